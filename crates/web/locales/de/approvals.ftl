### Worte, die auf Zustimmung warten.

approvals-about = Worte gehen hinaus, wenn alle zugestimmt haben, die zustimmen müssen. Schweigen ist nie ein Ja: Es fragt die Nächsten.
approvals-for-you = Für Sie
approvals-none-for-you = Nichts wartet auf Ihre Zustimmung.
approvals-for-others = Für andere
approvals-none-for-others = Niemand lässt jemanden warten.
