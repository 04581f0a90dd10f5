//! `GET /api/v1/cases/{id}`.

use axum::Json;
use axum::extract::State;
use care::cases::{Seen, State as Standing};
use care::clocks::{Clock, Counts, Metric, State as ClockState};
use care::desk::{self, CaseView};
use care::queues::{ItemState, WorkItem};
use care::routing::Stored;
use care::trail::{Event, Kind};
use care::{Tx, trace};
use kernel::{Actor, CaseId, ClockId, DecisionId, EventId, MessageId};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::Colleague;
use super::timeline::Utterance;
use crate::api::error::Fault;
use crate::api::extract::{Caller, Named};
use crate::api::people::{Identity, Person};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// A case with everything around it.
#[derive(Serialize, ToSchema)]
pub struct CaseDetail {
    /// Its id.
    #[schema(value_type = schema::CaseId)]
    id: CaseId,
    /// Where it stands.
    #[schema(value_type = schema::CaseState)]
    state: Standing,
    /// The network where it began.
    #[schema(example = "sandbox")]
    channel: String,
    /// Whether it began in public.
    #[schema(value_type = schema::Visibility)]
    began: Seen,
    /// What it is about, if known.
    topic: Option<String>,
    /// The person's tone.
    sentiment: Option<String>,
    /// Whether a fact that routing needed is unsure.
    needs_triage: bool,
    /// The first message's time.
    opened_at: Moment,
    /// When the brand answered first.
    answered_at: Option<Moment>,
    /// How long the newest words to which somebody had to agree waited for that, in milliseconds: a part of the time to
    /// the answer.
    approval_delay_ms: Option<i64>,
    /// When it was resolved last.
    resolved_at: Option<Moment>,
    /// Until when it sleeps.
    snoozed_until: Option<Moment>,
    /// How often it came back.
    reopened: i64,
    /// The newest `seq` of the case: what an answer sends as `seen_seq`.
    seen_seq: i64,
    /// In which queue and whose hands; the last ones if it is resolved.
    work: Option<Work>,
    /// Whose.
    person: Person,
    /// Their addresses, the one used last first.
    identities: Vec<Identity>,
    /// All their cases, newest first, this one among them.
    #[schema(value_type = Vec<schema::CaseId>)]
    cases: Vec<CaseId>,
    /// What was promised, oldest first.
    clocks: Vec<Promise>,
    /// The person's newest 200 messages over all channels and cases, oldest first.
    timeline: Vec<Utterance>,
    /// Whether there are older ones.
    older: bool,
    /// Why the case is where it is, newest first.
    decisions: Vec<Decided>,
    /// What happened to the case, oldest first.
    history: Vec<Happening>,
}

/// The routable unit of a case.
#[derive(Serialize, ToSchema)]
pub struct Work {
    /// In which queue.
    queue: String,
    /// How it stands.
    #[schema(value_type = schema::WorkState)]
    state: ItemState,
    /// In whose hands.
    assignee: Option<Colleague>,
    /// When the promise breaks.
    due_at: Option<Moment>,
    /// Which promise.
    sla: Option<String>,
    /// Whether an answer is expected, in the ownership model's word.
    response: String,
    /// The decision that put it here.
    #[schema(value_type = Option<schema::DecisionId>)]
    decision: Option<DecisionId>,
}

/// A promise with its start and its stop.
#[derive(Serialize, ToSchema)]
pub struct Promise {
    /// The clock's id.
    #[schema(value_type = schema::ClockId)]
    id: ClockId,
    /// What it measures.
    #[schema(value_type = schema::Metric)]
    metric: Metric,
    /// Which promise; none where time is only measured.
    sla: Option<String>,
    /// Which time the promise counts.
    #[schema(value_type = schema::Counts)]
    kind: Counts,
    /// Whose opening hours are business time.
    calendar: Option<String>,
    /// The department that had the ball when it started.
    owner: Option<String>,
    /// How it stands.
    #[schema(value_type = schema::ClockState)]
    state: ClockState,
    /// How long the promise is, in milliseconds.
    target_ms: Option<i64>,
    /// When it started.
    started_at: Moment,
    /// Since when it counts; none while it stands still.
    counts_from: Option<Moment>,
    /// How much calendar time it had counted when it last stood still, in milliseconds.
    calendar_ms: i64,
    /// How much of that was opening hours, in milliseconds.
    business_ms: i64,
    /// How long it was paused, in milliseconds.
    paused_ms: i64,
    /// When the promise breaks; none while it is paused.
    due_at: Option<Moment>,
    /// When the desk warns.
    warn_at: Option<Moment>,
    /// When it stopped.
    stopped_at: Option<Moment>,
    /// Why it started.
    cause: String,
}

/// A decision of the ownership model.
#[derive(Serialize, ToSchema)]
pub struct Decided {
    /// Its id.
    #[schema(value_type = schema::DecisionId)]
    id: DecisionId,
    /// Because of which message.
    #[schema(value_type = schema::MessageId)]
    message: MessageId,
    /// When.
    at: Moment,
    /// Where the case went.
    queue: String,
    /// Which rule said so.
    rule: String,
    /// The facts, each rule with its answer, and the result, as `commonground ownership explain --json` prints them.
    #[schema(value_type = Object)]
    explanation: Value,
}

