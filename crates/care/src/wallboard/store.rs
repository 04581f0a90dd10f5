//! The texts of the wallboard.

db::statements! {
    /// In each queue, the case whose customer has waited longest for us.
    OLDEST = "select queue, case_id, at from (
            select w.queue, w.case_id, c.last_inbound_at as at,
                row_number() over (partition by w.queue order by c.last_inbound_at, w.id) as place
            from work_items w join cases c on c.tenant = w.tenant and c.id = w.case_id
            where w.tenant = $1 and w.state <> 'done' and w.turn = 0) waiting
        where place = 1";
    /// In each queue, the case whose promise breaks next.
    NEXT_DUE = "select queue, case_id, at from (
            select w.queue, w.case_id, w.due_at as at,
                row_number() over (partition by w.queue order by w.due_at, w.id) as place
            from work_items w
            where w.tenant = $1 and w.state <> 'done' and w.turn = 0 and w.due_at > $2) promised
        where place = 1";
    /// Cases that began to wait for a first answer, by quarters of an hour.
    ARRIVED = "select queue, started_at / 900000000 as quarter, count(*) as many from clocks
        where tenant = $1 and metric = $2 and started_at >= $3 group by queue, started_at / 900000000
        order by quarter, queue";
    /// Cases that were resolved and are, by quarters of an hour, in the queues in which they were last.
    HANDLED = "select w.queue, c.resolved_at / 900000000 as quarter, count(*) as many
        from cases c join work_items w on w.tenant = c.tenant and w.case_id = c.id
            and w.id = (select l.id from work_items l where l.tenant = c.tenant and l.case_id = c.id
                order by l.created_at desc, l.id desc limit 1)
        where c.tenant = $1 and c.state = 'resolved' and c.resolved_at >= $2
        group by w.queue, c.resolved_at / 900000000 order by quarter, w.queue";
    /// What is in somebody's hands and waits for us, the longest first.
    HELD = "select w.assignee, w.case_id, p.name as person, w.queue, coalesce(w.taken_at, w.created_at) as taken_at,
            w.due_at
        from work_items w
        join cases c on c.tenant = w.tenant and c.id = w.case_id
        join people p on p.tenant = c.tenant and p.id = c.person_id
        where w.tenant = $1 and w.state = 'taken' and w.turn = 0 and w.assignee is not null
        order by coalesce(w.taken_at, w.created_at), w.id limit $2";
    /// Promises that break before a moment or are broken, in cases that wait for us.
    DANGER = "select w.case_id, p.name as person, w.queue, w.assignee, u.name as holder, w.due_at
        from work_items w
        join cases c on c.tenant = w.tenant and c.id = w.case_id
        join people p on p.tenant = c.tenant and p.id = c.person_id
        left join users u on u.tenant = w.tenant and u.id = w.assignee
        where w.tenant = $1 and w.state <> 'done' and w.turn = 0 and w.due_at <= $2
        order by w.due_at, w.id limit $3";
}
