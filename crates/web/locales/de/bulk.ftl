### Arbeit an vielen Fällen auf einmal.

bulk-event-undone = { $who } hat zurückgenommen, was mit vielen Fällen geschah
bulk-pick = Den Fall von { $name } auswählen
