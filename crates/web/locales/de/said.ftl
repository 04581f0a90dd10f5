### What `care` says to people. English stands in its source, next to what it is about; the key is made of the
### English words (`kernel::Said::key`), and a test finds what is missing and what is left over.

## access

said-the-login-login-is-taken = die Anmeldung „{ $login }“ ist vergeben
said-a-login-is-one-word-of-at-most-100-characters = eine Anmeldung ist ein Wort mit höchstens 100 Zeichen
said-a-name-has-1-to-200-characters = ein Name hat 1 bis 200 Zeichen
said-you-can-t-end-your-own-access-ask-another-administrator = Sie können sich nicht selbst den Zugang nehmen; bitten Sie jemand anderen aus der Verwaltung
said-a-token-s-name-has-1-to-200-characters-and-says-what-uses-it = der Name eines Schlüssels hat 1 bis 200 Zeichen und sagt, was ihn benutzt
said-a-password-has-shortest-to-longest-characters = ein Kennwort hat { $shortest } bis { $longest } Zeichen
said-this-password-can-t-be-hashed-choose-another = dieses Kennwort lässt sich nicht verwenden; wählen Sie ein anderes

## accounts

said-there-is-no-network-channel = es gibt kein Netzwerk „{ $channel }“
said-the-account-handle-is-connected-already = das Konto { $handle } ist schon verbunden
said-nothing-is-read-from-this-account-now-resume-it-first = aus diesem Konto wird gerade nichts gelesen; setzen Sie es zuerst fort

## approvals

said-you-wrote-or-changed-these-words-somebody-else-has-to-agree-to = Sie haben diese Worte geschrieben oder geändert: Jemand anderes muss ihnen zustimmen
said-you-have-agreed-already-somebody-else-has-to-agree-as-well = Sie haben schon zugestimmt: Jemand anderes muss auch zustimmen
said-who-has-to-agree-to-these-words = diesen Worten muss zustimmen: { $who }
said-a-lead-who-may-publish-there = eine Teamleitung, die dort veröffentlichen darf
said-need-different-people-one = { $need } verschiedene Personen ({ $one })
said-only-a-person-can-agree = nur ein Mensch kann zustimmen

## assignment

said-only-a-person-skips-name-the-agent = nur ein Mensch überspringt; nennen Sie die Person
said-you-hold-used-of-capacity-answer-or-release-one-first = Sie haben { $used } von { $capacity }; beantworten Sie zuerst etwas oder geben Sie es zurück
said-you-hold-something-that-takes-all-of-you-end-it-first = Sie haben etwas, das Sie ganz braucht; beenden Sie es zuerst

## brand

said-there-is-no-team-unknown-in-the-ownership-model-it-has-known = im Zuständigkeitsmodell gibt es kein Team „{ $unknown }“; es gibt { $known }

## bulk

said-somebody-has-written-since = inzwischen hat jemand geschrieben
said-its-state-has-changed-since = sein Stand hat sich inzwischen geändert
said-it-is-in-other-hands-since = er ist inzwischen in anderen Händen
said-it-has-changed-since = er hat sich inzwischen geändert
said-left-as-it-is-what = nicht angerührt: { $what }
said-nothing-was-written-of-how-it-stood-before = es ist nicht festgehalten, wie es vorher stand
said-the-words-wait-for-agreement-withdraw-them-there = die Worte warten auf Zustimmung: Ziehen Sie sie dort zurück
said-this-order-is-state-only-one-that-runs-can-be-stopped = dieser Auftrag ist { $state }; anhalten lässt sich nur einer, der läuft
said-this-order-still-runs-stop-it-first = dieser Auftrag läuft noch; halten Sie ihn zuerst an
said-this-order-is-being-taken-back-or-was-already = dieser Auftrag wird oder wurde schon zurückgenommen
said-an-order-can-be-taken-back-for-24-hours-change-the-cases-by-a = ein Auftrag lässt sich 24 Stunden lang zurücknehmen; ändern Sie die Fälle mit einem neuen
said-whoever-ordered-this-has-no-access-any-more = wer das beauftragt hat, hat keinen Zugang mehr
said-one-order-takes-most-cases-at-most-narrow-the-filter-and-order = ein Auftrag nimmt höchstens { $most } Fälle; machen Sie den Filter enger und beauftragen Sie den Rest danach
said-there-is-no-queue-to-in-the-ownership-model = im Zuständigkeitsmodell gibt es keine Warteschlange „{ $to }“
said-in-public-cases-cases-need-at-least-needed-ways-of-saying-it = öffentlich brauchen { $cases } Fälle mindestens { $needed } Formulierungen; schreiben Sie noch { $more }
said-no-case-is-selected-any-more-choose-some-and-try-again = es ist kein Fall mehr ausgewählt; wählen Sie welche und versuchen Sie es noch einmal
said-choose-a-time-in-the-future = wählen Sie einen Zeitpunkt in der Zukunft
said-say-which-tags-are-put-on-or-taken-off = sagen Sie, welche Schlagwörter dazukommen oder wegfallen
said-say-in-a-few-words-why-no-answer-is-right = sagen Sie in wenigen Worten, warum keine Antwort richtig ist
said-a-program-holds-no-cases-name-a-colleague = ein Programm hat keine Fälle; nennen Sie jemanden aus dem Team
said-choose-a-colleague-or-a-queue-for-the-whole-team = wählen Sie eine Person oder eine Warteschlange für das ganze Team
said-write-the-words-that-are-sent = schreiben Sie die Worte, die gesendet werden
said-a-note-is-not-sent-choose-who-sees-the-words = eine Notiz wird nicht gesendet; wählen Sie, wer die Worte sieht
said-there-was-nothing-to-do = es gab nichts zu tun
said-the-words-wait-for-agreement = die Worte warten auf Zustimmung
said-there-are-no-words = es fehlen die Worte

## calls

said-nobody-can-call-at-this-time-we-are-closed-then-or-another-call = zu dieser Zeit kann niemand anrufen: Wir haben geschlossen, oder ein anderer Anruf ist vereinbart
said-this-case-has-a-call-already-make-it-or-withdraw-it-first = dieser Fall hat schon einen Anruf: Führen Sie ihn oder ziehen Sie ihn zurück
said-offer-at-least-one-time-that-lies-ahead = bieten Sie mindestens eine Zeit an, die vor uns liegt
said-the-link-is-only-for-the-person-put-link-into-the-private-line = der Link ist nur für die Person: Setzen Sie {"{"}link{"}"} in die private Zeile
said-this-call-is-being-made-or-is-over = dieser Anruf läuft gerade oder ist vorbei
said-this-time-has-passed-choose-another-one = diese Zeit ist vorbei: Wählen Sie eine andere
said-you-are-on-a-call-end-it-and-write-it-down-first = Sie sind in einem Anruf: Beenden Sie ihn und halten Sie ihn zuerst fest
said-nobody-is-on-this-call-start-it-first = in diesem Anruf ist niemand: Beginnen Sie ihn zuerst
said-end-the-call-first-then-say-what-it-came-to = beenden Sie zuerst den Anruf: Sagen Sie dann, was er ergab
said-notes-have-at-most-4-000-characters = Notizen haben höchstens 4.000 Zeichen
said-it-is-not-time-for-this-call = für diesen Anruf ist es noch nicht Zeit
said-this-call-was-made-it-can-t-be-withdrawn = dieser Anruf wurde geführt: Er lässt sich nicht zurückziehen
said-only-a-person-can-make-a-call = nur ein Mensch kann anrufen
said-this-link-is-over-write-to-us-again = dieser Link gilt nicht mehr: Schreiben Sie uns noch einmal
said-choose-one-of-the-times-that-are-offered = wählen Sie eine der angebotenen Zeiten

