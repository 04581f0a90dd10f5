//! The texts for `pivots` and `closings`.

/// The columns of a [`super::Pivot`].
macro_rules! pivot {
    ($rest:literal) => {
        concat!(
            "select p.id, p.case_id, p.person_id, p.account_id, p.channel, p.way, p.from_message,
                coalesce(p.public_message, (select a.message_id from approvals a
                    where a.tenant = p.tenant and a.id = p.public_approval)) as public_message, p.public_approval,
                coalesce(p.private_message, (select a.message_id from approvals a
                    where a.tenant = p.tenant and a.id = p.private_approval)) as private_message,
                p.private_approval, p.call_id, p.state, p.reason, p.by_user, p.offered_at, p.due_at, p.ended_at,
                p.joined_message, p.answered_message, p.declined
            from pivots p where p.tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// An offer.
    INSERT = "insert into pivots (tenant, id, case_id, person_id, account_id, channel, way, from_message,
            public_message, public_approval, private_message, private_approval, call_id, state, by_user, offered_at,
            due_at, declined)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'offered', $14, $15, $16, $17)";
    /// One offer.
    GET = pivot!("p.id = $2");
    /// The offers of some cases, oldest first.
    OF_CASES = pivot!("p.case_id in {ids:$2} order by p.offered_at, p.id");
    /// The offers of some cases that somebody may still follow.
    OPEN = pivot!("p.case_id in {ids:$2} and p.state in ('offered', 'silent') and p.offered_at >= $3
        order by p.offered_at, p.id");
    /// The offer to which a message belongs.
    OF_MESSAGE = pivot!("(p.public_message = $2 or p.private_message = $2) and p.state = 'offered'");
    /// It is known what became of an offer.
    END = "update pivots set state = $1, reason = $2, ended_at = $3, joined_message = $4
        where tenant = $5 and id = $6 and state in ('offered', 'silent')";
    /// The person answered in public.
    ANSWERED = "update pivots set answered_message = $1, declined = $2 where tenant = $3 and id = $4";
    /// Offers whose time has run out.
    DUE = pivot!("p.state = 'offered' and p.due_at <= $2 order by p.due_at, p.id limit 200 {lock}");
    /// The call of an offer that was called back is offered no more.
    DROP_CALL = "update calls set state = 'withdrawn' where tenant = $1 and id = $2 and state = 'offered'";
    /// How offers since a moment ended, by network and way.
    REPORT = "select channel, way, count(*) as offered,
            count(*) filter (where state = 'joined') as joined,
            count(*) filter (where state = 'silent') as silent,
            count(*) filter (where state = 'refused') as refused,
            count(*) filter (where state = 'offered') as waiting
        from pivots where tenant = $1 and offered_at >= $2 and state <> 'undone'
        group by channel, way order by channel, way";
    /// The offers behind a number, newest first.
    ROWS = "select v.id, v.case_id, p.name as person, v.channel, v.way, v.state, u.name as by, v.offered_at, v.ended_at
        from pivots v
        join people p on p.tenant = v.tenant and p.id = v.person_id
        left join users u on u.tenant = v.tenant and u.id = v.by_user
        where v.tenant = $1 and v.offered_at >= $2 and v.state <> 'undone'
            and ($3 or v.channel = $4) and ($5 or v.way = $6) and ($7 or v.state = $8)
        order by v.offered_at desc, v.id desc limit $9";
    /// What was decided about a closing line since a moment, newest first.
    CLOSING = "select at, message_id, by_user from closings where tenant = $1 and case_id = $2 and at >= $3
        order by at desc limit 1";
    /// It is decided.
    CLOSE = "insert into closings (tenant, case_id, at, message_id, by_user) values ($1, $2, $3, $4, $5)
        on conflict (tenant, case_id, at) do nothing";
    /// When something was said last in a case: by the person in public, by us in public, by us in private. Words that
    /// were called back were not said.
    SAID = "select max(case when m.direction = 'inbound' and m.visibility = 'public' then m.at end) as asked,
            max(case when m.direction = 'outbound' and m.visibility = 'public' then m.at end) as answered,
            max(case when m.direction = 'outbound' and m.visibility = 'private' then m.at end) as private
        from messages m where m.tenant = $1 and m.case_id = $2 and m.deleted_at is null and not m.automatic
            and not exists (select 1 from outbox o
                where o.tenant = m.tenant and o.subject = m.id and o.state = 'cancelled')";
}
