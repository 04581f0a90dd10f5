### The hand-over at the end of a shift.

handover-staying = { $n ->
    [one] { $n } case waits for the customer and stays with you until they write.
   *[other] { $n } cases wait for the customer and stay with you until they write.
}
handover-keep = { $n ->
    [one] Keep { $n } brief
   *[other] Keep { $n } briefs
}
handover-ends = Your shift ends
handover-no-shift = No shift of yours is known.
handover-none = Nothing of yours waits on us
handover-none-told = You can leave: there is nothing to hand over.
handover-to = to { $queue }
handover-kept = kept
handover-drafted = drafted for you
handover-brief-for = Brief for { $name }
handover-next-reads = The next owner reads them first. Clocks run on.
handover-done = Your briefs are kept.
