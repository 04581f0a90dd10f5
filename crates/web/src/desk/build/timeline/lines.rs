//! What happened to a case, as sentences.

use care::brand::Brand;
use care::desk::CaseView;
use care::trail::{Event as Recorded, Kind};
use jiff::tz::TimeZone;
use kernel::{Instant, Said};

use super::super::{deeds, identity, queue_chip, said_at, turns};
use crate::desk::case::Event;
use crate::facts;
use crate::l10n;
use crate::named;
use crate::ui::{self, absolute, t, tell};

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
            (
                "route",
                tell("desk-event-routed", &[("queue", title(queue).into()), ("rule", text("rule").into())]),
            )
        }
        // The line of the decision has told it.
        Kind::Moved if data["rule"].is_string() => return None,
        Kind::Moved => {
            *queue = text("to");
            (
                "arrow-right-left",
                tell(
                    "desk-event-moved",
                    &[
                        ("who", who.into()),
                        ("from", title(&text("from")).into()),
                        ("to", title(queue).into()),
                    ],
                ),
            )
        }
        Kind::FactCorrected => {
            let fact = text("fact");
            let said = |key: &str| facts::short(&fact, &text(key));
            let (before, after) = (said("before"), said("after"));
            // German nouns keep their capitals.
            let name = match l10n::language() {
                l10n::Language::German => facts::label(&fact).to_owned(),
                l10n::Language::English => facts::label(&fact).to_lowercase(),
            };
            match before.is_empty() || before == after {
                true => (
                    "pencil",
                    tell(
                        "desk-event-says",
                        &[("who", who.into()), ("fact", name.into()), ("after", after.into())],
                    ),
                ),
                false => (
                    "pencil",
                    tell(
                        "desk-event-says-not",
                        &[
                            ("who", who.into()),
                            ("fact", name.into()),
                            ("after", after.into()),
                            ("before", before.into()),
                        ],
                    ),
                ),
            }
        }
        Kind::OpinionGiven => ("sparkles", tell("desk-event-opinion", &[("source", text("source").into())])),
        Kind::Taken => ("circle-user", tell("desk-event-took", &[("who", who.into())])),
        Kind::Assigned => {
            let to = data["to"].as_str().and_then(|id| id.parse().ok()).and_then(|id| view.users.get(&id));
            (
                "circle-user",
                tell(
                    "desk-event-gave",
                    &[
                        ("who", who.into()),
                        ("to", to.map_or(t("facts-source-colleague"), |user| user.name.as_str()).into()),
                    ],
                ),
            )
        }
        Kind::Released => ("circle-dashed", tell("desk-event-released", &[("who", who.into())])),
        Kind::CaseReopened => ("undo-2", t("desk-event-reopened").to_owned()),
        Kind::BoomerangThrown | Kind::BoomerangCaught | Kind::Skipped => turns::told(view, event, who)?,
        Kind::CaseWoken if data["why"] == "no_answer" => turns::told(view, event, who)?,
        Kind::CaseWoken => ("undo-2", t("desk-event-woken").to_owned()),
        Kind::CaseResolved => ("check", tell("desk-event-resolved", &[("who", who.into())])),
        Kind::CaseThanked => ("check", t("desk-event-thanked").to_owned()),
        Kind::CaseSnoozed => (
            "alarm-clock",
            tell("desk-event-snoozed", &[("who", who.into()), ("until", absolute(instant("until")).into())]),
        ),
        Kind::ClockStopped if data["state"] == "cancelled" => return None,
        Kind::ClockStopped => {
            let took = kernel::Millis(data["took_ms"].as_i64().unwrap_or_default());
            let fills = [("metric", metric(event).into()), ("length", took.into())];
            let words = match text("state").as_str() {
                "met" => tell("desk-clock-met", &fills),
                "missed" => tell("desk-clock-missed", &fills),
                _ => tell("desk-clock-stopped", &fills),
            };
            ("timer", words)
        }
        Kind::ClockSkew => ("triangle-alert", t("desk-event-skew").to_owned()),
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
        Kind::BriefWritten => ("sticky-note", tell("desk-event-brief", &[("who", who.into())])),
        Kind::DeedDone | Kind::DeedFailed => did(event, who)?,
        Kind::NoReply => (
            "ban",
            tell(
                "desk-event-no-reply",
                &[
                    ("who", who.into()),
                    (
                        "reason",
                        text("reason")
                            .parse()
                            .map_or_else(|_| text("reason"), |reason| named::no_reply(reason).to_owned())
                            .into(),
                    ),
                ],
            ),
        ),
        Kind::Tagged if data["added"].is_string() => {
            ("tag", tell("views-event-tagged", &[("who", who.into()), ("tag", text("added").into())]))
        }
        Kind::Tagged => {
            ("tag", tell("views-event-untagged", &[("who", who.into()), ("tag", text("removed").into())]))
        }
        Kind::MacroUsed => {
            ("zap", tell("macros-event-used", &[("who", who.into()), ("name", text("name").into())]))
        }
        Kind::ArticleUsed => {
            ("book-open", tell("knowledge-event-used", &[("who", who.into()), ("name", text("name").into())]))
        }
        Kind::WrappedUp | Kind::ComplaintRegistered | Kind::ComplaintChanged | Kind::ComplaintMoved => {
            crate::wrap_up::build::told(event, who)?
        }
        Kind::ChatRated => {
            let stars = data["stars"].as_i64().unwrap_or_default();
            ("star", tell("chat-event-rated", &[("stars", stars.into())]))
        }
        Kind::AddressProved => ("mail", t("mails-event-proved").into()),
        Kind::AnswerMailed => ("mail", t("mails-event-mailed").into()),
        Kind::BulkUndone => ("undo-2", tell("bulk-event-undone", &[("who", who.into())])),
        Kind::Approached
        | Kind::OptedOut
        | Kind::OptedIn
        | Kind::RightsAsked
        | Kind::RightsGranted
        | Kind::RightsClosed
        | Kind::RightsWithdrawn
        | Kind::AmplifyWanted
        | Kind::Amplified
        | Kind::RewardOffered
        | Kind::RewardChanged
        | Kind::LeadMade
        | Kind::LeadChanged
        | Kind::LeadTold
        | Kind::LeadNotTold => crate::engage::told(event, who)?,
        Kind::ReplyUndone => ("undo-2", tell("desk-event-undone", &[("who", who.into())])),
        Kind::ReplyTakenOver => {
            let from = text("from").parse().ok().and_then(|id: kernel::UserId| view.users.get(&id));
            let from = from.map_or(t("why-former"), |user| user.name.as_str());
            ("pencil", tell("desk-event-took-over", &[("who", who.into()), ("from", from.into())]))
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
    let because = |key: &str| {
        if text(key).is_empty() {
            String::new()
        } else {
            format!(": {}", named::because(&Said::of_kept(text(key))))
        }
    };
    let somebody = |key: &str| {
        let found = text(key).parse().ok().and_then(|id| view.users.get(&id));
        found.map_or_else(|| t("facts-source-colleague").to_owned(), |user| user.name.clone())
    };
    let moves = matches!(event.kind, Kind::HandedOver | Kind::Returned | Kind::Escalated | Kind::WrongOwner);
    if moves && !text("to").is_empty() {
        text("to").clone_into(queue);
    }
    Some(match event.kind {
        Kind::Dispatched => ("circle-user", tell("desk-event-given", &[("name", somebody("to").into())])),
        Kind::Requeued => {
            let name = [("name", somebody("from").into())];
            let words = match data["brief"] == true {
                true => tell("desk-event-requeued-brief", &name),
                false => tell("desk-event-requeued", &name),
            };
            ("circle-dashed", words)
        }
        Kind::HandedOver => (
            "arrow-right-left",
            tell(
                "desk-event-handed",
                &[("who", who.into()), ("from", title("from").into()), ("to", title("to").into())],
            ) + &because("reason"),
        ),
        Kind::Acknowledged => ("check", tell("desk-event-acknowledged", &[("who", who.into())])),
        Kind::Returned => (
            "undo-2",
            tell("desk-event-returned", &[("from", title("from").into()), ("to", title("to").into())])
                + &because("why"),
        ),
        Kind::Escalated if text("to").is_empty() => {
            ("trending-up", tell("desk-event-leads-told", &[("team", text("told").into())]) + &because("why"))
        }
        Kind::Escalated => (
            "trending-up",
            tell("desk-event-escalated", &[("from", title("from").into()), ("to", title("to").into())])
                + &because("why"),
        ),
        Kind::WrongOwner => (
            "route",
            tell(
                "desk-event-wrong-owner",
                &[("who", who.into()), ("from", title("from").into()), ("to", title("to").into())],
            ) + &because("reason"),
        ),
        Kind::MoveHeld => ("ban", tell("desk-event-move-held", &[("queue", title("to").into())])),
        _ => return None,
    })
}

