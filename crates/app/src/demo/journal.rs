//! The network learns the history that the product was told: an answer to an old post finds its thread.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use care::accounts::Account;
use channels::sandbox::Flavour;
use channels::sandbox::simulator::{self, Person, SeedPost, Simulator, SimulatorConfig};
use kernel::{Clock, Key};

use super::people::Customer;
use crate::node::http_client;
use crate::settings::Settings;

/// Writes people and words into the journal of the sandbox network. Nothing is delivered.
///
/// # Errors
/// If the journal can't be written, or the network does not take a word.
pub async fn seed(
    settings: &Settings,
    clock: Arc<dyn Clock>,
    flavour: Flavour,
    account: &Account,
    key: &Key,
    customers: &[Customer],
    posts: Vec<SeedPost>,
) -> Result<()> {
    let simulator = Simulator::start(SimulatorConfig {
        journal: Some(settings.sandbox_path(flavour)),
        hook_url: format!("http://127.0.0.1/hooks/{}/{}", account.channel, account.id),
        secret: account.secret(key)?,
        token: account.credentials(key)?.secrets.to_text(),
        brand: simulator::Brand {
            id: account.external_id.clone(),
            handle: account.handle.clone(),
            name: account.name.clone(),
        },
        flavour,
        clock,
        seed: 0,
        http: http_client()?,
        rate_limit: simulator::RateLimit::default(),
        pace: 1.0,
    })
    .await
    .context("the sandbox network can't start")?;
    let people = customers.iter().map(person).collect();
    let seeded =
        simulator.seed(people, posts).await.context("the sandbox network can't remember the history")?;
    ensure!(seeded.refused.is_empty(), "the sandbox network refused {:?}", seeded.refused.first());
    Ok(())
}

fn person(customer: &Customer) -> Person {
    Person {
        id: customer.id.clone(),
        handle: customer.handle.clone(),
        name: customer.name.clone(),
        avatar: None,
        followers: customer.followers,
        seeded: true,
    }
}
