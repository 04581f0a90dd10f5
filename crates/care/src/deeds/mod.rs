//! What we do to messages in public: like, hide, show again, take down, repost, and take a repost back.
//!
//! In: a message and a [`Deed`]. Out: a row, and an effect in the outbox that the sender carries to the network.
//! Promised: whoever may not speak in public there does nothing there either; what takes something away from others
//! has a reason from a list and is told on the timeline; what is so already is refused; an act whose answer was lost is
//! looked up and never done twice blindly.

mod model;
mod settle;
pub mod store;

use std::collections::HashSet;

use channels::pace::Wait;
use channels::{Act, Action, Capabilities};
use db::outbox::{self, Effect, NewEffect};
use db::{Arg, Tx, args};
use kernel::{AccountId, CaseId, Ctx, DeedId, MessageId, Said, SendId, said};
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use model::{Deed, DeedKind, Done, Policy, Reason, Standing};
pub use settle::{found, settle};

use crate::access::{Right, allow};
use crate::accounts::{self, State as AccountState};
use crate::brand::Brand;
use crate::cases::{Direction, Message, Seen, SendState};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, outbound};

/// The outbox topic of deeds.
pub const TOPIC: &str = "deed";

/// What the outbox keeps of a deed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Payload {
    /// Through which account.
    pub account: AccountId,
    /// Which case.
    pub case: CaseId,
    /// Which message.
    pub message: MessageId,
    /// The act, as the network's folder takes it.
    pub act: Act,
}

impl Payload {
    /// Reads what the outbox kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] if another version wrote it in another form.
    pub fn of(effect: &Effect) -> Result<Self> {
        serde_json::from_value(effect.payload.clone())
            .map_err(|_| Error::invalid("this act was written by another version of the product"))
    }
}

/// Does something to a public message.
///
/// # Errors
/// [`Error::Invalid`] if the network can't, the reason is missing or none of the list, or it is so already;
/// [`Error::Refused`] with who can, if the caller may not speak in public there.
pub async fn act(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    message: MessageId,
    deed: Deed,
    reason: Option<&str>,
) -> Result<DeedId> {
    allow(ctx, Right::Answer)?;
    let kind = deed.kind();
    let reason = reason_of(kind, reason)?;
    let case = cases::message(tx, ctx, message).await?.case_id;
    cases::lock(tx, ctx, case).await?;
    let message = cases::message(tx, ctx, message).await?;
    let network = channels::by_id(&message.channel).ok_or_else(|| {
        Error::invalid(said!("this version can't speak to {channel}", channel = message.channel))
    })?;
    let mut provider_id = fits(network.capabilities(), &message, kind)?;
    let before: Vec<Done> = tx.query(&store::OF_MESSAGE, &args![ctx.tenant, message.id]).await?;
    if Standing::of(&before).has(kind) {
        return Err(Error::invalid(so_already(kind)));
    }
    // What we may not show any more goes, whatever else is stopped.
    if kind != DeedKind::Unrepost || ctx.actor.role().is_some() {
        outbound::may_speak(tx, ctx, brand, &message).await?;
    }
    if kind == DeedKind::Unrepost {
        match shown_as(tx, ctx, message.id).await? {
            Some(ours) => provider_id = ours,
            // It had not left, and does not any more.
            None => {
                cases::changed(tx, case);
                return before.last().map(|done| done.id).ok_or_else(|| Error::invalid(so_already(kind)));
            }
        }
    }
    let id: DeedId = ctx.mint();
    let credit = match &deed {
        Deed::Repost { credit } => Some(credit.trim().to_owned()),
        _ => None,
    };
    let (by, data) = (ctx.actor.user(), json!({ "deed": kind, "reason": reason, "id": id }));
    let row = args![ctx.tenant, id, case, message.id, kind, reason, credit, by, ctx.now()];
    tx.execute(&store::INSERT, &row).await?;
    let effect_key = id.to_string();
    let act = Act { message: provider_id, action: action(&deed), effect_key: effect_key.clone() };
    let payload = Payload { account: message.account_id, case, message: message.id, act };
    let payload = serde_json::to_value(&payload).map_err(|_| Error::invalid("this act can't be stored"))?;
    let (subject, line, not_before) = (id.uuid(), Some(message.id.uuid()), ctx.now());
    let effect = NewEffect { topic: TOPIC, subject, line, payload, not_before, effect_key: &effect_key };
    outbox::put(tx, ctx, effect).await?;
    trail::note(tx, ctx, Kind::DeedDone, About::message(case, message.id), data).await?;
    cases::changed(tx, case);
    Ok(id)
}

