//! What happened to a case, as sentences.

use care::brand::Brand;
use care::desk::CaseView;
use care::trail::{Event as Recorded, Kind};
use jiff::tz::TimeZone;
use kernel::Instant;

use super::super::{deeds, identity, queue_chip, said_at};
use crate::desk::case::Event;
use crate::facts;
use crate::ui::{self, absolute};

/// What happened, as a thin line. What the messages show by themselves has none, and neither has a decision that left
/// the case where it stood.
pub(super) fn event_line(
    brand: &Brand,
    view: &CaseView,
    event: &Recorded,
    zone: &TimeZone,
    queue: &mut String,
) -> Option<Event> {
    let data = &event.data;
    let title = |queue: &str| queue_chip(brand, queue).word;
    let who = event
        .actor
        .user()
        .and_then(|id| view.users.get(&id))
        .map_or("Commonground", |user| user.name.as_str());
    let text = |key: &str| data[key].as_str().unwrap_or_default().to_owned();
    let instant = |key: &str| Instant::from_micros(data[key].as_i64().unwrap_or_default());
    let (icon, words) = match event.kind {
        Kind::Routed if text("queue") == *queue => return None,
        Kind::Routed => {
            *queue = text("queue");
            ("route", format!("To {}, by the rule {}", title(queue), text("rule")))
        }
        // The line of the decision has told it.
        Kind::Moved if data["rule"].is_string() => return None,
        Kind::Moved => {
            *queue = text("to");
            ("arrow-right-left", format!("{who} moved it from {} to {}", title(&text("from")), title(queue)))
        }
        Kind::FactCorrected => {
            let fact = text("fact");
            let said = |key: &str| facts::short(&fact, &text(key));
            let (before, after) = (said("before"), said("after"));
            let name = facts::label(&fact).to_lowercase();
            match before.is_empty() || before == after {
                true => ("pencil", format!("{who} says that {name} is {after}")),
                false => ("pencil", format!("{who} says that {name} is {after}, not {before}")),
            }
        }
        Kind::OpinionGiven => ("sparkles", format!("{} gave a second opinion", text("source"))),
        Kind::Taken => ("circle-user", format!("{who} took it")),
        Kind::Assigned => {
            let to = data["to"].as_str().and_then(|id| id.parse().ok()).and_then(|id| view.users.get(&id));
            (
                "circle-user",
                format!("{who} gave it to {}", to.map_or("a colleague", |user| user.name.as_str())),
            )
        }
        Kind::Released => ("circle-dashed", format!("{who} gave it back to the queue")),
        Kind::CaseReopened => ("undo-2", "It came back".to_owned()),
        Kind::CaseWoken => ("undo-2", "It woke up".to_owned()),
        Kind::CaseResolved => ("check", format!("{who} resolved it")),
        Kind::CaseThanked => ("check", "Thanks; it stays resolved".to_owned()),
        Kind::CaseSnoozed => {
            ("alarm-clock", format!("{who} let it sleep until {}", absolute(instant("until"))))
        }
        Kind::ClockStopped if data["state"] == "cancelled" => return None,
        Kind::ClockStopped => {
            let took = kernel::Millis(data["took_ms"].as_i64().unwrap_or_default());
            let metric = sentence(&text("metric").replace('_', " "));
            ("timer", format!("{metric} {} after {took}", text("state")))
        }
        Kind::ClockSkew => {
            ("triangle-alert", "The network's clock is off; the promise runs by ours".to_owned())
        }
        Kind::Dispatched
        | Kind::Requeued
        | Kind::HandedOver
        | Kind::Acknowledged
        | Kind::Returned
        | Kind::Escalated
        | Kind::WrongOwner
        | Kind::MoveHeld => moved(brand, view, event, who, queue)?,
        Kind::Consulted | Kind::ConsultAnswered | Kind::ConsultWithdrawn | Kind::Informed => {
            asked(brand, event, who)?
        }
        Kind::ApprovalAsked
        | Kind::ApprovalGiven
        | Kind::ApprovalReturned
        | Kind::ApprovalEscalated
        | Kind::ApprovalWithdrawn
        | Kind::GoodwillGranted => agreed(event, who)?,
        Kind::ClockPaused | Kind::ClockResumed | Kind::ClockWarned | Kind::ClockBreached => clocked(event)?,
        Kind::IdentitySuggested
        | Kind::PersonsLinked
        | Kind::PersonsUnlinked
        | Kind::NotSame
        | Kind::NotSameTakenBack
        | Kind::CasesJoined
        | Kind::CasesParted => identity::told(event, who)?,
        Kind::PivotOffered
        | Kind::PivotUndone
        | Kind::PivotJoined
        | Kind::PivotSilent
        | Kind::PivotRefused
        | Kind::ClosedInPublic
        | Kind::PromiseMade
        | Kind::PromiseKept
        | Kind::PromiseBroken
        | Kind::PromiseWithdrawn => went(event, who)?,
        Kind::CallOffered
        | Kind::CallBooked
        | Kind::CallDue
        | Kind::CallStarted
        | Kind::CallMissed
        | Kind::CallWithdrawn => called(event, who, zone)?,
        Kind::BriefWritten => ("sticky-note", format!("{who} wrote a brief for the next shift")),
        Kind::DeedDone | Kind::DeedFailed => did(event, who)?,
        Kind::NoReply => ("ban", format!("{who} decided not to reply: {}", text("reason").replace('_', " "))),
        Kind::Tagged if data["added"].is_string() => {
            ("tag", ui::tell("views-event-tagged", &[("who", who.into()), ("tag", text("added").into())]))
        }
        Kind::Tagged => {
            ("tag", ui::tell("views-event-untagged", &[("who", who.into()), ("tag", text("removed").into())]))
        }
        Kind::BulkUndone => ("undo-2", ui::tell("bulk-event-undone", &[("who", who.into())])),
        Kind::ReplyUndone => ("undo-2", format!("{who} took words back before they left")),
        Kind::ReplyTakenOver => {
            let from = text("from").parse().ok().and_then(|id: kernel::UserId| view.users.get(&id));
            let from = from.map_or("a former colleague", |user| user.name.as_str());
            ("pencil", format!("{who} took the reply over from {from}"))
        }
        _ => return None,
    };
    Some(Event { id: event.id.to_string(), icon, words, at: event.at })
}

