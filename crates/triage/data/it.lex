# Italian.
[negator]
non, mai, nessun, nessuno, nessuna, senza, niente, nulla, né
[more]
molto, così, davvero, veramente, totalmente, completamente, assolutamente, troppo, super
[less]
un po, abbastanza
[but]
ma, però, tuttavia, anche se, purtroppo, peccato
[positive 2.5]
ottim*, eccellent*, perfett*, fantastic*, meraviglios*, straordinari*, adoro, amo, miglior*, il top, top, impeccabil*, bravissim*, complimenti, stupend*
[positive 1.8]
buono, buona, bene, bravi, bravo, veloce, veloci, gentil*, simpatic*, utile, contento, contenta, felice, grazie, consiglio, consigliat*
soddisfatt*, piace, bello, bella, efficient*, disponibili, cortes*
[neutral 1]
buongiorno, buonasera, buona giornata, buona serata, va bene, tutto bene
[negative 3]
pessim*, orribil*, terribil*, vergogn*, truffa, truffatori, ladri, furto, schifo, schifos*, merda, peggior*, inaccettabil*, ridicol*, incompetent*
scandalos*, disastr*, indecent*, odio, una barzelletta, mai più, cazzo
[negative 1.8]
male, cattiv*, delus*, problema, problemi, guasto, guasti, errore, errori, lento, lenta, caro, rotto, rotta, difettos*, arrabbiat*, triste, ritardo
ritardi, reclamo, stufo, stufa, pers*, cancellat*, difficile, non funziona, disservizio, disservizi, maleducat*, impossibile
[complaint 2.2 + negative 0.8]
non funziona, non funzionano, non va, non si apre, non carica, senza internet, senza linea, senza segnale, senza corrente, non c è linea
internet non va, cade la linea, guasto, da <num> giorni, da <num> ore, da <num> settimane, da giorni, da settimane, da ieri, da lunedì, sto aspettando
aspetto da, ancora niente, ancora nulla, non ancora, non è arrivato, non è arrivata, mai arrivato, mai arrivata, non ho ricevuto, mai ricevuto
non è venuto, non si è presentato, addebitato due volte, doppio addebito, addebito, pagato due volte, bolletta sbagliata, rimborso, rimborsatemi
indietro i soldi, i miei soldi, nessuno risponde, non rispondete, non rispondono, nessuna risposta, arrivato rotto, rotto, difettoso, di nuovo
ancora una volta, non riesco, non riesco ad accedere, non mi fa, volo cancellato, pessimo servizio, disservizio
[fixed 2.5]
ora funziona, adesso funziona, funziona di nuovo, funziona tutto, risolto, tutto risolto, è risolto, è arrivato, arrivato oggi, tutto ok, tutto a posto, sistemato
[thanks 2.5 + action -1.2]
grazie, grazie mille, grazie tante, molte grazie, vi ringrazio, ringrazio
[politeness 1]
grazie in anticipo, per favore, per piacere, cortesemente
[query 2 + ask 1]
potete, potreste, può, potrebbe, posso, puoi, mi potete, come, quando, quanto, dove, perché, qual è, quale, quali, c è un, c è modo, avete
qualcuno sa, sapete se, una domanda, un informazione, informazioni, vorrei sapere, volevo sapere, è possibile, fino a quando, a che ora, chi
[action 1.6]
aiuto, aiutatemi, ho bisogno, mi serve, vorrei disdire, disdire, disdetta, annullare, rispondete, rispondetemi, chiamatemi, contattatemi, risolvete
rimborsatemi, potete, potreste, fate qualcosa, sto aspettando, aspetto, vorrei
[idle 1.8]
mai più, state alla larga, come sempre, come al solito, tipico, sconsiglio, sconsigliato, che barzelletta, vabbè
[opinion 1.5]
penso che, credo che, secondo me, a mio parere, mi sembra, dovreste, come sempre, come al solito
[praise 2.5]
ottimo servizio, buon servizio, servizio eccellente, servizio impeccabile, complimenti, complimenti a, bravi, bravissimi, ottimo lavoro, buon lavoro
lo consiglio, consigliatissimo, molto soddisfatto, molto soddisfatta, molto contento, siete i migliori, i migliori, continuate così, staff gentilissimo
[lead 3]
quanto costa, qual è il prezzo, che prezzo, prezzo di, preventivo, vorrei attivare, diventare cliente, nuovo cliente, siete coperti, copertura
spedite in, consegnate a, offerte, tariffe, abbonamento, sono interessato, sono interessata, mi interessa, vorrei comprare, cerco un, cerco una
cambiare operatore, passare a voi, disponibile a
[rival_negative 2 + switch 3]
stufo di <rival>, stufa di <rival>, lasciare <rival>, passare da <rival>, via da <rival>, sono con <rival>, cliente <rival>
[us_negative 2 + complaint 1.2]
passo a <rival>, vado con <rival>, passare a <rival>, cambio operatore, passo alla concorrenza
[press 3.5 + action 1.5]
giornalista, redazione, reporter, per un articolo, per un servizio, ufficio stampa, intervista, testata
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
avvocato, denuncia, denunciare, tribunale, vie legali, azione legale, causa, risarcimento, diffida, giudice di pace
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
agcom, agcm, codacons, altroconsumo, garante, corecom, associazione consumatori, arera
[severity 2]
da <num> giorni, da <num> settimane, da settimane, bambino, neonato, ospedale, disabile, hackerato, tutto il quartiere, smart working
[self_harm 4 + negative 3 + action 2 + severity 4]
uccidermi, suicidio, suicidarmi, voglio morire, farla finita, togliermi la vita, non voglio vivere, non voglio più vivere, farmi del male, ammazzarmi
[threat_to_life 4 + negative 3 + action 2 + severity 4]
vi ammazzo, ti ammazzo, vi uccido, bomba, pericolo di vita, pericolo di morte, fuga di gas, odore di gas, incendio, ambulanza, infarto, non respira
[urgent 2]
urgente, urgentemente, subito, immediatamente, il prima possibile, al più presto, emergenza, entro oggi, entro domani
[sarcasm 2 + negative 2 + complaint 0.8]
grazie per niente, grazie di niente, bel servizio, complimenti per il, complimenti davvero, bravi davvero, ottimo di nuovo, che bello di nuovo
[spam 3 + action -1.5]
guadagna, guadagnare online, clicca qui, hai vinto, seguimi, prestito veloce, lavora da casa, guadagno extra
[scam 3.5 + severity 2]
verifica il tuo account, verificare il tuo conto, conferma i tuoi dati, il tuo conto sarà, supporto ufficiale, account sospeso
[language 1]
il, lo, la, gli, è, e, non, che, di, mio, mia, un, una, per, con, si, in, del, della, nel, sono, ho, avete, ma, molto, ciao, da, mi, ci, vi, questo
ancora, anche, più, grazie, buongiorno, al, alla, l, dell
