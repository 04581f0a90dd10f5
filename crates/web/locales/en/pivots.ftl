### Going on elsewhere.

pivots-title = Going private
pivots-go = Go to who went private
pivots-strip = Elsewhere: calls, invitations, promises
pivots-take-private = Take it private
pivots-short = Go private
pivots-where = Where shall it go on?
pivots-way-private = Private message
pivots-way-call = Telephone call
pivots-way-email = E-mail
pivots-everybody = Everybody reads this. You write as @{ $brand }.
pivots-only = Only { $person } reads this.
pivots-public-line = Public line
pivots-private-line = Private line
pivots-closing-line = Closing public line
pivots-too-many = too many
pivots-one-action = Both lines leave together and can be called back together. The case, its owner and its clocks stay as they are.
pivots-cancel = Cancel
pivots-send-both = Send both lines
pivots-anyway = Send anyway
pivots-undo-both = Undo both
pivots-leaves = Both lines leave in a moment
pivots-cannot-begin = The network wants them to write first: ask for it in the public line.
pivots-suggest-public = { $person }, I am sorry about this. I am { $agent }, and I have just written to you in private so that we can solve it.
pivots-suggest-write-us = { $person }, I am sorry about this. I am { $agent }. Could you send us a private message, so that I can look into it?
pivots-suggest-private = Hello { $person }, this is { $agent } from { $brand }. I am here to solve this with you.
pivots-suggest-closing = Thank you, { $person }: this is solved now. If anything is left, write to us at any time.
pivots-state-offered = Invited: { $way }
pivots-state-joined = They followed: { $way }
pivots-state-silent = No answer in time: { $way }
pivots-state-refused = They do not want to: { $way }
pivots-until = they have until
pivots-hint-no = Their public answer reads like a no.
pivots-hint-public = They have answered in public.
pivots-line-failed = { $line } not sent: { $reason }
pivots-mark-refused = They do not want to
pivots-refused-command = The person does not want to go on elsewhere
pivots-closing-missing = This began in public and was solved in private. Those who read along do not know yet.
pivots-close-open = Close it in public
pivots-close-title = Say the last word in public
pivots-close-told = Nothing private belongs here: no names of accounts, no amounts, no addresses.
pivots-no-line = No public line
pivots-say-public = Say it publicly
pivots-tried = What was tried
pivots-more-replies = { $n ->
    [one] One more reply by others
   *[other] { $n } more replies by others
}
pivots-this-case = This case only
pivots-this-case-told = Show or hide the person’s other cases
pivots-told-lost = { $person } did not follow where you offered to go on
pivots-event-offered = { $who } offered to go on elsewhere
pivots-event-undone = { $who } took the invitation back
pivots-event-joined = They went on there
pivots-event-silent = They did not follow in time
pivots-event-refused = They do not want to go on elsewhere
pivots-event-no-line = { $who } decided that no closing public line is needed
pivots-period = Period
pivots-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
pivots-none = Nobody was invited in this time
pivots-none-told = In a case, the key ⇧P offers to go on in private.
pivots-where-to = Where to
pivots-offered = Offered
pivots-offered-told = Invitations that were sent and not called back
pivots-joined = Followed
pivots-joined-told = The person wrote there, or chose a time for the call
pivots-silent = Silent
pivots-silent-told = The person did nothing within 24 hours
pivots-refused = Declined
pivots-refused-told = The person said no, or answered in public only
pivots-waiting = Waiting
pivots-lost = Lost
pivots-lost-told = Silent and declined, of those that have ended; n says how many have
pivots-rows = Invitations
pivots-person = Customer
pivots-became = What became of it
pivots-by = By
pivots-when = When
pivots-dm-link = Hang a link below it that opens a private message to us
pivots-dm-link-shown = Send a private message
