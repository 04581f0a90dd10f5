//! The texts for `clocks` and `clock_log`.

/// The columns of a [`super::Clock`], and where they come from.
macro_rules! clocks {
    ($rest:literal) => {
        concat!(
            "select id, case_id, metric, sla, version, kind, calendar, queue, team, owner, state, target_ms, warn_ms,
                started_at, counts_from, paused_at, paused_ms, calendar_ms, business_ms, due_at, warn_at, warned_at,
                breached_at, stopped_at, answer, cause, definition
            from clocks where tenant = $1 and ",
            $rest
        )
    };
}

/// The numbers of a group of clocks: how many kept their promise, and the middle and the slow end of what was counted.
macro_rules! attainment {
    ($group:literal) => {
        concat!(
            "with ranked as (
                select metric, ",
            $group,
            " as name, state, calendar_ms, business_ms,
                    row_number() over (partition by metric, ",
            $group,
            " order by calendar_ms) as place,
                    row_number() over (partition by metric, ",
            $group,
            " order by business_ms) as business_place,
                    count(*) over (partition by metric, ",
            $group,
            ") as n
                from clocks where tenant = $1 and started_at >= $2 and state in ('met', 'missed', 'done'))
            select metric, name, n,
                sum(case when state = 'met' then 1 else 0 end) as met,
                sum(case when state = 'missed' then 1 else 0 end) as missed,
                max(case when place = (n + 1) / 2 then calendar_ms end) as median,
                max(case when place = (n * 9 + 9) / 10 then calendar_ms end) as p90,
                max(case when business_place = (n + 1) / 2 then business_ms end) as business_median,
                max(case when business_place = (n * 9 + 9) / 10 then business_ms end) as business_p90
            from ranked group by metric, name, n"
        )
    };
}

db::statements! {
    /// What a batch may change about some cases: clocks that have not stopped, and those that say whether the case
    /// was answered and resolved.
    STANDING = clocks!("case_id in {ids:$2} and (state in ('running', 'paused')
            or metric in ('first_response', 'first_resolution', 'full_resolution', 'customer_wait'))
        order by started_at, id");
    /// The clocks of some cases, oldest first.
    OF_CASES = clocks!("case_id in {ids:$2} order by started_at, id");
    /// The promises of some cases that run, stand still, or were kept or broken.
    PROMISES = clocks!("case_id in {ids:$2} and target_ms is not null
            and state in ('running', 'paused', 'met', 'missed')
        order by started_at, id");
    /// One clock.
    GET = clocks!("id = $2");
    /// Promises that are broken and still run, the longest first.
    LATE = clocks!("state = 'running' and due_at < $2 order by due_at, id limit $3");
    /// The log of a case's clocks, oldest first.
    LOG = "select clock_id, at, what, cause, message_id, data from clock_log
        where tenant = $1 and case_id = $2 order by at, id";
    /// A clock starts.
    START = "insert into clocks (tenant, id, case_id, metric, sla, version, kind, calendar, queue, team, owner, state,
            target_ms, warn_ms, started_at, counts_from, paused_at, paused_ms, calendar_ms, business_ms, due_at,
            warn_at, warned_at, breached_at, stopped_at, answer, cause, definition)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23, $24, $25, $26, $27, $28)";
    /// A clock stands otherwise. Who was warned of an end that is later now is warned again.
    CHANGE = "update clocks set sla = $1, version = $2, kind = $3, calendar = $4, state = $5, target_ms = $6,
            warn_ms = $7, started_at = $8, counts_from = $9, paused_at = $10, paused_ms = $11, calendar_ms = $12,
            business_ms = $13, due_at = $14, warn_at = $15, stopped_at = $16, answer = $17,
            warned_at = case when $15 > warned_at then null else warned_at end,
            breached_at = case when $14 > breached_at then null else breached_at end
        where tenant = $18 and id = $19";
    /// A line of the log.
    NOTE = "insert into clock_log (tenant, id, clock_id, case_id, at, what, cause, message_id, data)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Those that come near their end, and nobody was told.
    WARN = "update clocks set warned_at = $1
        where tenant = $2 and state = 'running' and warned_at is null and warn_at <= $1 and due_at > $1
        returning id, case_id, metric, queue, due_at";
    /// Those whose promise is broken, and nobody was told.
    BREACH = "update clocks set breached_at = $1, warned_at = coalesce(warned_at, $1)
        where tenant = $2 and state = 'running' and breached_at is null and due_at <= $1
        returning id, case_id, metric, queue, due_at";
    /// In whose hands and in which queue some cases stand.
    HANDS = "select case_id, assignee, queue from work_items
        where tenant = $1 and case_id in {ids:$2} and state <> 'done'";
    /// When somebody has to be told next.
    NEXT = "select min(at) from (
            select min(warn_at) as at from clocks where tenant = $1 and state = 'running' and warned_at is null
            union all
            select min(due_at) from clocks where tenant = $1 and state = 'running' and breached_at is null) ends";
    /// What the clocks of some cases follow from, in the order in which it happened. What happened to a message is
    /// where the message stands, also where it was noted in another case, and with when the message came here with its
    /// case. A case that was joined with another has no clocks.
    HAPPENED = "with happened as (
            select e.case_id, e.id, e.at, e.kind, e.message_id, e.data, cast(0 as {int}) as elsewhere
            from events e left join messages m on m.tenant = e.tenant and m.id = e.message_id
            where e.tenant = $1 and e.case_id in {ids:$2} and (m.case_id is null or m.case_id = e.case_id)
            union all
            select m.case_id, e.id, e.at, e.kind, e.message_id, e.data, cast(1 as {int}) as elsewhere
            from messages m join events e on e.tenant = m.tenant and e.message_id = m.id
            where m.tenant = $1 and m.case_id in {ids:$2} and e.case_id <> m.case_id)
        select h.case_id, h.at, h.kind, h.message_id, h.data, h.elsewhere,
            (select max(j.at) from case_join_messages j
                where j.tenant = $1 and j.message_id = h.message_id and j.undone_at is null) as came_at
        from happened h join cases c on c.tenant = $1 and c.id = h.case_id and c.joined_to is null
        where h.kind in ('message_received', 'routed', 'echo_seen', 'reply_sent', 'reply_failed', 'case_resolved',
            'case_reopened', 'case_woken', 'moved', 'no_reply',
            'handed_over', 'wrong_owner', 'escalated', 'returned', 'cases_joined',
             'call_booked', 'call_due', 'call_ended')
        order by h.at, h.id";
    /// Which joins of cases hold.
    JOINS = "select id from case_joins where tenant = $1 and into_case in {ids:$2} and undone_at is null";
    /// Which messages of a case said what was expected of us, and since when.
    ASKED = "select m.id, e.data from messages m
        join events e on e.tenant = m.tenant and e.message_id = m.id and e.kind = 'routed'
        where m.tenant = $1 and m.case_id = $2 order by e.at, e.id";
    /// The messages of some cases, as far as clocks look at them.
    SPOKEN = "select id, case_id, seq, direction, automatic, at from messages
        where tenant = $1 and case_id in {ids:$2} order by seq";
    /// Whether a machine wrote the words.
    AUTOMATIC = "select automatic from messages where tenant = $1 and id = $2";
    /// Cases with clocks or words since a moment, from an id on.
    CASES = "select id from cases where tenant = $1 and last_at >= $2 and joined_to is null and id > $3 order by id limit $4";
    /// A case with its clocks is measured anew.
    FORGET = "delete from clocks where tenant = $1 and case_id = $2";
    /// What was noted of them goes with them.
    FORGET_LOG = "delete from clock_log where tenant = $1 and case_id = $2";
    /// How promises were kept, by queue.
    BY_QUEUE = attainment!("queue");
    /// How promises were kept, by team.
    BY_TEAM = attainment!("team");
    /// The clocks behind a number, newest first.
    ROWS = clocks!("started_at >= $2 and metric = $3 and ($4 or queue = $5) and ($6 or team = $7)
            and ($8 or state = $9) and (started_at, id) < ($10, $11)
            and state in ('met', 'missed', 'done')
        order by started_at desc, id desc limit $12");
}
