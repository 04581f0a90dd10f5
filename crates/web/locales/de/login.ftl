### Der Weg hinein.

login-title = Anmelden
login-where = Bei Commonground anmelden
login-name = Anmeldename
login-password = Passwort
login-enter = Anmelden
login-demo = Das ist die Vorführung
login-demo-told = Melden Sie sich als eine dieser Personen an. Nichts verlässt dieses Gerät.
login-expired = Das Formular war zu alt, oder Ihr Browser behält keine Cookies. Versuchen Sie es noch einmal.
login-wrong = Dieser Anmeldename und dieses Passwort gehören nicht zusammen.
login-too-often = Zu viele Versuche mit diesem Anmeldenamen oder von dieser Adresse. Warten Sie { $wait }.
