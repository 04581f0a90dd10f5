//! The texts for deeds.

db::statements! {
    /// A deed.
    INSERT = "insert into deeds (tenant, id, case_id, message_id, deed, reason, credit, by_user, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// The deeds of some cases, oldest first.
    OF_CASES = "select d.id, d.case_id, d.message_id, d.deed, d.reason, d.by_user, d.at, o.state, o.error
        from deeds d join outbox o on o.tenant = d.tenant and o.subject = d.id
        where d.tenant = $1 and d.case_id in {ids:$2} order by d.at, d.id";
    /// The deeds of a message, oldest first.
    OF_MESSAGE = "select d.id, d.case_id, d.message_id, d.deed, d.reason, d.by_user, d.at, o.state, o.error
        from deeds d join outbox o on o.tenant = d.tenant and o.subject = d.id
        where d.tenant = $1 and d.message_id = $2 order by d.at, d.id";
    /// How a message was shown last: the effect, what the network calls our post, how far it has come.
    LAST_REPOST = "select o.id, o.remote_id, o.state from deeds d
        join outbox o on o.tenant = d.tenant and o.subject = d.id
        where d.tenant = $1 and d.message_id = $2 and d.deed = 'repost' order by d.at desc, d.id desc limit 1";
    /// Our words are not there any more.
    TAKEN_DOWN = "update messages set deleted_at = $1 where tenant = $2 and id = $3
        and direction = 'outbound' and deleted_at is null";
    /// What the brand wants to happen by itself.
    POLICY = "select personal_data from deed_policies where tenant = $1";
    /// It wants something else.
    SET_POLICY = "insert into deed_policies (tenant, personal_data) values ($1, $2)
        on conflict (tenant) do update set personal_data = excluded.personal_data";
}
