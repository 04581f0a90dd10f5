//! Something for somebody who likes us.
//!
//! In: praise, how many see it, how often it came, what is left of the month. Out: a suggestion; an offer in private; a
//! gift that leaves once the person has said where to. Promised: nobody is given anything twice within the brand's time,
//! nothing beyond the month's budget, nothing while they are unhappy with us; it is given by a team that may give; what
//! was given stands beside whatever we show of them.

mod decide;
mod model;
pub mod store;

use db::{Arg, Tx, args};
use kernel::{Ctx, Instant, MessageId, Millis, PersonId, RewardId, Role, said};
use serde_json::json;

pub use decide::{Chance, suggest};
pub use model::{Reward, State, Suggestion, Why};

use crate::access::{self, Right, allow};
use crate::brand::Brand;
use crate::cases::{Direction, Mode};
use crate::checks::Code;
use crate::engagement::{self, Budget, Settings};
use crate::goodwill::Amount;
use crate::outbound::{self, Compose, Composed, Purpose};
use crate::trail::{self, About, Kind};
use crate::{Error, Result, cases, staff};

/// What a team publishes that may give.
const GIVES: &str = "reward";

/// What is given.
#[derive(Clone, Debug)]
pub struct Give {
    /// Its name, one of the brand's gifts.
    pub gift: String,
    /// In which private words it is offered; `None`: in the brand's.
    pub text: Option<String>,
    /// What the writer has been shown about the words.
    pub despite: Vec<Code>,
    /// The newest message that the writer had seen; `None`: all that is there.
    pub seen_seq: Option<i64>,
}

/// Offers a gift to the author of a message, privately.
///
/// # Errors
/// [`Error::Refused`] with who can, if the caller's teams may not give, if the month's budget or the person's share is
/// used up; [`Error::Invalid`] if there is no such gift; as [`outbound::compose`], which stops an offer to somebody whose
/// complaint is open.
pub async fn give(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    message: MessageId,
    give: &Give,
) -> Result<(RewardId, Composed)> {
    allow(ctx, Right::Answer)?;
    may_give(tx, ctx, brand).await?;
    let said = cases::message(tx, ctx, message).await?;
    let case = cases::lock(tx, ctx, said.case_id).await?;
    let settings = engagement::settings(tx, ctx).await?;
    let gift = settings.gifts.iter().find(|gift| gift.name == give.gift);
    let gift =
        gift.ok_or_else(|| Error::invalid(said!("there is no gift `{gift}`", gift = give.gift)))?.clone();
    // Two who give at the same time look one after the other.
    tx.execute(&store::MONTH_ROW, &args![ctx.tenant, db::Json(&settings), ctx.now()]).await?;
    let _: Option<Instant> = tx.query_opt(&store::MONTH_LOCK, &args![ctx.tenant]).await?;
    let last = of_people(tx, ctx, &[said.person_id]).await?.into_iter().find(Reward::counts);
    let again = Millis::days(settings.gift_days.into());
    if last.is_some_and(|last| last.at + again > ctx.now()) {
        let days = settings.gift_days;
        return Err(Error::Refused(said!(
            "they were given something in the last {days} days: once is enough",
            days
        )));
    }
    let left = budget(tx, ctx, &settings).await?.left();
    if gift.amount > left {
        let amount = gift.amount;
        return Err(Error::Refused(said!(
            "{left} is left of this month's budget, and this costs {amount}: choose less, or ask a lead for more",
            left,
            amount
        )));
    }
    let text = match &give.text {
        Some(text) => text.clone(),
        None => offer(tx, ctx, &settings, &gift.name, message).await?,
    };
    let despite = give.despite.clone();
    let wish = Compose {
        purpose: Purpose::Offer,
        despite,
        ..Compose::new(case.id, Mode::Private, text, give.seen_seq.unwrap_or(case.last_seq))
    };
    let composed = outbound::compose(tx, ctx, brand, &wish).await?;
    let line = match composed {
        Composed::Queued { message, .. } | Composed::Noted { message } => Some(message),
        Composed::Waiting { .. } => None,
    };
    let id: RewardId = ctx.mint();
    let row = args![
        ctx.tenant,
        id,
        said.person_id,
        case.id,
        message,
        &gift.name,
        gift.amount.0,
        settings.disclosure.trim(),
        line,
        ctx.actor.user(),
        ctx.now()
    ];
    tx.execute(&store::INSERT, &row).await?;
    let data = json!({ "reward": id, "amount": gift.amount });
    trail::note(tx, ctx, Kind::RewardOffered, About::message(case.id, message), data).await?;
    cases::changed(tx, case.id);
    Ok((id, composed))
}

