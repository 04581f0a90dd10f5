### The palette: everything that can be done from here.

palette-what = What do you want to do?
palette-all = Commands
palette-none = Nothing does that here.
palette-go = Go to
palette-snooze = Snooze until
palette-foot = ↑ ↓ choose, → opens, ← goes back, ↵ does it
