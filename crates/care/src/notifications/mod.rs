//! What the brand's people are told.
//!
//! In: a kind, a case, whom it concerns. Out: rows that each of them sees until they have read them. Promised: nobody
//! is told a customer's words; a team, a lead or a role is told once, and each of its people reads it for themselves.

mod model;
pub mod store;
#[cfg(test)]
mod tests;

use db::{Arg, Tx, args};
use kernel::{Actor, CaseId, Ctx, Instant, Millis, NotificationId, Role, UserId};
use serde_json::Value;

pub use model::{Audience, Kind, Notification, To};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::{Error, Result, staff};

/// The topic of the notice that says: somebody was told something.
pub const NOTICE: &str = "notifications";

/// How long what somebody was told is shown.
const KEPT: Millis = Millis::days(14);

/// What people are told in one transaction, written together at its end.
#[derive(Default, Debug)]
pub struct Told(Vec<Vec<Arg<'static>>>);

impl Told {
    /// Somebody is to be told.
    pub fn tell(&mut self, ctx: &Ctx, to: To<'_>, kind: Kind, case: Option<CaseId>, data: Value) {
        self.tell_as(ctx, ctx.mint(), to, kind, case, data);
    }

    fn tell_as(
        &mut self,
        ctx: &Ctx,
        id: NotificationId,
        to: To<'_>,
        kind: Kind,
        case: Option<CaseId>,
        data: Value,
    ) {
        let (audience, name, user) = to.columns();
        let name = name.map(str::to_owned);
        self.0.push(args![ctx.tenant, id, audience, name, user, kind, case, data, ctx.now()].into());
    }

    /// Writes what was told.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        if !self.0.is_empty() {
            tx.execute_many(&store::INSERT, self.0).await?;
            tx.notify(NOTICE, ctx.tenant.to_string());
        }
        Ok(())
    }
}

/// Tells somebody something about a case.
pub async fn tell(
    tx: &mut Tx,
    ctx: &Ctx,
    to: To<'_>,
    kind: Kind,
    case: Option<CaseId>,
    data: Value,
) -> Result<()> {
    let mut told = Told::default();
    told.tell(ctx, to, kind, case, data);
    told.flush(tx, ctx).await
}

/// Tells somebody something that can be taken back by this id when it is over.
pub(crate) async fn tell_as(
    tx: &mut Tx,
    ctx: &Ctx,
    id: NotificationId,
    to: To<'_>,
    kind: Kind,
    data: Value,
) -> Result<()> {
    let mut told = Told::default();
    told.tell_as(ctx, id, to, kind, None, data);
    told.flush(tx, ctx).await
}

/// What somebody was told is over.
pub(crate) async fn take_back(tx: &mut Tx, ctx: &Ctx, id: NotificationId) -> Result<()> {
    tx.execute(&store::DELETE, &args![ctx.tenant, id]).await?;
    tx.notify(NOTICE, ctx.tenant.to_string());
    Ok(())
}

/// The leads of whoever stands behind a queue; of a queue without a team, every lead.
pub fn leads_of<'a>(brand: &'a Brand, queue: &str) -> To<'a> {
    brand.team_of(queue).map_or(To::Leads, To::TeamLeads)
}

/// What the caller was told in the last two weeks, newest first.
pub async fn mine(tx: &mut Tx, ctx: &Ctx, limit: usize) -> Result<Vec<Notification>> {
    let Some(reader) = Reader::of(tx, ctx).await? else { return Ok(Vec::new()) };
    let mut args = reader.args(ctx);
    args.push(limit.min(500).into());
    Ok(tx.query(&store::MINE, &args).await?)
}

/// How much of what the caller was told they have not seen.
pub async fn unseen(tx: &mut Tx, ctx: &Ctx) -> Result<i64> {
    let Some(reader) = Reader::of(tx, ctx).await? else { return Ok(0) };
    Ok(tx.query_one(&store::UNSEEN, &reader.args(ctx)).await?)
}

/// The caller has seen it.
///
/// # Errors
/// [`Error::NotFound`] if there is no such notification; [`Error::Unauthenticated`] if no person acts.
pub async fn seen(tx: &mut Tx, ctx: &Ctx, id: NotificationId) -> Result<()> {
    allow(ctx, Right::Read)?;
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    let known: Option<NotificationId> = tx.query_opt(&store::EXISTS, &args![ctx.tenant, id]).await?;
    known.ok_or(Error::not_found("notification"))?;
    tx.execute(&store::SEEN, &args![ctx.tenant, me, id, ctx.now()]).await?;
    tx.notify(NOTICE, ctx.tenant.to_string());
    Ok(())
}

/// The caller has seen all that they were told.
pub async fn seen_all(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    let unseen = mine(tx, ctx, 500).await?.into_iter().filter(|told| told.seen_at.is_none());
    let rows: Vec<_> = unseen.map(|told| args![ctx.tenant, me, told.id, ctx.now()].into()).collect();
    if !rows.is_empty() {
        tx.execute_many(&store::SEEN, rows).await?;
        tx.notify(NOTICE, ctx.tenant.to_string());
    }
    Ok(())
}

/// Whether somebody has been told something of this kind since a moment.
pub(crate) async fn told_since(
    tx: &mut Tx,
    ctx: &Ctx,
    user: UserId,
    kind: Kind,
    since: Instant,
) -> Result<bool> {
    let count: i64 = tx.query_one(&store::TOLD_SINCE, &args![ctx.tenant, kind, user, since]).await?;
    Ok(count > 0)
}

/// Who reads, and what they are told therefore.
struct Reader {
    me: UserId,
    teams: Vec<String>,
    roles: Vec<String>,
    is_lead: bool,
}

impl Reader {
    /// The caller; `None` if no person acts.
    async fn of(tx: &mut Tx, ctx: &Ctx) -> Result<Option<Self>> {
        allow(ctx, Right::Read)?;
        let Actor::User { id: me, role } = ctx.actor else { return Ok(None) };
        let teams = staff::teams_of(tx, ctx, me).await?;
        let roles = staff::roles_of(tx, ctx, me).await?;
        Ok(Some(Self { me, teams, roles, is_lead: role >= Role::Lead }))
    }

    fn args(&self, ctx: &Ctx) -> Vec<Arg<'_>> {
        let of_all_teams = self.teams.is_empty();
        vec![
            self.me.into(),
            ctx.tenant.into(),
            (ctx.now() - KEPT).into(),
            Arg::texts(self.teams.iter().map(String::as_str)),
            Arg::texts(self.roles.iter().map(String::as_str)),
            self.is_lead.into(),
            of_all_teams.into(),
        ]
    }
}
