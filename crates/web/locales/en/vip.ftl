### Who is to be treated with particular care.

vip-title = VIP
vip-why = Why
vip-mark = Treat with particular care
vip-unmark = Take the mark away
vip-means = It shows in lists and in the case. It routes nothing, and each change is in the trail.