## cases

said-this-case-was-joined-with-other-go-on-there = dieser Fall wurde mit { $other } verbunden; machen Sie dort weiter

## chat

said-agree-first-nothing-is-kept-without-that = stimmen Sie zuerst zu: Ohne das wird nichts gespeichert
said-a-name-has-at-most-100-characters = ein Name hat höchstens 100 Zeichen
said-say-by-which-name-we-may-call-you = sagen Sie, wie wir Sie nennen dürfen
said-this-is-no-e-mail-address = das ist keine E-Mail-Adresse
said-give-an-address-the-answer-may-come-when-you-have-left = geben Sie eine Adresse an: Vielleicht kommt die Antwort, wenn Sie schon weg sind
said-this-chat-is-for-those-who-are-logged-in-to-the-site = dieser Chat ist für alle, die auf der Website angemeldet sind
said-somebody-else-is-here-already-end-this-chat-first = hier ist schon jemand anderes: Beenden Sie diesen Chat zuerst
said-there-is-nothing-to-rate-yet = es gibt noch nichts zu bewerten
said-give-1-to-5-stars = geben Sie 1 bis 5 Sterne
said-give-the-chat-a-name-of-at-most-100-characters = geben Sie dem Chat einen Namen mit höchstens 100 Zeichen
said-the-ownership-model-has-no-such-calendar = das Zuständigkeitsmodell hat keinen solchen Kalender

## checks

said-a-list-has-at-most-200-entries-of-at-most-2-000-characters = eine Liste hat höchstens 200 Einträge mit höchstens 2.000 Zeichen
said-say-after-how-many-people-the-same-words-are-noticed-from-1-to = sagen Sie, nach wie vielen Personen gleiche Worte auffallen, von 1 bis 1.000

## complaints

said-text-names-no-complaint-write-it-such-as-c-2026-0007 = „{ $text }“ bezeichnet keine Beschwerde; schreiben Sie sie wie C-2026-0007
said-write-an-amount-in-currency-such-as-25-or-12-50 = schreiben Sie einen Betrag in { $currency }, etwa 25 oder 12,50
said-write-the-currency-with-three-letters-such-as-eur = schreiben Sie die Währung mit drei Buchstaben, etwa EUR
said-a-complaint-is-acknowledged-within-a-day-or-more-and-answered = eine Beschwerde wird nach frühestens einem Tag bestätigt und danach beantwortet, innerhalb von zwei Jahren
said-keep-at-least-one-category-and-one-cause-that-can-be-chosen = behalten Sie mindestens eine Art und eine Ursache, die gewählt werden können
said-choose-what-kind-of-complaint-it-is = wählen Sie, was für eine Beschwerde es ist
said-choose-what-it-came-from-or-leave-it-open = wählen Sie, woher es kam, oder lassen Sie es offen
said-the-severity-goes-from-0-to-4 = der Schweregrad geht von 0 bis 4
said-100-characters-are-possible = 100 Zeichen sind möglich
said-say-what-it-came-from-before-it-is-closed = sagen Sie, woher es kam, bevor sie geschlossen wird
said-say-what-was-done-before-it-is-closed = sagen Sie, was getan wurde, bevor sie geschlossen wird
said-changed-by-somebody-else-since-you-opened-it-look-again = inzwischen von jemand anderem geändert; sehen Sie noch einmal hin

## consults

said-there-is-no-team-team = es gibt kein Team „{ $team }“
said-this-question-was-answered-the-answer-stands-in-the-case = diese Frage wurde beantwortet; die Antwort steht im Fall
said-this-question-was-taken-back = diese Frage wurde zurückgenommen
said-ask-in-1-to-2-000-characters-what-you-need-to-know = fragen Sie in 1 bis 2.000 Zeichen, was Sie wissen müssen
said-give-the-team-between-a-minute-and-two-weeks = geben Sie dem Team zwischen einer Minute und zwei Wochen

## deeds

said-this-version-can-t-speak-to-channel = diese Version kann nicht mit { $channel } sprechen
said-given-is-no-reason-for-that-there-are-list = „{ $given }“ ist kein Grund dafür; es gibt { $list }
said-likes = „Gefällt mir“
said-hiding = Verbergen
said-taking-words-back = Zurücknehmen von Worten
said-reposts = Weiterzeigen
said-taking-a-repost-back = Zurücknehmen eines weitergezeigten Beitrags
said-name-knows-no-what = { $name } kennt das nicht: { $what }
said-these-are-our-own-words-they-can-be-taken-down = das sind unsere eigenen Worte: Sie lassen sich zurücknehmen
said-only-our-own-words-can-be-taken-down-those-of-others-can-be-hidden = nur unsere eigenen Worte lassen sich zurücknehmen; die von anderen lassen sich verbergen, wo das Netzwerk es erlaubt
said-we-like-it-already = das gefällt uns schon
said-there-is-no-like-of-ours-to-take-back = hier ist kein „Gefällt mir“ von uns, das sich zurücknehmen ließe
said-it-is-hidden-already = es ist schon verborgen
said-it-is-not-hidden = es ist nicht verborgen
said-it-is-taken-down-already = es ist schon zurückgenommen
said-we-have-shown-it-already = wir haben es schon gezeigt
said-we-do-not-show-it = wir zeigen es nicht
said-this-act-was-written-by-another-version-of-the-product = diese Handlung hat eine andere Version des Produkts geschrieben
said-this-act-can-t-be-stored = diese Handlung lässt sich nicht speichern
said-say-why-what-takes-something-away-from-others-needs-a-reason = sagen Sie, warum: Was anderen etwas nimmt, braucht einen Grund
said-the-network-has-not-confirmed-yet-that-it-shows-it-it-goes-as = das Netzwerk hat noch nicht bestätigt, dass es das zeigt: Es geht, sobald das bekannt ist
said-that-is-possible-with-public-messages-only = das geht nur bei öffentlichen Nachrichten
said-the-message-is-not-there-any-more = die Nachricht ist nicht mehr da
said-the-network-does-not-have-these-words-yet = das Netzwerk hat diese Worte noch nicht

## desk

said-another-version-wrote-these-facts = diese Angaben hat eine andere Version geschrieben

## engagement

