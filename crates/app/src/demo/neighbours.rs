//! What is said on the brand's page and written to its mailbox, beside the microblog's thirty days.
//!
//! In: a short list of words, some with their answer. Out: cases, as if the network had delivered them, and what each
//! network must know. Promised: answers go through the same verbs as everybody's; the list gives the same words always.

use anyhow::{Context, Result};
use care::cases::Mode;
use care::outbound::{self, Compose};
use care::{Error, Tx, cases, queues};
use channels::SendOutcome;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{Placement, SeedPost, conversation_id};
use channels::sandbox::wire::{Event, Message, MessageEvent};
use db::Db;
use kernel::{Ctx, Instant, MessageId, Millis};
use serde::Deserialize;

use super::brand::{self, Colleague};
use super::events::Words;
use super::people::Customer;
use super::versions;
use crate::past::Past;

/// How long it takes until somebody answers.
const ANSWERED: Millis = Millis::minutes(14);
/// How many sends are claimed at once: nothing else leaves at that moment.
const CLAIMED: usize = 10;

#[derive(Deserialize)]
struct Neighbours {
    /// What the brand says on its page.
    offers: Vec<String>,
    page: Vec<Neighbour>,
    mail: Vec<Neighbour>,
}

#[derive(Clone, Deserialize)]
struct Neighbour {
    name: String,
    handle: String,
    /// How long ago, in hours.
    hours: f64,
    /// Below which of the brand's posts; on the page itself if absent.
    below: Option<usize>,
    subject: Option<String>,
    text: String,
    answer: Option<String>,
}

/// What a network must know of it.
pub struct Seeds {
    /// Which network.
    pub flavour: Flavour,
    /// Who wrote.
    pub people: Vec<Customer>,
    /// Every word, oldest first.
    pub posts: Vec<SeedPost>,
}

/// Plays it: the page and the mailbox hear their customers, and some are answered.
///
/// # Errors
/// If the database refuses.
pub async fn play(db: &Db, past: &Past, staff: &[Colleague]) -> Result<Vec<Seeds>> {
    let all: Neighbours = serde_json::from_str(include_str!("neighbours.json")).context("the neighbours")?;
    let maya = versions::named(staff, "maya")?;
    let end = past.ctx.now();
    let mut seeds = Vec::new();
    for (flavour, neighbours) in [(Flavour::Page, all.page), (Flavour::Mail, all.mail)] {
        let account = brand::account(&past.brand, flavour)?;
        let past = past.on(account);
        let mut street = Street { past: past.clone(), flavour, maya, people: Vec::new(), posts: Vec::new() };
        for (number, offer) in all.offers.iter().enumerate().filter(|_| flavour == Flavour::Page) {
            let (id, author) = (offer_id(number), past.external_id.clone());
            let at = end - Millis::hours(48) + Millis::hours(i64::try_from(number).unwrap_or(0));
            let (placement, text) = (Placement::Post, offer.clone());
            street.posts.push(SeedPost { id, author, placement, text, at, effect_key: None });
        }
        for (number, neighbour) in neighbours.into_iter().enumerate() {
            let scene = street.scene(number, &neighbour, end);
            let posts = db.write(async move |tx: &mut Tx| scene.play(tx).await).await?;
            street.posts.extend(posts);
        }
        past.clock.set(end);
        seeds.push(Seeds { flavour, people: street.people, posts: street.posts });
    }
    Ok(seeds)
}

fn offer_id(number: usize) -> String {
    format!("offer{number}")
}

struct Street {
    past: Past,
    flavour: Flavour,
    maya: Colleague,
    people: Vec<Customer>,
    posts: Vec<SeedPost>,
}

impl Street {
    fn scene(&mut self, number: usize, neighbour: &Neighbour, end: Instant) -> Scene {
        let mail = self.flavour == Flavour::Mail;
        let customer = Customer {
            id: if mail { neighbour.handle.clone() } else { format!("n{number:02}") },
            handle: neighbour.handle.clone(),
            name: neighbour.name.clone(),
            first: neighbour.name.split(' ').next().unwrap_or_default().to_owned(),
            followers: if mail { 0 } else { 180 + 37 * number as u64 },
        };
        self.people.push(customer.clone());
        let id = format!("{}{number:02}", if mail { "nm" } else { "np" });
        let at = end - Millis((neighbour.hours * 3_600_000.) as i64);
        let (past, maya, flavour) = (self.past.clone(), self.maya, self.flavour);
        Scene { past, flavour, maya, customer, id, at, said: neighbour.clone() }
    }
}

