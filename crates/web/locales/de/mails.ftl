### Mails: was sie wiederholen, und wie sie gesendet wurden.

mails-quoted = Zitierten Text zeigen
mails-as-sent = Zeigen wie gesendet
mails-as-sent-title = Die E-Mail, wie sie gesendet wurde
mails-cut = Sie war zu lang: Nur der Anfang ist da.
mails-show-pictures = Bilder zeigen
mails-who-learns = Sie liegen bei { $owners }. Wer das betreibt, erfährt, dass und wann diese E-Mail gelesen wurde, aber nicht, von wem.

mails-signatures = Signaturen
mails-signatures-about = Was unter den E-Mails steht, die ein Team schreibt, hinter einer Zeile mit zwei Strichen. Es steht in E-Mails und sonst nirgends. Es kann enthalten:
mails-signature-kept = Die Signatur ist gespeichert.
mails-below-yours = Unter einer E-Mail von Ihnen
mails-signed = Darunter steht
mails-event-mailed = Die Person war gegangen: Die Antwort ging ihr per E-Mail zu
mails-event-proved = Sie haben von der Adresse geantwortet, die sie angegeben hatten: Es ist ihre
