//! What the brand promised to do, and whether it was done in time.
//!
//! In: a text, a time, who said it and who could read it. Out: a promise that is open, kept, broken or withdrawn.
//! Promised: whoever made it is reminded before it is due, once; when its time is over it is broken, and whoever made
//! it and the leads are told; what is kept late counts as late. A promise that travels with a hand-over is here, too.

pub mod store;
#[cfg(test)]
mod tests;
pub mod when;

use db::{FromRow, Tx, args};
use jiff::tz::TimeZone;
use kernel::{CaseId, Ctx, Instant, MessageId, Millis, PromiseId, UserId, said};
use serde_json::json;

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::notifications::{self, To, Told};
use crate::trail::{self, About, Kind};
use crate::words::words;
use crate::{Error, Result, cases};

/// The longest promise, in characters.
const LONGEST: usize = 300;
/// How long before it is due its maker is reminded, at most.
const REMIND_BEFORE: Millis = Millis::minutes(30);

words! {
    /// What became of a promise.
    pub enum State {
        /// It is to be kept.
        Open = "open",
        /// It was kept.
        Kept = "kept",
        /// Its time is over.
        Broken = "broken",
        /// It does not hold any more.
        Withdrawn = "withdrawn",
    }
}

/// Something that the brand promised in a case.
#[derive(Clone, Debug, FromRow)]
pub struct Promise {
    /// Its id.
    pub id: PromiseId,
    /// In which case.
    pub case_id: CaseId,
    /// In which words it was given.
    pub message_id: Option<MessageId>,
    /// What.
    pub text: String,
    /// Whether everybody could read it.
    pub public: bool,
    /// Until when; `None` where nobody said.
    pub due_at: Option<Instant>,
    /// When its maker is reminded.
    pub remind_at: Option<Instant>,
    /// What became of it.
    pub state: State,
    /// Who made it.
    pub by_user: Option<UserId>,
    /// When.
    pub made_at: Instant,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

impl Promise {
    /// Whether it was kept, and in time; `None` while that is not known.
    pub fn kept_in_time(&self) -> Option<bool> {
        match self.state {
            State::Kept => Some(self.due_at.is_none_or(|due| self.ended_at.is_some_and(|at| at <= due))),
            State::Broken => Some(false),
            State::Open | State::Withdrawn => None,
        }
    }
}

/// A promise that is to be made.
#[derive(Clone, Debug)]
pub struct New {
    /// What.
    pub text: String,
    /// Until when.
    pub due_at: Option<Instant>,
    /// Whether everybody can read it.
    pub public: bool,
    /// In which words it is given.
    pub message: Option<MessageId>,
}

/// The time zone in which a case's people and ours speak of times: that of its queue's opening hours.
pub fn zone_of(brand: &Brand, queue: Option<&str>) -> TimeZone {
    let calendar = queue.and_then(|queue| brand.owner_of(queue)).and_then(|owner| owner.calendar);
    calendar.and_then(|calendar| TimeZone::get(&calendar.tz).ok()).unwrap_or(TimeZone::UTC)
}

/// The moment that somebody wrote down as the time of a promise or of a call: `21:00`, `tomorrow 10:00`, `Freitag`;
/// none for no words.
///
/// # Errors
/// [`Error::Invalid`] if it names no time that lies ahead.
pub fn time(words: &str, zone: &TimeZone, now: Instant) -> Result<Option<Instant>> {
    let words = words.trim();
    if words.is_empty() {
        return Ok(None);
    }
    let read = when::read(words, zone, now).or_else(|| when::read(&format!("at {words}"), zone, now));
    let unread = || {
        Error::invalid("this is no time that lies ahead: write 21:00, tomorrow 10:00, Friday or in 2 hours")
    };
    read.map(Some).ok_or_else(unread)
}

/// Words were called back before anybody read them: what they promised does not hold.
pub(crate) async fn unsaid(tx: &mut Tx, ctx: &Ctx, case: CaseId, message: MessageId) -> Result<()> {
    for promise in of_case(tx, ctx, case).await? {
        if promise.message_id == Some(message) && promise.state == State::Open {
            ended(tx, ctx, &promise, State::Withdrawn).await?;
        }
    }
    Ok(())
}

/// Promises something in a case.
///
/// # Errors
/// [`Error::Invalid`] if it says nothing or too much, or is due in the past.
pub async fn make(tx: &mut Tx, ctx: &Ctx, case: CaseId, new: &New) -> Result<PromiseId> {
    allow(ctx, Right::Answer)?;
    let text = new.text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Error::invalid("say in 1 to 300 characters what is promised"));
    }
    let now = ctx.now();
    if new.due_at.is_some_and(|due| due <= now) {
        return Err(Error::invalid("a promise is due in the future: choose a later time"));
    }
    cases::lock(tx, ctx, case).await?;
    let remind = new.due_at.map(|due| due - Millis(REMIND_BEFORE.0.min(due.since(now).0 / 2)));
    let id: PromiseId = ctx.mint();
    let by = ctx.actor.user();
    let args = args![ctx.tenant, id, case, new.message, text, new.public, new.due_at, remind, by, now];
    tx.execute(&store::INSERT, &args).await?;
    let data = json!({ "promise": id, "due": new.due_at, "public": new.public });
    let about = new.message.map_or_else(|| About::case(case), |message| About::message(case, message));
    trail::note(tx, ctx, Kind::PromiseMade, about, data).await?;
    cases::changed(tx, case);
    Ok(id)
}

