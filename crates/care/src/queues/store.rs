//! The texts for `work_items`.

/// The columns of a [`super::WorkItem`], and where they come from.
macro_rules! items {
    ($rest:literal) => {
        concat!(
            "select id, case_id, queue, state, assignee, turn, rank_at, due_at, sla, response, decision_id,
                created_at, taken_at, done_at, version, priority, weight, skills, select_by, policy, promise,
                queued_at, previous
            from work_items where tenant = $1 and ",
            $rest
        )
    };
}

/// The same, in the hands of whoever still works here.
macro_rules! kept_items {
    ($rest:literal) => {
        concat!(
            "select w.id, w.case_id, w.queue, w.state,
                case when u.disabled_at is null then w.assignee end as assignee, w.turn, w.rank_at,
                w.due_at, w.sla, w.response, w.decision_id, w.created_at, w.taken_at, w.done_at, w.version,
                w.priority, w.weight, w.skills, w.select_by, w.policy, w.promise, w.queued_at, w.previous
            from work_items w left join users u on u.tenant = w.tenant and u.id = w.assignee
            where w.tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// The open item of a case.
    OPEN = items!("case_id = $2 and state <> 'done'");
    /// The open item of a case, locked.
    LOCK_OPEN = items!("case_id = $2 and state <> 'done' {lock}");
    /// The newest item of a case, open or done.
    LAST = kept_items!("w.case_id = $2 order by w.created_at desc, w.id desc limit 1");
    /// The open items of some cases, locked in one order.
    OPEN_SOME = items!("case_id in {ids:$2} and state <> 'done' order by id {lock}");
    /// The done items of some cases, the newest last, for those that come back.
    DONE_SOME = kept_items!("w.case_id in {ids:$2} and w.state = 'done' order by w.created_at, w.id");
    /// A new item.
    INSERT = "insert into work_items (tenant, id, case_id, queue, state, assignee, turn, rank_at, due_at,
            sla, response, decision_id, created_at, taken_at, done_at, version, priority, weight, skills, select_by,
            policy, promise, queued_at, previous)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24)";
    /// What routing and clocks change.
    UPDATE = "update work_items set queue = $1, state = $2, assignee = $3, turn = $4, rank_at = $5,
            due_at = $6, sla = $7, response = $8, decision_id = $9, version = $10, priority = $11, weight = $12,
            skills = $13, select_by = $14, policy = $15, promise = $16, queued_at = $17,
            previous = $18
        where tenant = $19 and id = $20";
    /// Into somebody's hands, if it still is in those that the caller saw.
    HOLD = "update work_items set state = 'taken', assignee = $1, taken_at = $2, queued_at = null,
            previous = coalesce(assignee, previous)
        where tenant = $3 and id = $4 and state <> 'done'
            and (assignee = $5 or (assignee is null and $5 is null))";
    /// Back into the queue.
    RELEASE = "update work_items set state = 'waiting', previous = assignee, assignee = null, taken_at = null,
            queued_at = $1
        where tenant = $2 and id = $3 and state = 'taken'";
    /// Everything that somebody holds, back into the queues.
    RELEASE_ALL_OF = "update work_items set state = 'waiting', previous = assignee, assignee = null, taken_at = null,
            queued_at = $1
        where tenant = $2 and assignee = $3 and state = 'taken' and state <> 'done' returning case_id";
    /// Into another queue, in somebody's hands or in nobody's.
    TRANSFER = "update work_items set queue = $1, state = $2, previous = coalesce(assignee, previous),
            assignee = $3, taken_at = $4, queued_at = $5, policy = $6
        where tenant = $7 and id = $8 and state <> 'done'";
    /// Whoever was handed a case has it. It is never the sender, and whoever only writes in it is of the receiving team.
    ACKNOWLEDGE = "update handoffs set state = 'acknowledged', ack_at = $1, ack_by = $2
        where tenant = $3 and case_id = $4 and state = 'waiting'
            and (by_user is null or by_user <> $2) and (from_user is null or from_user <> $2)
            and ($5 or to_team is null or to_team in {texts:$6})
        returning to_queue";
    /// Done.
    FINISH = "update work_items set state = 'done', done_at = $1, due_at = null
        where tenant = $2 and case_id = $3 and state <> 'done'";
    /// Done, because its case was joined with another.
    JOINED = "update work_items set state = 'done', done_at = $1, due_at = null, ended_by = 'joined'
        where tenant = $2 and case_id = $3 and state <> 'done' returning id";
    /// Its case is one of its own again: in the queue and the hands in which it was.
    PARTED = "update work_items set state = case when assignee is null then 'waiting' else 'taken' end,
            done_at = null, ended_by = null, turn = $1
        where tenant = $2 and id = $3 and ended_by = 'joined' returning assignee";
    /// Whether an answer is expected.
    EXPECT = "update work_items set response = $1 where tenant = $2 and case_id = $3 and state <> 'done'";
    /// Whose turn it is.
    SET_TURN = "update work_items set turn = $1 where tenant = $2 and case_id = $3 and state <> 'done'";
    /// When it is due.
    SET_DUE = "update work_items set due_at = $1, rank_at = $2 where tenant = $3 and id = $4";
}
