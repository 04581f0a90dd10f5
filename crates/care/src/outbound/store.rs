//! The texts for drafts, and for messages with their sends.

db::statements! {
    /// A draft, one per case and user.
    PUT_DRAFT = "insert into drafts (tenant, case_id, user_id, mode, text, seen_seq, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant, case_id, user_id) do update set mode = excluded.mode, text = excluded.text,
            seen_seq = excluded.seen_seq, updated_at = excluded.updated_at";
    /// A user's draft in a case.
    DRAFT = "select case_id, user_id, mode, text, seen_seq, updated_at
        from drafts where tenant = $1 and case_id = $2 and user_id = $3";
    /// No draft any more.
    DELETE_DRAFT = "delete from drafts where tenant = $1 and case_id = $2 and user_id = $3";
    /// The sends of some cases.
    SENDS_OF = "select o.id, o.subject as message_id, o.state, o.not_before, o.attempts, o.error, o.updated_at
        from messages m
        join outbox o on o.tenant = m.tenant and o.subject = m.id
        where m.tenant = $1 and m.case_id in {ids:$2} and m.direction = 'outbound'
        order by o.created_at, o.id";
    /// Sends that failed or are unknown, where no later one succeeded.
    TROUBLES = "select o.id, o.subject as message_id, m.case_id, p.name as person, o.state, o.error, o.attempts,
            o.updated_at, u.name as author, m.channel, m.visibility, m.text
        from outbox o
        join messages m on m.tenant = o.tenant and m.id = o.subject
        join people p on p.tenant = m.tenant and p.id = m.person_id
        left join users u on u.tenant = m.tenant and u.id = m.author_id
        where o.tenant = $1 and o.topic = $2 and o.state in ('failed', 'unknown')
            and not exists (select 1 from outbox later where later.tenant = o.tenant
                and later.subject = o.subject and later.created_at > o.created_at)
        order by o.updated_at desc, o.id desc limit 200";
    /// A conversation with an identity, newest message first.
    CONVERSATION_WITH = "select c.id, c.account_id, c.channel, c.visibility, c.thread, c.identity_id, c.case_id,
            c.subject, c.opened_at
        from conversations c
        where c.tenant = $1 and c.case_id = $2 and c.visibility = $3
        order by c.opened_at desc, c.id desc limit 1";
    /// When a person last wrote to an account privately, in whichever case; null if never.
    LAST_PRIVATE = "select max(m.at) from cases c
        join messages m on m.tenant = c.tenant and m.case_id = c.id
        where c.tenant = $1 and c.person_id = $2 and m.account_id = $3 and m.direction = 'inbound'
            and m.visibility = 'private'";
    /// The newest public comment of a case that nobody has answered privately.
    COMMENT = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel,
            direction, visibility, surface, thread, provider_id, parent, subject, text, author_id, at,
            provider_at, received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages m
        where tenant = $1 and case_id = $2 and direction = 'inbound' and visibility = 'public'
            and deleted_at is null
            and not exists (select 1 from messages o where o.tenant = m.tenant and o.case_id = m.case_id
                and o.parent = m.provider_id and o.direction = 'outbound' and o.visibility = 'private'
                and not exists (select 1 from outbox s where s.tenant = o.tenant and s.subject = o.id
                    and s.state in ('cancelled', 'failed')))
        order by at desc, seq desc limit 1";
    /// A conversation by its id.
    CONVERSATION = "select id, account_id, channel, visibility, thread, identity_id, case_id, subject, opened_at
        from conversations where tenant = $1 and id = $2";
    /// The network's id of our newest words in a conversation of a case.
    LAST_OF_OURS = "select provider_id from messages
        where tenant = $1 and case_id = $2 and conversation_id = $3 and direction = 'outbound'
            and provider_id is not null
        order by seq desc limit 1";
    /// The network's id of an identity.
    EXTERNAL_ID = "select external_id, channel, handle from identities where tenant = $1 and id = $2";
    /// The thread of a conversation that began with our words is known now.
    SET_THREAD = "update conversations set thread = $1 where tenant = $2 and id = $3
        and not exists (select 1 from conversations other where other.tenant = $2
            and other.account_id = $4 and other.thread = $1 and other.identity_id = $5)";
    /// The conversation of a thread.
    BY_THREAD = "select id from conversations
        where tenant = $1 and account_id = $2 and thread = $3 and identity_id = $4";
    /// The messages of a conversation that has just begun belong to another one.
    SET_CONVERSATION = "update messages set conversation_id = $1 where tenant = $2 and conversation_id = $3
        and case_id = (select c.case_id from conversations c where c.tenant = $2 and c.id = $3)";
    /// A conversation that turned out to be another one.
    DELETE_CONVERSATION = "delete from conversations where tenant = $1 and id = $2";
    /// A message says something new before it is sent again.
    LAST_SEND = "select id from outbox where tenant = $1 and subject = $2 order by created_at desc, id desc limit 1";
    /// The message that the network knows by an id.
    BY_PROVIDER = "select case_id, id from messages where tenant = $1 and account_id = $2 and provider_id = $3";
    /// A refusal came before the news that the words were taken.
    EARLY_REFUSAL = "insert into early_refusals (tenant, account_id, provider_id, reason, at, delivery_id)
        values ($1, $2, $3, $4, $5, $6) on conflict (tenant, account_id, provider_id) do nothing";
    /// The refusal of words that are known now; it does not wait any longer.
    TAKE_EARLY_REFUSAL = "delete from early_refusals where tenant = $1 and account_id = $2 and provider_id = $3
        returning reason, at, delivery_id";
    /// Cases of a queue in which the person waits and wrote last, in private, and about which nothing has been decided
    /// since, nor anything said in this closure.
    UNGREETED = "select c.id from work_items w
        join cases c on c.tenant = w.tenant and c.id = w.case_id
        where w.tenant = $1 and w.queue = $2 and w.state <> 'done' and c.state = 'open'
            and c.last_direction = 'inbound' and c.last_visibility = 'private'
            and not exists (select 1 from automatic_words a where a.tenant = c.tenant and a.case_id = c.id
                and a.opens_at = $3 and (a.message_id is not null or a.at >= c.last_inbound_at))
        order by c.id limit $4";
    /// What a machine says in a case while its queue is closed, or that it says nothing; no row if it has spoken in this
    /// closure.
    GREET_ONCE = "insert into automatic_words (tenant, case_id, opens_at, message_id, at)
        values ($1, $2, $3, $4, $5) on conflict (tenant, case_id, opens_at)
        do update set message_id = excluded.message_id, at = excluded.at
        where automatic_words.message_id is null";
}
