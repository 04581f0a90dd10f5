### Die Netzwerke: welches es ist, und was dort steht.

networks-which = Netzwerk
networks-mail = E-Mail
networks-subject = Betreff
networks-subject-hint = Betreff (mit ihm beginnt ein neuer Faden)
networks-hidden-by-brand = Von der Marke verborgen: nur wer es schrieb und deren Freunde sehen es
networks-reposted = Der Anhängerschaft der Marke gezeigt
