chat-title = Chat mit { $brand }
chat-greeting = Guten Tag! Wie können wir helfen?
chat-consent = Ich bin einverstanden, dass gespeichert wird, was ich hier schreibe, damit meine Frage beantwortet werden kann. Ich kann den Chat jederzeit beenden.
chat-online = Wir sind da.
chat-away = Wir sind kurz weg. Hinterlassen Sie Ihre Adresse, wir antworten Ihnen.
chat-closed = Wir haben geschlossen. Hinterlassen Sie Ihre Adresse, wir antworten Ihnen.
chat-opens = Wir sind wieder da: [time].
chat-typing = [name] schreibt …
chat-sending = wird gesendet …
chat-sent = gesendet
chat-seen = gesehen
chat-waits = wartet auf das Netz und wird dann gesendet
chat-refused = nicht gesendet
chat-again = Noch einmal senden
chat-slower = zu viel auf einmal; wird gleich gesendet
chat-file-type = Diese Art Datei kann nicht gesendet werden: Bilder, PDF, Office-Dokumente, Ton, Film und reiner Text schon.
chat-file-size = Eine Datei darf höchstens 10 MB haben.
chat-file-many = Das sind vorerst genug Dateien.
chat-too-long = Das ist zu lang für eine Nachricht.
chat-wrong-name = Bitte nennen Sie uns Ihren Namen.
chat-wrong-email = Bitte geben Sie eine E-Mail-Adresse an, etwa ana@mail.example.
chat-wrong-consent = Bitte stimmen Sie erst zu: Ohne das wird nichts gespeichert.
chat-wrong-identity = Diese Website konnte uns nicht sagen, wer Sie sind. Bitte laden Sie die Seite neu.
chat-signed-only = Melden Sie sich auf dieser Website an, um mit uns zu chatten.
chat-deleted = Diese Worte wurden zurückgenommen.
chat-offline = Keine Verbindung. Was Sie schreiben, wird gesendet, sobald sie wieder da ist.
chat-end = Chat beenden
chat-close = Schließen
chat-log = Das Gespräch
chat-name = Name
chat-email = E-Mail-Adresse
chat-optional = (freiwillig)
chat-topic = Worum geht es?
chat-start = Chat beginnen
chat-rate = Wie waren wir?
chat-stars = { $stars ->
    [one] { $stars } Stern von fünf
   *[other] { $stars } Sterne von fünf
}
chat-rate-words = Was sollten wir wissen?
chat-rate-send = Bewertung senden
chat-rated = Danke für Ihre Rückmeldung.
chat-email-later = Wo können wir Ihnen antworten, falls Sie gehen?
chat-email-keep = Adresse behalten
chat-email-kept = Danke. Wir antworten hier und wissen, wo wir Sie finden.
chat-attach = Dateien anhängen
chat-write = Nachricht schreiben
chat-send = Senden
chat-event-rated = { $stars ->
    [one] Der Chat wurde mit { $stars } von 5 Sternen bewertet
   *[other] Der Chat wurde mit { $stars } von 5 Sternen bewertet
}
chat-settings = Web-Chat
chat-settings-about = Ein Chat für die Seiten Ihrer eigenen Websites. Was Besucher schreiben, wird ein Fall wie jeder andere.
chat-none = Noch kein Chat
chat-none-told = Geben Sie unten einem einen Namen, erlauben Sie die Websites, die ihn zeigen dürfen, und setzen Sie eine Zeile in deren Seiten.
chat-no-sites = noch darf ihn keine Website zeigen
chat-sites = { $count ->
    [one] auf { $count } Website
   *[other] auf { $count } Websites
}
chat-new-name = Name des Chats
chat-add = Chat hinzufügen
chat-looks = Wie er aussieht
chat-colour = Farbe
chat-side = Ort auf der Seite
chat-right = Rechts
chat-left = Links
chat-set-greeting = Erste Worte
chat-set-sites = Wo er stehen darf
chat-set-sites-label = Websites, eine je Zeile
chat-set-sites-told = Etwa https://shop.example, oder https://*.shop.example für alles darunter. Keine andere Website kann den Chat zeigen.
chat-before = Bevor er beginnt
chat-ask-no = wird nicht gefragt
chat-ask-may = wird gefragt, darf leer bleiben
chat-ask-must = muss angegeben werden
chat-hours = Geöffnet
chat-always = immer
chat-hours-told = Die Zeiten sind Kalender des Zuständigkeitsmodells. Ist geschlossen oder niemand da, werden Besucher nach einer Adresse gefragt.
chat-set-topics = Themen zur Auswahl
chat-set-topics-told = Eines je Zeile; ohne wird nicht gefragt.
chat-set-consent = Worin Besucher einwilligen
chat-set-consent-told = Wird mit der Zeit jeder Einwilligung behalten. Leer: unsere eigenen Worte, in der Sprache des Besuchers.
chat-set-files = Besucher dürfen Dateien senden
chat-set-signed = Nur wer auf der Website angemeldet ist, darf chatten
chat-try = Ausprobieren
chat-try-told = Dies ist der Chat selbst: Was Sie hier schreiben, wird ein Fall.
chat-rated-so = { $count ->
    [one] { $average } von 5 Sternen, aus { $count } Bewertung
   *[other] { $average } von 5 Sternen, aus { $count } Bewertungen
}
chat-embed = Auf Ihre Website setzen
chat-embed-told = Diese Zeile, irgendwo in der Seite. Eine Inhaltsrichtlinie muss unsere Adresse für script-src und frame-src erlauben, sonst nichts.
chat-identity = Wer angemeldet ist
chat-identity-told = Ihre Website kann für ihre Besucher bürgen: mit einem Token (JWT, HS256), das sie mit dem Geheimnis dieses Chats unterschreibt: sub, aud, und exp innerhalb einer Stunde.
chat-identity-audience = Die Zielgruppe (aud) ist
chat-secret-once = Kopieren Sie es jetzt, es wird nicht wieder gezeigt. Das vorige gilt, bis Sie das nächste machen.
chat-secret-new = Neues Geheimnis machen
chat-not-here = Dieser Chat ist für diese Seite nicht eingerichtet. Wer ihn verwaltet, kann die Seite in den Einstellungen des Chats zulassen.

chat-gone = Wenn jemand gegangen ist
chat-gone-told = Eine Antwort, die niemand mehr sieht, geht per E-Mail weiter, wenn jemand eine Adresse angegeben hat. Wer auf diese E-Mail antwortet, ist wieder im selben Fall.
chat-mail-account = Postfach
chat-mail-no = Keine E-Mail
chat-mail-after = Minuten nach dem Gehen
chat-mail-link = Seite mit dem Chat
chat-mail-words = Was Sie vor der Antwort sagen
chat-mail-words-told = Darunter steht die Antwort, und darunter die Seite mit dem Chat, wenn Sie eine nennen.
chat-mail-default = Sie haben uns im Chat auf unserer Seite geschrieben und waren gegangen, als wir geantwortet haben. Dies ist unsere Antwort:
