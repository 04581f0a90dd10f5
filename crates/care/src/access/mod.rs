//! Who may do what.
//!
//! In: passwords, session tokens, API tokens. Out: a [`kernel::Actor`] with a role. Promised: denied by default:
//! every verb names a [`Right`] and [`allow`] is the one place that compares it with a role; a password is kept as
//! an argon2id hash, a token as a digest; guessing is throttled; a session or token can be ended at once.

mod model;
mod password;
pub mod store;

use std::collections::HashMap;

use db::{Tx, args};
use kernel::{
    Actor, Ctx, Instant, Millis, Role, Secret, SessionId, TokenId, UserId, hash_token, mint_token, said,
};
use serde_json::json;

pub use model::{ApiToken, Right, Session, User};
pub use password::{hash, matches, policy};

use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// How long a session lives without being used.
pub const SESSION_IDLE: Millis = Millis::hours(12);
/// How long a session lives at most.
pub const SESSION_LIFE: Millis = Millis::days(14);
/// Failed log-ins of one login, or from one address, before it has to wait.
pub const FAILURES_ALLOWED: i64 = 8;
/// In which time they are counted, and how long it has to wait.
pub const FAILURE_WINDOW: Millis = Millis::minutes(15);

/// Whether the context's actor may do this.
///
/// # Errors
/// [`Error::Denied`] with the role that it needs.
pub fn allow(ctx: &Ctx, right: Right) -> Result<()> {
    let needs = right.needs();
    match ctx.actor.role() {
        None => Ok(()),
        Some(role) if role >= needs => Ok(()),
        Some(_) => Err(Error::Denied { needs }),
    }
}

/// Makes a user. `password_hash` comes from [`hash`], which is slow and so done outside of the transaction.
pub async fn add_user(
    tx: &mut Tx,
    ctx: &Ctx,
    login: &str,
    name: &str,
    role: Role,
    team: Option<&str>,
    password_hash: &str,
) -> Result<UserId> {
    allow(ctx, Right::Administer)?;
    let login = login.trim().to_lowercase();
    if login.is_empty() || login.len() > 100 || login.chars().any(char::is_whitespace) {
        return Err(Error::invalid("a login is one word of at most 100 characters"));
    }
    if name.trim().is_empty() || name.len() > 200 {
        return Err(Error::invalid("a name has 1 to 200 characters"));
    }
    let id: UserId = ctx.mint();
    let args = args![ctx.tenant, id, &login, name.trim(), role, team, password_hash, ctx.now()];
    if tx.execute(&store::INSERT_USER, &args).await? == 0 {
        return Err(Error::invalid(said!("the login `{login}` is taken", login)));
    }
    let data = json!({ "user": id, "role": role });
    trail::note(tx, ctx, Kind::UserAdded, About::default(), data).await?;
    Ok(id)
}

/// One user.
pub async fn user(tx: &mut Tx, ctx: &Ctx, id: UserId) -> Result<User> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::USER, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("user"))
}

/// All users, by name.
pub async fn users(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<User>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::USERS, &args![ctx.tenant]).await?)
}

