//! The texts for `cases`, `conversations`, `messages` and what hangs on them.

db::statements! {
    /// One case.
    GET = "select id, person_id, state, origin_channel, origin_visibility, topic, opened_at, answered_at,
            resolved_at, snoozed_until, reopened, last_seq, last_at, last_inbound_at, last_text, last_direction,
            last_visibility, sentiment, needs_triage, joined_to
        from cases where tenant = $1 and id = $2";
    /// One case, locked.
    LOCK = "select id, person_id, state, origin_channel, origin_visibility, topic, opened_at, answered_at,
            resolved_at, snoozed_until, reopened, last_seq, last_at, last_inbound_at, last_text, last_direction,
            last_visibility, sentiment, needs_triage, joined_to
        from cases where tenant = $1 and id = $2 {lock}";
    /// The cases of some persons that a new message may belong to, locked in one order.
    CANDIDATES = "select id, person_id, state, origin_channel, origin_visibility, topic, opened_at, answered_at,
            resolved_at, snoozed_until, reopened, last_seq, last_at, last_inbound_at, last_text, last_direction,
            last_visibility, sentiment, needs_triage, joined_to
        from cases
        where tenant = $1 and person_id in {ids:$2} and (state <> 'resolved' or resolved_at >= $3)
        order by id {lock}";
    /// The case in which a message stands, locked.
    LOCK_OF = "select id, person_id, state, origin_channel, origin_visibility, topic, opened_at, answered_at,
            resolved_at, snoozed_until, reopened, last_seq, last_at, last_inbound_at, last_text, last_direction,
            last_visibility, sentiment, needs_triage, joined_to
        from cases
        where tenant = $1 and id = (select case_id from messages where tenant = $1 and id = $2) {lock}";
    /// Some cases, locked in one order.
    LOCK_SOME = "select id, person_id, state, origin_channel, origin_visibility, topic, opened_at, answered_at,
            resolved_at, snoozed_until, reopened, last_seq, last_at, last_inbound_at, last_text, last_direction,
            last_visibility, sentiment, needs_triage, joined_to
        from cases where tenant = $1 and id in {ids:$2} order by id {lock}";
    /// A person's cases, newest first.
    OF_PERSON = "select id, person_id, state, origin_channel, origin_visibility, topic, opened_at, answered_at,
            resolved_at, snoozed_until, reopened, last_seq, last_at, last_inbound_at, last_text, last_direction,
            last_visibility, sentiment, needs_triage, joined_to
        from cases where tenant = $1 and person_id = $2 and joined_to is null order by last_at desc, id desc";
    /// A new case.
    INSERT_CASE = "insert into cases (tenant, id, person_id, state, origin_channel, origin_visibility, topic,
            opened_at, answered_at, resolved_at, snoozed_until, reopened, last_seq, last_at, last_inbound_at,
            last_text, last_direction, last_visibility, sentiment, needs_triage)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)";
    /// What may change about a case.
    UPDATE_CASE = "update cases set state = $1, topic = $2, opened_at = $3, answered_at = $4, resolved_at = $5,
            snoozed_until = $6, reopened = $7, last_seq = $8, last_at = $9, last_inbound_at = $10,
            last_text = $11, last_direction = $12, last_visibility = $13, sentiment = $14, needs_triage = $15
        where tenant = $16 and id = $17";
    /// A case changes its state.
    SET_STATE = "update cases set state = $1, resolved_at = $2, snoozed_until = $3 where tenant = $4 and id = $5";
    /// A case comes back.
    REOPEN = "update cases set state = 'open', resolved_at = null, reopened = reopened + 1
        where tenant = $1 and id = $2";
    /// Words of the brand join a case.
    SPOKEN = "update cases set last_seq = $1, last_at = $2, last_text = $3, last_direction = $4,
            last_visibility = $5 where tenant = $6 and id = $7";
    /// The brand has answered.
    ANSWERED = "update cases set answered_at = coalesce(answered_at, $1) where tenant = $2 and id = $3";
    /// Cases whose sleep is over.
    SNOOZE_OVER = "select id from cases
        where tenant = $1 and state = 'snoozed' and snoozed_until <= $2 order by snoozed_until limit 200 {lock}";

    /// Conversations in some threads of an account.
    CONVERSATIONS = "select id, account_id, channel, visibility, thread, identity_id, case_id, subject, opened_at
        from conversations where tenant = $1 and account_id = $2 and thread in {texts:$3}";
    /// A case's conversations, oldest first.
    CONVERSATIONS_OF = "select id, account_id, channel, visibility, thread, identity_id, case_id, subject, opened_at
        from conversations where tenant = $1 and case_id = $2 order by opened_at, id";
    /// A new conversation.
    INSERT_CONVERSATION = "insert into conversations
        (tenant, id, account_id, channel, visibility, thread, identity_id, case_id, subject, opened_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// A conversation goes on in another case.
    MOVE_CONVERSATION = "update conversations set case_id = $1 where tenant = $2 and id = $3";

    /// Messages of an account by the network's ids.
    KNOWN_MESSAGES = "select m.provider_id, m.id, m.case_id, m.conversation_id, m.direction, m.text, m.edited_at,
            m.deleted_at, (select count(*) from message_versions v
                where v.tenant = m.tenant and v.message_id = m.id) as versions
        from messages m where m.tenant = $1 and m.account_id = $2 and m.provider_id in {texts:$3}";
    /// What some messages say, and who speaks.
    PARENTS = "select provider_id, direction, text
        from messages where tenant = $1 and account_id = $2 and provider_id in {texts:$3}";
    /// The brand's last words in some threads, of those that the network has.
    LAST_OUTBOUND = "select thread, text from (
            select thread, text, row_number() over (partition by thread order by at desc, seq desc) as place
            from messages
            where tenant = $1 and account_id = $2 and thread in {texts:$3} and direction = 'outbound'
                and provider_id is not null) spoken
        where place = 1";
    /// Those of some authors who have an open case.
    WITH_OPEN_CASE = "select distinct i.external_id
        from identities i
        join identity_links l on l.tenant = i.tenant and l.identity_id = i.id and l.undone_at is null
        join cases c on c.tenant = l.tenant and c.person_id = l.person_id and c.state <> 'resolved'
        where i.tenant = $1 and i.channel = $2 and i.external_id in {texts:$3}";
    /// A new message.
    INSERT_MESSAGE = "insert into messages (tenant, id, seq, case_id, conversation_id, person_id, account_id,
            delivery_id, channel, direction, visibility, surface, thread, provider_id, parent, subject, text,
            author_id, at, provider_at, received_at, facts, attachments, campaign, edited_at, deleted_at,
            likeness, unsure, automatic, quoted)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
            $22, $23, $24, $25, $26, $27, $28, $29, $30)";
    /// One message.
    MESSAGE = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel, direction,
            visibility, surface, thread, provider_id, parent, subject, text, author_id, at, provider_at,
            received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages where tenant = $1 and id = $2";
    /// A person's messages over all channels and cases: the newest, given newest first.
    TIMELINE = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel, direction,
            visibility, surface, thread, provider_id, parent, subject, text, author_id, at, provider_at,
            received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages where tenant = $1 and case_id in {ids:$2} and (at, seq) < ($3, $4)
        order by at desc, seq desc limit $5";
    /// The inbound messages of a case behind a sequence number.
    NEWER_INBOUND = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel,
            direction, visibility, surface, thread, provider_id, parent, subject, text, author_id, at,
            provider_at, received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages where tenant = $1 and case_id = $2 and seq > $3 and direction = 'inbound'
        order by seq";
    /// The newest inbound message of a case with some visibility.
    LAST_INBOUND = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel,
            direction, visibility, surface, thread, provider_id, parent, subject, text, author_id, at,
            provider_at, received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages
        where tenant = $1 and case_id = $2 and direction = 'inbound' and visibility = $3 and deleted_at is null
        order by at desc, seq desc limit 1";
    /// The newest message of a case.
    LAST_OF_CASE = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel,
            direction, visibility, surface, thread, provider_id, parent, subject, text, author_id, at,
            provider_at, received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages where tenant = $1 and case_id = $2 order by seq desc limit 1";
    /// What was said last in a case: no notes, nothing that a machine said, and no words that were taken back before
    /// they left.
    LAST_SAID = "select at, text, direction, visibility from messages m
        where tenant = $1 and case_id = $2 and direction <> 'note' and not m.automatic
            and not exists (select 1 from outbox o
            where o.tenant = m.tenant and o.subject = m.id and o.state = 'cancelled')
        order by at desc, seq desc limit 1";
    /// The outlines of what people wrote since a moment, newest first.
    HEARD_SINCE = "select likeness, person_id from messages
        where tenant = $1 and direction = 'inbound' and received_at >= $2 and likeness is not null
        order by received_at desc limit $3";
    /// A machine wrote these words: they stop no clock.
    BY_MACHINE = "update messages set automatic = true where tenant = $1 and id = $2";
    /// A message means something else now.
    SET_FACTS = "update messages set facts = $1 where tenant = $2 and id = $3";
    /// What is said of a case follows from what its messages mean.
    DESCRIBE = "update cases set topic = $1, sentiment = $2, needs_triage = $3 where tenant = $4 and id = $5";
    /// A message says something else now.
    EDIT = "update messages set text = $1, edited_at = $2, facts = $3 where tenant = $4 and id = $5";
    /// A message was taken back: the words go, the fact stays.
    DELETE = "update messages set text = '', deleted_at = $1, facts = null, attachments = null, quoted = null
        where tenant = $2 and id = $3";
    /// How a message was laid out.
    INSERT_PAGE = "insert into message_pages (tenant, message_id, html, pictures, cut) values ($1, $2, $3, $4, $5)";
    /// One page.
    PAGE = "select html, pictures, cut from message_pages where tenant = $1 and message_id = $2";
    /// Which of some messages have a page.
    LAID = "select message_id, pictures, cut from message_pages where tenant = $1 and message_id in {ids:$2}";
    /// A message was taken back, and its page with it.
    FORGET_PAGE = "delete from message_pages where tenant = $1 and message_id = $2";
    /// The search index still holds what a message said before.
    REINDEX = "insert into search_changes (tenant, id, message_id) values ($1, $2, $3)";
    /// What a message said before.
    INSERT_VERSION = "insert into message_versions (tenant, message_id, version, text, replaced_at)
        values ($1, $2, $3, $4, $5)";
    /// Forget what a message said before.
    FORGET_VERSIONS = "delete from message_versions where tenant = $1 and message_id = $2";
    /// What a message said before, oldest first.
    VERSIONS = "select text, replaced_at from message_versions where tenant = $1 and message_id = $2
        order by version";
    /// A message of ours that a delivery brought under this id of the network's. What we sent ourselves is none.
    OVERHEARD = "select id from messages where tenant = $1 and account_id = $2 and provider_id = $3 and id <> $4
        and direction = 'outbound' and delivery_id is not null";
    /// It was the one that was sent.
    FORGET_OVERHEARD = "delete from messages where tenant = $1 and id = $2";
    /// Our words got the network's id.
    SET_PROVIDER = "update messages set provider_id = $1, thread = $2 where tenant = $3 and id = $4";
    /// A change arrived before its message.
    INSERT_EARLY = "insert into early_changes (tenant, account_id, provider_id, at, text, delivery_id)
        values ($1, $2, $3, $4, $5, $6) on conflict (tenant, account_id, provider_id, at) do nothing";
    /// Changes that arrived before their messages.
    EARLY = "select provider_id, at, text from early_changes
        where tenant = $1 and account_id = $2 and provider_id in {texts:$3} order by at";
    /// A change found its message.
    FORGET_EARLY = "delete from early_changes where tenant = $1 and account_id = $2 and provider_id = $3";
    /// Somebody reacted.
    INSERT_REACTION = "insert into reactions (tenant, account_id, provider_id, external_id, kind, at, removed_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant, account_id, provider_id, external_id, kind)
        do update set removed_at = excluded.removed_at, at = excluded.at where reactions.at <= excluded.at";
}
