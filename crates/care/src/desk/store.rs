//! The texts of the desk's lists.

/// All columns of a row of a list, and the tables that they come from.
macro_rules! rows {
    ($who:literal, $rest:literal) => {
        concat!(
            "select c.id as case_id, c.state, w.turn, w.priority, w.rank_at, w.id as item_id, w.queue, w.assignee,
                u.name as assignee_name, w.due_at, w.sla, c.person_id, p.name as person, p.reach,
                c.origin_channel as channel, c.last_text, c.last_direction, c.last_visibility, c.last_at,
                c.last_inbound_at,
                c.sentiment, c.topic, c.needs_triage, c.resolved_at, c.snoozed_until, d.text as draft,
                bk.back_at, vp.at as vip_at, vp.reason as vip_reason,
                hn.from_queue as handed_from, hn.state as handed_state, hn.at as handed_at
            from work_items w
            join cases c on c.tenant = w.tenant and c.id = w.case_id
            join people p on p.tenant = c.tenant and p.id = c.person_id
            left join users u on u.tenant = w.tenant and u.id = w.assignee
            left join boomerangs bk on bk.tenant = c.tenant and bk.case_id = c.id
            left join vips vp on vp.tenant = c.tenant and vp.person_id = c.person_id
            left join handoffs hn on hn.tenant = c.tenant and hn.to_queue = w.queue and hn.id = (
                select l.id from handoffs l where l.tenant = c.tenant and l.case_id = c.id
                    and l.state in ('waiting', 'acknowledged') and l.kind <> 'reroute'
                order by l.at desc, l.id desc limit 1)
            left join drafts d on d.tenant = c.tenant and d.case_id = c.id and d.user_id = ",
            $who,
            " ",
            $rest
        )
    };
}

/// All columns of a person in a list, with the identity that they used last.
macro_rules! people {
    ($rest:literal) => {
        concat!(
            "select p.id, p.name, p.reach, p.last_seen_at, i.channel, i.handle,
                (select count(*) from cases c
                    join messages m on m.tenant = c.tenant and m.case_id = c.id and m.direction = 'inbound'
                    where c.tenant = p.tenant and c.person_id = p.id) as messages,
                (select count(*) from cases c
                    where c.tenant = p.tenant and c.person_id = p.id and c.state <> 'resolved') as open_cases
            from people p
            join identities i on i.tenant = p.tenant and i.id = (select l.identity_id from identity_links l
                join identities k on k.tenant = l.tenant and k.id = l.identity_id
                where l.tenant = p.tenant and l.person_id = p.id and l.undone_at is null
                order by k.last_seen_at desc, k.id desc limit 1)
            where p.tenant = $1 and {conditions} order by ",
            $rest,
            " limit $2"
        )
    };
}

/// A condition on a person: a whole statement, so that it is prepared like all others and names its tenant; a list takes
/// what stands behind `{condition}`.
macro_rules! persons {
    ($condition:literal) => {
        concat!("select p.id from people p where p.tenant = $1 and {condition} ", $condition)
    };
}

