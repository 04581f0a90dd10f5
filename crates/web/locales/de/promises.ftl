### Was zugesagt wurde.

promises-title = Was wir zugesagt haben
promises-open = offen
promises-kept = gehalten
promises-broken = nicht rechtzeitig gehalten
promises-withdrawn = zurückgezogen
promises-due = bis
promises-public = Öffentlich
promises-private = Privat
promises-keep = Erledigt
promises-withdraw = Zurückziehen
promises-noticed = Sie haben zugesagt:
promises-track = Im Blick behalten
promises-field = Zusage
promises-what = Was zugesagt wird
promises-by-when = Bis wann
promises-by-example = 21:00
promises-told-due = Ihre Zusage an { $person } wird bald fällig
promises-told-broken = Eine Zusage an { $person } wurde nicht rechtzeitig gehalten
promises-event-made = { $who } hat etwas zugesagt
promises-event-kept = { $who } hat die Zusage rechtzeitig gehalten
promises-event-late = { $who } hat die Zusage zu spät gehalten
promises-event-broken = Eine Zusage wurde nicht rechtzeitig gehalten
promises-event-withdrawn = { $who } hat die Zusage zurückgezogen
promises-public-open = Was wir öffentlich noch schulden
promises-public-none = Jede öffentliche Zusage ist gehalten.
promises-kept-share = Rechtzeitig gehalten: { $kept } von { $n } beendeten Zusagen.
