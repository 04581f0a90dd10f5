//! The texts for `opinions` and `opinion_calls`.

db::statements! {
    /// What is unsure, the newest of its case, of the last day, in a case that nobody has answered, and about which a
    /// source was not asked yet, or once without an outcome; newest first.
    UNSURE = "select m.id, m.subject, m.text, m.facts, m.visibility from messages m
        join cases c on c.tenant = m.tenant and c.id = m.case_id
        where m.tenant = $1 and m.direction = 'inbound' and m.received_at >= $2 and m.deleted_at is null
            and m.unsure and m.facts is not null and c.state = 'open' and c.answered_at is null
            and not exists (select 1 from messages later where later.tenant = m.tenant
                and later.case_id = m.case_id and later.direction = 'inbound' and later.seq > m.seq)
            and not exists (select 1 from opinion_calls o where o.tenant = m.tenant and o.message_id = m.id
                and o.source = $3 and (o.answered or o.calls > 1 or o.at > $4))
        order by m.received_at desc, m.id desc limit $5";
    /// Handles and names of those who wrote some messages.
    NAMES = "select m.id, i.handle, i.name from messages m
        join identity_links l on l.tenant = m.tenant and l.person_id = m.person_id and l.undone_at is null
        join identities i on i.tenant = l.tenant and i.id = l.identity_id
        where m.tenant = $1 and m.id in {ids:$2}";
    /// A call, the first or the second; no row if another node has just made it.
    CALL = "insert into opinion_calls (tenant, message_id, source, tokens, at, calls, answered)
        values ($1, $2, $3, $4, $5, 1, false)
        on conflict (tenant, message_id, source) do update
            set calls = opinion_calls.calls + 1, tokens = opinion_calls.tokens + excluded.tokens, at = excluded.at
            where not opinion_calls.answered and opinion_calls.calls = 1 and opinion_calls.at <= $6";
    /// A call has its answer.
    ANSWERED = "update opinion_calls set answered = true, failed = null, hold_until = null, tokens = tokens + $1
        where tenant = $2 and message_id = $3 and source = $4";
    /// A call has failed.
    FAILED = "update opinion_calls set failed = $1, hold_until = $2, tokens = tokens + $3
        where tenant = $4 and message_id = $5 and source = $6";
    /// The latest calls of which the outcome is known, newest first.
    LATEST = "select at, failed, hold_until from opinion_calls
        where tenant = $1 and (answered or failed is not null) order by at desc, message_id desc limit $2";
    /// What the calls since a moment cost.
    SPENT = "select cast(coalesce(sum(calls), 0) as bigint) as calls,
            cast(coalesce(sum(tokens), 0) as bigint) as tokens
        from opinion_calls where tenant = $1 and at >= $2";

    /// An opinion; the first of each source.
    INSERT = "insert into opinions (tenant, message_id, source, facts, tokens, at) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant, message_id, source) do nothing";
    /// The opinions on the messages of a case, oldest first.
    OF_CASE = "select o.message_id, o.source, o.facts, o.tokens, o.at from opinions o
        join messages m on m.tenant = o.tenant and m.id = o.message_id
        where o.tenant = $1 and m.case_id = $2 order by o.at, o.message_id, o.source";
}