said-care-has-it-already = der Kundendienst hat es schon
said-there-is-no-queue-queue-in-the-ownership-model = im Zuständigkeitsmodell gibt es keine Warteschlange „{ $queue }“
said-a-list-holds-at-most-50-entries-and-a-text-at-most-1-000-characters = eine Liste hat höchstens 50 Einträge und ein Text höchstens 1.000 Zeichen
said-the-question-needs-code-by-which-people-say-yes = die Frage braucht {"{"}code{"}"}, womit Leute Ja sagen
said-the-word-of-agreement-is-one-hashtag-such-as-yeslarkspur = das Wort der Zustimmung ist ein Hashtag, etwa #yeslarkspur
said-a-permission-lasts-a-month-at-least-and-a-question-waits-a-day = eine Erlaubnis gilt mindestens einen Monat, und eine Frage wartet mindestens einen Tag
said-every-gift-has-a-name-and-costs-something-no-budget-is-below = jedes Geschenk hat einen Namen und kostet etwas; kein Budget liegt unter null
said-leads-leave-by-https-only-the-address-of-the-crm-begins-with = Interessenten gehen nur über https hinaus: Die Adresse des CRM beginnt mit https://
said-the-crm-s-secret-has-16-characters-at-least = das Geheimnis des CRM hat mindestens 16 Zeichen

## goodwill

said-the-goodwill-for-this-issue-is-limit-at-most-whoever-asks-leave = das Entgegenkommen für dieses Anliegen ist höchstens { $limit }, wer auch fragt; lassen Sie { $amount } weg oder nennen Sie einen Grund für eine Ausnahme, über die eine Teamleitung entscheidet
said-goodwill-is-more-than-nothing-leave-it-out-if-there-is-none = Entgegenkommen ist mehr als nichts; lassen Sie es weg, wenn es keines gibt

## handling

said-together-cases-at-once-are-possible-choose-fewer = { $together } Fälle zugleich sind möglich; wählen Sie weniger
said-a-guard-holds-this-case-only-a-lead-may-decide-that-nobody-answers = eine Sperre hält diesen Fall: Nur eine Teamleitung darf entscheiden, dass niemand antwortet
said-somebody-may-be-in-danger-here-only-a-lead-may-decide-that-nobody = hier ist vielleicht jemand in Gefahr: Nur eine Teamleitung darf entscheiden, dass niemand antwortet
said-a-note-of-2-000-characters-is-enough = eine Notiz mit 2.000 Zeichen genügt
said-a-case-comes-back-to-a-person-name-the-agent = ein Fall kommt zu einer Person zurück; nennen Sie sie
said-choose-a-time-in-the-future-at-most-90-days-away = wählen Sie einen Zeitpunkt in der Zukunft, höchstens 90 Tage entfernt

## handoffs

said-fact-became-value = { $fact } wurde { $value }
said-what-it-is-about-changed = worum es geht, hat sich geändert
said-calendar-is-open = { $calendar } ist geöffnet
said-calendar-is-closed = { $calendar } ist geschlossen
said-say-at-least-what-comes-next-whoever-goes-on-reads-this-first = sagen Sie wenigstens, was als Nächstes kommt: Wer weitermacht, liest das zuerst
said-after-time-of-opening-hours = nach { $time } Öffnungszeit
said-after-time = nach { $time }
said-after-when = { $after }: { $when }
said-there-is-no-queue-queue = es gibt keine Warteschlange „{ $queue }“
said-the-case-stands-there-already-choose-the-queue-that-it-belongs = der Fall steht schon dort; wählen Sie die Warteschlange, in die er gehört
said-say-in-a-word-why-it-does-not-belong-here-the-rule-is-counted = sagen Sie mit einem Wort, warum es nicht hierher gehört: Danach wird die Regel bewertet
said-there-is-nothing-here-for-you-to-acknowledge-somebody-has-or = hier gibt es für Sie nichts anzunehmen: Jemand hat es getan, oder es ging an ein anderes Team
said-this-case-has-moved-three-times-within-the-hour-ask-the-other = dieser Fall ist in dieser Stunde dreimal gewandert. Fragen Sie das andere Team im Fall oder eine Teamleitung, wohin er gehört: Eine Teamleitung kann ihn noch bewegen
said-nobody-acknowledged-it-in-time = niemand hat es rechtzeitig angenommen

## identity

said-words-are-about-to-leave-in-the-later-case-wait-ten-seconds-and = im späteren Fall gehen gerade Worte hinaus; warten Sie zehn Sekunden und versuchen Sie es noch einmal
said-words-in-the-later-case-wait-for-agreement-decide-about-them = im späteren Fall warten Worte auf Zustimmung; entscheiden Sie darüber oder ziehen Sie sie zuerst zurück
said-a-question-in-the-later-case-waits-for-its-answer-take-it-back = im späteren Fall wartet eine Frage auf ihre Antwort; nehmen Sie sie zurück oder warten Sie darauf
said-a-call-of-the-later-case-is-not-over-make-it-or-withdraw-it-first = ein Anruf des späteren Falls ist nicht vorbei; führen Sie ihn oder ziehen Sie ihn zuerst zurück
said-something-promised-in-the-later-case-is-not-kept-yet-keep-it = eine Zusage des späteren Falls ist noch nicht gehalten; halten Sie sie oder ziehen Sie sie zuerst zurück
said-the-later-case-was-handed-over-and-nobody-has-acknowledged-it = der spätere Fall wurde übergeben, und niemand hat ihn angenommen; nehmen Sie ihn zuerst
said-these-are-cases-of-two-persons-say-first-that-they-are-one = das sind Fälle von zwei Personen; sagen Sie zuerst, dass sie eine sind
said-one-of-these-cases-is-part-of-another-already = einer dieser Fälle ist schon Teil eines anderen
said-one-of-these-cases-is-resolved-only-open-cases-become-one = einer dieser Fälle ist gelöst; nur offene Fälle werden einer
said-these-cases-are-two-already = diese Fälle sind schon zwei
said-this-case-was-joined-with-another-one-since-part-those-first = dieser Fall wurde inzwischen mit einem anderen verbunden; trennen Sie zuerst diese
said-words-are-about-to-leave-in-this-case-wait-ten-seconds-and-try = in diesem Fall gehen gerade Worte hinaus; warten Sie zehn Sekunden und versuchen Sie es noch einmal
said-nobody-has-said-that-these-two-are-not-the-same = niemand hat gesagt, dass diese beiden nicht dieselbe Person sind
said-somebody-said-that-these-two-are-not-the-same-take-that-back = jemand hat gesagt, dass diese beiden nicht dieselbe Person sind; nehmen Sie das zuerst zurück, wenn Sie es besser wissen
said-these-two-are-one-person-already = diese beiden sind schon eine Person
said-this-was-undone-already = das wurde schon rückgängig gemacht
said-this-person-was-linked-with-another-one-since-undo-that-first = diese Person wurde inzwischen mit einer anderen verbunden; machen Sie das zuerst rückgängig

## imports

said-taken-in-by-another-process = von einem anderen Vorgang eingelesen

## knowledge