db::statements! {
    /// As queues are worked off.
    BY_RANK = rows!("$1", "where w.tenant = $2 and {conditions}
            and (w.turn, w.rank_at, w.id) > ($3, $4, $5)
        order by w.turn, w.rank_at, w.id limit $6");
    /// Whoever has waited longest for us first.
    BY_WAIT = rows!("$1", "where w.tenant = $2 and {conditions}
            and (w.turn, c.last_inbound_at, w.id) > ($3, $4, $5)
        order by w.turn, c.last_inbound_at, w.id limit $6");
    /// What matters most first; of the same weight, as queues are worked off.
    BY_PRIORITY = rows!("$1", "where w.tenant = $2 and {conditions}
            and (w.priority < $3 or w.priority = $3 and (w.rank_at, w.id) > ($4, $5))
        order by w.priority desc, w.rank_at, w.id limit $6");
    /// The newest words first.
    BY_NEWEST = rows!("$1", "where c.tenant = $2 and {conditions}
            and (c.last_at, c.id) < ($3, $4)
        order by c.last_at desc, c.id desc limit $5");
    /// What is due first; what has no promise last.
    BY_DUE = rows!("$1", "where w.tenant = $2 and {conditions}
            and (coalesce(w.due_at, 9223372036854775807), w.id) > ($3, $4)
        order by coalesce(w.due_at, 9223372036854775807), w.id limit $5");
    /// What wakes first, of what sleeps.
    BY_WAKING = rows!("$1", "where c.tenant = $2 and {conditions}
            and (c.snoozed_until, c.id) > ($3, $4)
        order by c.snoozed_until, c.id limit $5");
    /// What was resolved last first, of what is.
    BY_RESOLVED = rows!("$1", "where c.tenant = $2 and {conditions}
            and (c.resolved_at, c.id) < ($3, $4)
        order by c.resolved_at desc, c.id desc limit $5");
    /// Some cases, each with its newest work item.
    SOME = rows!("$1", "where w.tenant = $2 and w.case_id in {ids:$3}
            and w.id = (select l.id from work_items l where l.tenant = c.tenant and l.case_id = c.id
                order by l.created_at desc, l.id desc limit 1)
        order by w.turn, w.rank_at, w.id");
    /// One case, with its newest work item.
    ONE = rows!("$1", "where c.tenant = $2 and c.id = $3
        order by w.created_at desc, w.id desc limit 1");
    /// What changed messages of a case said before.
    VERSIONS = "select v.message_id, v.text, v.replaced_at from message_versions v
        join messages m on m.tenant = v.tenant and m.id = v.message_id
        where v.tenant = $1 and m.case_id = $2 order by v.message_id, v.version";
    /// How many, by queue.
    COUNTS = "select w.queue,
            count(*) filter (where w.turn = 0) as ours,
            count(*) filter (where w.turn = 1) as theirs,
            count(*) filter (where w.turn = 0 and w.assignee is null) as unassigned,
            count(*) filter (where w.turn = 0 and w.assignee = $1) as mine,
            count(*) filter (where w.turn = 0 and w.due_at < $2) as late,
            count(*) filter (where w.turn = 0 and w.due_at < $2 and w.assignee = $1) as mine_late
        from work_items w where w.tenant = $3 and w.state <> 'done' and w.turn < 2
        group by w.queue order by w.queue";
    /// How many sleep.
    COUNT_SNOOZED = "select count(*) as snoozed from cases where tenant = $1 and state = 'snoozed'";
    /// How many deliveries and sends need a person.
    COUNT_PROBLEMS = "select (select count(*) from deliveries where tenant = $1 and state = 'poison')
        + (select count(*) from outbox o where o.tenant = $1 and o.topic in ($2, $3) and o.state in ('failed', 'unknown')
            and not exists (select 1 from outbox later where later.tenant = o.tenant
                and later.subject = o.subject and later.created_at > o.created_at)) as problems";
    /// Other people's words in the public threads of a case, oldest first.
    STRANGERS = "select m.id, m.thread, m.provider_id, m.parent, m.text, m.at, m.direction, p.name as person,
            m.case_id
        from (select distinct account_id, thread from conversations
            where tenant = $1 and case_id = $2 and visibility = 'public') c
        cross join messages m
        join people p on p.tenant = m.tenant and p.id = m.person_id
        where m.tenant = $1 and m.account_id = c.account_id and m.thread = c.thread and m.visibility = 'public'
            and m.person_id <> $3 and m.deleted_at is null
        order by m.at, m.id limit 100";
    /// How many of ours each colleague holds, by queue.
    COUNT_HELD = "select w.assignee, w.queue, count(*) as held, count(*) filter (where w.due_at < $1) as late
        from work_items w
        where w.tenant = $2 and w.state <> 'done' and w.turn = 0 and w.assignee is not null
        group by w.assignee, w.queue";
    /// What was begun in some cases, by everybody.
    DRAFTS_OF = "select case_id, user_id, text from drafts where tenant = $1 and case_id in {ids:$2}";
    /// How many messages a person wrote.
    COUNT_MESSAGES = "select count(*) as messages from messages m
        join cases c on c.tenant = m.tenant and c.id = m.case_id
        where c.tenant = $1 and c.person_id = $2 and m.direction = 'inbound'";
    /// Reactions to a case's messages.
    REACTIONS = "select m.id, count(*) as reactions from messages m
        join reactions r on r.tenant = m.tenant and r.account_id = m.account_id and r.provider_id = m.provider_id
        where m.tenant = $1 and m.case_id = $2 and r.removed_at is null group by m.id";
    /// People, those who wrote last first.
    PEOPLE_LATEST = people!("p.last_seen_at desc, p.id desc");
    /// People, those who wrote last last.
    PEOPLE_EARLIEST = people!("p.last_seen_at, p.id");
    /// People by name.
    PEOPLE_NAMED = people!("lower(p.name), p.id");
    /// People by name, from its end.
    PEOPLE_NAMED_DOWN = people!("lower(p.name) desc, p.id desc");
    /// People, those of the least reach first.
    PEOPLE_REACHING = people!("coalesce(p.reach, -1), p.id");
    /// People, those of the largest reach first.
    PEOPLE_REACHING_DOWN = people!("coalesce(p.reach, -1) desc, p.id desc");
    /// Where a person stands in each order.
    PEOPLE_PLACE = "select lower(name) as name, coalesce(reach, -1) as reach, last_seen_at as at
        from people where tenant = $1 and id = $2";
    /// Who wrote before somebody.
    PERSON_BEFORE = persons!("(p.last_seen_at, p.id) < ($2, $3)");
    /// Who wrote after somebody.
    PERSON_AFTER = persons!("(p.last_seen_at, p.id) > ($2, $3)");
    /// Who stands behind a name.
    PERSON_NAMED = persons!("(lower(p.name), p.id) > ($2, $3)");
    /// Who stands before a name.
    PERSON_NAMED_DOWN = persons!("(lower(p.name), p.id) < ($2, $3)");
    /// Who has more reach.
    PERSON_REACHING = persons!("(coalesce(p.reach, -1), p.id) > ($2, $3)");
    /// Who has less reach.
    PERSON_REACHING_DOWN = persons!("(coalesce(p.reach, -1), p.id) < ($2, $3)");
    /// Whose name or handle holds a text.
    PERSON_CALLED = persons!("(lower(p.name) like lower($2) escape '!' or exists (
        select 1 from identity_links l
        join identities k on k.tenant = l.tenant and k.id = l.identity_id
        where l.tenant = p.tenant and l.person_id = p.id and l.undone_at is null
            and lower(k.handle) like lower($2) escape '!'))");
    /// When each account of the brand heard and said something last.
    TRAFFIC = "select a.id as account_id,
            (select d.received_at from deliveries d where d.tenant = a.tenant and d.account_id = a.id
                order by d.id desc limit 1) as last_in,
            (select m.at from messages m where m.tenant = a.tenant and m.account_id = a.id
                and m.direction = 'outbound' and m.provider_id is not null
                order by m.id desc limit 1) as last_out
        from accounts a where a.tenant = $1";
}
