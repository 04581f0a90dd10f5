//! The person's timeline over all channels: days, threads as trees, private branches, folded cases, events.

use std::collections::HashMap;

use care::brand::Brand;
use care::cases::{self, Message as Said, SendState};
use care::desk::{CaseView, Stranger};
use care::trail::{Event as Recorded, Kind};
use kernel::{Instant, Lang, MessageId};

use super::{audience, network, queue_chip};
use crate::desk::case::{Branch, Direction, Entry, Event, Fold, Message, Sending};
use crate::facts;
use crate::ui::{Audience, Face, absolute, tell};

/// The timeline, oldest first. `settable`: whether the reader may set right what was read.
pub fn timeline(brand: &Brand, view: &CaseView, settable: bool) -> Vec<Entry> {
    let depths = depths(view);
    let mut moments: Vec<(Instant, Piece<'_>)> = Vec::new();
    for said in view.messages.iter().filter(|said| said.case_id == view.case.id && is_shown(view, said)) {
        moments.push((said.at, Piece::Said(said)));
    }
    moments.extend(view.strangers.iter().map(|stranger| (stranger.at, Piece::Stranger(stranger))));
    let mut queue = String::new();
    for event in &view.events {
        moments.extend(event_line(brand, view, event, &mut queue).map(|line| (event.at, Piece::Event(line))));
    }
    for other in view.cases.iter().filter(|other| other.id != view.case.id) {
        let messages: Vec<_> = view.messages.iter().filter(|said| said.case_id == other.id).collect();
        if let Some(last) = messages.last() {
            moments.push((last.at, Piece::Fold(fold(brand, view, other, &messages))));
        }
    }
    moments.sort_by_key(|(at, piece)| (*at, piece.rank()));
    arrange(brand, view, &depths, moments, settable)
}

enum Piece<'a> {
    Said(&'a Said),
    Stranger(&'a Stranger),
    Event(Event),
    Fold(Fold),
}

impl Piece<'_> {
    /// What comes first at the same moment: words before what they caused.
    fn rank(&self) -> u8 {
        match self {
            Self::Fold(_) => 0,
            Self::Said(_) | Self::Stranger(_) => 1,
            Self::Event(_) => 2,
        }
    }
}

fn arrange(
    brand: &Brand,
    view: &CaseView,
    depths: &HashMap<String, u8>,
    moments: Vec<(Instant, Piece<'_>)>,
    settable: bool,
) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut day = String::new();
    let mut public: Option<&Said> = None;
    for (at, piece) in moments {
        let today = at.timestamp().strftime("%A, %-d %B %Y").to_string();
        if today != day {
            day.clone_from(&today);
            entries.push(Entry::Day(today));
        }
        match piece {
            Piece::Fold(fold) => entries.push(Entry::Fold(fold)),
            Piece::Event(event) => entries.push(Entry::Event(event)),
            Piece::Stranger(stranger) => {
                entries.push(Entry::Message(stranger_message(view, stranger, depths)));
            }
            Piece::Said(said) => {
                let mut shown = message(brand, view, said, depth(depths, said));
                shown.reading = reading(view, said, settable);
                if shown.audience == Audience::Public {
                    public = Some(said);
                }
                place(&mut entries, public, said, shown);
            }
        }
    }
    entries
}

/// A private message after a public one grows from it as a branch; the branch keeps what follows in private.
fn place(entries: &mut Vec<Entry>, public: Option<&Said>, said: &Said, shown: Message) {
    let Some(root) = public.filter(|_| shown.audience == Audience::Private) else {
        entries.push(Entry::Message(shown));
        return;
    };
    if let Some(Entry::Branch(branch)) = entries.last_mut() {
        branch.messages.push(shown);
        return;
    }
    let from_words = cases::decide::first_line(&root.text).chars().take(60).collect();
    entries.push(Entry::Branch(Branch {
        from_id: root.id.to_string(),
        from_words,
        network: network(&said.channel),
        messages: vec![shown],
    }));
}

/// Words that were called back are a draft again, not a part of the conversation.
fn is_shown(view: &CaseView, said: &Said) -> bool {
    view.send_of(said.id).is_none_or(|send| send.state != SendState::Cancelled)
}

/// How deep each public message stands below its post.
fn depths(view: &CaseView) -> HashMap<String, u8> {
    let mut parents: HashMap<&str, Option<&str>> = HashMap::new();
    for said in view.messages.iter().filter(|said| said.visibility == cases::Seen::Public) {
        if let Some(id) = &said.provider_id {
            parents.insert(id, said.parent.as_deref());
        }
    }
    for stranger in &view.strangers {
        if let Some(id) = &stranger.provider_id {
            parents.insert(id, stranger.parent.as_deref());
        }
    }
    parents
        .keys()
        .map(|id| {
            let mut depth = 0_u8;
            let mut at = *id;
            while let Some(Some(parent)) = parents.get(at).copied().filter(|_| depth < 16) {
                depth += 1;
                at = parent;
            }
            ((*id).to_owned(), depth)
        })
        .collect()
}

fn depth(depths: &HashMap<String, u8>, said: &Said) -> u8 {
    let own = said.provider_id.as_ref().and_then(|id| depths.get(id)).copied();
    let below = said.parent.as_ref().and_then(|id| depths.get(id)).map(|depth| depth.saturating_add(1));
    own.or(below).unwrap_or(0)
}

/// One message of the person, the brand or a colleague.
pub fn message(brand: &Brand, view: &CaseView, said: &Said, depth: u8) -> Message {
    let author = said.author_id.and_then(|id| view.users.get(&id));
    let direction = match said.direction {
        cases::Direction::Inbound => Direction::Inbound,
        cases::Direction::Outbound => Direction::Outbound,
        cases::Direction::Note => Direction::Note,
    };
    let (face, name, handle) = match (direction, author) {
        (Direction::Inbound, _) => {
            let handle = view.identities.iter().find(|i| i.channel == said.channel).map(|i| i.handle.clone());
            (
                Face::new(view.person.id.to_string(), view.person.name.as_str()),
                view.person.name.clone(),
                handle,
            )
        }
        (_, Some(user)) => (Face::new(user.id.to_string(), user.name.as_str()), user.name.clone(), None),
        (_, None) => {
            let by = if said.automatic { "automatically" } else { "with the network's own app" };
            let name = format!("{} ({by})", brand.name);
            (Face::new(brand.slug.as_str(), brand.name.as_str()), name, None)
        }
    };
    Message {
        id: said.id.to_string(),
        face,
        name,
        handle,
        direction,
        audience: audience(said.visibility),
        network: network(&said.channel),
        at: said.at,
        text: match &said.subject {
            Some(subject) => format!("{subject}\n\n{}", said.text),
            None => said.text.clone(),
        },
        lang: language(said),
        depth,
        edits: view
            .versions
            .iter()
            .filter(|version| version.message_id == said.id)
            .rev()
            .map(|version| crate::desk::case::Edit { at: version.replaced_at, earlier: version.text.clone() })
            .collect(),
        deleted: said.deleted_at,
        sending: sending(view, said.id),
        deeds: Box::new(super::deeds::of(view, said)),
        bystander: false,
        reading: None,
    }
}

/// What was read in the person's words, for those of this case.
fn reading(view: &CaseView, said: &Said, settable: bool) -> Option<Box<facts::Reading>> {
    if said.direction != cases::Direction::Inbound || said.deleted_at.is_some() {
        return None;
    }
    let read: triage::Reading = serde_json::from_value(said.facts.clone()?).ok()?;
    let who = |fact: &str| {
        let set = |event: &&Recorded| event.message_id == Some(said.id) && event.data["fact"] == fact;
        let id = view.events.iter().rev().find(set)?.actor.user()?;
        Some(view.users.get(&id)?.name.clone())
    };
    let others: Vec<_> = view
        .opinions
        .iter()
        .filter(|opinion| opinion.message == said.id)
        .flat_map(|opinion| {
            let of = |(fact, value, sure): &(String, String, f32)| {
                (opinion.source.clone(), fact.clone(), value.clone(), *sure)
            };
            opinion.facts.iter().map(of)
        })
        .collect();
    let before = said.subject.as_ref().map(|subject| format!("{subject}\n\n")).unwrap_or_default();
    let newest = view.messages.iter().rev().find(|other| {
        other.case_id == view.case.id
            && other.direction == cases::Direction::Inbound
            && other.deleted_at.is_none()
    });
    let newest = newest.is_some_and(|newest| newest.id == said.id);
    let shown = facts::reading(&said.id.to_string(), (&before, &said.text), &read, who, &others);
    Some(Box::new(facts::Reading { newest, settable, ..shown }))
}

fn language(said: &Said) -> Option<Lang> {
    said.facts.as_ref()?["language"]["value"].as_str()?.parse().ok()
}

fn sending(view: &CaseView, id: MessageId) -> Option<Sending> {
    let send = view.send_of(id)?;
    let reason = || send.error.clone().unwrap_or_else(|| "no reason was given".into());
    Some(match send.state {
        SendState::Queued if send.attempts == 0 => {
            Sending::Queued { send_id: send.id.to_string(), until: send.not_before }
        }
        SendState::Queued | SendState::Sending => Sending::Sending,
        SendState::Sent => Sending::Sent,
        SendState::Failed => Sending::Failed { send_id: send.id.to_string(), reason: reason(), retry: true },
        SendState::Unknown => Sending::Unknown,
        SendState::Cancelled => return None,
    })
}

fn stranger_message(view: &CaseView, stranger: &Stranger, depths: &HashMap<String, u8>) -> Message {
    let ours = stranger.direction == cases::Direction::Outbound;
    let name = if ours { format!("To {}", stranger.person) } else { stranger.person.clone() };
    Message {
        id: stranger.id.to_string(),
        face: Face::new(stranger.case_id.to_string(), stranger.person.as_str()),
        name,
        handle: None,
        direction: if ours { Direction::Outbound } else { Direction::Inbound },
        audience: Audience::Public,
        network: network(&view.case.origin_channel),
        at: stranger.at,
        text: stranger.text.clone(),
        lang: None,
        depth: stranger.provider_id.as_ref().and_then(|id| depths.get(id)).copied().unwrap_or(1),
        edits: Vec::new(),
        deleted: None,
        sending: None,
        deeds: Box::default(),
        bystander: true,
        reading: None,
    }
}

fn fold(brand: &Brand, view: &CaseView, case: &cases::Case, messages: &[&Said]) -> Fold {
    let subject = messages.first().map_or_else(String::new, |said| cases::decide::first_line(&said.text));
    let answered = match case.answered_at {
        Some(at) => format!("answered in {}", at.since(case.opened_at)),
        None => "never answered".into(),
    };
    let ended = match case.state {
        cases::State::Resolved => format!("resolved, {answered}"),
        state => format!("{state}, {answered}"),
    };
    Fold {
        case_id: case.id.to_string(),
        subject,
        ended,
        at: case.resolved_at.unwrap_or(case.last_at),
        messages: messages.iter().map(|said| message(brand, view, said, 0)).collect(),
    }
}

/// What happened, as a thin line. What the messages show by themselves has none, and neither has a decision that left
/// the case where it stood.
fn event_line(brand: &Brand, view: &CaseView, event: &Recorded, queue: &mut String) -> Option<Event> {
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
        | Kind::CasesParted => super::identity::told(event, who)?,
        Kind::BriefWritten => ("sticky-note", format!("{who} wrote a brief for the next shift")),
        Kind::DeedDone | Kind::DeedFailed => did(event, who)?,
        Kind::NoReply => ("ban", format!("{who} decided not to reply: {}", text("reason").replace('_', " "))),
        Kind::Tagged if data["added"].is_string() => (
            "tag",
            crate::ui::tell("views-event-tagged", &[("who", who.into()), ("tag", text("added").into())]),
        ),
        Kind::Tagged => (
            "tag",
            crate::ui::tell("views-event-untagged", &[("who", who.into()), ("tag", text("removed").into())]),
        ),
        Kind::MacroUsed => (
            "zap",
            crate::ui::tell("macros-event-used", &[("who", who.into()), ("name", text("name").into())]),
        ),
        Kind::ArticleUsed => (
            "book-open",
            crate::ui::tell("knowledge-event-used", &[("who", who.into()), ("name", text("name").into())]),
        ),
        Kind::BulkUndone => ("undo-2", crate::ui::tell("bulk-event-undone", &[("who", who.into())])),
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
        return Some(("circle-x", tell("networks-deed-failed", &[("reason", reason.into())])));
    }
    let kind = event.data["deed"].as_str()?.parse().ok()?;
    let words = super::deeds::told(kind, who);
    let reason = event.data["reason"].as_str().and_then(|reason| reason.parse().ok());
    let why = reason.map(|reason| format!(": {}", super::deeds::reason(reason)));
    Some((super::deeds::icon(kind), words + &why.unwrap_or_default()))
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
