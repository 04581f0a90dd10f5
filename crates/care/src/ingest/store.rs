//! The texts for `deliveries` and `unknown_kinds`.

db::statements! {
    /// A delivery, once.
    INSERT = "insert into deliveries
        (tenant, id, account_id, channel, dedup_key, body, received_at, state, attempts, items, unknown)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (tenant, account_id, dedup_key) do nothing";
    /// The oldest that wait, without some.
    WAITING = "select id, account_id, channel, received_at, body from deliveries
        where tenant = $1 and state = 'stored' and id not in {ids:$2} order by received_at, id limit $3";
    /// Those of some that nobody else has read.
    CLAIM = "update deliveries set state = $1, done_at = $2, attempts = attempts + 1, items = 1, reason = null
        where tenant = $3 and id in {ids:$4} and state = 'stored' returning id";
    /// How much a delivery held, where it was not one known item.
    COUNT = "update deliveries set items = $1, unknown = $2 where tenant = $3 and id = $4";
    /// What may not be kept is gone from a body.
    SCRUB = "update deliveries set body = $1 where tenant = $2 and id = $3";
    /// It can't be read.
    POISON = "update deliveries set state = $1, reason = $2, attempts = attempts + 1
        where tenant = $3 and id = $4 and state = 'stored'";
    /// It shall be read again.
    RETRY = "update deliveries set state = 'stored', reason = null
        where tenant = $1 and id = $2 and state = 'poison'";
    /// Those that can't be read.
    POISONED = "select id, account_id, channel, dedup_key, received_at, state, attempts, reason, items, unknown,
            done_at, cast(length(body) as {int}) as bytes
        from deliveries where tenant = $1 and state = 'poison' order by received_at desc, id desc limit 200";
    /// One delivery.
    GET = "select id, account_id, channel, dedup_key, received_at, state, attempts, reason, items, unknown, done_at,
            cast(length(body) as {int}) as bytes
        from deliveries where tenant = $1 and id = $2";
    /// How many wait, and since when.
    BACKLOG = "select count(*) as waiting, min(received_at) as oldest
        from deliveries where tenant = $1 and state = 'stored'";
    /// One more of an unknown kind.
    COUNT_UNKNOWN = "insert into unknown_kinds (tenant, channel, kind, seen, last_delivery, last_at)
        values ($1, $2, $3, 1, $4, $5)
        on conflict (tenant, channel, kind)
        do update set seen = unknown_kinds.seen + 1, last_delivery = excluded.last_delivery,
            last_at = excluded.last_at";
    /// The unknown kinds.
    UNKNOWN_KINDS = "select channel, kind, seen, last_at from unknown_kinds
        where tenant = $1 order by seen desc, channel, kind";
}
