//! The person's timeline over all channels: threads as trees, private branches, folded cases, what happened.

mod fold;
mod lines;
mod tree;

use care::brand::Brand;
use care::cases::{self, Message as Said, SendState};
use care::desk::{Around, CaseView, Stranger};
use care::trail::Event as Recorded;
use kernel::{Instant, Lang, MessageId};

use self::lines::event_line;
use self::tree::{Leaf, Node, Words};
use super::{audience, files, network};
use crate::desk::case::{Branch, Channel, Direction, Entry, Fold, Message, Sending};
use crate::facts;
use crate::mails::Laid;
use crate::named;
use crate::ui::{self, Audience, Face, Network, t, tell};

/// The timeline: each public thread as a tree where it began, what was said in private as branches of it, earlier cases
/// folded. `settable`: whether the reader may set right what was read.
pub fn timeline(brand: &Brand, view: &CaseView, around: &Around, settable: bool) -> Vec<Entry> {
    let mut leaves: Vec<Leaf<'_>> = Vec::new();
    for said in view.messages.iter().filter(|said| said.case_id == view.case.id && is_shown(view, said)) {
        leaves.push(Leaf::of(said, grows_from(around, said)));
    }
    leaves.extend(view.strangers.iter().map(Leaf::stranger));
    let tree = tree::grow(leaves);
    let mut drawn =
        Drawn { brand, view, settable, entries: Vec::new(), day: String::new(), last: None, place: None };
    let mut rest = lines(brand, view, around).into_iter().peekable();
    for node in &tree {
        // What happened before these words stands before them.
        while rest.peek().is_some_and(|(at, _)| *at < node.leaf.at && node.is_newest_so_far) {
            rest.next().into_iter().for_each(|(at, entry)| drawn.line(at, entry));
        }
        drawn.node(node);
    }
    rest.for_each(|(at, entry)| drawn.line(at, entry));
    fold::bystanders(drawn.entries)
}

/// What happened and the earlier cases, by their time.
fn lines(brand: &Brand, view: &CaseView, around: &Around) -> Vec<(Instant, Entry)> {
    let mut queue = String::new();
    let events = view.events.iter().filter_map(|event| {
        let line = event_line(brand, view, event, &around.zone, &mut queue)?;
        Some((event.at, Entry::Event(line)))
    });
    let mut lines: Vec<(Instant, Entry)> = events.collect();
    for other in view.cases.iter().filter(|other| other.id != view.case.id) {
        let messages: Vec<_> = view.messages.iter().filter(|said| said.case_id == other.id).collect();
        if let Some(last) = messages.last() {
            lines.push((last.at, Entry::Fold(folded(brand, view, other, &messages))));
        }
    }
    lines.sort_by_key(|(at, entry)| (*at, !matches!(entry, Entry::Fold(_))));
    lines
}

/// The comment from which words in private grow: the one that the invitation before them named.
fn grows_from(around: &Around, said: &Said) -> Option<MessageId> {
    let before = around.pivots.iter().rev().filter(|pivot| pivot.state != care::pivots::State::Undone);
    before.into_iter().find(|pivot| pivot.offered_at <= said.at).map(|pivot| pivot.from_message)
}

/// The timeline as it is being drawn.
struct Drawn<'a> {
    brand: &'a Brand,
    view: &'a CaseView,
    settable: bool,
    entries: Vec<Entry>,
    day: String,
    /// The key of the words that were drawn last.
    last: Option<String>,
    /// Where the trunk of the talk is: on which network, and who sees it.
    place: Option<(Network, Audience)>,
}

