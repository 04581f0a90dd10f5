//! The texts for `people`, `identities` and `identity_links`.

db::statements! {
    /// The known identities among some external ids, locked in one order: whoever places words of a person waits for
    /// whoever is placing others of theirs, and then sees the case that was opened.
    KNOWN = "select id, channel, external_id, handle, name, avatar, reach, first_seen_at, last_seen_at
        from identities where tenant = $1 and channel = $2 and external_id in {texts:$3} order by id {lock}";
    /// To whom some identities belong.
    BELONG = "select identity_id, person_id
        from identity_links where tenant = $1 and identity_id in {ids:$2} and undone_at is null";
    /// Whose answers letters of ours expect in some threads, and from which address.
    EXPECTED = "select c.thread, m.address, k.person_id from conversations c
        join chat_mails m on m.tenant = c.tenant and m.conversation_id = c.id
        join cases k on k.tenant = c.tenant and k.id = c.case_id
        where c.tenant = $1 and c.account_id = $2 and c.thread in {texts:$3}";
    /// To whom the identities of some external ids belong.
    AUTHORS = "select i.external_id, l.person_id from identities i
        join identity_links l on l.tenant = i.tenant and l.identity_id = i.id and l.undone_at is null
        where i.tenant = $1 and i.channel = $2 and i.external_id in {texts:$3}";
    /// A new person.
    INSERT_PERSON = "insert into people (tenant, id, name, avatar, reach, lang, first_seen_at, last_seen_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// A new identity.
    INSERT_IDENTITY = "insert into identities
        (tenant, id, channel, external_id, handle, name, avatar, reach, first_seen_at, last_seen_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// The link that joins them.
    INSERT_LINK = "insert into identity_links (tenant, id, identity_id, person_id, evidence, linked_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// A person was seen again.
    SEEN_PERSON = "update people set name = $1, avatar = $2, reach = $3, lang = coalesce($4, lang),
            first_seen_at = case when $5 < first_seen_at then $5 else first_seen_at end,
            last_seen_at = case when $6 > last_seen_at then $6 else last_seen_at end
        where tenant = $7 and id = $8";
    /// An identity was seen again.
    SEEN_IDENTITY = "update identities set handle = $1, name = $2, avatar = $3, reach = $4,
            first_seen_at = case when $5 < first_seen_at then $5 else first_seen_at end,
            last_seen_at = case when $6 > last_seen_at then $6 else last_seen_at end
        where tenant = $7 and id = $8";
    /// One person.
    PERSON = "select id, name, avatar, reach, lang, first_seen_at, last_seen_at
        from people where tenant = $1 and id = $2";
    /// A person's identities, the one used last first.
    IDENTITIES_OF = "select i.id, i.channel, i.external_id, i.handle, i.name, i.avatar, i.reach,
            i.first_seen_at, i.last_seen_at
        from identity_links l
        join identities i on i.tenant = l.tenant and i.id = l.identity_id
        where l.tenant = $1 and l.person_id = $2 and l.undone_at is null
        order by i.last_seen_at desc, i.id";
    /// People, those seen last first.
    RECENT = "select id, name, avatar, reach, lang, first_seen_at, last_seen_at
        from people where tenant = $1 and (last_seen_at, id) < ($2, $3)
        order by last_seen_at desc, id desc limit $4";
    /// An identity says, or has, what names a person.
    INSERT_IDENTIFIER = "insert into identifiers
        (tenant, key, identity_id, kind, shown, verified, message_id, said_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant, key, identity_id) do nothing";
    /// What a message said is forgotten.
    FORGET_IDENTIFIERS = "delete from identifiers where tenant = $1 and message_id = $2";
    /// Who holds some identifiers, the latest first.
    HOLDERS = "select i.key, i.kind, i.shown, i.verified, l.person_id from identifiers i
        join identity_links l on l.tenant = i.tenant and l.identity_id = i.identity_id and l.undone_at is null
        where i.tenant = $1 and i.key in {texts:$2} order by i.said_at desc, i.identity_id limit $3";
    /// What names some persons.
    NAMED = "select i.key, i.kind, i.shown, i.verified, l.person_id from identity_links l
        join identifiers i on i.tenant = l.tenant and i.identity_id = l.identity_id
        where l.tenant = $1 and l.person_id in {ids:$2} and l.undone_at is null order by i.key";
}
