### What the reader was told.

notices-all-seen = All seen
notices-none = Nobody told you anything
notices-none-told = Hand-overs, questions, approvals and promises near their end appear here by themselves.
notices-new = New:
notices-informed = For your information: the case of { $person }
notices-handed = { $from } handed over the case of { $person } to { $to }
notices-escalated = The case of { $person } was escalated to { $to }
notices-returned = Nobody in { $queue } acknowledged the case of { $person }: it is back
notices-held = The case of { $person } has moved three times within the hour: where does it belong?
notices-asked = { $team } is asked about the case of { $person }
notices-answered = { $team } answered about the case of { $person }
notices-overdue = { $team } has not answered in time about the case of { $person }
notices-approval-asked = Words to { $person } wait for your agreement
notices-approval-given = Your words to { $person } were agreed to
notices-approval-returned = Your words to { $person } came back with a reason
notices-approval-late = Nobody has agreed in time to words to { $person }
notices-clock-warned = A promise to { $person } is near its end
notices-clock-broken = A promise to { $person } is broken
