//! The texts of the index. Its words are the one thing that each engine holds in its own way.

/// What is known of a message's case, however often it changes.
macro_rules! facts {
    ($from:literal) => {
        concat!(
            " c.state, c.topic, c.answered_at, w.queue, w.assignee, w.turn,
                exists (select 1 from drafts d where d.tenant = c.tenant and d.case_id = c.id
                    and d.user_id = $1) as has_draft,
                exists (select 1 from promises p where p.tenant = c.tenant and p.case_id = c.id
                    and p.state = 'open') as has_promise,
                (select {sqlite}group_concat{end}{postgres}string_agg{end}(t.tag, ',') from case_tags t
                    where t.tenant = c.tenant and t.case_id = c.id) as tags ",
            $from,
            " left join work_items w on w.tenant = c.tenant and w.case_id = c.id and w.id = (
                select l.id from work_items l where l.tenant = c.tenant and l.case_id = c.id
                order by l.created_at desc, l.id desc limit 1) "
        )
    };
}

/// What the index takes of a message.
macro_rules! texts {
    ($rest:literal) => {
        concat!(
            "select m.id, m.seq, m.person_id, m.account_id, m.channel, m.direction, m.visibility, m.subject, m.text,
                m.author_id, m.at, m.attachments is not null as attached, m.deleted_at is not null as deleted ",
            $rest
        )
    };
}

