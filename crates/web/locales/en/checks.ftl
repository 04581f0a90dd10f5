### Pre-send checks: what to think about before words leave.

checks-title = Checks
checks-settings-title = Pre-send checks
checks-settings-about = What is noticed before words leave, and whether the writer may send them all the same.
checks-to-report = What came of it
checks-to-policies = What is looked for
checks-kept = It holds from the next words on.
checks-keep = Keep
checks-copies-wrong = Say after how many people the same words are noticed: a number from 1 to 1,000.
checks-policies = What is looked for
checks-policy-off = Off
checks-policy-warn = Warn
checks-policy-block = Block
checks-lists = Words and names
checks-copies = Notice the same words after so many people in a day
checks-list-internal = Words of the house
checks-list-internal-told = One a line. A star at the end stands for any ending: escalat*
checks-list-competitors = Competitors
checks-list-competitors-told = One a line, beside those of your vocabulary.
checks-list-brands = Other brands of yours
checks-list-brands-told = One a line. Words for one brand should not leave in another’s name.
checks-list-products = What you sell
checks-list-products-told = One a line, as people name it: which one it is about is not asked twice.
checks-list-prepared = Prepared words
checks-list-prepared-told = One a line. They may leave while a mode is on for the topic.
checks-try = Try it
checks-try-about = Type an answer and see what would be noticed, with the settings as they stand below. Nothing is kept or sent.
checks-try-go = Look
checks-try-nothing = Nothing is noticed in these words.
checks-try-asks = These words ask for: { $kinds }. It is noticed where the person has told you.
checks-try-offers = These words offer something. It is noticed while a complaint is open.

checks-before = Before it leaves:
checks-despite = I have read this. Send anyway
checks-agree-despite = I have read this. Approve anyway
checks-blocked = It can’t leave like this.
checks-here = This is where:
checks-they-said = They said
checks-where = Show where
checks-insert = Insert it

checks-name-personal-data = Personal data in public
checks-name-wrong-account = Meant for somebody else
checks-name-internal-words = Words of the house
checks-name-disparages = Speaks ill of a competitor
checks-name-same-text = The same words to many
checks-name-goodwill = Goodwill above authority
checks-name-open-complaint = An offer under a complaint
checks-name-crisis-topic = A crisis is on
checks-name-asks-again = Asks again
checks-name-promotion-in-window = An offer where only help may go
checks-name-no-disclosure = Doesn’t say who we are

checks-about-personal-data = Numbers, addresses and what somebody told you privately, in words that everybody sees: “AB-12345 is on its way”. A card or a bank account is blocked unless you say otherwise.
checks-about-wrong-account = Another brand or account, or a person who is not in this case: “Hi Peter,” to Jana.
checks-about-internal-words = What only colleagues understand, or another department to write to: “I escalated your ticket”.
checks-about-disparages = “SlowNet is rubbish.” Quoting the customer is no harm.
checks-about-same-text = Nearly the same text to several people within a day.
checks-about-goodwill = More than the standard for the issue, without a reason.
checks-about-open-complaint = An offer while any case of this person with a complaint is open.
checks-about-crisis-topic = Words of your own while a mode is on for the topic of the case.
checks-about-asks-again = “What’s your order number?” to somebody who has given it.
checks-about-promotion-in-window = An offer under a tag that the network grants for help.
checks-about-no-disclosure = An approach that nobody asked for, and that doesn’t say for whom you speak.

checks-said-personal-data = Everybody would see: { $kinds }.
checks-said-other-brand = The words name { $named }, another account or brand of yours.
checks-said-other-account = They wrote to @{ $addressed }, and @{ $speaks } would answer.
checks-said-other-person = { $named } is nobody in this case. Were these words for somebody else?
checks-said-internal-words = Only colleagues understand: { $words }.
checks-said-other-department = They are sent on to “{ $named }”.
checks-said-disparages = The words speak ill of { $name }.
checks-said-same-text = { $people ->
    [one] One person got this text today.
   *[other] { $people } people got this text today.
}
checks-said-goodwill = { $amount } is more than the { $limit } that you may promise alone.
checks-said-open-complaint = A complaint of theirs is open.
checks-said-crisis-topic = The mode “{ $mode }” is on for { $topic }: only prepared words leave.
checks-said-asks-again = They have told you: { $kinds }.
checks-said-promotion-in-window = Under the tag “{ $tag }” the network takes help, and no offers.
checks-said-no-disclosure = Nobody asked us, and nothing says for whom you speak.

checks-advice-personal-data = Write privately, or leave it out.
checks-advice-wrong-account = Look at whom you answer, and as whom.
checks-advice-internal-words = Say it as the customer would. Ask the others yourself, and answer with one voice.
checks-advice-disparages = Say what you offer, and leave the others out.
checks-advice-same-text = Put it in your own words for this person.
checks-advice-goodwill = Promise less, or give a reason: then a lead decides.
checks-advice-open-complaint = Solve it first.
checks-advice-crisis-topic = Take the prepared words, or ask the war room.
checks-advice-asks-again = Use what they said.
checks-advice-promotion-in-window = Leave the offer out.
checks-advice-no-disclosure = Begin with: I work for …

checks-datum-card = a card number
checks-datum-iban = a bank account
checks-datum-email = an e-mail address
checks-datum-phone = a phone number
checks-datum-order = an order number
checks-datum-account = an account number
checks-datum-postcode = a postcode
checks-datum-address = an address
checks-datum-name = a name
checks-datum-product = which product
checks-datum-time = when it happened

checks-window = Period
checks-window-day = Day
checks-window-week = Week
checks-window-month = Month
checks-about = What people were told about their words before they left, and what they did.
checks-repeats = Asked again
checks-repeats-told = Repeat-information rate: of the cases in which we said something, the share in which we asked for what the person had told us.
checks-repeats-cases = { $n ->
    [one] in one case
   *[other] in { $n } cases
}
checks-counts = By check
checks-col-check = Check
checks-col-n-told = How often somebody was told
checks-col-share = Sent anyway, share
checks-col-share-told = Of the words that left: the share that left with it
checks-col-when = When
checks-col-outcome = What came of it
checks-col-by = Who
checks-col-case = Case
checks-outcome-shown = open
checks-outcome-blocked = held back
checks-outcome-mended = mended
checks-outcome-sent-anyway = sent anyway
checks-by-program = a program
checks-open-case = Open
checks-back = All checks
checks-empty = Nothing was noticed in this time
checks-empty-told = Checks look at every answer before it leaves. What they find stands here.
checks-rows-empty = There is nothing behind this number.
checks-name-answered = Answered just now
checks-about-answered = Somebody else has sent a reply in this case in the last half minute.
checks-advice-answered = Read it first; send yours only if something is missing.
checks-said-answered-by = A reply was sent { $seconds } s ago, by { $who }.
checks-said-answered = A reply was sent { $seconds } s ago.
checks-name-gap = Something is missing
checks-about-gap = A macro left a gap, or a variable stands in the words: nobody should read that.
checks-advice-gap = Fill it in, or take it out.
checks-said-gap = To be filled in: { $words }.
