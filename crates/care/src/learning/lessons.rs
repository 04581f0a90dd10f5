//! Lessons: what is learnt from signals, when it comes into force, and how it is taken back.

use std::collections::{BTreeMap, HashSet};

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{Ctx, Instant, LessonId, MessageId, SignalId, UserId, said};
use serde_json::json;
use triage::{Delta, Effect, Outcome, SignalKind, Triage};
use uuid::Uuid;

use super::model::{LessonKind, LessonOutcome, LessonView, Pending, Rebuilt};
use super::{renew, signal, store};
use crate::access::{Right, allow};
use crate::brand::{self, Brand};
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// A lesson is learnt from the newest corrections and confirmations of each fact and message, at most so many of each:
/// what fits into memory and a minute.
const AT_MOST: [(SignalKind, usize); 2] =
    [(SignalKind::Correction, 5_000), (SignalKind::Confirmation, 3_000)];

/// So many of the last lessons can be brought back.
const RESTORABLE: i64 = 20;

/// How many lessons a list shows.
const LISTED: usize = 500;

/// What a lesson is learnt from.
#[derive(Debug)]
pub struct Material {
    /// The number of the lesson before.
    after: i64,
    signals: Vec<triage::Signal>,
    new: Vec<SignalId>,
    kept: Delta,
}

/// What was learnt, before it is written down.
#[derive(Clone, Debug)]
pub struct Taught {
    after: i64,
    signals: usize,
    new: Vec<SignalId>,
    base: String,
    lesson: triage::Lesson,
}

/// How one lesson followed another.
#[derive(Clone, Copy, Debug, FromRow)]
struct Step {
    seq: i64,
    kind: LessonKind,
    restored: Option<i64>,
}

/// How much there is to learn from.
pub async fn pending(tx: &mut Tx, ctx: &Ctx) -> Result<Pending> {
    allow(ctx, Right::Read)?;
    let (new, oldest): (usize, Option<Instant>) = tx.query_one(&store::NEW, &args![ctx.tenant]).await?;
    let (seen, last): (usize, Option<Instant>) = tx.query_one(&store::SEEN, &args![ctx.tenant]).await?;
    let outdated = renew::is_outdated(tx, ctx).await?;
    Ok(Pending { new, all: seen + new, oldest, last, outdated })
}

