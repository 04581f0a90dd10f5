//! One case with everything around it.

use std::collections::HashMap;

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, UserId};

use super::store;
use crate::access::{Right, User, allow};
use crate::cases::{self, Case, Direction, Laid, Message};
use crate::clocks::{self, Clock};
use crate::handling::{self, Boomerang};
use crate::identity;
use crate::opinions;
use crate::outbound::{self, Draft, Send};
use crate::people::{self, Identity, Person};
use crate::queues::WorkItem;
use crate::routing::{self, Stored};
use crate::trail::{self, Event};
use crate::vips::{self, Vip};
use crate::watching::{self, Watcher};
use crate::wrap_up::{self, Glance};
use crate::{Error, Result, access, deeds};

/// How many messages a page of the timeline holds.
const TIMELINE: i64 = 200;

/// A case with everything around it.
#[derive(Clone, Debug)]
pub struct CaseView {
    /// The case.
    pub case: Case,
    /// Whose.
    pub person: Person,
    /// Their addresses, the one used last first.
    pub identities: Vec<Identity>,
    /// All their cases, newest first.
    pub cases: Vec<Case>,
    /// Its work item; the last one if it is resolved.
    pub item: Option<WorkItem>,
    /// Its clocks, oldest first.
    pub clocks: Vec<Clock>,
    /// What happened to them and why, oldest first.
    pub clock_log: Vec<clocks::Entry>,
    /// The person's messages over all channels and cases, oldest first.
    pub messages: Vec<Message>,
    /// Whether there are older ones.
    pub older: bool,
    /// How messages of the case were laid out, where their authors laid them out.
    pub pages: HashMap<MessageId, Laid>,
    /// The brand's sends among them, oldest first.
    pub sends: Vec<Send>,
    /// What was done to messages among them, oldest first.
    pub deeds: Vec<deeds::Done>,
    /// What the brand wants to happen with personal data in public.
    pub exposing: deeds::Policy,
    /// Other people's words in the public threads.
    pub strangers: Vec<Stranger>,
    /// What happened to the case, oldest first.
    pub events: Vec<Event>,
    /// Why it is where it is, newest first.
    pub decisions: Vec<Stored>,
    /// The caller's draft.
    pub draft: Option<Draft>,
    /// Who has the case open now, the caller among them.
    pub watchers: Vec<Watcher>,
    /// Everybody who works here, by id.
    pub users: HashMap<UserId, User>,
    /// How many reactions messages got.
    pub reactions: HashMap<MessageId, i64>,
    /// How many messages the person has written in all.
    pub written: i64,
    /// What changed messages of the case said before, oldest first.
    pub versions: Vec<Version>,
    /// What other models say about messages of the case, oldest first.
    pub opinions: Vec<opinions::Opinion>,
    /// When it comes back if the customer does not answer, and to whom.
    pub boomerang: Option<Boomerang>,
    /// Whether a lead wants the person to be treated with particular care.
    pub vip: Option<Vip>,
    /// Its tags, what it was about, its entry in the register of complaints.
    pub wrap_up: Glance,
}

/// What a message said before it was changed.
#[derive(Clone, Debug, FromRow)]
pub struct Version {
    /// The message.
    pub message_id: MessageId,
    /// What it said.
    pub text: String,
    /// When it was changed.
    pub replaced_at: Instant,
}

/// Somebody else's words in a public thread.
#[derive(Clone, Debug, FromRow)]
pub struct Stranger {
    /// The message.
    pub id: MessageId,
    /// The thread.
    pub thread: String,
    /// The network's id.
    pub provider_id: Option<String>,
    /// What it answers.
    pub parent: Option<String>,
    /// The words.
    pub text: String,
    /// When.
    pub at: Instant,
    /// Who speaks.
    pub direction: Direction,
    /// To or from whom.
    pub person: String,
    /// In which case of ours it is.
    pub case_id: CaseId,
}

/// Something that the person told us already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// What it is: `phone`, `email` …
    pub kind: String,
    /// Their words.
    pub value: String,
    /// Where they said it.
    pub message: MessageId,
    /// Whether everybody can see it.
    pub public: bool,
    /// When they said it.
    pub at: Instant,
}

