//! The link by which the person chooses a time: no log-in, and nothing about anybody behind it.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use db::{Tx, args};
use kernel::{Ctx, Instant, Secret, hash_token};
use serde_json::json;

use super::model::{Booker, Call, Choice, State};
use super::{busy, settle, slots, store};
use crate::access::{knock, knocked_in_vain};
use crate::brand::Brand;
use crate::notifications::{self, To};
use crate::{Error, Result, people, promises};

/// 128 random bits: nobody guesses them, and they fit into a message.
pub(super) fn mint(ctx: &Ctx) -> Secret<String> {
    let mut bytes = [0; 16];
    ctx.fill_random(&mut bytes);
    Secret::new(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// What stands behind a link; `None` if there is no such link, which counts against whoever tries: `from` is their
/// address.
///
/// # Errors
/// [`Error::Throttled`] if they tried too many that do not exist.
pub async fn choice(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    token: &Secret<String>,
    from: &str,
) -> Result<Option<Choice>> {
    let Some(call) = find(tx, ctx, token, from).await? else { return Ok(None) };
    let (shifts, taken) = busy(tx, ctx, call.agent, Some(call.id)).await?;
    let calendar = brand.owner_of(&call.queue).and_then(|owner| owner.calendar);
    let free = |at: &Instant| *at > ctx.now() && slots::is_free(calendar, &shifts, &taken, *at);
    let open = matches!(call.state, State::Offered | State::Booked | State::Missed);
    let (person, _) = people::get(tx, ctx, call.person_id).await?;
    Ok(Some(Choice {
        slots: call.slots.0.iter().copied().filter(free).collect(),
        chosen: call.slot_at.filter(|_| matches!(call.state, State::Booked | State::Due)),
        over: !open || call.link_until.is_none_or(|until| until <= ctx.now()),
        zone: promises::zone_of(brand, Some(&call.queue)),
        lang: person.lang,
    }))
}

/// The person chooses one of the times that they were offered. `false` if there is no such link.
///
/// # Errors
/// [`Error::Invalid`] if the time is none of them or was taken, or if the link is over; [`Error::Throttled`] as
/// [`choice`].
pub async fn choose(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    token: &Secret<String>,
    at: Instant,
    from: &str,
) -> Result<bool> {
    let Some(call) = find(tx, ctx, token, from).await? else { return Ok(false) };
    let open = matches!(call.state, State::Offered | State::Booked | State::Missed);
    if !open || call.link_until.is_none_or(|until| until <= ctx.now()) {
        return Err(Error::invalid("this link is over: write to us again"));
    }
    if !call.slots.0.contains(&at) {
        return Err(Error::invalid("choose one of the times that are offered"));
    }
    settle(tx, ctx, brand, &call, at, Booker::Customer).await?;
    if let Some(agent) = call.agent {
        let (kind, data) = (notifications::Kind::CallBooked, json!({ "call": call.id, "at": at }));
        notifications::tell(tx, ctx, To::User(agent), kind, Some(call.case_id), data).await?;
    }
    Ok(true)
}

async fn find(tx: &mut Tx, ctx: &Ctx, token: &Secret<String>, from: &str) -> Result<Option<Call>> {
    let subject = format!("call:{from}");
    knock(tx, ctx, &subject).await?;
    let hash = hash_token(token);
    let found: Option<Call> = tx.query_opt(&store::BY_LINK, &args![ctx.tenant, &hash]).await?;
    if found.is_none() {
        knocked_in_vain(tx, ctx, &subject).await?;
    }
    Ok(found)
}
