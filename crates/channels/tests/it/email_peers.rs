//! E-mail against servers that others wrote: Dovecot for the mailboxes, OpenSMTPD for the way. Where `MAIL_PEERS` does
//! not name them (`imap://127.0.0.1:10143 smtp://127.0.0.1:10025`) there is nothing to ask, and this says so.
