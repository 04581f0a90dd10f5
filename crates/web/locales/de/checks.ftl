### Prüfungen vor dem Senden: woran zu denken ist, bevor Worte hinausgehen.

checks-title = Prüfungen
checks-settings-title = Prüfungen vor dem Senden
checks-settings-about = Was vor dem Senden auffällt, und ob trotzdem gesendet werden darf.
checks-to-report = Was daraus wurde
checks-to-policies = Wonach gesucht wird
checks-kept = Das gilt ab der nächsten Antwort.
checks-keep = Speichern
checks-copies-wrong = Geben Sie an, nach wie vielen Personen derselbe Text auffällt: eine Zahl von 1 bis 1.000.
checks-policies = Wonach gesucht wird
checks-policy-off = Aus
checks-policy-warn = Warnen
checks-policy-block = Sperren
checks-lists = Wörter und Namen
checks-copies = Denselben Text bemerken nach so vielen Personen am Tag
checks-list-internal = Wörter des Hauses
checks-list-internal-told = Eines je Zeile. Ein Stern am Ende steht für jede Endung: eskalier*
checks-list-competitors = Mitbewerber
checks-list-competitors-told = Einer je Zeile, zusätzlich zu denen Ihres Vokabulars.
checks-list-brands = Ihre anderen Marken
checks-list-brands-told = Eine je Zeile. Worte für die eine Marke sollen nicht im Namen der anderen hinausgehen.
checks-list-products = Was Sie verkaufen
checks-list-products-told = Eines je Zeile, so wie die Leute es nennen: Worum es geht, wird nicht zweimal gefragt.
checks-list-prepared = Vorbereitete Worte
checks-list-prepared-told = Eine Fassung je Zeile. Sie dürfen hinausgehen, solange für das Thema ein Modus gilt.
checks-try = Ausprobieren
checks-try-about = Schreiben Sie eine Antwort und sehen Sie, was auffallen würde, mit den Einstellungen von unten. Nichts wird gespeichert oder gesendet.
checks-try-go = Ansehen
checks-try-nothing = An diesen Worten fällt nichts auf.
checks-try-asks = Diese Worte fragen nach: { $kinds }. Es fällt auf, wenn die Person es Ihnen schon gesagt hat.
checks-try-offers = Diese Worte bieten etwas an. Es fällt auf, solange eine Beschwerde offen ist.

checks-before = Bevor es hinausgeht:
checks-despite = Gelesen. Trotzdem senden
checks-agree-despite = Gelesen. Trotzdem freigeben
checks-blocked = So kann es nicht hinausgehen.
checks-here = Es steht hier:
checks-they-said = Die Person schrieb
checks-where = Stelle zeigen
checks-insert = Einsetzen

checks-name-personal-data = Persönliche Daten, öffentlich
checks-name-wrong-account = Für jemand anderen gedacht
checks-name-internal-words = Wörter des Hauses
checks-name-disparages = Redet schlecht über Mitbewerber
checks-name-same-text = Derselbe Text an viele
checks-name-goodwill = Mehr Kulanz als erlaubt
checks-name-open-complaint = Ein Angebot bei offener Beschwerde
checks-name-crisis-topic = Es ist Krise
checks-name-asks-again = Fragt noch einmal
checks-name-promotion-in-window = Ein Angebot, wo nur Hilfe sein darf
checks-name-no-disclosure = Sagt nicht, wer wir sind

checks-about-personal-data = Nummern, Adressen und was jemand Ihnen privat gesagt hat, in Worten, die alle sehen: „AB-12345 ist unterwegs“. Eine Karte oder ein Bankkonto wird gesperrt, wenn Sie nichts anderes sagen.
checks-about-wrong-account = Eine andere Marke, ein anderes Konto oder jemand, der nicht in diesem Fall ist: „Hallo Peter,“ an Jana.
checks-about-internal-words = Was nur Kollegen verstehen, oder eine andere Abteilung, an die verwiesen wird: „Ich habe Ihr Ticket eskaliert“.
checks-about-disparages = „SlowNet ist Schrott.“ Den Kunden zu zitieren schadet nicht.
checks-about-same-text = Fast derselbe Text an mehrere Personen an einem Tag.
checks-about-goodwill = Mehr als für das Anliegen üblich, ohne Grund.
checks-about-open-complaint = Ein Angebot, solange ein Fall dieser Person mit einer Beschwerde offen ist.
checks-about-crisis-topic = Eigene Worte, solange für das Thema des Falls ein Modus gilt.
checks-about-asks-again = „Wie lautet Ihre Bestellnummer?“ an jemanden, der sie genannt hat.
checks-about-promotion-in-window = Ein Angebot unter einem Kennzeichen, das das Netzwerk nur für Hilfe gewährt.
checks-about-no-disclosure = Eine Ansprache, um die niemand gebeten hat und die nicht sagt, für wen Sie sprechen.