said-an-article-s-title-has-1-to-title-characters = der Titel eines Artikels hat 1 bis { $title } Zeichen
said-the-answer-has-answer-characters-at-most-the-rest-body-make-two = die Antwort hat höchstens { $answer } Zeichen, der Rest { $body }; machen Sie zwei Artikel daraus
said-an-article-says-something-write-the-answer-or-what-colleagues = ein Artikel sagt etwas: Schreiben Sie die Antwort oder was Kolleginnen und Kollegen wissen sollten
said-the-link-is-an-address-that-begins-with-https = der Link ist eine Adresse, die mit https:// beginnt
said-an-article-has-20-tags-at-most = ein Artikel hat höchstens 20 Schlagwörter
said-a-brand-has-many-articles-at-most = eine Marke hat höchstens { $many } Artikel
said-choose-a-day-to-come-within-five-years-to-look-through-it-again = wählen Sie einen kommenden Tag innerhalb von fünf Jahren, um ihn wieder durchzusehen
said-this-article-is-for-colleagues-alone-answer-in-your-own-words = dieser Artikel ist nur für Kolleginnen und Kollegen; antworten Sie mit eigenen Worten

## leads

said-say-who-looks-after-this-lead = sagen Sie, wer sich um diesen Interessenten kümmert
said-nobody-has-said-anything-here-yet = hier hat noch niemand etwas gesagt
said-a-lead-begins-with-a-message-of-the-person-in-this-case = ein Interessent beginnt mit einer Nachricht der Person in diesem Fall
said-this-case-is-a-lead-already = dieser Fall ist schon ein Interessent
said-they-do-not-work-here-any-more-choose-another-owner = sie arbeiten nicht mehr hier: Wählen Sie jemand anderen
said-only-the-person-s-own-words-are-their-agreement-choose-a-message = nur die eigenen Worte der Person sind ihre Zustimmung: Wählen Sie eine Nachricht von ihr
said-a-field-holds-500-characters-at-most = ein Feld fasst höchstens 500 Zeichen
said-a-lead-is-worth-nothing-or-more = ein Interessent ist null oder mehr wert
said-keep-the-address-of-the-crm-and-its-secret-first = hinterlegen Sie zuerst die Adresse des CRM und sein Geheimnis
said-this-can-t-be-stored = das lässt sich nicht speichern
said-only-what-has-failed-can-be-sent-again = nur was gescheitert ist, lässt sich noch einmal senden

## learning

said-only-the-last-restorable-lessons-are-kept-choose-a-newer-one = nur die letzten { $restorable } Lektionen werden aufgehoben; wählen Sie eine neuere
said-this-lesson-was-a-reset-reset-again-instead = diese Lektion war ein Zurücksetzen: Setzen Sie stattdessen noch einmal zurück
said-this-lesson-never-came-into-force-choose-one-that-did = diese Lektion trat nie in Kraft; wählen Sie eine, die es tat
said-a-lesson-was-learnt-at-this-very-moment-look-at-it-then-try-again = in diesem Augenblick wurde eine Lektion gelernt; sehen Sie sie an und versuchen Sie es noch einmal
said-the-lesson-in-force-was-learnt-on-another-model-and-is-not-used = die geltende Lektion wurde auf einem anderen Modell gelernt und wird nicht benutzt
said-this-brand-has-no-topics-yet-an-administrator-names-them = diese Marke hat noch keine Themen; die Verwaltung benennt sie
said-value-is-no-topic-of-this-brand-choose-list = „{ $value }“ ist kein Thema dieser Marke; wählen Sie { $list }
said-only-what-a-person-wrote-to-us-has-facts-to-correct = nur was eine Person uns schrieb, hat Angaben, die sich berichtigen lassen
said-these-words-were-taken-back-there-is-nothing-left-to-correct = diese Worte wurden zurückgenommen: Es gibt nichts mehr zu berichtigen

## macros

said-a-macro-s-name-has-1-to-name-characters = der Name eines Textbausteins hat 1 bis { $name } Zeichen
said-a-macro-puts-tags-tags-on-a-case-at-most = ein Textbaustein gibt einem Fall höchstens { $tags } Schlagwörter
said-there-are-two-length-variants-in-lang-keep-one = es gibt zwei Fassungen „{ $length }“ in „{ $lang }“; behalten Sie eine
said-the-length-variant-in-lang-is-longer-than-text-characters = die Fassung „{ $length }“ in „{ $lang }“ ist länger als { $text } Zeichen
said-the-length-variant-in-lang-wrong = die Fassung „{ $length }“ in „{ $lang }“, { $wrong }
said-a-macro-has-1-to-variants-variants-write-the-words = ein Textbaustein hat 1 bis { $variants } Fassungen; schreiben Sie die Worte
said-write-the-language-as-two-letters-such-as-en-or-de = schreiben Sie die Sprache mit zwei Buchstaben, etwa en oder de
said-a-colleague-has-saved-version-version-since-you-began-look-at = jemand aus dem Team hat Version { $version } gespeichert, seit Sie begonnen haben; sehen Sie sie an und speichern Sie Ihre noch einmal
said-there-is-a-macro-name-already-give-this-one-another-name = es gibt schon einen Textbaustein „{ $name }“; geben Sie diesem einen anderen Namen
said-a-brand-has-many-macros-at-most = eine Marke hat höchstens { $many } Textbausteine
said-line-line-character-column-reason = Zeile { $line }, Zeichen { $column }: { $reason }
said-this-brace-closes-nothing-leave-it-out = diese Klammer schließt nichts; lassen Sie sie weg
said-these-brackets-mark-gaps-write-what-belongs-here-instead = diese Klammern markieren Lücken; schreiben Sie stattdessen {"{"}?was hierher gehört{"}"}
said-this-brace-is-not-closed-on-its-line = diese Klammer wird in ihrer Zeile nicht geschlossen
said-this-condition-has-no-end = dieser Bedingung fehlt {"{"}end{"}"}
said-say-what-belongs-here-such-as-delivery-day = sagen Sie, was hierher gehört, etwa {"{"}?Liefertag{"}"}
said-more-than-most-conditions-inside-each-other-use-fewer = mehr als { $most } Bedingungen ineinander; nehmen Sie weniger
said-this-else-has-no-if = diesem {"{"}else{"}"} fehlt {"{"}if …{"}"}
said-this-condition-has-an-else-already = diese Bedingung hat schon ein {"{"}else{"}"}
said-this-end-has-no-if = diesem {"{"}end{"}"} fehlt {"{"}if …{"}"}
said-put-what-it-is-compared-with-in-quotes-if-visibility-public = setzen Sie das Verglichene in Anführungszeichen: {"{"}if visibility == "public"{"}"}
said-there-is-no-variable-name-there-are-known = es gibt keine Variable „{ $name }“; es gibt { $known }

## models

