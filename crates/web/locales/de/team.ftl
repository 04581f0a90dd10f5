### Das Team: wer arbeitet und was zugewiesen werden kann.

team-open-cases = { $n ->
    [one] { $n } offener Fall
   *[other] { $n } offene Fälle
}
team-units = Einheiten
team-about = Was hier steht, entscheidet, welche Arbeit zugewiesen werden kann. Wie gut jemand war, entscheidet das nie.
team-skills = Kenntnisse
team-levels = Stufen 1 bis 5
team-level-of-5 = Stufe { $n } von 5
team-level-of = Stufe von { $skill }
team-none-yet = Noch keine.
team-skill = Kenntnis
team-level = Stufe
team-ended = endete
team-until = bis
team-no-end = ohne Ende
team-revoke = Entziehen
team-no-certificates = Keine. Ohne das, das ein Team verlangt, brauchen Worte Zustimmung.
team-certificate = Zertifikat
team-until-field = Bis
team-grant = Erteilen
team-teams = Teams
team-home = Stammteam: { $team }
team-keep-teams = Teams sichern
team-roles = Rollen
team-roles-told = wer zustimmen, wer allein veröffentlichen darf
team-keep-roles = Rollen sichern
team-roles-admin = Rollen setzt die Verwaltung.
team-shifts = Schichten
team-no-shifts = Keine. Sie sind da, wenn sie es sagen.
team-starts = Beginn (UTC)
team-ends = Ende (UTC)
team-add = Hinzufügen
team-here-now = jetzt da
team-gini = Gini-Koeffizient der belegten an allen Einheiten, über alle, die da sind. 0: alle tragen gleich viel; 1: eine Person trägt alles. n = { $n }.
team-evenness = Gleichmäßigkeit der Last
team-none = Kein Team im Modell
team-none-told = Teams werden im Zuständigkeitsmodell erklärt.
team-here-of = { $here } von { $n } da · { $used }/{ $capacity } Einheiten
team-nobody = Niemand gehört dazu. Teams setzen Sie auf der Seite einer Person.
team-none-today = heute keine
team-nothing-yet = noch nichts
team-moment-like = schreiben Sie Tag und Zeit, etwa 2026-12-31 08:00
team-without = Ohne Team
team-has-ended = { $name } ist abgelaufen
team-ends-when = { $name } endet { $when }
team-col-who = Wer
team-col-state = Stand
team-col-shift = Schicht
team-col-load = Last
team-col-ours = Bei uns
team-col-ours-told = Offene Fälle, die auf sie warten
team-col-theirs = Bei der Person
team-col-theirs-told = Offene Fälle, die auf die Person warten
team-col-asleep = Zurückgestellt
team-col-asleep-told = Zurückgestellte Fälle
team-col-can = Kann