impl Drawn<'_> {
    fn line(&mut self, at: Instant, entry: Entry) {
        self.date(at);
        self.entries.push(entry);
    }

    fn date(&mut self, at: Instant) {
        let today = ui::day(at);
        if today != self.day {
            self.day.clone_from(&today);
            self.entries.push(Entry::Day(today));
        }
    }

    /// Where the trunk goes on elsewhere, that is said. A note is written beside the talk, and a branch says itself where
    /// it is.
    fn channel(&mut self, shown: &Message) {
        let place = (shown.network.clone(), shown.audience);
        if shown.audience == Audience::Note || self.place.as_ref() == Some(&place) {
            return;
        }
        if self.place.replace(place).is_some() {
            self.entries.push(Entry::Channel(Channel {
                first_id: shown.id.clone(),
                audience: shown.audience,
                network: shown.network.clone(),
            }));
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        if node.depth == 0 && node.is_newest_so_far {
            self.date(node.leaf.at);
        }
        let mut shown = match node.leaf.words {
            Words::Said(said) => {
                let shown = message(self.brand, self.view, said, node.depth);
                Message { reading: reading(self.view, said, self.settable), ..shown }
            }
            Words::Stranger(stranger) => stranger_message(self.view, stranger, node.depth),
        };
        // Who is answered is said where it is not the one right above.
        shown.answers =
            node.answers.clone().filter(|_| node.parent.is_some() && node.parent != self.last.as_deref());
        self.last = Some(node.leaf.key.clone());
        let root = node.root.filter(|_| node.in_branch);
        if root.is_none() && node.depth == 0 {
            self.channel(&shown);
        }
        match root {
            None => self.entries.push(Entry::Message(shown)),
            Some(root) => match self.entries.last_mut() {
                Some(Entry::Branch(branch))
                    if branch.from_id == root.id.to_string()
                        && (branch.network == shown.network || shown.audience == Audience::Note) =>
                {
                    branch.messages.push(shown)
                }
                _ => self.entries.push(Entry::Branch(Branch {
                    from_id: root.id.to_string(),
                    from_words: cases::decide::first_line(&root.text).chars().take(60).collect(),
                    network: shown.network.clone(),
                    messages: vec![shown],
                })),
            },
        }
    }
}

/// Words that were called back are a draft again, not a part of the conversation.
fn is_shown(view: &CaseView, said: &Said) -> bool {
    view.send_of(said.id).is_none_or(|send| send.state != SendState::Cancelled)
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
            let by = if said.automatic { t("desk-by-itself") } else { t("desk-by-app") };
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
        answers: None,
        call: said.surface == "call",
        files: files::of_message(view, said),
        quoted: said.quoted.clone(),
        laid: view.pages.get(&said.id).map(Laid::of),
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
    let reason = || send.error.clone().unwrap_or_else(|| t("desk-no-reason").into());
    Some(match send.state {
        SendState::Queued if send.error.is_some() => {
            Sending::Waits { send_id: send.id.to_string(), until: send.not_before, reason: reason() }
        }
        SendState::Queued => Sending::Queued { send_id: send.id.to_string(), until: send.not_before },
        SendState::Sending => Sending::Sending,
        SendState::Sent => Sending::Sent,
        SendState::Failed => Sending::Failed { send_id: send.id.to_string(), reason: reason(), retry: true },
        SendState::Unknown => Sending::Unknown,
        SendState::Cancelled => return None,
    })
}

fn stranger_message(view: &CaseView, stranger: &Stranger, depth: u8) -> Message {
    let ours = stranger.direction == cases::Direction::Outbound;
    let name = if ours {
        tell("desk-to-stranger", &[("name", stranger.person.as_str().into())])
    } else {
        stranger.person.clone()
    };
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
        depth,
        edits: Vec::new(),
        deleted: None,
        sending: None,
        deeds: Box::default(),
        bystander: true,
        answers: None,
        call: false,
        files: Vec::new(),
        quoted: None,
        laid: None,
        reading: None,
    }
}

fn folded(brand: &Brand, view: &CaseView, case: &cases::Case, messages: &[&Said]) -> Fold {
    let subject = messages.first().map_or_else(String::new, |said| cases::decide::first_line(&said.text));
    let answered = match case.answered_at {
        Some(at) => tell("desk-answered-in", &[("length", at.since(case.opened_at).to_string().into())]),
        None => t("desk-never-answered").into(),
    };
    let ended = format!("{}, {answered}", named::state(case.state));
    Fold {
        case_id: case.id.to_string(),
        subject,
        ended,
        at: case.resolved_at.unwrap_or(case.last_at),
        messages: messages.iter().map(|said| message(brand, view, said, 0)).collect(),
    }
}