said-version-version-is-state-only-a-draft-is-approved = Version { $version } ist { $state }: Freigegeben wird nur ein Entwurf
said-you-wrote-or-changed-version-version-somebody-else-approves-it = Sie haben Version { $version } geschrieben oder geändert: Jemand anderes gibt sie frei, damit zwei Menschen sie gelesen haben. Auf der Befehlszeile sagt „--as ANMELDUNG“, wer zustimmt
said-say-why-in-1-to-500-characters-it-stays-in-the-trail = sagen Sie in 1 bis 500 Zeichen, warum: Es bleibt in der Spur
said-no-other-version-was-in-force-before-this-one = vor dieser galt keine andere Version
said-the-period-ends-before-it-begins-choose-a-later-end = der Zeitraum endet, bevor er beginnt; wählen Sie ein späteres Ende
said-ownership-toml-the-text-has-bytes-bytes-more-than-the-text-max = ownership.toml: Der Text hat { $bytes } Bytes, mehr als die möglichen { $text_max }; es wurde nichts geändert. Lassen Sie Erzeugtes weg oder sagen Sie eine Liste von Werten in einer Regel statt in vielen
said-stop-the-shadow-first = beenden Sie zuerst den Schattenlauf
said-what-was-in-force-is-kept-as-it-was-make-a-new-draft-from-it = was galt, bleibt, wie es war; machen Sie daraus einen neuen Entwurf
said-version-version-is-state-cure = Version { $version } ist { $state }: { $cure }
said-a-version-has-a-name-of-1-to-200-characters-and-a-note-of-at = eine Version hat einen Namen von 1 bis 200 Zeichen und eine Bemerkung von höchstens 2.000
said-no-rule-asks-for-the-mode-mode-the-rules-know-known = keine Regel fragt nach dem Modus „{ $mode }“; die Regeln kennen: { $known }
said-a-mode-that-ends-must-end-later-than-now = ein Modus, der endet, muss später enden als jetzt
said-a-mode-has-at-most-100-topics-of-at-most-100-characters = ein Modus hat höchstens 100 Themen mit höchstens 100 Zeichen

## opinions

said-an-opinion-is-about-what-a-person-wrote-to-us = eine Meinung betrifft, was eine Person uns schrieb

## outbound

said-the-goodwill-in-it-is-above-the-standard-a-lead-has-to-agree = das Entgegenkommen darin liegt über dem Üblichen: Eine Teamleitung muss zustimmen
said-nothing-is-offered-in-a-case-like-this-leave-the-goodwill-out = in einem Fall wie diesem wird nichts angeboten: Lassen Sie das Entgegenkommen weg
said-a-note-stays-inside-nobody-has-to-agree-to-it = eine Notiz bleibt intern: Niemand muss ihr zustimmen
said-there-is-nothing-to-note-yet = es gibt noch nichts zu notieren
said-these-words-can-t-be-stored = diese Worte lassen sich nicht speichern
said-network-lets-nobody-write-privately-first-they-have-not-written = auf { $network } kann niemand zuerst privat schreiben: Von der Person kam noch nichts Privates. Bitten Sie öffentlich darum
said-network-takes-one-private-reply-to-a-comment-and-it-was-sent = { $network } nimmt eine private Antwort auf einen Kommentar, und die ist gesendet. Mehr geht, wenn die Person zurückschreibt
said-network-takes-a-private-reply-to-a-comment-for-within-that-time = { $network } nimmt eine private Antwort auf einen Kommentar { $within } lang; diese Zeit ist um. Antworten Sie öffentlich oder warten Sie, bis die Person wieder schreibt
said-network-takes-private-answers-for-allowed-after-the-person-s = { $network } nimmt private Antworten { $allowed } lang nach der letzten Nachricht der Person; diese Zeit ist um. Antworten Sie öffentlich, schreiben Sie eine E-Mail, wenn dem zugestimmt wurde, oder warten Sie, bis die Person wieder schreibt
said-why-who-has-to-agree = { $why }; zustimmen muss: { $who }
said-who-has-to-agree-before-this-leaves = zustimmen muss, bevor das hinausgeht: { $who }
said-the-rule-rule-of-a-mode-that-is-on-stops-what-we-say-whoever = die Regel „{ $rule }“ eines eingeschalteten Modus hält an, was wir sagen; wer den Modus beendet, lässt es hinaus
said-only-who-holds-the-role-role-may-answer-here-hand-the-case-to = hier darf nur antworten, wer die Rolle „{ $role }“ hat: Geben Sie den Fall dorthin
said-no-team-of-the-author-may-publish-surface = kein Team der schreibenden Person darf veröffentlichen: { $surface }
said-the-certificate-name-is-missing-without-which-nobody-of-title = das Zertifikat „{ $name }“ fehlt, ohne das aus { $title } niemand dort veröffentlicht: Jemand, der es hat, kann diese Worte senden
said-the-account-is-granted-to-other-teams-teams-they-can-send-these = das Konto ist anderen Teams zugeteilt ({ $teams }): Sie können diese Worte senden
said-title-holds-this-case-for-another-team-and-may-only-say-the-prepared = { $title } hält diesen Fall für ein anderes Team und darf öffentlich nur die vorbereiteten Worte sagen: Das andere Team kann mehr sagen, wenn es zurück ist
said-title-holds-this-case-for-another-team-and-may-only-publish-only = { $title } hält diesen Fall für ein anderes Team und darf nur { $only } veröffentlichen: Das andere Team kann es, wenn es zurück ist
said-only-words-that-have-failed-can-be-sent-again = nur Worte, die gescheitert sind, lassen sich noch einmal senden
said-this-send-was-written-by-another-version-of-the-product = diese Sendung hat eine andere Version des Produkts geschrieben
said-this-version-can-t-send-to-channel = diese Version kann nicht an { $channel } senden
said-name-does-not-allow-that-here-choose-another-way-to-answer = { $name } erlaubt das hier nicht; wählen Sie einen anderen Weg zu antworten
said-name-takes-this-only-with-the-tag-needed-now-a-person-answers = { $name } nimmt das jetzt nur mit der Kennzeichnung „{ $needed }“: Ein Mensch antwortet und wirbt nicht. Wählen Sie die Kennzeichnung, antworten Sie öffentlich oder schreiben Sie eine E-Mail, wenn dem zugestimmt wurde
said-there-is-nobody-to-write-to-in-this-case-yet = in diesem Fall gibt es noch niemanden, dem man schreiben könnte
said-nothing-in-this-case-is-public-a-public-answer-has-no-place = in diesem Fall ist nichts öffentlich: Eine öffentliche Antwort hat keinen Platz
said-this-draft-is-too-long-to-keep-64-kb-are-possible = dieser Entwurf ist zu lang zum Aufheben; 64 kB sind möglich
said-a-draft-belongs-to-a-person = ein Entwurf gehört einem Menschen
said-say-in-1-to-2-000-characters-what-the-author-should-change = sagen Sie in 1 bis 2.000 Zeichen, was zu ändern ist
said-only-a-person-can-agree-to-words-or-send-them-back = nur ein Mensch kann Worten zustimmen oder sie zurückgeben

## pivots

