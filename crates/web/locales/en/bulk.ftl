### Work on many cases at once.

bulk-event-undone = { $who } took back what was done to many cases
bulk-pick = Select the case of { $name }
bulk-title = Many cases at once
bulk-none = Nothing was ordered yet. Select cases in a list with X.
bulk-program = A program
bulk-say-more = Something is missing: fill in the form and try again.
bulk-running = { $deed }: { $settled } of { $n }
bulk-done = { $deed }: done with { $n }
bulk-stopped = { $deed }: stopped
bulk-undoing = { $deed }: being taken back
bulk-undone = { $deed }: taken back
bulk-not = Not:
bulk-stop = Stop
bulk-undo = Take back
bulk-open = Open case
bulk-open-job = Look at it
bulk-failures = What was not done, and why
bulk-count-done = Done
bulk-count-skipped = Nothing to do
bulk-count-failed = Not possible
bulk-count-undone = Taken back
bulk-count-kept = Left as it is
bulk-deed-assign = Assign
bulk-deed-queue = Move
bulk-deed-resolve = Resolve
bulk-deed-snooze = Snooze
bulk-deed-tag = Tag
bulk-deed-no-reply = Do not reply
bulk-deed-reply = Send prepared words
bulk-ask-assign = { $n ->
    [one] Assign { $n } case
   *[other] Assign { $n } cases
 }
bulk-ask-queue = { $n ->
    [one] Move { $n } case
   *[other] Move { $n } cases
 }
bulk-ask-snooze = { $n ->
    [one] Snooze { $n } case
   *[other] Snooze { $n } cases
 }
bulk-ask-tag = { $n ->
    [one] Tag { $n } case
   *[other] Tag { $n } cases
 }
bulk-ask-no-reply = { $n ->
    [one] Leave { $n } case without a reply
   *[other] Leave { $n } cases without a reply
 }
bulk-ask-reply = { $n ->
    [one] Send words in { $n } case
   *[other] Send words in { $n } cases
 }
bulk-to = To
bulk-me = Me
bulk-nobody = Nobody: back into the queue
bulk-open-there = { $n } open
bulk-note = A word about it
bulk-hours = For how many hours
bulk-tag-add = Put on (with commas between)
bulk-tag-remove = Take off
bulk-why = Why is no answer the right one?
bulk-who-sees = Who sees the words?
bulk-private = The customer
bulk-public = Everybody
bulk-public-lead = In public, to many: a lead does that
bulk-words = The words
bulk-words-told = { "{" }name{ "}" } becomes the first name. In public, write three ways of saying it, with a line of --- between.
bulk-leave = Cancel
bulk-go = Do it
bulk-picked = selected
bulk-all = All { $n } that match
bulk-clear = Clear
bulk-bar = With the selected cases
bulk-unknown = nothing is done with many cases that is called “{ $deed }”
bulk-ask-resolve = Resolve { $n ->
    [one] 1 case
   *[other] { $n } cases
  }
bulk-as-told = As it was said of each case
bulk-resolve-told = Where a team wants to know what a case was about and nobody has said it, the case stays open unless you say it here.
