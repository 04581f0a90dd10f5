//! One message's life: the stages, in the one order in which data flows through them.
//!
//! In: deliveries that wait. Out: people, cases, decisions, work items, clocks: one transaction for many
//! deliveries. Promised: a stage reads the types of the stages before it and calls none after it ([`ORDER`] is
//! checked by a test); each stage loads what the batch speaks of, changes it in memory and writes it once, so that a
//! batch costs a handful of statements however many messages it holds; the same delivery again changes nothing.
//!
//! [`parse`] and [`read`] are pure and run outside of any transaction; [`context`] reads a snapshot for them;
//! [`place`] is the verb.

mod copies;
mod payment;
mod reading;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use channels::{Automatic, Echo, Inbound, Item, Surface};
use db::{Arg, Tx};
use kernel::{CaseId, Ctx, Instant};
use serde_json::{Value, json};
use triage::Reading;

use crate::brand::Brand;
use crate::cases::decide::{self, Clue, Place};
use crate::cases::{self, Cases, Direction, Keys, NewMessage};
use crate::clocks::{Answered, Asked, Clocks, Happening};
use crate::handoffs::{Handoffs, Heard};
use crate::ingest;
use crate::media::Arriving;
use crate::people::{Identifiers, Met, People};
use crate::pivots::Pivots;
use crate::pivots::decide::Spoke;
use crate::queues::WorkItems;
use crate::routing::{Decisions, Subject};
use crate::trail::{About, Kind, Trail};
use crate::{Result, deeds, engagement, facts, handling, identity, outbound};

use reading::Understood;
pub use reading::{Parsed, Unreadable, context, parse, read};

/// The stages. A stage may use the ones before it, never one after it.
pub const ORDER: [&str; 15] = [
    "ingest",
    "people",
    "cases",
    "facts",
    "routing",
    "queues",
    "clocks",
    "handoffs",
    "identity",
    "learning",
    "handling",
    "outbound",
    "pivots",
    "deeds",
    "engagement",
];

/// What a batch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Deliveries that were read now.
    pub deliveries: usize,
    /// Messages of people that are new.
    pub messages: usize,
}

/// Everything from *read* to *placed in a queue*, for many deliveries in one transaction.
pub async fn place(tx: &mut Tx, ctx: &Ctx, brand: &Brand, parsed: &[Parsed]) -> Result<Placed> {
    let read: Vec<_> = parsed.iter().map(|p| (p.id, p.items.len(), p.unknown().count())).collect();
    let mine: HashSet<_> = ingest::claim(tx, ctx, &read).await?.into_iter().collect();
    let mut batch = Batch::new(ctx, brand);
    let mine: Vec<_> = parsed.iter().filter(|p| mine.contains(&p.id)).collect();
    batch.load(tx, &mine).await?;

    let mut items: Vec<_> = mine
        .iter()
        .flat_map(|delivery| delivery.items.iter().enumerate().map(move |(i, item)| (*delivery, i, item)))
        .collect();
    // The network's order; the order of arrival where it says nothing.
    items.sort_by_key(|(_, _, item)| provider_time(item));
    for (delivery, index, item) in items {
        batch.item(delivery, index, item);
    }
    let messages = batch.messages;
    for delivery in &mine {
        for kind in delivery.unknown() {
            ingest::count_unknown(tx, ctx, delivery.channel, kind, delivery.id).await?;
        }
    }
    for delivery in &mine {
        if let Some(body) = &delivery.scrubbed {
            ingest::scrub(tx, ctx, delivery.id, body).await?;
        }
    }
    batch.flush(tx).await?;
    Ok(Placed { deliveries: mine.len(), messages })
}

fn provider_time(item: &Item) -> Option<Instant> {
    match item {
        Item::Message(message) => Some(message.at),
        Item::Echo(echo) => Some(echo.at),
        Item::Edit { at, .. } | Item::Receipt { at, .. } | Item::Reaction { at, .. } => Some(*at),
        Item::Delete { at, .. } => *at,
        Item::Unknown { .. } => None,
    }
}

