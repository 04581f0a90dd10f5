//! The texts for `promises`.

/// The columns of a [`super::Promise`].
macro_rules! promise {
    ($rest:literal) => {
        concat!(
            "select p.id, p.case_id, p.message_id, p.text, p.public, p.due_at, p.remind_at, p.state, p.by_user, p.made_at,
                p.ended_at from promises p where p.tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A promise.
    INSERT = "insert into promises (tenant, id, case_id, message_id, text, public, due_at, remind_at, state, by_user,
            made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10)";
    /// One promise.
    GET = promise!("p.id = $2");
    /// The promises of a case, oldest first.
    OF_CASE = promise!("p.case_id = $2 order by p.made_at, p.id");
    /// What became of a promise.
    END = "update promises set state = $1, ended_at = $2, ended_by = $3 where tenant = $4 and id = $5";
    /// Promises whose time is over.
    BROKEN = promise!("p.state = 'open' and p.due_at <= $2 order by p.due_at, p.id limit 200 {lock}");
    /// Promises of which their makers are to be reminded.
    DUE_SOON = promise!("p.state = 'open' and p.remind_at <= $2 and p.reminded_at is null
        order by p.remind_at, p.id limit 200 {lock}");
    /// They were.
    REMINDED = "update promises set reminded_at = $1 where tenant = $2 and id = $3";
    /// How promises since a moment ended.
    REPORT = "select count(*) as made,
            count(*) filter (where state = 'kept' and (due_at is null or ended_at <= due_at)) as in_time,
            count(*) filter (where state = 'kept' and ended_at > due_at) as late,
            count(*) filter (where state = 'broken') as broken,
            count(*) filter (where state = 'open') as open
        from promises where tenant = $1 and made_at >= $2 and state <> 'withdrawn'";
    /// Promises that are open or broken, the one due first first; public ones, or all.
    OPEN = "select p.id, p.case_id, w.name as person, p.text, p.public, p.due_at, p.state, u.name as by, p.made_at
        from promises p
        join cases c on c.tenant = p.tenant and c.id = p.case_id
        join people w on w.tenant = c.tenant and w.id = c.person_id
        left join users u on u.tenant = p.tenant and u.id = p.by_user
        where p.tenant = $1 and p.state in ('open', 'broken') and (p.public or $2)
        order by p.due_at nulls last, p.made_at, p.id limit $3";
}
