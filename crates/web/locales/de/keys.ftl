### Die Tasten und ihr Verzeichnis.

keys-title = Tastatur
keys-find = Taste suchen
keys-none = Dafür gibt es keine Taste.
keys-single = Einzelne Tasten
keys-foot = Einzelne Tasten wirken nur außerhalb von Text. ⌘ ist Strg, wo es kein ⌘ gibt. Blasse tun auf dieser Seite nichts.
keys-change = Tasten ändern
keys-here = Außerdem auf dieser Seite

keys-move = Bewegen
keys-next = Nächster Fall
keys-previous = Voriger Fall
keys-search = Suchen
keys-go-mine = Zu meinen Fällen
keys-go-all = Zu allen Fällen
keys-go-unassigned = Zu den nicht zugewiesenen
keys-go-snoozed = Zu den zurückgestellten
keys-go-handed = Zu dem, was uns übergeben wurde
keys-go-asked = Zu dem, was wir gefragt werden
keys-go-approve = Zu dem, was auf unsere Zustimmung wartet
keys-go-notifications = Zu den Mitteilungen
keys-go-team = Zum Team
keys-go-clocks = Zu den Fristen
keys-go-complaints = Beschwerden
keys-go-people = Zu den Personen
keys-go-triage = Zu dem, was die Einordnung gelernt hat
keys-go-ownership = Zur Zuständigkeit: wem was gehört
keys-go-sandbox = Zur Sandbox
keys-go-me = Zu meinen Einstellungen

keys-write = Schreiben
keys-reply = Antworten
keys-switch = Öffentlich und privat wechseln
keys-note = Interne Notiz
keys-send = Senden
keys-send-resolve = Senden und lösen

keys-handle = Bearbeiten
keys-take = Den nächsten Fall übernehmen
keys-assign-me = Mir zuweisen
keys-assign = Einer Person zuweisen
keys-hand-over = An eine Abteilung übergeben
keys-wrong-owner = Falsch zugeordnet: weiterleiten
keys-acknowledge = Eine Übergabe bestätigen
keys-consult = Ein anderes Team fragen
keys-no-reply = Bewusst nicht antworten
keys-wrap-up = Schlagwörter, worum es ging, Beschwerde
keys-resolve = Lösen oder wieder öffnen
keys-resolve-next = Lösen und den nächsten öffnen
keys-snooze = Zurückstellen
keys-facts = Gelesenes richtigstellen: das Menü zeigt jede Taste

keys-anywhere = Überall
keys-palette = Alles tun
keys-help = Diese Übersicht
keys-save = Einen Zuständigkeitstext sichern
keys-escape = Schließen oder den Text verlassen
keys-like = Neueste Nachricht liken oder das zurücknehmen

keys-go-engage = Zu Engagement
keys-go-leads = Zu den Leads
keys-engage = Fans
keys-thank = Öffentlich danken
keys-rights = Um Erlaubnis fragen, oder zeigen
keys-gift = Etwas schenken
keys-lead = Lead anlegen
keys-care = An den Kundenservice
keys-macro = Textbaustein einfügen; im Text / oder ?? tippen
keys-first = Den ersten Vorschlag einfügen
keys-second = Den zweiten
keys-third = Den dritten
