//! A plan becomes rows: every step goes through the verb that a network or an agent would have called, at its time.
//!
//! In: a [`Plan`]. Out: people, cases, decisions, clocks and a trail as if the month had happened, and the words that
//! the network must know. Promised: a step that the state of its case does not allow (two threads may have become one
//! case) changes nothing and is counted.

mod fans;
mod now;
mod together;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use anyhow::Result;
use care::brand;
use care::cases::Mode;
use care::learning::{self, Rerouted};
use care::outbound::{self, Compose, Purpose};
use care::{Error, Tx, cases, desk, handling, queues};
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{Placement, SeedPost, conversation_id};
use channels::{SendOutcome, Visibility};
use db::Db;
use kernel::{CaseId, Ctx, ManualClock, MessageId, Millis, Role, TenantId};
use triage::Reading;

use super::brand::Colleague;
use super::corpus::By;
use super::events::Words;
use super::phrases::Phrases;
use super::plan::{Act, Plan, Said};
use super::{lessons, neighbours, register};
use super::{slots, versions};
use crate::past::Past;

/// How many steps share a transaction.
const TOGETHER: usize = 250;
/// How many sends are claimed at once.
const CLAIMED: usize = 50;
/// What the network says to the one answer that fails.
const REFUSED: &str = "this person has blocked messages from accounts that they do not follow";

/// What happened while a plan was performed.
#[derive(Default)]
pub struct Performed {
    /// Every word that stands on the network, oldest first.
    pub posts: Vec<SeedPost>,
    /// What the other networks must know.
    pub neighbours: Vec<neighbours::Seeds>,
    /// Steps that the state of their case did not allow.
    pub skipped: usize,
}

/// Performs a plan.
///
/// # Errors
/// If the database refuses.
pub async fn perform(
    db: &Db,
    tenant: TenantId,
    seed: u64,
    staff: &[Colleague],
    plan: Arc<Plan>,
    progress: impl Fn(u64, u64),
) -> Result<Performed> {
    let clock = ManualClock::new(plan.end);
    let ctx = Ctx::seeded(tenant, clock.clone(), seed);
    let load = async || {
        let ctx = ctx.clone();
        db.read(async move |tx: &mut Tx| brand::load(tx, &ctx).await).await
    };
    let brand = Arc::new(load().await?);
    let account = super::brand::account(&brand, Flavour::Microblog)?.clone();
    let past = Past::new(ctx.clone(), clock, brand, &account);
    versions::adopt(db, &past, staff, plan.steps.first().map_or(plan.end, |step| step.at)).await?;
    let mut stage = Arc::new(Stage {
        past: Past { brand: Arc::new(load().await?), ..past },
        staff: staff.to_vec(),
        phrases: Arc::new(Phrases::load()),
        plan: plan.clone(),
    });
    let mut lanes = Arc::new(vec![Lane::default(); plan.threads.len()]);
    let mut sends = Arc::new(HashMap::new());
    let mut performed = Performed::default();
    let all = plan.steps.len();
    let mut start = 0;
    for lesson in lessons::moments(&plan) {
        let week = start..plan.steps.partition_point(|step| step.at < lesson);
        for start in week.clone().step_by(TOGETHER) {
            let range = start..(start + TOGETHER).min(week.end);
            let (stage, before, under_way) = (stage.clone(), lanes.clone(), sends.clone());
            let done = range.end;
            let scene = db
                .write(async move |tx: &mut Tx| {
                    let mut scene = Scene {
                        stage: stage.clone(),
                        lanes: (*before).clone(),
                        sends: (*under_way).clone(),
                        performed: Performed::default(),
                    };
                    scene.play(tx, range.clone()).await?;
                    Ok::<_, Error>(scene)
                })
                .await?;
            (lanes, sends) = (Arc::new(scene.lanes), Arc::new(scene.sends));
            performed.posts.extend(scene.performed.posts);
            performed.skipped += scene.performed.skipped;
            progress(done as u64, all as u64);
        }
        start = week.end;
        if lesson == plan.end {
            // Before the last lesson, which then leaves nothing for the visitor's first minute.
            performed.neighbours = neighbours::play(db, &stage.past, staff).await?;
        }
        let mut past = lessons::learn(db, &stage.past, lesson).await?;
        if lesson + versions::SHADOWED == plan.end {
            past = versions::propose(db, &past, staff, lesson).await?;
        }
        stage = Arc::new(Stage { past, ..(*stage).clone() });
    }
    oddities(db, &stage.past).await?;
    register::keep(db, &stage.past, staff).await?;
    let threads: Vec<_> = lanes.iter().map(|lane| lane.case).collect();
    now::leave(db, &stage, &threads).await?;
    fans::play(db, &stage).await?;
    Ok(performed)
}

