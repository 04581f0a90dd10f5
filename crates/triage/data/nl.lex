# Dutch.
[negator]
niet, geen, nooit, zonder, niemand, niks, niets, nauwelijks, noch
[more]
heel, erg, zo, echt, totaal, helemaal, absoluut, super, ontzettend, enorm, zeer, mega
[less]
beetje, een beetje, enigszins
[but]
maar, echter, helaas, toch, hoewel, jammer
[positive 2.5]
geweldig*, fantastisch*, uitstekend*, perfect*, prachtig*, top, toppers, topper, briljant*, beste, hou van, houd van, subliem, klasse, chapeau
[positive 1.8]
goed, goede, fijn, fijne, mooi, mooie, snel, snelle, vriendelijk*, aardig*, behulpzaam, handig, blij, tevreden, bedankt, dankjewel, dank, leuk, leuke
netjes, aanrader, prima, lekker, complimenten, keurig, super, duidelijk
[neutral 1]
goedemorgen, goedemiddag, goedenavond, goede vraag, fijne dag, prettige dag, met vriendelijke groet
[negative 3]
verschrikkelijk*, waardeloos, waardeloze, schandalig*, belachelijk*, oplichter*, oplichting, dieven, kut, klote, ramp, rampzalig*, slechtste, ergste
onacceptabel*, incompetent*, bagger, schande, schaamteloos, bizar slecht, nooit meer, haat, aanfluiting, dramatisch*, kutbedrijf, lachertje, droevig
[negative 1.8]
slecht*, teleurgesteld, teleurstell*, probleem, problemen, storing, storingen, fout, fouten, traag, trage, duur, kapot, defect*, boos, kwaad, irritant*
verdrietig, jammer, vertraging, klacht, klachten, zat, kwijt, geannuleerd, moeilijk, onvriendelijk*, onbereikbaar*, ontevreden, vervelend*, onbeschoft*
[complaint 2.2 + negative 0.8]
werkt niet, doet het niet, werkt nog steeds niet, werkt weer niet, geen internet, geen verbinding, geen bereik, geen signaal, geen stroom, ligt eruit
ligt plat, valt weg, valt steeds weg, storing, al <num> dagen, al <num> weken, al <num> uur, al dagen, al weken, sinds gisteren, sinds maandag, al een week
nog steeds niet, nog steeds geen, nog altijd niet, wacht al, wacht nog, wachten op, sta in de wacht, niet ontvangen, nooit ontvangen, niet bezorgd
niet aangekomen, niet geleverd, nooit aangekomen, niet gekomen, niet komen opdagen, dubbel afgeschreven, twee keer afgeschreven, te veel betaald
onterecht, factuur klopt niet, geld terug, terugbetaling, geen reactie, geen antwoord, niemand reageert, reageert niet, niemand neemt op
kapot, beschadigd, defect, alweer, weer niet, kan niet inloggen, kom er niet in, te laat, vlucht geannuleerd, veel te traag, opgelicht
[fixed 2.5]
werkt weer, doet het weer, is opgelost, opgelost, probleem opgelost, is gelukt, gelukt, alles werkt, is binnen, aangekomen, is geregeld, geregeld, nu werkt het
[thanks 2.5 + action -1.2]
bedankt, dank je, dank je wel, dankjewel, dank u, dank u wel, hartelijk dank, thanks, heel erg bedankt, merci
[politeness 1]
alvast bedankt, bij voorbaat dank, alsjeblieft, alstublieft, aub, svp, graag
[query 2 + ask 1]
kunnen jullie, kunt u, kan ik, kun je, kan iemand, hoe kan, hoe lang, hoeveel, wanneer, waar is, waar kan, waar vind, waarom, wat is, wat zijn, wat kost
welke, welk, is er, zijn er, hebben jullie, heeft u, weet iemand, heeft iemand, een vraag, vraagje, is het mogelijk, tot wanneer, hoe laat, wie kan
hoe zit, mag ik, moet ik, kan het
[action 1.6]
help, hulp nodig, help me, graag hulp, graag reactie, reageer, bel me, bel mij, neem contact, contact op, opzeggen, wil opzeggen, annuleren, geld terug
graag contact, los het op, lossen jullie, kunnen jullie, kunt u, doe er iets aan, ik wil graag, ik heb nodig, wanneer komt, graag oplossen, wacht op
[idle 1.8]
nooit meer, blijf weg, niet doen, typisch, zoals altijd, zoals gewoonlijk, wat een grap, even kwijt, tja
[opinion 1.5]
ik vind, ik denk, volgens mij, mijn mening, naar mijn mening, jullie zouden, zou mooi zijn, typisch, zoals altijd
[praise 2.5]
complimenten, top service, goede service, geweldige service, top service, topservice, prima service, goed gedaan, goed bezig, compliment voor, ga zo door, echte aanrader
aanrader, heel tevreden, erg tevreden, zeer tevreden, super blij, jullie zijn top, jullie zijn de beste, snel geholpen, goed geholpen, vriendelijk personeel
[lead 3]
wat kost, hoe duur, wat is de prijs, prijs van, offerte, klant worden, nieuwe klant, leveren jullie, bezorgen jullie, beschikbaar in, beschikbaar op
abonnement, tarieven, interesse in, geïnteresseerd in, wil bestellen, wil kopen, op zoek naar, zoek een provider, nieuwe provider, overstappen naar jullie, aanbieding
[rival_negative 2 + switch 3]
weg bij <rival>, weg van <rival>, klaar met <rival>, zat van <rival>, overstappen van <rival>, ik zit bij <rival>, zit nu bij <rival>, van <rival> naar jullie
[us_negative 2 + complaint 1.2]
stap over naar <rival>, overstappen naar <rival>, ga naar <rival>, naar de concurrent, stap ik over
[press 3.5 + action 1.5]
journalist, journaliste, redactie, verslaggever, voor een artikel, voor een reportage, persvoorlichter, woordvoerder, interview, persvragen
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
advocaat, rechter, rechtbank, rechtszaak, aanklagen, juridische stappen, schadevergoeding, aangifte, ingebrekestelling, rechtsbijstand, avg
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
acm, consumentenbond, geschillencommissie, autoriteit persoonsgegevens, kifid, afm, ombudsman, consuwijzer, radar, kassa
[severity 2]
al <num> dagen, al <num> weken, al weken, al dagen, hele straat, hele wijk, baby, ziekenhuis, rolstoel, gehackt, kan niet werken, thuiswerken
al <num> uur, al <num> maanden, al maanden, geen stroom, geen water, geen gas, geen verwarming, geen warm water
zwanger, gehandicapt, mindervalide, bejaard, bejaarde, oudere moeder, mijn moeder, mijn vader, mijn oma, mijn opa
pasgeboren, medicijnen, medicatie, ziek, kanker, chemo, operatie, blind, doof, autistisch, alleenstaande moeder
gestrand, buitengesloten, op straat, uithuisgezet, ontruiming, deurwaarder, incasso, schulden, rekening leeg
rekening geplunderd, gestolen, bestolen, opgelicht, oplichting, identiteitsfraude, datalek, gelekt, hele stad
hele dorp, hele gebouw, hele flat, begrafenis, uitvaart, niet werken, ontslagen, discriminatie, racisme, racistisch
aangevallen, mishandeld, bedreigd, overstroming, lekkage, schimmel, ratten
[severity 3.5]
in brand, vlam gevat, rook uit, vonken, ontploft, geëxplodeerd, elektrische schok, gaslucht, gaslek, koolmonoxide
brandlucht, gewond, verwond, bloedt, bewusteloos, ambulance, opgenomen in het ziekenhuis, voedselvergiftiging
vergiftigd, allergische reactie, allergie, insuline, zuurstof, dialyse, pacemaker, beademing, aangerand, verkracht
stalker, glas in
[self_harm 4 + negative 3 + action 2 + severity 4]
zelfmoord, zelfdoding, wil dood, wil niet meer leven, maak er een eind aan, mezelf iets aandoen, leven beëindigen, mezelf van kant, suïcide, suïcidaal
zelfmoord*, zelfdoding*, suïcidegedachten, suïcidepoging, wil sterven, wil doodgaan, zou willen niet meer leven
zou willen dood zijn, zou willen sterven, zou willen doodgaan, ga niet meer leven, ga dood zijn, ga sterven
ga doodgaan, moet niet meer leven, moet dood zijn, moet sterven, moet doodgaan, liever niet meer leven
liever sterven, liever doodgaan, wil gewoon dood, wil gewoon sterven, wil gewoon doodgaan, wil alleen nog maar dood
wil alleen nog maar sterven, wil alleen nog maar doodgaan, wil ik dood, wil ik sterven, wil ik doodgaan
wil er niet meer zijn, wil hier niet meer zijn, wil niet meer verder leven, wil niet meer bestaan
wil niet meer verder met leven, wil niet meer doorleven, niet meer willen leven, was ik maar dood
was ik maar nooit geboren, ik wou dat ik dood was, wens dat ik dood was, beter dood, liever dood
beter af zonder mij, beter zonder mij, niemand zou me missen, niemand gaat me missen, niemand zal me missen
niemand zou mij missen, niemand zal mij missen, iedereen tot last, alleen maar tot last, geen zin meer in het leven
geen zin meer in leven, geen zin meer om te leven, leven heeft geen zin, leven heeft voor mij geen zin
leven heeft echt geen zin, het leven niet meer waard, niet meer waard om te leven, geen reden om te leven
reden meer om te leven, levensmoe, klaar met het leven, klaar met mijn leven, klaar met leven, moe van het leven
zie geen uitweg, geen uitweg meer, zie het leven niet meer zitten, einde aan mijn leven, eind aan mijn leven
einde maken aan, einde aan maken, maak er een einde aan, er een eind aan maken, een eind aan maak
er uit stappen vannacht, beneem mij het leven, van het leven beroven, mezelf doden, mezelf ophangen
mezelf verhangen, mezelf vermoorden, mezelf doodschieten, mezelf snijden, mezelf pijn doen, mezelf verwonden
mezelf iets aan doen, mezelf verdrinken, snijd mezelf, snij mezelf, mezelf gesneden, mijn polsen door
mijn polsen snijden, mijn polsen doorsnijden, maak mezelf dood, maak mezelf af, hang mezelf op, verhang me
ophangen aan een touw, van de brug springen, van de brug spring, van de brug af, van een brug springen
van een brug spring, van een brug af, van het dak springen, van het dak spring, van het dak af, van de flat springen
van de flat af, spring voor de trein, spring voor de metro, spring voor een trein, spring voor een metro
spring onder de metro, spring onder een trein, spring onder een metro, springen voor de trein
springen voor de metro, springen voor een trein, springen voor een metro, springen onder de metro
springen onder een trein, springen onder een metro, voor de trein springen, voor de trein spring
voor de trein gooien, voor een trein springen, voor een trein spring, voor een trein gooien, onder de trein
sta op de brug, al mijn pillen, al mijn medicijnen, alle pillen geslikt, alle pillen ingenomen, alle pillen slikken
alle pillen innemen, doosje slaappillen geslikt, doosje slaappillen ingenomen, doosje slaappillen genomen
doosje pillen geslikt, doosje pillen ingenomen, doosje pillen genomen, pot slaappillen geslikt
pot slaappillen ingenomen, pot slaappillen genomen, pot pillen geslikt, pot pillen ingenomen, pot pillen genomen
strip slaappillen geslikt, strip slaappillen ingenomen, strip slaappillen genomen, strip pillen geslikt
strip pillen ingenomen, strip pillen genomen, te veel pillen geslikt, te veel pillen ingenomen, overdosis genomen
overdosis pillen, overdosis medicijnen, overdosis nemen, afscheidsbrief*, mijn laatste bericht
mijn laatste tweet ooit, mijn laatste dag op aarde, laatste bericht voor ik, vaarwel allemaal, vaarwel iedereen
vaarwel wereld, als ik dood ben, als ik er niet meer ben, jullie drijven me de dood in, de dood in gedreven
haal morgen niet, niet meer wakker worden, wil iets doms doen, doe mezelf wat aan, doe mezelf iets aan
[self_harm 2]
overdosis, slaappillen, antidepressiva, zie het niet meer zitten, kan niet meer verder, trek het leven niet meer
wil verdwijnen
[self_harm 1.3]
hopeloos, geen hoop meer, helemaal alleen, haat mezelf, haat mijn leven, depressie, depressief, wanhopig
ten einde raad, waardeloos voel, mijn pillen, doodgaan, afscheid
[threat_to_life 4 + negative 3 + action 2 + severity 4]
vermoord*, maak jullie af, bommelding, levensgevaar, gaslucht, gaslek, brand uitgebroken, hartaanval, ademt niet, koolmonoxide, neersteken
hij stikt, baby stikt, zuur in je gezicht, zuur in jullie gezicht, zuur in haar gezicht, zuur in zijn gezicht
jullie allemaal af, aan zuurstof, met zuurstof, haar zuurstof, zijn zuurstof, mijn zuurstof, gaslucht*, gaslek*
ruik hier gas, ruik gas, ruiken hier gas, ruiken gas, rook hier gas, rook gas, ruik een gas, ruiken een gas
rook een gas, ruikt hier naar gas, ruikt sterk naar gas, ruikt erg naar gas, ruikt heel naar gas, ruikt naar gas
stinkt hier naar gas, stinkt enorm naar gas, stinkt naar gas, geur van gas, gasgeur, gas lekt, gas ontsnapt
gas komt uit, lekkend gas, gasexplosie, koolmonoxidevergiftiging, koolmonoxidemelder gaat
koolmonoxidemelder piept hard, koolmonoxidemelder loopt, co melder gaat, co melder loopt, brand in huis, brand in de
brand in mijn, brand in het, brand bij mij, brand ontstaan, brand gesticht, brand stichten, er is brand
er is een brand, staat in brand, stond in brand, staan in brand, vloog in brand, vliegt in brand, gevlogen in brand
huis in brand, keuken in brand, auto in brand, accu in brand, oplader in brand, woning in brand, flat in brand
meterkast in brand, trein in brand, bus in brand, router in brand, stopcontact in brand, zolder in brand
in brand steken, in brand gestoken, in brand gevlogen, in brand vliegen, steek jullie in de fik
steek jullie in brand, steek het kantoor in de fik, steek de boel in de fik, steek de boel in brand
steek die tent in de fik, in de fik steken, in de fik gestoken, staat in de fik, vloog in de fik, vlam gevat
vatte vlam, vlammen uit, vlammen slaan, vlammen komen, staat in lichterlaaie, uitslaande brand, brandlucht*
schroeilucht, ruikt naar brand, ruikt naar verbrand, ruikt naar rook, ruikt naar schroei, stinkt naar brand
stinkt naar verbrand, stinkt naar rook, stinkt naar schroei, lucht naar brand, lucht naar verbrand, lucht naar rook
lucht naar schroei, rook komt uit, rook uit de, rook uit het, rook uit mijn, rook in huis, rook in het trappenhuis
rookontwikkeling, er komt rook, komt rook uit, vol rook, vonken uit, vonken komen, vonken vliegen, vonken springen
stopcontact vonkt, stopcontact gesmolten, stopcontact smelt, stopcontact brandt, kortsluiting, accu ontploft
accu geëxplodeerd, accu is ontploft, accu ontplofte, batterij ontploft, batterij geëxplodeerd, batterij is ontploft
batterij ontplofte, telefoon ontploft, telefoon geëxplodeerd, telefoon is ontploft, telefoon ontplofte
oplader ontploft, oplader geëxplodeerd, oplader is ontploft, oplader ontplofte, router ontploft, router geëxplodeerd
router is ontploft, router ontplofte, in mijn hand ontploft, elektrische schok, stroomschok, een schok van
schok gekregen, geëlektrocuteerd, onder stroom, blootliggende draden, blootliggende kabels, blootliggende draad
blootliggende kabel, losse stroomdraden, stroomkabel los, stroomkabel ligt, stroomkabel hangt, hoogspanningskabel
haalt bijna geen adem, haalt bijna geen lucht, haalt geen adem, haalt geen lucht, krijg bijna geen adem
krijg bijna geen lucht, krijg geen adem, krijg geen lucht, krijgt bijna geen adem, krijgt bijna geen lucht
krijgt geen adem, krijgt geen lucht, krijgen bijna geen adem, krijgen bijna geen lucht, krijgen geen adem
krijgen geen lucht, stopt met ademen, gestopt met ademen, ademt bijna niet, kan niet meer ademen, kan niet ademen
kan niet meer ademhalen, kan niet ademhalen, moeite met ademhalen, benauwd op de borst, hartstilstand, hartinfarct
beroerte, pijn op de borst, bewusteloos, buiten bewustzijn, flauwgevallen is, niet aanspreekbaar
wordt niet meer wakker, wordt niet wakker, krijg hem niet wakker, in elkaar gezakt, stuiptrekk*, epileptische aanval
verstikking*, verslikt in, bloedt hevig, bloedt hard, bloedt heel erg, bloedt dood, doodbloed*, veel bloed verloren
onder het bloed, anafylact*, ernstige allergische reactie, allergische shock, geen insuline, zonder insuline
insuline op, insuline is op, insuline in de koelkast, zuurstof concentrator, zuurstof apparaat, zuurstof fles
zuurstof machine, zuurstof thuis, zuurstof op, zuurstof raakt, zuurstof valt, zuurstof nodig, zuurstofapparaat*
zuurstoffles*, zuurstofconcentrator*, aan de zuurstof, zonder zuurstof, beademing*, beademd, thuisdialyse
thuisbeademing, stroomuitval en zuurstof, geen stroom en zuurstof, levensreddende apparatuur
medische apparatuur valt uit, medische apparatuur zonder stroom, medische apparatuur thuis, intensive care, op de ic
vecht voor zijn leven, vecht voor haar leven, levensbedreigend*, levens in gevaar, leven in gevaar
mensenlevens in gevaar, leven of dood, bel een ambulance, bel een brandweer, bel de ambulance, bel de brandweer
belde een ambulance, belde een brandweer, belde de ambulance, belde de brandweer, bellen een ambulance
bellen een brandweer, bellen de ambulance, bellen de brandweer, stuur een ambulance, stuur een brandweer
stuur de ambulance, stuur de brandweer, wacht op de ambulance, brandweer gebeld, brandweer gekomen
brandweer onderweg, brandweer bellen, ambulance gebeld, ambulance nodig, ambulance onderweg, ambulance gekomen
ambulance laten komen, ambulance moest komen, ambulance moeten bellen, kan 112 bereiken, konden 112 niet bellen
konden 112 niet bereiken, konden 112 bereiken, kan 112 niet, 112 niet bereikbaar, 112 werkt niet, 112 bellen
112 gebeld, 112 onbereikbaar, 112 doet het niet, geen 112, stuur hulp, stuur politie, stuur de politie
stuur iemand nu, bel de politie, bel 112, bel hulpdiensten, naar het ziekenhuis gebracht met
met spoed naar het ziekenhuis, iemand gaat dood, iemand sterft, iemand zal sterven, straks gaat er iemand dood
straks vallen er doden, vallen doden, sterft zonder, sterven zonder, dood zonder, dreigt te overlijden
glas in het eten, glas in de babyvoeding, glas in mijn, stukken glas in, glasscherven in, batterij ingeslikt
ingeslikt door, remmen doen het niet, remmen weigeren, remmen werken niet, remmen weigerden, remmen kapot
remmen het niet, chauffeur is dronken, chauffeur is bezopen, chauffeur is onder invloed, chauffeur was dronken
chauffeur was bezopen, chauffeur was onder invloed, chauffeur dronken, chauffeur bezopen, chauffeur onder invloed
chauffeur in slaap, chauffeur viel in slaap, dronken chauffeur, vergiftigd, vergiftiging, verdrinkt, verdronken
aan het verdrinken, kind in gevaar, kinderen in gevaar, vast in de lift, vast in een lift, vast in jullie lift
opgesloten in jullie lift, vastzitten in de lift, vastzitten in een lift, vastzitten in jullie lift, in de lift vast
kind zit vast in, kind zit opgesloten in, kind vast in, kind opgesloten in, baby zit vast in, baby zit opgesloten in
baby vast in, baby opgesloten in, zoon zit vast in, zoon zit opgesloten in, zoon vast in, zoon opgesloten in
dochter zit vast in, dochter zit opgesloten in, dochter vast in, dochter opgesloten in, opgesloten in de
opgesloten in een, opgesloten in het, ingesloten in de, ingesloten in een, ingesloten in het, gegijzeld, gijzel*
ontvoer*, tegen mijn wil vast, maak jullie allemaal kapot, maak jullie allemaal dood, maak jullie kapot
maak jullie dood, maak hem allemaal kapot, maak hem allemaal dood, maak hem kapot, maak hem dood
maak haar allemaal kapot, maak haar allemaal dood, maak haar kapot, maak haar dood, maak je dood, maak je kapot
maak je van kant, schiet jullie neer, schiet jullie dood, schiet je neer, schiet je dood, schiet hem neer
schiet hem dood, steek jullie neer, steek jullie dood, steek je neer, steek je dood, steek hem neer, steek hem dood
sla jullie neer, sla jullie dood, sla je neer, sla je dood, sla hem neer, sla hem dood, snij je de keel, wurg jullie
wurg je, wurg hem, wurg haar, wurg iemand, wurg me, onthoofd jullie, onthoofd je, onthoofd hem, onthoofd haar
onthoofd iemand, onthoofd me, doodmaken, neergestoken, neergeschoten, doodgestoken, doodgeschoten, doodsteken
doodschieten, neerschieten, steekpartij, schietpartij, met een mes, met een wapen, met een pistool, met een geweer
met een hamer, met een bijl, met een machete, met een honkbalknuppel, trok een mes, trok een wapen, trok een pistool
trekt een mes, vuurwapen, kogel door je, kogel door jullie, kogel door zijn, kogel in je, plaats er een bom
plaats een bom, leg er een bom, leg een bom, leggen er een bom, leggen een bom, gelegd er een bom, gelegd een bom
geplaatst er een bom, geplaatst een bom, is er een bom, ligt er een bom, ligt een bom, een bom in, een bom onder
een bom leggen, een bom af, bom in het, bom in jullie, bom onder jullie, bom geplaatst, bom gelegd, bommelding*
explosieven, blaas jullie op, blaas het kantoor op, blaas die tent op, blaas de boel op, opblazen die tent
kantoor opblazen, kantoor platbranden, kantoor afbranden, kantoor in brand, winkel opblazen, winkel platbranden
winkel afbranden, winkel in brand, tent opblazen, tent platbranden, tent afbranden, tent in brand
weet waar je woont, weet waar je wonen, weet waar je werkt, weet waar je werken, weet waar jullie woont
weet waar jullie wonen, weet waar jullie werkt, weet waar jullie werken, wacht jullie buiten op na werk
wacht jullie op na werk, wacht je buiten op na werk, wacht je op na werk, sta je op te wachten, jullie gaan eraan
jullie gaan er aan, jullie gaan allemaal dood, jullie gaan sterven, jullie gaat eraan, jullie gaat er aan
jullie gaat allemaal dood, jullie gaat sterven, je gaan eraan, je gaan er aan, je gaan allemaal dood
je gaan sterven, je gaat eraan, je gaat er aan, je gaat allemaal dood, je gaat sterven, je bent er geweest
jullie zijn er geweest, je bent dood, je zijn dood, jullie bent dood, jullie zijn dood, doodsbedreig*
met de dood bedreigd, met de dood bedreigt, bedreigt me met, bedreigd met een, bedreigd met de, bloed vloeien
bloed gaat vloeien, mijn ex volgt, mijn ex stalkt, mijn ex weet waar, mijn ex heeft een, mijn ex heeft mijn adres
mijn ex bedreigt, mijn ex staat voor, mijn ex wil me, mijn ex houdt me, mijn ex traceert, mijn ex spioneert
ex heeft een tracker, ex heeft een gps, ex heeft een airtag, ex plaatste een tracker, ex plaatste een gps
ex plaatste een airtag, hij heeft een tracker, hij heeft een gps, hij heeft een airtag, hij plaatste een tracker
hij plaatste een gps, hij plaatste een airtag, tracker onder mijn, tracker in mijn, tracker op mijn
tracker aan mijn, mijn adres aan mijn ex, adres doorgegeven aan mijn ex, word gestalkt, word achtervolgd
word gevolgd door, stalker, stalkt me, achtervolgt me, achtervolgt mij, loopt achter me aan
staat voor mijn deur met, man slaat me, man mishandelt, man is gewelddadig, hij slaat me, hij slaat mij
word mishandeld, mishandelt me, mishandelt mij, mishandelt haar, mishandelt zijn, huiselijk geweld, gewelddadige ex
contactverbod, blijf van mijn lijf, verkracht*, aangerand, aanranding, seksueel misbruik, seksueel geweld
seksueel geïntimideerd, inbreker in huis, inbreker in mijn, inbrekers in huis, inbrekers in mijn
iemand in mijn huis, wordt ingebroken, breken nu in, laat me er niet uit, laat me niet uitstappen
laat me niet gaan uit, deuren op slot en, kind vermist, kind is vermist, kind is kwijt, kind verdwenen
dochter vermist, dochter is vermist, dochter is kwijt, dochter verdwenen, zoon vermist, zoon is vermist
zoon is kwijt, zoon verdwenen, zoontje vermist, zoontje is vermist, zoontje is kwijt, zoontje verdwenen
dochtertje vermist, dochtertje is vermist, dochtertje is kwijt, dochtertje verdwenen
[threat_to_life 2]
ambulance, ziekenauto, brandweer, hulpdiensten, zuurstof, insuline, dialyse, vlammen, benauwd, overdosis, machete
ontploffing, voedselvergiftiging, spoedeisende hulp
[threat_to_life 1.7]
rook, vuur, bom, vonken, verbrand, ontploft, geëxplodeerd, explosie, bloedt, flauwgevallen, mes, wapen, pistool
dreigt, bedreigd, bedreiging, tracker, diabeet, pacemaker, gif, gestikt, smelt, gesmolten
[threat_to_life 1.3]
bloed, ben bang, bang voor mijn, gilt, schreeuwt
[figurative 4 + neutral 1]
lach me dood, lachen me dood, dood gelachen, doodgelachen, dood van het lachen, dood van de honger
dood van de warmte, dood van de hitte, dood van de dorst, stuk van het lachen, stuk van de honger
stuk van de warmte, stuk van de hitte, stuk van de dorst, kapot van het lachen, kapot van de honger
kapot van de warmte, kapot van de hitte, kapot van de dorst, sterf van het lachen, sterf van de honger
sterf van de warmte, sterf van de hitte, sterf van de dorst, ga dood van, ga dood hahaha, ga dood haha, ga dood lol
ga dood 😂, ga dood hier echt van, ga stuk, sterf van de kou, dood spoor, dood punt, dood gewicht, dood hout
batterij is dood, batterij was dood, batterij dood, lijn is dood, lijn was dood, lijn dood, telefoon is dood
telefoon was dood, telefoon dood, accu is dood, accu was dood, accu dood, verbinding is dood, verbinding was dood
verbinding dood, dode lijn, dode hoek, dode pixel, dode pixels, dode zone, dode link, doodmoe, doodsaai, doodnormaal
doodop, moeder vermoordt me, vrouw vermoordt me, vriendin vermoordt me, baas vermoordt me, ma vermoordt me
mijn moeder vermoordt me, vermoordt me als, vermoordt me van, vermoordt me haha, vermoordt me om
vermoordt me echt met, vermoord me als, vermoord me van, vermoord me haha, vermoord me om, vermoord me echt met
hitte vermoordt me, warmte vermoordt me, stress vermoordt me, spanning vermoordt me, wachten vermoordt me
examens vermoordt me, werk vermoordt me, boss vermoorden, boss doodmaken, boss afmaken, boss doodschieten
zombies vermoorden, zombies doodmaken, zombies afmaken, zombies doodschieten, zombie vermoorden, zombie doodmaken
zombie afmaken, zombie doodschieten, draak vermoorden, draak doodmaken, draak afmaken, draak doodschieten
monsters vermoorden, monsters doodmaken, monsters afmaken, monsters doodschieten, zombies neer, monsters neer
de baas neer, de boss neer, tijd doden, suicide squad, zelfmoord commercieel, zelfmoord op termijn, zelfmoord missie
politieke zelfmoord, commerciële zelfmoord, economische zelfmoord, zakelijke zelfmoord, financiële zelfmoord
sociale zelfmoord, zelfmoordcommando, zelfmoordactie, preventie zelfmoord, zelfmoordpreventie, bom kaas, bom vol
bom duiken, bommetje, seksbom, bruisbal, bom van een, de bom gebarsten, de bom barstte, als een bom
insloeg als een bom, ingeslagen als een bom, slaat in als een bom, tijdbom, bij elkaar geschoten
bijna een hartaanval, bijna een hartinfarct, bijna een hartverzakking, bijna een beroerte, zowat een hartaanval
zowat een hartinfarct, zowat een hartverzakking, zowat een beroerte, haast een hartaanval, haast een hartinfarct
haast een hartverzakking, haast een beroerte, kreeg bijna een hartaanval, kreeg bijna een hartinfarct
kreeg bijna een beroerte, kreeg een hartaanval, kreeg een hartinfarct, kreeg een beroerte
krijg bijna een hartaanval, krijg bijna een hartinfarct, krijg bijna een beroerte, krijg een hartaanval
krijg een hartinfarct, krijg een beroerte, bezorgt me bijna een hartaanval, bezorgt me bijna een hartinfarct
bezorgt me bijna een beroerte, bezorgt me een hartaanval, bezorgt me een hartinfarct, bezorgt me een beroerte
hartaanval van de rekening, hartaanval toen ik de, krijg de beroerte, als door een beroerte, als door de bliksem
uit de brand, van de brand, brandverzekering, brandalarm test, brandalarm oefening, brand los, brand maar los
hot brand, brand new, brand ambassador, van brand naar, rookmelder batterij, rookmelder piept, rookmelder kopen
rookmelder batterijen, rookmelder verplicht, rookmelder in de aanbieding, rookmelders kopen, rookmelders verplicht
batterij van de rookmelder, koolmonoxidemelder kopen, koolmonoxidemelder batterij, koolmonoxidemelder aanbieding
koolmonoxidemelder in de aanbieding, rookvrij, rook worst, rook vlees, rook glazen, rook glas, rookworst
rook en vlees, gerookte, in rook op, in rook opgegaan, opgegaan in rook, vuur werk, vuur en vlam
vuur aan de schenen, onder vuur, vuurtje, vuurwerk, kampvuur, vol vuur, vuur na aan, vuur in de, fire tv, free fire
prijzen ontploft, prijzen ontploffen, prijzen exploderen, kosten ontploft, kosten ontploffen, kosten exploderen
rekening ontploft, rekening ontploffen, rekening exploderen, hoofd ontploft, hoofd explodeert, hoofd ontploft van
telefoon ontploft, telefoon explodeert, telefoon ontploft van, inbox ontploft, inbox explodeert, inbox ontploft van
mailbox ontploft, mailbox explodeert, mailbox ontploft van, mijn hoofd ontploft, ontploft van
ontploft mijn tijdlijn, ontploft twitter, smaakexplosie, explosie van smaak, explosie van kleur, in brand voor
in brand seks, feest in brand, feest in vuur en vlam, tent in brand, tent in vuur en vlam, stadion in brand
stadion in vuur en vlam, publiek in brand, publiek in vuur en vlam, team in brand, team in vuur en vlam
ploeg in brand, ploeg in vuur en vlam, zet de tent in brand, in vuur en vlam, geheim wapen, water pistool
waterpistool, lijm pistool, massage pistool, mes set, mes en vork, mes op tafel, mes snijdt, messenset
mes op de keel zetten, met een mes en, koksmes, gijzelt mijn geld, gijzelt mijn nummer, gijzelt klanten
gegijzeld door jullie contract, gegijzeld door jullie abonnement, gegijzeld door jullie provider
gegijzeld door mijn contract, gegijzeld door mijn abonnement, gegijzeld door mijn provider
gegijzeld door een contract, gegijzeld door een abonnement, gegijzeld door een provider, gegijzeld door dit contract
gegijzeld door dit abonnement, gegijzeld door dit provider, klanten gegijzeld, vast in een contract
vast in een loop, vast in een keuzemenu, vast in file, vast in de file, vast in het menu, vast in mijn contract
wil niet meer leven zonder wifi, wil niet meer leven zonder internet, wil niet meer leven zonder netflix
wil niet meer leven zonder koffie, niet meer leven zonder, overdosis suiker, overdosis koffie, overdosis reclame
overdosis chocola, overdosis vitamine, stikt van de, stikt van het, stikken van, ik stik van de hitte
ik stik van de lach, ik stik van de warmte, ik stik in de hitte, ik stik in de lach, ik stik in de warmte
stik van de hitte, stik van de lach, stik van de warmte, stik in de hitte, stik in de lach, stik in de warmte
stikken in het werk, stikken in de reclame, stikken in geld, stikt in het werk, stikt in geld, stikt in de mails
adembenemend, jullie zijn dood voor mij, je bent dood voor mij, walking dead, de dode zee, in het spel, in de game
vermoord door, moordprijs, moordend, moordgozer, moordaanbieding
[urgent 2]
dringend, spoed, zo snel mogelijk, zsm, onmiddellijk, meteen, direct, vandaag nog, noodgeval, voor morgen
met spoed, spoedig, asap, zo spoedig mogelijk, nu meteen, nu direct, per direct, onmiddelijk, heel snel
binnen een uur, over een uur, over <num> minuten, over <num> uur, binnen <num> uur, binnen <num> minuten, half uur
voor vanavond, vanavond, vannacht, morgenochtend, morgenvroeg, mijn vlucht, vlucht vertrekt, trein vertrekt
op schiphol, op het vliegveld, bij de gate, boarding, sta buiten, staan buiten, sta voor de deur
sta voor een dichte deur, schiet op, snel aub, snel alsjeblieft, aub snel, zonder uitstel, heel dringend
is dringend, kan niet wachten, niet langer wachten, elke minuut telt, verloopt vandaag, laatste dag, op dit moment
nu bezig, nu hulp
[urgent 0.9]
vandaag, nu, morgen, snel, straks, gauw, vanmorgen, vanochtend, vanmiddag
[sarcasm 2 + negative 2 + complaint 0.8]
bedankt voor niks, bedankt voor niets, lekker dan, lekker bezig, goed bezig weer, mooi is dat, fijn weer, knap hoor
[spam 3 + action -1.5]
geld verdienen, klik hier, u heeft gewonnen, je hebt gewonnen, volg mij, snel rijk, bijverdienen, lening nodig
[scam 3.5 + severity 2]
verifieer uw account, bevestig uw gegevens, uw rekening wordt, officiële support, account geblokkeerd, uw pakket kan niet
[language 1]
de, het, een, en, is, niet, ik, jullie, je, mijn, van, voor, met, op, ook, nog, maar, wij, we, bij, hoe, geen, heb, heeft, hebben, dat, dit, aan, er
wat, waar, al, weer, naar, te, om, kan, hallo, bedankt, ben, zijn
