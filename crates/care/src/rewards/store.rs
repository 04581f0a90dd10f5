//! The texts for `rewards`.

/// The columns of a [`super::Reward`], and where they come from.
macro_rules! rewards {
    ($rest:literal) => {
        concat!(
            "select w.id, m.person_id, m.case_id, w.message_id, w.name, w.amount, w.state, w.disclosure, w.by_user,
                w.at, w.consent, exists (select 1 from outbox o where o.tenant = w.tenant and o.subject = w.line_id
                    and o.state = 'cancelled') as unsaid
            from rewards w
            join messages m on m.tenant = w.tenant and m.id = w.message_id
            where w.tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A gift.
    INSERT = "insert into rewards (tenant, id, person_id, case_id, message_id, name, amount, state, disclosure, line_id,
            by_user, at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, 'offered', $8, $9, $10, $11, $11)";
    /// One.
    ONE = rewards!("w.id = $2");
    /// What some people were given, the newest first.
    OF_PEOPLE = rewards!("m.person_id in {ids:$2} order by w.at desc, w.id desc");
    /// It goes on.
    STEP = "update rewards set state = $1, consent = $2, changed_at = $3 where tenant = $4 and id = $5";
    /// There is something to hold on to while a budget is looked at.
    MONTH_ROW = "insert into engagement_settings (tenant, settings, changed_at) values ($1, $2, $3)
        on conflict (tenant) do nothing";
    /// Nobody else looks at it meanwhile.
    MONTH_LOCK = "select changed_at from engagement_settings where tenant = $1 {lock}";
    /// What was given since a moment; what was called back costs nothing.
    GIVEN = "select cast(coalesce(sum(w.amount), 0) as bigint) as given from rewards w
        where w.tenant = $1 and w.at >= $2 and w.state <> 'withdrawn'
            and not exists (select 1 from outbox o where o.tenant = w.tenant and o.subject = w.line_id
                and o.state = 'cancelled')";
    /// Who wrote a message.
    AUTHOR = "select p.name, i.handle from messages m
        join people p on p.tenant = m.tenant and p.id = m.person_id
        join conversations c on c.tenant = m.tenant and c.id = m.conversation_id
        join identities i on i.tenant = c.tenant and i.id = c.identity_id
        where m.tenant = $1 and m.id = $2";
}
