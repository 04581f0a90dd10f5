### Wie lange her und wie lange, auf wenig Platz.

time-now = jetzt
time-instant = unter 1 Sek.
time-seconds = { $n } Sek.
time-minutes = { $n } Min.
time-hours = { $n } Std.
time-days = { $n } T.
time-ahead = in { $span }
