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
depuis <num> heures, depuis <num> mois, depuis des mois, sans chauffage, sans électricité, sans eau, sans eau chaude
enceinte, fauteuil roulant, personne âgée, ma mère, mon père, ma grand mère, mon grand père, nourrisson, médicaments
médicament, malade, cancer, chimio, opération, bloqué à l'aéroport, bloqués à l'aéroport, à la rue, huissier
huissiers, découvert, compte vidé, compte piraté, piratée, usurpation d'identité, fuite de données, volé, volée
vol de, arnaqué, arnaquée, toute la rue, toute la ville, tout l'immeuble, enterrement, obsèques, peux pas travailler
peux plus travailler, discrimination, racisme, raciste, harcèlement, agressé, agressée, aveugle, sourd, sourde
mère célibataire, dégât des eaux, inondé, inondation, moisissures, punaises
[severity 3.5]
incendie, prend feu, pris feu, fumée, étincelles, explosé, électrocuté, décharge électrique, odeur de gaz
fuite de gaz, odeur de brûlé, blessé, blessée, blessure, saigne, inconscient, ambulance, pompiers
intoxication alimentaire, empoisonné, allergie, insuline, oxygène, dialyse, pacemaker, respirateur
agression sexuelle, harceleur
[self_harm 4 + negative 3 + action 2 + severity 4]
me suicider, suicide, me tuer, envie de mourir, veux mourir, plus envie de vivre, mettre fin à mes jours, me faire du mal
me foutre en l air, mieux mort
suicid*, me donner la mort, mettre fin à ma vie, mettre fin à ses jours, mettre un terme à ma vie, envie d'en finir
envie à en finir, envie en finir, veux d'en finir, veux à en finir, veux en finir, voudrais d'en finir
voudrais à en finir, voudrais en finir, décidé d'en finir, décidé à en finir, décidé en finir, vais d'en finir
vais à en finir, vais en finir, pense d'en finir, pense à en finir, pense en finir, en finir avec la vie
en finir avec ma vie, en finir avec tout ça, en finir avec mes jours, veux juste mourir, veut mourir
envie de crever, veux crever, vais me jeter, me pendre, me flinguer, me buter, se pendre, me tailler les veines
ouvrir les veines, m'immoler, s'immoler, pas envie de vivre, veux plus vivre, veut plus vivre
plus la force de vivre, raison de vivre, plus goût à la vie, marre de vivre, marre de la vie, fatigué de vivre
fatiguée de vivre, ras le bol de vivre, vie ne vaut plus la peine, vie ne vaut la peine, vie n'a plus de sens
vie n'a plus aucun sens, veux plus être là, veux plus me réveiller, ne plus me réveiller, mieux morte que vivant*
serais mieux morte, mieux sans moi, mieux si je n'étais plus là, mieux si j'étais mort, mieux si j'étais morte
voudrais être mort, voudrais être morte, aimerais être mort, aimerais être morte, aurais dû mourir
personne ne me regrettera, personne ne remarquera si, manquerai à personne, un poids pour tout le monde
être un poids, veux disparaître, envie de disparaître, me jeter sous, me jeter du, me jeter d'un, me jeter par
me jeter dans, sauter du pont, sauter du toit, sauter par la fenêtre, sauter d'un pont, sauter dans le vide
sous un train, sous le train, sur le pont prêt, tous mes médicaments, tous mes cachets, tous mes comprimés
tous mes médocs, avalé tous les médicaments, avalé tous les cachets, avalé trop de médicaments
avalé trop de cachets, avaler tous les médicaments, avaler tous les cachets, avaler trop de médicaments
avaler trop de cachets, pris tous les médicaments, pris tous les cachets, pris trop de médicaments
pris trop de cachets, avalé toute la boîte, pris toute la boîte, boîte de somnifères, boîte de médicaments
boîte de cachets, boîte de xanax, me fais du mal, scarifi*, me couper les veines, automutil*, lettre d'adieu
mon dernier message, dernier message avant, adieu à tous, adieu tout le monde, adieu le monde, pensées noires
idées noires, pousser à bout, quand je serai mort, quand je serai morte, vous m'aurez sur la conscience
aurez ma mort sur la conscience, dites à mes enfants que je, tchao la vie, j'arrête de vivre
ne passerai pas la nuit, en finir cette nuit, en finir ce soir, je vais faire une bêtise, une grosse bêtise
[self_harm 2]
en finir, j'en peux plus de cette vie, n'en peux plus de vivre, overdose, somnifères, antidépresseurs, ne tiens plus
je craque complètement
[self_harm 1.3]
plus d'espoir, aucun espoir, désespéré, désespérée, dépression, dépressif, dépressive, seul au monde, toute seule
je me déteste, ne sers à rien, mes cachets, mes médicaments, mourir, adieu
[threat_to_life 4 + negative 3 + action 2 + severity 4]
vous tuer, te tuer, je vais tuer, vous buter, danger de mort, odeur de gaz, fuite de gaz, incendie, prend feu
crise cardiaque, ne respire plus, monoxyde
en train de se noyer, stalke, stalkée, harcelée et suivie, appelez le 112, l'oxygène, avec oxygène, son oxygène
mon oxygène, odeur de brûlé, odeur de fumée, odeur de plastique brûlé, odeurs de gaz, odeurs de brûlé
odeurs de fumée, odeurs de plastique brûlé, sent le gaz, sentait le gaz, pue le gaz, sens le gaz, sentir le gaz
gaz qui fuit, fuites de gaz, fuite gaz, le gaz fuit, explosion de gaz, gaz s'échappe, maison est en feu
maison en feu, appartement est en feu, appartement en feu, appart est en feu, appart en feu, cuisine est en feu
cuisine en feu, voiture est en feu, voiture en feu, immeuble est en feu, immeuble en feu, box est en feu, box en feu
chargeur est en feu, chargeur en feu, batterie est en feu, batterie en feu, compteur est en feu, compteur en feu
maison brûle, appartement brûle, immeuble brûle, voiture brûle, compteur brûle, prise brûle, pris feu, prenait feu
en flammes, y a le feu, mettre le feu, foutre le feu, mis le feu, départ de feu, fumée qui sort, fumée sort
fumée noire, fumée partout, fumée s'échappe, fumée dans, ça sent le roussi, sent le brûlé, sent le cramé, étincelles
prise fondue, prise a fondu, prise qui fond, prise fume, batterie a explosé, batterie explosé, batterie explosée
téléphone a explosé, téléphone explosé, téléphone explosée, chargeur a explosé, chargeur explosé, chargeur explosée
box a explosé, box explosé, box explosée, m'a explosé à, a explosé dans, court circuit, électrocut*
pris une décharge, décharge électrique, choc électrique, fil dénudé, fil électrique, fil à nu, fils dénudés
fils électriques, fils à nu, câble électrique tombé, câble électrique par terre, câble électrique au sol
ligne électrique tombée, ligne électrique au sol, respire plus, respire pas, respire mal, arrive plus à respirer
arrive pas à respirer, peux plus respirer, peut plus respirer, du mal à respirer, s'étouffe, étouffe avec
s'est étouffé, arrêt cardiaque, infarctus, fait un avc, douleur à la poitrine, douleurs thoraciques, est inconscient
est inconsciente, était inconscient, était inconsciente, trouvé inconscient, trouvé inconsciente
trouvée inconscient, trouvée inconsciente, perdu connaissance, perte de connaissance, évanoui, évanouie
fait un malaise, est tombé dans les pommes, ne se réveille plus, ne se réveille pas, convulsions, convulse
crise d'épilepsie, saigne beaucoup, saigne énormément, saigne abondamment, perd beaucoup de sang
perdu beaucoup de sang, hémorragie*, plein de sang, choc anaphylactique, réaction allergique grave, œdème de quincke
plus d'insuline, sans insuline, coma diabétique, appareil d'oxygène, appareil respiratoire, appareil à oxygène
concentrateur d'oxygène, concentrateur respiratoire, concentrateur à oxygène, bouteille d'oxygène
bouteille respiratoire, bouteille à oxygène, assistance d'oxygène, assistance respiratoire, assistance à oxygène
sous oxygène, sans oxygène, besoin d'oxygène, respirateur, dialyse à domicile, coupure de courant et oxygène
coupure et oxygène, panne de courant et oxygène, panne et oxygène, matériel médical vital, soins intensifs
en réanimation, pronostic vital, entre la vie et la mort, appeler une ambulance, appeler l'ambulance
appeler le samu, appeler les pompiers, appelé une ambulance, appelé l'ambulance, appelé le samu, appelé les pompiers
appelez une ambulance, appelez l'ambulance, appelez le samu, appelez les pompiers, appelle une ambulance
appelle l'ambulance, appelle le samu, appelle les pompiers, attend une ambulance, attend l'ambulance, attend le samu
attend les pompiers, besoin d'une ambulance, appelez le 15, appelez le 18, appeler le 15, appeler le 18
appeler le 112, appelé le 15, appelé le 18, appelé le 112, impossible d'appeler les secours
impossible d'appeler les urgences, impossible d'appeler la police, impossible de joindre les secours
impossible de joindre les urgences, impossible de joindre les pompiers, impossible de joindre le samu
impossible de joindre la police, impossible de joindre le 112, impossible de joindre le 15
impossible de joindre le 18, peux pas appeler les secours, peux pas appeler les urgences
peut pas appeler les secours, peut pas appeler les urgences, numéros d'urgence ne, numéros d'urgence injoignables
numéros d'urgence hs, numéros d'urgence inaccessibles, appels d'urgence ne, appels d'urgence impossibles
appels d'urgence bloqués, ambulance est venue, ambulance est arrivée, ambulance est en route, emmené à l'hôpital
transporté aux urgences, transportée aux urgences, éclats de verre, verre dans la nourriture, verre dans mon
verre dans le, avalé une pile, avalé du verre, avalé de la javel, freins ont lâché, freins lâchent
freins ne marchent plus, freins ne répondent, plus de freins, chauffeur ivre, chauffeur bourré, chauffeur s'endort
chauffeur alcoolisé, empoisonné*, intoxication alimentaire grave, intoxication au gaz, noyade, enfant en danger
vie en danger, vies en danger, danger vital, va mourir si, va mourir à cause, vont mourir, quelqu'un va mourir
il va y avoir un mort, y aura des morts, mourir sans, coincé dans l'ascenseur, coincé dans un ascenseur
coincé dans votre ascenseur, coincé dans cet ascenseur, coincée dans l'ascenseur, coincée dans un ascenseur
coincée dans votre ascenseur, coincée dans cet ascenseur, coincés dans l'ascenseur, coincés dans un ascenseur
coincés dans votre ascenseur, coincés dans cet ascenseur, bloqué dans l'ascenseur, bloqué dans un ascenseur
bloqué dans votre ascenseur, bloqué dans cet ascenseur, bloquée dans l'ascenseur, bloquée dans un ascenseur
bloquée dans votre ascenseur, bloquée dans cet ascenseur, coincé dans la voiture, enfant est enfermé dans
enfant est enfermée dans, enfant est coincé dans, enfant enfermé dans, enfant enfermée dans, enfant coincé dans
bébé est enfermé dans, bébé est enfermée dans, bébé est coincé dans, bébé enfermé dans, bébé enfermée dans
bébé coincé dans, fille est enfermé dans, fille est enfermée dans, fille est coincé dans, fille enfermé dans
fille enfermée dans, fille coincé dans, panne d'ascenseur avec, séquestr*, pris en otage, prise d'otages, kidnapp*
enlevé ma fille, enlevé mon fils, te buter, te crever, te flinguer, te étrangler, te cramer, vous crever
vous flinguer, vous étrangler, vous cramer, vais le tuer, vais le buter, vais la tuer, vais la buter, vais les tuer
vais les buter, veux le tuer, veux le buter, veux la tuer, veux la buter, veux les tuer, veux les buter
tuer tout le monde, tuer ma femme, tuer mes enfants, tuer le livreur, tuer votre, tuer quelqu'un, tuer vos employés
tuer mon ex, tuer mon patron, je vais buter <any>, je vais planter <any>, vous planter, vais en tuer, égorg*
poignard*, coup de couteau, coups de couteau, avec un couteau, avec un flingue, avec un fusil, avec un marteau
avec une arme, avec une hache, avec une machette, sort un couteau, sorti un couteau, une arme à feu, coups de feu
une balle dans la, une balle dans ta, une balle dans votre, poser une bombe, mettre une bombe, posé une bombe
placé une bombe, mets une bombe, y a une bombe, bombe dans votre, bombe dans vos, bombe dans l', bombe dans le
bombe dans la, alerte à la bombe, menace de bombe, tout faire sauter, tout faire péter, tout faire exploser
faire sauter votre, faire sauter vos, faire sauter l'immeuble, faire sauter le bâtiment, faire sauter la boutique
faire sauter l'agence, faire exploser votre, faire exploser vos, faire exploser l'immeuble
faire exploser le bâtiment, faire exploser la boutique, faire exploser l'agence, brûler votre agence
brûler votre bureaux, brûler votre locaux, brûler votre boutique, brûler votre magasin, brûler vos agence
brûler vos bureaux, brûler vos locaux, brûler vos boutique, brûler vos magasin, cramer votre agence
cramer votre bureaux, cramer votre locaux, cramer votre boutique, cramer vos agence, cramer vos bureaux
cramer vos locaux, cramer vos boutique, vous allez mourir, vous allez crever, tu vas mourir, tu vas crever
t'es mort, tu es mort, vous êtes morts, menace de mort, menaces de mort, menacée de mort, sais où tu habites
sais où vous habitez, sais où tu travailles, sais où vous travaillez, vous attends à la sortie
t'attends à la sortie, bain de sang, mon ex me suit, mon ex me harcèle, mon ex a mis, mon ex me traque
mon ex sait où, mon ex connaît, mon ex a eu, mon ex a trouvé, mon ex me menace, mon ex est devant
mis un traceur sur, mis un traceur dans, mis un traceur sous, mis un mouchard sur, mis un mouchard dans
mis un mouchard sous, mis un gps sur, mis un gps dans, mis un gps sous, posé un traceur sur, posé un traceur dans
posé un traceur sous, posé un mouchard sur, posé un mouchard dans, posé un mouchard sous, posé un gps sur
posé un gps dans, posé un gps sous, me suit dans la rue, me suit depuis, me suit jusqu'à, me suit jusque
suivie dans la rue, suivie depuis, suivie jusqu'à, suivie jusque, on me suit, quelqu'un me suit, je suis suivie
harceleur, devant ma porte avec, devant ma porte depuis, devant chez moi avec, devant chez moi depuis
mon adresse à mon ex, mari me frappe, mari violent, mari me bat, conjoint violent, ex violent, il me frappe
il me bat, violences conjugales, femme battue, il va me tuer, elle va me tuer, veut me tuer, va nous tuer, violée
m'a agressée sexuellement, agression sexuelle, cambrioleur dans, entrent chez moi, quelqu'un essaie d'entrer
laisse pas sortir de la voiture, verrouillé les portes, enfant disparu, enfant a disparu, fille a disparu
fils a disparu, envoyez les secours, envoyez la police, envoyez de l'aide, appelez la police, appelez les secours
appelez les flics
[threat_to_life 2]
ambulance, samu, pompiers, les secours, oxygène, dialyse, insuline, flammes, overdose, otage, inconscient
inconsciente, fusillade, explosifs, attentat, couteau, machette, hémorragie, intoxiqué, intoxication, asphyxie
[threat_to_life 1.7]
fumée, feu, explosé, brûlé, étouffe, saigne, arme, flingue, fusil, menace, menacée, traceur, diabétique, malaise
convulsion, pacemaker
[threat_to_life 1.3]
sang, j'ai peur, peur pour, au secours, hurle
[figurative 4 + neutral 1]
mort de rire, mort de faim, mort de soif, mort de fatigue, mort de honte, morte de rire, morte de faim
morte de soif, morte de fatigue, morte de honte, morts de rire, morts de faim, morts de soif, morts de fatigue
morts de honte, mortes de rire, mortes de faim, mortes de soif, mortes de fatigue, mortes de honte, mourir de rire
mourir de faim, mourir de soif, mourir de chaud, mourir de froid, mourir de honte, mourir de ennui
mourir de curiosité, crève de faim, crève de chaud, crève de soif, crève de froid, crève de rire, crever de faim
crever de chaud, crever de soif, crever de froid, crever de rire, crevé de fatigue, envie de mourir de rire
envie de mourir de honte, envie de crever de rire, envie de crever de honte, meurs de rire, meurs de faim
meurs de soif, meurs de chaud, meurs de froid, meurs de envie, mdr, ptdr, c'est de la bombe, c'est la bombe
bombe atomique, bombe sexuelle, bombe anatomique, bombe de bain, bombe de peinture, bombe à eau, bombe glacée
une bombe ce, une bombe cette, une bombe le, une bombe la, une bombe atomique, tue le temps, tue le game
tue le suspense, tue le moral, tue le métier, tue le silence, tuer le temps, tuer le game, tuer le suspense
tuer le moral, tuer le métier, tuer le silence, tuent le temps, tuent le game, tuent le suspense, tuent le moral
tuent le métier, tuent le silence, m'a me tuer de rire, m'a tuer de rire, vas me tuer de rire, vas tuer de rire
va me tuer de rire, va tuer de rire, vont me tuer de rire, vont tuer de rire, allez me tuer de rire
allez tuer de rire, vous allez me tuer de rire, tu vas me tuer, ça va me tuer, chaleur va me tuer
suspense va me tuer, attente va me tuer, fatigue va me tuer, boulot va me tuer, stress va me tuer, mère va me tuer
daronne va me tuer, femme va me tuer, mari va me tuer, père va me tuer, patron va me tuer, copine va me tuer, ça tue
qui tue, prix qui tue, tuerie, c'est une tuerie, tuer le match, tuer le boss, tuer des zombies, vais te tuer au fifa
vais te tuer au fortnite, vais te tuer au cod, vais te tuer au jeu, vais te tuer sur fifa, vais te tuer sur fortnite
vais te tuer sur cod, vais te tuer sur jeu, vais te tuer dans fifa, vais te tuer dans fortnite
vais te tuer dans cod, vais te tuer dans jeu, suicide squad, suicide commercial, suicide politique
suicide économique, suicide professionnel, suicide collectif, mission suicide, suicide social, overdose de chocolat
overdose de sucre, overdose de pub, overdose de café, overdose de mignonnerie, overdose de publicité
en finir avec ce contrat, en finir avec cette, en finir avec ce, en finir avec le, en finir avec les
en finir avec vous, en finir avec votre, en finir avec mon abonnement, en finir avec mon contrat
en finir avec bouygues, en finir avec sfr, en finir avec orange, en finir avec free, pour en finir avec
pour en finir une, qu'on en finisse, envie d'en finir avec ce, envie d'en finir avec cette
envie d'en finir avec votre, envie d'en finir avec vos, envie d'en finir avec les, envie d'en finir avec le
en finir avec les pubs, en finir avec les publicité, en finir avec les galère, en finir avec les spam
en finir avec la pubs, en finir avec la publicité, en finir avec la galère, en finir avec la spam
assurance incendie, alarme incendie, détecteur incendie, porte incendie, sécurité incendie, exercice incendie
consigne incendie, consignes incendie, alarme à incendie, détecteur de fumée pile, détecteur de fumée bipe
détecteur de fumée piles, détecteur de fumée en promo, détecteur de fumée offert, détecteur de monoxyde pile
détecteur de monoxyde bipe, détecteur de monoxyde piles, détecteur de monoxyde en promo
détecteur de monoxyde offert, détecteurs de fumée, pile du détecteur de fumée, feu d'artifice, feux d'artifice
feu rouge, feu vert, feu orange, feu de camp, feu de joie, feu tricolore, feux de, feux rouges, feux tricolores
tout feu tout flamme, le feu ce soir, le feu sur scène, le feu au dancefloor, le feu au stade, mis le feu au stade
mis le feu à la scène, mis le feu au public, mis le feu au dancefloor, mis le feu sur scène
mettre le feu au dancefloor, mettre le feu à la scène, mettre le feu au stade, mettre le feu ce soir, mettez le feu
allumer le feu, free fire, coup de feu en cuisine, fire tv, en feu ce soir, en feu cette saison, en feu sur scène
en feu aujourd'hui, équipe en feu, public en feu, stade en feu, ambiance en feu, y a pas le feu, il n'y a pas le feu
y a le feu ce soir, y a le feu sur, y a le feu au stade, y a le feu à l'ambiance, au feu rouge, au feu vert
au feu de, au feu orange, cuisson au feu, cuit au feu, frôlé la crise cardiaque, frôlé la infarctus
frôlé une crise cardiaque, frôlé une infarctus, frôlé un crise cardiaque, frôlé un infarctus
failli faire la crise cardiaque, failli faire la infarctus, failli faire une crise cardiaque
failli faire une infarctus, failli faire un crise cardiaque, failli faire un infarctus
fait faire la crise cardiaque, fait faire la infarctus, fait faire une crise cardiaque, fait faire une infarctus
fait faire un crise cardiaque, fait faire un infarctus, crise cardiaque en voyant, crise cardiaque quand j'ai vu
crise cardiaque devant, j'ai failli m'étouffer, étouffé de rire, tueur de prix, tueur à gages le film
batterie morte, batterie mort, batterie à plat, batterie est morte, batterie est mort, pile morte, pile mort
pile à plat, pile est morte, pile est mort, ligne morte, ligne mort, ligne à plat, ligne est morte, ligne est mort
téléphone morte, téléphone mort, téléphone à plat, téléphone est morte, téléphone est mort, point mort, temps mort
prix ont explosé, prix explosent, prix explosés, facture a explosé, facture explosé, ma facture a explosé
explosé de rire, explosé mon forfait, m'a explosé de rire, forfait explosé, compteurs explosé, record explosé
éclats de rire, ambulance série, ambulance film, ambulance playmobil, ambulance lego, police série, police film
police playmobil, police lego, pompiers série, pompiers film, pompiers playmobil, pompiers lego
calendrier des pompiers, bal des pompiers, tireur d'élite jeu, tireur d'élite film, arme secrète, arme fatale
arme à double, couteau suisse, couteau de cuisine, couteau à pain, couteau sous la gorge, couteaux de cuisine
tu es mort de rire, t'es mort de rire, t'es mort mdr, t'es mort ptdr, t'es mort lol, tu es mort pour moi
vous êtes morts de rire, attentat à la pudeur, attentat au goût, attentat gustatif, attentat visuel
attentat capillaire, attentat vestimentaire, sueurs froides, coincé dans une boucle, coincé dans un contrat
coincé dans les bouchons, coincé dans cet abonnement, otage de votre, otage de vos, otage de ce, otage de cette
otage de mon contrat, otage de mon forfait, pris en otage par votre, pris en otage par mon, pris en otage par sfr
pris en otage par orange, pris en otage par free, pris en otage par un contrat, pris en otage par la sncf
pris en otage par les grèves, prise en otage des clients, prise en otage des usagers, prise en otage des voyageurs
usagers pris en otage, clients pris en otage, raison de vivre c'est, raison de vivre ma, raison de vivre mon
veux disparaître de vos fichiers
[urgent 2]
urgent, urgence, en urgence, immédiatement, tout de suite, au plus vite, le plus vite possible, aujourd hui même, avant demain
aujourd'hui même, dès que possible, asap, immédiat, dans l'heure, dans une heure, dans <num> minutes
dans <num> heures, avant ce soir, ce soir, demain matin, pour demain, mon vol est, mon vol part, mon train part
à l'aéroport, à la porte d'embarquement, embarquement dans, coincé à, bloqué dehors, bloquée dehors, enfermé dehors
à la rue, vite svp, vite s'il vous plait, faites vite, dépêchez vous, dépêchez, sans attendre, sans délai
plus le temps, maintenant svp, de toute urgence, très urgent, c'est urgent, expire aujourd'hui, dernier délai
chaque minute compte, en ce moment même
[urgent 0.9]
aujourd'hui, demain, maintenant, vite, rapidement, bientôt, ce matin, cet après midi
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
