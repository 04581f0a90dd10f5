//! The right answer may be none: a decision with a reason, not a case that was forgotten.

use std::collections::{BTreeSet, HashSet};

use db::{FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, Millis, Role, UserId, said};
use serde_json::json;
use triage::{Likeness, Reading};

use super::store;
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::{self, Message, State};
use crate::learning::{self, Handled};
use crate::trail::{self, About, Kind};
use crate::words::words;
use crate::{Conflict, Error, Result, clocks, queues, routing};

/// From this severity on, somebody's safety may be at stake.
const GRAVE: u8 = 4;
/// How far back near-copies are looked for, and among how many messages.
const WITHIN: Millis = Millis::hours(24);
const AMONG: usize = 2_000;
/// How many cases are left without an answer at once.
const TOGETHER: usize = 200;
/// One in this many is looked at again.
const SAMPLED: u128 = 10;

words! {
    /// Why no answer is the right one.
    pub enum Reason {
        /// They want us to take sides.
        PoliticalBait = "political_bait",
        /// Somebody has died; a reply would hurt.
        Bereavement = "bereavement",
        /// They let off steam, and want nothing.
        Vent = "vent",
        /// They joke.
        Joke = "joke",
        /// It is said and answered elsewhere.
        Duplicate = "duplicate",
        /// It is not meant for us.
        NotForUs = "not_for_us",
        /// Something else; the note says what.
        Other = "other",
    }
}

/// That a case is left without an answer, and why.
#[derive(Clone, Debug)]
pub struct NoReply {
    /// Why.
    pub reason: Reason,
    /// In the agent's words; needed where the reason is another one.
    pub note: Option<String>,
}

/// A case that was left without an answer.
#[derive(Clone, Debug, FromRow)]
pub struct LeftAlone {
    /// The case.
    pub case_id: CaseId,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: Reason,
    /// In the agent's words.
    pub note: Option<String>,
    /// By whom.
    pub by_user: Option<UserId>,
    /// Whether somebody should look at it again.
    pub sampled: bool,
}

/// What was done with many cases.
#[derive(Debug, Default)]
pub struct Bulk {
    /// Left without an answer.
    pub done: Vec<CaseId>,
    /// Not, and why.
    pub refused: Vec<(CaseId, String)>,
}

/// No answer is the right one: the case is dealt with, its clocks stop without a breach, and it counts in no rate of
/// answers. Where somebody may be in danger, only a lead decides that.
///
/// # Errors
/// [`Error::Refused`] with who can; [`Error::Invalid`] for another reason without a note; [`Conflict::State`] if the
/// case is resolved already.
pub async fn no_reply(tx: &mut Tx, ctx: &Ctx, brand: &Brand, id: CaseId, wish: &NoReply) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let note = note_of(wish)?;
    let case = cases::lock(tx, ctx, id).await?;
    if case.state == State::Resolved {
        return Err(Conflict::State { state: case.state.name() }.into());
    }
    if ctx.actor.role().is_some_and(|role| role < Role::Lead) {
        harmless(tx, ctx, id).await?;
    }
    let state = args![State::Resolved, Some(ctx.now()), None::<Instant>, ctx.tenant, id];
    tx.execute(&cases::store::SET_STATE, &state).await?;
    queues::finish_unanswered(tx, ctx, id).await?;
    clocks::unanswered(tx, ctx, brand, id).await?;
    learning::confirm(tx, ctx, brand, id, Handled::Resolved).await?;
    let sampled = id.uuid().as_u128().is_multiple_of(SAMPLED);
    let row = args![ctx.tenant, id, ctx.now(), wish.reason, note, ctx.actor.user(), sampled];
    tx.execute(&store::NO_REPLY, &row).await?;
    let data = json!({ "reason": wish.reason, "qa_sample": sampled });
    trail::note(tx, ctx, Kind::NoReply, About::case(id), data).await?;
    cases::changed(tx, id);
    Ok(())
}