/// The working set of a transaction: one part for each stage.
struct Batch<'a> {
    ctx: &'a Ctx,
    brand: &'a Brand,
    people: People,
    identifiers: Identifiers,
    cases: Cases,
    decisions: Decisions,
    work: WorkItems,
    clocks: Clocks<'a>,
    handoffs: Handoffs,
    pivots: Pivots,
    seen: Vec<outbound::Seen>,
    reactions: Vec<Vec<Arg<'static>>>,
    media: Arriving,
    trail: Trail,
    messages: usize,
    /// Public messages that show somebody's personal data.
    exposed: Vec<kernel::MessageId>,
    /// Cases in which people wrote.
    heard: HashSet<CaseId>,
    /// What marketing cares about.
    worthy: Vec<engagement::Heard>,
}

impl<'a> Batch<'a> {
    fn new(ctx: &'a Ctx, brand: &'a Brand) -> Self {
        Self {
            ctx,
            brand,
            people: People::default(),
            identifiers: Identifiers::default(),
            cases: Cases::default(),
            decisions: Decisions::default(),
            work: WorkItems::default(),
            clocks: Clocks::new(brand),
            handoffs: Handoffs::default(),
            pivots: Pivots::default(),
            seen: Vec::new(),
            reactions: Vec::new(),
            media: Arriving::default(),
            trail: Trail::default(),
            messages: 0,
            exposed: Vec::new(),
            heard: HashSet::new(),
            worthy: Vec::new(),
        }
    }

    async fn load(&mut self, tx: &mut Tx, deliveries: &[&Parsed]) -> Result<()> {
        let mut keys = Keys::default();
        // One order for all writers: people are locked.
        let mut authors: BTreeMap<&'static str, HashSet<&str>> = BTreeMap::new();
        for delivery in deliveries {
            let account = delivery.account;
            for item in &delivery.items {
                let mut message = |id: &str| {
                    keys.messages.entry(account).or_default().insert(id.to_owned());
                };
                match item {
                    Item::Message(m) => {
                        message(&m.provider_id);
                        if let Some(parent) = m.parent.as_deref().filter(|_| m.surface == Surface::Email) {
                            message(parent);
                        }
                        keys.threads.entry(account).or_default().insert(m.thread.clone());
                        authors.entry(delivery.channel).or_default().insert(&m.author.external_id);
                    }
                    Item::Echo(echo) => {
                        message(&echo.provider_id);
                        if let Some(parent) = &echo.parent {
                            message(parent);
                        }
                        keys.threads.entry(account).or_default().insert(echo.thread.clone());
                        let recipient = echo.recipient.as_deref().filter(|_| echo.effect_key.is_none());
                        authors.entry(delivery.channel).or_default().extend(recipient);
                    }
                    Item::Edit { provider_id, .. } | Item::Delete { provider_id, .. } => message(provider_id),
                    Item::Receipt { .. } | Item::Reaction { .. } | Item::Unknown { .. } => {}
                }
            }
        }
        for (channel, ids) in authors {
            let ids: Vec<_> = ids.into_iter().collect();
            self.people.load(tx, self.ctx, channel, &ids).await?;
        }
        for (account, threads) in &keys.threads {
            let threads: Vec<&str> = threads.iter().map(String::as_str).collect();
            if deliveries.iter().any(|delivery| delivery.account == *account && delivery.is_mail()) {
                self.people.expect(tx, self.ctx, *account, &threads).await?;
            }
        }
        self.cases.load(tx, self.ctx, &keys, &self.people.persons()).await?;
        let stored = self.cases.stored();
        self.work.load(tx, self.ctx, &stored).await?;
        self.clocks.load(tx, self.ctx, &stored).await?;
        self.pivots.load(tx, self.ctx, &stored).await?;
        self.handoffs.load(tx, self.ctx, self.brand, &self.work, &stored).await
    }

