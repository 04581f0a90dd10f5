### Was Administratoren beim Verbinden über jedes Netzwerk lesen.

## Bluesky

connect-bluesky-told = Erwähnungen, Antworten, Zitate und Direktnachrichten.
connect-bluesky-step-one = Melden Sie sich bei Bluesky als Marke an, öffnen Sie Einstellungen, Privatsphäre und Sicherheit, App-Passwörter, und legen Sie eines für Commonground an. Erlauben Sie dabei den Zugriff auf Direktnachrichten: Sonst sind sie nicht zu lesen.
connect-bluesky-step-two = Lassen Sie sich unter Einstellungen, Chat von allen schreiben; sonst können es nur Leute, denen Sie folgen.
connect-bluesky-step-three = Kopieren Sie das App-Passwort: Bluesky zeigt es einmal. Das eigentliche Passwort des Kontos wird hier nie gebraucht.
connect-bluesky-base-url = Server
connect-bluesky-base-url-why = Wo das Konto liegt. Lassen Sie https://bsky.social stehen, wenn es nicht auf einem eigenen Server liegt.
connect-bluesky-handle = Handle
connect-bluesky-handle-why = Wie man es schreibt, etwa larkspur.bsky.social, ohne @.
connect-bluesky-password = App-Passwort
connect-bluesky-password-why = Vier Gruppen aus vier Buchstaben, etwa abcd-efgh-ijkl-mnop.
connect-bluesky-keywords = Wörter, auf die gehört wird
connect-bluesky-keywords-why = Durch Kommas getrennt, etwa der Name der Marke: Auch öffentliche Beiträge mit einem davon werden gehört, ohne Erwähnung.
connect-bluesky-client-id = OAuth: Client-ID
connect-bluesky-client-id-why = Wo das Dokument über uns steht, falls Bluesky es nicht von dieser Installation lesen kann; nur für den Weg über die Zustimmung.
connect-bluesky-appview = AppView
connect-bluesky-appview-why = Wo öffentliche Beiträge nachgeschlagen werden. Lassen Sie sie stehen, wenn Sie es nicht besser wissen.
connect-bluesky-directory = Verzeichnis der Identitäten
connect-bluesky-directory-why = Wo nachgeschlagen wird, wer ein Konto ist. Lassen Sie es stehen, wenn Sie es nicht besser wissen.
connect-bluesky-jetstream = Jetstream
connect-bluesky-jetstream-why = Ein Strom aller öffentlichen Beiträge, um auch die zu hören, die Benachrichtigungen auslassen. Leer: nur Benachrichtigungen.
connect-bluesky-may-atproto = Um zu wissen, welches Konto das ist.
connect-bluesky-may-generic = Um Benachrichtigungen zu lesen und die Antworten der Marke zu veröffentlichen.
connect-bluesky-may-chat = Um Direktnachrichten zu lesen und zu beantworten.

## Mastodon

connect-mastodon-told = Erwähnungen, Antworten und private Erwähnungen, auf jedem Server mit dieser Schnittstelle.
connect-mastodon-step-one = Sie brauchen ein Konto der Marke auf dem Server und dessen Adresse.
connect-mastodon-step-two = Am einfachsten fragt der Server Sie selbst: „Bei Mastodon erlauben“ drücken, dort als Marke anmelden und zustimmen.
connect-mastodon-step-three = Oder Sie legen ein Token von Hand an: auf dem Server unter Einstellungen, Entwicklung eine Anwendung mit den hier genannten Berechtigungen hinzufügen und ihr Zugangs-Token kopieren.
connect-mastodon-base-url = Server
connect-mastodon-base-url-why = Die Adresse, unter der Sie sich anmelden, etwa mastodon.social.
connect-mastodon-token = Zugangs-Token
connect-mastodon-token-why = Nur für den Weg von Hand; sonst bleibt es leer.
connect-mastodon-client-id = Client-Schlüssel
connect-mastodon-client-id-why = Einer Anwendung, die Sie dort angemeldet haben. Leer: Wir melden eine an.
connect-mastodon-client-secret = Client-Geheimnis
connect-mastodon-client-secret-why = Derselben Anwendung.
connect-mastodon-may-accounts = Um zu wissen, wer wir sind und wer schreibt.
connect-mastodon-may-statuses = Um die Beiträge zu lesen, aus denen ein Gespräch besteht.
connect-mastodon-may-notifications = Um zu hören, wer die Marke erwähnt oder ihr antwortet.
connect-mastodon-may-search = Um Beiträge über die Marke zu finden, die sie nicht erwähnen.
connect-mastodon-may-write = Um Antworten der Marke zu veröffentlichen und zurückzunehmen.
connect-mastodon-may-media = Um Bilder mitzuschicken.
connect-mastodon-may-policy = Damit private Erwähnungen von Fremden Sie überhaupt erreichen: Sonst halten Server sie zurück.
connect-mastodon-may-conversations = Um private Gespräche als gelesen zu kennzeichnen.
connect-mastodon-may-favourites = Um zu zeigen, dass uns etwas gefällt.
connect-mastodon-may-write-accounts = Um festzulegen, welche Benachrichtigungen Sie erreichen.

## Telegram

