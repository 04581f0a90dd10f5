//! What was said in a case, and what became of the brand's words.

use care::cases::{Direction, Message, Seen, SendState};
use care::desk::CaseView;
use care::media::{Media, State};
use care::outbound::Send;
use kernel::{CaseId, MediaId, MessageId, SendId};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::Colleague;
use crate::api::schema::{self, Moment};

/// One utterance.
#[derive(Serialize, ToSchema)]
pub struct Utterance {
    /// The message's id.
    #[schema(value_type = schema::MessageId)]
    id: MessageId,
    /// In which case: a timeline shows all of a person's.
    #[schema(value_type = schema::CaseId)]
    case: CaseId,
    /// Its place in the case, in the order of arrival, from 1.
    seq: i64,
    /// The network.
    #[schema(example = "sandbox")]
    channel: String,
    /// Who speaks.
    #[schema(value_type = schema::Direction)]
    direction: Direction,
    /// Who may see it.
    #[schema(value_type = schema::Visibility)]
    visibility: Seen,
    /// Where it stands: `mention`, `reply`, `dm`, `note` …
    #[schema(example = "mention")]
    surface: String,
    /// The network's thread.
    thread: String,
    /// The network's id of it.
    provider_id: Option<String>,
    /// The network's id of what it answers.
    in_reply_to: Option<String>,
    /// The subject, on networks that have one.
    subject: Option<String>,
    /// The words; empty if they were taken back.
    text: String,
    /// What it repeats of earlier messages; not in `text`.
    quoted: Option<String>,
    /// Whether its author laid it out: `GET /messages/{id}/page` gives it.
    has_page: bool,
    /// Pictures and files, as the network described them.
    #[schema(value_type = Option<Vec<Object>>)]
    attachments: Option<Value>,
    /// The same, as far as they are here: `GET /media/{id}` hands them out to people.
    files: Vec<Hanging>,
    /// Whether a machine wrote it: such words answer nobody, and stop no clock.
    automatic: bool,
    /// Which of us wrote it.
    author: Option<Colleague>,
    /// When it was said.
    at: Moment,
    /// When it reached us.
    received_at: Moment,
    /// When it was changed last.
    edited_at: Option<Moment>,
    /// When it was taken back.
    deleted_at: Option<Moment>,
    /// How many reactions it got.
    reactions: i64,
    /// What triage read in it.
    facts: Vec<Fact>,
    /// How far the brand's words have come; the newest try.
    send: Option<Dispatch>,
}

/// A picture or file.
#[derive(Serialize, ToSchema)]
pub struct Hanging {
    /// Its id.
    #[schema(value_type = String, example = "med_01920f0012347abc8def0123456789ab")]
    id: MediaId,
    /// `wanted`: it is being fetched; `kept`: it is here; `refused`, `failed`: it is not, and `reason` says why.
    #[schema(value_type = String, example = "kept")]
    state: State,
    /// What its content is; before it is here, what the network says.
    #[schema(example = "image/png")]
    media_type: String,
    /// What it is called.
    name: String,
    /// What it shows, for those who can't see it.
    alt: Option<String>,
    /// In bytes.
    size: Option<i64>,
    /// In pixels, of a picture.
    width: Option<i64>,
    /// In pixels, of a picture.
    height: Option<i64>,
    /// Why it is not here.
    reason: Option<String>,
}

impl Hanging {
    /// A file as its message's view shows it.
    pub fn of(media: &Media) -> Self {
        Self {
            id: media.id,
            state: media.state,
            media_type: media.media_type.clone(),
            name: media.called(),
            alt: media.alt.clone(),
            size: media.size,
            width: media.width,
            height: media.height,
            reason: media.reason.clone(),
        }
    }
}

/// Something that triage read.
#[derive(Serialize, ToSchema)]
pub struct Fact {
    /// Its name, as ownership files use it.
    #[schema(example = "sentiment_brand")]
    name: &'static str,
    /// What it says, if triage is sure enough.
    #[schema(example = "negative")]
    value: Option<String>,
    /// The best guess, if not.
    guess: Option<String>,
    /// From 0 to 1.
    confidence: f32,
}

/// The brand's words on their way to the network.
#[derive(Serialize, ToSchema)]
pub struct Dispatch {
    /// The send's id.
    #[schema(value_type = schema::SendId)]
    id: SendId,
    /// How far they have come.
    #[schema(value_type = schema::SendState)]
    state: SendState,
    /// When they leave at the earliest.
    leaves_at: Moment,
    /// How often they were tried.
    attempts: i64,
    /// Why they failed, are late, or nobody knows.
    error: Option<String>,
    /// When this last changed.
    updated_at: Moment,
}

impl Utterance {
    /// A message as its case's view shows it.
    pub fn of(message: Message, view: &CaseView) -> Self {
        let author = message.author_id.and_then(|id| view.users.get(&id));
        Self {
            send: view.send_of(message.id).map(Dispatch::of),
            reactions: view.reactions.get(&message.id).copied().unwrap_or(0),
            author: author.map(|user| Colleague { id: user.id, name: user.name.clone() }),
            facts: message.facts.map(facts).unwrap_or_default(),
            automatic: message.automatic,
            id: message.id,
            case: message.case_id,
            seq: message.seq,
            channel: message.channel,
            direction: message.direction,
            visibility: message.visibility,
            surface: message.surface,
            thread: message.thread,
            provider_id: message.provider_id,
            in_reply_to: message.parent,
            subject: message.subject,
            text: message.text,
            quoted: message.quoted,
            has_page: view.pages.contains_key(&message.id),
            attachments: message.attachments,
            files: view
                .media
                .get(&message.id)
                .map(|all| all.iter().map(Hanging::of).collect())
                .unwrap_or_default(),
            at: message.at.into(),
            received_at: message.received_at.into(),
            edited_at: message.edited_at.map(Moment),
            deleted_at: message.deleted_at.map(Moment),
        }
    }
}

impl Dispatch {
    fn of(send: &Send) -> Self {
        Self {
            id: send.id,
            state: send.state,
            leaves_at: send.not_before.into(),
            attempts: send.attempts,
            error: send.error.clone(),
            updated_at: send.updated_at.into(),
        }
    }
}

/// The facts of a message; none if another version wrote them in another form.
fn facts(stored: Value) -> Vec<Fact> {
    let Ok(reading) = serde_json::from_value::<triage::Reading>(stored) else { return Vec::new() };
    let fact = |named: &triage::Named<'_>| Fact {
        name: named.name,
        value: named.value.as_ref().map(ToString::to_string),
        guess: named.guess.as_ref().map(ToString::to_string),
        confidence: named.confidence,
    };
    reading.named().iter().map(fact).collect()
}