/// All users by name, each with the time they were here last.
pub async fn staff(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<(User, Option<Instant>)>> {
    allow(ctx, Right::Administer)?;
    let seen: Vec<(UserId, Instant)> = tx.query(&store::LAST_SEEN, &args![ctx.tenant]).await?;
    let seen: HashMap<UserId, Instant> = seen.into_iter().collect();
    let users = users(tx, ctx).await?;
    Ok(users
        .into_iter()
        .map(|user| (seen.get(&user.id).copied(), user))
        .map(|(at, user)| (user, at))
        .collect())
}

/// Ends somebody's access: no log-in, and all sessions end. Whoever has none already keeps the time it ended. What
/// they hold is [`crate::handling::dismiss`]'s.
pub(crate) async fn disable(tx: &mut Tx, ctx: &Ctx, id: UserId) -> Result<()> {
    allow(ctx, Right::Administer)?;
    if ctx.actor.user() == Some(id) {
        return Err(Error::invalid("you can't end your own access; ask another administrator"));
    }
    let user = user(tx, ctx, id).await?;
    if user.disabled_at.is_some() {
        return Ok(());
    }
    tx.execute(&store::DISABLE_USER, &args![ctx.now(), ctx.tenant, id]).await?;
    tx.execute(&store::REVOKE_ALL, &args![ctx.now(), ctx.tenant, id]).await?;
    trail::note(tx, ctx, Kind::UserDisabled, About::default(), json!({ "user": id })).await
}

/// Gives access back. The sessions of before stay ended: the password opens a new one.
pub async fn enable(tx: &mut Tx, ctx: &Ctx, id: UserId) -> Result<()> {
    allow(ctx, Right::Administer)?;
    let user = user(tx, ctx, id).await?;
    if user.disabled_at.is_none() {
        return Ok(());
    }
    tx.execute(&store::ENABLE_USER, &args![ctx.tenant, id]).await?;
    trail::note(tx, ctx, Kind::UserEnabled, About::default(), json!({ "user": id })).await
}

/// What a log-in needs, before the slow comparison of the password: the user, if there is one, and their hash.
///
/// # Errors
/// [`Error::Throttled`] if this login or this address has failed too often.
pub async fn begin_login(
    tx: &mut Tx,
    ctx: &Ctx,
    login: &str,
    address: &str,
) -> Result<Option<(User, Secret<String>)>> {
    let login = login.trim().to_lowercase();
    for subject in [format!("login:{login}"), format!("address:{address}")] {
        knock(tx, ctx, &subject).await?;
    }
    let found: Option<model::UserWithHash> =
        tx.query_opt(&store::USER_BY_LOGIN, &args![ctx.tenant, &login]).await?;
    Ok(found.filter(|found| found.disabled_at.is_none()).map(model::UserWithHash::split))
}

/// Whether somebody may try again who has no log-in: `subject` names them, such as `call:192.0.2.7`.
///
/// # Errors
/// [`Error::Throttled`] if they have failed too often.
pub(crate) async fn knock(tx: &mut Tx, ctx: &Ctx, subject: &str) -> Result<()> {
    let since = ctx.now() - FAILURE_WINDOW;
    let (failures, oldest): (i64, Option<Instant>) =
        tx.query_one(&store::FAILURES, &args![ctx.tenant, subject, since]).await?;
    if failures < FAILURES_ALLOWED {
        return Ok(());
    }
    Err(Error::Throttled { wait: oldest.map_or(FAILURE_WINDOW, |at| (at + FAILURE_WINDOW).since(ctx.now())) })
}

/// They have failed.
pub(crate) async fn knocked_in_vain(tx: &mut Tx, ctx: &Ctx, subject: &str) -> Result<()> {
    let id: kernel::EventId = ctx.mint();
    tx.execute(&store::INSERT_FAILURE, &args![ctx.tenant, id, subject, ctx.now()]).await?;
    Ok(())
}

/// The password was wrong.
pub async fn fail_login(tx: &mut Tx, ctx: &Ctx, login: &str, address: &str) -> Result<()> {
    let login = login.trim().to_lowercase();
    for subject in [format!("login:{login}"), format!("address:{address}")] {
        knocked_in_vain(tx, ctx, &subject).await?;
    }
    tx.execute(&store::FORGET_FAILURES, &args![ctx.tenant, ctx.now() - Millis::days(1)]).await?;
    Ok(())
}

/// The password was right: a session begins. Returns the token for the cookie; only its digest is stored.
pub async fn open_session(
    tx: &mut Tx,
    ctx: &Ctx,
    user: &User,
    device: &str,
) -> Result<(Session, Secret<String>)> {
    let token = ctx.with_rng(|rng| mint_token("cgs", rng));
    let csrf = ctx.with_rng(|rng| mint_token("csrf", rng));
    let session = Session {
        id: ctx.mint(),
        user_id: user.id,
        csrf: csrf.expose().clone(),
        device: device.chars().take(200).collect(),
        created_at: ctx.now(),
        last_seen_at: ctx.now(),
        expires_at: ctx.now() + SESSION_LIFE,
        revoked_at: None,
    };
    tx.execute(
        &store::INSERT_SESSION,
        &args![
            ctx.tenant,
            session.id,
            session.user_id,
            hash_token(&token),
            &session.csrf,
            &session.device,
            session.created_at,
            session.last_seen_at,
            session.expires_at
        ],
    )
    .await?;
    tx.execute(&store::FORGIVE, &args![ctx.tenant, format!("login:{}", user.login)]).await?;
    let ctx = ctx.with_actor(Actor::User { id: user.id, role: user.role });
    trail::note(tx, &ctx, Kind::LoggedIn, About::default(), json!({ "session": session.id })).await?;
    Ok((session, token))
}

/// The session behind a cookie, and its user. `None` if it ended, or the user's access did.
pub async fn session(tx: &mut Tx, ctx: &Ctx, token: &Secret<String>) -> Result<Option<(Session, User)>> {
    let session: Option<Session> =
        tx.query_opt(&store::SESSION_BY_TOKEN, &args![ctx.tenant, hash_token(token)]).await?;
    let Some(session) = session else { return Ok(None) };
    let idle = ctx.now().since(session.last_seen_at) > SESSION_IDLE;
    if session.revoked_at.is_some() || idle || session.expires_at <= ctx.now() {
        return Ok(None);
    }
    let user = user(tx, ctx, session.user_id).await?;
    Ok(user.disabled_at.is_none().then_some((session, user)))
}

/// The session is in use. Called at most once a minute for each.
pub async fn touch_session(tx: &mut Tx, ctx: &Ctx, id: SessionId) -> Result<()> {
    tx.execute(&store::TOUCH_SESSION, &args![ctx.now(), ctx.tenant, id]).await?;
    Ok(())
}

/// The sessions of a user that have not ended, the one used last first: one's own, or, as an administrator, anybody's.
pub async fn sessions(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<Vec<Session>> {
    allow(ctx, if ctx.actor.user() == Some(user) { Right::Read } else { Right::Administer })?;
    Ok(tx.query(&store::SESSIONS_OF, &args![ctx.tenant, user, ctx.now()]).await?)
}

/// Ends a session: one's own, or, as an administrator, anybody's.
pub async fn revoke_session(tx: &mut Tx, ctx: &Ctx, id: SessionId) -> Result<()> {
    let owner: Option<UserId> = tx.query_opt(&store::SESSION_OWNER, &args![ctx.tenant, id]).await?;
    let owner = owner.ok_or(Error::not_found("session"))?;
    if ctx.actor.user() != Some(owner) {
        allow(ctx, Right::Administer)?;
    }
    tx.execute(&store::REVOKE_SESSION, &args![ctx.now(), ctx.tenant, id]).await?;
    trail::note(tx, ctx, Kind::SessionRevoked, About::default(), json!({ "session": id })).await
}

/// Ends all of the caller's own sessions but one.
///
/// # Errors
/// [`Error::Unauthenticated`] if no person acts.
pub async fn revoke_others(tx: &mut Tx, ctx: &Ctx, keep: SessionId) -> Result<()> {
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    tx.execute(&store::REVOKE_OTHERS, &args![ctx.now(), ctx.tenant, me, keep]).await?;
    trail::note(tx, ctx, Kind::SessionRevoked, About::default(), json!({ "user": me, "kept": keep })).await
}

/// Makes a token for the JSON API. It is shown once; only its digest is stored.
pub async fn create_token(
    tx: &mut Tx,
    ctx: &Ctx,
    name: &str,
    role: Role,
) -> Result<(TokenId, Secret<String>)> {
    allow(ctx, Right::Administer)?;
    if name.trim().is_empty() || name.len() > 200 {
        return Err(Error::invalid("a token's name has 1 to 200 characters and says what uses it"));
    }
    let id: TokenId = ctx.mint();
    let token = ctx.with_rng(|rng| mint_token("cgt", rng));
    let args = args![ctx.tenant, id, name.trim(), role, hash_token(&token), ctx.now()];
    tx.execute(&store::INSERT_TOKEN, &args).await?;
    trail::note(tx, ctx, Kind::TokenCreated, About::default(), json!({ "token": id, "role": role })).await?;
    Ok((id, token))
}

/// Who shows this token. `None` if nobody may.
pub async fn token(tx: &mut Tx, ctx: &Ctx, token: &Secret<String>) -> Result<Option<Actor>> {
    let found: Option<ApiToken> =
        tx.query_opt(&store::TOKEN_BY_HASH, &args![ctx.tenant, hash_token(token)]).await?;
    Ok(found.filter(|t| t.revoked_at.is_none()).map(|t| Actor::Token { id: t.id, role: t.role }))
}

/// The team for which a program speaks; without one its words need somebody's agreement.
pub(crate) async fn team_of_token(tx: &mut Tx, ctx: &Ctx, id: TokenId) -> Result<Option<String>> {
    let team: Option<Option<String>> = tx.query_opt(&store::TOKEN_TEAM, &args![ctx.tenant, id]).await?;
    Ok(team.flatten())
}

/// A program speaks for a team from now on, or for none.
pub async fn set_token_team(tx: &mut Tx, ctx: &Ctx, id: TokenId, team: Option<&str>) -> Result<()> {
    allow(ctx, Right::Administer)?;
    if tx.execute(&store::SET_TOKEN_TEAM, &args![team, ctx.tenant, id]).await? == 0 {
        return Err(Error::not_found("token"));
    }
    trail::note(tx, ctx, Kind::StaffChanged, About::default(), json!({ "token": id, "team": team })).await
}

/// The API's tokens, newest first.
pub async fn tokens(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<ApiToken>> {
    allow(ctx, Right::Administer)?;
    Ok(tx.query(&store::TOKENS, &args![ctx.tenant]).await?)
}

/// Ends a token.
pub async fn revoke_token(tx: &mut Tx, ctx: &Ctx, id: TokenId) -> Result<()> {
    allow(ctx, Right::Administer)?;
    tx.execute(&store::REVOKE_TOKEN, &args![ctx.now(), ctx.tenant, id]).await?;
    trail::note(tx, ctx, Kind::TokenRevoked, About::default(), json!({ "token": id })).await
}
