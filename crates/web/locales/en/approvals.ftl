### Words that wait for agreement.

approvals-about = Words leave when everybody who must agree has. Silence is never a yes: it asks the next.
approvals-for-you = For you
approvals-none-for-you = Nothing waits for your agreement.
approvals-for-others = For others
approvals-none-for-others = Nobody keeps anybody waiting.