fn reason_of(kind: DeedKind, given: Option<&str>) -> Result<Option<Reason>> {
    let known = given.map(|given| {
        given.parse::<Reason>().map_err(|_| {
            let all: Vec<_> = Reason::ALL.iter().map(|reason| reason.name()).collect();
            Error::invalid(said!(
                "`{given}` is no reason for that; there are {list}",
                given,
                list = all.join(", ")
            ))
        })
    });
    let known = known.transpose()?;
    if known.is_none() && kind.needs_reason() {
        return Err(Error::invalid("say why: what takes something away from others needs a reason"));
    }
    Ok(known)
}

/// What the network calls the post in which we show a message; `None` if it had not left, and is called back.
async fn shown_as(tx: &mut Tx, ctx: &Ctx, message: MessageId) -> Result<Option<String>> {
    let found: Option<(SendId, Option<String>, SendState)> =
        tx.query_opt(&store::LAST_REPOST, &args![ctx.tenant, message]).await?;
    match found {
        Some((_, Some(ours), SendState::Sent)) => Ok(Some(ours)),
        Some((send, ..)) if outbox::cancel(tx, ctx, send).await? => Ok(None),
        _ => Err(Error::invalid(
            "the network has not confirmed yet that it shows it: it goes as soon as that is known",
        )),
    }
}

/// Whether the network can do this to the message. Returns its id there.
fn fits(network: &Capabilities, message: &Message, kind: DeedKind) -> Result<String> {
    let (can, what) = match kind {
        DeedKind::Like | DeedKind::Unlike => (network.likes, said!("likes")),
        DeedKind::Hide | DeedKind::Unhide => (network.hides, said!("hiding")),
        DeedKind::TakeDown => (network.delete, said!("taking words back")),
        DeedKind::Repost => (network.reposts, said!("reposts")),
        DeedKind::Unrepost => (network.reposts && network.delete, said!("taking a repost back")),
    };
    if !can {
        return Err(Error::invalid(said!("{name} knows no {what}", name = network.name, what)));
    }
    if message.visibility != Seen::Public {
        return Err(Error::invalid("that is possible with public messages only"));
    }
    let ours = message.direction == Direction::Outbound;
    if ours != (kind == DeedKind::TakeDown) {
        return Err(Error::invalid(if ours {
            said!("these are our own words: they can be taken down")
        } else {
            said!(
                "only our own words can be taken down; those of others can be hidden where the network allows it"
            )
        }));
    }
    if message.deleted_at.is_some() {
        return Err(Error::invalid("the message is not there any more"));
    }
    message.provider_id.clone().ok_or_else(|| Error::invalid("the network does not have these words yet"))
}

fn so_already(kind: DeedKind) -> Said {
    match kind {
        DeedKind::Like => said!("we like it already"),
        DeedKind::Unlike => said!("there is no like of ours to take back"),
        DeedKind::Hide => said!("it is hidden already"),
        DeedKind::Unhide => said!("it is not hidden"),
        DeedKind::TakeDown => said!("it is taken down already"),
        DeedKind::Repost => said!("we have shown it already"),
        DeedKind::Unrepost => said!("we do not show it"),
    }
}

fn action(deed: &Deed) -> Action {
    match deed {
        Deed::Like => Action::Like,
        Deed::Unlike => Action::Unlike,
        Deed::Hide => Action::Hide,
        Deed::Unhide => Action::Unhide,
        Deed::TakeDown => Action::TakeDown,
        Deed::Repost { credit } => Action::Repost { credit: credit.trim().to_owned().into() },
        // Our post goes; theirs stays.
        Deed::Unrepost => Action::TakeDown,
    }
}

