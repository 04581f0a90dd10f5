### How long ago, and how long, in little room.

time-now = now
time-instant = under 1s
time-seconds = { $n }s
time-minutes = { $n }m
time-hours = { $n }h
time-days = { $n }d
time-ahead = in { $span }
