//! The texts for `watchers` and `seen`.

/// The columns of a [`super::Watcher`].
macro_rules! watchers {
    ($rest:literal) => {
        concat!(
            "select w.case_id, w.user_id as user, u.name, w.doing, w.since, w.seen_at, w.yielded_to
            from watchers w join users u on u.tenant = w.tenant and u.id = w.user_id
            where w.tenant = $1 and ",
            $rest
        )
    };
}

/// Who has seen all that a person wrote in some cases.
macro_rules! seen {
    ($rest:literal) => {
        concat!(
            "select s.case_id, s.user_id from seen s
            where s.tenant = $1 and s.case_id in {ids:$2} and not exists (
                select 1 from messages m where m.tenant = s.tenant and m.case_id = s.case_id
                    and m.direction = 'inbound' and m.seq > s.seq)",
            $rest
        )
    };
}

db::statements! {
    /// Somebody has seen a case up to a message.
    SEE = "insert into seen (tenant, case_id, user_id, seq) values ($1, $2, $3, $4)
        on conflict (tenant, case_id, user_id) do update set seq = excluded.seq where seen.seq < excluded.seq";
    /// Who has seen all of some cases.
    SEEN = seen!("");
    /// Which of some cases somebody has seen all of.
    SEEN_BY = seen!(" and s.user_id = $3");
    /// A sign of life.
    LOOK = "insert into watchers (tenant, case_id, user_id, doing, since, seen_at, yielded_to)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant, case_id, user_id) do update set
            doing = excluded.doing, since = excluded.since, seen_at = excluded.seen_at,
            yielded_to = excluded.yielded_to";
    /// Somebody left.
    LEAVE = "delete from watchers where tenant = $1 and case_id = $2 and user_id = $3";
    /// Somebody took the reply over.
    YIELD = "update watchers set yielded_to = $1 where tenant = $2 and case_id = $3 and user_id in {ids:$4}";
    /// Somebody in a case.
    MINE = watchers!("w.case_id = $2 and w.user_id = $3");
    /// Who is in some cases.
    IN_CASES = watchers!("w.case_id in {ids:$2} and w.seen_at > $3");
    /// Those of whom nothing was heard.
    SWEEP = "delete from watchers where tenant = $1 and seen_at <= $2 returning case_id";
    /// How many those are.
    STALE = "select count(*) as stale from watchers where tenant = $1 and seen_at <= $2";
    /// What was said last in a case, if the brand said it and not a machine; undone words were not said.
    LAST_ANSWER = "select m.author_id as by, u.name, m.at from messages m
        left join users u on u.tenant = m.tenant and u.id = m.author_id
        where m.tenant = $1 and m.direction = 'outbound' and not m.automatic
            and m.id = (select l.id from messages l where l.tenant = $1 and l.case_id = $2
                and l.direction <> 'note' and not exists (select 1 from outbox o
                    where o.tenant = l.tenant and o.subject = l.id and o.state = 'cancelled')
                order by l.seq desc limit 1)";
}
