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
da <num> mesi, da <num> ore, da mesi, da giorni, senza luce, senza corrente, senza acqua, senza gas
senza riscaldamento, senza acqua calda, incinta, sedia a rotelle, carrozzina, invalido, invalida, anziana, anziano
anziani, mia madre, mio padre, mia nonna, mio nonno, mamma anziana, neonata, medicine, farmaci, farmaco, malato
malata, tumore, cancro, chemio, operazione, intervento chirurgico, cieco, sordo, sorda, autistico, ragazza madre
bloccati in aeroporto, bloccato in aeroporto, per strada, sfratto, pignoramento, debiti, recupero crediti
conto svuotato, svuotato il conto, hackerata, rubato, rubata, furto, truffato, truffata, furto d'identità
fuga di dati, violazione dei dati, sim swap, tutta la via, tutta la città, tutto il palazzo, tutto il paese
funerale, non posso lavorare, non riesco a lavorare, perso il lavoro, discriminazione, razzismo, razzista, molestie
aggredito, aggredita, allagato, allagata, allagamento, muffa, topi
[severity 3.5]
in fiamme, preso fuoco, prende fuoco, incendio, fumo, scintille, esploso, scossa elettrica, puzza di gas
odore di gas, fuga di gas, perdita di gas, puzza di bruciato, ferito, ferita, feriti, sanguina, svenuto, svenuta
ambulanza, ricoverato, ricoverata, intossicazione, intossicato, avvelenato, reazione allergica, allergia, insulina
ossigeno, dialisi, pacemaker, respiratore, violenza sessuale, molestata, stalker, vetro nel, vetro nella
[self_harm 4 + negative 3 + action 2 + severity 4]
uccidermi, suicidio, suicidarmi, voglio morire, farla finita, togliermi la vita, non voglio vivere, non voglio più vivere, farmi del male, ammazzarmi
suicid*, mi ammazzo, mi uccido, mi impicco, vorrei ammazzo, vorrei uccido, vorrei impicco, voglio ammazzo
voglio uccido, voglio impicco, impiccarmi, mi voglio ammazzare, mi voglio uccidere, mi voglio impiccare
mi voglio togliere la vita, vuole ammazzarsi, si vuole uccidere, si vuole ammazzare, uccidersi, si è ucciso
si è uccisa, si è ammazzato, si è ammazzata, si è tolto la vita, mi tolgo la vita, togliersi la vita
mettere fine alla vita, porre fine alla vita, fine alla mia vita, fine alla mia esistenza, la faccio finita
faccio finita con la vita, faccio finita con tutto, non voglio esistere, non voglio esserci più
non voglio svegliarmi, non vorrei esistere, non vorrei esserci più, non vorrei svegliarmi, nn voglio più vivere
nn voglio vivere, non ho voglia di vivere, non riesco più a vivere, non ce la faccio più a vivere
non voglio più esistere, non voglio più esserci, non voglio più svegliarmi, non voglio più stare al mondo
non voglio più stare qui, non ho più voglia di vivere, non ho più voglia per vivere, non ho più motivo di vivere
non ho più motivo per vivere, non ho più motivi di vivere, non ho più motivi per vivere
non ho più ragione di vivere, non ho più ragione per vivere, non ho più ragioni di vivere
non ho più ragioni per vivere, non ho voglia per vivere, non ho motivo di vivere, non ho motivo per vivere
non ho motivi di vivere, non ho motivi per vivere, non ho ragione di vivere, non ho ragione per vivere
non ho ragioni di vivere, non ho ragioni per vivere, voglia di vivere non, voglia di vivere è finita
voglia di vivere l'ho persa, perso la voglia di vivere, nessun motivo per vivere, nessuna ragione per vivere
non ha più senso vivere, non ha senso vivere, non vale più la pena vivere, non vale la pena vivere
la mia vita non vale, la vita non vale, stanco di vivere, stanca di vivere, stufo di vivere, stufa di vivere
stanco della vita, stanca della vita, vita non ha più senso, vita non ha senso, voglio essere morto
voglio essere morta, vorrei morire, vorrei essere morto, vorrei essere morta, preferisco morire
preferisco essere morto, preferisco essere morta, preferirei morire, preferirei essere morto
preferirei essere morta, voglia di morire, voglio solo morire, sparire per sempre, scomparire per sempre
non svegliarmi più, vorrei non essere mai nato, vorrei non essere mai nata, vorrei non svegliarmi, meglio morto
meglio morta, meglio morire, meglio la morte, meglio se muoio, meglio se non ci fossi, meglio se fossi morto
meglio se fossi morta, meglio senza di me, starebbero meglio senza, nessuno sentirà la mia mancanza
non mancherò a nessuno, non mancherei a nessuno, sono un peso per, essere un peso per, un peso per tutti
mi butto dal, mi butto dalla, mi butto giù, mi butto sotto, mi lancio dal, mi lancio dalla, mi lancio giù
mi lancio sotto, mi getto dal, mi getto dalla, mi getto giù, mi getto sotto, mi taglio le vene, mi taglio i polsi
mi sparo in testa, mi sparo un colpo, buttarmi dal, buttarmi dalla, buttarmi giù, buttarmi sotto, buttarmi nel
lanciarmi dal, lanciarmi dalla, lanciarmi giù, lanciarmi sotto, lanciarmi nel, gettarmi dal, gettarmi dalla
gettarmi giù, gettarmi sotto, gettarmi nel, buttarsi dal, buttarsi dalla, buttarsi giù, buttarsi sotto, buttarsi nel
saltare dal ponte, saltare dalla finestra, saltare giù dal, saltare dal balcone, saltare nel vuoto, sotto un treno
sotto il treno, sotto al treno, davanti un treno, davanti il treno, davanti al treno, sono sul ponte
tagliarmi le vene, tagliarmi i polsi, mi sono tagliata le vene, mi sono tagliato le vene, autolesion*
farmi male da solo, farmi male da sola, spararmi, darmi fuoco, mi do fuoco, preso un flacone di
preso una scatola di, ingoiato un flacone di, ingoiato una scatola di, prendo un flacone di, prendo una scatola di
ingoio un flacone di, ingoio una scatola di, preso troppe pillole, preso troppe pastiglie, preso troppe gocce
preso troppe compresse, ingoiato troppe pillole, ingoiato troppe pastiglie, ingoiato troppe gocce
ingoiato troppe compresse, tutte le mie pillole, tutte le mie pastiglie, tutte le mie medicine
tutte le mie pasticche, tutte le mie gocce, tutte le pillole, tutte le pastiglie, tutte le medicine
tutte le pasticche, tutte le gocce, tutti i sonniferi, lettera d'addio, messaggio d'addio, il mio ultimo messaggio
ultimo messaggio prima, addio a tutti, addio mondo, addio per sempre, quando sarò morto, quando sarò morta
quando non ci sarò più, non arrivo a domani, non ci sarò domani, non vedo via d'uscita, non vedo vie d'uscita
non vedo altra via, non vedo altra soluzione che, nessuna via d'uscita, mi avrete sulla coscienza
la mia morte sulla coscienza
[self_harm 2]
overdose, antidepressivi, sonniferi, voglio sparire, vorrei sparire, voglio scomparire, non ce la faccio più a
voglio morire dentro, non reggo più
[self_harm 1.3]
senza speranza, nessuna speranza, mi odio, odio la mia vita, sola al mondo, solo al mondo, depressione, depressa
depresso, disperata, disperato, le mie pillole, le mie medicine, morire, addio
[threat_to_life 4 + negative 3 + action 2 + severity 4]
vi ammazzo, ti ammazzo, vi uccido, pericolo di vita, pericolo di morte, fuga di gas, odore di gas, incendio, infarto, non respira
vetro nel cibo, vetro nel piatto, vetro nel panino, vetro nel omogeneizzato, ingoiato una pila
ingoiato una batteria, ti sparo in, vi sparo in, l'ossigeno, con ossigeno, puzza di gas, puzza del gas
odore del gas, puzzo di gas, puzzo del gas, sento il gas, sento gas, odore forte di gas, puzza forte di gas
puzza tanto di gas, puzza di bruciato, puzza di fumo, puzza di plastica bruciata, puzzo di bruciato, puzzo di fumo
puzzo di plastica bruciata, odore di bruciato, odore di fumo, odore di plastica bruciata, perdita di gas
perdite di gas, fughe di gas, il gas perde, gas che esce, esce gas, esce il gas, esplosione di gas, monossido*
si sente gas, si sente il gas, casa brucia, casa sta bruciando, appartamento brucia, appartamento sta bruciando
cucina brucia, cucina sta bruciando, palazzo brucia, palazzo sta bruciando, auto brucia, auto sta bruciando
macchina brucia, macchina sta bruciando, treno brucia, treno sta bruciando, autobus brucia, autobus sta bruciando
contatore brucia, contatore sta bruciando, preso fuoco, prende fuoco, prendendo fuoco, va a fuoco, andato a fuoco
andata a fuoco, in fiamme, dare fuoco, do fuoco, diamo fuoco, dato fuoco, brucio tutto, brucio il negozio
brucio la sede, brucio gli uffici, bruciarvi tutti, bruciarvi vivi, bruciarvi il negozio, bruciarvi la sede
batteria è esplosa, batteria è scoppiata, batteria esplosa, batteria scoppiata, bombola è esplosa
bombola è scoppiata, bombola esplosa, bombola scoppiata, telefono è esploso, telefono è scoppiato, telefono esploso
telefono scoppiato, caricabatterie è esploso, caricabatterie è scoppiato, caricabatterie esploso
caricabatterie scoppiato, cellulare è esploso, cellulare è scoppiato, cellulare esploso, cellulare scoppiato
contatore è esploso, contatore è scoppiato, contatore esploso, contatore scoppiato, router è esploso
router è scoppiato, router esploso, router scoppiato, esploso in mano, scoppiato in mano, esce del fumo
esce tanto fumo, esce un sacco di fumo, esce fumo, usciva del fumo, usciva tanto fumo, usciva un sacco di fumo
usciva fumo, uscito del fumo, uscito tanto fumo, uscito un sacco di fumo, uscito fumo, c'è del fumo, c'è tanto fumo
c'è un sacco di fumo, c'è fumo, sta uscendo del fumo, sta uscendo tanto fumo, sta uscendo un sacco di fumo
sta uscendo fumo, fumo nero, fumo ovunque, fumo che esce, fumo dal, fumo dalla, pieno di fumo, fa scintille
escono scintille, uscite scintille, fanno scintille, sprizza scintille, scintille dal, scintille dalla
scintille nella, scintille nel, preso una scossa, preso la scossa, preso scossa, presa una scossa, presa la scossa
presa scossa, prendo una scossa, prendo la scossa, prendo scossa, dato una scossa, dato la scossa, dato scossa
presi una scossa, presi la scossa, presi scossa, scossa elettrica, scosse elettriche, folgorat*, cavo scoperto
cavo caduto, cavo penzolante, cavo alta tensione, cavi scoperti, cavi caduti, cavi penzolanti
cavi elettrici scoperti, fili scoperti, fili elettrici scoperti, fili caduti, filo scoperto, cortocircuito
corto circuito, presa fusa, presa sciolta, presa bruciata, palo caduto, non riesce a respirare
non riesco a respirare, non sta respirando, non respirava, ha smesso di respirare, fatica a respirare
difficoltà a respirare, difficoltà respiratorie, sta soffocando, arresto cardiaco, attacco di cuore
attacco cardiaco, ictus, dolore al petto, dolori al petto, è incosciente, è svenuto, è svenuta, era incosciente
era svenuto, era svenuta, trovato incosciente, trovato svenuto, trovato svenuta, trovata incosciente
trovata svenuto, trovata svenuta, privo di sensi, priva di sensi, ha perso i sensi, perso conoscenza
non si sveglia più, non si sveglia da, convulsioni, crisi epilettica, perde molto sangue, perde tanto sangue
perde sangue, sanguina molto, sanguina tanto, sanguina tantissimo, emorragia*, coperto di sangue, pieno di sangue
shock anafilattico, reazione allergica grave, anafilassi, senza insulina, insulina finita, insulina in frigo
insulina al caldo, concentratore di ossigeno, concentratore d' ossigeno, concentratore dell' ossigeno
bombola di ossigeno, bombola d' ossigeno, bombola dell' ossigeno, bombole di ossigeno, bombole d' ossigeno
bombole dell' ossigeno, macchina di ossigeno, macchina d' ossigeno, macchina dell' ossigeno, macchinario di ossigeno
macchinario d' ossigeno, macchinario dell' ossigeno, ossigeno terapia, ossigeno e senza, ossigeno finito
ossigeno sta finendo, ossigeno senza corrente, ossigenoterapia, senza ossigeno, sotto ossigeno
attaccato all'ossigeno, attaccato alle macchine, attaccata all'ossigeno, bisogno di ossigeno, blackout e ossigeno
senza corrente e ossigeno, senza luce e ossigeno, respiratore, ventilatore polmonare, dialisi a casa
dialisi domiciliare, macchinari salvavita, apparecchi salvavita, elettromedical*, salvavita medic*
terapia intensiva, in rianimazione, tra la vita e la morte, questione di vita, rischio la vita, rischia la vita
rischiamo la vita, rischio della vita, rischia di morire, rischiamo di morire, vita in pericolo, vite in pericolo
pericolo per la vita, chiamare un'ambulanza, chiamare l'ambulanza, chiamare il 118, chiamare il 112
chiamare i pompieri, chiamate un'ambulanza, chiamate l'ambulanza, chiamate il 118, chiamate il 112
chiamate i pompieri, chiamato un'ambulanza, chiamato l'ambulanza, chiamato il 118, chiamato il 112
chiamato i pompieri, chiamo un'ambulanza, chiamo l'ambulanza, chiamo il 118, chiamo il 112, chiamo i pompieri
serve un'ambulanza, serve l'ambulanza, mandate un'ambulanza, mandate l'ambulanza, aspetto un'ambulanza
aspetto l'ambulanza, aspettando un'ambulanza, aspettando l'ambulanza, non riesco a chiamare i soccorsi
non riusciamo a chiamare i soccorsi, non posso a chiamare i soccorsi, non possiamo a chiamare i soccorsi
non si riesce a chiamare i soccorsi, non posso chiamare i soccorsi, non posso chiamare aiuto
non posso chiamare la polizia, 112 non risponde, 112 non funziona, 112 irraggiungibile, 118 non risponde
118 non funziona, 118 irraggiungibile, numeri di emergenza non, numeri di emergenza irraggiungibili
numeri d'emergenza non, numeri d'emergenza irraggiungibili, in ambulanza, con l'ambulanza, mandate aiuto
mandate i soccorsi, mandate la polizia, mandate qualcuno subito, chiamate la polizia, chiamate i carabinieri
chiamate aiuto, sta morendo, stanno morendo, muore qualcuno, muore senza, muore se non, morirà qualcuno
morirà senza, morirà se non, moriranno qualcuno, moriranno senza, moriranno se non, morire qualcuno, morire senza
morire se non, qualcuno muore, qualcuno morirà, qualcuno si farà male, ci scappa il morto, ci scapperà il morto
pezzi di vetro, schegge di vetro, freni rotti, freni non funzionano, freni non rispondono, freni guasti
autista ubriaco, autista drogato, autista si è addormentato, autista addormentato, autista ubriaca
conducente ubriaco, avvelenat*, avvelenare, avvelenamento, annega, annegando, bambino in pericolo
bambini in pericolo, bloccat* in ascensore, bloccat* nell' ascensore, bloccat* dentro l' ascensore
bloccat* in un ascensore, intrappolat* in ascensore, intrappolat* nell' ascensore, intrappolat* dentro l' ascensore
intrappolat* in un ascensore, chiusi in ascensore, chiusi nell' ascensore, chiusi dentro l' ascensore
chiusi in un ascensore, chiusa in ascensore, chiusa nell' ascensore, chiusa dentro l' ascensore
chiusa in un ascensore, chiuso in ascensore, chiuso nell' ascensore, chiuso dentro l' ascensore
chiuso in un ascensore, bambino chius* in, bambino chius* nel, bambino bloccat* in, bambino bloccat* nel
bambino intrappolat* in, bambino intrappolat* nel, bambina chius* in, bambina chius* nel, bambina bloccat* in
bambina bloccat* nel, bambina intrappolat* in, bambina intrappolat* nel, neonato chius* in, neonato chius* nel
neonato bloccat* in, neonato bloccat* nel, neonato intrappolat* in, neonato intrappolat* nel, sequestrat*
in ostaggio, è stata rapita, è stata rapito, è stato rapita, è stato rapito, hanno rapita, hanno rapito
tenuta contro, contro la mia volontà, vi accoltello, vi sgozzo, ti uccido, ti accoltello, ti sgozzo, li ammazzo
li uccido, li accoltello, li sgozzo, lo ammazzo, lo uccido, lo accoltello, lo sgozzo, la ammazzo, la uccido
la accoltello, la sgozzo, vi brucio, vi taglio la gola, ti brucio, ti taglio la gola, ammazzarvi, uccidervi
ammazzarti, ucciderti, ucciderli, ammazzarli, accoltellare, accoltellarti, accoltellarvi, spararvi, spararti
sgozzare, sgozzarvi, ammazzo tutti, ammazzo qualcuno, ammazzo il corriere, ammazzo mia moglie, ammazzo il vostro
ammazzo voi, uccido tutti, uccido qualcuno, uccido il corriere, uccido mia moglie, uccido il vostro, uccido voi
ammazzare tutti, ammazzare qualcuno, ammazzare il corriere, ammazzare mia moglie, ammazzare la mia famiglia
ammazzare voi, uccidere tutti, uccidere qualcuno, uccidere il corriere, uccidere mia moglie
uccidere la mia famiglia, uccidere voi, vuole uccidermi, vuole ammazzarmi, vuole uccidere, vuole ammazzare
mi ammazza, mi uccide, mi ucciderà, mi ammazzerà, ci ammazza, ha provato di uccidermi, ha provato di ammazzarmi
ha provato di strangolarmi, ha cercato di uccidermi, ha cercato di ammazzarmi, ha cercato di strangolarmi
con un coltello, con un fucile, con un martello, con un bastone, con il coltello, con il fucile, con il martello
con il bastone, con una pistola, con una ascia, con la pistola, tirato fuori un coltello, tirato fuori una pistola
tirato fuori il coltello, tirato fuori la pistola, tira fuori un coltello, tira fuori una pistola
tira fuori il coltello, tira fuori la pistola, coltellat*, accoltellat*, colpi di pistola, sparatoria in
un proiettile in, pallottola in, c'è una bomba, messo una bomba, metto una bomba, mettere una bomba
piazzato una bomba, piazzo una bomba, piazzare una bomba, bomba in ufficio, bomba in negozio, bomba in sede
bomba in stazione, bomba in vostro, bomba nel ufficio, bomba nel negozio, bomba nel sede, bomba nel stazione
bomba nel vostro, bomba nella ufficio, bomba nella negozio, bomba nella sede, bomba nella stazione
bomba nella vostro, bomba sotto ufficio, bomba sotto negozio, bomba sotto sede, bomba sotto stazione
bomba sotto vostro, allarme bomba, faccio saltare tutto, faccio saltare la sede, saltare in aria, so dove abiti
so dove abitate, so dove vivi, so dove vivete, so dove lavori, so dove lavorate, so dove stai di casa
sappiamo dove abiti, sappiamo dove abitate, vi aspetto fuori, vi aspetto sotto casa, vi aspetto all'uscita
ti aspetto sotto casa, ti aspetto all'uscita, siete morti, sei morto, sei un uomo morto, morirete, morirai
minacce di morte, minaccia di morte, minacciato di morte, minacciata di morte, minaccia di uccidermi
minaccia di uccidere, minaccia di ammazzarmi, minacciat* con, acido in faccia, scorrerà il sangue, scorrerà sangue
scorrere il sangue, scorrere sangue, mio ex mi segue, mio ex sa dove, mio ex ha messo, mio ex mi minaccia
mio ex è sotto, ex marito mi segue, ex marito sa dove, ex marito ha messo, ex marito è sotto, ex fidanzato mi segue
ex fidanzato sa dove, ex fidanzato ha messo, ex fidanzato mi minaccia, ex fidanzato è sotto, messo un gps nella
messo un gps sulla, messo un gps sotto, messo un localizzatore nella, messo un localizzatore sulla
messo un localizzatore sotto, messo un airtag nella, messo un airtag sulla, messo un airtag sotto
nascosto un gps nella, nascosto un gps sulla, nascosto un gps sotto, nascosto un localizzatore nella
nascosto un localizzatore sulla, nascosto un localizzatore sotto, nascosto un airtag nella, nascosto un airtag sulla
nascosto un airtag sotto, indirizzo al mio ex, mi sta seguendo, mi sta inseguendo, mi sta pedinando
mi stanno seguendo, mi stanno inseguendo, mi stanno pedinando, mi perseguita, marito violento, marito mi minaccia
mi picchia, mi mena, mi strangola, compagno violento, ex violento, violenza domestica, centro antiviolenza
mi ha picchiata, mi ha aggredita, mi ha strangolata, stupr*, violentata, violenza sessuale, molestie sessuali
molestata, palpeggiata, ladri in casa, c'è qualcuno in casa, stanno entrando in casa, qualcuno cerca di entrare
qualcuno sta cercando di entrare, non mi fa scendere, non mi fa uscire, non mi faceva scendere
ha chiuso le portiere, figlio scomparso, figlio scomparsa, figlio sparito, figlio sparita, figlio è scomparsa
figlia scomparso, figlia scomparsa, figlia sparito, figlia sparita, figlia è scomparsa, bambino scomparso
bambino scomparsa, bambino sparito, bambino sparita, bambino è scomparsa, bambina scomparso, bambina scomparsa
bambina sparito, bambina sparita, bambina è scomparsa
[threat_to_life 2]
ambulanza, stalker, stalking, soffoca, soffocato, pompieri, vigili del fuoco, soccorsi, ossigeno, insulina, dialisi
fiamme, asfissia, overdose, incosciente, svenuto, svenuta, coltello, machete, sparatoria, intossicazione
intossicato, intossicata, paramedici, pronto soccorso
[threat_to_life 1.7]
fumo, fuoco, scintille, bruciato, bruciando, esploso, esplosa, scoppiato, scossa, sanguina, pistola, fucile, arma
minaccia, minacce, minacciato, minacciata, minacciano, localizzatore, tracker, diabetico, diabetica, pacemaker
veleno, svenire, ostaggio
[threat_to_life 1.3]
sangue, ho paura, paura per, urla
[figurative 4 + neutral 1]
muoio dal ridere, muoio dal caldo, muoio di ridere, muoio di caldo, muoio da ridere, muoio da caldo
morto dal ridere, morto dal caldo, morto di ridere, morto di caldo, morto da ridere, morto da caldo
morta dal ridere, morta dal caldo, morta di ridere, morta di caldo, morta da ridere, morta da caldo
muoio dalle risate, muoio dalle vergogna, muoio dalle curiosità, muoio dalla risate, muoio dalla vergogna
muoio dalla curiosità, morto dalle risate, morto dalle vergogna, morto dalle curiosità, morto dalla risate
morto dalla vergogna, morto dalla curiosità, morta dalle risate, morta dalle vergogna, morta dalle curiosità
morta dalla risate, morta dalla vergogna, morta dalla curiosità, voglio morire dal ridere, voglio morire dal risate
voglio morire dal vergogna, voglio morire dalle ridere, voglio morire dalle risate, voglio morire dalle vergogna
voglio morire dalla ridere, voglio morire dalla risate, voglio morire dalla vergogna, vorrei morire dal ridere
vorrei morire dal risate, vorrei morire dal vergogna, vorrei morire dalle ridere, vorrei morire dalle risate
vorrei morire dalle vergogna, vorrei morire dalla ridere, vorrei morire dalla risate, vorrei morire dalla vergogna
voglio morire ahah, voglio morire ahahah, voglio morire ahahaha, voglio morire lol, mi ammazza dal, mi ammazza dalle
mi ammazza dal ridere, mi ammazza ridere, mi uccide dal, mi uccide dalle, mi uccide dal ridere, mi uccide ridere
mi state uccidendo dal, mi state uccidendo dalle, mi state uccidendo dal ridere, mi state uccidendo ridere
mi fa morire dal, mi fa morire dalle, mi fa morire dal ridere, mi fa morire ridere, mi fai morire dal
mi fai morire dalle, mi fai morire dal ridere, mi fai morire ridere, mi uccide il caldo, mi uccide l'attesa
mi uccide l'ansia, mi uccide la curiosità, mi uccide lo stress, mi uccide questo caldo, mi uccide sta canzone
mi ammazza il caldo, mi ammazza l'attesa, mi ammazza l'ansia, mi ammazza la curiosità, mi ammazza lo stress
mi ammazza questo caldo, mi ammazza sta canzone, mia madre mi ammazza, mia madre mi uccide, mia madre mi ucciderà
mia madre mi ammazzerà, mamma mi ammazza, mamma mi uccide, mamma mi ucciderà, mamma mi ammazzerà
mia moglie mi ammazza, mia moglie mi uccide, mia moglie mi ucciderà, mia moglie mi ammazzerà, mio padre mi ammazza
mio padre mi uccide, mio padre mi ucciderà, mio padre mi ammazzerà, il capo mi ammazza, il capo mi uccide
il capo mi ucciderà, il capo mi ammazzerà, caldo mi uccide, caldo mi ucciderà, caldo mi ammazza, caldo mi ammazzerà
attesa mi uccide, attesa mi ucciderà, attesa mi ammazza, attesa mi ammazzerà, ansia mi uccide, ansia mi ucciderà
ansia mi ammazza, ansia mi ammazzerà, curiosità mi uccide, curiosità mi ucciderà, curiosità mi ammazza
curiosità mi ammazzerà, stress mi uccide, stress mi ucciderà, stress mi ammazza, stress mi ammazzerà
ammazzare il tempo, ammazzare la noia, ammazzare l'attesa, ammazzare il boss, ammazzare gli zombie
ammazzare il drago, uccidere il boss, uccidere gli zombie, uccidere il drago, uccidere il tempo, uccidere la noia
uccidere un usignolo, ammazzacaffè, ammazza che, ammazza oh, ammazza quanto, ammazza aho, ammazza se
mi ammazzo di lavoro, mi ammazzo di risate, mi ammazzo dal ridere, mi ammazzo di palestra, mi ammazzo di cibo
mi ammazzo dalle risate, mi uccido di risate, mi uccido dal ridere, è una bomba, sei una bomba, una bomba
bomba d'acqua, bomba da bagno, bomba alla crema, bomba di sapore, bomba a mano, bomba fritta, bomba di mercato
bomba calorica, bomba sexy, bomba ecologica, bombe d'acqua, bombe da bagno, bombe alla crema, bombe di sapore
bombe a mano, bombe fritta, bombe di mercato, bombe calorica, bombe sexy, bombe ecologica, notizia bomba
pompa di calore, missione suicida, missione suicide, gol suicida, gol suicide, squadra suicida, squadra suicide
suicide squad, suicidio politico, suicidio commerciale, suicidio economico, suicidio sociale, suicidio professionale
suicidio finanziario, suicidio aziendale, prevenzione del suicidio, per poco un infarto, quasi un infarto
mi viene un infarto, mi viene un ictus, mi viene un attacco di cuore, mi veniva un infarto, mi veniva un ictus
mi veniva un attacco di cuore, mi è venuto un infarto, mi è venuto un ictus, mi è venuto un attacco di cuore
mi prende un infarto, mi prende un ictus, mi prende un attacco di cuore, mi stava venendo un infarto
mi stava venendo un ictus, mi stava venendo un attacco di cuore, mi avete fatto venire un infarto
mi avete fatto venire un ictus, mi avete fatto venire un attacco di cuore, finale da infarto, prezzi da infarto
partita da infarto, offerta da infarto, da infarto, infarto quando, infarto al, infarto appena
infarto per il prezzo, assicurazione contro incendio, assicurazione contro incendi, assicurazione incendio
assicurazione incendi, allarme contro incendio, allarme contro incendi, allarme incendio, allarme incendi
porta contro incendio, porta contro incendi, porta incendio, porta incendi, rilevatore contro incendio
rilevatore contro incendi, rilevatore incendio, rilevatore incendi, sistema contro incendio, sistema contro incendi
sistema incendio, sistema incendi, antincendio, fuochi d'artificio, fuoco lento, fuoco medio, fuoco basso
fuoco vivo, fuoco di paglia, fuoco d'artificio, fuoco e fiamme, fuoco amico, a fuoco la foto, a fuoco le foto
a fuoco lento, a fuoco l'obiettivo, a fuoco lo stadio, a fuoco la curva, va a fuoco la foto, va a fuoco le foto
va a fuoco lento, va a fuoco l'obiettivo, va a fuoco lo stadio, va a fuoco la curva, messa a fuoco, mettere a fuoco
metti a fuoco, mette a fuoco, non mette a fuoco, non è a fuoco, fuori fuoco, a fuoco basso, a fuoco vivo
a fuoco medio, prova del fuoco, battesimo del fuoco, ferro e fuoco, free fire, fire tv, squadra in fiamme
stadio in fiamme, pubblico in fiamme, mercato in fiamme, curva in fiamme, social in fiamme, ragazza di fuoco
hunger games, fare scintille, fa scintille la coppia, fa scintille in campo, fa scintille il duo, scintille in campo
rilevatore di fumo, rilevatore di monossido, sensore di fumo, sensore di monossido, allarme di fumo
allarme di monossido, rilevatori di fumo, rilevatori di monossido, sensori di fumo, sensori di monossido
allarme fumo, in fumo, tutto fumo, fumo passivo, fumo negli occhi, fumo di londra, fumo e arrosto, vendere fumo
vende fumo, venditori di fumo, vendete fumo, cortina di fumo, smettere di fumare, prezzi esplosi, prezzi esplose
prezzi esplosa, prezzi alle stelle, bollette esplosi, bollette esplose, bollette esplosa, bollette alle stelle
costi esplosi, costi esplose, costi esplosa, costi alle stelle, bolletta esplosi, bolletta esplose, bolletta esplosa
bolletta alle stelle, mi esplode la testa, esplosione di gusto, esplosione di sapore, esplosione di sapori
esplosione di colori, esplosione di gioia, esplosivo sul, esplosivo in campo, esplosivo gol, esplosivo mix
scoppiato a ridere, scoppiata a ridere, scoppiato a piangere, scoppiato il caldo, scoppiato di caldo, mix esplosivo
prezzi esplosivi, batteria morta, batteria morto, batteria è morta, batteria è morto, linea morta, linea morto
linea è morta, linea è morto, telefono morta, telefono morto, telefono è morta, telefono è morto, cellulare morta
cellulare morto, cellulare è morta, cellulare è morto, punto morto, peso morto, lettera morta, mare morto
sei morto dentro, sei morto ahah, sei morto per me, siete morti per me, stanco morto, stanca morta, arma segreta
arma a doppio, arma letale film, pistola ad acqua, pistola giocattolo, pistola per colla, pistola a caldo
pistola massaggio, coltello da, coltello da cucina, coltello svizzero, coltello per il, coltelli da
coltelli da cucina, coltelli svizzero, coltelli per il, set di coltelli, con il coltello tra, con il coltello da
coltello dalla parte, sangue freddo, a sangue freddo, la scossa al campionato, la scossa alla squadra
la scossa alla partita, dare la scossa, scossa di terremoto leggera, ostaggio di, ostaggio del, ostaggio dei
ostaggio della, ostaggio vostro, ostaggio delle, in ostaggio di, in ostaggio del, in ostaggio dal, in ostaggio da
in ostaggio dei, in ostaggio i clienti, in ostaggio il mio numero, in ostaggio i miei soldi, in ostaggio la linea
in ostaggio il numero, in ostaggio i soldi, tenete in ostaggio, farla finita con questo, farla finita con questa
farla finita con queste, farla finita con questi, farla finita con il, farla finita con la, farla finita con le
farla finita con voi, farla finita con il vostro, farla finita con tim, facciamola finita con questo
facciamola finita con questa, facciamola finita con queste, facciamola finita con questi, facciamola finita con il
facciamola finita con la, facciamola finita con le, facciamola finita con voi, facciamola finita con il vostro
facciamola finita con tim, non voglio più vivere senza, non voglio più vivere qui, non voglio più vivere in questo
non voglio più vivere in questa, non voglio più vivere con questa, non voglio vivere senza, non voglio vivere qui
non voglio vivere in questo, non voglio vivere in questa, non voglio vivere con questa, chiuso in un loop
chiuso in un circolo, bloccato in un contratto, bloccato in un loop, bloccato in coda, bloccato in un limbo
senza freni film, senza freni ai prezzi, senza freni inibitori, nel gioco, al gioco, morti viventi, zombie
[urgent 2]
urgente, urgentemente, subito, immediatamente, il prima possibile, al più presto, emergenza, entro oggi, entro domani
urgenza, con urgenza, urgentissimo, molto urgente, è urgente, asap, prima possibile, quanto prima
nel più breve tempo, entro un'ora, tra un'ora, tra <num> minuti, tra <num> ore, fra <num> minuti, fra un'ora
tra mezz'ora, entro stasera, stasera, stanotte, domani mattina, domattina, il mio volo parte, il volo parte
il treno parte, in aeroporto, al gate, imbarco, chiuso fuori, chiusa fuori, chiusi fuori, sono fuori casa
sono fuori di casa, fate presto, presto per favore, subito per favore, sbrigatevi, senza perdere tempo
non può aspettare, non posso più aspettare, ogni minuto, scade oggi, ultimo giorno, in questo momento, proprio ora
proprio adesso
[urgent 0.9]
oggi, domani, adesso, ora, presto, stamattina, oggi pomeriggio, velocemente
[sarcasm 2 + negative 2 + complaint 0.8]
grazie per niente, grazie di niente, bel servizio, complimenti per il, complimenti davvero, bravi davvero, ottimo di nuovo, che bello di nuovo
[spam 3 + action -1.5]
guadagna, guadagnare online, clicca qui, hai vinto, seguimi, prestito veloce, lavora da casa, guadagno extra
[scam 3.5 + severity 2]
verifica il tuo account, verificare il tuo conto, conferma i tuoi dati, il tuo conto sarà, supporto ufficiale, account sospeso
[language 1]
il, lo, la, gli, è, e, non, che, di, mio, mia, un, una, per, con, si, in, del, della, nel, sono, ho, avete, ma, molto, ciao, da, mi, ci, vi, questo
ancora, anche, più, grazie, buongiorno, al, alla, l, dell