/// Reads all that the next lesson is learnt from.
pub async fn material(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Material> {
    allow(ctx, Right::Direct)?;
    let course: Vec<Step> = tx.query(&store::COURSE, &args![ctx.tenant]).await?;
    let after = course.last().map_or(0, |step| step.seq);
    // What is given from now on is left to the lesson after.
    let new: Vec<SignalId> = tx.query(&store::NEW_IDS, &args![ctx.tenant]).await?;
    let signals = heard(tx, ctx, brand, attended(&course, after), &new).await?;
    let bytes: Option<Vec<u8>> = tx.query_opt(&brand::store::DELTA, &args![ctx.tenant]).await?;
    let kept = bytes.and_then(|bytes| Delta::from_bytes(&bytes).ok()).unwrap_or_default();
    Ok(Material { after, signals, new, kept })
}

/// The lessons whose new signals count at a point of the course: a reset forgets all before it, a roll-back all between
/// it and the lesson that it brings back.
fn attended(course: &[Step], upto: i64) -> Vec<i64> {
    let course: BTreeMap<i64, Step> = course.iter().map(|step| (step.seq, *step)).collect();
    let mut out = Vec::new();
    let mut at = upto;
    while let Some(step) = course.get(&at) {
        at = match step.kind {
            LessonKind::Reset => break,
            LessonKind::Rollback => step.restored.filter(|restored| *restored < at).unwrap_or(0),
            LessonKind::Update => {
                out.push(at);
                at - 1
            }
        };
    }
    out
}

/// The signals of some lessons and some new ones. Of several about one fact of one message, the newest counts.
async fn heard(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    lessons: Vec<i64>,
    new: &[SignalId],
) -> Result<Vec<triage::Signal>> {
    let mut rows: Vec<(signal::Row, SignalKind)> = Vec::new();
    for (kind, limit) in AT_MOST {
        let args = [
            ctx.tenant.into(),
            kind.as_str().into(),
            brand.triage.model().id().into(),
            Arg::ints(lessons.iter().copied()),
            Arg::ids(new.iter().copied()),
            limit.into(),
        ];
        let found: Vec<signal::Row> = tx.query(&store::HEARD, &args).await?;
        rows.extend(found.into_iter().map(|row| (row, kind)));
    }
    rows.sort_by_key(|(row, _)| std::cmp::Reverse(row.id));
    let mut known: HashSet<(MessageId, String)> = HashSet::new();
    rows.retain(|(row, _)| known.insert((row.message_id, row.fact.clone())));
    Ok(rows.into_iter().filter_map(|(row, kind)| row.lesson(kind)).collect())
}

/// Learns. Pure; takes seconds where there are thousands of signals.
pub fn teach(brand: &Brand, material: Material) -> Taught {
    let Material { after, signals, new, kept } = material;
    let lesson = triage::lesson(&brand.triage, &signals, &kept);
    Taught { after, signals: signals.len(), new, base: brand.triage.model().id().to_owned(), lesson }
}

/// Writes a lesson down, and puts it into force if it is not worse than what is. `None` if another lesson came first:
/// then this one counts for nothing.
pub async fn settle(tx: &mut Tx, ctx: &Ctx, taught: &Taught) -> Result<Option<LessonView>> {
    allow(ctx, Right::Direct)?;
    let last: i64 = tx.query_one(&store::LAST_SEQ, &args![ctx.tenant]).await?;
    if last != taught.after {
        return Ok(None);
    }
    let lesson = &taught.lesson;
    let outcome = match lesson.outcome {
        Outcome::Kept => LessonOutcome::Kept,
        Outcome::Worse => LessonOutcome::Worse,
        Outcome::Nothing => LessonOutcome::Nothing,
    };
    let new = New {
        seq: last + 1,
        kind: LessonKind::Update,
        outcome,
        base: &taught.base,
        signals: taught.signals,
        new: &taught.new,
        // What never comes into force need not be kept: its signals are.
        delta: (outcome != LessonOutcome::Nothing).then(|| Kept {
            id: lesson.delta.id(),
            bytes: (outcome == LessonOutcome::Kept).then(|| lesson.delta.to_bytes()),
        }),
        effects: &lesson.effects,
        restores: None,
    };
    add(tx, ctx, new, Kind::LessonLearnt).await
}

/// Triage is as it was shipped, from the next message on; all signals so far are forgotten for good.
pub async fn reset(tx: &mut Tx, ctx: &Ctx) -> Result<LessonView> {
    allow(ctx, Right::Direct)?;
    let last: i64 = tx.query_one(&store::LAST_SEQ, &args![ctx.tenant]).await?;
    let pending: Vec<SignalId> = tx.query(&store::NEW_IDS, &args![ctx.tenant]).await?;
    let shipped = Triage::builtin();
    let new = New {
        seq: last + 1,
        kind: LessonKind::Reset,
        outcome: LessonOutcome::Kept,
        base: shipped.model().id(),
        signals: 0,
        new: &pending,
        delta: None,
        effects: &[],
        restores: None,
    };
    add(tx, ctx, new, Kind::LessonsReset).await?.ok_or_else(overtaken)
}

/// What an earlier lesson had taught is in force again, from the next message on; what was learnt since is forgotten,
/// what no lesson has seen yet is not.
///
/// # Errors
/// [`Error::Invalid`] if the lesson was never in force, is of another model, or is so old that it was let go.
pub async fn roll_back(tx: &mut Tx, ctx: &Ctx, lesson: LessonId) -> Result<LessonView> {
    allow(ctx, Right::Direct)?;
    let old = get(tx, ctx, lesson).await?;
    if old.kind == LessonKind::Reset {
        return Err(Error::invalid("this lesson was a reset: reset again instead"));
    }
    if old.outcome != LessonOutcome::Kept {
        return Err(Error::invalid("this lesson never came into force; choose one that did"));
    }
    if old.base != Triage::builtin().model().id() {
        let reason = "this lesson was learnt on another model: with the present one it means nothing";
        return Err(Error::invalid(reason));
    }
    let bytes: Option<Vec<u8>> = tx.query_one(&store::DELTA, &args![ctx.tenant, lesson]).await?;
    let gone = || {
        Error::invalid(said!(
            "only the last {restorable} lessons are kept; choose a newer one",
            restorable = RESTORABLE
        ))
    };
    let bytes = bytes.ok_or_else(gone)?;
    let last: i64 = tx.query_one(&store::LAST_SEQ, &args![ctx.tenant]).await?;
    let id = old.delta_id.clone().unwrap_or_default();
    let new = New {
        seq: last + 1,
        kind: LessonKind::Rollback,
        outcome: LessonOutcome::Kept,
        base: &old.base,
        signals: usize::try_from(old.signals).unwrap_or_default(),
        new: &[],
        delta: Some(Kept { id, bytes: Some(bytes) }),
        effects: &old.effects,
        restores: Some(&old),
    };
    add(tx, ctx, new, Kind::LessonRestored).await?.ok_or_else(overtaken)
}

fn overtaken() -> Error {
    Error::invalid("a lesson was learnt at this very moment; look at it, then try again")
}

/// A lesson that is about to be stored.
struct New<'a> {
    seq: i64,
    kind: LessonKind,
    outcome: LessonOutcome,
    base: &'a str,
    signals: usize,
    new: &'a [SignalId],
    delta: Option<Kept>,
    effects: &'a [Effect],
    restores: Option<&'a LessonView>,
}