/// Another team is asked, or told.
fn asked(brand: &Brand, event: &Recorded, who: &str) -> Option<(&'static str, String)> {
    let team = event.data["team"].as_str().unwrap_or(t("desk-another-team"));
    let team = brand.model.team(team).map_or_else(|| team.to_owned(), |team| team.title().to_owned());
    Some(match event.kind {
        Kind::Consulted => (
            "message-circle-question",
            tell("desk-event-asked", &[("who", who.into()), ("team", team.into())]),
        ),
        Kind::ConsultAnswered => {
            ("reply", tell("desk-event-answered", &[("who", who.into()), ("team", team.into())]))
        }
        Kind::ConsultWithdrawn => {
            ("undo-2", tell("desk-event-question-back", &[("who", who.into()), ("team", team.into())]))
        }
        Kind::Informed => ("info", t("desk-event-informed").to_owned()),
        _ => return None,
    })
}

/// What was done to a message, and that it was not.
fn did(event: &Recorded, who: &str) -> Option<(&'static str, String)> {
    if event.kind == Kind::DeedFailed {
        let reason = Said::of_kept(event.data["reason"].as_str().unwrap_or_default());
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
        Kind::ApprovalAsked => ("hourglass", tell("desk-event-approval-asked", &[("who", who.into())])),
        Kind::ApprovalGiven => (
            "badge-check",
            tell(
                "desk-event-agreed",
                &[
                    ("who", who.into()),
                    ("given", number("given").into()),
                    ("need", number("need").into()),
                    ("length", delay().into()),
                ],
            ),
        ),
        Kind::ApprovalReturned => {
            ("undo-2", tell("desk-event-sent-back", &[("who", who.into()), ("length", delay().into())]))
        }
        Kind::ApprovalEscalated => ("trending-up", t("desk-event-approval-late").to_owned()),
        Kind::ApprovalWithdrawn => ("undo-2", tell("desk-event-approval-back", &[("who", who.into())])),
        Kind::GoodwillGranted => {
            let amount = care::goodwill::Amount(number("amount"));
            (
                "gift",
                tell("desk-event-goodwill", &[("who", who.into()), ("amount", amount.to_string().into())]),
            )
        }
        _ => return None,
    })
}

/// What a promise came to.
fn clocked(event: &Recorded) -> Option<(&'static str, String)> {
    let text = |key: &str| event.data[key].as_str().unwrap_or_default();
    let metric = || metric(event);
    Some(match event.kind {
        Kind::ClockPaused => (
            "pause",
            tell(
                "desk-clock-paused",
                &[
                    ("metric", metric().into()),
                    ("cause", text("cause").parse().map_or("", named::cause).into()),
                ],
            ),
        ),
        Kind::ClockResumed => (
            "clock",
            tell(
                "desk-clock-resumed",
                &[
                    ("metric", metric().into()),
                    ("cause", text("cause").parse().map_or("", named::cause).into()),
                ],
            ),
        ),
        Kind::ClockWarned => ("timer", tell("desk-clock-warned", &[("metric", metric().into())])),
        Kind::ClockBreached => ("alarm-clock", tell("desk-clock-late", &[("metric", metric().into())])),
        _ => return None,
    })
}

/// Which promise an event is about.
fn metric(event: &Recorded) -> &'static str {
    event.data["metric"].as_str().and_then(|name| name.parse().ok()).map_or("", named::metric)
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