async fn offer(
    tx: &mut Tx,
    ctx: &Ctx,
    settings: &Settings,
    gift: &str,
    message: MessageId,
) -> Result<String> {
    let (name, handle): (String, String) = tx.query_one(&store::AUTHOR, &args![ctx.tenant, message]).await?;
    let name = engagement::called(&name, &handle);
    Ok(engagement::filled(&settings.offer, &[("{name}", &name), ("{gift}", gift)]))
}

/// Whether the caller may give: a lead, or somebody of a team that may.
async fn may_give(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<()> {
    if ctx.actor.role().is_none_or(|role| role >= Role::Lead) {
        return Ok(());
    }
    let gives = |team: &&ownership::Team| team.may_publish.iter().any(|one| &**one == GIVES);
    let mut mine = Vec::new();
    if let Some(me) = ctx.actor.user() {
        mine.extend(access::user(tx, ctx, me).await?.team);
        mine.extend(staff::teams_of(tx, ctx, me).await?);
    }
    let teams = brand.model.teams();
    if teams.iter().filter(|team| gives(team)).any(|team| mine.iter().any(|own| *own == team.id.as_str())) {
        return Ok(());
    }
    let who: Vec<_> = teams.into_iter().filter(|team| gives(team)).map(ownership::Team::title).collect();
    Err(Error::Refused(match &who[..] {
        [] => said!("a lead can give this: ask them"),
        teams => said!("{teams} or a lead can give this: ask them", teams = teams.join(", ")),
    }))
}

/// The person said where to send it: their words stay linked.
///
/// # Errors
/// [`Error::Invalid`] if the words are not theirs or it is not open.
pub async fn accept(tx: &mut Tx, ctx: &Ctx, id: RewardId, consent: MessageId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let reward = get(tx, ctx, id).await?;
    let said = cases::message(tx, ctx, consent).await?;
    if said.direction != Direction::Inbound
        || said.person_id != reward.person_id
        || said.received_at < reward.at
    {
        return Err(Error::invalid("choose the message in which they said where to send it"));
    }
    step(tx, ctx, &reward, State::Accepted, Some(consent), &[State::Offered]).await
}

/// It is on its way.
///
/// # Errors
/// [`Error::Invalid`] before the person said where to send it.
pub async fn sent(tx: &mut Tx, ctx: &Ctx, id: RewardId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let reward = get(tx, ctx, id).await?;
    step(tx, ctx, &reward, State::Sent, reward.consent, &[State::Accepted]).await
}

/// Nothing comes of it: the budget has it back.
///
/// # Errors
/// [`Error::Invalid`] if it has left.
pub async fn withdraw(tx: &mut Tx, ctx: &Ctx, id: RewardId) -> Result<()> {
    allow(ctx, Right::Answer)?;
    let reward = get(tx, ctx, id).await?;
    step(tx, ctx, &reward, State::Withdrawn, reward.consent, &[State::Offered, State::Accepted]).await
}

async fn step(
    tx: &mut Tx,
    ctx: &Ctx,
    reward: &Reward,
    to: State,
    consent: Option<MessageId>,
    from: &[State],
) -> Result<()> {
    if !from.contains(&reward.state) {
        let state = reward.state;
        return Err(Error::invalid(said!("this is {state}, and can't become {to} now", state, to)));
    }
    tx.execute(&store::STEP, &args![to, consent, ctx.now(), ctx.tenant, reward.id]).await?;
    let data = json!({ "reward": reward.id, "state": to });
    trail::note(tx, ctx, Kind::RewardChanged, About::message(reward.case_id, reward.message_id), data)
        .await?;
    cases::changed(tx, reward.case_id);
    Ok(())
}

/// One gift.
pub async fn get(tx: &mut Tx, ctx: &Ctx, id: RewardId) -> Result<Reward> {
    allow(ctx, Right::Read)?;
    tx.query_opt(&store::ONE, &args![ctx.tenant, id]).await?.ok_or(Error::not_found("gift"))
}

/// What some people were given, the newest first.
pub async fn of_people(tx: &mut Tx, ctx: &Ctx, people: &[PersonId]) -> Result<Vec<Reward>> {
    allow(ctx, Right::Read)?;
    let ids = Arg::ids(people.iter().copied());
    Ok(tx.query(&store::OF_PEOPLE, &[ctx.tenant.into(), ids]).await?)
}

/// What is left of this month, by the calendar of UTC.
pub async fn budget(tx: &mut Tx, ctx: &Ctx, settings: &Settings) -> Result<Budget> {
    allow(ctx, Right::Read)?;
    let given: i64 = tx.query_one(&store::GIVEN, &args![ctx.tenant, decide::month(ctx.now())]).await?;
    Ok(Budget { month: settings.budget, given: Amount(given) })
}
