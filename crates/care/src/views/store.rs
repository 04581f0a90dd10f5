//! The texts of views: the conditions that a filter is made of, and the views that people save.

/// A condition on a case: a whole statement, so that it is prepared like all others and names its tenant; a filter
/// takes what stands behind `{condition}`. It is never null, so that its opposite is the opposite.
macro_rules! cases {
    ($condition:literal) => {
        concat!(
            "select c.id from work_items w
            join cases c on c.tenant = w.tenant and c.id = w.case_id
            join people p on p.tenant = c.tenant and p.id = c.person_id
            where w.tenant = $1 and {condition} ",
            $condition
        )
    };
}

/// A fact of the person's newest words that were read.
macro_rules! read {
    ($fact:literal) => {
        concat!(
            "(select m.facts -> '",
            $fact,
            "' ->> 'value' from messages m where m.tenant = c.tenant and m.case_id = c.id
                and m.direction = 'inbound' and m.facts is not null order by m.seq desc limit 1)"
        )
    };
}

macro_rules! read_among {
    ($fact:literal) => {
        concat!(
            "select c.id from work_items w
            join cases c on c.tenant = w.tenant and c.id = w.case_id
            where w.tenant = $1 and {condition} coalesce(",
            read!($fact),
            ", '') in {texts:$2}"
        )
    };
}

/// All columns of a saved view.
macro_rules! views {
    ($rest:literal) => {
        concat!(
            "select id, name, scope, owner, team, filter, sort, columns, place, created_at, changed_at
            from views where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// It is open or waits.
    STANDING = cases!("w.state <> 'done' and w.turn < 2");
    /// It is not resolved.
    UNRESOLVED = cases!("w.state <> 'done'");
    /// It sleeps.
    ASLEEP = cases!("w.state <> 'done' and c.state = 'snoozed'");
    /// It is resolved; of its work items, the newest.
    DEALT_WITH = cases!("c.state = 'resolved' and w.id = (select l.id from work_items l
        where l.tenant = c.tenant and l.case_id = c.id order by l.created_at desc, l.id desc limit 1)");
    /// Wherever it stands; of its work items, the open one or the newest.
    WHEREVER = cases!("(w.state <> 'done' or c.state = 'resolved' and w.id = (select l.id from work_items l
        where l.tenant = c.tenant and l.case_id = c.id order by l.created_at desc, l.id desc limit 1))");
    /// It is one of these.
    AMONG = cases!("c.id in {ids:$2}");
    /// Its queue.
    QUEUE = cases!("w.queue in {texts:$2}");
    /// Who holds it.
    HOLDER = cases!("w.assignee is not null and w.assignee in {ids:$2}");
    /// Nobody holds it.
    UNHELD = cases!("w.assignee is null");
    /// Its state.
    STATE = cases!("c.state in {texts:$2}");
    /// Where it began.
    CHANNEL = cases!("c.origin_channel in {texts:$2}");
    /// Who could see its newest words.
    VISIBILITY = cases!("c.last_visibility in {texts:$2}");
    /// The person's tone.
    SENTIMENT = cases!("coalesce(c.sentiment, '') in {texts:$2}");
    /// What it is about.
    TOPIC = cases!("coalesce(c.topic, '') in {texts:$2}");
    /// What the person wants.
    INTENT = read_among!("intent");
    /// Their language.
    LANGUAGE = read_among!("language");
    /// How bad it is.
    SEVERITY = concat!(
        "select c.id from work_items w
        join cases c on c.tenant = w.tenant and c.id = w.case_id
        where w.tenant = $1 and {condition} coalesce(cast(", read!("severity"), " as {int}), -1) >= $2"
    );
    /// Its promise breaks before a moment.
    DUE_BEFORE = cases!("w.due_at is not null and w.due_at < $2");
    /// It has no promise.
    DUELESS = cases!("w.due_at is null");
    /// Our turn, since a moment or longer.
    WAITING = cases!("c.state = 'open' and c.last_inbound_at <= $2");
    /// How much it matters.
    PRIORITY = cases!("w.priority >= $2");
    /// Its tags.
    TAG = cases!("exists (select 1 from case_tags t
        where t.tenant = c.tenant and t.case_id = c.id and t.tag in {texts:$2})");
    /// How many follow the person.
    REACH = cases!("coalesce(p.reach, -1) >= $2");
    /// Somebody's draft.
    DRAFT = cases!("exists (select 1 from drafts x
        where x.tenant = c.tenant and x.case_id = c.id and x.user_id = $2)");
    /// A hand-over that waits.
    HANDOVER = cases!("exists (select 1 from handoffs h
        where h.tenant = c.tenant and h.case_id = c.id and h.state = 'waiting')");
    /// A question that is open.
    CONSULT = cases!("exists (select 1 from consults q
        where q.tenant = c.tenant and q.case_id = c.id and q.answered_at is null and q.withdrawn_at is null)");
    /// Words that wait for agreement.
    APPROVAL = cases!("exists (select 1 from approvals a
        where a.tenant = c.tenant and a.case_id = c.id and a.state in ('waiting', 'escalated'))");
    /// It began before a moment.
    OPENED_BEFORE = cases!("c.opened_at < $2");
    /// Its newest words were said before a moment.
    LAST_BEFORE = cases!("c.last_at < $2");
    /// It was resolved before a moment.
    RESOLVED_BEFORE = cases!("c.resolved_at is not null and c.resolved_at < $2");
    /// It was resolved at a moment or later.
    RESOLVED_AFTER = cases!("c.resolved_at is not null and c.resolved_at >= $2");

    /// How many a filter finds, counted up to a limit.
    COUNT = "select count(*) as n from (select 1 as one from work_items w
        join cases c on c.tenant = w.tenant and c.id = w.case_id
        join people p on p.tenant = c.tenant and p.id = c.person_id
        where w.tenant = $1 and {conditions} limit $2) found";
    /// The cases that a filter finds, each with the number of its newest message; the oldest cases first.
    MATCHING = "select c.id, c.last_seq from work_items w
        join cases c on c.tenant = w.tenant and c.id = w.case_id
        join people p on p.tenant = c.tenant and p.id = c.person_id
        where w.tenant = $1 and {conditions} order by c.id limit $2";
    /// All that conditions look at, of some cases.
    FACTS = concat!(
        "select c.id as case_id, c.state, w.queue, w.assignee, u.name as assignee_name, p.name as person,
            c.origin_channel as channel, c.last_visibility as visibility, c.sentiment, c.topic, ",
        read!("intent"), " as intent, ", read!("language"), " as language, cast(", read!("severity"),
        " as {int}) as severity, w.due_at, c.last_inbound_at, w.priority, p.reach, c.opened_at, c.last_at,
            c.resolved_at,
            exists (select 1 from drafts x
                where x.tenant = c.tenant and x.case_id = c.id and x.user_id = $1) as has_draft,
            exists (select 1 from handoffs h
                where h.tenant = c.tenant and h.case_id = c.id and h.state = 'waiting') as has_handover,
            exists (select 1 from consults q where q.tenant = c.tenant and q.case_id = c.id
                and q.answered_at is null and q.withdrawn_at is null) as has_consult,
            exists (select 1 from approvals a where a.tenant = c.tenant and a.case_id = c.id
                and a.state in ('waiting', 'escalated')) as has_approval
        from cases c
        join people p on p.tenant = c.tenant and p.id = c.person_id
        join work_items w on w.tenant = c.tenant and w.id = (select l.id from work_items l
            where l.tenant = c.tenant and l.case_id = c.id order by l.created_at desc, l.id desc limit 1)
        left join users u on u.tenant = w.tenant and u.id = w.assignee
        where c.tenant = $2 and c.id in {ids:$3} order by c.id"
    );
    /// Who belongs to some teams.
    COLLEAGUES = "select id from users where tenant = $1 and team in {texts:$2}
        union select user_id as id from memberships where tenant = $1 and team in {texts:$2}";

    /// A new view.
    INSERT = "insert into views (tenant, id, name, scope, owner, team, filter, sort, columns, place, created_at,
            changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// It changes.
    UPDATE = "update views set name = $1, scope = $2, team = $3, filter = $4, sort = $5, columns = $6, place = $7,
            changed_at = $8 where tenant = $9 and id = $10";
    /// It goes.
    DELETE = "delete from views where tenant = $1 and id = $2";
    /// One view.
    GET = views!("id = $2");
    /// The views that somebody of some teams sees, in the order of the rail.
    LIST = views!("(scope = 'everyone' or owner = $2 or scope = 'team' and team in {texts:$3}) order by place, id");
    /// The last place in the rail.
    LAST_PLACE = "select coalesce(max(place), 0) as place from views where tenant = $1";
}
