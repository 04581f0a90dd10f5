//! From what an agent wrote to a message and an effect in the outbox.

use channels::Tag;
use db::{Tx, args};
use kernel::{ApprovalId, CaseId, Ctx, Instant, MediaId, MessageId, Said, SendId, said};
use ownership::Approval;
use serde_json::json;

use super::agreed;
use super::checking::{Words, check};
use super::leaving::{Leaving, Looks, leave, prepare};
use super::permission::{self, Permission};
use super::written;
use crate::access::{Right, allow};
use crate::approvals::{self, Speaker, decide as agreements};
use crate::brand::Brand;
use crate::cases::{Case, Message, Mode};
use crate::checks::{self, Code};
use crate::goodwill::{self, Goodwill};
use crate::handling::{self, Back};
use crate::media::{self, Holder, Media};
use crate::queues::Touch;
use crate::trail::{self, About, Kind};
use crate::{Conflict, Error, Result, cases, contacts, queues, routing, staff, watching, wrap_up};

/// What an agent wants to say.
#[derive(Clone, Debug)]
pub struct Compose {
    /// In which case.
    pub case: CaseId,
    /// Who will see it.
    pub mode: Mode,
    /// The words.
    pub text: String,
    /// The newest message that the writer had seen.
    pub seen_seq: i64,
    /// Whether the case is resolved once the words are there.
    pub resolve: bool,
    /// What the writer has been shown about the words, and wants to send all the same.
    pub despite: Vec<Code>,
    /// What the words promise beyond what the brand owes.
    pub goodwill: Option<Goodwill>,
    /// Why private words may leave after the network's usual window; chosen by the writer, never by us.
    pub tag: Option<Tag>,
    /// What they are for.
    pub purpose: Purpose,
    /// Whether a link hangs below public words that opens a private message to us, where the network has one.
    pub dm_link: bool,
    /// When the case is to come back to the writer if nobody answers.
    pub back: Option<Back>,
    /// What goes along, of the files that the writer attached for this case.
    pub files: Vec<MediaId>,
}

impl Compose {
    /// An answer that promises nothing and leaves the case open.
    pub fn new(case: CaseId, mode: Mode, text: impl Into<String>, seen_seq: i64) -> Self {
        Self {
            case,
            mode,
            text: text.into(),
            seen_seq,
            resolve: false,
            despite: Vec::new(),
            goodwill: None,
            tag: None,
            purpose: Purpose::Answer,
            dm_link: false,
            back: None,
            files: Vec::new(),
        }
    }
}

/// What words are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// They answer somebody.
    #[default]
    Answer,
    /// They offer something for sale, whatever they say.
    Offer,
    /// Nobody had spoken to us.
    Approach,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Composed {
    /// It is on its way, and can be undone.
    Queued {
        /// The message.
        message: MessageId,
        /// The send.
        send: SendId,
        /// Until when it can be undone.
        until: Instant,
    },
    /// Somebody has to agree first.
    Waiting {
        /// The words, as a candidate.
        approval: ApprovalId,
        /// Until when, before others are asked.
        until: Instant,
    },
    /// It stays inside.
    Noted {
        /// The message.
        message: MessageId,
    },
}

impl Composed {
    /// The message, if it has come into being.
    pub fn message(&self) -> Option<MessageId> {
        match self {
            Self::Queued { message, .. } | Self::Noted { message } => Some(*message),
            Self::Waiting { .. } => None,
        }
    }
}