db::statements! {
    /// Documents that hold what is asked, newest first.
    CANDIDATES = {
        sqlite: "select d.docid, d.id from search_index cross join search_docs d
            where d.docid = search_index.rowid and d.tenant = $1 and search_index match $2
                and search_index.rowid < $3 and search_index.rowid >= $4
            order by search_index.rowid desc limit $5",
        // Its planner might rather walk the numbers, which is slow where a word is rare.
        postgres: "with found as materialized (select i.tenant, i.docid from search_index i
                where i.tenant = $1 and i.terms @@ cast($2 as text)::tsquery)
            select d.docid, d.id from found f join search_docs d on d.tenant = f.tenant and d.docid = f.docid
            where f.docid < $3 and f.docid >= $4 order by f.docid desc limit $5",
    };
    /// Puts words in.
    INDEX = {
        sqlite: "insert into search_index (words, rowid) select $1, docid from search_docs
            where tenant = $2 and docid = $3",
        postgres: "insert into search_index (terms, tenant, docid) values (cast($1 as text)::tsvector, $2, $3)",
    };
    /// Takes words out.
    UNINDEX = {
        sqlite: "delete from search_index where rowid in (
            select docid from search_docs where tenant = $1 and id in {ids:$2})",
        postgres: "delete from search_index where tenant = $1 and docid in (
            select docid from search_docs where tenant = $1 and id in {ids:$2})",
    };
    /// A document.
    INSERT_DOC = "insert into search_docs (tenant, docid, kind, id, at, digest, title, body)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Some documents go.
    DELETE_DOCS = "delete from search_docs where tenant = $1 and id in {ids:$2}";
    /// What is known of some documents.
    KNOWN = "select id, digest from search_docs where tenant = $1 and id in {ids:$2}";
    /// Which of some numbers are taken, and by whom.
    TAKEN = "select docid, id from search_docs where tenant = $1 and docid in {ints:$2}";
    /// Documents that only the index holds.
    DOCS = "select docid, id, at, title, body from search_docs where tenant = $1 and id in {ids:$2}";
    /// The oldest and the newest number.
    ENDS = "select (select min(docid) from search_docs where tenant = $1) as oldest,
        (select max(docid) from search_docs where tenant = $1) as newest";

    /// How far the indexer is.
    STATE = "select mark, messages from search_state where tenant = $1";
    /// How far the indexer is, held against other nodes.
    LOCK_STATE = "select mark, messages from search_state where tenant = $1 {lock}";
    /// The indexer begins.
    BEGIN = "insert into search_state (tenant, mark, messages) values ($1, $2, 0) on conflict (tenant) do nothing";
    /// The indexer is further.
    SET_STATE = "update search_state set mark = $1, messages = $2 where tenant = $3";
    /// The indexer looks again from here on.
    REWIND = "update search_state set mark = $1 where tenant = $2 and mark > $1";
    /// Messages behind a mark, in the order of their ids.
    TEXTS_AFTER = texts!("from messages m where m.tenant = $1 and m.id > $2 order by m.id limit $3");
    /// Messages between two marks that are not indexed.
    TEXTS_MISSED = texts!("from messages m where m.tenant = $1 and m.id > $2 and m.id <= $3
            and m.deleted_at is null
            and not exists (select 1 from search_docs d where d.tenant = m.tenant and d.id = m.id)
        order by m.id limit $4");
    /// Some messages.
    TEXTS_OF = texts!("from messages m where m.tenant = $1 and m.id in {ids:$2}");
    /// Messages that say something else now.
    CHANGES = "select id, message_id from search_changes where tenant = $1 order by id limit $2";
    /// Those have been seen.
    DROP_CHANGES = "delete from search_changes where tenant = $1 and id in {ids:$2}";
    /// A person's messages are to be indexed again.
    CHANGE_PERSON = "insert into search_changes (tenant, id, message_id)
        select m.tenant, m.id, m.id from messages m where m.tenant = $1 and m.person_id = $2
        on conflict (tenant, id) do nothing";
    /// The names of some people.
    PEOPLE = "select p.id, p.name, p.first_seen_at, i.name as called, i.handle from people p
        left join identity_links l on l.tenant = p.tenant and l.person_id = p.id and l.undone_at is null
        left join identities i on i.tenant = l.tenant and i.id = l.identity_id
        where p.tenant = $1 and p.id in {ids:$2} order by p.id, i.first_seen_at, i.id";
    /// How many messages there are.
    COUNT_MESSAGES = "select count(*) as messages from messages where tenant = $1";

    /// Words stand in more messages.
    COUNT_WORDS = "insert into search_words (tenant, word, docs) values ($1, $2, $3)
        on conflict (tenant, word) do update set docs = search_words.docs + excluded.docs";
    /// In how many messages some words stand.
    WORDS = "select word, docs from search_words where tenant = $1 and word in {texts:$2}";

    /// What may change about the cases of some messages.
    FACTS = concat!("select m.id as message_id, m.case_id, m.at, ", facts!("from messages m
            join cases c on c.tenant = m.tenant and c.id = m.case_id"),
        "where m.tenant = $2 and m.deleted_at is null and m.id in {ids:$3}");
    /// Cases, the newest first, each with its newest message.
    CASES = concat!("select m.id as message_id, m.case_id, c.last_at as at, ", facts!("from cases c
            join messages m on m.tenant = c.tenant and m.case_id = c.id and m.seq = (
                select max(n.seq) from messages n where n.tenant = c.tenant and n.case_id = c.id)"),
        "where c.tenant = $2 and (c.last_at, c.id) < ($3, $4) order by c.last_at desc, c.id desc limit $5");
    /// Cases of some people, the newest first.
    CASES_OF_PEOPLE = "select id from cases where tenant = $1 and person_id in {ids:$2}
        order by last_at desc, id desc limit $3";
    /// Some messages with what surrounds them.
    FOUND = "select m.id as message_id, m.at, m.channel, m.direction, m.visibility, m.subject, m.text,
            m.author_id, m.case_id, c.state, w.queue, m.person_id, p.name as person
        from messages m
        join cases c on c.tenant = m.tenant and c.id = m.case_id
        join people p on p.tenant = m.tenant and p.id = m.person_id
        left join work_items w on w.tenant = c.tenant and w.case_id = c.id and w.id = (
            select l.id from work_items l where l.tenant = c.tenant and l.case_id = c.id
            order by l.created_at desc, l.id desc limit 1)
        where m.tenant = $1 and m.deleted_at is null and m.id in {ids:$2}";
    /// Resolved cases of some first messages, and what they said.
    OPENINGS = "select m.case_id, m.text, c.resolved_at, p.name from messages m
        join cases c on c.tenant = m.tenant and c.id = m.case_id
        join people p on p.tenant = m.tenant and p.id = m.person_id
        where m.tenant = $1 and m.id in {ids:$2} and m.deleted_at is null and c.state = 'resolved'
            and c.resolved_at is not null";
    /// The brand's last words in some cases.
    ANSWERS = "select case_id, author_id, text from (
            select case_id, author_id, text,
                row_number() over (partition by case_id order by at desc, seq desc) as place
            from messages where tenant = $1 and case_id in {ids:$2} and direction = 'outbound' and not automatic
                and provider_id is not null and deleted_at is null) spoken
        where place = 1";

    /// Somebody searched.
    SEARCHED = "insert into searches (tenant, user_id, query, at) values ($1, $2, $3, $4)
        on conflict (tenant, user_id, query) do update set at = excluded.at";
    /// What somebody searched for last.
    RECENT = "select query from searches where tenant = $1 and user_id = $2 order by at desc, query limit $3";
    /// What they searched for long ago goes.
    FORGET = "delete from searches where tenant = $1 and user_id = $2 and query not in (
            select query from searches where tenant = $1 and user_id = $2 order by at desc, query limit $3)";
}
