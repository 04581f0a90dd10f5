//! `commonground people`: who may be one person, who is taken for one, and the way back.

use std::process::ExitCode;

use anyhow::Result;
use care::identity::{self, Evidence, Pair};
use care::{Tx, brand};
use clap::Subcommand;
use kernel::{PersonId, PersonJoinId};

use super::say;
use crate::node;
use crate::settings::Settings;

/// Who is who.
#[derive(Subcommand, Debug)]
pub enum People {
    /// Look for others who may be a person, and list what is known.
    Suggest {
        /// The person.
        person: PersonId,
    },
    /// Make two persons one.
    Link {
        /// The one.
        one: PersonId,
        /// The other.
        other: PersonId,
        /// Leave open cases about one issue as they are.
        #[arg(long)]
        keep_cases: bool,
    },
    /// Make them two again, with their own cases, messages and clocks.
    Unlink {
        /// The join, as `joins` shows it.
        join: PersonJoinId,
    },
    /// List who was made one, the newest first.
    Joins {
        /// How many at most.
        #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=1000))]
        limit: u32,
    },
}

impl People {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::Suggest { person } => {
                let found = db.write(async move |tx: &mut Tx| {
                    let brand = brand::load(tx, &ctx).await?;
                    identity::look_for(tx, &ctx, &brand, person).await?;
                    identity::of_person(tx, &ctx, person).await
                });
                let pairs = found.await?;
                if pairs.is_empty() {
                    say("Nobody: nothing that names this person names anybody else.");
                }
                pairs.iter().for_each(pair);
            }
            Self::Link { one, other, keep_cases } => {
                let linked = db.write(async move |tx: &mut Tx| {
                    let brand = brand::load(tx, &ctx).await?;
                    identity::link(tx, &ctx, &brand, one, other, !keep_cases).await
                });
                let linked = linked.await?;
                let cases = linked.cases.len();
                say(format!("They are {} now ({}); cases made one: {cases}.", linked.person, linked.join));
            }
            Self::Unlink { join } => {
                let parted = db.write(async move |tx: &mut Tx| {
                    let brand = brand::load(tx, &ctx).await?;
                    identity::unlink(tx, &ctx, &brand, join).await
                });
                let parted = parted.await?;
                say(format!("{} and {} are two persons again.", parted.kept, parted.joined));
            }
            Self::Joins { limit } => {
                let joins = db.read(async move |tx: &mut Tx| identity::joins(tx, &ctx, limit).await).await?;
                if joins.is_empty() {
                    say("Nobody was made one yet.");
                }
                for join in joins {
                    let undone = join.undone_at.map(|at| format!("  undone {at}")).unwrap_or_default();
                    let signs = signs(&join.evidence.0);
                    say(format!(
                        "{}  {}  {} ← {}  {signs}{undone}",
                        join.at, join.id, join.kept, join.joined
                    ));
                }
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

fn pair(pair: &Pair) {
    let found = &pair.suggestion;
    let signs = signs(&found.evidence.0);
    say(format!("{}  {:.2}  {}  {}  {signs}", found.id, found.score, found.state, pair.other.person.id));
}

fn signs(evidence: &[Evidence]) -> String {
    evidence.iter().map(|one| one.sign.name()).collect::<Vec<_>>().join(", ")
}
