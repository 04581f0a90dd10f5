### What happened, in few words and without a name: for a locked screen.

told-informed = A case for your information
told-handed-over = A case was handed over to your team
told-escalated = A case was escalated
told-returned = A case came back: nobody acknowledged it
told-move-held = A case has moved too often: where does it belong?
told-consult-asked = Your team is asked about a case
told-consult-answered = Your question was answered
told-consult-overdue = Your question was not answered in time
told-approval-asked = Words wait for your agreement
told-approval-given = Your words were agreed to
told-approval-returned = Your words came back with a reason
told-approval-escalated = Nobody has agreed in time to some words
told-clock-warned = A promise is near its end
told-clock-breached = A promise is broken
told-shift-end = Your shift ends soon: write the hand-over
told-pivot-lost = An invitation was not followed
told-call-booked = A time for a call was chosen
told-call-due = It is time for a call
told-promise-due = Your promise is due soon
told-promise-broken = What was promised was not kept in time
