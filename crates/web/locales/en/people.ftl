### People.

people-no-words = (no words)
people-nowhere = nowhere
people-messages = { $n } messages
people-first = first
people-last = last
people-name-or-handle = Name or handle
people-search = Search people
people-nobody-yet = Nobody has written yet
people-nobody-yet-told = Whoever writes to the brand appears here.
people-nobody-called = Nobody is called
people-searched = Names and handles are searched.
people-where = Where
people-open = Open
people-last-wrote = Last wrote
