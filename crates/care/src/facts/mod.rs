//! What do they say? Triage and the network's own facts, under the names that ownership rules use.
//!
//! In: a message in its thread. Out: a [`triage::Reading`], and [`ownership::Facts`]. Pure. Promised: a fact that
//! triage is not sure of stays unknown, and every fact names its source.

use channels::{Inbound, Surface, Visibility};
use ownership::{Fact, FactName, Facts, Value};
use triage::{Alike, Input, Intent, Reading, Thread};

use crate::people::Whose;

/// Reads a message.
pub fn read(
    triage: &triage::Triage,
    network: &str,
    message: &Inbound,
    thread: Thread<'_>,
    alike: Alike,
) -> Reading {
    triage.read(&Input {
        text: &message.text,
        network,
        visibility: match message.visibility {
            Visibility::Public => triage::Visibility::Public,
            Visibility::Private => triage::Visibility::Private,
        },
        surface: surface(message.surface),
        lang_hint: None,
        thread,
        alike,
    })
}

/// What is read from words that the reader broke off at: every fact is unknown, and a person has to look.
pub fn unread(triage: &triage::Triage) -> Reading {
    triage.read(&Input::mention(""))
}

/// Whether a message only says thank you: it must not bring a resolved case back.
pub fn is_thanks(reading: &Reading) -> bool {
    let kind = matches!(reading.intent.best(), Some(Intent::Thanks | Intent::Praise));
    kind && reading.needs_action.best() != Some(&true)
}

/// Whether triage does not know what routing looks at first: what the person wants, and whether somebody has to act.
pub fn is_unsure(reading: &Reading) -> bool {
    !(reading.intent.is_known() && reading.needs_action.is_known())
}

/// What routing looks at: the network's facts, then triage's.
pub fn assemble(
    network: &str,
    message: &Inbound,
    whose: Whose,
    reading: &Reading,
    open_case_queue: Option<&str>,
    case_origin: Option<&str>,
) -> Facts {
    let mut facts = Facts::new();
    let mut platform = |name, value: Value| facts.set(name, Fact::from(value).from_source("platform"));
    platform(FactName::Direction, "inbound".into());
    platform(FactName::Channel, network.into());
    platform(FactName::Surface, crate::cases::model::surface_name(message.surface).into());
    let visibility = match message.visibility {
        Visibility::Public => "public",
        Visibility::Private => "private",
    };
    platform(FactName::Visibility, visibility.into());
    platform(FactName::Direct, message.direct.into());
    if let Some(reach) = whose.reach {
        #[expect(clippy::cast_precision_loss, reason = "a follower count needs no more than 53 bits")]
        platform(FactName::AuthorReach, Value::Number(reach as f64));
    }
    if let Some(campaign) = &message.campaign {
        platform(FactName::Campaign, campaign.as_str().into());
    }
    if let Some(queue) = open_case_queue {
        platform(FactName::OpenCaseQueue, queue.into());
    }
    if let Some(origin) = case_origin {
        platform(FactName::CaseOrigin, origin_kind(origin).into());
    }
    state(&mut facts, reading);
    facts
}

/// States what triage read, or what somebody says about it, anew.
pub fn state(facts: &mut Facts, reading: &Reading) {
    for named in reading.named() {
        // Not all that triage reads is a fact that rules look at.
        let Some(name) = FactName::ALL.iter().copied().find(|fact| fact.name() == named.name) else {
            continue;
        };
        let value = named.value.map(|value| match value {
            triage::Value::Text(text) => Value::from(&*text),
            triage::Value::Flag(flag) => Value::from(flag),
            triage::Value::Level(level) => Value::from(f64::from(level)),
        });
        let fact = Fact { value, ..Fact::default() };
        facts.set(name, fact.sure(named.confidence).from_source(named.source.as_str()));
    }
}

/// A channel's kind, as rules speak of where a case began.
fn origin_kind(channel: &str) -> &str {
    match channel {
        "email" | "voice" | "chat" => channel,
        _ => "social",
    }
}

fn surface(surface: Surface) -> triage::Surface {
    match surface {
        Surface::Mention => triage::Surface::Mention,
        Surface::Reply => triage::Surface::Reply,
        Surface::Comment => triage::Surface::Comment,
        Surface::PagePost => triage::Surface::PagePost,
        Surface::Review => triage::Surface::Review,
        Surface::Dm => triage::Surface::Dm,
        Surface::Email => triage::Surface::Email,
        Surface::Chat => triage::Surface::Chat,
        Surface::Call => triage::Surface::Call,
    }
}
