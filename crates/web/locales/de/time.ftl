### Wie lange her, auf wenig Platz.

time-now = jetzt
time-minutes = { $n } Min.
time-hours = { $n } Std.
time-days = { $n } T.
time-ahead = in { $span }
