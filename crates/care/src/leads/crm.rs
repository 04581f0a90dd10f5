//! What the brand's CRM is told: a signed request for each change of a lead, by one key until it has it.
//!
//! In: leads. Out: requests for a worker, and what became of them. Promised: what the person has not agreed to does not
//! leave; a request is repeated with the same key, so that a CRM that keeps the key takes it once; one that is refused
//! or fails too often is listed with the reason, and a person tries it again.

use db::outbox::{self, Effect, NewEffect, Outcome};
use db::{Tx, args};
use kernel::{Ctx, Instant, LeadId, Millis, SendId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Lead, Trouble, get, store};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::cases::SendState;
use crate::engagement;
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// The outbox topic of what the CRM is told.
pub const TOPIC: &str = "crm";
/// How long a claimed request may take.
const LEASE: Millis = Millis::seconds(60);
/// How often a request is tried before a person has to look.
const ATTEMPTS: i64 = 8;
/// The wait after the first failure; each further one doubles it.
const WAIT: Millis = Millis::seconds(5);
/// The longest wait.
const LONGEST: Millis = Millis::hours(1);

/// What the outbox keeps of a request.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Payload {
    /// The lead; none for a trial of the connection.
    lead: Option<LeadId>,
    /// By which the CRM knows that it has it already.
    key: String,
}

/// A request that is due.
#[derive(Clone, Debug)]
pub struct Request {
    /// What it is settled by.
    pub effect: Effect,
    /// Where to.
    pub url: String,
    /// What it is signed with, sealed with the installation's key.
    pub secret: Vec<u8>,
    /// The same however often it is tried.
    pub key: String,
    /// What it says.
    pub body: Value,
}

/// What the CRM answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It has it.
    Taken {
        /// What it calls the lead, if it says so.
        id: Option<String>,
    },
    /// It never takes this.
    Refused {
        /// Why.
        reason: String,
    },
    /// It may take it later; or nobody answered.
    Later {
        /// Why.
        reason: String,
    },
}

/// The CRM is to know how a lead stands. Nothing leaves without the person's permission, nor where there is no CRM.
pub(super) async fn tell(tx: &mut Tx, ctx: &Ctx, id: LeadId) -> Result<()> {
    let lead = get(tx, ctx, id).await?;
    let settings = engagement::settings(tx, ctx).await?;
    if settings.crm_url.is_empty() || lead.permission.is_none() {
        return Ok(());
    }
    put(tx, ctx, Some(id), &format!("{id}.{}", lead.rev)).await.map(drop)
}

/// Tries the connection.
///
/// # Errors
/// [`Error::Invalid`] if there is no address, or no secret to sign with.
pub async fn attempt(tx: &mut Tx, ctx: &Ctx) -> Result<SendId> {
    allow(ctx, Right::Administer)?;
    if engagement::settings(tx, ctx).await?.crm_url.is_empty() || !engagement::has_secret(tx, ctx).await? {
        return Err(Error::invalid("keep the address of the CRM and its secret first"));
    }
    let key: kernel::EventId = ctx.mint();
    put(tx, ctx, None, &format!("test.{key}")).await
}

/// How the last trial of the connection went, and when.
pub async fn tried(tx: &mut Tx, ctx: &Ctx) -> Result<Option<(SendState, Option<String>, Instant)>> {
    allow(ctx, Right::Administer)?;
    Ok(tx.query_opt(&store::TRIED, &args![ctx.tenant, TOPIC]).await?)
}

async fn put(tx: &mut Tx, ctx: &Ctx, lead: Option<LeadId>, key: &str) -> Result<SendId> {
    again(tx, ctx, &Payload { lead, key: key.to_owned() }, key).await
}

async fn again(tx: &mut Tx, ctx: &Ctx, payload: &Payload, effect_key: &str) -> Result<SendId> {
    let subject = payload.lead.map_or(ctx.tenant.uuid(), LeadId::uuid);
    let payload = serde_json::to_value(payload).map_err(|_| Error::invalid("this can't be stored"))?;
    let effect = NewEffect { topic: TOPIC, subject, line: None, payload, not_before: ctx.now(), effect_key };
    Ok(outbox::put(tx, ctx, effect).await?)
}

/// When the next request is due, or one has to be put anew.
pub async fn next_due(tx: &mut Tx, ctx: &Ctx) -> Result<Option<Instant>> {
    if !outbox::unknowns(tx, ctx, TOPIC, 1).await?.is_empty() {
        return Ok(Some(ctx.now()));
    }
    Ok(outbox::next_due(tx, ctx, TOPIC).await?)
}

/// Takes requests that are due; each must be settled within a minute. A request whose worker died is put anew with the
/// same key: a CRM that has it knows that.
pub async fn claim(tx: &mut Tx, ctx: &Ctx, brand: &Brand, limit: usize) -> Result<Vec<Request>> {
    for effect in outbox::unknowns(tx, ctx, TOPIC, limit).await? {
        let reason = "the worker ended while the request was under way: it is sent again with the same key";
        if outbox::confirm(tx, ctx, effect.id, Outcome::Failed { reason: reason.into() }).await? {
            resend(tx, ctx, &effect).await?;
        }
    }
    let due = outbox::claim(tx, ctx, TOPIC, limit, LEASE).await?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let (url, secret) = (engagement::settings(tx, ctx).await?.crm_url, engagement::sealed(tx, ctx).await?);
    let mut requests = Vec::with_capacity(due.len());
    for effect in due {
        let Some((secret, payload)) = secret.clone().filter(|_| !url.is_empty()).zip(read(&effect)) else {
            let reason =
                "there is no address of a CRM, or no secret to sign with: see the settings".to_owned();
            outbox::settle(tx, ctx, effect.id, Outcome::Failed { reason }).await?;
            continue;
        };
        let lead = match payload.lead {
            Some(id) => Some(get(tx, ctx, id).await?),
            None => None,
        };
        let body = body(brand, &payload.key, lead.as_ref());
        requests.push(Request { effect, url: url.clone(), secret, key: payload.key, body });
    }
    Ok(requests)
}

