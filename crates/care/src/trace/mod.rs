//! One message's life, told in the order in which it happened.
//!
//! In: the id of a message, a case or a delivery. Out: steps with times and reasons, as `commonground trace` and the
//! desk show them. Promised: every stage that touched the message has a step; no step holds a customer's words.

pub mod store;

use db::{Tx, args};
use kernel::{CaseId, Ctx, DeliveryId, Instant, MessageId};
use serde::Serialize;
use serde_json::Value;

use crate::access::{Right, allow};
use crate::cases::{self, Message};
use crate::ingest::{self, Delivery};
use crate::trail::{self, Event};
use crate::{Error, Result};

/// What to follow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// One message.
    Message(MessageId),
    /// All of a case.
    Case(CaseId),
    /// What became of a delivery.
    Delivery(DeliveryId),
}

impl std::str::FromStr for Subject {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        let wrong = || Error::invalid("name a message (msg_…), a case (case_…) or a delivery (dlv_…)");
        match text.split('_').next() {
            Some("msg") => text.parse().map(Self::Message).map_err(|e| Error::invalid(e.to_string())),
            Some("case") => text.parse().map(Self::Case).map_err(|e| Error::invalid(e.to_string())),
            Some("dlv") => text.parse().map(Self::Delivery).map_err(|e| Error::invalid(e.to_string())),
            _ => Err(wrong()),
        }
    }
}

/// A step of a life.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// When.
    pub at: Instant,
    /// Since the step before, in milliseconds.
    pub after_ms: i64,
    /// Where in the flow: `network`, `ingest`, `people`, `cases`, `triage`, `ownership`, `queues`, `outbound`,
    /// `clocks`, `desk`.
    pub stage: &'static str,
    /// What happened, as a sentence.
    pub what: String,
    /// Whether it went wrong.
    pub bad: bool,
    /// The message that it happened to.
    pub message: Option<MessageId>,
}

