//! What a visitor was answered who had gone: it goes to them by mail, once.
//!
//! Promised: only to an address that they gave, only what a colleague wrote, and only while their browser has not been
//! here since; answers that wait together go together; whoever answers that mail from that address is the visitor, and
//! nobody else is: see [`crate::people`]. What a machine says is never mailed, and no mail of a machine brings one about, so
//! that two machines have nothing to say to each other.

use channels::webchat::{Config, ID, Mailing};
use db::{FromRow, Tx, args};
use kernel::{AccountId, CaseId, ConversationId, Ctx, IdentityId, Instant, MessageId, Millis};
use serde_json::json;

use super::store;
use crate::Result;
use crate::access::{Right, allow};
use crate::accounts::{Account, State};
use crate::brand::Brand;
use crate::cases::{self, Case};
use crate::outbound::{self, Letter};
use crate::trail::{self, About, Kind};

/// How old an answer may be that is mailed: who did not look for a day was told otherwise, or does not wait.
const FRESH: Millis = Millis::days(1);
/// How many answers are looked at at once.
const TOGETHER: i64 = 100;

/// An answer that nobody has seen.
#[derive(Debug, FromRow)]
struct Unseen {
    id: MessageId,
    case_id: CaseId,
    identity_id: IdentityId,
    text: String,
    email: String,
}

/// A mail that carried answers of a case to an address before.
#[derive(FromRow)]
struct Before {
    conversation_id: ConversationId,
    provider_id: Option<String>,
}

/// Mails what visitors were answered who have gone. Returns how many mails that made.
pub async fn mail_to_gone(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<usize> {
    allow(ctx, Right::Answer)?;
    let mut mails = 0;
    for chat in brand.accounts.iter().filter(|account| account.channel == ID) {
        let Some(mailing) = Config::of(&chat.us().settings).mailing else { continue };
        let account = mailing.account.parse().ok().and_then(|id: AccountId| brand.account(id));
        // While the mailbox is stopped nothing is lost: it is looked at again.
        if let Some(account) = account.filter(|account| account.state == State::Live) {
            mails += of_chat(tx, ctx, brand, chat.id, account, &mailing).await?;
        }
    }
    Ok(mails)
}

async fn of_chat(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    chat: AccountId,
    account: &Account,
    mailing: &Mailing,
) -> Result<usize> {
    let now: Instant = ctx.now();
    let args = args![ctx.tenant, chat, now - FRESH, now - mailing.after, TOGETHER];
    let mut unseen: Vec<Unseen> = tx.query(&store::UNSEEN, &args).await?;
    // Two browsers of one person are one.
    unseen.dedup_by_key(|one| one.id);
    let mut mails = 0;
    while let Some(first) = unseen.first() {
        let (case, email) = (first.case_id, first.email.clone());
        let (together, rest): (Vec<_>, Vec<_>) =
            unseen.into_iter().partition(|one| (one.case_id, &one.email) == (case, &email));
        unseen = rest;
        let case = cases::lock_of(tx, ctx, together[0].id).await?;
        mails += usize::from(mail(tx, ctx, brand, &case, account, mailing, &together).await?);
    }
    Ok(mails)
}

/// One mail with answers that wait together.
async fn mail(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: &Case,
    account: &Account,
    mailing: &Mailing,
    answers: &[Unseen],
) -> Result<bool> {
    let Some(newest) = answers.last() else { return Ok(false) };
    let args = args![ctx.tenant, case.id, account.id, &newest.email];
    let before: Option<Before> = tx.query_opt(&store::MAILED_BEFORE, &args).await?;
    // The one before is still on its way, or never arrived: there is no thread to go on in.
    if before.as_ref().is_some_and(|before| before.provider_id.is_none()) {
        return Ok(false);
    }
    let words: Vec<&str> = answers.iter().map(|answer| answer.text.as_str()).collect();
    let letter = Letter {
        account,
        identity: newest.identity_id,
        address: &newest.email,
        subject: &brand.name,
        text: &mailing.text(&words.join("\n\n")),
        says: newest.id,
        goes_on: before.map(|before| before.conversation_id),
    };
    let Some((mail, conversation)) = outbound::carry(tx, ctx, brand, case, &letter).await? else {
        return Ok(false);
    };
    let row = |answer: &Unseen| {
        args![ctx.tenant, answer.id, mail, conversation, newest.email.clone(), ctx.now()].into()
    };
    tx.execute_many(&store::MAILED, answers.iter().map(row).collect()).await?;
    let data = json!({ "mail": mail, "answers": answers.len() });
    trail::note(tx, ctx, Kind::AnswerMailed, About::message(case.id, newest.id), data).await?;
    Ok(true)
}