/// The same for many cases, such as near-copies of one text; each is checked alone, and refused alone.
///
/// # Errors
/// [`Error::Invalid`] for more than 200 cases at once.
pub async fn no_reply_all(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    ids: &[CaseId],
    wish: &NoReply,
) -> Result<Bulk> {
    if ids.len() > TOGETHER {
        return Err(Error::invalid(said!(
            "{together} cases at once are possible; choose fewer",
            together = TOGETHER
        )));
    }
    let mut bulk = Bulk::default();
    // One order for all who lock many.
    for id in ids.iter().copied().collect::<BTreeSet<_>>() {
        match no_reply(tx, ctx, brand, id, wish).await {
            Ok(()) => bulk.done.push(id),
            Err(error @ (Error::Refused(_) | Error::Conflict(_) | Error::NotFound { .. })) => {
                bulk.refused.push((id, error.to_string()));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(bulk)
}

/// The same for a case and the near-copies of it, up to 200 together.
///
/// # Errors
/// Those of [`no_reply`], if the case itself is refused.
pub async fn no_reply_alike(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    id: CaseId,
    wish: &NoReply,
) -> Result<Bulk> {
    allow(ctx, Right::Answer)?;
    let mut others = alike(tx, ctx, id).await?;
    others.retain(|other| *other != id);
    others.truncate(TOGETHER - 1);
    no_reply(tx, ctx, brand, id, wish).await?;
    let mut bulk = no_reply_all(tx, ctx, brand, &others, wish).await?;
    bulk.done.push(id);
    Ok(bulk)
}

/// The open cases in which people wrote nearly the same in the last day, this one included, newest first.
pub async fn alike(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<CaseId>> {
    allow(ctx, Right::Read)?;
    let heard: Vec<(CaseId, i64)> =
        tx.query(&store::OUTLINES, &args![ctx.tenant, ctx.now() - WITHIN, AMONG]).await?;
    let outlines: Vec<_> = heard.into_iter().map(|(id, bits)| (id, Likeness::from_bits(bits))).collect();
    let own: Vec<_> = outlines.iter().filter(|(id, _)| *id == case).map(|(_, outline)| *outline).collect();
    let mut found = HashSet::from([case]);
    let mut alike = vec![case];
    for (id, outline) in outlines {
        if own.iter().any(|own| own.resembles(outline)) && found.insert(id) {
            alike.push(id);
        }
    }
    Ok(alike)
}

/// Cases that were left without an answer, newest first: those to be looked at again, or all.
pub async fn no_replies(tx: &mut Tx, ctx: &Ctx, all: bool, limit: usize) -> Result<Vec<LeftAlone>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::NO_REPLIES, &args![ctx.tenant, all, limit.min(TOGETHER)]).await?)
}

/// Nobody is in danger, and no guard holds the case.
async fn harmless(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<()> {
    if routing::is_guarded(tx, ctx, case).await? {
        let why = said!("a guard holds this case: only a lead may decide that nobody answers it");
        return Err(Error::Refused(why));
    }
    let heard: Vec<Message> = tx.query(&cases::store::NEWER_INBOUND, &args![ctx.tenant, case, 0_i64]).await?;
    let grave = heard.into_iter().filter_map(|message| message.facts).any(|facts| {
        serde_json::from_value::<Reading>(facts)
            .is_ok_and(|reading| reading.severity.value.is_some_and(|level| level >= GRAVE))
    });
    if grave {
        let why = said!("somebody may be in danger here: only a lead may decide that nobody answers");
        return Err(Error::Refused(why));
    }
    Ok(())
}

fn note_of(wish: &NoReply) -> Result<Option<&str>> {
    let note = wish.note.as_deref().map(str::trim).filter(|note| !note.is_empty());
    match note {
        None if wish.reason == Reason::Other => {
            Err(Error::invalid("say in a few words why no answer is right"))
        }
        Some(note) if note.len() > 2_000 => Err(Error::invalid("a note of 2,000 characters is enough")),
        note => Ok(note),
    }
}
