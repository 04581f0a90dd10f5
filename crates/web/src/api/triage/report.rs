//! `GET /api/v1/triage/report`.

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::learning::{self, Pending};
use kernel::{CaseId, MessageId, Millis};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::lessons::Lesson;
use crate::api::error::Fault;
use crate::api::extract::{Asked, Caller};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// How far back the report looks unless the program says otherwise.
const SINCE: Millis = Millis::days(56);

/// Since when.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Since {
    /// From when; eight weeks ago unless it says otherwise.
    since: Option<Moment>,
}

/// How triage does.
#[derive(Serialize, ToSchema)]
pub struct TriageReport {
    /// From when.
    since: Moment,
    /// Until when.
    until: Moment,
    /// How much there is to learn from.
    pending: PendingSignals,
    /// Week by week, oldest first.
    weeks: Vec<TriageWeek>,
    /// What was said and what was meant, newest week first.
    confusions: Vec<Confusion>,
    /// What wrong routes cost.
    misroutes: Misroutes,
    /// The lesson in force.
    in_force: Option<Lesson>,
    /// Messages that would teach most, the most useful first; 50 at most.
    to_label: Vec<ToLabel>,
}

/// How much there is to learn from.
#[derive(Serialize, ToSchema)]
pub struct PendingSignals {
    /// Corrections and confirmations that no lesson has seen yet.
    new: usize,
    /// All of them.
    all: usize,
    /// When the last lesson was.
    last: Option<Moment>,
}

/// One week.
#[derive(Serialize, ToSchema)]
pub struct TriageWeek {
    /// Its Monday, 0:00 UTC.
    from: Moment,
    /// Facts that somebody changed.
    corrections: usize,
    /// Facts that somebody left as they were.
    confirmations: usize,
    /// Messages of people.
    messages: usize,
    /// Those whose route needed a fact that was unsure.
    unsure: usize,
}

/// One thing taken for another.
#[derive(Serialize, ToSchema)]
pub struct Confusion {
    /// The Monday of its week.
    week: Moment,
    /// Which fact.
    #[schema(example = "intent")]
    fact: String,
    /// What triage said; empty if it had no idea.
    #[schema(example = "complaint")]
    said: String,
    /// What a person says.
    #[schema(example = "query")]
    meant: String,
    /// How often.
    count: usize,
}

/// Cases that moved because somebody corrected a fact.
#[derive(Serialize, ToSchema)]
pub struct Misroutes {
    /// How many.
    moved: usize,
    /// From the decision to the correction, in minutes, summed.
    minutes_lost: i64,
    /// The minutes at the hourly cost of the receiving team; absent if the ownership model names none.
    cost: Option<f64>,
    /// From which queue to which.
    by_pair: Vec<Detour>,
}

/// A wrong way that cases went.
#[derive(Serialize, ToSchema)]
pub struct Detour {
    /// The queue that they stood in.
    from: String,
    /// The queue that they should have stood in.
    to: String,
    /// How many.
    count: usize,
    /// How long they stood there, in minutes, summed.
    minutes: i64,
}

/// A message that would teach much.
#[derive(Serialize, ToSchema)]
pub struct ToLabel {
    /// The message.
    #[schema(value_type = schema::MessageId)]
    message: MessageId,
    /// Its case.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// Its words.
    text: String,
    /// The network.
    #[schema(example = "sandbox")]
    channel: String,
    /// When it was said.
    at: Moment,
    /// The fact of which triage is least sure.
    #[schema(example = "intent")]
    fact: String,
    /// Its best guess.
    #[schema(example = "query")]
    guess: String,
    /// How sure, from 0 to 1.
    confidence: f32,
}

impl TriageReport {
    fn of(report: learning::Report, pending: Pending) -> Self {
        let in_force = report.lessons.into_iter().find(|lesson| lesson.in_force);
        Self {
            since: report.since.into(),
            until: report.until.into(),
            pending: PendingSignals { new: pending.new, all: pending.all, last: pending.last.map(Moment) },
            weeks: report.weeks.into_iter().map(TriageWeek::from).collect(),
            confusions: report.confusions.into_iter().map(Confusion::from).collect(),
            misroutes: report.misroutes.into(),
            in_force: in_force.map(Lesson::from),
            to_label: report.to_label.into_iter().map(ToLabel::from).collect(),
        }
    }
}

impl From<learning::Week> for TriageWeek {
    fn from(week: learning::Week) -> Self {
        let learning::Week { from, signals: _, corrections, confirmations, messages, unsure } = week;
        Self { from: from.into(), corrections, confirmations, messages, unsure }
    }
}

impl From<learning::Confusion> for Confusion {
    fn from(one: learning::Confusion) -> Self {
        let learning::Confusion { week, fact, said, meant, count } = one;
        Self { week: week.into(), fact, said, meant, count }
    }
}

impl From<learning::Misroutes> for Misroutes {
    fn from(found: learning::Misroutes) -> Self {
        let detour = |pair: learning::Detour| Detour {
            from: pair.from,
            to: pair.to,
            count: pair.count,
            minutes: pair.minutes,
        };
        Self {
            moved: found.moved,
            minutes_lost: found.minutes_lost,
            cost: found.cost,
            by_pair: found.by_pair.into_iter().map(detour).collect(),
        }
    }
}

impl From<learning::ToLabel> for ToLabel {
    fn from(found: learning::ToLabel) -> Self {
        let learning::ToLabel { message, case, text, channel, at, fact, guess, confidence } = found;
        Self { message, case, text, channel, at: at.into(), fact, guess, confidence }
    }
}

/// How triage does
///
/// What was corrected, what is unsure, what wrong routes cost, and which messages would teach most.
#[utoipa::path(get, path = "/triage/report", tag = "triage", operation_id = "triage_report", params(Since),
    responses((status = 200, body = TriageReport, description = "Since then.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Asked(Since { since }): Asked<Since>,
) -> Result<Json<TriageReport>, Fault> {
    let (ctx, brand) = (caller.ctx, app.brand());
    let since = since.map_or_else(|| ctx.now() - SINCE, |since| since.0);
    let read = app.read(async move |tx: &mut Tx| {
        Ok((learning::report(tx, &ctx, &brand, since).await?, learning::pending(tx, &ctx).await?))
    });
    let (report, pending) = read.await?;
    Ok(Json(TriageReport::of(report, pending)))
}
