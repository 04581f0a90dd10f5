### Die Netzwerke: welches es ist, und was dort steht.

networks-which = Netzwerk
networks-mail = E-Mail
networks-subject = Betreff
networks-subject-hint = Betreff (mit ihm beginnt ein neuer Faden)
networks-hidden-by-brand = Von der Marke verborgen: nur wer es schrieb und deren Freunde sehen es
networks-reposted = Der Anhängerschaft der Marke gezeigt

## Was mit öffentlichen Nachrichten getan wird.

networks-deeds = Etwas mit dieser Nachricht tun
networks-like = Gefällt uns
networks-unlike = „Gefällt uns“ zurücknehmen
networks-hide = Verbergen
networks-unhide = Wieder zeigen
networks-take-down = Zurücknehmen
networks-repost = Unserer Anhängerschaft zeigen
networks-unrepost = Nicht mehr zeigen
networks-why = Warum?
networks-liked-by = { $who } hat „Gefällt uns“ gesagt
networks-unliked-by = { $who } hat „Gefällt uns“ zurückgenommen
networks-hidden-by = { $who } hat es verborgen
networks-unhidden-by = { $who } hat es wieder gezeigt
networks-taken-down-by = { $who } hat es zurückgenommen
networks-reposted-by = { $who } hat es unserer Anhängerschaft gezeigt
networks-unreposted-by = { $who } zeigt es nicht mehr
networks-deed-failed = Nicht geschehen. { $reason }
networks-under-way = (unterwegs)
networks-waits = (wartet: { $reason })
networks-unknown = (das Netzwerk hat noch nichts gesagt; wir sehen nach)
networks-shows-personal-data = Zeigt allen persönliche Daten
networks-because-personal-data = es zeigt persönliche Daten
networks-because-hate = Hass
networks-because-harassment = Drohung oder Belästigung
networks-because-spam = Werbung
networks-because-scam = Betrug
networks-because-illegal = das Gesetz verbietet es
networks-because-our-mistake = unser eigener Fehler

## Wie eine private Antwort hinausgehen kann.

networks-window-left = Private Antworten sind möglich für
networks-window-reply = Eine private Antwort auf den Kommentar, für
networks-window-tagged = Nur mit der Kennzeichnung, für
networks-tag = Mit der Kennzeichnung human_agent senden: ein Mensch antwortet, und nichts wird beworben
networks-nothing-to-answer = Nichts zu beantworten?
networks-monitor-only = Die Regel { $rule } sagt: lesen und stehen lassen.
networks-hold = Die Regel { $rule } sagt: zurückhalten. Keine Maschine antwortet, und nichts wird angeboten.
networks-do-not-reply = Nicht antworten
