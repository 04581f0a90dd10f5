# German.
[negator]
nicht, kein, keine, keinen, keiner, keinem, nie, niemals, ohne, kaum, nichts, niemand, weder, nix
[more]
sehr, so, total, echt, wirklich, absolut, extrem, völlig, komplett, super, mega, richtig, ziemlich, dermaßen
[less]
etwas, bisschen, leicht
[but]
aber, jedoch, allerdings, leider, trotzdem, obwohl
[positive 2.5]
toll, tolle, toller, tolles, tollen, klasse, spitze, hervorragend*, ausgezeichnet*, perfekt*, großartig*, fantastisch*
wunderbar*, genial*, liebe es, liebe euch, begeistert, prima, einwandfrei, top, mega, bester, beste, besten, vorbildlich*
[positive 1.8]
gut, gute, guter, gutes, guten service, schön, schöne, schnell, freundlich*, nett, nette, hilfreich*, zufrieden, danke, dankeschön
freut, freue, froh, glücklich, empfehlen, empfehlenswert, kompetent*, zuverlässig*, unkompliziert, lob, respekt, läuft wieder
funktioniert wieder, weiter so, super
[neutral 1]
guten tag, guten morgen, guten abend, gute frage, schönen tag, schöne grüße, liebe grüße, liebes team, liebe leute
[negative 3]
katastroph*, unverschämt*, frechheit, scheiß*, scheiss*, miserabel*, grauenhaft*, unterirdisch*, betrug, betrüger*, abzocke
abzocker, lächerlich*, inkompeten*, schlechteste*, schlimmste*, saftladen, sauladen, unfassbar, unfähig*, zum kotzen, hasse
verarsch*, witz, ein witz, armutszeugnis, nie wieder, drecksladen, mist, wucher
[negative 1.8]
schlecht*, enttäusch*, ärger*, nervt, nervig, genervt, sauer, wütend, langsam, teuer, defekt*, kaputt, problem, probleme, fehler
störung, störungen, ausfall, ausgefallen, verspät*, verspätung, unfreundlich*, unzuverlässig*, traurig, schade, peinlich, blöd*
stress, beschwer*, mangelhaft*, schwach, falsch*, verloren, unzufrieden, gekündigt, ignorier*, funktioniert nicht, geht nicht
[complaint 2.2 + negative 0.8]
funktioniert nicht, funktioniert nix, geht nicht, geht nichts, geht nix, geht wieder nicht, geht immer noch nicht
kein internet, kein netz, kein empfang, kein signal, kein strom, kein wlan, ausgefallen, internet weg, netz weg
seit <num> tagen, seit <num> wochen, seit <num> stunden, seit tagen, seit wochen, seit stunden, seit gestern, seit montag
seit freitag, warte seit, warte immer noch, warte noch immer, immer noch nicht, immer noch kein, immer noch keine, noch immer nicht
nicht angekommen, nicht geliefert, nie angekommen, nicht erschienen, nicht gekommen, doppelt abgebucht, zweimal abgebucht
falsch abgebucht, zu viel abgebucht, zuviel berechnet, falsche rechnung, rechnung falsch, geld zurück, keine antwort
keine rückmeldung, meldet sich niemand, niemand erreichbar, warteschleife, in der leitung, aus der leitung, defekt, kaputt
beschädigt, bricht ab, bricht ständig ab, stürzt ab, ständig abbrüche, störung, kann mich nicht einloggen, komme nicht rein
wieder nicht, schon wieder, techniker kam nicht, termin nicht eingehalten, lieferung fehlt, stornier*, verspätet, viel zu langsam
[fixed 2.5]
geht wieder, läuft wieder, funktioniert wieder, alles wieder gut, hat sich erledigt, erledigt, hat geklappt, problem gelöst
ist gelöst, ist da, angekommen, jetzt geht es, jetzt gehts, klappt jetzt, alles gut, passt jetzt
[thanks 2.5 + action -1.2]
danke, dankeschön, vielen dank, herzlichen dank, besten dank, danke schön, danke euch, merci, dank euch
[politeness 1]
danke im voraus, vielen dank im voraus, bitte
[query 2 + ask 1]
können sie, könnt ihr, kannst du, kann ich, kann man, gibt es, gibts, wie kann, wie lange, wie viel, wie komme, wie bekomme
wann, wann kommt, wann ist, wo ist, wo finde, wo kann, warum, wieso, weshalb, was ist, was kann, was kostet, welche, welcher
weiß jemand, hat jemand, ist es möglich, habe eine frage, ich hätte eine frage, frage zu, könnten sie, könntet ihr, haben sie
habt ihr, ist das, muss ich, wer kann, bis wann
[action 1.6]
bitte um, bitte helfen, hilfe, helft mir, helfen sie, bitte melden, meldet euch, melden sie sich, rufen sie, rückruf
bitte prüfen, bitte stornieren, kündigen, möchte kündigen, geld zurück, bitte ändern, warte auf, brauche, ich benötige
kümmert euch, schaut mal, könnt ihr, können sie, bitte antworten, behebt, wann kommt, wann geht
[idle 1.8]
nie wieder, finger weg, typisch, wie immer, was für ein witz, nur mal so, musste mal raus, hauptsache, tja
[opinion 1.5]
ich finde, meiner meinung, ich glaube, ich denke, typisch, wie immer, meines erachtens, sollte man, solltet ihr
[praise 2.5]
toller service, super service, guter service, klasse service, top service, großes lob, ein lob, lob an, weiter so
gut gemacht, super gemacht, kann ich nur empfehlen, sehr zufrieden, bin begeistert, super team, tolles team, klasse team
nette mitarbeiter, freundliche mitarbeiter, schnelle hilfe, bester anbieter, ihr seid super, ihr seid die besten, top
[lead 3]
was kostet, wie teuer, wie viel kostet, preis für, angebot für, ein angebot, neukunde, neukunden, kunde werden, verfügbar bei
verfügbar in, liefert ihr, liefern sie, tarif, tarife, interesse an, interessiere mich, möchte bestellen, würde gerne bestellen
suche einen anbieter, suche anbieter, neuen anbieter, anbieter wechseln, zu euch wechseln, bietet ihr, bieten sie, beraten
[rival_negative 2 + switch 3]
weg von <rival>, genug von <rival>, von <rival> wechseln, wechsel von <rival>, bei <rival> kündigen, von <rival> zu euch
schnauze voll von <rival>, bin bei <rival>
[us_negative 2 + complaint 1.2]
wechsle zu <rival>, wechsel zu <rival>, gehe zu <rival>, zu <rival> wechseln, anbieter wechseln wegen, bin dann weg
[press 3.5 + action 1.5]
journalist, journalistin, redaktion, redakteur, redakteurin, presseanfrage, pressestelle, stellungnahme, reporter
für einen artikel, für einen beitrag, recherchiere
[legal_claim 3 + negative 1.5 + action 1.5 + severity 3]
anwalt, anwältin, rechtsanwalt, klage, verklage*, rechtliche schritte, gericht, schadensersatz, schadenersatz, strafanzeige
anzeige erstatten, mahnbescheid, rechtsschutz, dsgvo
[regulator 3.2 + negative 1.5 + action 1.5 + severity 3]
bundesnetzagentur, verbraucherzentrale, verbraucherschutz, schlichtungsstelle, bafin, ombudsmann, datenschutzbehörde, gesundheitsamt
[severity 2]
seit <num> tagen, seit <num> wochen, seit tagen, seit wochen, ganze straße, rollstuhl, baby, krankenhaus, notruf, gehackt
homeoffice, kann nicht arbeiten
seit <num> stunden, seit <num> monaten, seit monaten, kein strom, kein wasser, kein warmwasser, keine heizung
schwanger, behindert, pflegebedürftig, meine mutter, meine oma, mein opa, mein vater, säugling, medikamente
medikament, gestrandet, ausgesperrt, konto leer, konto geplündert, gestohlen, datenleck, identitätsdiebstahl
sim swap, ganze stadt, ganzer ort, ganzes viertel, existenz, inkasso, gerichtsvollzieher, obdachlos, beerdigung
operation, op termin, blind, gehörlos, rassistisch, diskriminiert, belästigt, krebs, chemo, alleinerziehend
unter wasser, überflutet, schimmel, kann miete nicht
[severity 3.5]
in flammen, rauch, qualm, feuer, funken, stromschlag, gasgeruch, explodiert, verletzt, blutet, bewusstlos
krankenwagen, notarzt, vergiftet, lebensmittelvergiftung, allergische reaktion, insulin, sauerstoff, dialyse
herzschrittmacher, beatmungsgerät, sexuell belästigt, glassplitter
[self_harm 4 + negative 3 + action 2 + severity 4]
bringe mich um, mich umbringen, selbstmord, suizid, suizidal, will sterben, möchte sterben, nicht mehr leben
leben beenden, kann nicht mehr leben, selbst verletzen, besser tot
springe von der brücke, springe vom dach, springe vor den zug, springe aus dem fenster, springe vor die bahn
spring von der brücke, spring vom dach, spring vor den zug, spring aus dem fenster, spring vor die bahn
springen von der brücke, springen vom dach, springen vor den zug, springen aus dem fenster, springen vor die bahn
selbstmord*, suizid*, selbsttötung, freitod, selbstverletz*, mich umzubringen, mich selbst umbringen, bring mich um
bringe mich jetzt um, bringe mich heute um, bringe mich noch um, bringt sich um, sich umbringen, sich umgebracht
sich das leben nehmen, sich das leben genommen, mir das leben nehmen, mir das leben zu nehmen, nehme mir das leben
nehm mir das leben, mein leben zu beenden, dem leben ein ende, meinem leben ein ende, mach schluss mit dem leben
mach schluss mit meinem leben, mache dem ein ende, mache allem ein ende, allem ein ende setzen
allem ein ende machen, will einfach nicht mehr weiterleben, will einfach nicht mehr da sein
will nicht mehr weiterleben, will nicht mehr da sein, möchte einfach nicht mehr weiterleben
möchte einfach nicht mehr da sein, möchte nicht mehr weiterleben, möchte nicht mehr da sein
moechte einfach nicht mehr weiterleben, moechte einfach nicht mehr da sein, moechte nicht mehr weiterleben
moechte nicht mehr da sein, keine lust mehr zu leben, keinen lebenswillen, kein lebenswille, lebensmüde, lebensmuede
ich will nur noch sterben, ich will einfach sterben, ich möchte nur noch sterben, ich möchte einfach sterben
ich moechte nur noch sterben, ich moechte einfach sterben, ich moechte sterben, will tot sein, lieber tot
wünschte ich wäre tot, wär ich doch tot, wär ich tot, tot wäre ich besser, ohne mich besser dran
ohne mich wäre es besser, ohne mich wäre alles besser, niemand würde mich vermissen, keiner würde mich vermissen
keiner vermisst mich, niemandem zur last, nicht mehr zur last, leben hat keinen sinn, sinn im leben mehr
keinen sinn mehr im leben, nicht mehr lebenswert, nichts mehr wofür es sich zu leben, keinen ausweg mehr
sehe keinen ausweg, seh keinen ausweg, kein ausweg mehr, von der brücke springen, von der brücke springe
von der brücke spring, vom dach springen, vom dach springe, vom dach spring, aus dem fenster springen
aus dem fenster springe, aus dem fenster stürzen, vor den zug werfen, vor den zug springen, vor den zug werfe
vor den zug schmeißen, vor den zug schmeiss, vor die bahn werfen, vor die bahn springen, stehe auf der brücke
steh auf der brücke, vor einen zug, mich aufhängen, mich erhängen, häng mich auf, hänge mich auf, mich erschießen
erschieß mich, pulsadern, ritze mich, mich ritzen, mich geritzt, mich selbst verletz*, mir was antun
mir etwas antun, tu mir was an, tue mir etwas an, sich etwas antun, sich was antun, antun will, überdosis genommen
alle tabletten genommen, alle tabletten nehmen, alle tabletten schlucken, ganze packung tabletten
ganze packung schlaftabletten, zu viele tabletten, tabletten geschluckt, schlaftabletten geschluckt, abschiedsbrief*
mein letzter tweet, meine letzte nachricht, letzte nachricht von mir, wenn ihr das lest bin ich, wenn ich tot bin
in den tod treiben, in den tod getrieben, treibt mich in den tod, lebt wohl für immer, ich halte das leben nicht
will für immer schlafen, will für immer einschlafen, will für immer weg, nie wieder aufwachen, nicht mehr aufwachen
verhungern lassen will
[self_harm 2]
überdosis, schlaftabletten, antidepressiva, will nicht mehr hier sein, ich kann einfach nicht mehr, telefonseelsorge
will einfach nicht mehr, ich will nicht mehr
[self_harm 1.3]
hoffnungslos, keine hoffnung mehr, keine kraft mehr, am ende meiner kräfte, ganz allein, hasse mein leben
hasse mich, depression, depressionen, depressiv, verzweifelt, wertlos, aufgeben, sterben
[threat_to_life 4 + negative 3 + action 2 + severity 4]
bringe euch um, bringe dich um, amok, abstechen, lebensgefahr, gasgeruch, es brennt, notarzt
kohlenmonoxid, herzinfarkt, erschieße*, werde euch töten, ich töte
braucht sauerstoff, mit sauerstoff, seinen sauerstoff, ihren sauerstoff, auf sauerstoff, am sauerstoff, gasgeruch*
gasleck*, gas riecht, gas riechen, gas tritt aus, gas strömt aus, gas ausgetreten, riecht hier nach gas
riecht stark nach gas, riecht total nach gas, riecht nach gas, stinkt hier nach gas, stinkt stark nach gas
stinkt total nach gas, stinkt nach gas, nach gas stinkt, gasaustritt, gasexplosion, ausströmendes gas
kohlenmonoxidvergiftung, co melder piept, co melder schlägt, co melder geht, co vergiftung, gasmelder schlägt
feuer ausgebrochen, brand ausgebrochen, wohnung brennt, haus brennt, küche brennt, keller brennt, auto brennt
akku brennt, router brennt, ladegerät brennt, handy brennt, zähler brennt, steckdose brennt, dachstuhl brennt
bus brennt, zug brennt, bett brennt, brennt die wohnung, brennt die küche, brennt unsere wohnung
brennt unsere küche, brennt meine wohnung, brennt meine küche, brennt das haus, brennt das auto, brennt unser haus
brennt unser auto, brennt mein haus, brennt mein auto, in flammen, in brand geraten, in brand gesetzt
in brand stecken, flammen schlagen, fing feuer, feuer gefangen, fängt feuer, rauch kommt, rauch steigt, rauch dringt
rauch quillt, raucht aus, qualmt aus, es qualmt, alles voller rauch, rauch im treppenhaus, rauch im haus
rauch im keller, rauch im flur, rauch aus der, rauch aus dem, riecht verbrannt, riecht verschmort, riecht nach rauch
riecht nach verbranntem, riecht nach verschmortem, verbrannt riecht, brandgeruch, schmorgeruch, funken sprühen
funken fliegen, funken aus, sprüht funken, funkt es aus, steckdose schmort, steckdose funkt, steckdose raucht
steckdose geschmolzen, akku explodiert, handy explodiert, explodiert in, ist explodiert, mir in der hand explodiert
stromschlag*, eine gewischt bekommen, offene kabel, blanke kabel, kabel hängt auf, freiliegende kabel
hochspannung liegt, strommast umgestürzt, kriege kaum luft, kriege keine luft, krieg kaum luft, krieg keine luft
bekomme kaum luft, bekomme keine luft, bekommt kaum luft, bekommt keine luft, kriegt kaum luft, kriegt keine luft
atmet nicht, kann nicht mehr atmen, kann nicht atmen, hört auf zu atmen, atemnot, atemstillstand, erstickungs*
läuft blau an, blaue lippen, brustschmerzen, schlaganfall, herzstillstand, krampfanfall, bewusstlos
ohnmächtig geworden, ohnmächtig am boden, zusammengebrochen ist, nicht ansprechbar, wacht nicht mehr auf
wacht nicht auf, blutet stark, blutet sehr stark, verblutet, verbluten, viel blut verloren, blutüberströmt
anaphylaktisch*, allergischer schock, kein insulin, ohne insulin, insulin kühlen, insulin verdirbt, insulin leer
sauerstoffgerät*, beatmungsgerät*, beatmet, heimbeatmung, sauerstoff läuft, sauerstoff geht, sauerstoff reicht
sauerstoff fällt, ohne sauerstoff, stromausfall und sauerstoff, heimdialyse, lebenserhaltend*, intensivstation
krankenwagen gerufen, krankenwagen rufen, krankenwagen kommt, krankenwagen musste, rettungswagen gerufen
rettungswagen rufen, rettungswagen kommt, rettungswagen musste, rtw gerufen, rtw rufen, rtw kommt, rtw musste
feuerwehr gerufen, feuerwehr rufen, feuerwehr kommt, feuerwehr musste, ruft einen krankenwagen
ruft einen rettungswagen, ruft den krankenwagen, ruft den rettungswagen, ruft krankenwagen, ruft rettungswagen
brauche einen krankenwagen, brauche einen rettungswagen, brauche den krankenwagen, brauche den rettungswagen
brauche krankenwagen, brauche rettungswagen, brauchen einen krankenwagen, brauchen einen rettungswagen
brauchen den krankenwagen, brauchen den rettungswagen, brauchen krankenwagen, brauchen rettungswagen
kann den notruf nicht, konnte den notruf nicht, können den notruf nicht, notruf nicht erreichbar, notruf geht nicht
notruf funktioniert nicht, notruf nicht möglich, notruf absetzen, notruf nicht absetzen, 110 nicht erreichbar
110 geht nicht, 110 funktioniert nicht, 110 nicht erreichen, 110 nicht anrufen, 110 anrufen, 112 nicht erreichbar
112 geht nicht, 112 funktioniert nicht, 112 nicht erreichen, 112 nicht anrufen, 112 anrufen, keinen notruf
glassplitter im, glasscherben im, batterie verschluckt, verschluckt hat, bremsen versagt, bremsen versagen
bremsen funktionieren nicht, bremsen gehen nicht, bremse versagt, fahrer ist betrunken, fahrer war betrunken
fahrer betrunken, fahrer eingeschlafen, lebensbedrohlich*, kind in gefahr, vergiftet worden, am ertrinken, ertrinkt
im aufzug eingeschlossen, im aufzug stecken, im aufzug fest, im aufzug gefangen, im aufzug eingesperrt
im aufzug festgesteckt, im fahrstuhl eingeschlossen, im fahrstuhl stecken, im fahrstuhl fest, im fahrstuhl gefangen
im fahrstuhl eingesperrt, im fahrstuhl festgesteckt, im lift eingeschlossen, im lift stecken, im lift fest
im lift gefangen, im lift eingesperrt, im lift festgesteckt, stecke im aufzug, stecke im fahrstuhl, stecke im lift
stecken im aufzug, stecken im fahrstuhl, stecken im lift, kind ist eingesperrt im, kind ist eingeschlossen im
kind eingesperrt im, kind eingeschlossen im, baby ist eingesperrt im, baby ist eingeschlossen im
baby eingesperrt im, baby eingeschlossen im, verschüttet, eingeklemmt, bringe euch alle um, bringe dich alle um
bringe sie alle um, bringe sie um, bringe ihn alle um, bringe ihn um, bringe alle alle um, bringe alle um
bring euch alle um, bring euch um, bring dich alle um, bring dich um, bring sie alle um, bring sie um
bring ihn alle um, bring ihn um, bring alle alle um, bring alle um, euch umbringen, dich umbringen, sie umbringen
ihn umbringen, alle umbringen, jemanden umbringen, meine frau umbringen, meinen ex umbringen, euch töten, dich töten
sie töten, ihn töten, alle töten, steche euch ab, steche dich ab, steche ihn ab, steche sie ab, stech euch ab
stech dich ab, stech ihn ab, stech sie ab, knalle euch ab, knalle dich ab, knalle ihn ab, knalle sie ab
knall euch ab, knall dich ab, knall ihn ab, knall sie ab, schlage dich tot, schlage euch tot, schlage ihn tot
schlage sie tot, schlag dich tot, schlag euch tot, schlag ihn tot, schlag sie tot, totschlagen, abknallen, töte euch
töte dich, töte ihn, töte sie, töt euch, töt dich, töt ihn, töt sie, ich werde töten, kaltmachen, fackel euch
fackel euren, fackel den laden, fackle euch, fackle euren, fackle den laden, zünde euch, zünde euer, zünde euren
zünde den laden, zünde eure, zünd euch, zünd euer, zünd euren, zünd den laden, zünd eure, bude anzünden
laden anzünden, büro anzünden, bude abfackeln, laden abfackeln, jage euch in die luft, in die luft jagen
in die luft sprengen, in die luft gejagt, sprenge euch, sprenge euer, eine bombe im, eine bombe in
eine bombe gelegt, eine bombe legen, eine bombe bauen, eine bombe unter, eine bombe hoch, eine bombe deponiert
bombendrohung*, sprengstoff*, sprengsatz, amoklauf*, mit einem messer, mit einem beil, mit einem gewehr
mit einem baseballschläger, mit dem messer, mit dem beil, mit dem gewehr, mit dem baseballschläger
mit meinem messer, mit meinem beil, mit meinem gewehr, mit meinem baseballschläger, mit einer waffe
mit einer pistole, mit einer knarre, mit einer axt, mit einer machete, mit der waffe, mit der pistole
mit der knarre, mit der axt, mit der machete, mit meiner waffe, mit meiner pistole, mit meiner knarre
mit meiner axt, mit meiner machete, messer gezogen, messer dabei, messer gezückt, waffe dabei, kugel in den kopf
kehle durch*, ich weiß wo ihr wohnt, ich weiß wo du arbeitest, ich weiß wo deine familie, weiß wo du wohnst
ihr werdet sterben, du wirst sterben, morddrohung*, ihr seid tot, du bist tot, überlebst du nicht, blut wird fließen
säureanschlag, stalkt mich, stalker*, verfolgt mich, werde verfolgt, tracker am mein*, tracker an mein*
tracker unter mein*, tracker in mein*, ex hat <any> tracker, ex hat <any> adresse, ex hat <any> wohne
ex weiß <any> tracker, ex weiß <any> adresse, ex weiß <any> wohne, ex stalkt, lauert mir auf, steht vor meiner tür
steht vor meiner haustür, steht vor meiner wohnung, gewalttätig*, häusliche gewalt, frauenhaus, schlägt mich
schlägt seine frau, schlägt die kinder, will mich umbringen, bedroht mich mit, mit dem tod bedroht
mit dem tode bedroht, einbrecher im, bricht gerade ein, entführt, geisel, vergewaltigt, lässt mich nicht raus
lässt mich nicht aussteigen, kind vermisst, kind ist weg, holt hilfe, schickt hilfe, schickt die polizei
ruft die polizei, jemand stirbt, wird sterben, sterben ohne
[threat_to_life 2]
keine luft, krankenwagen, rettungswagen, notruf, feuerwehr, sauerstoff, beatmung, flammen, qualm, erstickt
bewusstlos*, dialyse, insulin, geruch nach gas, umbringen, abfackeln, messerangriff, überdosis
[threat_to_life 1.7]
rauch, qualmt, funken, explodiert, verschmort, verbrannt, blutet, messer, waffe, pistole, ohnmächtig, drohung
bedroht, verfolgt, herzschrittmacher, vergiftet, brennt
[threat_to_life 1.3]
blut, angst um, schreit
[figurative 4 + neutral 1]
brücke springen, bungee springen, sauerstoff bleiche, sauerstoff flasche für taucher, lache mich tot, lach mich tot
totgelacht, tot gelacht, sterbe vor lachen, sterbe vor hunger, sterbe vor langeweile, sterbe vor hitze
sterbe vor durst, sterbe vor scham, sterbe vor neugier, vor lachen gestorben, vor lachen sterben
vor langeweile sterben, lachen keine luft, kriege vor lachen keine luft mehr vor lachen
kriege keine luft mehr vor lachen, krieg vor lachen keine luft mehr vor lachen, krieg keine luft mehr vor lachen
bekomme vor lachen keine luft mehr vor lachen, bekomme keine luft mehr vor lachen, keine luft mehr vor lachen
atemberaubend, akku ist tot, akku tot, handy ist tot, handy tot, leitung ist tot, leitung tot, batterie ist tot
batterie tot, router ist tot, router tot, tote leitung, toter winkel, wo es brennt, wenn es brennt
brennt mir unter den nägeln, unter den nägeln, es brennt in den augen, es brennt auf der zunge, es brennt im mund
es brennt der baum, burnout, feuer und flamme, feuer im dach, brennt für, kerze brennt, brennt durch
kalorien verbrannt, feueralarm test, feuerwehr fest, feuerwehr mann sam, feuerwehr auto spielzeug, feuerwehrmann sam
rauchmelder batterie, rauchmelder piept, rauchmelder piepen, rauchmelder kaufen, rauchmelder batterien
rauchmelder pflicht, rauch melder, rauch frei, batterie vom rauchmelder, batterie im rauchmelder, ist eine bombe
ist die bombe, bombe stimmung, bombe wetter, bombe preis, bombe party, bombenstimmung, bombenwetter, bombenpreis
badebombe, sexbombe, eisbombe, bombig, zeitbombe, preis ist explodiert, preis ist explodieren, preis sind explodiert
preis sind explodieren, preis explodiert, preis explodieren, preise ist explodiert, preise ist explodieren
preise sind explodiert, preise sind explodieren, preise explodiert, preise explodieren, kosten ist explodiert
kosten sind explodiert, kosten explodiert, rechnung ist explodiert, rechnung sind explodiert, rechnung explodiert
mieten ist explodiert, mieten sind explodiert, mieten explodiert, explodiert in meinem mund, kopf explodiert
postfach explodiert, killer angebot, killer preis, killer deal, killer app, killer feature, killer spiel
killerpreis, mordshunger, mordsspaß, mords, frau bringt mich um, freundin bringt mich um, mutter bringt mich um
mama bringt mich um, chef bringt mich um, chefin bringt mich um, hitze bringt mich noch um, hitze bringt mich um
stress bringt mich noch um, stress bringt mich um, warteschleife bringt mich noch um, warteschleife bringt mich um
neugier bringt mich noch um, neugier bringt mich um, hunger bringt mich noch um, hunger bringt mich um
spannung bringt mich noch um, spannung bringt mich um, langeweile bringt mich noch um, langeweile bringt mich um
rücken bringt mich noch um, rücken bringt mich um, umbringen vor, boss töten, boss umlegen, boss umbringen
zombies töten, zombies abknallen, zombies abschießen, im spiel getötet, im spiel töten, im spiel erschießen
im spiel umbringen, im spiel abgestochen, im spiel abknallen, im spiel sterben, suicide squad
politischer selbstmord, wirtschaftlicher selbstmord, finanzieller selbstmord, karriereselbstmord, selbstmordkommando
selbstmord für die marke, selbstmord für das unternehmen, selbstmordattentat*, prävention, fast einen herzinfarkt
fast einen schlaganfall, fast einen herzkasper, fast nen herzinfarkt, fast nen schlaganfall, fast nen herzkasper
herzinfarkt bekommen als, herzinfarkt gekriegt als, schlaganfall bekommen als, schlaganfall gekriegt als
beinahe einen herzinfarkt, herzinfarkt burger, herzinfarkt bei der rechnung, herzinfarkt als ich die rechnung
kriege einen herzinfarkt, kriege nen herzinfarkt, krieg nen herzinfarkt, stirbt zuletzt, hoffnung stirbt, james bond
tatort, krimi*, thriller, termin umlegen, kosten umlegen, schalter umlegen, nebenkosten umlegen
auf die <any> umlegen, auf alle <any> umlegen, auf mieter umlegen, messer set, messer block, messer schärfer
messerset, küchenmesser, geheimwaffe, will nicht mehr warten, will nicht mehr zahlen, will nicht mehr bezahlen
will nicht mehr kunde, will nicht mehr bei euch, will nicht mehr mit euch, will nicht mehr telefonieren
will nicht mehr länger, will nicht mehr hinnehmen, will nicht mehr so viel, will nicht mehr diskutieren
ich will nicht mehr warten, ich will nicht mehr zahlen, ich will nicht mehr bezahlen, ich will nicht mehr kunde
ich will nicht mehr bei euch, ich will nicht mehr mit euch, ich will nicht mehr länger, ich will nicht mehr so viel
ich will nicht mehr auf, ich kann nicht mehr warten, ich kann nicht mehr telefonieren, ich kann nicht mehr einloggen
ich kann nicht mehr zugreifen, ich kann nicht mehr anmelden, ich kann nicht mehr surfen
ich kann nicht mehr bezahlen, ich kann nicht mehr vor lachen, ich kann nicht mehr ohne, ich kann nicht mehr auf
ich kann nicht mehr über, ich kann nicht mehr ins, ich kann nicht mehr in, ich kann nicht mehr mit
ich kann nicht mehr die, ich kann nicht mehr das, ich kann nicht mehr den, kann nicht mehr vor lachen
keinen ausweg aus dem vertrag, überdosis zucker, überdosis kaffee, überdosis kitsch, überdosis süßes
überdosis werbung, tabletten und smartphones, lebensmüde angebot, sauerstoff maske gesichts, sauerstoff creme
leiche im keller, ihr seid tot für mich, für mich gestorben, du bist tot für mich
[urgent 2]
dringend, sofort, eilt, schnellstmöglich, so schnell wie möglich, notfall, heute noch, bis morgen, umgehend
so schnell es geht, asap, ganz schnell, auf der stelle, unverzüglich, jetzt sofort, jetzt gleich, noch heute
in <num> minuten, in <num> stunden, in einer stunde, in einer halben stunde, bis heute abend, bis mittag
heute abend, morgen früh, sitze am flughafen, stehe am flughafen, am gate, mein flug, flug geht, zug fährt
stehe vor der tür, stehen vor der tür, ausgesperrt, festsitzen, sitze fest, sitzen fest, brauche es heute
brauche das heute, läuft heute ab, frist, keine zeit, bitte schnell, schnell bitte, schnelle hilfe, hilfe jetzt
jede minute zählt, gerade eben, jetzt gerade
[urgent 0.9]
heute, jetzt, morgen, bald, gerade, schnell
[sarcasm 2 + negative 2 + complaint 0.8]
danke für nichts, na super, na toll, ganz toll, ganz großes kino, toll gemacht, vielen dank auch, super leistung, bravo
[spam 3 + action -1.5]
geld verdienen, klick hier, jetzt klicken, gewinnspiel gewonnen, sie haben gewonnen, du hast gewonnen, kredit ohne schufa
nebenverdienst, folgt mir, schaut auf mein profil, passives einkommen
[scam 3.5 + severity 2]
konto verifizieren, konto bestätigen, ihr konto wird gesperrt, konto gesperrt, bestätigen sie ihre daten, offizieller support
[language 1]
der, die, das, und, ist, nicht, ich, ihr, euch, mit, ein, eine, für, auf, auch, noch, mein, meine, wir, sie, bei, wie, kein, aber
habe, hat, haben, seit, von, zu, den, dem, wann, warum, bitte, danke, immer, schon, wieder, kann, geht
