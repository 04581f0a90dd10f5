### Arbeit an vielen Fällen auf einmal.

bulk-event-undone = { $who } hat zurückgenommen, was mit vielen Fällen geschah
bulk-pick = Den Fall von { $name } auswählen
bulk-title = Viele Fälle auf einmal
bulk-none = Noch kein Auftrag. Wählen Sie Fälle in einer Liste mit X aus.
bulk-program = Ein Programm
bulk-say-more = Es fehlt etwas: Füllen Sie das Formular aus und versuchen Sie es noch einmal.
bulk-running = { $deed }: { $settled } von { $n }
bulk-done = { $deed }: { $n } erledigt
bulk-stopped = { $deed }: angehalten
bulk-undoing = { $deed }: wird zurückgenommen
bulk-undone = { $deed }: zurückgenommen
bulk-not = Nicht:
bulk-stop = Anhalten
bulk-undo = Zurücknehmen
bulk-open = Fall öffnen
bulk-open-job = Ansehen
bulk-failures = Was nicht möglich war, und warum
bulk-count-done = Erledigt
bulk-count-skipped = Nichts zu tun
bulk-count-failed = Nicht möglich
bulk-count-undone = Zurückgenommen
bulk-count-kept = Bleibt, wie es ist
bulk-deed-assign = Zuweisen
bulk-deed-queue = Verschieben
bulk-deed-resolve = Lösen
bulk-deed-snooze = Zurückstellen
bulk-deed-tag = Verschlagworten
bulk-deed-no-reply = Nicht antworten
bulk-deed-reply = Vorbereitete Worte senden
bulk-ask-assign = { $n ->
    [one] { $n } Fall zuweisen
   *[other] { $n } Fälle zuweisen
 }
bulk-ask-queue = { $n ->
    [one] { $n } Fall verschieben
   *[other] { $n } Fälle verschieben
 }
bulk-ask-snooze = { $n ->
    [one] { $n } Fall zurückstellen
   *[other] { $n } Fälle zurückstellen
 }
bulk-ask-tag = { $n ->
    [one] { $n } Fall verschlagworten
   *[other] { $n } Fälle verschlagworten
 }
bulk-ask-no-reply = { $n ->
    [one] { $n } Fall ohne Antwort lassen
   *[other] { $n } Fälle ohne Antwort lassen
 }
bulk-ask-reply = { $n ->
    [one] In { $n } Fall antworten
   *[other] In { $n } Fällen antworten
 }
bulk-to = An
bulk-me = Mich
bulk-nobody = Niemanden: zurück in die Warteschlange
bulk-open-there = { $n } offen
bulk-note = Ein Wort dazu
bulk-hours = Für wie viele Stunden
bulk-tag-add = Vergeben (mit Kommas dazwischen)
bulk-tag-remove = Entfernen
bulk-why = Warum ist keine Antwort die richtige?
bulk-who-sees = Wer sieht die Worte?
bulk-private = Die Kundin oder der Kunde
bulk-public = Alle
bulk-public-lead = Öffentlich an viele: das macht die Leitung
bulk-words = Die Worte
bulk-words-told = { "{" }name{ "}" } wird zum Vornamen. Öffentlich schreiben Sie drei Fassungen, mit einer Zeile --- dazwischen.
bulk-leave = Abbrechen
bulk-go = Ausführen
bulk-picked = ausgewählt
bulk-all = Alle { $n }, die passen
bulk-clear = Aufheben
bulk-bar = Mit den ausgewählten Fällen
bulk-unknown = mit vielen Fällen gibt es keinen Auftrag „{ $deed }“
bulk-ask-resolve = { $n ->
    [one] 1 Fall
   *[other] { $n } Fälle
  } lösen
bulk-as-told = Wie für jeden Fall angegeben
bulk-resolve-told = Verlangt ein Team die Angabe, worum es ging, und fehlt sie, bleibt der Fall offen, sofern Sie es nicht hier angeben.