/// What a lesson taught: its checksum, and its bytes if they may come into force.
struct Kept {
    id: String,
    bytes: Option<Vec<u8>>,
}

async fn add(tx: &mut Tx, ctx: &Ctx, new: New<'_>, event: Kind) -> Result<Option<LessonView>> {
    let id: LessonId = ctx.mint();
    let (delta_id, bytes) = match new.delta {
        Some(kept) => (Some(kept.id), kept.bytes),
        None => (None, None),
    };
    let data = json!({ "lesson": new.seq, "outcome": new.outcome, "signals": new.signals, "new": new.new.len(),
        "delta": &delta_id, "restores": new.restores.map(|lesson| lesson.seq) });
    let row = args![
        ctx.tenant,
        id,
        new.seq,
        ctx.now(),
        new.kind,
        new.outcome,
        false,
        new.base,
        new.signals,
        new.new.len(),
        delta_id,
        bytes,
        Json(new.effects),
        trail::actor_id(ctx.actor),
        new.restores.map(|lesson| lesson.id)
    ];
    if tx.execute(&store::INSERT_LESSON, &row).await? == 0 {
        return Ok(None);
    }
    for ids in new.new.chunks(5_000) {
        let args = [new.seq.into(), ctx.tenant.into(), Arg::ids(ids.iter().copied())];
        tx.execute(&store::MARK, &args).await?;
    }
    if new.outcome == LessonOutcome::Kept {
        tx.execute(&store::OUT_OF_FORCE, &args![false, ctx.tenant]).await?;
        tx.execute(&store::INTO_FORCE, &args![true, ctx.tenant, id]).await?;
        tx.notify("brand", ctx.tenant.to_string());
    }
    tx.execute(&store::FORGET, &args![ctx.tenant, new.seq - RESTORABLE]).await?;
    trail::note(tx, ctx, event, About::default(), data).await?;
    get(tx, ctx, id).await.map(Some)
}

