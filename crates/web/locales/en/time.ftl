### How long ago, in little room.

time-now = now
time-minutes = { $n }m
time-hours = { $n }h
time-days = { $n }d
time-ahead = in { $span }
