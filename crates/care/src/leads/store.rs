//! The texts for `leads`, and for what the CRM is told.

/// The columns of a [`super::Lead`], and where they come from.
macro_rules! leads {
    ($rest:literal) => {
        concat!(
            "select l.id, m.case_id, l.message_id, m.person_id, p.name as person, i.handle, l.product, l.stage, l.owner,
                u.name as owner_name, l.amount, l.permission, l.permission_message, l.channel, l.campaign, l.competitor,
                l.note, l.created_at, l.changed_at, l.rev, l.crm_id, o.state as crm_state, o.error as crm_error,
                o.updated_at as crm_at
            from leads l
            join messages m on m.tenant = l.tenant and m.id = l.message_id
            join people p on p.tenant = m.tenant and p.id = m.person_id
            join conversations c on c.tenant = m.tenant and c.id = m.conversation_id
            join identities i on i.tenant = c.tenant and i.id = c.identity_id
            join users u on u.tenant = l.tenant and u.id = l.owner
            left join outbox o on o.tenant = l.tenant and o.id = (select newest.id from outbox newest
                where newest.tenant = l.tenant and newest.subject = l.id
                order by newest.created_at desc, newest.id desc limit 1)
            where l.tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// A lead; a case is one at most.
    INSERT = "insert into leads (tenant, id, case_id, message_id, person_id, product, stage, owner, amount, permission,
            permission_message, channel, campaign, competitor, note, created_by, created_at, changed_at, rev)
        values ($1, $2, $3, $4, $5, $6, 'new', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, 1)
        on conflict do nothing";
    /// One.
    ONE = leads!("l.id = $2");
    /// Those of some cases.
    OF_CASES = leads!("m.case_id in {ids:$2} order by l.created_at desc, l.id desc");
    /// Those of some stages, of one owner or of all, of a campaign or not; the newest first.
    LIST = leads!("l.stage in {texts:$2} and ($3 or l.owner = $4) and ($5 or (l.campaign is not null) = $6)
        order by l.created_at desc, l.id desc limit $7");
    /// The campaign that brought a message, and its words.
    ORIGIN = "select campaign, text from messages where tenant = $1 and id = $2";
    /// The first words of a person in a case.
    FIRST = "select id from messages where tenant = $1 and case_id = $2 and direction = 'inbound'
        order by seq limit 1";
    /// It changed.
    CHANGE = "update leads set product = $1, stage = $2, owner = $3, amount = $4, permission = $5,
            permission_message = $6, note = $7, changed_at = $8, rev = rev + 1
        where tenant = $9 and id = $10";
    /// The CRM has a name for it.
    NAMED = "update leads set crm_id = $1 where tenant = $2 and id = $3";
    /// What the CRM was not told, the newest first: failed for good, with nothing newer about it.
    TROUBLES = "select o.id, o.subject as lead, o.state, o.error, o.attempts, o.updated_at, p.name as person
        from outbox o
        left join leads l on l.tenant = o.tenant and l.id = o.subject
        left join messages m on m.tenant = l.tenant and m.id = l.message_id
        left join people p on p.tenant = m.tenant and p.id = m.person_id
        where o.tenant = $1 and o.topic = $2 and o.state in ('failed', 'unknown')
            and not exists (select 1 from outbox later where later.tenant = o.tenant
                and later.subject = o.subject and later.created_at > o.created_at)
        order by o.updated_at desc, o.id desc limit 200";
    /// How the last trial of the connection went.
    TRIED = "select state, error, updated_at from outbox where tenant = $1 and subject = $1 and topic = $2
        order by created_at desc, id desc limit 1";
}