/// Something that happened to a case.
#[derive(Serialize, ToSchema)]
pub struct Happening {
    /// The event's id.
    #[schema(value_type = schema::EventId)]
    id: EventId,
    /// When.
    at: Moment,
    /// What, in a word.
    #[schema(example = "case_opened")]
    kind: &'static str,
    /// What, as a sentence.
    what: String,
    /// On whose behalf: `system`, a user's id or a token's.
    #[schema(example = "system")]
    actor: String,
    /// To which message.
    #[schema(value_type = Option<schema::MessageId>)]
    message: Option<MessageId>,
}

impl From<CaseView> for CaseDetail {
    fn from(mut view: CaseView) -> Self {
        let messages = std::mem::take(&mut view.messages);
        let timeline = messages.into_iter().map(|message| Utterance::of(message, &view)).collect();
        let work = view.item.take().map(|item| Work::of(item, &view));
        let case = view.case;
        Self {
            id: case.id,
            state: case.state,
            channel: case.origin_channel,
            began: case.origin_visibility,
            topic: case.topic,
            sentiment: case.sentiment,
            needs_triage: case.needs_triage,
            opened_at: case.opened_at.into(),
            answered_at: case.answered_at.map(Moment),
            approval_delay_ms: approval_delay(&view.events),
            resolved_at: case.resolved_at.map(Moment),
            snoozed_until: case.snoozed_until.map(Moment),
            reopened: case.reopened,
            seen_seq: case.last_seq,
            work,
            person: view.person.into(),
            identities: view.identities.into_iter().map(Identity::from).collect(),
            cases: view.cases.iter().map(|case| case.id).collect(),
            clocks: view.clocks.into_iter().map(Promise::from).collect(),
            timeline,
            older: view.older,
            decisions: view.decisions.into_iter().map(Decided::from).collect(),
            history: view.events.into_iter().map(Happening::from).collect(),
        }
    }
}

fn approval_delay(events: &[Event]) -> Option<i64> {
    let given = |event: &&Event| {
        event.kind == Kind::ApprovalGiven && event.data["given"].as_i64() >= event.data["need"].as_i64()
    };
    events.iter().rev().find(given)?.data["delay_ms"].as_i64()
}

impl Work {
    fn of(item: WorkItem, view: &CaseView) -> Self {
        let holder = item.assignee.and_then(|id| view.users.get(&id));
        Self {
            queue: item.queue,
            state: item.state,
            assignee: holder.map(|user| Colleague { id: user.id, name: user.name.clone() }),
            due_at: item.due_at.map(Moment),
            sla: item.sla,
            response: item.response,
            decision: item.decision_id,
        }
    }
}

impl From<Clock> for Promise {
    fn from(clock: Clock) -> Self {
        Self {
            id: clock.id,
            metric: clock.metric,
            sla: clock.sla,
            state: clock.state,
            kind: clock.kind,
            calendar: clock.calendar,
            owner: clock.owner,
            target_ms: clock.target_ms.map(|target| target.0),
            started_at: clock.started_at.into(),
            counts_from: clock.counts_from.map(Moment),
            calendar_ms: clock.calendar_ms.0,
            business_ms: clock.business_ms.0,
            paused_ms: clock.paused_ms.0,
            due_at: clock.due_at.map(Moment),
            warn_at: clock.warn_at.map(Moment),
            stopped_at: clock.stopped_at.map(Moment),
            cause: clock.cause,
        }
    }
}

impl From<Stored> for Decided {
    fn from(stored: Stored) -> Self {
        Self {
            id: stored.id,
            message: stored.message_id,
            at: stored.at.into(),
            queue: stored.queue,
            rule: stored.rule,
            explanation: serde_json::to_value(&stored.record.0).unwrap_or_default(),
        }
    }
}

impl From<Event> for Happening {
    fn from(event: Event) -> Self {
        let (_, what) = trace::tell(&event);
        let actor = match event.actor {
            Actor::System => "system".to_owned(),
            Actor::User { id, .. } => id.to_string(),
            Actor::Token { id, .. } => id.to_string(),
        };
        Self {
            id: event.id,
            at: event.at.into(),
            kind: event.kind.name(),
            what,
            actor,
            message: event.message_id,
        }
    }
}

/// A case with everything around it
///
/// What was said over all channels, the clocks, and why the case is where it is.
#[utoipa::path(get, path = "/cases/{id}", tag = "cases", operation_id = "show_case",
    params(("id" = schema::CaseId, Path)), responses((status = 200, body = CaseDetail, description = "The case.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<CaseId>,
) -> Result<Json<CaseDetail>, Fault> {
    let mut view = app.read(async move |tx: &mut Tx| desk::case_view(tx, &caller.ctx, id).await).await?;
    let brand = app.brand();
    view.decisions = view.decisions.into_iter().map(|decided| decided.with_reasons(&brand)).collect();
    Ok(Json(view.into()))
}