/// The lessons, newest first, 500 at most.
pub async fn lessons(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<LessonView>> {
    allow(ctx, Right::Read)?;
    let rows: Vec<LessonRow> = tx.query(&store::LESSONS, &args![ctx.tenant, LISTED]).await?;
    Ok(rows.into_iter().map(LessonRow::view).collect())
}

async fn get(tx: &mut Tx, ctx: &Ctx, id: LessonId) -> Result<LessonView> {
    let row: Option<LessonRow> = tx.query_opt(&store::LESSON, &args![ctx.tenant, id]).await?;
    row.map(LessonRow::view).ok_or(Error::not_found("lesson"))
}

/// Learns the lesson in force once more from the signals that it was learnt from, and compares the bytes. `None` if
/// triage is as it was shipped.
///
/// # Errors
/// [`Error::Invalid`] if it was learnt on another model.
pub async fn rebuild(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Option<Rebuilt>> {
    allow(ctx, Right::Direct)?;
    let in_force: Option<(i64, String, Option<Vec<u8>>)> =
        tx.query_opt(&store::IN_FORCE, &args![ctx.tenant]).await?;
    let Some((seq, base, Some(kept))) = in_force else { return Ok(None) };
    let model = brand.triage.model();
    if base != model.id() {
        return Err(Error::invalid("the lesson in force was learnt on another model, and is not used"));
    }
    let course: Vec<Step> = tx.query(&store::COURSE, &args![ctx.tenant]).await?;
    let signals = heard(tx, ctx, brand, attended(&course, seq), &[]).await?;
    let rebuilt = Delta::learn(model, &signals);
    let kept_id = Delta::from_bytes(&kept).map(|delta| delta.id()).unwrap_or_default();
    Ok(Some(Rebuilt { kept: kept_id, rebuilt: rebuilt.id(), same: rebuilt.to_bytes() == kept }))
}

/// A lesson as a row.
#[derive(FromRow)]
struct LessonRow {
    id: LessonId,
    seq: i64,
    at: Instant,
    kind: LessonKind,
    outcome: LessonOutcome,
    in_force: bool,
    base: String,
    signals: i64,
    new_signals: i64,
    delta_id: Option<String>,
    effects: Json<Vec<Effect>>,
    restorable: bool,
    actor_id: Option<Uuid>,
    by_name: Option<String>,
    restores: Option<LessonId>,
}

impl LessonRow {
    fn view(self) -> LessonView {
        // A token has no name.
        let by = self.actor_id.filter(|_| self.by_name.is_some()).map(UserId::from_uuid);
        LessonView {
            id: self.id,
            seq: self.seq,
            at: self.at,
            kind: self.kind,
            outcome: self.outcome,
            in_force: self.in_force,
            base: self.base,
            signals: self.signals,
            new_signals: self.new_signals,
            delta_id: self.delta_id,
            effects: self.effects.0,
            restorable: self.restorable,
            by,
            by_name: self.by_name,
            restores: self.restores,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(seq: i64, kind: LessonKind, restored: Option<i64>) -> Step {
        Step { seq, kind, restored }
    }

    #[test]
    fn a_reset_forgets_all_before_it_and_a_roll_back_what_came_between() {
        use LessonKind::{Reset, Rollback, Update};
        let mut course = vec![step(1, Update, None), step(2, Update, None), step(3, Update, None)];
        assert_eq!(attended(&course, 3), [3, 2, 1]);
        course.push(step(4, Rollback, Some(1)));
        assert_eq!(attended(&course, 4), [1]);
        course.push(step(5, Update, None));
        assert_eq!(attended(&course, 5), [5, 1]);
        assert_eq!(attended(&course, 3), [3, 2, 1], "what was learnt then is not changed by what came after");
        course.push(step(6, Reset, None));
        course.push(step(7, Update, None));
        assert_eq!(attended(&course, 7), [7]);
        course.push(step(8, Rollback, Some(5)));
        assert_eq!(attended(&course, 8), [5, 1], "a reset can be undone as well");
        assert_eq!(attended(&[], 0), [0_i64; 0]);
    }
}
