//! The texts for `engagements` and the brand's wishes for them.

/// The columns of an [`super::Item`], and where they come from.
macro_rules! items {
    ($rest:literal) => {
        concat!(
            "select e.message_id, m.case_id, m.person_id, e.kind, e.reach, e.at, e.done_at, u.name as done_by,
                p.name as person, i.handle, m.channel, m.text, m.visibility, m.surface, m.facts, m.attachments,
                m.deleted_at, m.account_id
            from engagements e
            join messages m on m.tenant = e.tenant and m.id = e.message_id
            join people p on p.tenant = m.tenant and p.id = m.person_id
            join conversations c on c.tenant = m.tenant and c.id = m.conversation_id
            join identities i on i.tenant = c.tenant and i.id = c.identity_id
            left join users u on u.tenant = e.tenant and u.id = e.done_by
            where e.tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// What the brand wants.
    SETTINGS = "select settings from engagement_settings where tenant = $1";
    /// It wants something else.
    PUT_SETTINGS = "insert into engagement_settings (tenant, settings, changed_at) values ($1, $2, $3)
        on conflict (tenant) do update set settings = excluded.settings, changed_at = excluded.changed_at";
    /// The CRM's secret, sealed.
    SECRET = "select crm_secret from engagement_settings where tenant = $1";
    /// Another secret.
    PUT_SECRET = "insert into engagement_settings (tenant, settings, crm_secret, changed_at) values ($1, $2, $3, $4)
        on conflict (tenant) do update set crm_secret = excluded.crm_secret, changed_at = excluded.changed_at";
    /// Something that is worth a word back.
    INSERT = "insert into engagements (tenant, message_id, case_id, person_id, kind, reach, at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing";
    /// A page of it, the newest first.
    LIST = items!("e.kind in {texts:$2} and (e.done_at is not null) = $3 and (e.at, e.message_id) < ($4, $5)
        and m.deleted_at is null order by e.at desc, e.message_id desc limit $6");
    /// One of it.
    ONE = items!("e.message_id = $2");
    /// How much of each kind waits.
    COUNTS = "select e.kind, count(*) as n from engagements e
        where e.tenant = $1 and e.at >= $2 and e.done_at is null group by e.kind";
    /// Somebody set it aside.
    DONE = "update engagements set done_at = $1, done_by = $2 where tenant = $3 and message_id = $4";
    /// What we answered in some cases, oldest first.
    ANSWERS = "select m.case_id, m.id, m.at, m.visibility, m.text, u.name as author, o.state
        from messages m
        join outbox o on o.tenant = m.tenant and o.subject = m.id
        left join users u on u.tenant = m.tenant and u.id = m.author_id
        where m.tenant = $1 and m.case_id in {ids:$2} and m.direction = 'outbound' and not m.automatic
            and o.state <> 'cancelled' and not exists (select 1 from outbox later where later.tenant = o.tenant
                and later.subject = o.subject and later.created_at > o.created_at)
        order by m.at, m.id";
    /// What people said in some cases, oldest first.
    REPLIES = "select m.case_id, m.id, m.at, m.visibility, m.text from messages m
        where m.tenant = $1 and m.case_id in {ids:$2} and m.direction = 'inbound' and m.deleted_at is null
        order by m.at, m.id";
    /// Where some cases stand, and with whom.
    PLACES = "select c.id as case_id, c.state, w.queue, w.assignee, u.name as holder, c.last_seq
        from cases c
        left join work_items w on w.tenant = c.tenant and w.case_id = c.id and w.state <> 'done'
        left join users u on u.tenant = w.tenant and u.id = w.assignee
        where c.tenant = $1 and c.id in {ids:$2}";
    /// The last change of owner of some cases that somebody made.
    HANDOVERS = "select case_id, to_queue, to_team, at, ack_due, ack_at, by_name, state, returned_at from (
            select h.case_id, h.to_queue, h.to_team, h.at, h.ack_due, h.ack_at, u.name as by_name, h.state,
                h.returned_at, row_number() over (partition by h.case_id order by h.at desc, h.id desc) as place
            from handoffs h
            left join users u on u.tenant = h.tenant and u.id = h.ack_by
            where h.tenant = $1 and h.case_id in {ids:$2} and h.kind = 'handoff' and h.by_user is not null) made
        where place = 1";
    /// How often some people praised us since a moment.
    PRAISES = "select m.person_id as person, count(*) as n from engagements e
        join messages m on m.tenant = e.tenant and m.id = e.message_id
        where e.tenant = $1 and m.person_id in {ids:$2} and e.kind = 'praise' and e.at >= $3 group by m.person_id";
    /// Open cases of some people in which they spoke badly of us last.
    COMPLAINTS = "select c.person_id as person, c.id as case_id from cases c
        where c.tenant = $1 and c.person_id in {ids:$2} and c.state <> 'resolved'
            and c.sentiment in ('negative', 'mixed')
        order by c.opened_at desc";
}
