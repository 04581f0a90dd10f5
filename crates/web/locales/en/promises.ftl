### What was promised.

promises-title = What we promised
promises-open = to be kept
promises-kept = kept
promises-broken = not kept in time
promises-withdrawn = withdrawn
promises-due = by
promises-public = Public
promises-private = Private
promises-keep = Done
promises-withdraw = Withdraw
promises-noticed = You promised:
promises-track = Keep track of it
promises-field = Promise
promises-what = What is promised
promises-by-when = By when
promises-by-example = 21:00
promises-told-due = Your promise to { $person } is due soon
promises-told-broken = A promise to { $person } was not kept in time
promises-event-made = { $who } promised something
promises-event-kept = { $who } kept the promise in time
promises-event-late = { $who } kept the promise late
promises-event-broken = A promise was not kept in time
promises-event-withdrawn = { $who } withdrew the promise
promises-public-open = What we still owe in public
promises-public-none = Every public promise is kept.
promises-kept-share = Kept in time: { $kept } of { $n } promises that have ended.
