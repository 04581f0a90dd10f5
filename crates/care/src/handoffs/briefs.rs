//! The briefs of a shift: who needs to write some, what is drafted for them, and what travels with a case.

use std::collections::{BTreeMap, HashMap};

use db::{Arg, FromRow, Json, Tx, args};
use kernel::{CaseId, Ctx, Instant, Millis, UserId};
use serde_json::json;

use super::brief::{Brief, Line, Voice, draft};
use super::{here, store};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::Direction;
use crate::notifications::{self, To};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, queues, staff};

/// How long before the end of a shift its people are asked for their briefs.
pub const BEFORE_THE_END: Millis = Millis::minutes(15);
/// How long a brief that somebody wrote speaks for a case.
const SPEAKS_FOR: Millis = Millis::hours(16);

/// A case that needs a brief.
#[derive(Clone, Debug)]
pub struct Open {
    /// The case.
    pub case: CaseId,
    /// What its agent wrote, else what is drafted from what was said.
    pub brief: Brief,
    /// When the agent wrote it; `None` for a draft.
    pub written_at: Option<Instant>,
}

#[derive(FromRow)]
struct Written {
    case_id: CaseId,
    user_id: UserId,
    text: Json<Brief>,
    at: Instant,
    sent_at: Option<Instant>,
}

#[derive(FromRow)]
struct Said {
    case_id: CaseId,
    direction: Direction,
    text: String,
}

/// The caller's cases that wait for us, each with what they wrote about it or with a draft; the most urgent first.
///
/// # Errors
/// [`Error::Unauthenticated`] if no person acts.
pub async fn mine(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Open>> {
    allow(ctx, Right::Answer)?;
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    let held: Vec<(CaseId, Option<Instant>)> = tx.query(&store::HELD_BY, &args![ctx.tenant, me]).await?;
    open(tx, ctx, &held, Some(me)).await
}

/// The brief of a case: what was written about it in the last shift, else a draft.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Brief> {
    allow(ctx, Right::Read)?;
    cases::get(tx, ctx, case).await?;
    let due = queues::open_of(tx, ctx, case).await?.and_then(|item| item.due_at);
    let found = open(tx, ctx, &[(case, due)], None).await?;
    Ok(found.into_iter().next().map(|open| open.brief).unwrap_or_default())
}

/// Writes the brief of a case, in place of the caller's last one.
///
/// # Errors
/// [`Error::Invalid`] if it says nothing; [`Error::Unauthenticated`] if no person acts.
pub async fn save(tx: &mut Tx, ctx: &Ctx, case: CaseId, brief: Brief) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    cases::lock(tx, ctx, case).await?;
    if brief.is_empty() {
        return Err(Error::invalid("say at least what comes next: whoever goes on reads this first"));
    }
    tx.execute(&store::SAVE_BRIEF, &args![ctx.tenant, case, me, Json(brief), ctx.now()]).await?;
    trail::note(tx, ctx, Kind::BriefWritten, About::case(case), json!({ "by": me })).await?;
    cases::changed(tx, case);
    Ok(())
}

/// What travels with a case that leaves somebody's hands.
pub(crate) async fn to_send(tx: &mut Tx, ctx: &Ctx, case: CaseId, from: Option<UserId>) -> Result<Brief> {
    let brief = of_case(tx, ctx, case).await?;
    if let Some(from) = from {
        leave(tx, ctx, case, from).await?;
    }
    Ok(brief)
}

/// What somebody wrote about a case stays with it when it leaves their hands. Whether they had written anything.
pub(crate) async fn leave(tx: &mut Tx, ctx: &Ctx, case: CaseId, from: UserId) -> Result<bool> {
    Ok(tx.execute(&store::SEND_BRIEF, &args![ctx.now(), ctx.tenant, case, from]).await? > 0)
}

/// Asks those whose shift is about to end for the briefs of what they hold and what waits for us. Returns how many were
/// asked; nobody is asked twice for one end.
pub(super) async fn ask(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<usize> {
    let held: Vec<(UserId, String, i64)> = tx.query(&store::HELD_FOR_US, &args![ctx.tenant]).await?;
    let shifts = staff::running(tx, ctx).await?;
    let mut ending: BTreeMap<UserId, (i64, Instant)> = BTreeMap::new();
    for (user, queue, cases) in held {
        if let Some(end) = here::shift_ends(ctx, brand, shifts.get(&user), &queue, BEFORE_THE_END) {
            ending.entry(user).or_insert((0, end)).0 += cases;
        }
    }
    let (mut told, mut asked) = (notifications::Told::default(), 0);
    for (user, (cases, end)) in ending {
        let since = ctx.now() - BEFORE_THE_END;
        if !notifications::told_since(tx, ctx, user, notifications::Kind::ShiftEnd, since).await? {
            let data = json!({ "cases": cases, "ends": end });
            told.tell(ctx, To::User(user), notifications::Kind::ShiftEnd, None, data);
            asked += 1;
        }
    }
    told.flush(tx, ctx).await?;
    Ok(asked)
}

/// Some cases with what was written about them, else with drafts.
async fn open(
    tx: &mut Tx,
    ctx: &Ctx,
    held: &[(CaseId, Option<Instant>)],
    by: Option<UserId>,
) -> Result<Vec<Open>> {
    let ids = || Arg::ids(held.iter().map(|(case, _)| *case));
    let written: Vec<Written> = tx.query(&store::BRIEFS, &[ctx.tenant.into(), ids()]).await?;
    let said: Vec<Said> = tx.query(&store::SAID, &[ctx.tenant.into(), ids()]).await?;
    let mut lines: HashMap<CaseId, Vec<Line<'_>>> = HashMap::new();
    for said in &said {
        let voice = match said.direction {
            Direction::Inbound => Voice::Theirs,
            Direction::Outbound => Voice::Ours,
            Direction::Note => Voice::Note,
        };
        lines.entry(said.case_id).or_default().push(Line { voice, text: &said.text });
    }
    let newest = |case: CaseId| {
        let fresh = |brief: &&Written| ctx.now().since(brief.at) <= SPEAKS_FOR;
        let theirs = |brief: &&Written| by.is_none_or(|by| by == brief.user_id && brief.sent_at.is_none());
        written.iter().filter(|brief| brief.case_id == case).filter(fresh).find(theirs)
    };
    Ok(held
        .iter()
        .map(|(case, due)| match newest(*case) {
            Some(brief) => Open { case: *case, brief: brief.text.0.clone(), written_at: Some(brief.at) },
            None => {
                let brief = draft(lines.get(case).map_or(&[], Vec::as_slice), *due);
                Open { case: *case, brief, written_at: None }
            }
        })
        .collect())
}
