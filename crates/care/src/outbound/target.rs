//! To whom and where an answer goes.

use channels::{Network, Visibility};
use db::{Tx, args};
use kernel::Ctx;

use super::store;
use crate::cases::{Case, Conversation, Message, Seen};
use crate::{Error, Result, cases};

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
            let public = last(tx, Seen::Public).await?;
            (public.ok_or_else(|| Error::invalid("there is nobody to write to in this case yet"))?, true)
        }
        None => return Err(Error::invalid("nothing in this case is public: a public answer has no place")),
    };
    let network = channels::by_id(&answers.channel)
        .ok_or_else(|| Error::invalid(format!("this version can't send to {}", answers.channel)))?;
    let capabilities = network.capabilities();
    if capabilities.limit(visibility).is_none() || (begins && !capabilities.private_first) {
        let name = capabilities.name;
        return Err(Error::invalid(format!("{name} does not allow that here; choose another way to answer")));
    }
    let conversation: Option<Conversation> =
        tx.query_opt(&store::CONVERSATION, &args![ctx.tenant, answers.conversation_id]).await?;
    let conversation = conversation.ok_or(Error::not_found("conversation"))?;
    let (recipient, _, handle): (String, String, String) =
        tx.query_one(&store::EXTERNAL_ID, &args![ctx.tenant, conversation.identity_id]).await?;
    Ok(Target { conversation, begins, answers, recipient, handle, network })
}

/// Whether the network still takes private words.
pub(super) fn check_window(ctx: &Ctx, case: &Case, visibility: Visibility, target: &Target) -> Result<()> {
    let capabilities = target.network.capabilities();
    let Some(window) = capabilities.private_window.filter(|_| visibility == Visibility::Private) else {
        return Ok(());
    };
    if ctx.now().since(case.last_inbound_at) > window {
        return Err(Error::invalid(format!(
            "{} takes private answers for {window} after the person's last message; that time is over. \
             Answer in public, or wait until they write again",
            capabilities.name
        )));
    }
    Ok(())
}
