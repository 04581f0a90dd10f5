### Mails: what they repeat, and how they were sent.

mails-quoted = Show quoted text
mails-as-sent = Show as sent
mails-as-sent-title = The mail as it was sent
mails-cut = It was too long: only its beginning is here.
mails-show-pictures = Show images
mails-who-learns = They lie at { $owners }. Whoever runs that will learn that this mail was read, and when; not who read it.

mails-signatures = Signatures
mails-signatures-about = What stands below the mails that a team writes, after a line with two dashes. It goes into mails and nowhere else. It may hold:
mails-signature-kept = The signature is kept.
mails-below-yours = Below a mail of yours
mails-signed = Below it stands
mails-event-mailed = The visitor had gone: the answer went to them by mail
mails-event-proved = They answered from the address that they had given: it is theirs