/// What a page of problems shows: an event of an unknown kind, and a delivery that can't be read.
async fn oddities(db: &Db, past: &Past) -> Result<()> {
    let now = past.ctx.now();
    let body = |id: &str, event: serde_json::Value| {
        let account = &past.external_id;
        let body = serde_json::json!({ "id": id, "account": account, "sent_at": now.timestamp(), "events": [event] });
        past.raw(id.to_owned(), body.to_string().into_bytes())
    };
    let poll = serde_json::json!({ "type": "poll.voted", "poll": "h00001", "choice": 2 });
    let bent = serde_json::json!({ "type": "mention.created", "post": { "id": "h00002x", "text": 7 } });
    for (minutes, raw) in [(190, body("dh-poll", poll)), (47, body("dh-bent", bent))] {
        let past = past.clone();
        let at = now - Millis::minutes(minutes);
        db.write(async move |tx: &mut Tx| {
            past.clock.set(at);
            past.receive(tx, std::slice::from_ref(&raw)).await
        })
        .await?;
    }
    past.clock.set(now);
    Ok(())
}

/// What does not change between two lessons.
#[derive(Clone)]
struct Stage {
    past: Past,
    staff: Vec<Colleague>,
    phrases: Arc<Phrases>,
    plan: Arc<Plan>,
}

/// A thread on its way.
#[derive(Clone, Default)]
struct Lane {
    case: Option<CaseId>,
    /// Who looks after it, as a place in the staff.
    agent: Option<usize>,
    /// The network's id of the thread's first public post.
    root: Option<String>,
    /// The last public words, and who said them.
    last: Option<(String, String)>,
    /// Whether its customer was offered more than the standard.
    offered: bool,
}

struct Scene {
    stage: Arc<Stage>,
    lanes: Vec<Lane>,
    /// Words on their way: thread and turn.
    sends: HashMap<MessageId, (usize, usize)>,
    performed: Performed,
}

