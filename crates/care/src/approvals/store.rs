//! The texts for `approvals` and `approval_votes`.

/// The columns of a [`super::Candidate`], and which rows.
macro_rules! candidates {
    ($rest:literal) => {
        concat!(
            "select id, case_id, speaker, authors, mode, text, seen_seq, resolve, goodwill, policy, why, state, reason,
                asked_at, due_at, decided_at, decided_by, message_id, despite
            from approvals where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A new candidate.
    INSERT = "insert into approvals (tenant, id, case_id, speaker, authors, mode, text, seen_seq, resolve, goodwill,
            policy, why, state, asked_at, due_at, despite)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    /// One candidate.
    GET = candidates!("id = $2");
    /// One candidate, locked.
    LOCK = candidates!("id = $2 {lock}");
    /// All of a case.
    OF_CASE = candidates!("case_id = $2 order by asked_at, id");
    /// All that wait.
    OPEN = candidates!("state in ('waiting', 'escalated') order by due_at, id limit $2");
    /// Those whose time has run out.
    DUE = candidates!("state = 'waiting' and due_at <= $2 order by due_at, id limit 200 {lock}");
    /// Others are asked.
    ESCALATE = "update approvals set state = $1 where tenant = $2 and id = $3";
    /// Other words.
    EDIT = "update approvals set text = $1, authors = $2, goodwill = $3 where tenant = $4 and id = $5";
    /// A candidate was decided.
    CLOSE = "update approvals set state = $1, reason = $2, decided_at = $3, decided_by = $4, message_id = $5
        where tenant = $6 and id = $7";
    /// Another candidate of the case was taken.
    SUPERSEDE = "update approvals set state = $1, decided_at = $2
        where tenant = $3 and case_id = $4 and id <> $5 and state in ('waiting', 'escalated')
            and not exists (select 1 from pivots p where p.tenant = approvals.tenant and p.case_id = approvals.case_id
                and $5 in (p.public_approval, p.private_approval)
                and approvals.id in (p.public_approval, p.private_approval))";
    /// Somebody agreed.
    VOTE = "insert into approval_votes (tenant, approval_id, user_id, role, at) values ($1, $2, $3, $4, $5)";
    /// The votes on some candidates.
    VOTES = "select approval_id, user_id, role, at from approval_votes
        where tenant = $1 and approval_id in {ids:$2} order by at, user_id";
    /// The votes were on other words.
    VOID = "delete from approval_votes where tenant = $1 and approval_id = $2";
}
