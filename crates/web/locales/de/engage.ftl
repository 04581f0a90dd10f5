### Fans: was ein Wort verdient, Rechte, Geschenke und ihre Einstellungen.

engage-title = Engagement
engage-lists = Welche
engage-all = Alle
engage-praise = Lob
engage-questions = Fragen
engage-content = Von Fans gemacht
engage-done = Erledigt
engage-kind-praise = Lob
engage-kind-question = Könnte kaufen
engage-kind-content = Von einem Fan
engage-budget = Noch { $left } von { $of } für Geschenke
engage-budget-told = Was diesen Monat noch verschenkt werden darf. Was zurückgerufen wurde, kostet nichts.
engage-to-settings = Einstellungen
engage-empty = Hier wartet niemand auf ein Wort
engage-empty-told = Lob, Fragen von Kaufinteressierten und was Fans machen erscheint hier, sobald es öffentlich gesagt wird. Was der Kundenservice lösen muss, ist beim Kundenservice.
engage-to-desk = Zu allen Fällen
engage-more = Mehr
engage-reach = { $n } folgen ihnen
engage-pictures = { $n ->
    [one] Ein Bild oder eine Datei
   *[other] { $n } Bilder oder Dateien
  }
engage-said-public = { $who } öffentlich
engage-said-private = { $who } privat
engage-said-leaving = (unterwegs)
engage-said-failed = (nicht gesendet)

## Was sich tun lässt.

engage-do = Was mit den Worten von { $name } geschehen soll
engage-like = Gefällt uns
engage-thank = Danken
engage-thank-told = Das sehen alle
engage-thank-send = Öffentlich danken
engage-rights = Um Erlaubnis fragen
engage-rights-told = Mit dem Wort darin sagen sie Ja
engage-rights-how = Wie wir fragen
engage-publicly = Öffentlich
engage-privately = Privat
engage-rights-paid = Auch für Werbung
engage-rights-send = Fragen
engage-show = Zeigen
engage-show-first = Wer es gemacht hat, muss erst zustimmen
engage-show-agree = Zustimmen und zeigen
engage-show-go = Unserer Anhängerschaft zeigen
engage-credit = Namensnennung
engage-credit-told = Ihr Name steht immer dabei, und ob sie etwas von uns bekommen haben.
engage-credit-usual = Von { $name } @{ $handle }
engage-gift = Etwas schenken
engage-gift-which = Was
engage-gift-told = Wird privat angeboten. Es geht hinaus, sobald sie sagen wohin.
engage-gift-send = Anbieten
engage-gift-reach = { $n } Menschen sehen das: { $gift } ({ $amount }) würde passen.
engage-gift-loyal = Sie haben Sie { $n }-mal gelobt: { $gift } ({ $amount }) würde passen.
engage-gift-stands = { $gift }: { $state }
engage-gift-offered = angeboten
engage-gift-accepted = sie haben gesagt wohin
engage-gift-sent = verschickt
engage-gift-withdrawn = daraus wurde nichts
engage-gift-left = { $gift } ist verschickt
engage-lead = Lead
engage-lead-make = Lead anlegen
engage-lead-open = Lead öffnen
engage-care = An den Kundenservice
engage-aside = Erledigt
engage-take-up = Wieder aufnehmen
engage-aside-by = Erledigt von { $who }
engage-open = Fall öffnen
engage-is-yes = Diese Worte sind ein Ja
engage-is-address = Sie sagen, wohin
engage-withdraw = Sie haben es zurückgenommen: entfernen
engage-evidence = Ihre Worte

## Wie es steht.

engage-place = In { $queue }
engage-place-held = In { $queue }, bei { $who }
engage-place-done = Erledigt
engage-rights-asked = Gefragt, ob wir es zeigen dürfen
engage-rights-waits = Mit { $code } sagen sie Ja
engage-rights-granted = Wir dürfen es zeigen
engage-rights-until = { $scopes }, bis { $until }
engage-rights-over = Die Zeit, für die sie zugestimmt haben, ist um
engage-rights-declined = Sie möchten nicht, dass wir es zeigen
engage-rights-lapsed = Sie haben nie geantwortet
engage-rights-unsaid = Die Frage wurde zurückgerufen
engage-rights-withdrawn = Sie haben es zurückgenommen. Wir zeigen es nicht
engage-scope-organic = auf eigenen Seiten
engage-scope-paid = in der Werbung
engage-wanted = { $who } möchte es zeigen. Sie stimmen zu, indem Sie es zeigen.
engage-wanted-own = Sie möchten es zeigen. Jemand anders muss zustimmen.
engage-ola-waiting = { $to } soll es bestätigen bis
engage-ola-with = { $who } von { $to } hat es
engage-ola-back = Zurück von { $to }: Niemand dort hat es rechtzeitig übernommen
engage-ola-moved = Es liegt bei { $to }
engage-against-opted-out = Sie möchten in Ruhe gelassen werden: Antworten Sie auf Fragen, und bieten Sie nichts an.
engage-against-complaint = Sie haben einen offenen Fall und sind unzufrieden: Angeboten wird nichts, bis das gelöst ist.

## Was geschehen ist.

