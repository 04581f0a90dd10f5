//! From the product's read models to the channels' pages. Pure.

use std::collections::BTreeMap;

use care::accounts::{Account, Meter, State};
use care::brand::Brand;
use care::desk::Channel;
use channels::{Field, FieldKind, Flawed, Network, Standing, Trouble};
use kernel::Instant;

use super::{Choice, Entry, Gap, Health, Linked, Quota, Row, Team, Tested, words};
use crate::desk::build::network;
use crate::ui::{ago, t, tell};

/// An account in the list.
pub(super) fn row(channel: Channel, now: Instant) -> Row {
    let Channel { account, last_in, last_out, meter } = channel;
    let capabilities = account.network().map(Network::capabilities);
    let every = capabilities.and_then(|can| can.history_every);
    let calls = capabilities.is_some_and(|can| can.hooks || can.listens);
    let behind = every.zip(meter.as_ref()).and_then(|(every, meter)| meter.behind(every, now));
    let health = match (account.state, behind) {
        (State::Paused, _) => Health::Paused(account.state_reason.unwrap_or_default()),
        (State::Stopped, _) => {
            Health::Refused(account.state_reason.unwrap_or_else(|| t("channels-turned-away").into()))
        }
        (State::Live, Some(span)) => {
            Health::Behind(tell("channels-unread-for", &[("span", ago(now - span, now).into())]))
        }
        (State::Live, None) => Health::Well,
    };
    let gap = meter.filter(|_| every.is_some()).map(|meter| gap(meter, calls));
    Row {
        id: account.id.to_string(),
        network: network(&account.channel),
        handle: account.handle,
        name: account.name,
        health,
        last_in,
        last_out,
        gap,
    }
}

/// The gap meter; `calls`: whether the network tells by itself what happens, so that its history recovers something.
fn gap(meter: Meter, calls: bool) -> Gap {
    let count = |n: i64| u64::try_from(n).unwrap_or(0);
    let quota = |quota: care::accounts::QuotaLeft| Quota {
        name: quota.name,
        limit: quota.limit,
        left: quota.remaining.min(quota.limit),
        resets: quota.resets_at,
    };
    Gap {
        event: meter.event_at,
        read: meter.read_at,
        came: count(meter.came),
        recovered: calls.then_some(count(meter.recovered)),
        trouble: meter.trouble.zip(meter.trouble_since),
        quotas: meter.quotas.0.into_iter().map(quota).collect(),
    }
}

/// The networks that accounts can be connected on; those of the sandbox only where this node runs one.
pub(super) fn choices(sandbox: bool) -> Vec<Choice> {
    let open = channels::all().iter().filter(|network| is_open(**network, sandbox));
    open.map(|one| {
        let id = one.capabilities().id;
        Choice { network: network(id), told: words::told(id).unwrap_or_default().to_owned() }
    })
    .collect()
}

/// Whether accounts can be connected on a network here.
pub(super) fn is_open(network: &dyn Network, sandbox: bool) -> bool {
    let plays = channels::sandbox::Flavour::by_id(network.capabilities().id).is_some();
    network.connecting().is_open() && (sandbox || !plays)
}

/// What to enter, with what was entered before; of secrets nothing comes back.
pub(super) fn entries(
    network: &dyn Network,
    entered: &BTreeMap<String, String>,
    wrong: &BTreeMap<&'static str, String>,
) -> Vec<Entry> {
    let connecting = network.connecting();
    let entry = |field: &Field| {
        let secret = field.kind == FieldKind::Secret;
        let value = entered.get(field.name).filter(|_| !secret);
        Entry {
            required: !(field.optional || secret && connecting.by_consent),
            value: value.map_or_else(|| field.default.to_owned(), Clone::clone),
            wrong: wrong.get(field.name).cloned(),
            ..named(network, field)
        }
    };
    connecting.fields.iter().map(entry).collect()
}

/// The secrets that can be renewed, empty.
pub(super) fn secrets(network: &dyn Network, wrong: &BTreeMap<&'static str, String>) -> Vec<Entry> {
    let secret = network.connecting().fields.iter().filter(|field| field.kind == FieldKind::Secret);
    secret.map(|field| Entry { wrong: wrong.get(field.name).cloned(), ..named(network, field) }).collect()
}

fn named(network: &dyn Network, field: &Field) -> Entry {
    let (label, told) = words::field(network.capabilities().id, field.name).unzip();
    Entry {
        name: field.name,
        label: label.unwrap_or(field.name).to_owned(),
        told,
        kind: field.kind,
        required: false,
        value: String::new(),
        wrong: None,
    }
}