said-public-line = öffentliche Zeile
said-private-line = private Zeile
said-the-name-words-nothing-was-sent = Die { $name }: { $words }. Es wurde nichts gesendet
said-this-offer-has-ended-already-state = dieses Angebot ist schon zu Ende: { $state }
said-write-a-public-line-a-private-one-or-both = schreiben Sie eine öffentliche Zeile, eine private oder beide
said-write-the-line-or-choose-that-no-public-line-is-needed = schreiben Sie die Zeile oder wählen Sie, dass keine öffentliche Zeile nötig ist

## preferences

said-there-is-no-time-zone-zone-one-looks-like-europe-berlin = es gibt keine Zeitzone „{ $zone }“; eine sieht aus wie Europe/Berlin
said-a-language-is-a-short-tag-such-as-en-or-de = eine Sprache ist ein kurzes Kürzel wie „en“ oder „de“
said-a-key-is-one-letter-or-sign-or-g-and-a-letter = eine Taste ist ein Buchstabe oder Zeichen, oder G und ein Buchstabe

## promises

said-this-promise-is-state-already = diese Zusage ist schon { $state }
said-this-is-no-time-that-lies-ahead-write-21-00-tomorrow-10-00-friday = das ist keine Zeit, die vor uns liegt: Schreiben Sie 21:00, tomorrow 10:00, Friday oder in 2 hours
said-say-in-1-to-300-characters-what-is-promised = sagen Sie in 1 bis 300 Zeichen, was zugesagt ist
said-a-promise-is-due-in-the-future-choose-a-later-time = eine Zusage ist in der Zukunft fällig: Wählen Sie eine spätere Zeit

## push

said-this-browser-does-not-describe-itself-as-browsers-do-nothing = dieser Browser beschreibt sich nicht, wie Browser es tun; es wurde nichts gespeichert
said-ten-of-your-browsers-are-told-already-take-one-of-them-out-first = zehn Ihrer Browser erhalten schon Nachricht; nehmen Sie zuerst einen heraus

## queue_mode

said-only-a-person-works-through-a-queue-name-the-agent = nur ein Mensch arbeitet eine Warteschlange ab; nennen Sie die Person

## queues

said-name-can-t-answer-choose-an-agent = { $name } kann nicht antworten; wählen Sie jemanden, der es kann
said-only-a-person-can-hold-a-case-name-the-agent = nur ein Mensch kann einen Fall haben; nennen Sie die Person

## rewards

said-there-is-no-gift-gift = es gibt kein Geschenk „{ $gift }“
said-they-were-given-something-in-the-last-days-days-once-is-enough = in den letzten { $days } Tagen wurde schon etwas geschenkt: Einmal genügt
said-left-is-left-of-this-month-s-budget-and-this-costs-amount-choose = vom Budget dieses Monats sind { $left } übrig, und das kostet { $amount }: Wählen Sie weniger oder bitten Sie eine Teamleitung um mehr
said-a-lead-can-give-this-ask-them = das kann eine Teamleitung geben: Fragen Sie dort
said-teams-or-a-lead-can-give-this-ask-them = das können { $teams } oder eine Teamleitung geben: Fragen Sie dort
said-this-is-state-and-can-t-become-to-now = das ist { $state } und kann jetzt nicht { $to } werden
said-choose-the-message-in-which-they-said-where-to-send-it = wählen Sie die Nachricht, in der steht, wohin es gehen soll

## rights

said-they-have-agreed-already = die Person hat schon zugestimmt
said-they-have-been-asked-already-wait-for-their-answer = die Person ist schon gefragt worden: Warten Sie auf die Antwort
said-tell-them-how-to-say-yes-the-words-need-code = sagen Sie, wie man Ja sagt: Die Worte brauchen { $code }
said-only-what-somebody-else-shows-in-public-can-be-shown-again = weiterzeigen lässt sich nur, was jemand anderes öffentlich zeigt
said-say-whom-we-ask-in-public-or-privately-and-what-for = sagen Sie, wen wir fragen, öffentlich oder privat, und wofür
said-this-person-wants-to-be-left-alone-we-ask-them-for-nothing = diese Person will in Ruhe gelassen werden: Wir bitten sie um nichts
said-there-is-no-permission-here-to-take-back = hier gibt es keine Erlaubnis zurückzunehmen
said-only-the-person-s-own-words-decide-this-choose-a-message-of-theirs = darüber entscheiden nur die eigenen Worte der Person: Wählen Sie eine Nachricht von ihr
said-these-words-are-older-than-the-question = diese Worte sind älter als die Frage
said-this-is-decided-already = das ist schon entschieden
said-advertising-is-bought-where-it-is-shown-its-author-has-agreed = Werbung wird dort gekauft, wo sie läuft: Wer es schrieb, hat zugestimmt, und die Erlaubnis steht hier
said-somebody-else-has-to-agree-before-this-is-shown = jemand anderes muss zustimmen, bevor das gezeigt wird

## search

said-people-cases-and-messages-are-indexed-by-themselves = Personen, Fälle und Nachrichten kommen von selbst in das Verzeichnis

## staff

said-there-is-no-team-team-in-the-ownership-model = im Zuständigkeitsmodell gibt es kein Team „{ $team }“
said-team-is-for-those-who-want-it-who-joins-by-themselves = „{ $team }“ ist für alle, die es wollen: { $who } tritt selbst bei
said-team-asks-for-the-certificate-missing = „{ $team }“ verlangt das Zertifikat { $missing }
said-skill = Fähigkeit
said-certificate = Zertifikat
said-role = Rolle
said-there-is-a-shift-from-from-to-to-already = es gibt schon eine Schicht von { $from } bis { $to }
said-name-does-not-work-here-any-more = { $name } arbeitet nicht mehr hier
said-a-what-has-1-to-name-max-characters-without-and = ein Name ({ $what }) hat 1 bis { $name_max } Zeichen, ohne „:“ und „,“
said-a-skill-has-a-level-of-1-to-5 = eine Fähigkeit hat eine Stufe von 1 bis 5
said-nobody-certifies-themselves-ask-another-lead = niemand zertifiziert sich selbst; bitten Sie eine andere Teamleitung
said-a-capacity-is-at-most-100-units = eine Kapazität ist höchstens 100 Einheiten
said-a-shift-ends-after-it-starts-at-most-24-hours-later = eine Schicht endet nach ihrem Beginn, höchstens 24 Stunden später
said-a-reason-has-at-most-reason-max-characters = ein Grund hat höchstens { $reason_max } Zeichen
said-only-a-person-is-here-or-not = nur ein Mensch ist da oder nicht

## tags

said-a-tag-has-1-to-longest-characters-and-no-comma = ein Schlagwort hat 1 bis { $longest } Zeichen und kein Komma
said-a-case-carries-many-tags-at-most-take-one-off-first = ein Fall trägt höchstens { $many } Schlagwörter; nehmen Sie zuerst eines ab

## trace

said-name-a-message-msg-a-case-case-or-a-delivery-dlv = nennen Sie eine Nachricht (msg_…), einen Fall (case_…) oder eine Lieferung (dlv_…)

