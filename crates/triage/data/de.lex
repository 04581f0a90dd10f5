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
[self_harm 4 + negative 3 + action 2 + severity 4]
umbringen, bringe mich um, mich umbringen, selbstmord, suizid, suizidal, will sterben, möchte sterben, nicht mehr leben
leben beenden, will nicht mehr, kann nicht mehr leben, selbst verletzen, besser tot
[threat_to_life 4 + negative 3 + action 2 + severity 4]
bringe euch um, bringe dich um, umlegen, bombe, amok, abstechen, lebensgefahr, gasgeruch, es brennt, keine luft, notarzt
kohlenmonoxid, herzinfarkt, erschieße*, werde euch töten, ich töte
[urgent 2]
dringend, sofort, eilt, schnellstmöglich, so schnell wie möglich, notfall, heute noch, bis morgen, umgehend
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
