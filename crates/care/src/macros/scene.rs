//! What variables stand for in a case.

use db::{Arg, Tx};
use kernel::{CaseId, Ctx, Instant};

use super::render::Scene;
use super::template::{Values, Variable};
use crate::brand::Brand;
use crate::cases::{self, Message, Mode};
use crate::checks::{self, Datum};
use crate::{Result, access, people};

/// How many messages of a case are looked through for an order.
const READ: i64 = 200;

/// What is known of a case for words of this mode.
pub(super) async fn load(tx: &mut Tx, ctx: &Ctx, brand: &Brand, case: CaseId, mode: Mode) -> Result<Scene> {
    let case = cases::get(tx, ctx, case).await?;
    let (person, identities) = people::get(tx, ctx, case.person_id).await?;
    let end = Instant::from_micros(i64::MAX);
    let args = [ctx.tenant.into(), Arg::ids([case.id]), end.into(), i64::MAX.into(), READ.into()];
    // The newest first: what was said last counts.
    let messages: Vec<Message> = tx.query(&cases::store::TIMELINE, &args).await?;
    let newest = messages.first();
    let channel = newest.map_or(case.origin_channel.as_str(), |said| said.channel.as_str());
    let account = newest.and_then(|said| brand.account(said.account_id));
    let identity = identities.iter().find(|one| one.channel == channel).or(identities.first());
    let told = checks::known(messages.iter(), &[]);
    let agent = match ctx.actor.user() {
        Some(me) => Some(access::user(tx, ctx, me).await?.name),
        None => None,
    };
    let first = |name: &str| name.split_whitespace().next().map(str::to_owned);
    let visibility = match mode {
        Mode::Public => "public",
        Mode::Private => "private",
        Mode::Note => "note",
    };
    let values = [
        (Variable::PersonFirstName, first(&person.name)),
        (Variable::PersonName, Some(person.name)),
        (Variable::PersonHandle, identity.map(|one| one.handle.clone())),
        (Variable::Brand, Some(brand.name.clone())),
        (Variable::BrandHandle, account.map(|account| account.handle.clone())),
        (Variable::AgentFirstName, agent.as_deref().and_then(first)),
        (Variable::AgentName, agent),
        (Variable::CaseNumber, Some(case.id.to_string())),
        (Variable::CaseTopic, case.topic),
        (
            Variable::Order,
            told.into_iter().find(|known| known.datum == Datum::Order).map(|known| known.value),
        ),
        (Variable::Channel, Some(channel.to_owned())),
        (Variable::Visibility, Some(visibility.to_owned())),
    ];
    let values: Values = values.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let network = channels::by_id(channel).map(|network| network.capabilities());
    let lang = person.lang.as_deref().and_then(|lang| super::model::language(lang).ok());
    Ok(Scene { values, network, mode, lang })
}

/// What stands in for a case where there is none: nothing is known but the brand and who writes.
pub(super) async fn nowhere(tx: &mut Tx, ctx: &Ctx, brand: &Brand, mode: Mode) -> Result<Scene> {
    let mut values = Values::from([(Variable::Brand, brand.name.clone())]);
    if let Some(me) = ctx.actor.user() {
        let name = access::user(tx, ctx, me).await?.name;
        values
            .extend(name.split_whitespace().next().map(|first| (Variable::AgentFirstName, first.to_owned())));
        values.insert(Variable::AgentName, name);
    }
    Ok(Scene { values, network: None, mode, lang: None })
}