## views

said-nobody-holds-it = niemand hat ihn
said-name-holds-it = { $name } hat ihn
said-in-queue-state-held = in { $queue }, { $state }; { $held }
said-the-view-shows-what-is-open-or-waits-this-case-is-state = die Ansicht zeigt, was offen ist oder wartet: Dieser Fall ist { $state }
said-wanted-found = { $wanted }: { $found }
said-wanted-it-does-not-hold-for-this-case = { $wanted }: das gilt für diesen Fall nicht
said-a-and-b = { $a } und { $b }
said-everything = alles
said-any-of-list = eines von ({ $list })
said-not-list = nicht ({ $list })
said-a-b = { $a }; { $b }
said-nothing = nichts
said-a-or-b = { $a } oder { $b }
said-queue-is-list = Warteschlange ist { $list }
said-department-is-list = Abteilung ist { $list }
said-held-by-list = hat ihn: { $list }
said-state-is-list = Stand ist { $list }
said-channel-is-list = Kanal ist { $list }
said-seen-by-list = zu sehen: { $list }
said-tone-is-list = Ton ist { $list }
said-topic-is-list = Thema ist { $list }
said-intent-is-list = Absicht ist { $list }
said-language-is-list = Sprache ist { $list }
said-severity-least-or-above = Schweregrad { $least } oder höher
said-late = überfällig
said-due-within-time = fällig innerhalb von { $time }
said-no-promise = keine Zusage
said-waiting-for-time-or-longer = wartet { $time } oder länger
said-priority-least-or-above = Vorrang { $least } oder höher
said-tagged-list = Schlagwort { $list }
said-least-followers-or-more = { $least } Follower oder mehr
said-has-a-list = hat { $list }
said-opened-when = eröffnet { $when }
said-last-words-when = letzte Worte { $when }
said-resolved-when = gelöst { $when }
said-me = ich
said-nobody = niemand
said-my-team = mein Team
said-before-day = vor { $day }
said-since-day = seit { $day }
said-in-the-last-time = in den letzten { $time }
said-longer-than-time-ago = vor mehr als { $time }
said-it-is-value = er ist { $value }
said-it-is-not-known = es ist nicht bekannt
said-it-stands-in-queue = er steht in { $queue }
said-the-person-wrote-day = die Person schrieb { $day }
said-it-began-on-channel = er begann auf { $channel }
said-its-newest-words-are-seen = seine neuesten Worte sind { $seen }
said-it-is-due-day = er ist fällig { $day }
said-it-has-no-promise = es hat keine Zusage
said-it-has-no-tags = er hat keine Schlagwörter
said-it-has-list = er hat { $list }
said-there-is-none = es gibt nichts davon
said-it-was-opened-day = er wurde eröffnet { $day }
said-they-were-said-day = sie wurden gesagt { $day }
said-it-was-resolved-day = er wurde gelöst { $day }
said-it-never-was = das war er nie
said-this-filter-can-t-be-read-error-it-is-made-of-all-any-none-and = dieser Filter ist nicht lesbar ({ $error }); er besteht aus all, any, none und Bedingungen wie {"{"}"queue":["billing"]{"}"}
said-a-filter-has-depth-levels-at-most-make-it-flatter = ein Filter hat höchstens { $depth } Ebenen; machen Sie ihn flacher
said-a-filter-has-nodes-conditions-at-most-leave-some-out = ein Filter hat höchstens { $nodes } Bedingungen; lassen Sie einige weg
said-a-value-of-a-filter-has-longest-characters-at-most = ein Wert eines Filters hat höchstens { $longest } Zeichen
said-a-condition-has-values-values-at-most-leave-some-out = eine Bedingung hat höchstens { $values } Werte; lassen Sie einige weg
said-write-a-field-a-colon-and-a-value-such-as-queue-billing-the-fields = schreiben Sie ein Feld, einen Doppelpunkt und einen Wert, etwa queue:billing; die Felder sind { $fields }
said-there-is-no-field-other-the-fields-are-fields = es gibt kein Feld „{ $other }“; die Felder sind { $fields }
said-write-a-length-of-time-such-as-30m-4h-or-2d = schreiben Sie eine Dauer wie 30m, 4h oder 2d
said-write-2d-2d-2026-03-01-or-2026-03-01 = schreiben Sie <2d, >2d, <2026-03-01 oder >2026-03-01
said-a-brand-has-views-views-at-most-delete-one-first = eine Marke hat höchstens { $views } Ansichten; löschen Sie zuerst eine
said-this-view-comes-with-the-product-save-one-of-your-own-from-it = diese Ansicht gehört zum Produkt; speichern Sie daraus eine eigene
said-a-view-s-name-has-1-to-60-characters = der Name einer Ansicht hat 1 bis 60 Zeichen
said-a-program-has-no-views-of-its-own-save-it-for-everyone = ein Programm hat keine eigenen Ansichten; speichern Sie sie für alle
said-a-view-is-for-you-your-team-or-everyone = eine Ansicht ist für Sie, Ihr Team oder alle
said-you-are-in-no-team-save-it-for-yourself = Sie sind in keinem Team; speichern Sie sie für sich
said-choose-a-team-of-yours-a-lead-may-save-views-for-others = wählen Sie eines Ihrer Teams: Eine Teamleitung darf Ansichten für andere speichern

## vips

said-say-why-in-at-most-reason-max-characters = sagen Sie in höchstens { $reason_max } Zeichen, warum

## watching

said-only-a-person-writes-here = hier schreibt nur ein Mensch

## wrap_up

said-line-at-why = Zeile { $at }: { $why }
said-indent-with-two-spaces-for-each-level = rücken Sie für jede Ebene zwei Leerzeichen ein
said-a-tree-has-deep-levels-at-most = ein Baum hat höchstens { $deep } Ebenen
said-nothing-stands-above-this-level-take-out-two-spaces = über dieser Ebene steht nichts; nehmen Sie zwei Leerzeichen weg
said-key-stands-here-twice-give-one-of-them-another-key = „{ $key }“ steht hier zweimal; geben Sie einem einen anderen Schlüssel
said-a-tree-has-many-lines-at-most = ein Baum hat höchstens { $many } Zeilen
said-write-a-name-of-1-to-longest-characters-such-as-late-delivered = schreiben Sie einen Namen von 1 bis { $longest } Zeichen, etwa „late: Zu spät geliefert“
said-there-is-no-disposition-disposition-that-can-be-chosen-get-api = es gibt keinen wählbaren Abschluss „{ $disposition }“; GET /api/v1/wrap-up zählt sie auf
said-choose-what-it-was-about-so-that-the-rest-has-a-place = wählen Sie, worum es ging, damit das Übrige einen Platz hat
said-keep-at-least-one-disposition-that-can-be-chosen = behalten Sie mindestens einen Abschluss, der gewählt werden kann
said-tick-name-when-it-is-done = setzen Sie den Haken bei „{ $name }“, wenn es getan ist
said-name-is-needed = „{ $name }“ wird gebraucht
said-longest-characters-are-possible = { $longest } Zeichen sind möglich
said-typed-is-no-number-write-one-such-as-12-or-12-5 = „{ $typed }“ ist keine Zahl; schreiben Sie eine wie 12 oder 12,5
said-choose-one-of-list = wählen Sie eines von: { $list }
said-typed-is-no-day-write-it-such-as-2026-03-31 = „{ $typed }“ ist kein Tag; schreiben Sie ihn wie 2026-03-31
said-behind-the-kind-stands-required-or-nothing = hinter der Art steht „required“ oder nichts
said-write-a-name-of-1-to-80-characters-before-the-first = schreiben Sie vor dem ersten „|“ einen Namen von 1 bis 80 Zeichen
said-there-is-a-field-with-this-key-above-give-one-of-them-another = darüber gibt es schon ein Feld mit diesem Schlüssel; geben Sie einem einen anderen
said-the-kind-is-text-number-date-checkbox-or-choice-one-another = die Art ist text, number, date, checkbox oder „choice: eins, anderes“
said-a-team-has-many-fields-at-most = ein Team hat höchstens { $many } Felder

