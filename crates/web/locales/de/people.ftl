### Personen.

people-no-words = (ohne Worte)
people-nowhere = nirgends
people-messages = { $n } Nachrichten
people-first = zuerst
people-last = zuletzt
people-name-or-handle = Name oder Handle
people-search = Personen suchen
people-nobody-yet = Noch hat niemand geschrieben
people-nobody-yet-told = Wer an die Marke schreibt, erscheint hier.
people-nobody-called = Niemand heißt
people-searched = Gesucht wird in Namen und Handles.
people-where = Wo
people-open = Offen
people-last-wrote = Schrieb zuletzt
