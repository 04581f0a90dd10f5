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
[self_harm 4 + negative 3 + action 2 + severity 4]
zelfmoord, zelfdoding, wil dood, wil niet meer leven, maak er een eind aan, mezelf iets aandoen, leven beëindigen, mezelf van kant, suïcide, suïcidaal
[threat_to_life 4 + negative 3 + action 2 + severity 4]
vermoord*, maak jullie af, bom, bommelding, levensgevaar, gaslucht, gaslek, brand uitgebroken, ambulance, hartaanval, ademt niet, koolmonoxide, neersteken
[urgent 2]
dringend, spoed, zo snel mogelijk, zsm, onmiddellijk, meteen, direct, vandaag nog, noodgeval, voor morgen
[sarcasm 2 + negative 2 + complaint 0.8]
bedankt voor niks, bedankt voor niets, lekker dan, lekker bezig, goed bezig weer, mooi is dat, fijn weer, knap hoor
[spam 3 + action -1.5]
geld verdienen, klik hier, u heeft gewonnen, je hebt gewonnen, volg mij, snel rijk, bijverdienen, lening nodig
[scam 3.5 + severity 2]
verifieer uw account, bevestig uw gegevens, uw rekening wordt, officiële support, account geblokkeerd, uw pakket kan niet
[language 1]
de, het, een, en, is, niet, ik, jullie, je, mijn, van, voor, met, op, ook, nog, maar, wij, we, bij, hoe, geen, heb, heeft, hebben, dat, dit, aan, er
wat, waar, al, weer, naar, te, om, kan, hallo, bedankt, ben, zijn