    /// The one place that says what each kind of item does.
    fn item(&mut self, delivery: &Parsed, index: usize, item: &Item) {
        match item {
            Item::Message(message) => self.message(delivery, index, message),
            Item::Edit { provider_id, text, at } => self.change(delivery, provider_id, *at, Some(text)),
            Item::Delete { provider_id, at } => {
                // Where the network does not say when, it was when the news came.
                self.change(delivery, provider_id, at.unwrap_or(delivery.received_at), None);
            }
            Item::Echo(echo) => self.echo(delivery, echo),
            Item::Receipt { provider_id, status, at } => {
                self.seen.push(outbound::Seen::Receipt(outbound::Fate {
                    account: delivery.account,
                    provider_id: provider_id.clone(),
                    status: status.clone(),
                    at: *at,
                    delivery: delivery.id,
                }))
            }
            Item::Reaction { provider_id, author, kind, removed, at } => self.reactions.push(
                db::args![
                    self.ctx.tenant,
                    delivery.account,
                    provider_id.clone(),
                    author.external_id.clone(),
                    kind.clone(),
                    *at,
                    removed.then_some(*at)
                ]
                .into(),
            ),
            Item::Unknown { .. } => {}
        }
    }

    fn message(&mut self, delivery: &Parsed, index: usize, message: &Inbound) {
        if self.cases.known(delivery.account, &message.provider_id).is_some() {
            return;
        }
        let Some(understood) = delivery.readings.get(&index) else { return };
        let reading = &understood.reading;
        let (ctx, received) = (self.ctx, self.ctx.now());
        let (at, starts) = decide::moments(message.at, received);

        let lang = reading.language.value;
        let expected = self.people.expected(delivery.account, &message.thread, &message.author.external_id);
        let is_known = self.people.find(delivery.channel, &message.author.external_id).is_some();
        if expected.is_some() && message.automatic == Automatic::Yes && !is_known {
            // That a machine answers proves nothing of whoever reads there, and nobody waits.
            return;
        }
        let (whose, met) = self.people.meet(ctx, delivery.channel, &message.author, at, (lang, expected));

        let begins_thread = message.visibility == channels::Visibility::Public && message.parent.is_none();
        let spoke = Spoke {
            channel: delivery.channel,
            private: message.visibility == channels::Visibility::Private,
            email: message.surface == channels::Surface::Email,
        };
        let clue = Clue {
            conversation: message
                .parent
                .as_deref()
                .and_then(|parent| self.cases.known(delivery.account, parent))
                .map(|parent| parent.case_id)
                .filter(|case| self.cases.case(*case).is_some_and(|case| case.person_id == whose.person))
                .or_else(|| self.pivots.invites(whose.person, spoke)),
            begins_thread,
            topic: reading.topic.value.as_deref(),
            // What a machine says brings nothing back, as thanks do not.
            thanks: facts::is_thanks(reading) || message.automatic == Automatic::Yes,
            now: received,
        };
        let attached = self.cases.receive(ctx, whose, clue, new_message(delivery, message, understood, at));
        self.messages += 1;
        self.heard.insert(attached.case);
        if message.visibility == channels::Visibility::Public && !reading.personal_data.is_empty() {
            self.exposed.push(attached.message);
        }
        self.media.hang(ctx, delivery.account, attached.message, &message.attachments);
        let place = (attached.case, attached.message);
        self.worthy.extend(engagement::Heard::of(message, reading, place, whose, at));
        self.identifiers.note(ctx, whose.identity, attached.message, at, &understood.names);
        let about = About::message(attached.case, attached.message).of(delivery.id);
        self.trail.note(ctx, Kind::MessageReceived, about, json!({ "said": message.at }));
        let identity = json!({ "identity": whose.identity });
        match met {
            Met::New => self.trail.note(ctx, Kind::PersonMet, about, identity),
            Met::Proved => self.trail.note(ctx, Kind::AddressProved, about, identity),
            Met::Known => {}
        }
        if decide::is_skewed(message.at, received) {
            let data = json!({ "network_says": message.at, "received": received });
            self.trail.note(ctx, Kind::ClockSkew, about, data);
        }
        let kind = match attached.place {
            Place::New => Kind::CaseOpened,
            Place::Joins(_) => Kind::CaseJoined,
            Place::Reopens(_) => Kind::CaseReopened,
            Place::Thanks(_) => Kind::CaseThanked,
        };
        self.trail.note(ctx, kind, about, json!({}));
        if message.automatic == Automatic::Yes && !matches!(attached.place, Place::New) {
            // It waits for nobody: no clock starts and nobody is asked anew whose it is.
            self.catch_up(delivery, &message.provider_id);
            return;
        }
        self.route(
            attached.case,
            attached.message,
            attached.place,
            message,
            whose,
            reading,
            delivery,
            starts,
        );
        self.pivots.hear(ctx, &mut self.trail, (attached.case, attached.message), spoke, &message.text);
        self.catch_up(delivery, &message.provider_id);
    }