## What is kept without being typed

said-its-author-has-not-agreed-that-we-show-it-ask-them = wer es schrieb, hat nicht zugestimmt, dass wir es zeigen: Fragen Sie
said-its-author-has-been-asked-and-has-not-answered-wait-for-their = wer es schrieb, ist gefragt und hat nicht geantwortet: Warten Sie auf das Ja
said-its-author-does-not-want-us-to-show-it = wer es schrieb, will nicht, dass wir es zeigen
said-its-author-never-answered-ask-once-more-if-it-still-matters = wer es schrieb, hat nie geantwortet: Fragen Sie noch einmal, wenn es noch wichtig ist
said-its-author-took-their-permission-back-it-may-not-be-used-any = wer es schrieb, hat die Erlaubnis zurückgenommen: Es darf nicht mehr verwendet werden
said-the-time-for-which-its-author-agreed-is-over-ask-again = die Zeit, für die zugestimmt wurde, ist um: Fragen Sie noch einmal
said-stopped-before-its-turn-came = angehalten, bevor er an der Reihe war
said-the-account-is-stopped = das Konto ist angehalten
said-the-shift-ended = die Schicht ist zu Ende
said-needs-care = braucht den Kundendienst
said-no-reason-given = kein Grund genannt
said-not-acknowledged-in-time = nicht rechtzeitig angenommen
said-its-time-is-over = seine Zeit ist um
said-somebody-else = jemand anderes
said-the-answer-of-the-network-got-lost-and-it-had-no-effect-there = die Antwort des Netzwerks ging verloren, und dort geschah nichts: Tun Sie es noch einmal
said-always = immer
said-answers-us = antwortet uns
said-we-asked = wir fragten
said-open-case = offener Fall
said-wrote-before = schrieb schon
said-a-reply = eine Antwort
said-a-review = eine Bewertung
said-an-e-mail = eine E-Mail
said-a-call = ein Anruf
said-question = Frage
said-ends-with-a-question = endet mit einer Frage
said-questions = Fragen
said-exclamation = Ausruf
said-exclamations = Ausrufe
said-trails-off = läuft aus
said-drawn-out-letters = gedehnte Buchstaben
said-a-link = ein Link
said-a-handle = ein Handle
said-many-handles = viele Handles
said-a-hashtag = ein Hashtag
said-many-hashtags = viele Hashtags
said-a-number = eine Zahl
said-an-emoji = ein Emoji
said-a-few-words = wenige Worte
said-short = kurz
said-medium = mittel
said-long = lang
said-very-long = sehr lang
said-names-us = nennt uns
said-begins-with-us = beginnt mit uns
said-names-a-competitor = nennt einen Wettbewerber
said-copied = kopiert
said-kind-to-us = freundlich zu uns
said-unkind-to-us = unfreundlich zu uns
said-kind-to-a-competitor = freundlich zu einem Wettbewerber
said-unkind-to-a-competitor = unfreundlich zu einem Wettbewerber
said-unkind-to-others = unfreundlich zu anderen
said-mended-at-the-end = am Ende versöhnt
said-kind-words = freundliche Worte
said-unkind-words = unfreundliche Worte
said-balance-of-words = Waage der Worte
said-kindest-word = freundlichstes Wort
said-unkindest-word = unfreundlichstes Wort
said-last-feeling = letztes Gefühl
said-no-word-of-feeling = kein Wort des Gefühls
said-kind-and-unkind-words = freundliche und unfreundliche Worte
said-kind-question = freundliche Frage
said-unkind-question = unfreundliche Frage
said-last-sentence = letzter Satz
said-no-list-for-this-language = keine Liste für diese Sprache
said-language = Sprache
said-nearly-the-same-words = fast dieselben Worte
said-the-same-words-from-others = dieselben Worte von anderen
said-taught-by-your-people = von Ihren Leuten gelehrt
said-nothing-speaks-for-anything-else = nichts spricht für etwas anderes
said-common-words = häufige Wörter
said-letters = Buchstaben
said-hint = Hinweis
said-no-pattern-found = kein Muster gefunden

## Words that stand in its sentences

said-open = offen
said-waiting = wartend
said-snoozed = zurückgestellt
said-resolved = gelöst
said-public = öffentlich
said-private = privat
said-note = Notiz
said-draft = ein Entwurf
said-shadow = im Schattenlauf
said-active = in Kraft
said-retired = abgelöst
said-running = am Laufen
said-done = fertig
said-stopped = angehalten
said-undone = zurückgenommen
said-kept = gehalten
said-broken = gebrochen
said-withdrawn = zurückgezogen
said-offered = angeboten
said-accepted = angenommen
said-sent = gesendet
said-joined = angenommen
said-silent = ohne Antwort
said-refused = abgelehnt
said-approved = freigegeben
said-returned = zurückgegeben
said-superseded = ersetzt
said-taken = vergeben
said-low = niedrig
said-normal = normal
said-high = hoch
said-urgent = dringend
said-negative = negativ
said-neutral = neutral
said-positive = positiv
said-public-reply = öffentliche Antwort
said-dm = private Nachricht
said-viewer = Lesend
said-agent = Bearbeitung
said-lead = Teamleitung
said-admin = Verwaltung

## The views that come with the product

said-due-within-the-hour = Innerhalb der Stunde fällig
said-grave-or-angry-in-public = Ernst oder verärgert, öffentlich
said-nobody-s-for-over-4-hours = Seit über 4 Stunden bei niemandem
said-answers-go-by-mail-through-a-mailbox-that-is-connected-choose = Antworten gehen als E-Mail durch ein verbundenes Postfach: Wählen Sie eines
said-one-of-the-files-is-not-there-any-more-look-what-is-attached = Eine der Dateien ist nicht mehr da: Sehen Sie nach, was angehängt ist
said-this-file-is-here-or-on-its-way = Diese Datei ist da oder unterwegs