/// The deeds of some cases, oldest first.
pub async fn of_cases(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<Done>> {
    allow(ctx, Right::Read)?;
    let ids = Arg::ids(cases.iter().copied());
    Ok(tx.query(&store::OF_CASES, &[ctx.tenant.into(), ids]).await?)
}

/// Takes deeds that are due; each must be settled before [`outbound::LEASE`] has passed. Those of an account that is
/// stopped go on waiting, and those that `waits` holds back.
pub async fn claim(
    tx: &mut Tx,
    ctx: &Ctx,
    limit: usize,
    waits: &mut (impl FnMut(&Payload) -> Option<Wait> + Send),
) -> Result<Vec<Effect>> {
    let due = outbox::claim(tx, ctx, TOPIC, limit, outbound::LEASE).await?;
    if due.is_empty() {
        return Ok(due);
    }
    let accounts = accounts::list(tx, ctx).await?;
    let stopped = accounts.iter().filter(|account| account.state != AccountState::Live);
    let stopped: HashSet<_> = stopped.map(|account| account.id).collect();
    let mut claimed = Vec::with_capacity(due.len());
    for effect in due {
        match Payload::of(&effect) {
            Ok(payload) if stopped.contains(&payload.account) => {
                let until = ctx.now() + outbound::STOPPED_WAIT;
                outbox::defer(tx, ctx, effect.id, until, "the account is stopped").await?;
            }
            Ok(payload) => match waits(&payload) {
                Some(wait) => put_off(tx, ctx, &effect, &wait).await?,
                None => claimed.push(effect),
            },
            Err(error) => {
                let failed = outbox::Outcome::Failed { reason: error.to_string() };
                outbox::settle(tx, ctx, effect.id, failed).await?;
            }
        }
    }
    Ok(claimed)
}

/// Puts off a deed that was claimed and has no turn now.
pub async fn put_off(tx: &mut Tx, ctx: &Ctx, effect: &Effect, wait: &Wait) -> Result<()> {
    outbox::defer(tx, ctx, effect.id, wait.until, &wait.because.to_string()).await?;
    cases::changed(tx, Payload::of(effect)?.case);
    Ok(())
}

/// What the brand wants to happen with personal data in public; [`Policy::Offer`] until somebody has said so.
pub async fn policy(tx: &mut Tx, ctx: &Ctx) -> Result<Policy> {
    allow(ctx, Right::Read)?;
    Ok(tx.query_opt(&store::POLICY, &args![ctx.tenant]).await?.unwrap_or(Policy::Offer))
}

/// The brand wants something else to happen with personal data in public.
pub async fn set_policy(tx: &mut Tx, ctx: &Ctx, policy: Policy) -> Result<()> {
    allow(ctx, Right::Administer)?;
    tx.execute(&store::SET_POLICY, &args![ctx.tenant, policy]).await?;
    trail::note(tx, ctx, Kind::PolicyChanged, About::default(), json!({ "personal_data": policy })).await
}

/// Somebody shows personal data to everybody: it is hidden at once where the brand wants that and the network can. What
/// may not be hidden now is offered to the agent, as everywhere else.
pub async fn exposed(tx: &mut Tx, ctx: &Ctx, brand: &Brand, message: MessageId) -> Result<()> {
    if policy(tx, ctx).await? != Policy::Hide {
        return Ok(());
    }
    match act(tx, ctx, brand, message, Deed::Hide, Some(Reason::PersonalData.name())).await {
        Ok(_) | Err(Error::Invalid(_) | Error::Refused(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Whether something in public may be spoken to at all by the network's table: what a toolbar offers.
pub fn possible(message: &Message) -> Vec<DeedKind> {
    let Some(network) = channels::by_id(&message.channel) else { return Vec::new() };
    let fit = |kind: &DeedKind| fits(network.capabilities(), message, *kind).is_ok();
    DeedKind::ALL.iter().copied().filter(fit).collect()
}
