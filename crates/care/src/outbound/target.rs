//! To whom and where an answer goes.

use channels::{Network, Tag, Us, Visibility};
use db::{Tx, args};
use kernel::{Ctx, Instant, said};

use super::{Heard, Way, store, way};
use crate::cases::{Case, Conversation, Message, Seen};
use crate::{Error, Result, accounts, cases};

/// To whom and where an answer goes.
#[derive(Clone, Debug)]
pub struct Target {
    /// The conversation in which it stands, if there is one.
    pub conversation: Conversation,
    /// Whether that conversation is only about to begin.
    pub begins: bool,
    /// The message that it answers.
    pub answers: Message,
    /// The network's id of the person.
    pub recipient: String,
    /// The person's handle.
    pub handle: String,
    /// The network.
    pub network: &'static dyn Network,
    /// The brand there.
    pub us: Us,
}

/// Where an answer of this visibility would go.
///
/// # Errors
/// [`Error::Invalid`] if there is nothing that it could answer.
pub async fn target(tx: &mut Tx, ctx: &Ctx, case: &Case, visibility: Visibility) -> Result<Target> {
    let seen = Seen::from(visibility);
    let last = async |tx: &mut Tx, seen: Seen| -> Result<Option<Message>> {
        Ok(tx.query_opt(&cases::store::LAST_INBOUND, &args![ctx.tenant, case.id, seen]).await?)
    };
    let (answers, begins) = match last(tx, seen).await? {
        Some(message) => (message, false),
        None if visibility == Visibility::Private => {
            let unanswered: Option<Message> =
                tx.query_opt(&store::COMMENT, &args![ctx.tenant, case.id]).await?;
            let public = if unanswered.is_some() { unanswered } else { last(tx, Seen::Public).await? };
            (public.ok_or_else(|| Error::invalid("there is nobody to write to in this case yet"))?, true)
        }
        None => return Err(Error::invalid("nothing in this case is public: a public answer has no place")),
    };
    let network = channels::by_id(&answers.channel).ok_or_else(|| {
        Error::invalid(said!("this version can't send to {channel}", channel = answers.channel))
    })?;
    let capabilities = network.capabilities();
    let may_begin = capabilities.private_first || capabilities.private_replies.is_some();
    if capabilities.limit(visibility).is_none() || (begins && !may_begin) {
        let name = capabilities.name;
        return Err(Error::invalid(said!(
            "{name} does not allow that here; choose another way to answer",
            name
        )));
    }
    let conversation: Option<Conversation> =
        tx.query_opt(&store::CONVERSATION, &args![ctx.tenant, answers.conversation_id]).await?;
    let conversation = conversation.ok_or(Error::not_found("conversation"))?;
    let (recipient, _, handle): (String, String, String) =
        tx.query_one(&store::EXTERNAL_ID, &args![ctx.tenant, conversation.identity_id]).await?;
    let us = accounts::us(tx, ctx, conversation.account_id).await?;
    Ok(Target { conversation, begins, answers, recipient, handle, network, us })
}

/// How private words would leave now; with a tag only where the network asks for one and the writer chose it.
pub(super) async fn check_window(
    tx: &mut Tx,
    ctx: &Ctx,
    case: &Case,
    visibility: Visibility,
    target: &Target,
    tag: Option<Tag>,
) -> Result<Way> {
    if visibility == Visibility::Public {
        return Ok(Way::Open { until: None });
    }
    let thread = (!target.begins).then_some(target.conversation.thread.as_str());
    let capabilities = &target.network.capabilities_for(&target.us, thread);
    let args = args![ctx.tenant, case.person_id, target.conversation.account_id];
    let private: Option<Instant> = tx.query_one(&store::LAST_PRIVATE, &args).await?;
    let unanswered: Option<Message> = tx.query_opt(&store::COMMENT, &args![ctx.tenant, case.id]).await?;
    let comment = unanswered.map(|comment| comment.at);
    let heard = Heard { private, any: Some(case.last_inbound_at), comment, replied: comment.is_none() };
    match way(capabilities, heard, ctx.now()) {
        Way::Closed(closed) => Err(Error::invalid(closed.words(capabilities.name))),
        Way::Tagged { tag: needed, .. } if tag != Some(needed) => Err(Error::invalid(said!(
            "{name} takes this only with the tag `{needed}` now: a person answers, and promotes nothing. Choose the tag, answer \
             in public, or write an e-mail if they agreed to that",
            name = capabilities.name,
            needed = needed.name()
        ))),
        way => Ok(way),
    }
}