/// Reads a case with everything around it.
pub async fn case_view(tx: &mut Tx, ctx: &Ctx, id: CaseId) -> Result<CaseView> {
    allow(ctx, Right::Read)?;
    let case = cases::get(tx, ctx, id).await?;
    let (person, identities) = people::get(tx, ctx, case.person_id).await?;
    let all: Vec<Case> = tx.query(&cases::store::OF_PERSON, &args![ctx.tenant, case.person_id]).await?;
    let ids: Vec<CaseId> = all.iter().map(|case| case.id).collect();
    let item: Option<WorkItem> = tx.query_opt(&crate::queues::store::LAST, &args![ctx.tenant, id]).await?;
    let start = Instant::from_micros(i64::MAX);
    let args = [
        ctx.tenant.into(),
        Arg::ids(ids.iter().copied()),
        start.into(),
        i64::MAX.into(),
        (TIMELINE + 1).into(),
    ];
    let mut messages: Vec<Message> = tx.query(&cases::store::TIMELINE, &args).await?;
    let older = messages.len() as i64 > TIMELINE;
    messages.truncate(TIMELINE as usize);
    messages.reverse();
    let mails = messages.iter().filter(|message| message.surface == "email");
    let mails: Vec<MessageId> = mails.map(|message| message.id).collect();
    let pages = cases::laid(tx, ctx, &mails).await?.into_iter().map(|laid| (laid.message_id, laid)).collect();
    let sends = outbound::of_cases(tx, ctx, &ids).await?;
    let strangers = tx.query(&store::STRANGERS, &args![ctx.tenant, id, case.person_id]).await?;
    let watchers = watching::in_cases(tx, ctx, &[id]).await?.remove(&id).unwrap_or_default();
    let users = access::users(tx, ctx).await?.into_iter().map(|user| (user.id, user)).collect();
    let reactions: Vec<(MessageId, i64)> = tx.query(&store::REACTIONS, &args![ctx.tenant, id]).await?;
    let written = tx.query_one(&store::COUNT_MESSAGES, &args![ctx.tenant, case.person_id]).await?;
    let versions = tx.query(&store::VERSIONS, &args![ctx.tenant, id]).await?;
    Ok(CaseView {
        versions,
        clocks: clocks::of_case(tx, ctx, id).await?,
        clock_log: clocks::log_of_case(tx, ctx, id).await?,
        events: history(tx, ctx, id).await?,
        decisions: routing::of_case(tx, ctx, id).await?,
        draft: outbound::draft(tx, ctx, id).await?,
        deeds: deeds::of_cases(tx, ctx, &ids).await?,
        exposing: deeds::policy(tx, ctx).await?,
        opinions: opinions::of_case(tx, ctx, id).await?,
        boomerang: handling::boomerangs_of(tx, ctx, &[id]).await?.pop(),
        vip: vips::of_person(tx, ctx, case.person_id).await?,
        wrap_up: wrap_up::glance(tx, ctx, &case).await?,
        reactions: reactions.into_iter().collect(),
        case,
        person,
        identities,
        cases: all,
        item,
        messages,
        older,
        pages,
        sends,
        strangers,
        watchers,
        users,
        written,
    })
}

/// What happened to a case, and to those that are part of it now.
async fn history(tx: &mut Tx, ctx: &Ctx, id: CaseId) -> Result<Vec<Event>> {
    let mut events = trail::of_case(tx, ctx, id).await?;
    for join in identity::joins_of_case(tx, ctx, id).await? {
        if join.into_case == id && join.undone_at.is_none() {
            let theirs = trail::of_case(tx, ctx, join.from_case).await?;
            // That they became one is told once, by the case that goes on.
            events.extend(theirs.into_iter().filter(|event| event.kind != trail::Kind::CasesJoined));
        }
    }
    events.sort_by_key(|event| (event.at, event.id));
    Ok(events)
}

impl CaseView {
    /// The newest send of a message.
    pub fn send_of(&self, message: MessageId) -> Option<&Send> {
        self.sends.iter().rev().find(|send| send.message_id == message)
    }

    /// The promise that breaks first; if all stand still, the one with the least left. What is only measured is none.
    pub fn nearest_clock(&self) -> Option<&Clock> {
        let promises = self.clocks.iter().filter(|clock| clock.state.is_live() && clock.target_ms.is_some());
        promises.min_by_key(|clock| {
            let left = clock.target_ms.map(|target| target.0 - clock.counted().0);
            (clock.due_at.is_none(), clock.due_at, left)
        })
    }

    /// What the person told us already, newest first, each thing once.
    pub fn told(&self) -> Vec<Told> {
        let mut told: Vec<Told> = Vec::new();
        for message in self.messages.iter().rev().filter(|m| m.direction == Direction::Inbound) {
            let facts = message.facts.clone().and_then(|facts| serde_json::from_value(facts).ok());
            let Some(reading): Option<triage::Reading> = facts else { continue };
            for span in reading.personal_data {
                // A card is hidden: it is nothing that we were told.
                let shown = span.kind != triage::PersonalKind::Card;
                let Some(value) = message.text.get(span.span.clone()).filter(|_| shown) else { continue };
                if told.iter().any(|known| known.value == value) {
                    continue;
                }
                told.push(Told {
                    kind: span.kind.as_str().to_owned(),
                    value: value.to_owned(),
                    message: message.id,
                    public: message.visibility == cases::Seen::Public,
                    at: message.at,
                });
            }
        }
        told
    }

    /// The newest message that the reader of this view has seen, for [`outbound::Compose::seen_seq`].
    pub fn seen_seq(&self) -> i64 {
        self.case.last_seq
    }

    /// What triage read in the person's newest message.
    pub fn reading(&self) -> Result<Option<triage::Reading>> {
        let newest = self.messages.iter().rev().find(|m| m.case_id == self.case.id && m.facts.is_some());
        let Some(facts) = newest.and_then(|message| message.facts.clone()) else { return Ok(None) };
        serde_json::from_value(facts)
            .map(Some)
            .map_err(|_| Error::invalid("another version wrote these facts"))
    }
}
