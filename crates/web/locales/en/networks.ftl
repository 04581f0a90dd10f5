### The networks: which one it is, and what stands there.

networks-which = Network
networks-mail = Mail
networks-subject = Subject
networks-subject-hint = Subject (a new thread begins with one)
networks-hidden-by-brand = Hidden by the brand: only its author and their friends see it
networks-reposted = Shown to the brand’s followers

## What is done to messages in public.

networks-deeds = Do something with this message
networks-like = Like
networks-unlike = Take the like back
networks-hide = Hide
networks-unhide = Show again
networks-take-down = Take down
networks-repost = Show to our followers
networks-unrepost = Show no longer
networks-why = Why?
networks-liked-by = { $who } liked it
networks-unliked-by = { $who } took the like back
networks-hidden-by = { $who } hid it
networks-unhidden-by = { $who } showed it again
networks-taken-down-by = { $who } took it down
networks-reposted-by = { $who } showed it to our followers
networks-unreposted-by = { $who } shows it no longer
networks-deed-failed = Not done. { $reason }
networks-under-way = (on its way)
networks-waits = (waits: { $reason })
networks-unknown = (the network has not said yet; we look)
networks-shows-personal-data = Shows personal data to everybody
networks-because-personal-data = it shows personal data
networks-because-hate = hate
networks-because-harassment = threats or harassment
networks-because-spam = spam
networks-because-scam = a scam
networks-because-illegal = the law forbids it
networks-because-our-mistake = our own mistake

## How a private answer may leave.

networks-window-left = Private answers are possible for
networks-window-reply = One private reply to the comment, for
networks-window-tagged = Only with the tag, for
networks-tag = Send with the tag human_agent: a person answers, and nothing is promoted
networks-nothing-to-answer = Nothing to answer here?
networks-monitor-only = The rule { $rule } says: read it, and leave it.
networks-hold = The rule { $rule } says: hold it. No machine answers, and nothing is offered.
networks-do-not-reply = Do not reply
