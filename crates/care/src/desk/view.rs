//! One case with everything around it.

use std::collections::HashMap;

use db::{Arg, FromRow, Tx, args};
use kernel::{CaseId, Ctx, Instant, MessageId, UserId};

use super::store;
use crate::access::{Right, User, allow};
use crate::cases::{self, Case, Direction, Laid, Message};
use crate::checks::{self, Datum, Known};
use crate::clocks::{self, Clock};
use crate::handling::{self, Boomerang};
use crate::identity;
use crate::media::{self, Media};
use crate::opinions;
use crate::outbound::{self, Draft, Send};
use crate::people::{self, Held, Identity, Person};
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
    /// What names them, and was shown to be theirs.
    pub verified: Vec<Held>,
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
    /// The pictures and files that hang on them.
    pub media: HashMap<MessageId, Vec<Media>>,
    /// What the caller has attached and not sent.
    pub files: Vec<Media>,
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

/// Reads a case with everything around it.
pub async fn case_view(tx: &mut Tx, ctx: &Ctx, id: CaseId) -> Result<CaseView> {
    allow(ctx, Right::Read)?;
    let case = cases::get(tx, ctx, id).await?;
    let (person, identities) = people::get(tx, ctx, case.person_id).await?;
    let mut verified = people::named(tx, ctx, &[case.person_id]).await?;
    verified.retain(|held| held.verified);
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
        media: hanging(tx, ctx, &messages).await?,
        files: media::drafted(tx, ctx, id).await?,
        exposing: deeds::policy(tx, ctx).await?,
        opinions: opinions::of_case(tx, ctx, id).await?,
        boomerang: handling::boomerangs_of(tx, ctx, &[id]).await?.pop(),
        vip: vips::of_person(tx, ctx, case.person_id).await?,
        wrap_up: wrap_up::glance(tx, ctx, &case).await?,
        reactions: reactions.into_iter().collect(),
        case,
        person,
        identities,
        verified,
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

/// What hangs on which message.
async fn hanging(tx: &mut Tx, ctx: &Ctx, messages: &[Message]) -> Result<HashMap<MessageId, Vec<Media>>> {
    let ids: Vec<_> = messages.iter().map(|said| said.id).collect();
    let mut hanging: HashMap<_, Vec<_>> = HashMap::new();
    for media in media::of_messages(tx, ctx, &ids).await? {
        if let Some(message) = media.message_id {
            hanging.entry(message).or_default().push(media);
        }
    }
    Ok(hanging)
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
        clocks::nearest(&self.clocks).filter(|clock| clock.state.is_live())
    }

    /// What the person told us already, newest first, each thing once: not to be asked again.
    pub fn told(&self) -> Vec<Known> {
        let mut told: Vec<Known> = Vec::new();
        let mut all = checks::known(&self.messages, &[]);
        all.sort_by_key(|known| std::cmp::Reverse(known.at));
        for known in all {
            let is_new = match known.datum {
                // A card is hidden: it is nothing that we were told.
                Datum::Card => false,
                // It is about what they wrote then; only the last may be about what they want now.
                Datum::Time => told.iter().all(|one| one.datum != Datum::Time),
                _ => told.iter().all(|one| !one.value.eq_ignore_ascii_case(&known.value)),
            };
            if is_new {
                told.push(known);
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
