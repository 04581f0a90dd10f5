//! Who may become a customer.
//!
//! In: a case, and what the person agreed to. Out: a lead with one owner, its stages, and the same in the brand's CRM.
//! Promised: a lead always has exactly one owner; the message that made it is linked; nothing about a person leaves to
//! the CRM before they agreed to it; the CRM is told each thing once, by one key, however often it has to be tried.

pub mod crm;
mod export;
mod model;
pub mod store;

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, LeadId, MessageId};
use serde_json::json;

pub use export::csv;
pub use model::{Change, Lead, New, Stage, Trouble, Wanted};

use crate::access::{self, Right, allow};
use crate::brand::Brand;
use crate::cases::Direction;
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases};

/// The most leads of a list.
const LIST_MAX: i64 = 2_000;
/// The longest words of a field, in characters.
const LONGEST: usize = 500;

/// Makes a lead of a case.
///
/// # Errors
/// [`Error::Invalid`] if it is one already, a field is too long, the owner does not work here any more, or the words in
/// which the person agreed are not theirs.
pub async fn make(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId, new: New) -> Result<LeadId> {
    allow(ctx, Right::Answer)?;
    let case = cases::lock(tx, ctx, case).await?;
    let owner =
        new.owner.or(ctx.actor.user()).ok_or_else(|| Error::invalid("say who looks after this lead"))?;
    works_here(tx, ctx, owner).await?;
    let first: Option<MessageId> = tx.query_opt(&store::FIRST, &args![ctx.tenant, case.id]).await?;
    let message = new.message.or(first).ok_or_else(|| Error::invalid("nobody has said anything here yet"))?;
    let said = cases::message(tx, ctx, message).await?;
    if said.case_id != case.id || said.direction != Direction::Inbound {
        return Err(Error::invalid("a lead begins with a message of the person in this case"));
    }
    agreed(tx, ctx, &said.person_id, new.permission_message).await?;
    let (campaign, text): (Option<String>, String) =
        tx.query_one(&store::ORIGIN, &args![ctx.tenant, message]).await?;
    let folded = text.to_lowercase();
    let competitor = brand.competitors.iter().find(|name| folded.contains(&name.to_lowercase()));
    let id: LeadId = ctx.mint();
    let row = args![
        ctx.tenant,
        id,
        case.id,
        message,
        said.person_id,
        field(new.product)?,
        owner,
        worth(new.amount)?,
        field(new.permission)?,
        new.permission_message,
        &said.channel,
        campaign,
        competitor.map(String::as_str),
        field(new.note)?,
        ctx.actor.user(),
        ctx.now()
    ];
    if tx.execute(&store::INSERT, &row).await? == 0 {
        return Err(Error::invalid("this case is a lead already"));
    }
    let data = json!({ "lead": id, "owner": owner });
    trail::note(tx, ctx, Kind::LeadMade, About::message(case.id, message), data).await?;
    cases::changed(tx, case.id);
    crm::tell(tx, ctx, id).await?;
    Ok(id)
}

/// Something about a lead changes.
///
/// # Errors
/// [`Error::Invalid`] as [`make`].
pub async fn change(tx: &mut Tx, ctx: &Ctx, id: LeadId, change: Change) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let before = get(tx, ctx, id).await?;
    cases::lock(tx, ctx, before.case_id).await?;
    if let Some(owner) = change.owner.filter(|owner| *owner != before.owner) {
        works_here(tx, ctx, owner).await?;
    }
    agreed(tx, ctx, &before.person_id, change.permission_message).await?;
    let stage = change.stage.unwrap_or(before.stage);
    let owner = change.owner.unwrap_or(before.owner);
    let row = args![
        field(change.product.or(before.product))?,
        stage,
        owner,
        worth(change.amount.or(before.amount))?,
        field(change.permission.or(before.permission))?,
        change.permission_message.or(before.permission_message),
        field(change.note.or(before.note))?,
        ctx.now(),
        ctx.tenant,
        id
    ];
    tx.execute(&store::CHANGE, &row).await?;
    let data = json!({ "lead": id, "from": before.stage, "to": stage, "owner": owner });
    trail::note(tx, ctx, Kind::LeadChanged, About::message(before.case_id, before.message_id), data).await?;
    cases::changed(tx, before.case_id);
    crm::tell(tx, ctx, id).await
}

/// One lead.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: LeadId) -> Result<Lead> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::ONE, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("lead"))
}

/// Leads, the newest first, 2,000 at most.
pub async fn list(tx: &mut Tx, ctx: &Ctx, wanted: &Wanted) -> Result<Vec<Lead>> {
    allow(ctx, Right::Read)?;
    let stages = wanted.stage.map_or(Stage::ALL.to_vec(), |stage| vec![stage]);
    let args = [
        ctx.tenant.into(),
        Arg::texts(stages.iter().map(|stage| stage.name().to_owned())),
        wanted.owner.is_none().into(),
        wanted.owner.into(),
        wanted.campaign.is_none().into(),
        wanted.campaign.unwrap_or_default().into(),
        LIST_MAX.into(),
    ];
    Ok(tx.query(&store::LIST, &args).await?)
}

/// The leads of some cases.
pub async fn of_cases(tx: &mut Tx, ctx: &Ctx, cases: &[CaseId]) -> Result<Vec<Lead>> {
    allow(ctx, Right::Read)?;
    let ids = Arg::ids(cases.iter().copied());
    Ok(tx.query(&store::OF_CASES, &[ctx.tenant.into(), ids]).await?)
}

async fn works_here(tx: &mut Tx, ctx: &Ctx, user: kernel::UserId) -> Result<()> {
    match access::user(tx, ctx, user).await?.disabled_at {
        None => Ok(()),
        Some(_) => Err(Error::invalid("they do not work here any more: choose another owner")),
    }
}

/// Whether words in which somebody agreed are theirs.
async fn agreed(tx: &mut Tx, ctx: &Ctx, person: &kernel::PersonId, message: Option<MessageId>) -> Result<()> {
    let Some(message) = message else { return Ok(()) };
    let said = cases::message(tx, ctx, message).await?;
    if said.direction != Direction::Inbound || said.person_id != *person {
        return Err(Error::invalid(
            "only the person's own words are their agreement: choose a message of theirs",
        ));
    }
    Ok(())
}

fn field(words: Option<String>) -> Result<Option<String>> {
    let words = words.map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
    if words.as_ref().is_some_and(|words| words.chars().count() > LONGEST) {
        return Err(Error::invalid("a field holds 500 characters at most"));
    }
    Ok(words)
}

fn worth(amount: Option<i64>) -> Result<Option<i64>> {
    if amount.is_some_and(|amount| amount < 0) {
        return Err(Error::invalid("a lead is worth nothing or more"));
    }
    Ok(amount)
}