/// One neighbour's words, and what follows from them.
#[derive(Clone)]
struct Scene {
    past: Past,
    flavour: Flavour,
    maya: Colleague,
    customer: Customer,
    id: String,
    at: Instant,
    said: Neighbour,
}

impl Scene {
    async fn play(&self, tx: &mut Tx) -> Result<Vec<SeedPost>, Error> {
        let (past, at) = (&self.past, self.at);
        past.clock.set(at);
        let (event, placement) = self.event();
        past.receive(tx, &[past.delivery(format!("d{}", self.id), event, at)]).await?;
        let (id, author) = (self.id.clone(), self.customer.id.clone());
        let mut posts =
            vec![SeedPost { id, author, placement, text: self.said.text.clone(), at, effect_key: None }];
        if let Some(answer) = &self.said.answer {
            posts.extend(self.answer(tx, answer).await?);
        }
        Ok(posts)
    }

    fn event(&self) -> (Event, Placement) {
        let brand = self.past.external_id.as_str();
        let words =
            Words { customer: &self.customer, id: &self.id, text: &self.said.text, at: self.at, brand };
        if self.flavour == Flavour::Page {
            let root = self.said.below.map(offer_id);
            let above = root.clone().map(|root| (root, brand.to_owned()));
            let (event, placement) = words.in_public(root.unwrap_or_else(|| self.id.clone()), above, false);
            let event = match event {
                Event::PostCreated(mut post) => {
                    post.post.mentions.push(brand.to_owned());
                    Event::PostCreated(post)
                }
                other => other,
            };
            return (event, placement);
        }
        let subject = self.said.subject.clone().unwrap_or_default();
        let event = match words.in_private().0 {
            Event::MessageCreated(MessageEvent { message }) => {
                let (conversation, subject) = (self.id.clone(), Some(subject.clone()));
                Event::MessageCreated(MessageEvent { message: Message { conversation, subject, ..message } })
            }
            other => other,
        };
        (event, Placement::Mail { with: self.customer.id.clone(), subject, answers: None })
    }

    async fn answer(&self, tx: &mut Tx, answer: &str) -> Result<Vec<SeedPost>, Error> {
        let past = &self.past;
        let Some(case) = cases::of_message(tx, &past.ctx, past.account, &self.id).await? else {
            return Ok(Vec::new());
        };
        past.clock.set(self.at + ANSWERED);
        let ctx: Ctx = past.ctx.with_actor(self.maya.actor());
        queues::take(tx, &ctx, case).await?;
        let mode = if self.flavour == Flavour::Mail { Mode::Private } else { Mode::Public };
        let text = answer.replace("{agent}", self.maya.first_name());
        let seen_seq = cases::get(tx, &ctx, case).await?.last_seq;
        let despite = care::checks::Code::ALL.to_vec();
        let wish = Compose { resolve: true, despite, ..Compose::new(case, mode, text, seen_seq) };
        outbound::compose(tx, &ctx, &past.brand, &wish).await?;
        past.clock.set(self.at + ANSWERED + outbound::UNDO);
        let mut posts = Vec::new();
        for effect in outbound::claim(tx, &past.ctx, &past.brand, CLAIMED).await? {
            let outgoing = outbound::Payload::of(&effect)?.outgoing;
            let id = format!("b{}", MessageId::from_uuid(effect.subject));
            let with = self.customer.id.clone();
            let (placement, thread) = match self.flavour {
                Flavour::Mail => {
                    let subject = outgoing.subject.map(|subject| subject.0).unwrap_or_default();
                    (Placement::Mail { with, subject, answers: Some(self.id.clone()) }, self.id.clone())
                }
                Flavour::Page | Flavour::Microblog => match outgoing.in_reply_to {
                    Some(to) => {
                        (Placement::Reply { to }, self.said.below.map_or_else(|| self.id.clone(), offer_id))
                    }
                    None => (Placement::Dm { with: with.clone() }, conversation_id(&with)),
                },
            };
            posts.push(SeedPost {
                id: id.clone(),
                author: past.external_id.clone(),
                placement,
                text: outgoing.text.0,
                at: past.ctx.now(),
                effect_key: Some(effect.effect_key.clone()),
            });
            let sent = SendOutcome::Sent { provider_id: id, thread };
            outbound::settle(tx, &past.ctx, &past.brand, &effect, sent).await?;
        }
        Ok(posts)
    }
}
