//! Whom we approached without being asked, and who wants to be left alone.
//!
//! In: words of ours that nobody had asked for, and words of people that say *stop*. Out: a log, and what stands against
//! approaching somebody. Promised: the log is of the whole house, so that no team can ask a second time because it does
//! not know of the first; words that were called back count for nothing; what somebody said stays theirs when two
//! persons turn out to be one.

mod decide;
pub mod store;

use std::collections::HashMap;

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, Millis, PersonId, UserId};
use ownership::{FactName, Value};
use serde_json::json;

pub use decide::opts_out;
pub(crate) use decide::plain;

use crate::access::{Right, allow};
use crate::cases::{self, Case, Mode};
use crate::trail::{self, About, Kind};
use crate::{Result, routing};

/// What stands against approaching somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Since when they want to be left alone.
    pub opted_out: Option<Instant>,
    /// When we approached them last, within the time in which once is enough.
    pub approached: Option<Instant>,
}

/// An approach of ours.
#[derive(Clone, Debug, FromRow)]
pub struct Contact {
    /// In which words.
    pub message_id: MessageId,
    /// In which case.
    pub case_id: CaseId,
    /// By whom.
    pub by_user: Option<UserId>,
    /// When.
    pub at: Instant,
}

/// What stands against approaching somebody, if once within `within` is enough.
pub async fn standing(tx: &mut Tx, ctx: &Ctx, person: PersonId, within: Millis) -> Result<Standing> {
    allow(ctx, Right::Read)?;
    Ok(Standing {
        opted_out: tx.query_opt(&store::OPTED_OUT, &args![ctx.tenant, person]).await?,
        approached: tx.query_opt(&store::LAST, &args![ctx.tenant, person, ctx.now() - within]).await?,
    })
}

/// Who of some people wants to be left alone, and since when.
pub async fn opted_out(tx: &mut Tx, ctx: &Ctx, people: &[PersonId]) -> Result<HashMap<PersonId, Instant>> {
    allow(ctx, Right::Read)?;
    let ids = Arg::ids(people.iter().copied());
    let rows: Vec<(PersonId, Instant)> = tx.query(&store::OPTED_OUT_OF, &[ctx.tenant.into(), ids]).await?;
    Ok(rows.into_iter().collect())
}

/// The approaches to somebody, the newest first, 100 at most.
pub async fn of_person(tx: &mut Tx, ctx: &Ctx, person: PersonId) -> Result<Vec<Contact>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_PERSON, &args![ctx.tenant, person]).await?)
}

/// Whether a public answer in this case is an approach: what the person wrote there last is a post of its own that was
/// not said to us.
pub async fn is_approach(tx: &mut Tx, ctx: &Ctx, case: &Case, mode: Mode) -> Result<bool> {
    allow(ctx, Right::Read)?;
    if mode != Mode::Public {
        return Ok(false);
    }
    let Some(decided) = routing::latest(tx, ctx, case.id).await? else { return Ok(false) };
    let surface = cases::message(tx, ctx, decided.message_id).await?.surface;
    // Who answers somebody in a thread of ours speaks to us as well.
    let elsewhere = surface == "mention";
    let direct = decided.record.0.facts.value(FactName::Direct).cloned();
    Ok(elsewhere && direct == Some(Value::Flag(false)))
}

/// Words that nobody had asked for are on their way.
pub(crate) async fn approached(tx: &mut Tx, ctx: &Ctx, case: &Case, message: MessageId) -> Result<()> {
    let args = args![ctx.tenant, message, case.person_id, case.id, ctx.actor.user(), ctx.now()];
    tx.execute(&store::INSERT, &args).await?;
    trail::note(tx, ctx, Kind::Approached, About::message(case.id, message), json!({})).await
}

/// Somebody wants to be left alone: by words of theirs, or because somebody of us heard it elsewhere.
pub async fn opt_out(tx: &mut Tx, ctx: &Ctx, case: CaseId, evidence: Option<MessageId>) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let person = cases::get(tx, ctx, case).await?.person_id;
    let args = args![ctx.tenant, person, evidence, ctx.actor.user(), ctx.now()];
    if tx.execute(&store::OPT_OUT, &args).await? == 0 {
        return Ok(());
    }
    let about = evidence.map_or(About::case(case), |message| About::message(case, message));
    trail::note(tx, ctx, Kind::OptedOut, about, json!({})).await?;
    cases::changed(tx, case);
    Ok(())
}

/// They may be approached again: they said so, or nobody had meant it.
pub async fn opt_in(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let person = cases::get(tx, ctx, case).await?.person_id;
    if tx.execute(&store::OPT_IN, &args![ctx.tenant, person]).await? > 0 {
        trail::note(tx, ctx, Kind::OptedIn, About::case(case), json!({})).await?;
        cases::changed(tx, case);
    }
    Ok(())
}
