//! Showing what somebody made, and taking it down again.

use db::{Tx, args};
use kernel::{Actor, Ctx, DeedId, MessageId};
use serde_json::json;

use super::{Rights, Scope, decide, may_use, of_messages, store};
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::deeds::{self, Deed};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, engagement, rewards};

/// What became of the wish to show something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// It is on its way.
    Done(DeedId),
    /// A second person has to agree.
    Waiting,
}

/// Shows what somebody made to those who follow us, with their name beside it; where the brand wants two people, the
/// second one's wish does it.
///
/// # Errors
/// [`Error::Refused`] with what is missing, if its author has not agreed to that, or nobody else has; as
/// [`deeds::act`].
pub async fn amplify(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    message: MessageId,
    scope: Scope,
    credit: &str,
) -> Result<Shown> {
    allow(ctx, Right::Answer)?;
    let case = cases::message(tx, ctx, message).await?.case_id;
    cases::lock(tx, ctx, case).await?;
    let rights = of_messages(tx, ctx, &[message]).await?.into_iter().next();
    may_use(rights.as_ref(), scope, ctx.now()).map_err(|bar| Error::Refused(bar.to_string().into()))?;
    if scope == Scope::Paid {
        return Err(Error::invalid(
            "advertising is bought where it is shown: its author has agreed, and the grant is here",
        ));
    }
    let rights = rights.ok_or(Error::not_found("question"))?;
    let settings = engagement::settings(tx, ctx).await?;
    let handle: String = tx.query_one(&store::HANDLE, &args![ctx.tenant, message]).await?;
    let gifts = rewards::of_people(tx, ctx, &[rights.person_id]).await?;
    let disclosure = gifts.iter().find(|gift| gift.counts()).map(|gift| gift.disclosure.as_str());
    let wanted = rights.credit.clone().filter(|_| credit.trim().is_empty());
    let credit = decide::credit(wanted.as_deref().unwrap_or(credit), &handle, disclosure);
    let about = About::message(case, message);
    let me = ctx.actor.user();
    if settings.two_people && rights.wanted_by.is_none_or(|first| Some(first) == me) {
        if rights.wanted_by.is_some() {
            return Err(Error::Refused("somebody else has to agree before this is shown".into()));
        }
        tx.execute(&store::WANT, &args![me, ctx.now(), &credit, ctx.tenant, rights.id]).await?;
        trail::note(tx, ctx, Kind::AmplifyWanted, about, json!({ "rights": rights.id })).await?;
        cases::changed(tx, case);
        return Ok(Shown::Waiting);
    }
    let agreed = me.filter(|_| settings.two_people);
    let deed = deeds::act(tx, ctx, brand, message, Deed::Repost { credit: credit.clone() }, None).await?;
    tx.execute(&store::SHOWN, &args![me, ctx.now(), agreed, &credit, deed, ctx.tenant, rights.id]).await?;
    let data = json!({ "rights": rights.id, "evidence": rights.evidence, "deed": deed, "agreed_by": agreed });
    trail::note(tx, ctx, Kind::Amplified, about, data).await?;
    Ok(Shown::Done(deed))
}

/// What we showed goes. Where that is not possible at this moment (the network has not confirmed it yet, a mode stops
/// what we do), it is tried again by [`super::due`].
pub(super) async fn take_down(tx: &mut Tx, ctx: &Ctx, brand: &Brand, rights: &Rights) -> Result<()> {
    if rights.deed_id.is_none() {
        return Ok(());
    }
    match deeds::act(tx, &ctx.with_actor(Actor::System), brand, rights.message_id, Deed::Unrepost, None).await
    {
        Ok(_) | Err(Error::Invalid(_) | Error::Refused(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