    #[expect(clippy::too_many_arguments, reason = "the facts of a decision come from every stage before it")]
    fn route(
        &mut self,
        case: CaseId,
        message: kernel::MessageId,
        place: Place,
        inbound: &Inbound,
        whose: crate::people::Whose,
        reading: &Reading,
        delivery: &Parsed,
        starts: Instant,
    ) {
        if matches!(place, Place::Thanks(_)) {
            return;
        }
        let ctx = self.ctx;
        // Only a case that was there before this message has an owner to keep.
        let standing = match place {
            Place::New => None,
            _ => self.work.queue(case).map(str::to_owned),
        };
        let origin = self.cases.case(case).map(|case| case.origin_channel.clone());
        let facts = facts::assemble(
            delivery.channel,
            inbound,
            whose,
            reading,
            standing.as_deref(),
            origin.as_deref(),
        );
        let subject = Subject {
            case,
            work_item: self.work.id(case).unwrap_or_else(|| ctx.mint()),
            message,
            standing: standing.as_deref(),
        };
        let stood = self.work.standing(case).cloned();
        let known = self.handoffs.watches(self.brand, &self.work, case).then(|| facts.clone());
        let routed = self.decisions.decide(ctx, self.brand, subject, facts);
        self.cases.describe(case, routed.decision.needs_triage);
        self.work.place(ctx, &mut self.trail, case, &routed, starts);
        let asked = Asked::of(&routed, self.work.standing(case), reading, starts);
        let about = About::message(case, message).of(delivery.id);
        self.trail.note(ctx, Kind::Routed, about, asked.told(&routed));
        let heard = asked.heard(self.brand, message, ctx.now());
        self.clocks.happen(ctx, &mut self.trail, case, Happening::Heard(heard));
        let is_new = matches!(place, Place::New);
        let heard = Heard { case, stood, facts: known, routed: &routed, is_new };
        if self.handoffs.hear(ctx, self.brand, &mut self.trail, &mut self.work, heard) {
            let moved = Happening::moved(self.brand, self.work.standing(case), ctx.now());
            self.clocks.happen(ctx, &mut self.trail, case, moved);
        }
        self.work.due(case, self.clocks.due(case));
    }

    /// Changes that overtook their message.
    fn catch_up(&mut self, delivery: &Parsed, provider_id: &str) {
        for (at, text) in self.cases.take_early(self.ctx, delivery.account, provider_id) {
            let text = text.map(kernel::Personal);
            self.change(delivery, provider_id, at, text.as_ref());
        }
    }

    fn change(&mut self, delivery: &Parsed, provider_id: &str, at: Instant, text: Option<&kernel::Personal>) {
        let ctx = self.ctx;
        let words = text.map(|text| {
            let input = triage::Input { text, network: delivery.channel, ..triage::Input::mention(text) };
            let reading = self.brand.triage.read(&input);
            (text.as_str(), serde_json::to_string(&reading).unwrap_or_else(|_| "null".into()))
        });
        let Some(changed) = self.cases.edit(ctx, delivery.account, delivery.id, provider_id, (at, words))
        else {
            return;
        };
        if changed.applied && text.is_none() {
            self.identifiers.forget(changed.message);
            self.media.take_down(changed.message);
        }
        let kind = match (changed.applied, text.is_some()) {
            (false, _) => Kind::LateEdit,
            (true, true) => Kind::MessageEdited,
            (true, false) => Kind::MessageDeleted,
        };
        let about = About::message(changed.case, changed.message).of(delivery.id);
        self.trail.note(ctx, kind, about, json!({ "said": at }));
    }

