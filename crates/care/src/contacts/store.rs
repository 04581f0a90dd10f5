//! The texts for `contacts` and `opt_outs`.

db::statements! {
    /// We approached somebody.
    INSERT = "insert into contacts (tenant, message_id, person_id, case_id, by_user, at)
        values ($1, $2, $3, $4, $5, $6) on conflict (tenant, message_id) do nothing";
    /// When we approached somebody last in words that were not called back; a person may have become another since.
    LAST = "select k.at from contacts k
        join messages m on m.tenant = k.tenant and m.id = k.message_id
        where k.tenant = $1 and m.person_id = $2 and k.at >= $3
            and not exists (select 1 from outbox o where o.tenant = k.tenant and o.subject = k.message_id
                and o.state = 'cancelled')
        order by k.at desc limit 1";
    /// Whom we approached, the newest first.
    OF_PERSON = "select k.message_id, k.case_id, k.by_user, k.at from contacts k
        join messages m on m.tenant = k.tenant and m.id = k.message_id
        where k.tenant = $1 and m.person_id = $2 order by k.at desc, k.message_id limit 100";
    /// Somebody wants no such thing.
    OPT_OUT = "insert into opt_outs (tenant, person_id, evidence, by_user, at) values ($1, $2, $3, $4, $5)
        on conflict (tenant, person_id) do nothing";
    /// They do after all.
    OPT_IN = "delete from opt_outs where tenant = $1 and (person_id = $2 or exists (
        select 1 from messages m where m.tenant = $1 and m.id = opt_outs.evidence and m.person_id = $2))";
    /// Since when somebody wants no such thing; the words say whose it is when two persons became one.
    OPTED_OUT = "select o.at from opt_outs o
        left join messages m on m.tenant = o.tenant and m.id = o.evidence
        where o.tenant = $1 and (o.person_id = $2 or m.person_id = $2) order by o.at limit 1";
    /// Who of some wants no such thing.
    OPTED_OUT_OF = "select coalesce(m.person_id, o.person_id) as person, o.at from opt_outs o
        left join messages m on m.tenant = o.tenant and m.id = o.evidence
        where o.tenant = $1 and (o.person_id in {ids:$2} or m.person_id in {ids:$2})";
}
