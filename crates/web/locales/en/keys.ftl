### The keys, and the sheet that lists them.

keys-title = Keyboard
keys-find = Find a key
keys-none = No key does that.
keys-single = Single keys
keys-foot = Single keys work outside text only. ⌘ is Ctrl where there is no ⌘. Pale ones do nothing on this page.
keys-change = Change keys
keys-here = Also on this page

keys-move = Move
keys-next = Next case
keys-previous = Previous case
keys-search = Search
keys-go-mine = Go to my cases
keys-go-all = Go to all cases
keys-go-unassigned = Go to unassigned
keys-go-snoozed = Go to snoozed
keys-go-handed = Go to what was handed to us
keys-go-asked = Go to what we are asked
keys-go-approve = Go to what waits for our agreement
keys-go-notifications = Go to notifications
keys-go-team = Go to the team
keys-go-clocks = Go to the clocks
keys-go-complaints = Complaints
keys-go-people = Go to people
keys-go-triage = Go to what triage has learnt
keys-go-ownership = Go to ownership: who owns what
keys-go-sandbox = Go to the sandbox
keys-go-me = Go to my preferences

keys-write = Write
keys-reply = Reply
keys-switch = Switch public and private
keys-note = Internal note
keys-send = Send
keys-send-resolve = Send and resolve

keys-handle = Handle
keys-take = Take the next case
keys-assign-me = Assign to me
keys-assign = Assign to a person
keys-hand-over = Hand over to a department
keys-wrong-owner = Wrong owner: send it on
keys-acknowledge = Acknowledge a hand-over
keys-consult = Consult another team
keys-no-reply = Decide not to reply
keys-wrap-up = Tags, what it was about, complaint
keys-resolve = Resolve, or reopen
keys-resolve-next = Resolve and open the next
keys-snooze = Snooze
keys-facts = Set right what was read: the menu shows each key

keys-anywhere = Anywhere
keys-palette = Do anything
keys-help = This sheet
keys-save = Save an ownership text
keys-escape = Close, or leave the text
keys-like = Like the newest message, or take that back

keys-go-engage = Go to engagement
keys-go-leads = Go to leads
keys-engage = Engage
keys-thank = Thank in public
keys-rights = Ask to show it, or show it
keys-gift = Give something
keys-lead = Make a lead
keys-care = Pass to care
keys-macro = Insert a macro; inside text type / or ??
keys-first = Insert the first suggestion
keys-second = Insert the second
keys-third = Insert the third
