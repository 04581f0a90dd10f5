//! The texts for `handoffs` and `briefs`.

/// The columns of a [`super::Handoff`], and where they come from.
macro_rules! handoffs {
    ($rest:literal) => {
        concat!(
            "select id, case_id, work_item, kind, from_queue, to_queue, to_team, from_user, to_user, by_user, rule,
                version, reason, note, promised, carried, at, ack_due, ack_at, ack_by, state, returned_at, lost_ms
            from handoffs where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A change of owner.
    INSERT = "insert into handoffs (tenant, id, case_id, work_item, kind, from_queue, to_queue, to_team, from_user,
            to_user, by_user, rule, version, reason, note, promised, carried, at, ack_due, ack_at, ack_by, state,
            returned_at, lost_ms)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24)";
    /// Those of a case, oldest first.
    OF_CASE = handoffs!("case_id = $2 order by at, id");
    /// The last one of a case that was made.
    LAST = handoffs!("case_id = $2 and state <> 'held' order by at desc, id desc limit 1");
    /// Those that nobody has acknowledged yet, the most urgent first.
    WAITING = handoffs!("state = 'waiting' order by ack_due, id limit $2");
    /// The newest.
    NEWEST = handoffs!("true order by at desc, id desc limit $2");
    /// Those that nobody has acknowledged in time.
    OVERDUE = handoffs!("state = 'waiting' and ack_due <= $2 order by ack_due, id limit $3 {skip_locked}");
    /// Those that came to the wrong team, the newest first.
    WRONG_OWNERS = handoffs!(
        "kind = 'wrong_owner' and at >= $2 and ($3 or rule = $4) order by at desc, id desc limit $5"
    );
    /// Nobody has to acknowledge what has moved on.
    MOVED_ON = "update handoffs set state = 'moved' where tenant = $1 and case_id = $2 and state = 'waiting'";
    /// Nobody acknowledged it in time.
    RETURN = "update handoffs set state = 'returned', returned_at = $1 where tenant = $2 and id = $3";
    /// How often a case has moved since a moment: by whomever, and without anybody's doing.
    MOVES = "select count(*) as moves, count(case when by_user is null then 1 end) as automatic
        from handoffs
        where tenant = $1 and case_id = $2 and at > $3 and state <> 'held' and kind <> 'reroute'";
    /// How often some cases have moved since a moment without anybody's doing.
    MOVES_OF = "select case_id, count(*) as automatic from handoffs
        where tenant = $1 and case_id in {ids:$2} and at > $3 and state <> 'held' and kind <> 'reroute'
            and by_user is null
        group by case_id";
    /// Whether a person has moved a case since a moment.
    BY_HAND = "select count(*) from handoffs
        where tenant = $1 and case_id = $2 and at >= $3 and by_user is not null and state <> 'held'";
    /// The facts of the last decisions of some cases.
    LAST_FACTS = "select case_id, record from (
            select case_id, record, row_number() over (partition by case_id order by at desc, id desc) as place
            from decisions where tenant = $1 and case_id in {ids:$2}) decided
        where place = 1";
    /// The rule that brought a case into a queue first, and when.
    ROUTED_BY = "select rule, at from decisions
        where tenant = $1 and case_id = $2 and queue = $3 order by at, id limit 1";
    /// What waits for us in some queues and has not been held back since a moment.
    OURS = "select w.id, w.case_id from work_items w
        where w.tenant = $1 and w.queue in {texts:$2} and w.turn = 0 and w.state <> 'done' and w.id > $3
            and not exists (select 1 from handoffs h where h.tenant = w.tenant and h.case_id = w.case_id
                and h.state = 'held' and h.at > $4)
        order by w.id limit $5";
    /// What stands in some queues since before a moment: since when it stands there, and since when somebody waits.
    STANDING = "select w.id, w.case_id, w.queue, w.version, w.turn,
            coalesce((select max(h.at) from handoffs h where h.tenant = w.tenant and h.case_id = w.case_id
                and h.to_queue = w.queue and h.state <> 'held'), w.created_at) as arrived,
            (select min(m.at) from messages m where m.tenant = w.tenant and m.case_id = w.case_id
                and m.direction = 'inbound' and m.at > coalesce((select max(o.at) from messages o
                    where o.tenant = m.tenant and o.case_id = m.case_id and o.direction = 'outbound'), 0)) as waits
        from work_items w
        where w.tenant = $1 and w.queue in {texts:$2} and w.state <> 'done' and w.id > $3 and w.created_at <= $4
            and not exists (select 1 from handoffs h where h.tenant = w.tenant and h.case_id = w.case_id
                and h.state = 'held' and h.at > $5)
        order by w.id limit $6";
    /// What a rule that follows the sun has moved, still stands where it was moved to, waits for us and has not been
    /// held back since a moment.
    AWAY = "select h.id, h.case_id, h.from_queue, h.to_queue, h.from_user, h.version
        from work_items w join handoffs h on h.tenant = w.tenant and h.case_id = w.case_id
            and h.to_queue = w.queue and h.kind = 'follow_the_sun' and h.state <> 'held'
        where w.tenant = $1 and w.queue in {texts:$2} and w.turn = 0 and w.state <> 'done' and h.id > $3
            and not exists (select 1 from handoffs n where n.tenant = h.tenant and n.case_id = h.case_id
                and (n.state <> 'held' or n.at > $4) and (n.at > h.at or (n.at = h.at and n.id > h.id)))
        order by h.id limit $5";
    /// Since when the oldest of what waits for us in some queues does so.
    OLDEST = "select queue, min(coalesce(queued_at, created_at)) as oldest from work_items
        where tenant = $1 and queue in {texts:$2} and state = 'waiting' and turn = 0 group by queue";
    /// Who holds what waits for us, and how much of it, by queue.
    HELD_FOR_US = "select assignee, queue, count(*) as cases from work_items
        where tenant = $1 and turn = 0 and state = 'taken' and state <> 'done' and assignee is not null
        group by assignee, queue order by assignee, queue";
    /// What somebody holds that waits for us, the most urgent first.
    HELD_BY = "select case_id, due_at from work_items
        where tenant = $1 and assignee = $2 and turn = 0 and state = 'taken' and state <> 'done' order by rank_at, id limit 200";
    /// What was said in some cases, the newest of each, in order.
    SAID = "select case_id, direction, text from (
            select case_id, direction, text, seq,
                row_number() over (partition by case_id order by seq desc) as place
            from messages where tenant = $1 and case_id in {ids:$2} and deleted_at is null) said
        where place <= 40 order by case_id, seq";
    /// The briefs that somebody wrote for some cases.
    BRIEFS = "select case_id, user_id, text, at, sent_at from briefs
        where tenant = $1 and case_id in {ids:$2} order by at desc, user_id";
    /// A brief is written, or written anew.
    SAVE_BRIEF = "insert into briefs (tenant, case_id, user_id, text, at) values ($1, $2, $3, $4, $5)
        on conflict (tenant, case_id, user_id) do update set text = excluded.text, at = excluded.at, sent_at = null";
    /// It travels with the case.
    SEND_BRIEF = "update briefs set sent_at = $1
        where tenant = $2 and case_id = $3 and user_id = $4 and sent_at is null";
}
