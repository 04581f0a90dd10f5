### Suche über alles.

search-title = Suche
search-command = Alles durchsuchen
search-placeholder = Personen, Fälle, Nachrichten …
search-label = Personen, Fälle, Nachrichten, Wissen und Makros durchsuchen
search-recent = Zuletzt gesucht
search-nothing = Nichts gefunden für
search-nothing-help = Prüfen Sie die Schreibweise, nehmen Sie weniger Wörter oder den Anfang eines Wortes mit Stern.
search-instead = Versuchen Sie
search-more = Alle zeigen
search-early = Es wurden nur die neuesten angesehen. Für ältere ergänzen Sie ein Wort oder ein Datum.
search-keys = J und K gehen durch die Treffer, Enter öffnet einen bei seiner Nachricht.
search-help = Wonach Sie fragen können
search-people = Personen
search-cases = Fälle
search-messages = Nachrichten
search-knowledge = Wissen
search-macros = Makros
search-note = interne Notiz
search-ours-public = unsere öffentlichen Worte
search-ours-private = unsere privaten Worte
search-theirs-public = von außen, öffentlich
search-theirs-private = von außen, privat
search-open = offen
search-waiting = wartet auf die Person
search-snoozed = zurückgestellt
search-resolved = gelöst
search-no-operator = „{ $name }:“ ist kein Operator und wurde als Wort gesucht.
search-no-value = „{ $name }:“ kennt „{ $value }“ nicht; es wurde als Wort gesucht.
search-too-short = „{ $word }“ braucht drei Buchstaben vor dem Stern.
search-too-long = Gesucht wurde nur nach dem Anfang Ihrer Eingabe.
search-nobody = Niemand heißt „{ $name }“.
search-eg-words = beide Wörter, in beliebiger Reihenfolge, groß oder klein, mit oder ohne Akzente
search-eg-phrase = diese Wörter hintereinander
search-eg-begins = Wörter, die so beginnen, und jenes Wort nicht
search-eg-from = gesagt von einer Person oder einem Kollegen dieses Namens; „me“ sind Sie
search-eg-to = gesagt zu diesem Konto von uns oder von uns zu dieser Person
search-eg-assignee = in Ihren Fällen, wenn wir an der Reihe sind; auch „nobody“ oder ein Name
search-eg-queue = in einer Warteschlange, und noch hat niemand geantwortet
search-eg-channel = in einem Netzwerk, für alle sichtbar; auch is:private
search-eg-note = interne Notizen in gelösten Fällen; auch is:open, is:snoozed
search-eg-has = mit Bild oder Datei, in Fällen mit einem Entwurf von Ihnen oder einer offenen Zusage
search-eg-topic = in Fällen zu diesem Thema
search-eg-dates = in den letzten sieben Tagen, aber nicht heute; auch 12h und 3w
search-eg-on = an einem Tag Ihrer Zeitzone
search-eg-in = nur Nachrichten; auch people, cases, knowledge, macros
search-similar-title = Ähnliche gelöste Fälle
search-similar = { $count ->
    [one] Ein Fall, der ähnlich begann, ist gelöst.
   *[other] { $count } Fälle, die ähnlich begannen, sind gelöst.
  }
search-similar-by = { $count } davon gelöst von { $name }.
search-similar-none = Kein gelöster Fall begann wie dieser.
search-answered = beantwortet von { $name }
