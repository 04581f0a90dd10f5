### Who is to be treated with particular care.

vip-title = VIP
vip-why = Warum
vip-mark = Mit besonderer Sorgfalt behandeln
vip-unmark = Markierung entfernen
vip-means = Sie steht in Listen und im Fall. Sie lenkt nichts, und jede Änderung steht im Protokoll.