/// Into other hands, or to another team.
fn moved(
    brand: &Brand,
    view: &CaseView,
    event: &Recorded,
    who: &str,
    queue: &mut String,
) -> Option<(&'static str, String)> {
    let data = &event.data;
    let text = |key: &str| data[key].as_str().unwrap_or_default();
    let title = |key: &str| queue_chip(brand, text(key)).word;
    let because = |key: &str| if text(key).is_empty() { String::new() } else { format!(": {}", text(key)) };
    let somebody = |key: &str| {
        let found = text(key).parse().ok().and_then(|id| view.users.get(&id));
        found.map_or_else(|| "a colleague".to_owned(), |user| user.name.clone())
    };
    let moves = matches!(event.kind, Kind::HandedOver | Kind::Returned | Kind::Escalated | Kind::WrongOwner);
    if moves && !text("to").is_empty() {
        text("to").clone_into(queue);
    }
    Some(match event.kind {
        Kind::Dispatched => ("circle-user", format!("Given to {}", somebody("to"))),
        Kind::Requeued => {
            let brief = if data["brief"] == true { ", and left a brief" } else { "" };
            ("circle-dashed", format!("Back into the queue: {} is not here{brief}", somebody("from")))
        }
        Kind::HandedOver => (
            "arrow-right-left",
            format!("{who} handed it over from {} to {}{}", title("from"), title("to"), because("reason")),
        ),
        Kind::Acknowledged => ("check", format!("{who} acknowledged the hand-over")),
        Kind::Returned => {
            ("undo-2", format!("Back from {} to {}{}", title("from"), title("to"), because("why")))
        }
        Kind::Escalated if text("to").is_empty() => {
            ("trending-up", format!("The leads of {} were told{}", text("told"), because("why")))
        }
        Kind::Escalated => {
            ("trending-up", format!("Escalated from {} to {}{}", title("from"), title("to"), because("why")))
        }
        Kind::WrongOwner => {
            ("route", format!("{who}: not {}, but {}{}", title("from"), title("to"), because("reason")))
        }
        Kind::MoveHeld => {
            ("ban", format!("Not moved to {}: it has moved three times within the hour", title("to")))
        }
        _ => return None,
    })
}

/// Another team is asked, or told.
fn asked(brand: &Brand, event: &Recorded, who: &str) -> Option<(&'static str, String)> {
    let team = event.data["team"].as_str().unwrap_or("another team");
    let team = brand.model.team(team).map_or_else(|| team.to_owned(), |team| team.title().to_owned());
    Some(match event.kind {
        Kind::Consulted => ("message-circle-question", format!("{who} asked {team}")),
        Kind::ConsultAnswered => ("reply", format!("{who} answered for {team}")),
        Kind::ConsultWithdrawn => ("undo-2", format!("{who} took back the question to {team}")),
        Kind::Informed => ("info", "Others were told of it".to_owned()),
        _ => return None,
    })
}

