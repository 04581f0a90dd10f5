//! The texts for `rights`.

/// The columns of a [`super::Rights`], and where they come from. The cross join keeps SQLite from beginning with all
/// messages.
macro_rules! rights {
    ($rest:literal) => {
        concat!(
            "select r.id, r.message_id, m.case_id, m.person_id, r.state, r.mode, r.scopes, r.months, r.terms, r.code,
                r.line_id, r.asked_by, r.asked_at, r.lapses_at, r.evidence, r.decided_at, r.until, r.withdrawn_at,
                r.withdrawal, r.wanted_by, r.agreed_by, r.credit, r.deed_id,
                exists (select 1 from outbox o where o.tenant = r.tenant and o.subject = r.line_id
                    and o.state = 'cancelled') as unsaid
            from rights r
            cross join messages m
            where m.tenant = r.tenant and m.id = r.message_id and r.tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A question.
    INSERT = "insert into rights (tenant, id, message_id, case_id, person_id, state, mode, scopes, months, terms, code,
            line_id, asked_by, asked_at, lapses_at)
        values ($1, $2, $3, $4, $5, 'asked', $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    /// One.
    ONE = rights!("r.id = $2");
    /// Those for some messages, the newest first.
    OF_MESSAGES = rights!("r.message_id in {ids:$2} order by r.asked_at desc, r.id desc");
    /// Those for some people that an answer may change, the newest first.
    OF_PEOPLE = rights!("m.person_id in {ids:$2} and r.state in ('asked', 'granted')
        order by r.asked_at desc, r.id desc");
    /// Somebody said yes.
    GRANT = "update rights set state = 'granted', evidence = $1, decided_at = $2, decided_by = $3, until = $4
        where tenant = $5 and id = $6 and state = 'asked'";
    /// Somebody said no, or nothing.
    CLOSE = "update rights set state = $1, evidence = $2, decided_at = $3, decided_by = $4
        where tenant = $5 and id = $6 and state = 'asked'";
    /// Somebody took it back.
    WITHDRAW = "update rights set state = 'withdrawn', withdrawn_at = $1, withdrawal = $2
        where tenant = $3 and id = $4 and state in ('asked', 'granted')";
    /// Questions that nobody answered in time.
    LAPSING = rights!("r.state = 'asked' and r.lapses_at <= $2 order by r.lapses_at, r.id limit 100");
    /// What was shown, and may not be any more, and still stands there.
    TO_TAKE_DOWN = rights!("r.deed_id is not null and (r.state = 'withdrawn' or r.state = 'granted' and r.until <= $2)
        and not exists (select 1 from deeds d where d.tenant = r.tenant and d.message_id = r.message_id
            and d.deed = 'unrepost' and d.at >= r.decided_at)
        and exists (select 1 from outbox o where o.tenant = r.tenant and o.subject = r.deed_id
            and o.state not in ('failed', 'cancelled'))
        order by r.asked_at, r.id limit 100");
    /// Somebody wants to show it; a second person has to agree.
    WANT = "update rights set wanted_by = $1, wanted_at = $2, credit = $3 where tenant = $4 and id = $5";
    /// It is shown.
    SHOWN = "update rights set wanted_by = coalesce(wanted_by, $1), wanted_at = coalesce(wanted_at, $2), agreed_by = $3,
            credit = $4, deed_id = $5
        where tenant = $6 and id = $7";
    /// The handle under which somebody wrote a message.
    HANDLE = "select i.handle from messages m
        join conversations c on c.tenant = m.tenant and c.id = m.conversation_id
        join identities i on i.tenant = c.tenant and i.id = c.identity_id
        where m.tenant = $1 and m.id = $2";
}
