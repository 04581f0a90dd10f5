//! The texts for `events`.

db::statements! {
    /// One event.
    INSERT = "insert into events
        (tenant, id, at, kind, actor, actor_id, case_id, message_id, delivery_id, data)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    /// A case's events, oldest first.
    OF_CASE = "select id, at, kind, actor, actor_id, case_id, message_id, delivery_id, data
        from events where tenant = $1 and case_id = $2 order by at, id";
    /// A delivery's events, oldest first.
    OF_DELIVERY = "select id, at, kind, actor, actor_id, case_id, message_id, delivery_id, data
        from events where tenant = $1 and delivery_id = $2 order by at, id";
}
