//! Words of ours that go on by another way, because nobody saw them where they were said.

use channels::{Outgoing, Visibility};
use db::{Tx, args};
use kernel::{ConversationId, Ctx, IdentityId, MessageId, Personal};

use super::leaving::Ready;
use super::permission::{self, Permission};
use super::target::Target;
use super::{automatic, store};
use crate::accounts::Account;
use crate::approvals::Speaker;
use crate::brand::Brand;
use crate::cases::{self, Case, Conversation, Message, Seen};
use crate::{Error, Result};

/// A letter that carries words on.
pub(crate) struct Letter<'a> {
    /// Through which account.
    pub account: &'a Account,
    /// Whom it is for: as they are known where the words were said.
    pub identity: IdentityId,
    /// Where it goes.
    pub address: &'a str,
    /// What it is called.
    pub subject: &'a str,
    /// All that it says.
    pub text: &'a str,
    /// The words that it carries.
    pub says: MessageId,
    /// The conversation in which it goes on; it begins one if there is none.
    pub goes_on: Option<ConversationId>,
}

/// Writes a letter, which leaves at once: there is nobody who would call it back. It answers nobody: the words that it
/// carries did. `None` if nothing may be said now, or the network does not take it.
pub(crate) async fn carry(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    letter: &Letter<'_>,
) -> Result<Option<(MessageId, ConversationId)>> {
    let (seen, account) = (Visibility::Private, letter.account);
    let Some(network) = account.network() else { return Ok(None) };
    let place = permission::Place {
        case: case.id,
        account: account.id,
        channel: &account.channel,
        visibility: seen,
        text: letter.text,
    };
    if !matches!(permission::of(tx, ctx, brand, Speaker::Product, place).await?, Permission::Allowed { .. }) {
        return Ok(None);
    }
    let (conversation, below) = match letter.goes_on {
        Some(id) => {
            let found: Option<Conversation> =
                tx.query_opt(&store::CONVERSATION, &args![ctx.tenant, id]).await?;
            let last: Option<String> =
                tx.query_opt(&store::LAST_OF_OURS, &args![ctx.tenant, case.id, id]).await?;
            (found.ok_or(Error::not_found("conversation"))?, last)
        }
        None => (begun(ctx, case, letter), None),
    };
    let message: MessageId = ctx.mint();
    let outgoing = Outgoing {
        visibility: seen,
        in_reply_to: below.clone(),
        thread: letter.goes_on.map(|_| conversation.thread.clone()),
        recipient: Some(letter.address.to_owned()),
        comment: None,
        subject: Some(Personal(letter.subject.to_owned())),
        tag: None,
        dm_link: false,
        addressee: None,
        media: Vec::new(),
        text: Personal(letter.text.to_owned()),
        effect_key: message.to_string(),
    };
    let us = account.us();
    if network.render(&us, &outgoing).is_err() {
        return Ok(None);
    }
    if letter.goes_on.is_none() {
        begin(tx, ctx, &conversation).await?;
    }
    let answers = Message { provider_id: below, ..cases::message(tx, ctx, letter.says).await? };
    let (id, recipient) = (conversation.id, letter.address.to_owned());
    let target =
        Target { conversation, begins: false, answers, recipient, handle: String::new(), network, us };
    automatic::speak(tx, ctx, case, Ready::new(target, outgoing, message)).await?;
    Ok(Some((message, id)))
}

/// A conversation that begins with a letter gets its thread when the network has it.
fn begun(ctx: &Ctx, case: &Case, letter: &Letter<'_>) -> Conversation {
    let id: ConversationId = ctx.mint();
    Conversation {
        id,
        account_id: letter.account.id,
        channel: letter.account.channel.clone(),
        visibility: Seen::Private,
        thread: id.to_string(),
        identity_id: letter.identity,
        case_id: case.id,
        subject: Some(letter.subject.to_owned()),
        opened_at: ctx.now(),
    }
}

async fn begin(tx: &mut Tx, ctx: &Ctx, c: &Conversation) -> Result<()> {
    let row = args![
        ctx.tenant,
        c.id,
        c.account_id,
        &c.channel,
        c.visibility,
        &c.thread,
        c.identity_id,
        c.case_id,
        c.subject.clone(),
        c.opened_at
    ];
    tx.execute(&cases::store::INSERT_CONVERSATION, &row).await?;
    Ok(())
}
