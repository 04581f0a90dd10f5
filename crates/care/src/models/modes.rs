//! Switches such as `crisis`, off unless somebody turned them on.
//!
//! Promised: a mode is on from a moment for a reason, and ends when somebody says so or when its time is over; whatever
//! was on stays to be read.

use db::{FromRow, Json, Tx, args};
use kernel::{Ctx, Instant, SwitchId, UserId, said};
use ownership::Modes;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::{actor, note, store};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::trail::Kind;
use crate::{Error, Result};

/// What is to be on.
#[derive(Clone, Debug)]
pub struct NewSwitch<'a> {
    /// A mode that some rule of the model in force knows.
    pub mode: &'a str,
    /// The topics that it is about.
    pub topics: Vec<String>,
    /// Why.
    pub reason: &'a str,
    /// When it ends by itself; never if absent.
    pub until: Option<Instant>,
}

/// A mode, from when to when it is or was on.
#[derive(Clone, Debug, FromRow, Serialize)]
pub struct Switch {
    /// Its id.
    pub id: SwitchId,
    /// The mode.
    pub mode: String,
    /// Its topics.
    #[serde(serialize_with = "inner")]
    pub topics: Json<Vec<String>>,
    /// Who switched it on: a user or a token; nobody if it was the command line.
    pub author: Option<Uuid>,
    /// Their name, if a user.
    pub author_name: Option<String>,
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: Instant,
    /// When it ends by itself.
    pub until: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
    /// Who ended it; nobody if its time was over.
    pub ended_by: Option<UserId>,
}

fn inner<S: serde::Serializer>(topics: &Json<Vec<String>>, serializer: S) -> Result<S::Ok, S::Error> {
    topics.0.serialize(serializer)
}

/// Switches a mode on, or on with other topics.
///
/// # Errors
/// [`Error::Invalid`] if no rule knows the mode, without a reason, or if its time is over already.
pub async fn switch_on(tx: &mut Tx, ctx: &Ctx, brand: &Brand, new: NewSwitch<'_>) -> Result<SwitchId> {
    allow(ctx, Right::Direct)?;
    let known = brand.model.modes();
    if !known.iter().any(|mode| mode.as_str() == new.mode) {
        let known = known.iter().map(|mode| mode.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Error::invalid(said!(
            "no rule asks for the mode `{mode}`; the rules know: {known}",
            mode = new.mode,
            known
        )));
    }
    let reason = new.reason.trim();
    if reason.is_empty() || reason.chars().count() > 500 {
        return Err(Error::invalid("say why, in 1 to 500 characters: it stays in the trail"));
    }
    if new.until.is_some_and(|until| until <= ctx.now()) {
        return Err(Error::invalid("a mode that ends must end later than now"));
    }
    let mut topics = new.topics;
    topics.iter_mut().for_each(|topic| *topic = topic.trim().to_owned());
    topics.retain(|topic| !topic.is_empty());
    if topics.len() > 100 || topics.iter().any(|topic| topic.len() > 100) {
        return Err(Error::invalid("a mode has at most 100 topics of at most 100 characters"));
    }
    let _: Option<SwitchId> =
        tx.query_opt(&store::SWITCH_OFF, &args![ctx.now(), actor(ctx), ctx.tenant, new.mode]).await?;
    let id: SwitchId = ctx.mint();
    let data = json!({ "mode": new.mode, "topics": topics, "reason": reason, "until": new.until });
    let row = args![ctx.tenant, id, new.mode, Json(topics), actor(ctx), reason, ctx.now(), new.until];
    tx.execute(&store::SWITCH_ON, &row).await?;
    note(tx, ctx, Kind::ModeBegan, data).await?;
    Ok(id)
}

/// Switches a mode off. One that is off already stays so.
pub async fn switch_off(tx: &mut Tx, ctx: &Ctx, mode: &str) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let was: Option<SwitchId> =
        tx.query_opt(&store::SWITCH_OFF, &args![ctx.now(), actor(ctx), ctx.tenant, mode]).await?;
    match was {
        Some(_) => note(tx, ctx, Kind::ModeEnded, json!({ "mode": mode })).await,
        None => Ok(()),
    }
}

/// The modes that are on, the oldest first.
pub async fn on(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Switch>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::MODES_ON, &args![ctx.tenant, ctx.now()]).await?)
}

/// The modes that are or were on, newest first.
pub async fn history(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Switch>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::MODES, &args![ctx.tenant]).await?)
}

/// Ends the modes whose time is over. Only the product calls it.
pub async fn end_due(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    let ended: Vec<String> = tx.query(&store::SWITCH_OFF_DUE, &args![ctx.tenant, ctx.now()]).await?;
    for mode in ended {
        note(tx, ctx, Kind::ModeEnded, json!({ "mode": mode, "why": "its time is over" })).await?;
    }
    Ok(())
}

/// The modes as decisions look at them.
pub(crate) async fn picture(tx: &mut Tx, ctx: &Ctx) -> Result<Modes> {
    let on: Vec<Switch> = tx.query(&store::MODES_ON, &args![ctx.tenant, ctx.now()]).await?;
    let with = |modes: Modes, on: &Switch| modes.with(&on.mode, on.topics.0.iter().map(String::as_str));
    Ok(on.iter().fold(Modes::none(), with))
}
