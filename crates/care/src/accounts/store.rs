//! The texts for `accounts`.

db::statements! {
    /// A new account.
    INSERT = "insert into accounts
        (tenant, id, channel, external_id, handle, name, base_url, secret, token, settings, state, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    /// An account by what the network calls it, also one that was taken away.
    KNOWN = "select id, removed_at from accounts where tenant = $1 and channel = $2 and external_id = $3";
    /// An account that was taken away is connected again; its history is read anew.
    CONNECT_AGAIN = "update accounts set handle = $1, name = $2, base_url = $3, secret = $4, token = $5, settings = $6,
            state = $7, state_reason = null, history_cursor = null, read_by = null, created_at = $8, removed_at = null
        where tenant = $9 and id = $10";
    /// What tells whether an account needs a person.
    ALARMS = "select a.id, a.channel, a.handle, a.state, a.state_reason, m.read_at, m.trouble, m.trouble_since,
            m.deaf_since, m.deaf_reason, m.told
        from accounts a
        left join account_meters m on m.tenant = a.tenant and m.account_id = a.id
        where a.tenant = $1 and a.removed_at is null order by a.created_at, a.id";
    /// All accounts.
    LIST = "select id, channel, external_id, handle, name, base_url, secret, token, settings, state, state_reason,
            history_cursor, created_at
        from accounts where tenant = $1 and removed_at is null order by created_at, id";
    /// The brand as one network knows it.
    US = "select external_id, handle, settings from accounts where tenant = $1 and id = $2";
    /// An account works, or not.
    SET_STATE = "update accounts set state = $1, state_reason = $2 where tenant = $3 and id = $4";
    /// An account is taken away, and what opens it.
    REMOVE = "update accounts set removed_at = $1, state = 'stopped', token = $2, secret = $2
        where tenant = $3 and id = $4 and removed_at is null";
    /// What the network says about itself.
    SET_FOUND = "update accounts set handle = $1, name = $2, settings = $3 where tenant = $4 and id = $5";
    /// A new token.
    SET_TOKEN = "update accounts set token = $1 where tenant = $2 and id = $3";
    /// A new address.
    RELOCATE = "update accounts set base_url = $1 where tenant = $2 and id = $3";
    /// A team may speak through an account.
    GRANT = "insert into account_grants (tenant, account_id, team) values ($1, $2, $3)
        on conflict (tenant, account_id, team) do nothing";
    /// A team may no longer speak through an account.
    WITHHOLD = "delete from account_grants where tenant = $1 and account_id = $2 and team = $3";
    /// The teams that may speak through an account.
    GRANTS = "select team from account_grants where tenant = $1 and account_id = $2 order by team";
    /// A node reads an account, unless another one does.
    TAKE_READING = "update accounts set read_by = $1, read_until = $2
        where tenant = $3 and id = $4 and removed_at is null
            and (read_by is null or read_by = $1 or read_until <= $5) returning history_cursor";
    /// A node reads an account, whoever did.
    SEIZE_READING = "update accounts set read_by = $1, read_until = $2
        where tenant = $3 and id = $4 and removed_at is null returning history_cursor";
    /// Nobody reads any account.
    FREE_READINGS = "update accounts set read_by = null, read_until = null where tenant = $1 and read_by is not null";
    /// A node reads an account no longer.
    LEAVE_READING = "update accounts set read_by = null, read_until = null
        where tenant = $1 and id = $2 and read_by = $3";
    /// A place in the network's history, moved on from where the node that reads it began.
    SET_CURSOR = "update accounts set history_cursor = $1, read_until = $2
        where tenant = $3 and id = $4 and read_by = $5 and coalesce(history_cursor, '') = $6";
    /// An account can't be listened to.
    METER_DEAF = "insert into account_meters
            (tenant, account_id, came, recovered, deaf_since, deaf_reason, quotas)
        values ($1, $2, 0, 0, $3, $4, '[]')
        on conflict (tenant, account_id) do update set deaf_reason = excluded.deaf_reason,
            deaf_since = coalesce(account_meters.deaf_since, excluded.deaf_since)";
    /// It can again.
    METER_HEARS = "update account_meters set deaf_since = null, deaf_reason = null
        where tenant = $1 and account_id = $2 and deaf_since is not null";
    /// People are told about an account's trouble, once.
    METER_TOLD = "update account_meters set told = $1 where tenant = $2 and account_id = $3 and told is null";
    /// It is over.
    METER_CALM = "update account_meters set told = null where tenant = $1 and account_id = $2 and told = $3";
    /// How far behind every account is.
    METERS = "select account_id, read_at, event_at, came, recovered, trouble, trouble_since, quotas
        from account_meters where tenant = $1";
    /// A history was read.
    METER_READ = "insert into account_meters
            (tenant, account_id, read_at, event_at, came, recovered, trouble, trouble_since, quotas)
        values ($1, $2, $3, $4, $5, $6, null, null, $7)
        on conflict (tenant, account_id) do update set read_at = excluded.read_at,
            event_at = coalesce(excluded.event_at, account_meters.event_at),
            came = account_meters.came + excluded.came,
            recovered = account_meters.recovered + excluded.recovered,
            trouble = null, trouble_since = null, quotas = excluded.quotas";
    /// A history can't be read.
    METER_TROUBLE = "insert into account_meters
            (tenant, account_id, came, recovered, trouble, trouble_since, quotas)
        values ($1, $2, 0, 0, $3, $4, '[]')
        on conflict (tenant, account_id) do update set trouble = excluded.trouble,
            trouble_since = coalesce(account_meters.trouble_since, excluded.trouble_since)";
}