fn read(effect: &Effect) -> Option<Payload> {
    serde_json::from_value(effect.payload.clone()).ok()
}

/// What a request says: the lead as it stands, never the words of the person.
fn body(brand: &Brand, key: &str, lead: Option<&Lead>) -> Value {
    let Some(lead) = lead else {
        return json!({ "key": key, "type": "test", "brand": brand.slug });
    };
    json!({
        "key": key,
        "type": if lead.rev == 1 { "lead.created" } else { "lead.changed" },
        "brand": brand.slug,
        "lead": {
            "id": lead.id,
            "rev": lead.rev,
            "crm_id": lead.crm_id,
            "stage": lead.stage,
            "name": lead.person,
            "handle": lead.handle,
            "network": lead.channel,
            "product": lead.product,
            "value": lead.amount,
            "owner": lead.owner_name,
            "permission": lead.permission,
            "campaign": lead.campaign,
            "competitor": lead.competitor,
            "note": lead.note,
            "created_at": lead.created_at.timestamp().to_string(),
            "case": lead.case_id,
        },
    })
}

/// Records what the CRM answered.
pub async fn settle(tx: &mut Tx, ctx: &Ctx, effect: &Effect, answer: &Answer) -> Result<()> {
    let lead = read(effect).and_then(|payload| payload.lead);
    match answer {
        Answer::Taken { id } => {
            outbox::settle(tx, ctx, effect.id, Outcome::Sent { remote_id: id.clone() }).await?;
            if let (Some(lead), Some(id)) = (lead, id) {
                tx.execute(&store::NAMED, &args![id, ctx.tenant, lead]).await?;
            }
            note(tx, ctx, lead, Kind::LeadTold, json!({ "crm_id": id })).await
        }
        Answer::Refused { reason } => {
            outbox::settle(tx, ctx, effect.id, Outcome::Failed { reason: reason.clone() }).await?;
            note(tx, ctx, lead, Kind::LeadNotTold, json!({ "reason": reason })).await
        }
        Answer::Later { reason } if effect.attempts >= ATTEMPTS => {
            let reason = format!("tried {} times: {reason}", effect.attempts);
            outbox::settle(tx, ctx, effect.id, Outcome::Failed { reason: reason.clone() }).await?;
            note(tx, ctx, lead, Kind::LeadNotTold, json!({ "reason": reason })).await
        }
        Answer::Later { reason } => {
            let at = ctx.now() + wait(effect.attempts);
            outbox::settle(tx, ctx, effect.id, Outcome::RetryAfter { at, reason: reason.clone() }).await?;
            Ok(())
        }
    }
}

/// How long to wait after so many attempts.
fn wait(attempts: i64) -> Millis {
    let doubled = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or(0);
    Millis((WAIT.0 << doubled).min(LONGEST.0))
}

async fn note(tx: &mut Tx, ctx: &Ctx, lead: Option<LeadId>, kind: Kind, mut data: Value) -> Result<()> {
    let about = match lead {
        Some(id) => {
            data["lead"] = json!(id);
            let lead = get(tx, ctx, id).await?;
            crate::cases::changed(tx, lead.case_id);
            About::message(lead.case_id, lead.message_id)
        }
        None => About::default(),
    };
    tx.notify("problems", ctx.tenant.to_string());
    trail::note(tx, ctx, kind, about, data).await
}

/// What the CRM was not told, the newest first, 200 at most.
pub async fn troubles(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Trouble>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::TROUBLES, &args![ctx.tenant, TOPIC]).await?)
}

/// Tells the CRM again what it was not told.
///
/// # Errors
/// [`Error::Invalid`] unless it has failed.
pub async fn retry(tx: &mut Tx, ctx: &Ctx, id: SendId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let effect = outbox::get(tx, ctx, id).await?.filter(|effect| effect.topic == TOPIC);
    let effect = effect.ok_or(Error::not_found("send"))?;
    if effect.state != outbox::State::Failed {
        return Err(Error::invalid("only what has failed can be sent again"));
    }
    resend(tx, ctx, &effect).await
}

/// A new effect for the same request: the CRM sees the same key.
async fn resend(tx: &mut Tx, ctx: &Ctx, effect: &Effect) -> Result<()> {
    let Some(payload) = read(effect) else { return Ok(()) };
    let nth: kernel::EventId = ctx.mint();
    again(tx, ctx, &payload, &format!("{}.{nth}", payload.key)).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crm_that_does_not_answer_is_asked_ever_more_seldom() {
        let waits: Vec<_> = [1, 2, 3, 8, 20, 99].map(wait).to_vec();
        assert_eq!(waits[..3], [Millis::seconds(5), Millis::seconds(10), Millis::seconds(20)]);
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]) && waits[5] == LONGEST);
    }
}
