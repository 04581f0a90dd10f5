### The networks: which one it is, and what stands there.

networks-which = Network
networks-mail = Mail
networks-subject = Subject
networks-subject-hint = Subject (a new thread begins with one)
networks-hidden-by-brand = Hidden by the brand: only its author and their friends see it
networks-reposted = Shown to the brand’s followers