impl Scene {
    async fn play(&mut self, tx: &mut Tx, range: Range<usize>) -> Result<(), Error> {
        let plan = self.stage.plan.clone();
        for step in &plan.steps[range] {
            self.stage.past.clock.set(step.at);
            match self.act(tx, step.thread, &step.act).await {
                Ok(()) => {}
                Err(Error::Conflict(_) | Error::Invalid(_) | Error::Refused(_) | Error::NotFound { .. }) => {
                    self.performed.skipped += 1
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn act(&mut self, tx: &mut Tx, thread: usize, act: &Act) -> Result<(), Error> {
        let plan = self.stage.plan.clone();
        let ctx = self.stage.past.ctx.clone();
        match act {
            Act::Says(turn) => return self.says(tx, thread, *turn).await,
            Act::Leaves => return self.leaves(tx, false).await,
            Act::Bounces => return self.leaves(tx, true).await,
            Act::Wakes => return handling::wake_due(tx, &ctx, &self.stage.past.brand).await.map(drop),
            _ => {}
        }
        let Some(case) = self.lanes[thread].case else { return Ok(()) };
        match act {
            Act::Checks => return self.checks(tx, thread, case).await,
            Act::Corrects(fact) => return self.corrects(tx, thread, case, *fact).await,
            _ => {}
        }
        let agent = self.agent(tx, thread, case).await?;
        let ctx = ctx.with_actor(agent.actor());
        match act {
            Act::Takes => queues::take(tx, &ctx, case).await,
            Act::Answers(turn, resolve) => {
                let said = &plan.threads[thread].turns[*turn];
                let wish = self.wish(tx, &ctx, case, said, agent, *resolve).await?;
                let message = self.says_or_asks(tx, &ctx, thread, wish).await?;
                self.sends.extend(message.map(|message| (message, (thread, *turn))));
                Ok(())
            }
            Act::Drafts(turn) => {
                let said = &plan.threads[thread].turns[*turn];
                let wish = self.wish(tx, &ctx, case, said, agent, false).await?;
                outbound::save_draft(tx, &ctx, case, wish.mode, &wish.text, wish.seen_seq).await
            }
            Act::Notes => self.notes(tx, &ctx, thread, case).await,
            Act::Settles => {
                let settled = &self.stage.phrases.settled;
                outbound::note(tx, &ctx, case, &settled[thread % settled.len()]).await.map(drop)
            }
            Act::Snoozes(until) => handling::snooze(tx, &ctx, case, *until).await,
            Act::Resolves => handling::resolve(tx, &ctx, &self.stage.past.brand, case).await,
            Act::Says(_) | Act::Leaves | Act::Bounces | Act::Wakes | Act::Checks | Act::Corrects(_) => Ok(()),
        }
    }

    async fn says(&mut self, tx: &mut Tx, thread: usize, turn: usize) -> Result<(), Error> {
        let stage = self.stage.clone();
        let planned = &stage.plan.threads[thread];
        let customer = &stage.plan.customers[planned.customer];
        let said = &planned.turns[turn];
        let lane = &mut self.lanes[thread];
        let agent = lane.agent.map_or("", |place| stage.staff[place].first_name());
        let text = slots::sign(&said.text, agent);
        let id = format!("h{thread:05}-{turn}");
        let words = Words { customer, id: &id, text: &text, at: said.at, brand: &stage.past.external_id };
        let (event, placement) = if said.private {
            words.in_private()
        } else {
            let root = lane.root.get_or_insert_with(|| id.clone()).clone();
            words.in_public(root, lane.last.replace((id.clone(), customer.id.clone())), planned.mention)
        };
        let author = customer.id.clone();
        self.performed.posts.push(SeedPost {
            id: id.clone(),
            author,
            placement,
            text,
            at: said.at,
            effect_key: None,
        });
        let delivery = stage.past.delivery(format!("d{id}"), event, said.at);
        stage.past.receive(tx, &[delivery]).await?;
        self.lanes[thread].case = cases::of_message(tx, &stage.past.ctx, stage.past.account, &id).await?;
        Ok(())
    }

    /// Sends what is due, and hears what the network says.
    async fn leaves(&mut self, tx: &mut Tx, refused: bool) -> Result<(), Error> {
        let stage = self.stage.clone();
        let ctx = &stage.past.ctx;
        for effect in outbound::claim(tx, ctx, &self.stage.past.brand, CLAIMED).await? {
            let message = MessageId::from_uuid(effect.subject);
            let Some((thread, turn)) = self.sends.remove(&message) else { continue };
            if refused {
                outbound::settle(
                    tx,
                    ctx,
                    &stage.past.brand,
                    &effect,
                    SendOutcome::Refused { reason: REFUSED.into() },
                )
                .await?;
                continue;
            }
            let outgoing = outbound::Payload::of(&effect)?.outgoing;
            let customer = &stage.plan.customers[stage.plan.threads[thread].customer];
            let id = format!("h{thread:05}-{turn}b");
            let lane = &mut self.lanes[thread];
            let (placement, stands) = match (outgoing.visibility, outgoing.in_reply_to) {
                (Visibility::Public, Some(to)) => {
                    lane.last = Some((id.clone(), stage.past.external_id.clone()));
                    (Placement::Reply { to }, lane.root.clone().unwrap_or_else(|| id.clone()))
                }
                _ => (Placement::Dm { with: customer.id.clone() }, conversation_id(&customer.id)),
            };
            self.performed.posts.push(SeedPost {
                id: id.clone(),
                author: stage.past.external_id.clone(),
                placement,
                text: outgoing.text.0,
                at: ctx.now(),
                effect_key: Some(effect.effect_key.clone()),
            });
            outbound::settle(
                tx,
                ctx,
                &stage.past.brand,
                &effect,
                SendOutcome::Sent { provider_id: id, thread: stands },
            )
            .await?;
        }
        Ok(())
    }

    async fn wish(
        &self,
        tx: &mut Tx,
        ctx: &Ctx,
        case: CaseId,
        said: &Said,
        agent: Colleague,
        resolve: bool,
    ) -> Result<Compose, Error> {
        debug_assert_eq!(said.by, By::Brand);
        Ok(Compose {
            case,
            mode: if said.private { Mode::Private } else { Mode::Public },
            text: slots::sign(&said.text, agent.first_name()),
            seen_seq: cases::get(tx, ctx, case).await?.last_seq,
            resolve,
            despite: care::checks::Code::ALL.to_vec(),
            goodwill: None,
            purpose: Purpose::Answer,
            dm_link: false,
            tag: None,
            back: None,
            files: Vec::new(),
        })
    }

    /// Who looks after the case: whoever holds it, else somebody of the team that it belongs to.
    async fn agent(&mut self, tx: &mut Tx, thread: usize, case: CaseId) -> Result<Colleague, Error> {
        let item = queues::open_of(tx, &self.stage.past.ctx, case).await?;
        let staff = &self.stage.staff;
        if let Some(holder) = item.as_ref().and_then(|item| item.assignee)
            && let Some(place) = staff.iter().position(|colleague| colleague.id == holder)
        {
            self.lanes[thread].agent = Some(place);
        }
        if let Some(place) = self.lanes[thread].agent {
            return Ok(staff[place]);
        }
        let queue = item.map_or_else(|| self.stage.past.brand.default_queue().to_owned(), |item| item.queue);
        let place = self.member(&queue, thread);
        self.lanes[thread].agent = Some(place);
        Ok(staff[place])
    }

    /// Somebody of the team behind a queue.
    fn member(&self, queue: &str, thread: usize) -> usize {
        let team = self.stage.past.brand.model.queue(queue).and_then(|queue| queue.team.as_ref());
        let fits = |colleague: &Colleague| {
            colleague.who.role == Role::Agent && team.is_some_and(|team| team.as_str() == colleague.who.team)
        };
        let staff = &self.stage.staff;
        let team: Vec<_> = (0..staff.len()).filter(|&place| fits(&staff[place])).collect();
        team.get(thread % team.len().max(1)).copied().unwrap_or(0)
    }

    /// What was read wrong or not at all is set right; the case may move.
    async fn corrects(&mut self, tx: &mut Tx, thread: usize, case: CaseId, fact: usize) -> Result<(), Error> {
        let stage = self.stage.clone();
        let truth = stage.plan.threads[thread].truths[fact];
        let view = desk::case_view(tx, &stage.past.ctx, case).await?;
        let id = first_words(thread);
        let Some(message) = view.messages.iter().find(|message| message.provider_id.as_ref() == Some(&id))
        else {
            return Ok(());
        };
        let read: Option<Reading> =
            message.facts.clone().and_then(|facts| serde_json::from_value(facts).ok());
        let is_right = read.is_some_and(|read| {
            let known =
                read.named().into_iter().find(|named| named.name == truth.fact).and_then(|named| named.value);
            known.is_some_and(|value| value.to_string() == truth.value)
        });
        if is_right {
            return Ok(());
        }
        let queue = view.item.map_or_else(|| stage.past.brand.default_queue().to_owned(), |item| item.queue);
        let finder = stage.staff[self.member(&queue, thread)];
        let ctx = stage.past.ctx.with_actor(finder.actor());
        let said =
            learning::correct(tx, &ctx, &stage.past.brand, message.id, truth.fact, truth.value).await?;
        if let Rerouted::Moved { .. } = said.routed {
            self.lanes[thread].agent = None;
        }
        Ok(())
    }
}

/// The network's id of the words that begin a thread.
fn first_words(thread: usize) -> String {
    format!("h{thread:05}-0")
}