/// What was done to a message, and that it was not.
fn did(event: &Recorded, who: &str) -> Option<(&'static str, String)> {
    if event.kind == Kind::DeedFailed {
        let reason = event.data["reason"].as_str().unwrap_or_default().to_owned();
        return Some(("circle-x", ui::tell("networks-deed-failed", &[("reason", reason.into())])));
    }
    let kind = event.data["deed"].as_str()?.parse().ok()?;
    let words = deeds::told(kind, who);
    let reason = event.data["reason"].as_str().and_then(|reason| reason.parse().ok());
    let why = reason.map(|reason| format!(": {}", deeds::reason(reason)));
    Some((deeds::icon(kind), words + &why.unwrap_or_default()))
}

/// Words wait for agreement, and what becomes of them.
fn agreed(event: &Recorded, who: &str) -> Option<(&'static str, String)> {
    let number = |key: &str| event.data[key].as_i64().unwrap_or_default();
    let delay = || kernel::Millis(number("delay_ms"));
    Some(match event.kind {
        Kind::ApprovalAsked => ("hourglass", format!("{who} asked for agreement")),
        Kind::ApprovalGiven => (
            "badge-check",
            format!("{who} agreed, {} of {}, after {}", number("given"), number("need"), delay()),
        ),
        Kind::ApprovalReturned => ("undo-2", format!("{who} sent the words back after {}", delay())),
        Kind::ApprovalEscalated => ("trending-up", "Nobody agreed in time: leads are asked too".to_owned()),
        Kind::ApprovalWithdrawn => ("undo-2", format!("{who} took the words back")),
        Kind::GoodwillGranted => {
            let amount = care::goodwill::Amount(number("amount"));
            ("gift", format!("{who} promised {amount} of goodwill"))
        }
        _ => return None,
    })
}

/// What a promise came to.
fn clocked(event: &Recorded) -> Option<(&'static str, String)> {
    let text = |key: &str| event.data[key].as_str().unwrap_or_default().replace('_', " ");
    let metric = sentence(&text("metric"));
    Some(match event.kind {
        Kind::ClockPaused => ("pause", format!("{metric} stands still: {}", text("cause"))),
        Kind::ClockResumed => ("clock", format!("{metric} goes on: {}", text("cause"))),
        Kind::ClockWarned => ("timer", format!("{metric} is near its end")),
        Kind::ClockBreached => ("alarm-clock", format!("{metric} is late")),
        _ => return None,
    })
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The talk goes on elsewhere, or something is promised.
fn went(event: &Recorded, who: &str) -> Option<(&'static str, String)> {
    let who = [("who", who.into())];
    let late = event.data["late"] == true;
    Some(match event.kind {
        Kind::PivotOffered => ("git-branch", ui::tell("pivots-event-offered", &who)),
        Kind::PivotUndone => ("undo-2", ui::tell("pivots-event-undone", &who)),
        Kind::PivotJoined => ("git-branch", ui::t("pivots-event-joined").to_owned()),
        Kind::PivotSilent => ("git-branch", ui::t("pivots-event-silent").to_owned()),
        Kind::PivotRefused => ("git-branch", ui::t("pivots-event-refused").to_owned()),
        Kind::ClosedInPublic if event.data["line"] == true => return None,
        Kind::ClosedInPublic => ("globe", ui::tell("pivots-event-no-line", &who)),
        Kind::PromiseMade => ("hourglass", ui::tell("promises-event-made", &who)),
        Kind::PromiseKept if late => ("circle-check", ui::tell("promises-event-late", &who)),
        Kind::PromiseKept => ("circle-check", ui::tell("promises-event-kept", &who)),
        Kind::PromiseBroken => ("triangle-alert", ui::t("promises-event-broken").to_owned()),
        Kind::PromiseWithdrawn => ("ban", ui::tell("promises-event-withdrawn", &who)),
        _ => return None,
    })
}

/// A call on its way.
fn called(event: &Recorded, who: &str, zone: &TimeZone) -> Option<(&'static str, String)> {
    let time =
        event.data["at"].as_i64().map(|at| said_at(Instant::from_micros(at), zone)).unwrap_or_default();
    let fills = [("who", who.into()), ("time", time.into())];
    let words = match event.kind {
        Kind::CallOffered => ui::tell("calls-event-offered", &fills),
        Kind::CallBooked if event.data["by"] == "customer" => ui::tell("calls-event-chosen", &fills),
        Kind::CallBooked => ui::tell("calls-event-booked", &fills),
        Kind::CallDue => ui::t("calls-event-due").to_owned(),
        Kind::CallStarted => ui::tell("calls-event-started", &fills),
        Kind::CallMissed => ui::t("calls-event-missed").to_owned(),
        Kind::CallWithdrawn => ui::tell("calls-event-withdrawn", &fills),
        _ => return None,
    };
    Some(("phone", words))
}
