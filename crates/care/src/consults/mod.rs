//! Another team is asked, inside the case.
//!
//! In: a question to a team, with a time. Out: its answer, as a note in the case. Promised: asking moves nothing and
//! pauses nothing: the case keeps its owner, its queue and its clocks; a question that nobody answers in time is told to
//! whoever asked and to the leads of the team, once.

pub mod store;
#[cfg(test)]
mod tests;

use db::{FromRow, Tx, args};
use kernel::{CaseId, ConsultId, Ctx, Instant, MessageId, Millis, UserId, said};
use serde_json::json;

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::notifications::{self, To, Told};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, outbound, staff};

/// How long a question is at most, in characters.
const LONGEST: usize = 2_000;

/// A question to another team.
#[derive(Clone, Debug, FromRow)]
pub struct Consult {
    /// Its id.
    pub id: ConsultId,
    /// In which case.
    pub case_id: CaseId,
    /// Who is asked.
    pub team: String,
    /// What.
    pub question: String,
    /// By whom.
    pub asked_by: Option<UserId>,
    /// When.
    pub asked_at: Instant,
    /// Until when.
    pub due_at: Instant,
    /// The note that holds the answer.
    pub answer_message: Option<MessageId>,
    /// Who answered.
    pub answered_by: Option<UserId>,
    /// When.
    pub answered_at: Option<Instant>,
    /// When the question was taken back.
    pub withdrawn_at: Option<Instant>,
    /// When it was said that nobody had answered in time.
    pub overdue_at: Option<Instant>,
}

impl Consult {
    /// Whether the team has yet to answer.
    pub fn is_open(&self) -> bool {
        self.answered_at.is_none() && self.withdrawn_at.is_none()
    }
}

/// Asks a team of the ownership model about a case. `within` is what the model says of answers if nobody says how
/// long.
///
/// # Errors
/// [`Error::Invalid`] if there is no such team, or nothing is asked.
pub async fn ask(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    team: &str,
    question: &str,
    within: Option<Millis>,
) -> Result<ConsultId> {
    allow(ctx, Right::Answer)?;
    let question = question.trim();
    if question.is_empty() || question.chars().count() > LONGEST {
        return Err(Error::invalid("ask in 1 to 2,000 characters what you need to know"));
    }
    let within = within.unwrap_or_else(|| brand.model.ola().answer_within());
    if within < Millis::minutes(1) || within > Millis::days(14) {
        return Err(Error::invalid("give the team between a minute and two weeks"));
    }
    if brand.model.team(team).is_none() {
        return Err(Error::invalid(said!("there is no team `{team}`", team)));
    }
    cases::lock(tx, ctx, case).await?;
    let (id, due): (ConsultId, Instant) = (ctx.mint(), ctx.now() + within);
    let args = args![ctx.tenant, id, case, team, question, ctx.actor.user(), ctx.now(), due];
    tx.execute(&store::INSERT, &args).await?;
    let data = json!({ "team": team, "consult": id, "due": due });
    trail::note(tx, ctx, Kind::Consulted, About::case(case), data.clone()).await?;
    notifications::tell(tx, ctx, To::Team(team), notifications::Kind::ConsultAsked, Some(case), data).await?;
    cases::changed(tx, case);
    Ok(id)
}