/// Says something; where somebody has to agree, the words wait for them.
///
/// # Errors
/// [`Conflict::Stale`] if the person wrote something newer than `seen_seq`; [`Conflict::Warned`] with what was
/// noticed, if the writer has not seen it or nobody may send it; [`Error::Refused`] with who can, if the writer may not say it; [`Error::Invalid`] if the
/// network can't carry them.
pub async fn compose(tx: &mut Tx, ctx: &Ctx, brand: &Brand, wish: &Compose) -> Result<Composed> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, wish.case).await?;
    staff::beat(tx, ctx).await?;
    let files = media::picked(tx, ctx, case.id, &wish.files).await?;
    if wish.mode == Mode::Note {
        return noted(tx, ctx, &case, &wish.text, &files).await;
    }
    let visibility = agreed::visibility(wish.mode)?;
    if wish.resolve {
        wrap_up::demand(tx, ctx, brand, &case).await?;
    }
    fresh(tx, ctx, &case, wish.seen_seq).await?;
    let looks = Looks { tag: wish.tag, dm_link: wish.dm_link, files: &files };
    let ready = prepare(tx, ctx, &case, visibility, &wish.text, looks).await?;
    let speaker = Speaker::of(ctx.actor);
    let permission =
        permission::of(tx, ctx, brand, speaker, ready.place(case.id, visibility, &wish.text)).await?;
    let (team, asked) = match permission {
        Permission::Allowed { team } => (team, None),
        Permission::NeedsApproval { team, policy, why } => (team, Some((policy, why))),
        Permission::Denied { why } => return Err(Error::Refused(why)),
    };
    let goodwill = promise(tx, ctx, brand, &case, team.as_deref(), wish.goodwill.as_ref()).await?;
    let purpose = purpose(tx, ctx, &case, wish).await?;
    let words = Words {
        mode: wish.mode,
        text: &wish.text,
        goodwill: goodwill.as_ref(),
        team: team.as_deref(),
        purpose,
        tag: wish.tag,
        automatic: false,
        agreed: asked.is_some(),
    };
    let findings = check(tx, ctx, brand, &case, ready.target(), words).await?;
    checks::pass(&findings, &wish.despite)?;
    let despite = findings.iter().map(|finding| finding.code).collect();
    let exceeds = goodwill.as_ref().is_some_and(|goodwill| goodwill.exceeds);
    let asked = asked.or_else(|| exceeds.then(exception));
    let composed = match asked {
        None => {
            let leaving = Leaving {
                mode: wish.mode,
                speaker,
                team,
                resolve: wish.resolve,
                goodwill,
                approval: None,
                despite,
            };
            let (message, send, until) = leave(tx, ctx, brand, &case, ready, leaving).await?;
            checks::settled(tx, ctx, case.id, Some(message), &findings).await?;
            Composed::Queued { message, send, until }
        }
        Some((policy, why)) => {
            let new = approvals::New {
                case: case.id,
                speaker,
                mode: wish.mode,
                text: wish.text.trim(),
                seen_seq: wish.seen_seq,
                resolve: wish.resolve,
                goodwill,
                policy,
                why,
                despite,
            };
            checks::settled(tx, ctx, case.id, None, &findings).await?;
            let (approval, until) = approvals::ask(tx, ctx, new).await?;
            media::hang(tx, ctx, &files, Holder::Approval(approval)).await?;
            queues::acknowledge(tx, ctx, case.id, Touch::Writes).await?;
            Composed::Waiting { approval, until }
        }
    };
    if let Some(back) = wish.back {
        let me = ctx.actor.user();
        handling::throw(tx, ctx, brand, case.id, back, composed.message(), me).await?;
    }
    if ctx.actor.user().is_some() {
        super::discard(tx, ctx, case.id).await?;
        watching::sent(tx, ctx, case.id).await?;
    }
    Ok(composed)
}

/// What words are for: an answer to somebody who had not spoken to us is an approach, whoever calls it what.
pub(super) async fn purpose(tx: &mut Tx, ctx: &Ctx, case: &Case, wish: &Compose) -> Result<Purpose> {
    Ok(match wish.purpose {
        Purpose::Answer if contacts::is_approach(tx, ctx, case, wish.mode).await? => Purpose::Approach,
        told => told,
    })
}

/// Whether the person has written nothing that the answer does not know of.
pub(super) async fn fresh(tx: &mut Tx, ctx: &Ctx, case: &Case, seen_seq: i64) -> Result<()> {
    let newer: Vec<Message> =
        tx.query(&cases::store::NEWER_INBOUND, &args![ctx.tenant, case.id, seen_seq]).await?;
    match newer.last() {
        Some(newest) => Err(Conflict::Stale { newest: newest.seq }.into()),
        None => Ok(()),
    }
}

/// What a reply may promise. Nothing is offered to people at risk, nor to the press and the law.
async fn promise(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    team: Option<&str>,
    wish: Option<&Goodwill>,
) -> Result<Option<Goodwill>> {
    let Some(wish) = wish else { return Ok(None) };
    if routing::is_guarded(tx, ctx, case.id).await? {
        return Err(Error::Refused("nothing is offered in a case like this: leave the goodwill out".into()));
    }
    let limit = goodwill::limit(&brand.model, team, case.topic.as_deref());
    goodwill::promise(wish, limit).map(Some)
}

/// Who has to agree to more goodwill than the standard, and why.
fn exception() -> (Approval, Said) {
    (agreements::one_lead(), said!("the goodwill in it is above the standard: a lead has to agree to it"))
}

/// Writes a note that only colleagues see.
pub async fn note(tx: &mut Tx, ctx: &Ctx, case: CaseId, text: &str) -> Result<MessageId> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, case).await?;
    staff::beat(tx, ctx).await?;
    match noted(tx, ctx, &case, text, &[]).await? {
        Composed::Noted { message } | Composed::Queued { message, .. } => Ok(message),
        Composed::Waiting { .. } => Err(Error::invalid("a note stays inside: nobody has to agree to it")),
    }
}

async fn noted(tx: &mut Tx, ctx: &Ctx, case: &Case, text: &str, files: &[Media]) -> Result<Composed> {
    if text.trim().is_empty() && files.is_empty() {
        return Err(Error::invalid("there is nothing to note yet"));
    }
    let message: MessageId = ctx.mint();
    let said = written::Said { mode: Mode::Note, text: text.trim(), speaker: Speaker::of(ctx.actor), files };
    written::store_message(tx, ctx, case, None, message, said).await?;
    if ctx.actor.user().is_some() {
        super::discard(tx, ctx, case.id).await?;
        watching::sent(tx, ctx, case.id).await?;
    }
    queues::acknowledge(tx, ctx, case.id, Touch::Writes).await?;
    trail::note(tx, ctx, Kind::NoteAdded, About::message(case.id, message), json!({})).await?;
    super::mentions::tell(tx, ctx, case.id, message, text).await?;
    cases::changed(tx, case.id);
    Ok(Composed::Noted { message })
}
