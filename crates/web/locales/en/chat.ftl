chat-title = Chat with { $brand }
chat-greeting = Hello! How can we help?
chat-consent = I agree that what I write here is kept, so that my question can be answered. I can end the chat at any time.
chat-online = We are here.
chat-away = We are away for a moment. Leave your address and we answer you.
chat-closed = We are closed. Leave your address and we answer you.
chat-opens = We are back [time].
chat-typing = [name] is writing…
chat-sending = sending…
chat-sent = sent
chat-seen = seen
chat-waits = waits for the network, and is sent again
chat-refused = not sent
chat-again = Send again
chat-slower = too many at once; it is sent in a moment
chat-file-type = This kind of file can’t be sent: pictures, PDF, office documents, sound, film and plain text can.
chat-file-size = A file may have 10 MB at most.
chat-file-many = That is enough files for now.
chat-too-long = That is too long for one message.
chat-wrong-name = Please tell us your name.
chat-wrong-email = Please give an e-mail address, such as ana@mail.example.
chat-wrong-consent = Please agree first: nothing is kept without that.
chat-wrong-identity = This site could not tell us who you are. Please load the page again.
chat-signed-only = Log in to this site to chat with us.
chat-deleted = These words were taken back.
chat-offline = No connection. What you write is sent when it is back.
chat-end = End chat
chat-close = Close
chat-log = The conversation
chat-name = Name
chat-email = E-mail address
chat-optional = (optional)
chat-topic = What is it about?
chat-start = Start chat
chat-rate = How did we do?
chat-stars = { $stars ->
    [one] { $stars } star of five
   *[other] { $stars } stars of five
}
chat-rate-words = What should we know?
chat-rate-send = Send rating
chat-rated = Thank you for telling us.
chat-email-later = Where can we answer you, should you leave?
chat-email-keep = Keep address
chat-email-kept = Thank you. We answer here, and know where to find you.
chat-attach = Attach files
chat-write = Write a message
chat-send = Send
chat-event-rated = { $stars ->
    [one] The visitor rated the chat with { $stars } star of 5
   *[other] The visitor rated the chat with { $stars } stars of 5
}
chat-settings = Web chat
chat-settings-about = A chat for the pages of your own sites. What visitors write becomes a case like any other.
chat-none = No chat yet
chat-none-told = Name one below, allow the sites that may show it, and put one line into their pages.
chat-no-sites = no site may show it yet
chat-sites = { $count ->
    [one] on { $count } site
   *[other] on { $count } sites
}
chat-new-name = Name of the chat
chat-add = Add chat
chat-looks = How it looks
chat-colour = Colour
chat-side = Place on the page
chat-right = Right
chat-left = Left
chat-set-greeting = First words
chat-set-sites = Where it may stand
chat-set-sites-label = Sites, one a line
chat-set-sites-told = Such as https://shop.example, or https://*.shop.example for everything below it. No other site can show the chat.
chat-before = Before it begins
chat-ask-no = not asked for
chat-ask-may = asked for, may stay empty
chat-ask-must = has to be given
chat-hours = Open
chat-always = always
chat-hours-told = Hours are calendars of the ownership model. While it is closed, or nobody is here, visitors are asked for an address.
chat-set-topics = Topics to choose from
chat-set-topics-told = One a line; none, and nothing is asked.
chat-set-consent = What visitors agree to
chat-set-consent-told = Kept with the time at which each agreed. Empty: our own words, in the visitor’s language.
chat-set-files = Visitors may send files
chat-set-signed = Only people who are logged in to the site may chat
chat-try = Try it
chat-try-told = This is the chat itself: what you write here becomes a case.
chat-rated-so = { $count ->
    [one] { $average } of 5 stars, from { $count } rating
   *[other] { $average } of 5 stars, from { $count } ratings
}
chat-embed = Put it on your site
chat-embed-told = This line, anywhere in the page. A policy for content has to allow our address for script-src and frame-src, and nothing else.
chat-identity = Who is logged in
chat-identity-told = Your site can vouch for its visitors with a token (JWT, HS256) that it signs with this chat’s secret: sub, aud, and exp within an hour.
chat-identity-audience = The audience (aud) is
chat-secret-once = Copy it now, it is not shown again. The one before it holds until you make the next one.
chat-secret-new = Make a new secret
chat-not-here = This chat is not set up for this site. Its administrator can allow the site in the settings of the chat.

chat-gone = When they have gone
chat-gone-told = An answer that nobody is there to see goes on by mail, to visitors who left an address. Whoever answers that mail goes on in the same case.
chat-mail-account = Mailbox
chat-mail-no = No mail
chat-mail-after = Minutes after they left
chat-mail-link = Page of the chat
chat-mail-words = What you say before the answer
chat-mail-words-told = The answer stands below it, and below that the page of the chat, if you name one.
chat-mail-default = You wrote to us in the chat on our site, and had left when we answered. This is our answer:
