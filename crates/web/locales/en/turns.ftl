### Queue mode: one case at a time. What comes back if nobody answers. Hand-overs in lists.

turns-title = Queue mode
turns-go = Go to queue mode: one case at a time
turns-next = Next case
turns-start = Start
turns-look = Take the next
turns-current = Back to your case
turns-end = End the round
turns-handled = { $n ->
    [one] 1 handled
   *[other] { $n } handled
}
turns-handled-means = Cases of this round that you answered, resolved, let sleep, moved or sent for agreement
turns-average = { $time } on average
turns-average-means = How long a handled case was before you, from when it was shown until you went on
turns-waiting = { $n ->
    [0] nothing waits in your queues
    [one] 1 waits in your queues
   *[other] { $n } wait in your queues
}
turns-begin = One case at a time
turns-begin-help = First what is yours, the nearest promise first; then the oldest of your queues that you may take.
turns-full = You hold as much as you can
turns-full-help = All of it waits for somebody else. The next case comes when you have room again.
turns-more = More waits
turns-clear = Nothing waits for you
turns-clear-help = What comes into your queues is told here at once.
turns-arrived = A case has come in. Press J to take it.
turns-ahead = What comes by itself
turns-ahead-wakes = { $who } wakes up
turns-ahead-returns = { $who } comes back if they do not answer
turns-ahead-offered = { $who } is offered to you again
turns-skip = Skip this case
turns-skip-why = Why do you pass it on?
turns-skip-means = It keeps its place for your colleagues. You are not offered it for 30 minutes.
turns-skip-language = I do not write this language
turns-skip-knowledge = Somebody else knows this better
turns-skip-not-yet = Something else has to happen first
turns-skip-personal = I know this person
turns-skip-other = Another reason
turns-send-next = Send and go to the next
turns-and-next = and next

turns-boomerang = Back to me if no answer
turns-boomerang-never = No
turns-boomerang-1h = in 1 hour
turns-boomerang-4h = in 4 hours
turns-boomerang-tomorrow = tomorrow morning
turns-boomerang-then = at
turns-boomerang-moment = Day and time
turns-boomerang-chip = comes back
turns-boomerang-at = We wait for them; without an answer it comes back at { $at }
turns-boomerang-put-down = Do not bring this case back
turns-boomerang-command = Bring this case back to me if there is no answer
turns-boomerang-told = The case comes back to you then, unless they answer before. Times count the opening hours of its team.
turns-boomerang-set = Set

turns-event-thrown = { $who } has it back at { $at } if there is no answer
turns-event-answered = They answered; it does not have to come back
turns-event-caught = { $who } no longer waits for an answer
turns-event-back = No answer came: it is back with { $who }
turns-event-back-queue = No answer came: it is back in its queue, because who waited is away
turns-event-skipped = { $who } passed it on: { $why }

turns-handed = Handed over from { $from } to { $to }, who have acknowledged it
turns-handed-open = Handed over from { $from } to { $to }; nobody there has acknowledged it yet
turns-boomerang-choose = choose the day and the time at which the case is to come back