/// A promise that travels with a hand-over; one that is known already is not made twice.
pub(crate) async fn carried(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    (case, queue): (CaseId, &str),
    text: &str,
) -> Result<()> {
    let text: String = text.trim().chars().take(LONGEST).collect();
    let known: Vec<Promise> = tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?;
    if text.is_empty() || known.iter().any(|one| one.text == text && one.state != State::Withdrawn) {
        return Ok(());
    }
    let due_at = when::read(&text, &zone_of(brand, Some(queue)), ctx.now());
    make(tx, ctx, case, &New { text, due_at, public: false, message: None }).await.map(drop)
}

/// It was done.
pub async fn keep(tx: &mut Tx, ctx: &Ctx, id: PromiseId) -> Result<CaseId> {
    end(tx, ctx, id, State::Kept).await
}

/// It does not hold any more.
pub async fn withdraw(tx: &mut Tx, ctx: &Ctx, id: PromiseId) -> Result<CaseId> {
    end(tx, ctx, id, State::Withdrawn).await
}

async fn end(tx: &mut Tx, ctx: &Ctx, id: PromiseId, state: State) -> Result<CaseId> {
    allow(ctx, Right::Answer)?;
    let promise: Option<Promise> = tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?;
    let promise = promise.ok_or(Error::not_found("promise"))?;
    cases::lock(tx, ctx, promise.case_id).await?;
    if !matches!(promise.state, State::Open | State::Broken) {
        return Err(Error::invalid(said!("this promise is {state} already", state = promise.state)));
    }
    ended(tx, ctx, &promise, state).await?;
    Ok(promise.case_id)
}

async fn ended(tx: &mut Tx, ctx: &Ctx, promise: &Promise, state: State) -> Result<()> {
    tx.execute(&store::END, &args![state, ctx.now(), ctx.actor.user(), ctx.tenant, promise.id]).await?;
    let kind = match state {
        State::Kept => Kind::PromiseKept,
        State::Broken => Kind::PromiseBroken,
        State::Withdrawn | State::Open => Kind::PromiseWithdrawn,
    };
    let late = promise.due_at.is_some_and(|due| ctx.now() > due);
    let data = json!({ "promise": promise.id, "due": promise.due_at, "late": late });
    trail::note(tx, ctx, kind, About::case(promise.case_id), data).await?;
    cases::changed(tx, promise.case_id);
    Ok(())
}

/// Reminds of what is due soon, and says of what was not done in time that it is broken. Returns how many of each.
pub async fn due(tx: &mut Tx, ctx: &Ctx) -> Result<(usize, usize)> {
    let broken: Vec<Promise> = tx.query(&store::BROKEN, &args![ctx.tenant, ctx.now()]).await?;
    let soon: Vec<Promise> = tx.query(&store::DUE_SOON, &args![ctx.tenant, ctx.now()]).await?;
    let mut told = Told::default();
    for promise in &broken {
        ended(tx, ctx, promise, State::Broken).await?;
        let (kind, case) = (notifications::Kind::PromiseBroken, Some(promise.case_id));
        told.tell(ctx, To::Leads, kind, case, json!({ "promise": promise.id }));
        if let Some(maker) = promise.by_user {
            told.tell(ctx, To::User(maker), kind, case, json!({ "promise": promise.id }));
        }
    }
    let soon: Vec<_> =
        soon.into_iter().filter(|one| broken.iter().all(|broken| broken.id != one.id)).collect();
    for promise in &soon {
        tx.execute(&store::REMINDED, &args![ctx.now(), ctx.tenant, promise.id]).await?;
        let to = promise.by_user.map_or(To::Leads, To::User);
        let data = json!({ "promise": promise.id, "due": promise.due_at });
        told.tell(ctx, to, notifications::Kind::PromiseDue, Some(promise.case_id), data);
    }
    told.flush(tx, ctx).await?;
    Ok((soon.len(), broken.len()))
}

/// The promises of a case, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Promise>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

/// How promises ended. What was withdrawn is not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromRow)]
pub struct Report {
    /// How many were made.
    pub made: i64,
    /// How many of them were kept in time.
    pub in_time: i64,
    /// How many were kept late.
    pub late: i64,
    /// How many are broken.
    pub broken: i64,
    /// How many are to be kept.
    pub open: i64,
}

/// How the promises since a moment ended.
pub async fn report(tx: &mut Tx, ctx: &Ctx, since: Instant) -> Result<Report> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_one(&store::REPORT, &args![ctx.tenant, since]).await?)
}

/// A promise in a list.
#[derive(Clone, Debug, FromRow)]
pub struct Row {
    /// The promise.
    pub id: PromiseId,
    /// Its case.
    pub case_id: CaseId,
    /// To whom.
    pub person: String,
    /// What.
    pub text: String,
    /// Whether everybody could read it.
    pub public: bool,
    /// Until when.
    pub due_at: Option<Instant>,
    /// Whether it is open or broken.
    pub state: State,
    /// Who made it.
    pub by: Option<String>,
    /// When.
    pub made_at: Instant,
}

/// The promises that are still to be kept, the one due first first; only those that everybody could read, or all.
pub async fn open(tx: &mut Tx, ctx: &Ctx, public_only: bool, limit: usize) -> Result<Vec<Row>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OPEN, &args![ctx.tenant, !public_only, limit.min(500)]).await?)
}
