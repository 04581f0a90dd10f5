//! `commonground people`: who may be one person, who is taken for one, and the way back; who is treated with care.

use std::process::ExitCode;

use anyhow::Result;
use care::desk::{self, PeopleOrder};
use care::identity::{self, Evidence, Pair};
use care::{Tx, brand, vips};
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
    /// Treat a person with particular care; without a reason, tell whether they are.
    Vip {
        /// The person.
        person: PersonId,
        /// Why, for colleagues, in at most 200 characters.
        reason: Option<String>,
        /// Treat them as everybody is.
        #[arg(long, conflicts_with = "reason")]
        end: bool,
    },
    /// Write everybody as comma separated values.
    Export {
        /// Whose name or handle holds this.
        #[arg(long, default_value = "")]
        find: String,
        /// `name`, `reach` or `last`; with `-` before it, downwards.
        #[arg(long, default_value_t, allow_hyphen_values = true)]
        sort: PeopleOrder,
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
            Self::Vip { person, reason: Some(reason), .. } => {
                db.write(async move |tx: &mut Tx| vips::mark(tx, &ctx, person, &reason).await).await?;
                say(format!("{person} is treated with particular care."));
            }
            Self::Vip { person, end: true, .. } => {
                db.write(async move |tx: &mut Tx| vips::unmark(tx, &ctx, person).await).await?;
                say(format!("{person} is treated as everybody is."));
            }
            Self::Vip { person, .. } => {
                let mark = db.read(async move |tx: &mut Tx| vips::of_person(tx, &ctx, person).await).await?;
                say(match mark {
                    Some(mark) => format!("{}  {}", mark.at, mark.reason),
                    None => "They are treated as everybody is.".to_owned(),
                });
            }
            Self::Export { find, sort } => {
                say(desk::people_head().trim_end());
                let mut after = None;
                loop {
                    let (ctx, find) = (ctx.clone(), find.clone());
                    let page = async move |tx: &mut Tx| {
                        desk::people(tx, &ctx, &find, sort, kernel::PAGE_MAX, after).await
                    };
                    let (people, next) = db.read(page).await?;
                    people.iter().for_each(|one| say(desk::people_line(one).trim_end()));
                    after = next;
                    if after.is_none() {
                        break;
                    }
                }
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
