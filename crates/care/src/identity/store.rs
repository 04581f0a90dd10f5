//! The texts for suggestions, and for what was joined.

/// The columns of a [`super::Suggestion`].
macro_rules! suggestions {
    ($rest:literal) => {
        concat!(
            "select id, one, other, score, evidence, state, found_at, put_off_until, decided_at, decided_by
            from person_suggestions where tenant = $1 and ",
            $rest
        )
    };
}

/// The columns of a [`super::PersonJoin`].
macro_rules! person_joins {
    ($rest:literal) => {
        concat!(
            "select id, kept, joined, suggestion_id, score, evidence, at, by_user, undone_at, undone_by
            from person_joins where tenant = $1 and ",
            $rest
        )
    };
}

/// The columns of a [`super::CaseJoin`].
macro_rules! case_joins {
    ($rest:literal) => {
        concat!(
            "select id, from_case, into_case, at, by_user, undone_at, undone_by, work_item, before
            from case_joins where tenant = $1 and ",
            $rest
        )
    };
}

/// The columns of a case.
macro_rules! cases {
    ($rest:literal) => {
        concat!(
            "select id, person_id, state, origin_channel, origin_visibility, topic, opened_at, answered_at,
                resolved_at, snoozed_until, reopened, last_seq, last_at, last_inbound_at, last_text, last_direction,
                last_visibility, sentiment, needs_triage, joined_to
            from cases where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// One suggestion.
    SUGGESTION = suggestions!("id = $2");
    /// One suggestion, locked.
    LOCK_SUGGESTION = suggestions!("id = $2 {lock}");
    /// The suggestion for a pair.
    PAIR = suggestions!("one = $2 and other = $3 {lock}");
    /// The suggestions for pairs among some persons.
    PAIRS = suggestions!("one in {ids:$2} and other in {ids:$3}");
    /// The suggestions about some persons, the surest first.
    ABOUT = suggestions!("(one in {ids:$2} or other in {ids:$2}) order by score desc, id");
    /// The newest suggestions in a state.
    IN_STATE = suggestions!("state = $2 order by score desc, found_at desc, id limit $3");
    /// How many suggestions stand how.
    COUNTS = "select state, count(*) as n from person_suggestions where tenant = $1 group by state order by state";
    /// A new suggestion.
    SUGGEST = "insert into person_suggestions
        (tenant, id, one, other, score, evidence, state, found_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant, one, other) do nothing";
    /// More or less speaks for it than before.
    REWEIGH = "update person_suggestions set score = $1, evidence = $2, state = $3, found_at = $4
        where tenant = $5 and id = $6";
    /// Somebody decided.
    DECIDE = "update person_suggestions set state = $1, decided_at = $2, decided_by = $3, put_off_until = null
        where tenant = $4 and id = $5";
    /// Somebody decides later.
    PUT_OFF = "update person_suggestions set put_off_until = $1 where tenant = $2 and id = $3";
    /// Whether somebody of one group was said not to be somebody of another.
    NOT_SAME = "select count(*) from person_suggestions where tenant = $1 and state = 'rejected'
        and ((one in {ids:$2} and other in {ids:$3}) or (other in {ids:$2} and one in {ids:$3}))";

    /// A person and everybody who was joined with them.
    GROUP = "with recursive one (id) as (
            select id from people where tenant = $1 and id = $2
            union select j.joined from person_joins j join one on one.id = j.kept
                where j.tenant = $1 and j.undone_at is null)
        select id from one";
    /// Who a person is now: themselves, or whom they were joined with.
    HEAD = "with recursive one (id) as (
            select id from people where tenant = $1 and id = $2
            union select j.kept from person_joins j join one on one.id = j.joined
                where j.tenant = $1 and j.undone_at is null)
        select id from one where not exists (select 1 from person_joins j
            where j.tenant = $1 and j.joined = one.id and j.undone_at is null)";
    /// How many persons hold some identifiers.
    HOLDING = "select i.key, count(distinct l.person_id) from identifiers i
        join identity_links l on l.tenant = i.tenant and l.identity_id = i.identity_id and l.undone_at is null
        where i.tenant = $1 and i.key in {texts:$2} group by i.key";
    /// Persons who hold what somebody holds.
    ALSO = "select distinct t.person_id from identity_links l
        join identifiers i on i.tenant = l.tenant and i.identity_id = l.identity_id
        join identifiers o on o.tenant = i.tenant and o.key = i.key and o.identity_id <> i.identity_id
        join identity_links t on t.tenant = o.tenant and t.identity_id = o.identity_id and t.undone_at is null
        where l.tenant = $1 and l.person_id = $2 and l.undone_at is null and t.person_id <> $2 limit $3";
    /// Persons with a handle that somebody has elsewhere.
    NAMESAKES = "select distinct t.person_id from identity_links l
        join identities i on i.tenant = l.tenant and i.id = l.identity_id
        join identities o on o.tenant = i.tenant and o.handle = i.handle and o.channel <> i.channel
        join identity_links t on t.tenant = o.tenant and t.identity_id = o.id and t.undone_at is null
        where l.tenant = $1 and l.person_id = $2 and l.undone_at is null and t.person_id <> $2 limit $3";
    /// What some persons wrote last. The cross join keeps SQLite from beginning with all messages.
    LAST_WORDS = "select person_id, case_id, topic, channel, visibility, text, at from (
            select c.person_id, m.case_id, c.topic, m.channel, m.visibility, m.text, m.at,
                row_number() over (partition by c.person_id order by m.at desc, m.seq desc) as place
            from cases c cross join messages m
            where m.tenant = c.tenant and m.case_id = c.id and m.direction = 'inbound' and m.deleted_at is null
                and c.tenant = $1 and c.person_id in {ids:$2} and c.last_inbound_at >= $3) spoken
        where place = 1";
    /// The addresses of some persons, those used last first.
    ADDRESSES = "select l.person_id, i.id, i.channel, i.external_id, i.handle, i.name, i.avatar, i.reach,
            i.first_seen_at, i.last_seen_at
        from identity_links l join identities i on i.tenant = l.tenant and i.id = l.identity_id
        where l.tenant = $1 and l.person_id in {ids:$2} and l.undone_at is null
        order by i.last_seen_at desc, i.id";
    /// Some persons.
    PERSONS = "select id, name, avatar, reach, lang, first_seen_at, last_seen_at
        from people where tenant = $1 and id in {ids:$2}";

    /// The addresses of two persons, locked in the order in which words that arrive lock them.
    LOCK_IDENTITIES = "select i.id from identities i
        where i.tenant = $1 and i.id in (select l.identity_id from identity_links l
            where l.tenant = $1 and l.person_id in {ids:$2} and l.undone_at is null)
        order by i.channel, i.id {lock}";
    /// The addresses of a person go.
    UNDO_LINKS = "update identity_links set undone_at = $1, undone_by = $2
        where tenant = $3 and person_id = $4 and undone_at is null returning identity_id";
    /// The addresses that came with a join go.
    UNDO_JOINED_LINKS = "update identity_links set undone_at = $1, undone_by = $2
        where tenant = $3 and person_id = $4 and undone_at is null and identity_id in (select k.identity_id
            from identity_links k where k.tenant = $3 and k.join_id = $5)
        returning identity_id";
    /// They come to another person.
    LINK = "insert into identity_links
        (tenant, id, identity_id, person_id, evidence, linked_at, linked_by, join_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Every address that was ever a person's, with its evidence; the newest link first.
    LINKS = "select l.id, l.identity_id, i.channel, i.handle, l.evidence, l.linked_at, l.linked_by, l.undone_at, l.join_id
        from identity_links l join identities i on i.tenant = l.tenant and i.id = l.identity_id
        where l.tenant = $1 and l.person_id = $2 order by l.linked_at desc, l.id desc limit 200";
    /// What a person shows follows from their addresses: the name used last, the largest reach.
    SHOWN = "select i.name, i.avatar, (select max(r.reach) from identity_links k
                join identities r on r.tenant = k.tenant and r.id = k.identity_id
                where k.tenant = $1 and k.person_id = $2 and k.undone_at is null) as reach,
            (select min(f.first_seen_at) from identity_links k
                join identities f on f.tenant = k.tenant and f.id = k.identity_id
                where k.tenant = $1 and k.person_id = $2 and k.undone_at is null) as first_seen_at,
            i.last_seen_at
        from identity_links l join identities i on i.tenant = l.tenant and i.id = l.identity_id
        where l.tenant = $1 and l.person_id = $2 and l.undone_at is null
        order by i.last_seen_at desc, i.id limit 1";
    /// What a person shows.
    SHOW = "update people set name = $1, avatar = $2, reach = $3, first_seen_at = $4, last_seen_at = $5
        where tenant = $6 and id = $7";

    /// Two persons are one.
    JOIN_PERSONS = "insert into person_joins (tenant, id, kept, joined, suggestion_id, score, evidence, at, by_user)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// One join of persons, locked.
    PERSON_JOIN = person_joins!("id = $2 {lock}");
    /// The joins of some persons, the newest first.
    JOINS_OF = person_joins!("(kept in {ids:$2} or joined in {ids:$2}) order by at desc, id desc limit 200");
    /// The newest joins of persons.
    NEWEST_JOINS = person_joins!("id is not null order by at desc, id desc limit $2");
    /// They are two after all.
    PART_PERSONS = "update person_joins set undone_at = $1, undone_by = $2 where tenant = $3 and id = $4";
    /// A case came with its person.
    CAME = "insert into person_join_cases (tenant, join_id, case_id) values ($1, $2, $3)";
    /// The cases that came with a person.
    CAME_WITH = "select case_id from person_join_cases where tenant = $1 and join_id = $2";
    /// All cases of a person, locked in one order.
    CASES_OF = cases!("person_id = $2 order by id {lock}");
    /// One case, whatever became of it, locked.
    ANY_CASE = cases!("id = $2 {lock}");
    /// Two cases, locked in one order.
    BOTH = cases!("id in {ids:$2} order by id {lock}");
    /// Cases go to another person.
    GIVE_CASES = "update cases set person_id = $1 where tenant = $2 and id in {ids:$3}";
    /// Their messages go with them.
    GIVE_MESSAGES = "update messages set person_id = $1 where tenant = $2 and case_id in {ids:$3}";
    /// Who wrote how much in some cases.
    WRITTEN_BY = "select m.case_id, c.identity_id, count(*) from messages m
        join conversations c on c.tenant = m.tenant and c.id = m.conversation_id
        where m.tenant = $1 and m.case_id in {ids:$2} group by m.case_id, c.identity_id";

    /// Two cases are one.
    JOIN_CASES = "insert into case_joins (tenant, id, from_case, into_case, at, by_user, work_item, before)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// One join of cases, locked.
    CASE_JOIN = case_joins!("id = $2 {lock}");
    /// The joins into or from a case, the newest first.
    CASE_JOINS_OF = case_joins!("(into_case = $2 or from_case = $2) order by at desc, id desc");
    /// The joins that hold among some cases, the newest first.
    HOLDING_AMONG = case_joins!("(into_case in {ids:$2} or from_case in {ids:$2}) and undone_at is null
        order by at desc, id desc");
    /// They are two after all.
    PART_CASES = "update case_joins set undone_at = $1, undone_by = $2 where tenant = $3 and id = $4";
    /// How many cases have taken in how many others, of those joined since.
    DUPLICATES = "select count(distinct into_case) as cases, count(*) as joined
        from case_joins where tenant = $1 and at >= $2 and undone_at is null";
    /// The messages of a case in their order, and who is on the other side of each.
    MESSAGES = "select m.id, m.seq, m.direction, m.conversation_id, c.identity_id from messages m
        join conversations c on c.tenant = m.tenant and c.id = m.conversation_id
        where m.tenant = $1 and m.case_id = $2 order by m.seq, m.id";
    /// Which messages a join moved, and from where in their case.
    MOVED = "select message_id, seq from case_join_messages
        where tenant = $1 and join_id = $2 and undone_at is null";
    /// A message moved.
    NOTE_MOVED = "insert into case_join_messages (tenant, message_id, join_id, seq, at)
        values ($1, $2, $3, $4, $5)";
    /// The messages of a join are back.
    NOTE_BACK = "update case_join_messages set undone_at = $1 where tenant = $2 and join_id = $3";
    /// A message stands in another case.
    MOVE = "update messages set case_id = $1, seq = $2, person_id = $3 where tenant = $4 and id = $5";
    /// Conversations go on in another case.
    MOVE_CONVERSATIONS = "update conversations set case_id = $1 where tenant = $2 and case_id = $3 and id in {ids:$4}";
    /// The conversations of a case.
    CONVERSATIONS = "select id, identity_id from conversations where tenant = $1 and case_id = $2 order by id";
    /// How a case stands, joined or not.
    SET_STOOD = "update cases set state = $1, snoozed_until = $2, resolved_at = $3, topic = $4, sentiment = $5,
            needs_triage = $6, joined_to = $7
        where tenant = $8 and id = $9";
    /// What can be counted of a case's messages.
    COUNTED = "select coalesce(max(seq), 0), max(case when direction = 'inbound' then at end),
            min(case when direction = 'outbound' and not automatic and provider_id is not null then at end)
        from messages where tenant = $1 and case_id = $2";
    /// What follows for the case. When it was answered is counted only where that was since $3.
    SET_COUNTED = "update cases set last_seq = $1, last_inbound_at = coalesce($2, last_inbound_at),
            answered_at = case when answered_at is null or answered_at >= $3 then $4 else answered_at end,
            last_at = $5, last_text = $6, last_direction = $7, last_visibility = $8
        where tenant = $9 and id = $10";
    /// What still hangs on a case, in one word each.
    HANGS_ON = "select 'words' as what from messages m join outbox o on o.tenant = m.tenant and o.subject = m.id
            where m.tenant = $1 and m.case_id = $2 and o.state in ('queued', 'sending')
        union select 'approval' as what from approvals
            where tenant = $1 and case_id = $2 and state in ('waiting', 'escalated')
        union select 'consult' as what from consults
            where tenant = $1 and case_id = $2 and answered_at is null and withdrawn_at is null
        union select 'handoff' as what from handoffs
            where tenant = $1 and case_id = $2 and state = 'waiting'
        union select 'call' as what from calls
            where tenant = $1 and case_id = $2 and state not in ('done', 'withdrawn')
        union select 'promise' as what from promises where tenant = $1 and case_id = $2 and state = 'open'
        order by what";

    /// What the brand lets the product do.
    POLICY = "select automatic from identity_policies where tenant = $1";
    /// That it changed.
    SET_POLICY = "insert into identity_policies (tenant, automatic, by_user, at) values ($1, $2, $3, $4)
        on conflict (tenant) do update set automatic = excluded.automatic, by_user = excluded.by_user,
            at = excluded.at";
}