/// Answers for the team that was asked: the answer stands in the case as a note.
///
/// # Errors
/// [`Error::Invalid`] if it was answered or taken back, or if the caller belongs to another team and is no lead.
pub async fn answer(tx: &mut Tx, ctx: &Ctx, id: ConsultId, text: &str) -> Result<MessageId> {
    allow(ctx, Right::Answer)?;
    let consult = open(tx, ctx, id).await?;
    if let Some(me) = ctx.actor.user() {
        let teams = staff::teams_of(tx, ctx, me).await?;
        if !teams.is_empty() && !teams.contains(&consult.team) {
            allow(ctx, Right::Direct)?;
        }
    }
    let message = outbound::note(tx, ctx, consult.case_id, text).await?;
    let args = args![message, ctx.actor.user(), ctx.now(), ctx.tenant, id];
    tx.execute(&store::ANSWER, &args).await?;
    let data = json!({ "team": consult.team, "consult": id });
    let about = About::message(consult.case_id, message);
    trail::note(tx, ctx, Kind::ConsultAnswered, about, data.clone()).await?;
    if let Some(asker) = consult.asked_by {
        let (to, kind) = (To::User(asker), notifications::Kind::ConsultAnswered);
        notifications::tell(tx, ctx, to, kind, Some(consult.case_id), data).await?;
    }
    cases::changed(tx, consult.case_id);
    Ok(message)
}

/// Takes a question back: one's own, or, as a lead, anybody's.
///
/// # Errors
/// [`Error::Invalid`] if it was answered or taken back.
pub async fn withdraw(tx: &mut Tx, ctx: &Ctx, id: ConsultId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let consult = open(tx, ctx, id).await?;
    if consult.asked_by != ctx.actor.user() {
        allow(ctx, Right::Direct)?;
    }
    tx.execute(&store::WITHDRAW, &args![ctx.now(), ctx.tenant, id]).await?;
    let data = json!({ "team": consult.team, "consult": id });
    trail::note(tx, ctx, Kind::ConsultWithdrawn, About::case(consult.case_id), data).await?;
    cases::changed(tx, consult.case_id);
    Ok(())
}

/// One question.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: ConsultId) -> Result<Consult> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::GET, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("question"))
}

/// What was asked in a case, oldest first.
pub async fn of_case(tx: &mut Tx, ctx: &Ctx, case: CaseId) -> Result<Vec<Consult>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::OF_CASE, &args![ctx.tenant, case]).await?)
}

/// What the caller's teams have yet to answer, the most urgent first; what any team has, for somebody without a team.
pub async fn open_for_me(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Consult>> {
    allow(ctx, Right::Read)?;
    let teams = match ctx.actor.user() {
        Some(me) => staff::teams_of(tx, ctx, me).await?,
        None => Vec::new(),
    };
    let (any, texts) = (teams.is_empty(), db::Arg::texts(teams.iter().map(String::as_str)));
    Ok(tx.query(&store::OPEN, &[ctx.tenant.into(), any.into(), texts]).await?)
}

/// Says once of each question that nobody has answered it in time. Returns how many.
pub async fn due(tx: &mut Tx, ctx: &Ctx) -> Result<usize> {
    let overdue: Vec<Consult> = tx.query(&store::OVERDUE, &args![ctx.tenant, ctx.now()]).await?;
    let mut told = Told::default();
    for consult in &overdue {
        let (kind, case) = (notifications::Kind::ConsultOverdue, Some(consult.case_id));
        let data = json!({ "team": consult.team, "consult": consult.id, "due": consult.due_at });
        told.tell(ctx, To::TeamLeads(&consult.team), kind, case, data.clone());
        if let Some(asker) = consult.asked_by {
            told.tell(ctx, To::User(asker), kind, case, data);
        }
        tx.execute(&store::TOLD, &args![ctx.now(), ctx.tenant, consult.id]).await?;
        cases::changed(tx, consult.case_id);
    }
    told.flush(tx, ctx).await?;
    Ok(overdue.len())
}

/// A question that waits for its answer, locked.
async fn open(tx: &mut Tx, ctx: &Ctx, id: ConsultId) -> Result<Consult> {
    let consult: Option<Consult> = tx.query_opt(&store::LOCK, &args![ctx.tenant, id]).await?;
    let consult = consult.ok_or(Error::not_found("question"))?;
    if consult.is_open() {
        return Ok(consult);
    }
    Err(Error::invalid(match consult.answered_at {
        Some(_) => said!("this question was answered; the answer stands in the case"),
        None => said!("this question was taken back"),
    }))
}
