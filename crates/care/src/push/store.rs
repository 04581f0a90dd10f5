//! The texts for `push_subscriptions` and `push_keys`.

db::statements! {
    /// A browser wants to be told. One that is known belongs to whoever is logged in there now.
    PUT = "insert into push_subscriptions (tenant, id, user_id, endpoint, p256dh, auth, device, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant, endpoint) do update set user_id = excluded.user_id, p256dh = excluded.p256dh,
            auth = excluded.auth, device = excluded.device, created_at = excluded.created_at";
    /// How many browsers of somebody are told.
    COUNT = "select count(*) from push_subscriptions where tenant = $1 and user_id = $2";
    /// Somebody's browsers.
    MINE = "select id, user_id, endpoint, p256dh, auth, device, created_at
        from push_subscriptions where tenant = $1 and user_id = $2 order by created_at, id";
    /// The browsers of several people.
    OF = "select id, user_id, endpoint, p256dh, auth, device, created_at
        from push_subscriptions where tenant = $1 and user_id in {ids:$2} order by id";
    /// One of somebody's browsers is told no more.
    DROP_MINE = "delete from push_subscriptions where tenant = $1 and user_id = $2 and id = $3";
    /// A browser is gone.
    DROP = "delete from push_subscriptions where tenant = $1 and id = $2";
    /// Who we are.
    KEYS = "select public, sealed from push_keys where tenant = $1";
    /// From now on we are this.
    KEEP_KEYS = "insert into push_keys (tenant, public, sealed, created_at, pushed_until)
        values ($1, $2, $3, $4, $4) on conflict (tenant) do nothing";
    /// How far the notifications have been pushed.
    PUSHED_UNTIL = "select pushed_until from push_keys where tenant = $1 {lock}";
    /// They have been pushed until then.
    PUSHED = "update push_keys set pushed_until = $1 where tenant = $2";
    /// When anybody was told something last.
    NEWEST = "select at from notifications where tenant = $1 and at > $2 order by at desc limit 1";
    /// Who has a browser that is told.
    LISTENERS = "select u.id, u.role, u.lang, u.wishes from users u
        where u.tenant = $1 and u.disabled_at is null and exists (
            select 1 from push_subscriptions s where s.tenant = u.tenant and s.user_id = u.id)
        order by u.id";
}