/// What was entered or found out about an account, and is no secret.
pub(super) fn facts(account: &Account) -> Vec<(String, String)> {
    let id = account.channel.as_str();
    let name = |field: &str| words::field(id, field).map(|(label, _)| label.to_owned());
    let address =
        (name("base_url").unwrap_or_else(|| t("channels-api").to_owned()), account.base_url.clone());
    let settings = account.us().settings.into_iter();
    let settings = settings.map(|(field, value)| (name(&field).unwrap_or(field), value));
    std::iter::once(address).chain(settings).filter(|(_, value)| !value.is_empty()).collect()
}

/// Where the network reaches us, if it calls us.
pub(super) fn linked(account: &Account, site: String) -> Option<Linked> {
    let network = account.network().filter(|network| network.capabilities().hooks)?;
    let path = format!("/hooks/{}/{}", account.channel, account.id);
    // The sandbox is told by the node that runs it.
    let tells = channels::sandbox::Flavour::by_id(network.capabilities().id).is_none();
    Some(Linked { path, site, tells })
}

/// The teams of the brand, and which of them the account was granted to; none where there is only one.
pub(super) fn teams(brand: &Brand, granted: &[String]) -> Vec<Team> {
    let teams = brand.model.teams();
    let team = |team: &&ownership::Team| Team {
        id: team.id.to_string(),
        title: team.title().to_owned(),
        granted: granted.iter().any(|one| *one == team.id.as_str()),
    };
    if teams.len() > 1 { teams.iter().map(team).collect() } else { Vec::new() }
}

/// What a live check found.
pub(super) fn tested(network: &str, found: Result<Standing, Trouble>) -> Tested {
    match found {
        Ok(Standing { us, name, lacks, .. }) => Tested::Well {
            handle: us.handle,
            name,
            lacks: lacks
                .into_iter()
                .map(|lack| (words::permission(network, &lack), lack))
                .map(|(why, lack)| (lack, why))
                .collect(),
        },
        Err(trouble) => {
            let later = matches!(trouble, Trouble::Later { .. });
            Tested::Not { why: reason(&trouble), later }
        }
    }
}

/// Why something is not so, in plain words.
pub(super) fn reason(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unauthorised { reason } | Trouble::Later { reason, .. } | Trouble::Wrong { reason, .. } => {
            reason.clone()
        }
    }
}

/// What is wrong with what was entered, by field, and what to say above all of it.
pub(super) fn wrong(trouble: Trouble) -> (BTreeMap<&'static str, String>, String) {
    match trouble {
        Trouble::Wrong { field, reason } => {
            (BTreeMap::from([(field, reason)]), t("channels-check-fields").to_owned())
        }
        other => {
            let said = tell("channels-check-failed", &[("reason", sentence(&reason(&other)).into())]);
            (BTreeMap::new(), said)
        }
    }
}

/// The same of values that can't be right whatever the network says.
pub(super) fn flawed(flaws: &[Flawed]) -> (BTreeMap<&'static str, String>, String) {
    let fields = flaws.iter().map(|one| (one.field, words::flaw(one.flaw).to_owned())).collect();
    (fields, t("channels-check-fields").to_owned())
}

/// A reason of a network as a sentence of its own.
fn sentence(reason: &str) -> String {
    let mut letters = reason.trim().chars();
    let first = letters.next().map(char::to_uppercase);
    let mut said: String = first.into_iter().flatten().chain(letters).collect();
    if !said.ends_with(['.', '!', '?', '…']) {
        said.push('.');
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_that_was_entered_never_comes_back() {
        let network = channels::by_id("sandbox").unwrap();
        let entered = [("base_url", "https://social.example"), ("token", "very secret")];
        let entered = entered.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        let entries = entries(network, &entered, &BTreeMap::new());
        let values: Vec<_> = entries.iter().map(|one| (one.input(), one.value.as_str())).collect();
        assert_eq!(values, [("text", "https://social.example"), ("password", "")]);
        assert!(secrets(network, &BTreeMap::new()).iter().all(|one| one.value.is_empty()));
    }

    #[test]
    fn a_reason_of_a_network_becomes_a_sentence() {
        assert_eq!(sentence("the token is revoked"), "The token is revoked.");
        assert_eq!(sentence("Why? "), "Why?");
    }
}
