//! The texts of assignment: over `work_items`, and for `selections` and `skips`.

/// The columns of a [`super::model::Waiting`].
macro_rules! waiting {
    ($rest:literal) => {
        concat!(
            "select w.id, w.case_id, w.queue, w.rank_at, w.queued_at, w.weight, w.skills, w.select_by, w.previous,
                w.decision_id
            from work_items w where w.tenant = $1 and w.state = 'waiting' and w.turn = 0 and ",
            $rest
        )
    };
}

db::statements! {
    /// The turn of whoever gives work: one at a time for a brand, on however many nodes.
    TURN = "select id from tenants as tenant where id = $1 {lock}";
    /// Where something waits, and since when.
    QUEUES = "select queue, min(coalesce(queued_at, created_at)) as oldest from work_items
        where tenant = $1 and state = 'waiting' and turn = 0 group by queue order by queue";
    /// A page of what waits in some queues, the oldest rank first.
    WAITING = waiting!("w.queue in {texts:$2} and (w.rank_at, w.id) > ($3, $4)
        order by w.rank_at, w.id limit $5");
    /// Those of some items that still wait, locked; what another transaction holds is left alone.
    STILL = "select id, queue from work_items where tenant = $1 and id in {ids:$2} and state = 'waiting' and turn = 0
        order by id {skip_locked}";
    /// Into somebody's hands.
    GIVE = "update work_items set state = 'taken', assignee = $1, taken_at = $2, queued_at = null
        where tenant = $3 and id = $4 and state = 'waiting'";
    /// What somebody with so much room may help themselves to: in these queues or in all, and not in those.
    NEXT = waiting!("($2 or w.queue in {texts:$3}) and w.queue not in {texts:$4}
            and w.weight <= $5 and (w.weight > 0 or $6)
            and not exists (select 1 from skips s where s.tenant = w.tenant and s.user_id = $7
                and s.case_id = w.case_id and s.until > $8)
        order by w.rank_at, w.id limit 1 {skip_locked}");
    /// Somebody is not offered a case for a while.
    SKIP = "insert into skips (tenant, user_id, case_id, reason, at, until) values ($1, $2, $3, $4, $5, $6)
        on conflict (tenant, user_id, case_id) do update set reason = excluded.reason, at = excluded.at,
            until = excluded.until";
    /// Who is not offered what.
    SKIPS = "select user_id, case_id from skips where tenant = $1 and until > $2";
    /// Back into the queues, out of the hands of some.
    /// That what is taken is not done has to be said: SQLite uses the index of what is not done only then.
    REQUEUE = "with back as (
            select w.id from work_items w
            where w.tenant = $1 and w.assignee in {ids:$2} and w.state = 'taken' and w.state <> 'done' and w.turn = 0
            order by w.id {skip_locked})
        update work_items set state = 'waiting', previous = assignee, assignee = null, taken_at = null,
            queued_at = $3
        where tenant = $1 and id in (select id from back) and state = 'taken'
        returning case_id, previous, queue";
    /// Who was given something, and why not the others.
    INSERT = "insert into selections (tenant, id, case_id, work_item, at, queue, method, chosen, record)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// The selections of a case, the newest first.
    OF_CASE = "select s.id, s.at, s.queue, s.chosen, u.name, s.record from selections s
        join users u on u.tenant = s.tenant and u.id = s.chosen
        where s.tenant = $1 and s.case_id = $2 order by s.at desc, s.id desc limit 100";
}
