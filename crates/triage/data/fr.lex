# French.
[negator]
pas, jamais, aucun, aucune, sans, rien, personne, plus de, ni
[more]
très, trop, vraiment, tellement, super, extrêmement, complètement, totalement, absolument, si
[less]
un peu, assez, plutôt
[but]
mais, cependant, pourtant, sauf, malheureusement, par contre
[positive 2.5]
excellent*, génial*, parfait*, super, fantastique*, incroyable, formidable*, magnifique*, j adore, adore, extra, au top, top
meilleur, meilleure, ravi, ravie, enchanté, nickel, impeccable*, bravo
[positive 1.8]
bon, bonne, bien, rapide, sympa, sympathique*, gentil, gentille, aimable, agréable*, efficace*, utile, content, contente
satisfait*, merci, recommande, réactif, réactive, professionnel*, heureux, heureuse, plaisir, félicitations, pratique
[neutral 1]
bonjour, bonsoir, bonne journée, bonne soirée, bien cordialement, bien sûr, bon courage, ou bien, eh bien
[negative 3]
scandaleu*, honteu*, inadmissible*, inacceptable*, arnaque, arnaqueurs, voleurs, vol, nul, nulle, nuls, merde, merdique*
catastroph*, lamentable*, horrible*, déplorable*, incompéten*, pire, foutage de gueule, se moque, escroquerie, escrocs, dégoût*
minable*, une blague, insupportable, honte, ras le bol, marre, fuyez, cauchemar
[negative 1.8]
mauvais*, déçu*, décev*, problème, problèmes, panne, pannes, retard, lent, lente, cher, chère, cassé*, défectueu*, erreur, énerv*
fâché, colère, triste, dommage, impossible, bug, bugs, plainte, réclamation, injoignable*, désagréable*, mécontent*, perdu*, difficile
ne marche pas, ne fonctionne pas, faux, annulé*, abusé, agac*
[complaint 2.2 + negative 0.8]
ne marche pas, ne marche plus, ne fonctionne pas, ne fonctionne plus, marche pas, fonctionne pas, marche plus, en panne, panne
plus d internet, pas d internet, plus de réseau, pas de réseau, plus de connexion, pas de connexion, pas de réponse, aucune réponse
aucune nouvelle, toujours pas, toujours rien, toujours aucune, j attends, attends depuis, depuis <num> jours, depuis <num> semaines
depuis <num> heures, depuis <num> mois, depuis hier, depuis lundi, depuis vendredi, depuis une semaine, depuis des jours
depuis des semaines, jamais reçu, pas reçu, rien reçu, pas arrivé, pas livré, jamais arrivé, débité deux fois, prélevé deux fois
facturé deux fois, surfacturé, erreur de facture, erreur de facturation, remboursement, rembourser, remboursez, colis perdu
technicien pas venu, n est pas venu, n est jamais venu, personne ne répond, ne répond pas, injoignable, défectueux, cassé
abîmé, coupure, coupures, coupe sans arrêt, encore une fois, impossible de, n arrive pas à, vol annulé, train annulé, très en retard
[fixed 2.5]
remarche, ça remarche, fonctionne à nouveau, marche à nouveau, est résolu, c est résolu, problème résolu, c est réglé, tout est réglé
réglé, c est bon, est rétabli, rétabli, bien reçu, tout est ok, ça marche maintenant
[thanks 2.5 + action -1.2]
merci, merci beaucoup, merci bien, mille mercis, un grand merci, je vous remercie
[politeness 1]
merci d avance, s il vous plaît, svp, stp, s il te plaît, merci de
[query 2 + ask 1]
pouvez vous, pourriez vous, peux tu, est ce que, est il possible, comment, quand, combien, où est, où sont, où puis, pourquoi
quel est, quelle est, quels sont, quelles sont, y a t il, avez vous, j ai une question, une question, savez vous, quelqu un sait
puis je, peut on, à quelle heure, jusqu à quand, qui peut, qu est ce que, dois je
[action 1.6]
aidez moi, besoin d aide, à l aide, merci de me, contactez moi, rappelez moi, appelez moi, répondez, je voudrais, je souhaite
j aimerais, résilier, annuler ma, annuler mon, remboursez, faites quelque chose, pouvez vous, pourriez vous, merci de, réglez
j attends, besoin de, où est, quand est ce
[idle 1.8]
plus jamais, fuyez, à fuir, comme d habitude, comme toujours, quelle blague, bref, voilà voilà, ça m étonne pas
[opinion 1.5]
je pense, je trouve, à mon avis, selon moi, je crois, il faudrait, vous devriez, comme d habitude, comme toujours
[praise 2.5]
bon service, excellent service, super service, service au top, bon travail, beau travail, bravo, bravo à, chapeau, très satisfait
très satisfaite, je recommande, très content, très contente, équipe au top, super équipe, meilleur opérateur, service impeccable
très réactif, continuez, au top, très professionnel, vous êtes les meilleurs
[lead 3]
combien coûte, quel est le prix, quel prix, tarif, tarifs, vos tarifs, un devis, devis pour, devenir client, nouveau client
souscrire, m abonner, abonnement, livrez vous, disponible à, disponible chez, éligible, éligibilité, intéressé par, intéressée par
je cherche un, je cherche une, cherche un opérateur, changer d opérateur, vous proposez, proposez vous, offre pour, acheter
[rival_negative 2 + switch 3]
quitter <rival>, marre de <rival>, quitte <rival>, partir de <rival>, ras le bol de <rival>, je suis chez <rival>, passer de <rival>
[us_negative 2 + complaint 1.2]
je pars chez <rival>, passer chez <rival>, je passe chez <rival>, aller chez <rival>, chez la concurrence, à la concurrence
[press 3.5 + action 1.5]
journaliste, rédaction, reporter, pour un article, pour un reportage, service presse, demande presse, attaché de presse, interview
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
avocat, mon avocate, tribunal, porter plainte, plainte, poursuites, justice, mise en demeure, dommages et intérêts, huissier, rgpd
action en justice
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
arcep, dgccrf, cnil, médiateur, que choisir, 60 millions, répression des fraudes, ufc
[severity 2]
depuis <num> jours, depuis <num> semaines, depuis des semaines, depuis des jours, tout le quartier, bébé, hôpital, handicapé, piraté, télétravail
[self_harm 4 + negative 3 + action 2 + severity 4]
me suicider, suicide, me tuer, en finir, envie de mourir, veux mourir, plus envie de vivre, mettre fin à mes jours, me faire du mal
me foutre en l air, mieux mort
[threat_to_life 4 + negative 3 + action 2 + severity 4]
vous tuer, te tuer, je vais tuer, bombe, vous buter, danger de mort, odeur de gaz, fuite de gaz, incendie, prend feu, ambulance, samu
crise cardiaque, ne respire plus, monoxyde
[urgent 2]
urgent, urgence, en urgence, immédiatement, tout de suite, au plus vite, le plus vite possible, aujourd hui même, avant demain
[sarcasm 2 + negative 2 + complaint 0.8]
merci pour rien, bravo pour le, super encore, génial encore, encore bravo, quel service, comme c est pratique, bien joué
[spam 3 + action -1.5]
gagner de l argent, cliquez ici, gagnez, vous avez gagné, suivez moi, abonnez vous à ma, prêt entre particuliers, offre de prêt
marabout, retour affectif, revenus passifs
[scam 3.5 + severity 2]
vérifiez votre compte, confirmez vos, votre compte sera, compte suspendu, mettre à jour vos coordonnées, support officiel
[language 1]
le, la, les, est, et, pas, je, vous, nous, mon, ma, mes, un, une, des, du, pour, avec, que, qui, sur, dans, ce, ça, j, l, d, c, n, qu, bonjour
merci, depuis, votre, vos, plus, toujours, au, aux, ne, ai, suis, sont, avez