checks-said-personal-data = Alle würden sehen: { $kinds }.
checks-said-other-brand = Die Worte nennen { $named }, ein anderes Konto oder eine andere Marke von Ihnen.
checks-said-other-account = Geschrieben wurde an @{ $addressed }, und @{ $speaks } würde antworten.
checks-said-other-person = { $named } kommt in diesem Fall nicht vor. Waren die Worte für jemand anderen?
checks-said-internal-words = Nur Kollegen verstehen: { $words }.
checks-said-other-department = Die Person wird an „{ $named }“ verwiesen.
checks-said-disparages = Die Worte reden schlecht über { $name }.
checks-said-same-text = { $people ->
    [one] Eine Person hat diesen Text heute bekommen.
   *[other] { $people } Personen haben diesen Text heute bekommen.
}
checks-said-goodwill = { $amount } ist mehr als die { $limit }, die Sie allein zusagen dürfen.
checks-said-open-complaint = Eine Beschwerde dieser Person ist offen.
checks-said-crisis-topic = Der Modus „{ $mode }“ gilt für { $topic }: Nur vorbereitete Worte gehen hinaus.
checks-said-asks-again = Schon gesagt: { $kinds }.
checks-said-promotion-in-window = Unter dem Kennzeichen „{ $tag }“ nimmt das Netzwerk Hilfe und keine Angebote.
checks-said-no-disclosure = Niemand hat uns gefragt, und nichts sagt, für wen Sie sprechen.

checks-advice-personal-data = Schreiben Sie privat, oder lassen Sie es weg.
checks-advice-wrong-account = Sehen Sie nach, wem Sie antworten, und als wer.
checks-advice-internal-words = Sagen Sie es so, wie es der Kunde sagen würde. Fragen Sie die anderen selbst, und antworten Sie mit einer Stimme.
checks-advice-disparages = Sagen Sie, was Sie bieten, und lassen Sie die anderen weg.
checks-advice-same-text = Sagen Sie es dieser Person mit eigenen Worten.
checks-advice-goodwill = Versprechen Sie weniger, oder nennen Sie einen Grund: Dann entscheidet die Leitung.
checks-advice-open-complaint = Lösen Sie sie zuerst.
checks-advice-crisis-topic = Nehmen Sie die vorbereiteten Worte, oder fragen Sie den Krisenstab.
checks-advice-asks-again = Nutzen Sie, was schon gesagt wurde.
checks-advice-promotion-in-window = Lassen Sie das Angebot weg.
checks-advice-no-disclosure = Beginnen Sie mit: Ich arbeite für …

checks-datum-card = eine Kartennummer
checks-datum-iban = ein Bankkonto
checks-datum-email = eine E-Mail-Adresse
checks-datum-phone = eine Telefonnummer
checks-datum-order = eine Bestellnummer
checks-datum-account = eine Kundennummer
checks-datum-postcode = eine Postleitzahl
checks-datum-address = eine Adresse
checks-datum-name = ein Name
checks-datum-product = welches Produkt
checks-datum-time = wann es geschah

checks-window = Zeitraum
checks-window-day = Tag
checks-window-week = Woche
checks-window-month = Monat
checks-about = Was den Leuten vor dem Senden über ihre Worte gesagt wurde, und was sie taten.
checks-repeats = Noch einmal gefragt
checks-repeats-told = Wiederholungsquote: Anteil der Fälle, in denen wir nach etwas fragten, das die Person uns schon gesagt hatte, an allen Fällen, in denen wir etwas sagten.
checks-repeats-cases = { $n ->
    [one] in einem Fall
   *[other] in { $n } Fällen
}
checks-counts = Nach Prüfung
checks-col-check = Prüfung
checks-col-n-told = Wie oft es jemandem gesagt wurde
checks-col-share = Trotzdem gesendet, Anteil
checks-col-share-told = Von den Worten, die hinausgingen: der Anteil, der damit hinausging
checks-col-when = Wann
checks-col-outcome = Was daraus wurde
checks-col-by = Wer
checks-col-case = Fall
checks-outcome-shown = offen
checks-outcome-blocked = zurückgehalten
checks-outcome-mended = verbessert
checks-outcome-sent-anyway = trotzdem gesendet
checks-by-program = ein Programm
checks-open-case = Öffnen
checks-back = Alle Prüfungen
checks-empty = In dieser Zeit fiel nichts auf
checks-empty-told = Die Prüfungen sehen jede Antwort an, bevor sie hinausgeht. Was sie finden, steht hier.
checks-rows-empty = Hinter dieser Zahl steht nichts.
checks-name-answered = Gerade beantwortet
checks-about-answered = Jemand anders hat in diesem Fall in der letzten halben Minute geantwortet.
checks-advice-answered = Lesen Sie sie zuerst; senden Sie Ihre nur, wenn etwas fehlt.
checks-said-answered-by = Vor { $seconds } s hat { $who } geantwortet.
checks-said-answered = Vor { $seconds } s wurde geantwortet.
checks-name-gap = Etwas fehlt
checks-about-gap = Ein Textbaustein ließ eine Lücke, oder eine Variable steht im Text: Das soll niemand lesen.
checks-advice-gap = Füllen Sie sie aus, oder nehmen Sie sie heraus.
checks-said-gap = Auszufüllen: { $words }.