engage-did-like = Gefällt uns.
engage-did-unlike = Zurückgenommen.
engage-did-thank = Gesagt. Es geht in zehn Sekunden hinaus.
engage-did-ask = Gefragt. Es geht in zehn Sekunden hinaus.
engage-did-grant = Das Ja ist mit ihren Worten festgehalten.
engage-did-withdraw = Zurückgenommen. Was wir gezeigt haben, verschwindet.
engage-did-show = Es ist unterwegs zu unserer Anhängerschaft.
engage-did-want = Festgehalten. Jemand anders muss zustimmen.
engage-did-give = Angeboten. Es geht in zehn Sekunden hinaus.
engage-did-accept = Mit ihren Worten festgehalten.
engage-did-send = Festgehalten: Es ist verschickt.
engage-did-lead = Es ist jetzt ein Lead.
engage-did-pass = Der Kundenservice ist gebeten, es zu übernehmen.
engage-did-aside = Erledigt.
engage-did-take-up = Es wartet wieder.
engage-waits-for-agreement = Jemand muss zustimmen, bevor es hinausgeht.

## Im Verlauf.

engage-event-approached = { $who } hat jemanden angesprochen, der uns nicht angesprochen hatte
engage-event-opted-out = Sie möchten in Ruhe gelassen werden
engage-event-opted-in = { $who } hat festgehalten, dass sie wieder angesprochen werden dürfen
engage-event-asked = { $who } hat gefragt, ob wir es zeigen dürfen
engage-event-granted = Sie haben zugestimmt, dass wir es zeigen
engage-event-declined = Sie möchten nicht, dass wir es zeigen
engage-event-lapsed = Die Frage, ob wir es zeigen dürfen, ist verfallen
engage-event-withdrawn = Sie haben die Erlaubnis zurückgenommen
engage-event-wanted = { $who } möchte es zeigen; jemand anders muss zustimmen
engage-event-shown = { $who } hat es unserer Anhängerschaft gezeigt
engage-event-gift = { $who } hat ein Geschenk angeboten
engage-event-gift-state = Das Geschenk: { $state }

## Die Einstellungen.

engage-settings-title = Engagement
engage-settings-about = Was Sie Ihren Fans sagen, was Sie zeigen dürfen, was Sie schenken, wen Sie ansprechen.
engage-set-english = Englisch
engage-set-german = Deutsch
engage-set-thanks = Dank
engage-set-thanks-told = Eine Zeile wird vorgeschlagen, nicht allen dieselbe. Eine je Zeile; {"{name}"} ist die Person.
engage-set-rights = Zeigen, was andere machen
engage-set-rights-told = {"{code}"} ist das Wort, mit dem sie Ja sagen, {"{terms}"} sagt, wo die Bedingungen stehen.
engage-set-code = Wort der Zustimmung
engage-set-terms = Wo die Bedingungen stehen
engage-set-months = Gefragt für Monate
engage-set-answer-days = Die Frage verfällt nach Tagen
engage-set-two = Zu zweit: Wer es zeigen möchte, und jemand anders, der zustimmt
engage-set-gifts = Geschenke
engage-set-gifts-told = Es schenken Teams mit „reward“ in may_publish, und Leitungen. Der Monat ist der von UTC.
engage-set-budget = Budget eines Monats
engage-set-gift-days = Je Person einmal in Tagen
engage-set-gift-reach = Vorgeschlagen ab so vielen, die folgen
engage-set-gift-praises = Vorgeschlagen ab so vielen Malen Lob
engage-set-gift-list = Was geschenkt werden kann
engage-set-gift-list-told = Je Zeile: Name = Preis
engage-set-offer = Das Angebot
engage-set-offer-told = {"{name}"} und {"{gift}"} werden ausgefüllt.
engage-set-disclosure = Steht neben allem, was wir von Beschenkten zeigen
engage-set-caps = Menschen ansprechen
engage-set-approach = Niemand wird zweimal angesprochen in Tagen
engage-set-care = „An den Kundenservice“ geht an
engage-set-crm = CRM
engage-set-crm-told = Jeder Lead mit Erlaubnis wird dorthin gesendet, mit dem Geheimnis unterschrieben, einmal je Änderung.
engage-set-url = Adresse
engage-set-secret = Geheimnis
engage-set-secret-kept = hinterlegt; tippen zum Ersetzen
engage-set-secret-none = mindestens 16 Zeichen
engage-crm-test = Verbindung prüfen
engage-crm-works = Das CRM hat geantwortet und es angenommen.
engage-crm-trying = Unterwegs. { $why }
engage-gift-wrong = Schreiben Sie jedes Geschenk als Name = Preis, etwa Aufkleber = 5.
engage-amount-wrong = Schreiben Sie einen Betrag wie 25 oder 25,50.

## Zwei Prüfungen vor dem Senden.

engage-check-opted-out = Möchte in Ruhe gelassen werden
engage-check-opted-out-about = Jemandem, der in Ruhe gelassen werden möchte, wird etwas angeboten oder ungefragt gesagt.
engage-check-opted-out-advice = Antworten Sie auf Fragen, und bieten Sie nichts an.
engage-check-opted-out-said = Sie möchten in Ruhe gelassen werden.
engage-check-approached = Schon angesprochen
engage-check-approached-about = Jemand, der Sie nicht angesprochen hat, wird innerhalb der eingestellten Tage ein zweites Mal angesprochen.
engage-check-approached-advice = Warten Sie, bis sie sich an Sie wenden.
engage-check-approached-said = Sie haben sie { $days ->
    [0] heute
    [one] gestern
   *[other] vor { $days } Tagen
  } schon angesprochen.
engage-is-no = Diese Worte sind ein Nein
engage-gift-recall = Das Geschenk zurücknehmen
engage-did-decline = Vermerkt: Es wird nicht gezeigt
engage-did-recall = Zurückgenommen; das Budget hat es wieder