    fn echo(&mut self, delivery: &Parsed, echo: &Echo) {
        if let Some(effect_key) = &echo.effect_key {
            self.seen.push(outbound::Seen::Echo {
                effect_key: effect_key.clone(),
                provider_id: echo.provider_id.clone(),
                thread: echo.thread.clone(),
                at: echo.at,
            });
            return;
        }
        if self.cases.known(delivery.account, &echo.provider_id).is_some() {
            return;
        }
        let parent = echo.parent.as_deref();
        let (at, counts) = decide::moments(echo.at, self.ctx.now());
        let message = NewMessage {
            account: delivery.account,
            delivery: Some(delivery.id),
            channel: delivery.channel,
            direction: Direction::Outbound,
            visibility: echo.visibility.into(),
            surface: cases::model::surface_name(echo.surface),
            thread: &echo.thread,
            provider_id: &echo.provider_id,
            parent,
            subject: None,
            text: &echo.text,
            at,
            provider_at: echo.at,
            facts: None,
            likeness: None,
            unsure: None,
            sentiment: None,
            attachments: None,
            campaign: None,
            automatic: false,
            quoted: None,
            page: None,
        };
        let to = echo.recipient.as_deref().and_then(|id| self.people.find(delivery.channel, id));
        let Some(heard) = self.cases.overhear(self.ctx, to, message) else { return };
        let about = About::message(heard.case, heard.message).of(delivery.id);
        let data = json!({ "by": "network_app", "answers": heard.answers, "at": counts });
        self.trail.note(self.ctx, Kind::EchoSeen, about, data);
        if heard.answers {
            let answered =
                Answered { at: counts, message: heard.message, written: None, newer: false, next: None };
            self.clocks.happen(self.ctx, &mut self.trail, heard.case, Happening::Answered(answered));
            self.work.answered(heard.case);
            self.work.due(heard.case, self.clocks.due(heard.case));
        }
    }

    async fn flush(self, tx: &mut Tx) -> Result<()> {
        let ctx = self.ctx;
        self.people.flush(tx, ctx).await?;
        let held = self.identifiers.flush(tx, ctx).await?;
        let touched = self.cases.flush(tx, ctx).await?;
        self.decisions.flush(tx).await?;
        self.work.flush(tx, ctx).await?;
        self.clocks.flush(tx, ctx).await?;
        self.handoffs.flush(tx, ctx).await?;
        self.pivots.flush(tx).await?;
        if !self.reactions.is_empty() {
            tx.execute_many(&cases::store::INSERT_REACTION, self.reactions).await?;
        }
        self.media.flush(tx, ctx).await?;
        self.trail.flush(tx, ctx).await?;
        identity::noticed(tx, ctx, self.brand, held).await?;
        let heard: Vec<CaseId> = self.heard.into_iter().collect();
        handling::answered(tx, ctx, &heard).await?;
        for seen in self.seen {
            outbound::seen(tx, ctx, self.brand, seen).await?;
        }
        for message in self.exposed {
            deeds::exposed(tx, ctx, self.brand, message).await?;
        }
        engagement::noticed(tx, ctx, self.brand, &self.worthy).await?;
        cases::changed_all(tx, &touched);
        Ok(())
    }
}

fn new_message<'m>(
    delivery: &Parsed,
    message: &'m Inbound,
    understood: &'m Understood,
    at: Instant,
) -> NewMessage<'m> {
    let attachments = (!message.attachments.is_empty())
        .then(|| serde_json::to_value(&message.attachments).unwrap_or(Value::Null));
    NewMessage {
        account: delivery.account,
        delivery: Some(delivery.id),
        channel: delivery.channel,
        direction: Direction::Inbound,
        visibility: message.visibility.into(),
        surface: cases::model::surface_name(message.surface),
        thread: &message.thread,
        provider_id: &message.provider_id,
        parent: message.parent.as_deref(),
        subject: message.subject.as_deref().map(String::as_str),
        text: &message.text,
        at,
        provider_at: message.at,
        facts: Some(&understood.json),
        likeness: understood.likeness,
        unsure: Some(facts::is_unsure(&understood.reading)),
        sentiment: understood.reading.sentiment_brand.value.map(|tone| tone.as_str()),
        attachments,
        campaign: message.campaign.as_deref(),
        automatic: message.automatic != Automatic::No,
        quoted: message.quoted.as_ref().map(|quoted| quoted.as_str()),
        page: message.page.as_ref(),
    }
}
