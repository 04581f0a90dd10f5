### What an administrator reads about each network while connecting an account.

## Bluesky

connect-bluesky-told = Mentions, replies, quotes and direct messages.
connect-bluesky-step-one = Log in to Bluesky as the brand, open Settings, Privacy and security, App passwords, and add one for Commonground. Tick “Allow access to your direct messages”: without it they can’t be read.
connect-bluesky-step-two = Under Settings, Chat, let everybody write to you; otherwise only people whom you follow can.
connect-bluesky-step-three = Copy the app password: Bluesky shows it once. The account’s own password is never needed here.
connect-bluesky-base-url = Server
connect-bluesky-base-url-why = Where the account lives. Keep https://bsky.social unless it lives on a server of its own.
connect-bluesky-handle = Handle
connect-bluesky-handle-why = As people write it, such as larkspur.bsky.social, without @.
connect-bluesky-password = App password
connect-bluesky-password-why = Four groups of four letters, such as abcd-efgh-ijkl-mnop.
connect-bluesky-keywords = Words to listen for
connect-bluesky-keywords-why = With commas between them, such as the brand’s name: public posts with one of them are heard too, without a mention.
connect-bluesky-client-id = OAuth: client id
connect-bluesky-client-id-why = Where the document about us is published, if Bluesky can’t read it from this installation; only for the way by consent.
connect-bluesky-appview = AppView
connect-bluesky-appview-why = Where public posts are looked up. Keep it unless you know better.
connect-bluesky-directory = Directory of identities
connect-bluesky-directory-why = Where it is looked up who an account is. Keep it unless you know better.
connect-bluesky-jetstream = Jetstream
connect-bluesky-jetstream-why = A stream of all public posts, to hear those that notifications leave out. Empty: notifications only.
connect-bluesky-may-atproto = To know which account this is.
connect-bluesky-may-generic = To read notifications and to post the brand’s answers.
connect-bluesky-may-chat = To read direct messages and to answer them.

## Mastodon

connect-mastodon-told = Mentions, replies and private mentions, on any server that speaks its API.
connect-mastodon-step-one = You need an account of the brand on the server, and the server’s address.
connect-mastodon-step-two = Easiest is to be asked there: press “Allow it on Mastodon”, log in as the brand, and agree.
connect-mastodon-step-three = Or make a token by hand: on the server under Preferences, Development, add an application with the permissions listed here and copy its access token.
connect-mastodon-base-url = Server
connect-mastodon-base-url-why = The address at which you log in, such as mastodon.social.
connect-mastodon-token = Access token
connect-mastodon-token-why = Only for the way by hand; else it stays empty.
connect-mastodon-client-id = Client key
connect-mastodon-client-id-why = Of an application that you have registered there. Empty: we register one.
connect-mastodon-client-secret = Client secret
connect-mastodon-client-secret-why = Of the same application.
connect-mastodon-may-accounts = To know who we are, and who writes.
connect-mastodon-may-statuses = To read the posts that a conversation is made of.
connect-mastodon-may-notifications = To hear who mentions or answers the brand.
connect-mastodon-may-search = To find posts about the brand that do not mention it.
connect-mastodon-may-write = To post the brand’s answers, and to take them back.
connect-mastodon-may-media = To send pictures along.
connect-mastodon-may-policy = So that private mentions by strangers reach you at all: servers hold them back otherwise.
connect-mastodon-may-conversations = To mark private conversations as read.
connect-mastodon-may-favourites = To like what people say.
connect-mastodon-may-write-accounts = To set which notifications reach you.

## Telegram

connect-telegram-told = What people write to a bot, and to a business account that is linked to it.
connect-telegram-step-one = Write to @BotFather on Telegram, send /newbot, and choose a name; or take a bot that you have.
connect-telegram-step-two = Copy the token that it answers with. Whoever has it is the bot: give it to nobody else.
connect-telegram-step-three = For groups, send /setprivacy and turn privacy off; otherwise the bot hears commands and replies only.
connect-telegram-token = Token of the bot
connect-telegram-token-why = Numbers, a colon, letters: as @BotFather wrote it.
connect-telegram-poll = Ask Telegram instead of being called
connect-telegram-poll-why = For a server that the internet can’t reach. What is said arrives a little later.
connect-telegram-base-url = Server of the Bot API
connect-telegram-base-url-why = Keep https://api.telegram.org unless you run one of your own.

## E-mail

connect-email-told = A mailbox: what arrives by IMAP, answers by SMTP.
connect-email-step-one = Take a mailbox of its own for customer care; what arrives there becomes cases, and nothing in it is deleted.
connect-email-step-two = Your provider tells the servers for IMAP and SMTP. Many want an app password in place of the usual one.
connect-email-step-three = Microsoft 365 and Google Workspace want OAuth: register an application there and fill in the last fields in place of the password.
connect-email-address = Address
connect-email-address-why = To which customers write, and from which answers come.
connect-email-name = Name of the sender
connect-email-name-why = What customers see in front of the address.
connect-email-base-url = IMAP server
connect-email-base-url-why = Such as imaps://imap.example.org, or imap:// with STARTTLS.
connect-email-smtp = SMTP server
connect-email-smtp-why = Such as smtps://smtp.example.org, or smtp:// with STARTTLS.
connect-email-user = User name
connect-email-user-why = If it is not the address.
connect-email-password = Password
connect-email-password-why = Or an app password. Empty with OAuth.
connect-email-folders = Folders
connect-email-folders-why = Which are read, with commas between them; the spam folder may be one of them.
connect-email-aliases = Other addresses
connect-email-aliases-why = That arrive in this mailbox too, with commas between them: mail from them is never a customer’s.
connect-email-copies = Copies of answers
connect-email-copies-why = “append” puts them into the folder for sent mail; “server” where the provider does that itself; “self” sends one to the mailbox itself.
connect-email-plus = Plus addresses
connect-email-plus-why = Whether care+something@ arrives here as well: answers find their case more surely with it.
connect-email-ca = Certificate authority
connect-email-ca-why = For servers of your own whose certificate no public authority has signed: that authority’s certificate, as PEM. Empty otherwise.
connect-email-auth-url = OAuth: address for consent
connect-email-auth-url-why = Where the provider asks its user.
connect-email-scope = OAuth: scope
connect-email-scope-why = What is asked for, as the provider writes it.
connect-email-token-url = OAuth: address for tokens
connect-email-token-url-why = Where the provider gives out access tokens.
connect-email-client-id = OAuth: client id
connect-email-client-id-why = Of the application that you registered there.
connect-email-client-secret = OAuth: client secret
connect-email-client-secret-why = Of the same application, if it has one.
connect-email-refresh-token = OAuth: refresh token
connect-email-refresh-token-why = With it, access is renewed before it ends.
connect-email-access-token = OAuth: access token
connect-email-access-token-why = Only if there is no refresh token; it ends after about an hour.
connect-email-may-imap = To read what arrives. Nothing is deleted or marked as read.
connect-email-may-smtp = To send the brand’s answers.

## The sandbox

connect-sandbox-told = Public posts and direct messages of the product’s own network, to play with.
connect-sandbox-page-told = A page with comments and a messenger, on the product’s own network, to play with.
connect-sandbox-mail-told = Mail on the product’s own network, to play with.
connect-sandbox-step-one = It runs inside this server and needs no account elsewhere; its token stands in the simulator that was started.
connect-sandbox-base-url = Address
connect-sandbox-base-url-why = Where the simulated network listens.
connect-sandbox-token = Token
connect-sandbox-token-why = That the simulated network knows us by.
