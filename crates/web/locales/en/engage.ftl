### Engagement: what is worth a word back, rights, gifts, and their settings.

engage-title = Engagement
engage-lists = Which
engage-all = All
engage-praise = Praise
engage-questions = Questions
engage-content = Made by fans
engage-done = Set aside
engage-kind-praise = Praise
engage-kind-question = Might buy
engage-kind-content = Made by a fan
engage-budget = { $left } of { $of } left for gifts
engage-budget-told = What may still be given away this month. What was called back costs nothing.
engage-to-settings = Settings
engage-empty = Nothing waits for a word back
engage-empty-told = Praise, questions of people who might buy and what fans make appear here when they are said in public. What needs care is with care.
engage-to-desk = To all cases
engage-more = More
engage-reach = { $n } followers
engage-pictures = { $n ->
    [one] One picture or file
   *[other] { $n } pictures or files
  }
engage-said-public = { $who } in public
engage-said-private = { $who } privately
engage-said-leaving = (on its way)
engage-said-failed = (not sent)

## What can be done.

engage-do = What to do with the words of { $name }
engage-like = Like
engage-thank = Thank
engage-thank-told = Everybody sees this
engage-thank-send = Thank publicly
engage-rights = Ask to show it
engage-rights-told = They say yes with the word in it
engage-rights-how = How we ask
engage-publicly = Publicly
engage-privately = Privately
engage-rights-paid = For advertising too
engage-rights-send = Ask
engage-show = Show it
engage-show-first = Its author has to agree first
engage-show-agree = Agree and show it
engage-show-go = Show to our followers
engage-credit = Credit
engage-credit-told = Their name always stands in it, and whether we gave them something.
engage-credit-usual = By { $name } @{ $handle }
engage-gift = Give something
engage-gift-which = What
engage-gift-told = Offered privately. It leaves once they say where to.
engage-gift-send = Offer it
engage-gift-reach = { $n } people see this: { $gift } ({ $amount }) would fit.
engage-gift-loyal = They have praised you { $n } times: { $gift } ({ $amount }) would fit.
engage-gift-stands = { $gift }: { $state }
engage-gift-offered = offered
engage-gift-accepted = they said where to
engage-gift-sent = sent
engage-gift-withdrawn = nothing came of it
engage-gift-left = { $gift } has left
engage-lead = Lead
engage-lead-make = Make a lead
engage-lead-open = Open the lead
engage-care = Pass to care
engage-aside = Done
engage-take-up = Take up again
engage-aside-by = Set aside by { $who }
engage-open = Open the case
engage-is-yes = These words are a yes
engage-is-address = They say where to send it
engage-withdraw = They took it back: take it down
engage-evidence = Their words

## How it stands.

engage-place = In { $queue }
engage-place-held = In { $queue }, with { $who }
engage-place-done = Dealt with
engage-rights-asked = Asked whether we may show it
engage-rights-waits = They say yes with { $code }
engage-rights-granted = We may show it
engage-rights-until = { $scopes }, until { $until }
engage-rights-over = The time for which they agreed is over
engage-rights-declined = They do not want us to show it
engage-rights-lapsed = They never answered
engage-rights-unsaid = The question was called back
engage-rights-withdrawn = They took it back. We do not show it
engage-scope-organic = on our own pages
engage-scope-paid = in advertising
engage-wanted = { $who } wants to show it. You agree by showing it.
engage-wanted-own = You want to show it. Somebody else has to agree.
engage-ola-waiting = { $to } is to say that they have it, by
engage-ola-with = { $who } of { $to } has it
engage-ola-back = Back from { $to }: nobody there took it in time
engage-ola-moved = It is with { $to }
engage-against-opted-out = They want to be left alone: answer what they ask, and offer nothing.
engage-against-complaint = They have an open case and are not happy: nothing is offered until that is mended.

## What was done.

engage-did-like = Liked.
engage-did-unlike = The like was taken back.
engage-did-thank = Said. It leaves in ten seconds.
engage-did-ask = Asked. It leaves in ten seconds.
engage-did-grant = Their yes is kept with their words.
engage-did-withdraw = Taken back. What we showed goes.
engage-did-show = It is on its way to our followers.
engage-did-want = Kept. Somebody else has to agree.
engage-did-give = Offered. It leaves in ten seconds.
engage-did-accept = Kept with their words.
engage-did-send = Noted: it has left.
engage-did-lead = It is a lead now.
engage-did-pass = Care is asked to take it.
engage-did-aside = Set aside.
engage-did-take-up = It waits again.
engage-waits-for-agreement = Somebody has to agree before it leaves.

## On the timeline.

engage-event-approached = { $who } spoke to somebody who had not spoken to us
engage-event-opted-out = They want to be left alone
engage-event-opted-in = { $who } noted that they may be approached again
engage-event-asked = { $who } asked whether we may show it
engage-event-granted = They agreed that we show it
engage-event-declined = They do not want us to show it
engage-event-lapsed = The question whether we may show it lapsed
engage-event-withdrawn = They took their permission back
engage-event-wanted = { $who } wants to show it; somebody else has to agree
engage-event-shown = { $who } showed it to our followers
engage-event-gift = { $who } offered a gift
engage-event-gift-state = The gift: { $state }

## The settings.

engage-settings-title = Engagement
engage-settings-about = What you say to those who like you, what you may show, what you give, whom you approach.
engage-set-english = English
engage-set-german = German
engage-set-thanks = Thanks
engage-set-thanks-told = One line is suggested, not the same for everybody. One a line; {"{name}"} is the person.
engage-set-rights = Showing what people make
engage-set-rights-told = {"{code}"} is the word by which they say yes, {"{terms}"} says where the terms are.
engage-set-code = Word of agreement
engage-set-terms = Where the terms are
engage-set-months = Asked for, in months
engage-set-answer-days = The question lapses after days
engage-set-two = Two people: whoever wants to show it, and somebody else who agrees
engage-set-gifts = Gifts
engage-set-gifts-told = Teams with “reward” in their may_publish give, and leads. The month is that of UTC.
engage-set-budget = Budget of a month
engage-set-gift-days = Once per person in days
engage-set-gift-reach = Suggested from so many followers
engage-set-gift-praises = Suggested from so many praises
engage-set-gift-list = What can be given
engage-set-gift-list-told = One a line: name = price
engage-set-offer = The offer
engage-set-offer-told = {"{name}"} and {"{gift}"} are filled in.
engage-set-disclosure = Stands beside what we show of somebody who was given something
engage-set-caps = Approaching people
engage-set-approach = Nobody is approached twice in days
engage-set-care = “Pass to care” goes to
engage-set-crm = CRM
engage-set-crm-told = Each lead with a permission is sent there, signed with the secret, once per change.
engage-set-url = Address
engage-set-secret = Secret
engage-set-secret-kept = kept; type to replace it
engage-set-secret-none = 16 characters at least
engage-crm-test = Try the connection
engage-crm-works = The CRM answered and took it.
engage-crm-trying = Under way. { $why }
engage-gift-wrong = Write each gift as name = price, such as sticker pack = 5.
engage-amount-wrong = Write an amount such as 25 or 25.50.

## Two pre-send checks.

engage-check-opted-out = Wants to be left alone
engage-check-opted-out-about = Something is offered, or said unasked, to somebody who has told you to stay away.
engage-check-opted-out-advice = Answer what they ask, and offer nothing.
engage-check-opted-out-said = They want to be left alone.
engage-check-approached = Approached before
engage-check-approached-about = Somebody who has not spoken to you is approached a second time within the days of the settings.
engage-check-approached-advice = Wait until they speak to you.
engage-check-approached-said = You approached them { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
  }.
engage-is-no = These words are a no
engage-gift-recall = Take the gift back
engage-did-decline = Noted: it is not shown
engage-did-recall = Taken back; the budget has it again