connect-telegram-told = Was Leute einem Bot schreiben, und einem Geschäftskonto, das mit ihm verknüpft ist.
connect-telegram-step-one = Schreiben Sie @BotFather auf Telegram, senden Sie /newbot und wählen Sie einen Namen; oder nehmen Sie einen Bot, den Sie haben.
connect-telegram-step-two = Kopieren Sie das Token aus der Antwort. Wer es hat, ist der Bot: Geben Sie es niemandem sonst.
connect-telegram-step-three = Für Gruppen senden Sie /setprivacy und schalten die Privatsphäre aus; sonst hört der Bot nur Befehle und Antworten.
connect-telegram-token = Token des Bots
connect-telegram-token-why = Ziffern, ein Doppelpunkt, Buchstaben: wie @BotFather es geschrieben hat.
connect-telegram-poll = Telegram fragen, statt gerufen zu werden
connect-telegram-poll-why = Für einen Server, den das Internet nicht erreicht. Was gesagt wird, kommt etwas später an.
connect-telegram-base-url = Server der Bot-Schnittstelle
connect-telegram-base-url-why = Lassen Sie https://api.telegram.org stehen, wenn Sie keinen eigenen betreiben.

## E-Mail

connect-email-told = Ein Postfach: Eingang über IMAP, Antworten über SMTP.
connect-email-step-one = Nehmen Sie ein eigenes Postfach für die Kundenbetreuung; was dort eingeht, wird zu Fällen, und gelöscht wird darin nichts.
connect-email-step-two = Ihr Anbieter nennt die Server für IMAP und SMTP. Viele verlangen ein App-Passwort anstelle des üblichen.
connect-email-step-three = Microsoft 365 und Google Workspace verlangen OAuth: Melden Sie dort eine Anwendung an und füllen Sie statt des Passworts die letzten Felder aus.
connect-email-address = Adresse
connect-email-address-why = An die Kunden schreiben und von der Antworten kommen.
connect-email-name = Name des Absenders
connect-email-name-why = Was Kunden vor der Adresse sehen.
connect-email-base-url = IMAP-Server
connect-email-base-url-why = Etwa imaps://imap.example.org, oder imap:// mit STARTTLS.
connect-email-smtp = SMTP-Server
connect-email-smtp-why = Etwa smtps://smtp.example.org, oder smtp:// mit STARTTLS.
connect-email-user = Benutzername
connect-email-user-why = Wenn er nicht die Adresse ist.
connect-email-password = Passwort
connect-email-password-why = Oder ein App-Passwort. Leer bei OAuth.
connect-email-folders = Ordner
connect-email-folders-why = Welche gelesen werden, durch Kommas getrennt; der Spam-Ordner darf dabei sein.
connect-email-aliases = Weitere Adressen
connect-email-aliases-why = Die ebenfalls in diesem Postfach ankommen, durch Kommas getrennt: Post von ihnen ist nie die eines Kunden.
connect-email-copies = Kopien der Antworten
connect-email-copies-why = „append“ legt sie in den Ordner für Gesendetes; „server“, wo der Anbieter das selbst tut; „self“ schickt eine an das Postfach selbst.
connect-email-plus = Plus-Adressen
connect-email-plus-why = Ob auch care+etwas@ hier ankommt: Damit finden Antworten sicherer zu ihrem Fall.
connect-email-ca = Zertifizierungsstelle
connect-email-ca-why = Für eigene Server, deren Zertifikat keine öffentliche Stelle unterschrieben hat: das Zertifikat dieser Stelle, als PEM. Sonst leer.
connect-email-auth-url = OAuth: Adresse für die Zustimmung
connect-email-auth-url-why = Wo der Anbieter seinen Nutzer fragt.
connect-email-scope = OAuth: Umfang
connect-email-scope-why = Worum gebeten wird, wie der Anbieter es schreibt.
connect-email-token-url = OAuth: Adresse für Token
connect-email-token-url-why = Wo der Anbieter Zugangs-Token ausgibt.
connect-email-client-id = OAuth: Client-ID
connect-email-client-id-why = Der Anwendung, die Sie dort angemeldet haben.
connect-email-client-secret = OAuth: Client-Geheimnis
connect-email-client-secret-why = Derselben Anwendung, wenn sie eines hat.
connect-email-refresh-token = OAuth: Erneuerungs-Token
connect-email-refresh-token-why = Damit wird der Zugang erneuert, bevor er endet.
connect-email-access-token = OAuth: Zugangs-Token
connect-email-access-token-why = Nur ohne Erneuerungs-Token; es endet nach etwa einer Stunde.
connect-email-may-imap = Um zu lesen, was eingeht. Nichts wird gelöscht oder als gelesen gekennzeichnet.
connect-email-may-smtp = Um die Antworten der Marke zu senden.

## Die Sandbox

connect-sandbox-told = Öffentliche Beiträge und Direktnachrichten im eigenen Netzwerk des Produkts, zum Ausprobieren.
connect-sandbox-page-told = Eine Seite mit Kommentaren und Messenger, im eigenen Netzwerk des Produkts, zum Ausprobieren.
connect-sandbox-mail-told = Post im eigenen Netzwerk des Produkts, zum Ausprobieren.
connect-sandbox-step-one = Es läuft in diesem Server und braucht anderswo kein Konto; sein Token steht im Simulator, der gestartet wurde.
connect-sandbox-base-url = Adresse
connect-sandbox-base-url-why = Wo das simulierte Netzwerk lauscht.
connect-sandbox-token = Token
connect-sandbox-token-why = An dem uns das simulierte Netzwerk erkennt.