/// A life.
#[derive(Clone, Debug, Serialize)]
pub struct Life {
    /// The cases that it touches.
    pub cases: Vec<CaseId>,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// Tells a life.
pub async fn life(tx: &mut Tx, ctx: &Ctx, subject: Subject) -> Result<Life> {
    allow(ctx, Right::Read)?;
    let (messages, deliveries) = match subject {
        Subject::Message(id) => {
            let message = cases::message(tx, ctx, id).await?;
            let delivery = message.delivery_id;
            (vec![message], delivery.into_iter().collect())
        }
        Subject::Case(id) => {
            cases::get(tx, ctx, id).await?;
            let messages: Vec<Message> = tx.query(&store::MESSAGES_OF_CASE, &args![ctx.tenant, id]).await?;
            let deliveries = messages.iter().filter_map(|m| m.delivery_id).collect::<Vec<_>>();
            (messages, deliveries)
        }
        Subject::Delivery(id) => {
            ingest::get(tx, ctx, id).await?;
            let messages = tx.query(&store::MESSAGES_OF_DELIVERY, &args![ctx.tenant, id]).await?;
            (messages, vec![id])
        }
    };
    let mut steps = Vec::new();
    for id in deliveries {
        let delivery = ingest::get(tx, ctx, id).await?;
        steps.extend(delivery_steps(&delivery));
        if messages.is_empty() {
            steps.extend(trail::of_delivery(tx, ctx, id).await?.iter().map(event_step));
        }
    }
    let mut cases: Vec<CaseId> = messages.iter().map(|message| message.case_id).collect();
    cases.sort_unstable();
    cases.dedup();
    let whole = matches!(subject, Subject::Case(_));
    let mine: Vec<MessageId> = messages.iter().map(|message| message.id).collect();
    for case in &cases {
        let events = trail::of_case(tx, ctx, *case).await?;
        let from = messages.iter().map(|m| m.received_at).min();
        steps.extend(
            events
                .iter()
                .filter(|event| match event.message_id {
                    Some(message) => mine.contains(&message),
                    None => whole || from.is_some_and(|from| event.at >= from),
                })
                .map(event_step),
        );
    }
    for message in &messages {
        steps.extend(message_steps(message));
    }
    steps.sort_by_key(|step| (step.at, rank(step.stage)));
    let mut before = steps.first().map(|step| step.at);
    for step in &mut steps {
        step.after_ms = before.map_or(0, |before| step.at.since(before).0);
        before = Some(step.at);
    }
    Ok(Life { cases, steps })
}

/// The order of the stages inside one transaction, where all have the same time.
fn rank(stage: &str) -> usize {
    const STAGES: [&str; 10] = [
        "network",
        "ingest",
        "people",
        "cases",
        "triage",
        "ownership",
        "queues",
        "clocks",
        "outbound",
        "desk",
    ];
    STAGES.iter().position(|known| *known == stage).unwrap_or(STAGES.len())
}

fn step(at: Instant, stage: &'static str, what: impl Into<String>, message: Option<MessageId>) -> Step {
    Step { at, after_ms: 0, stage, what: what.into(), bad: false, message }
}

fn delivery_steps(delivery: &Delivery) -> Vec<Step> {
    let mut steps = vec![step(
        delivery.received_at,
        "ingest",
        format!("stored durably as {}, then answered 200 (key {})", delivery.id, delivery.dedup_key),
        None,
    )];
    if let Some(done) = delivery.done_at {
        let unknown = match delivery.unknown {
            0 => String::new(),
            n => format!(", {n} of a kind that this version does not know"),
        };
        steps.push(step(done, "ingest", format!("read: {} items{unknown}", delivery.items), None));
    }
    steps
}

fn message_steps(message: &Message) -> Vec<Step> {
    let id = Some(message.id);
    let mut steps = Vec::new();
    if message.direction == cases::Direction::Inbound {
        let what = format!("said on {} ({}, {})", message.channel, message.surface, message.visibility);
        steps.push(step(message.at, "network", what, id));
        steps.push(step(message.received_at, "people", format!("said by {}", message.person_id), id));
        if let Some(quoted) = &message.quoted {
            let what =
                format!("{} characters of earlier messages folded: it repeats them", quoted.chars().count());
            steps.push(step(message.received_at, "cases", what, id));
        }
    }
    let reading =
        message.facts.clone().and_then(|facts| serde_json::from_value::<triage::Reading>(facts).ok());
    if let Some(reading) = reading {
        let facts: Vec<_> = reading
            .named()
            .iter()
            .filter_map(|fact| {
                let sure = (fact.confidence * 100.0).round();
                match (&fact.value, &fact.guess) {
                    (Some(value), _) => Some(format!("{} {value} ({sure} %)", fact.name)),
                    (None, Some(guess)) => Some(format!("{} unsure, perhaps {guess} ({sure} %)", fact.name)),
                    (None, None) => None,
                }
            })
            .collect();
        steps.push(step(message.received_at, "triage", facts.join(" · "), id));
    }
    steps
}

fn event_step(event: &Event) -> Step {
    use trail::Kind as K;
    let (stage, what) = tell(event);
    let bad =
        matches!(event.kind, K::DeliveryPoisoned | K::ReplyFailed | K::ReplyUnknown | K::AccountStopped);
    Step { bad, ..step(event.at, stage, what, event.message_id) }
}

/// An event in words, and the stage that it belongs to.
pub fn tell(event: &Event) -> (&'static str, String) {
    use trail::Kind as K;
    let data = &event.data;
    let text = |key: &str| match &data[key] {
        Value::String(text) => text.clone(),
        Value::Null => "?".to_owned(),
        other => other.to_string(),
    };
    let at = |key: &str| {
        data[key].as_i64().map_or_else(|| "?".to_owned(), |micros| Instant::from_micros(micros).to_string())
    };
    let span = |key: &str| kernel::Millis(data[key].as_i64().unwrap_or(0)).to_string();
    match event.kind {
        K::DeedDone => {
            ("deeds", format!("{} was asked of the network; reason: {}", text("deed"), text("reason")))
        }
        K::DeedFailed => ("deeds", format!("the network did not do it: {}", text("reason"))),
        K::PolicyChanged => ("deeds", format!("personal data in public: {}", text("personal_data"))),
        K::EngagementChanged => ("engagement", "the settings of engagement changed".into()),
        K::SetAside => ("engagement", "set aside: nothing more to do".into()),
        K::TakenUp => ("engagement", "taken up again".into()),
        K::Approached => ("contacts", "we spoke to somebody who had not spoken to us".into()),
        K::OptedOut => ("contacts", "the person wants to be left alone".into()),
        K::OptedIn => ("contacts", "the person may be approached again".into()),
        K::ChatRated => ("chat", format!("the visitor gave {} of 5 stars", data["stars"])),
        K::AddressProved => ("people", "answered from the address that they had given: it is theirs".into()),
        K::SignatureChanged => ("outbound", format!("mails of {} are signed otherwise", text("team"))),
        K::AnswerMailed => ("outbound", "the visitor had gone: the answer went on by mail".into()),
        K::ChatConfigured => ("chat", "a chat was set up".into()),
        K::RightsAsked => ("rights", format!("asked whether we may show it, for {} months", text("months"))),
        K::RightsGranted => ("rights", format!("granted in {}, until {}", text("evidence"), at("until"))),
        K::RightsClosed => ("rights", format!("not granted: {}", text("state"))),
        K::RightsWithdrawn => ("rights", "the permission was taken back".into()),
        K::AmplifyWanted => ("rights", "somebody wants to show it; a second person has to agree".into()),
        K::Amplified => ("rights", format!("shown by {}, as {} allows", text("deed"), text("evidence"))),
        K::RewardOffered => ("rewards", format!("a gift was offered ({} of the budget)", text("amount"))),
        K::RewardChanged => ("rewards", format!("the gift is {}", text("state"))),
        K::LeadMade => ("leads", format!("became {}", text("lead"))),
        K::LeadChanged => ("leads", format!("from {} to {}", text("from"), text("to"))),
        K::LeadTold => ("leads", format!("the CRM has it as {}", text("crm_id"))),
        K::LeadNotTold => ("leads", format!("the CRM does not take it: {}", text("reason"))),
        K::MessageReceived => ("cases", "became a message".into()),
        K::MessageEdited => ("cases", "the person changed their words".into()),
        K::MessageDeleted => ("cases", "the person took their words back".into()),
        K::LateEdit => ("cases", "a change arrived that is older than what we have; kept aside".into()),
        K::ClockSkew => (
            "ingest",
            format!(
                "the network's clock is off: it says {}, we got it {}",
                at("network_says"),
                at("received")
            ),
        ),
        K::EchoSeen => ("cases", "answered with the network's own app".into()),
        K::ReceiptSeen => ("outbound", format!("the network says: {}", text("status"))),
        K::PersonMet => ("people", "a person whom we did not know".into()),
        K::CaseOpened => ("cases", "a new case".into()),
        K::CaseJoined => ("cases", "joined the person's open case".into()),
        K::CaseReopened => ("cases", "the case came back".into()),
        K::CaseThanked => ("cases", "thanks; the case stays resolved".into()),
        K::CaseResolved => ("desk", "resolved".into()),
        K::CaseSnoozed => ("desk", format!("sleeps until {}", at("until"))),
        K::CaseWoken => ("desk", "woke up".into()),
        K::Routed => {
            ("ownership", format!("to {} by rule {} ({})", text("queue"), text("rule"), text("decision")))
        }
        K::Moved => ("queues", format!("moved from {} to {}", text("from"), text("to"))),
        K::Taken => ("queues", "taken".into()),
        K::Released => ("queues", "given back to the queue".into()),
        K::Assigned => ("queues", "assigned".into()),
        K::ClockStarted => {
            ("clocks", format!("{} ({}) started, due {}", text("metric"), text("sla"), at("due")))
        }
        K::ClockTightened => {
            ("clocks", format!("{} is due earlier now: {} ({})", text("metric"), at("due"), text("sla")))
        }
        K::ClockStopped => {
            ("clocks", format!("{} {} after {}", text("metric"), text("state"), span("took_ms")))
        }
        K::ReplyQueued => ("outbound", format!("an answer was written ({})", text("mode"))),
        K::ReplyUndone => ("outbound", "called back".into()),
        K::ReplyTakenOver => ("outbound", "taken over by a colleague".into()),
        K::ReplySending => ("outbound", format!("the request left (attempt {})", text("attempt"))),
        K::ReplySent => ("outbound", format!("the network has it as {}", text("provider_id"))),
        K::ReplyFailed => ("outbound", format!("not sent: {}", text("reason"))),
        K::ReplyUnknown => ("outbound", format!("nobody knows yet: {}", text("reason"))),
        K::ReplyRetried => ("outbound", "to be sent again".into()),
        K::NoteAdded => ("desk", "a note".into()),
        K::DeliveryStored => ("ingest", "stored".into()),
        K::DeliveryPoisoned => ("ingest", format!("can't be read: {}", text("reason"))),
        K::DeliveryRetried => ("ingest", "to be read again".into()),
        K::AccountConnected => ("outbound", "somebody connected the account".into()),
        K::AccountStopped => ("outbound", format!("the network turned the account away: {}", text("reason"))),
        K::AccountPaused => ("outbound", "somebody halted the account".into()),
        K::AccountRemoved => ("outbound", "somebody took the account away".into()),
        K::AccountResumed => ("outbound", "the account works again".into()),
        K::LoggedIn => ("desk", "logged in".into()),
        K::SessionRevoked => ("desk", "a session was ended".into()),
        K::UserAdded => ("desk", "a user was added".into()),
        K::UserDisabled => ("desk", "a user's access was ended".into()),
        K::UserEnabled => ("desk", "a user got their access back".into()),
        K::TokenCreated => ("desk", "a token was made".into()),
        K::TokenRevoked => ("desk", "a token was ended".into()),
        K::OwnershipActivated => ("ownership", format!("version {} came into force", text("version"))),
        K::FactCorrected => (
            "triage",
            format!("{} is {}, not {}, says a colleague", text("fact"), text("after"), text("before")),
        ),
        K::OpinionGiven => ("triage", format!("{} gave its opinion", text("source"))),
        K::ClockChanged => {
            ("clocks", format!("{} counts for {} now, due {}", text("metric"), text("sla"), at("due")))
        }
        K::LessonLearnt => ("triage", format!("lesson {}: {}", text("lesson"), text("outcome"))),
        K::LessonsReset => ("triage", "what was learnt is no longer used".into()),
        K::LessonRestored => ("triage", format!("what lesson {} had taught is used again", text("restores"))),
        K::OwnershipDrafted => ("ownership", format!("version {} was {}", text("version"), text("what"))),
        K::OwnershipShadowed => {
            ("ownership", format!("version {} in the shadow: {}", text("version"), text("on")))
        }
        K::OwnershipApproved => ("ownership", format!("version {} was approved", text("version"))),
        K::OwnershipRolledBack => ("ownership", format!("back to version {}", text("version"))),
        K::ModeBegan => ("ownership", format!("the mode {} is on", text("mode"))),
        K::ModeEnded => ("ownership", format!("the mode {} is off", text("mode"))),
        K::PresenceChanged => ("desk", format!("is {} now", text("state"))),
        K::StaffChanged => ("desk", format!("{} changed", text("what"))),
        K::Dispatched => ("queues", format!("given to an agent by {}", text("method"))),
        K::BoomerangThrown => ("desk", format!("comes back at {} without an answer", text("until"))),
        K::BoomerangCaught => ("desk", format!("does not come back by itself: {}", text("why"))),
        K::Skipped => ("desk", format!("passed on: {}", text("reason"))),
        K::VipMarked => ("desk", format!("the person’s mark changed: vip {}", data["vip"])),
        K::Tagged if data["added"].is_string() => ("desk", format!("tagged {}", text("added"))),
        K::Tagged => ("desk", format!("the tag {} was taken off", text("removed"))),
        K::WrappedUp => ("desk", format!("wrapped up as {}", text("disposition"))),
        K::WrapUpSet => ("desk", format!("version {} of what is asked when a case ends", text("version"))),
        K::ComplaintRegistered => ("desk", format!("registered as the complaint {}", text("number"))),
        K::ComplaintChanged => ("desk", format!("the complaint {} was changed", text("number"))),
        K::ComplaintMoved => ("desk", format!("the complaint {} is {} now", text("number"), text("to"))),
        K::ViewSaved => ("desk", format!("the view {} was saved", text("view"))),
        K::ViewRemoved => ("desk", format!("the view {} was deleted", text("view"))),
        K::BulkOrdered => ("desk", format!("{} {} on {} cases", text("what"), text("deed"), text("cases"))),
        K::BulkUndone => ("desk", format!("{} was taken back, with many others", text("deed"))),
        K::Requeued if data["brief"] == true => ("queues", "back to the queue, with a brief".into()),
        K::Requeued => ("queues", format!("back to the queue {}", text("queue"))),
        K::HandedOver => {
            ("handoffs", format!("handed from {} to {}: {}", text("from"), text("to"), text("reason")))
        }
        K::Acknowledged => ("handoffs", "the receiving team has it".into()),
        K::Returned => {
            ("handoffs", format!("nobody of {} took it in time; back to {}", text("from"), text("to")))
        }
        K::Escalated if data["to"].is_null() => {
            ("handoffs", format!("the leads of {} were told: {}", text("told"), text("why")))
        }
        K::Escalated => ("handoffs", format!("escalated to {}: {}", text("to"), text("why"))),
        K::WrongOwner => (
            "handoffs",
            format!("came to the wrong team, says a colleague: {} → {}", text("from"), text("to")),
        ),
        K::MoveHeld => ("handoffs", format!("not moved to {}: it has moved too often", text("to"))),
        K::Consulted => ("desk", format!("{} was asked", text("team"))),
        K::ConsultAnswered => ("desk", format!("{} answered", text("team"))),
        K::ConsultWithdrawn => ("desk", format!("the question to {} was taken back", text("team"))),
        K::Informed => ("desk", format!("{} was told", text("whom"))),
        K::BriefWritten => ("desk", "a brief for the next shift was written".into()),
        K::ClockPaused => ("clocks", format!("{} stands still: {}", text("metric"), text("cause"))),
        K::ClockResumed => ("clocks", format!("{} goes on: {}", text("metric"), text("cause"))),
        K::ClockWarned => ("clocks", format!("{} is due soon: {}", text("metric"), at("due"))),
        K::ClockBreached => ("clocks", format!("{} is broken", text("metric"))),
        K::ApprovalAsked => ("outbound", "an answer waits for agreement".into()),
        K::ApprovalGiven => ("outbound", "agreed".into()),
        K::ApprovalReturned => ("outbound", "the answer was sent back".into()),
        K::ApprovalEscalated => ("outbound", "nobody agreed in time; others are asked".into()),
        K::ApprovalWithdrawn => ("outbound", "the answer was withdrawn".into()),
        K::GoodwillGranted => ("desk", "goodwill was promised".into()),
        K::MacroSaved => ("desk", format!("the macro {} was saved", text("macro"))),
        K::MacroArchived => ("desk", format!("the macro {} was put away or brought back", text("macro"))),
        K::MacroUsed => ("desk", format!("the macro {} was put into an answer", text("macro"))),
        K::ArticleSaved => ("desk", format!("the article {} was saved", text("article"))),
        K::ArticleMoved => ("desk", format!("the article {} stands otherwise", text("article"))),
        K::ArticleUsed => ("desk", format!("the article {} was put into an answer", text("article"))),
        K::ChecksChanged => ("desk", "what is noticed before words leave changed".into()),
        K::NoReply => ("desk", format!("no answer is the right one: {}", text("reason"))),
        K::PivotOffered => ("pivots", format!("invited to go on elsewhere: {}", text("way"))),
        K::PivotUndone => ("pivots", "the invitation was called back".into()),
        K::PivotJoined => ("pivots", format!("the person went on there after {}", span("took_ms"))),
        K::PivotSilent => ("pivots", "the person did nothing in time".into()),
        K::PivotRefused => ("pivots", "the person does not want to go on elsewhere".into()),
        K::ClosedInPublic if data["line"] == true => ("desk", "a closing public line was written".into()),
        K::ClosedInPublic => ("desk", "no closing public line is needed".into()),
        K::CallOffered => ("calls", "a call was offered".into()),
        K::CallBooked => ("calls", format!("a call at {}, chosen by: {}", at("at"), text("by"))),
        K::CallDue => ("calls", "it is time for the call".into()),
        K::CallStarted => ("calls", "the call began".into()),
        K::CallEnded => ("calls", format!("the call ended after {}", span("length_ms"))),
        K::CallWrapped => ("calls", format!("the call came to: {}", text("disposition"))),
        K::CallMissed => ("calls", "nobody answered the call".into()),
        K::CallWithdrawn => ("calls", "the call is not offered any more".into()),
        K::PromiseMade => ("desk", format!("something was promised, due {}", at("due"))),
        K::PromiseKept if data["late"] == true => ("desk", "the promise was kept late".into()),
        K::PromiseKept => ("desk", "the promise was kept".into()),
        K::PromiseBroken => ("desk", "the promise was not kept in time".into()),
        K::PromiseWithdrawn => ("desk", "the promise was withdrawn".into()),
        K::IdentitySuggested => ("identity", format!("may be the same person as another: {}", text("score"))),
        K::PersonsLinked => ("identity", "two persons are taken for one".into()),
        K::PersonsUnlinked => ("identity", "they are two persons after all".into()),
        K::NotSame => ("identity", "not the same person as another, says a colleague".into()),
        K::NotSameTakenBack => ("identity", "it is open again whether they are the same".into()),
        K::CasesJoined if data["into"].is_null() => ("identity", format!("took in {}", text("from"))),
        K::CasesJoined => ("identity", format!("became part of {}", text("into"))),
        K::CasesParted => ("identity", "two cases that were one are two again".into()),
        K::IdentityPolicyChanged => {
            ("identity", format!("verified identifiers link by themselves: {}", text("automatic")))
        }
    }
}
