### Warteschlangen-Modus: ein Fall nach dem anderen. Was zurückkommt, wenn niemand antwortet. Übergaben in Listen.

turns-title = Fall für Fall
turns-go = Zu „Fall für Fall“: einer nach dem anderen
turns-next = Nächster Fall
turns-start = Anfangen
turns-look = Nächsten nehmen
turns-current = Zurück zu Ihrem Fall
turns-end = Runde beenden
turns-handled = { $n ->
    [one] 1 bearbeitet
   *[other] { $n } bearbeitet
}
turns-handled-means = Fälle dieser Runde, die Sie beantwortet, gelöst, schlafen gelegt, weitergegeben oder zur Zustimmung geschickt haben
turns-average = im Schnitt { $time }
turns-average-means = Wie lange ein bearbeiteter Fall vor Ihnen lag, vom Anzeigen bis zum Weitergehen
turns-waiting = { $n ->
    [0] in Ihren Warteschlangen wartet nichts
    [one] 1 wartet in Ihren Warteschlangen
   *[other] { $n } warten in Ihren Warteschlangen
}
turns-begin = Ein Fall nach dem anderen
turns-begin-help = Zuerst, was Ihnen gehört, die nächste Frist zuerst; dann der älteste Fall Ihrer Warteschlangen, den Sie nehmen dürfen.
turns-full = Sie haben so viel, wie Sie halten können
turns-full-help = Alles davon wartet auf andere. Der nächste Fall kommt, sobald Sie wieder Platz haben.
turns-more = Es wartet noch mehr
turns-clear = Nichts wartet auf Sie
turns-clear-help = Was in Ihre Warteschlangen kommt, steht sofort hier.
turns-arrived = Ein Fall ist gekommen. Mit J nehmen Sie ihn.
turns-ahead = Was von selbst kommt
turns-ahead-wakes = { $who } wacht auf
turns-ahead-returns = { $who } kommt zurück, wenn keine Antwort kommt
turns-ahead-offered = { $who } wird Ihnen wieder angeboten
turns-skip = Diesen Fall überspringen
turns-skip-why = Warum geben Sie ihn weiter?
turns-skip-means = Er behält seinen Platz für Ihre Kolleginnen und Kollegen. Ihnen wird er 30 Minuten lang nicht angeboten.
turns-skip-language = Ich schreibe diese Sprache nicht
turns-skip-knowledge = Jemand anders weiß das besser
turns-skip-not-yet = Vorher muss etwas anderes geschehen
turns-skip-personal = Ich kenne diese Person
turns-skip-other = Ein anderer Grund
turns-send-next = Senden und weiter zum nächsten
turns-and-next = und weiter

turns-boomerang = Zurück zu mir, wenn keine Antwort kommt
turns-boomerang-never = Nein
turns-boomerang-1h = in 1 Stunde
turns-boomerang-4h = in 4 Stunden
turns-boomerang-tomorrow = morgen früh
turns-boomerang-then = am
turns-boomerang-moment = Tag und Uhrzeit
turns-boomerang-chip = kommt zurück
turns-boomerang-at = Wir warten auf eine Antwort; ohne sie kommt der Fall zurück: { $at }
turns-boomerang-put-down = Diesen Fall nicht zurückholen
turns-boomerang-command = Den Fall zurückholen, wenn keine Antwort kommt
turns-boomerang-told = Dann kommt der Fall zu Ihnen zurück, wenn bis dahin niemand antwortet. Es zählen die Öffnungszeiten des zuständigen Teams.
turns-boomerang-set = Festlegen

turns-event-thrown = { $who } bekommt ihn ohne Antwort zurück: { $at }
turns-event-answered = Die Antwort ist da; er muss nicht zurückkommen
turns-event-caught = { $who } wartet nicht mehr auf eine Antwort
turns-event-back = Es kam keine Antwort: Er ist zurück bei { $who }
turns-event-back-queue = Es kam keine Antwort: Er ist zurück in der Warteschlange, weil die wartende Person nicht da ist
turns-event-skipped = { $who } hat ihn weitergegeben: { $why }

turns-handed = Übergeben von { $from } an { $to }; dort wurde bestätigt
turns-handed-open = Übergeben von { $from } an { $to }; dort hat noch niemand bestätigt
turns-boomerang-choose = wählen Sie Tag und Uhrzeit, zu der der Fall zurückkommen soll
