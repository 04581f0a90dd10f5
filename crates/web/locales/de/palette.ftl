### Die Palette: alles, was sich von hier aus tun lässt.

palette-what = Was möchten Sie tun?
palette-all = Befehle
palette-none = Das geht hier nicht.
palette-go = Gehe zu
palette-snooze = Zurückstellen bis
palette-foot = ↑ ↓ wählen, → öffnen, ← zurück, ↵ ausführen
