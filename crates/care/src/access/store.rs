//! The texts for `users`, `sessions`, `api_tokens` and `login_failures`.

db::statements! {
    /// A new user.
    INSERT_USER = "insert into users (tenant, id, login, name, role, team, password_hash, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant, login) do nothing";
    /// One user.
    USER = "select id, login, name, role, team, lang, zone, wishes, created_at, disabled_at
        from users where tenant = $1 and id = $2";
    /// All users.
    USERS = "select id, login, name, role, team, lang, zone, wishes, created_at, disabled_at
        from users where tenant = $1 order by name, id";
    /// A user and the hash of their password.
    USER_BY_LOGIN = "select id, login, name, role, team, lang, zone, wishes, created_at, disabled_at, password_hash
        from users where tenant = $1 and login = $2";
    /// Ends a user's access.
    DISABLE_USER = "update users set disabled_at = $1 where tenant = $2 and id = $3";
    /// A user's access begins again.
    ENABLE_USER = "update users set disabled_at = null where tenant = $1 and id = $2";
    /// When users were here last.
    LAST_SEEN = "select user_id, max(last_seen_at) as last_seen_at from sessions where tenant = $1 group by user_id";
    /// How often a login or an address failed.
    FAILURES = "select count(*) as failures, min(at) as oldest
        from login_failures where tenant = $1 and subject = $2 and at >= $3";
    /// It failed once more.
    INSERT_FAILURE = "insert into login_failures (tenant, id, subject, at) values ($1, $2, $3, $4)";
    /// Failures that no longer count.
    FORGET_FAILURES = "delete from login_failures where tenant = $1 and at < $2";
    /// A login succeeded: its failures no longer count.
    FORGIVE = "delete from login_failures where tenant = $1 and subject = $2";
    /// A new session.
    INSERT_SESSION = "insert into sessions
        (tenant, id, user_id, token_hash, csrf, device, created_at, last_seen_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// The session of a cookie.
    SESSION_BY_TOKEN = "select id, user_id, csrf, device, created_at, last_seen_at, expires_at, revoked_at
        from sessions where tenant = $1 and token_hash = $2";
    /// A user's sessions that have not ended.
    SESSIONS_OF = "select id, user_id, csrf, device, created_at, last_seen_at, expires_at, revoked_at
        from sessions where tenant = $1 and user_id = $2 and revoked_at is null and expires_at > $3
        order by last_seen_at desc, id";
    /// Whose session it is.
    SESSION_OWNER = "select user_id from sessions where tenant = $1 and id = $2";
    /// A session was used.
    TOUCH_SESSION = "update sessions set last_seen_at = $1 where tenant = $2 and id = $3";
    /// A session ends.
    REVOKE_SESSION = "update sessions set revoked_at = $1
        where tenant = $2 and id = $3 and revoked_at is null";
    /// All sessions of a user end.
    REVOKE_ALL = "update sessions set revoked_at = $1
        where tenant = $2 and user_id = $3 and revoked_at is null";
    /// All sessions of a user but one end.
    REVOKE_OTHERS = "update sessions set revoked_at = $1
        where tenant = $2 and user_id = $3 and id <> $4 and revoked_at is null";
    /// A new token.
    INSERT_TOKEN = "insert into api_tokens (tenant, id, name, role, token_hash, created_at)
        values ($1, $2, $3, $4, $5, $6)";
    /// The token of a digest.
    TOKEN_BY_HASH = "select id, name, role, created_at, revoked_at
        from api_tokens where tenant = $1 and token_hash = $2";
    /// All tokens.
    TOKENS = "select id, name, role, created_at, revoked_at
        from api_tokens where tenant = $1 order by created_at desc, id";
    /// The team for which a program speaks.
    TOKEN_TEAM = "select team from api_tokens where tenant = $1 and id = $2 and revoked_at is null";
    /// A program speaks for a team.
    SET_TOKEN_TEAM = "update api_tokens set team = $1 where tenant = $2 and id = $3";
    /// A token ends.
    REVOKE_TOKEN = "update api_tokens set revoked_at = $1
        where tenant = $2 and id = $3 and revoked_at is null";
}
