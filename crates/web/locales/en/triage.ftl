### Triage: what it reads, where it errs, what it learns.

triage-n-facts = { $n ->
    [one] { $n } fact
   *[other] { $n } facts
}
triage-n-signals = { $n ->
    [one] { $shown } signal
   *[other] { $shown } signals
}
triage-n-times = { $n ->
    [one] { $n } time
   *[other] { $n } times
}
triage-signals-wait = { $n ->
    [one] new signal waits for the next lesson
   *[other] new signals wait for the next lesson
}
triage-older = { $n ->
    [one] { $n } older lesson can be read and restored by the API.
   *[other] { $n } older lessons can be read and restored by the API.
}
triage-chart-none = Nothing in these weeks.
triage-effects = What the lesson did
triage-learnt-title = Signals that were learnt from
triage-learnt-from = Learnt from
triage-measured-title = Messages of the brand’s own held-out tenth, which is never learnt from
triage-measured-on = Measured on
triage-accuracy-title = The share read right
triage-accuracy = Accuracy
triage-recall-title = The mean share over the values, so that the common one can’t hide the rare ones
triage-recall = Macro-recall
triage-f1-title = The mean over the values of the harmonic mean of precision and recall
triage-too-few = too few held out to measure
triage-better = better
triage-worse = worse
triage-same = same
triage-label-about = Messages of the last 30 days that triage was least sure of, and that stand for many others.
triage-right = Right
triage-label-if = if the guess is,
triage-it-is = It is…
triage-label-else = and a key if it is not; the next one comes up by itself.
triage-label-none = Nothing is left to label
triage-label-none-told = What triage was unsure of in the last 30 days has been looked at. New messages that would teach it come here by themselves.
triage-see-learnt = See what it learnt
triage-sure = { $percent } % sure
triage-say-meaning = Say what the message means
triage-lessons = Lessons
triage-no-lesson = No lesson yet
triage-no-lesson-told = Triage learns after 25 corrections, or an hour after the first. Every lesson stands here with what it did on messages that it never saw; one that reads worse never comes into force.
triage-teach = Teach it
triage-lesson = Lesson { $n }
triage-did-facts = What it did, fact by fact
triage-reset-command = Reset what triage has learnt
triage-reset = Reset
triage-restore = Restore
triage-lesson-sr = lesson { $n }
triage-reset-ask = Read by the model as it was shipped?
triage-reset-told = From the next message on, nothing that your people taught is used. Their corrections are kept: the next lesson learns from all of them again, and lesson { $n } can be restored here.
triage-restore-ask = Restore lesson { $n }?
triage-restore-told = From the next message on, messages are read as on
triage-restore-rest = What was learnt since is not used; the next lesson learns from all corrections again.
triage-has-learnt = What it has learnt
triage-see-lessons = See the lessons
triage-none-learnt = Nothing has been learnt yet
triage-press = Press
triage-press-rest = on any message, then the key of what is right. After 25 corrections, or an hour after the first, triage learns from them, and this line says what that did. What your people answer and leave as it was read counts too, a little.
triage-label-useful = Label the { $n } most useful messages
triage-lesson-in-force = Lesson { $n } is in force
triage-as-shipped = The model reads as it was shipped
triage-lesson-did = What lesson { $n } did, fact by fact
triage-unsure-title = Messages whose route needed a fact that was below the threshold, out of all inbound messages of the week
triage-unsure-week = Unsure, by week
triage-unsure-told = share of messages that a person had to look at
triage-taught-title = Facts that somebody changed, and facts that somebody answered on and left as they were
triage-taught-week = Taught, by week
triage-corrected = corrected
triage-confirmed = confirmed
triage-confusion-title = How often triage said one value (rows) where a person meant another (columns)
triage-confusion = What is taken for what
triage-confusion-none = Nobody has corrected anything in these eight weeks. A correction shows up here: what was said down the side, what was meant along the top.
triage-week = Week
triage-all-weeks = all weeks
triage-none-that-week = Nobody corrected this in that week.
triage-heat = Said and meant, as a table
triage-said = said
triage-meant = meant
triage-corrected-most = Corrected most
triage-none-corrected = Nothing was corrected.
triage-said-meant = Said → meant
triage-times-title = How often, out of all corrections of this fact
triage-times = Times
triage-no-idea = no idea
triage-of = of { $n }
triage-misroutes-title = Cases that moved to another queue because somebody corrected a fact; the time is from the first decision to the correction
triage-misroutes = Sent the wrong way
triage-misroutes-none = No case had to move because of what was read.
triage-wrong-queue = in the wrong queue
triage-at-cost = at the receiving teams’ hourly cost
triage-with = With
triage-with-rest = at a team of the ownership file, this says what that cost.
triage-from-to = From → to
triage-lost = Lost
triage-about = What it reads, where it errs, and what your people teach it.
triage-overview = Overview
triage-to-label = To label
triage-done-reset = From now on messages are read by the model as it was shipped.
triage-done-restored = From now on messages are read with the lesson that you brought back.
triage-cell = Said { $said }, meant { $meant }: { $times }
triage-week-unsure = Week of { $week }: { $share } unsure, { $n } of { $messages }
triage-week-none = Week of { $week }: no messages
triage-week-taught = Week of { $week }: { $facts } corrected, { $confirmed } confirmed
triage-since-monday = Since Monday
triage-since = Since { $day }
triage-headline = { $fact } F1 { $was } → { $is } on { $messages } of the brand’s own held-out tenth
triage-still-reset = Since the reset, messages are read by the model as it was shipped. The next lesson learns from all corrections again.
triage-still-restored = An earlier lesson was brought back, and is in force until the next one.
triage-still-worse = The newest lesson read the held-out messages worse than what is in force, so it is not used.
triage-still-nothing = The newest lesson changed no reading.
triage-still-few = The newest lesson is in force. Too few messages were held out to say what it did.
triage-somebody = Somebody
triage-learnt = Learnt from { $signals } signals, { $n } of them new
triage-went-back = { $who } went back to the model as it was shipped
triage-brought-back = { $who } brought back an earlier lesson, learnt from { $signals } signals
triage-out-worse = It read the held-out messages worse, so it never came into force.
triage-out-nothing = There was nothing in it that changes a reading.
