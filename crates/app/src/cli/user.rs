//! `commonground user`.

use std::process::ExitCode;

use anyhow::{Context, Result};
use care::{Tx, access, brand};
use clap::Subcommand;
use kernel::{Role, Secret};

use super::say;
use crate::node;
use crate::settings::Settings;

/// People who log in.
#[derive(Subcommand, Debug)]
pub enum User {
    /// Add somebody. Prints a password unless one comes from standard input.
    Add {
        /// What they type to log in.
        #[arg(long)]
        login: String,
        /// Their name, as customers may read it.
        #[arg(long)]
        name: String,
        /// admin, lead, agent or viewer.
        #[arg(long)]
        role: Role,
        /// Their team in the ownership model; without one, their words wait for a lead.
        #[arg(long)]
        team: Option<String>,
        /// Read the password from standard input instead of making one.
        #[arg(long)]
        password_stdin: bool,
    },
    /// List everybody.
    List,
    /// End somebody's access and all their sessions.
    Disable {
        /// Their login.
        login: String,
    },
}

impl User {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::Add { login, name, role, team, password_stdin } => {
                let (password, made) = password(&ctx, password_stdin)?;
                access::policy(&password)?;
                let hash = access::hash(&ctx, &password)?;
                let said = login.clone();
                db.write(async move |tx: &mut Tx| {
                    brand::load(tx, &ctx).await?.check_team(team.as_deref())?;
                    access::add_user(tx, &ctx, &login, &name, role, team.as_deref(), &hash).await
                })
                .await?;
                say(format!("{said} may log in as {role}."));
                if made {
                    say(format!("Password, shown once: {}", password.expose()));
                }
            }
            Self::List => {
                let users = db.read(async move |tx: &mut Tx| access::users(tx, &ctx).await).await?;
                for user in users {
                    let ended = if user.disabled_at.is_some() { " (ended)" } else { "" };
                    let team = user.team.as_deref().unwrap_or("-");
                    say(format!(
                        "{:<16} {:<24} {:<8} {team}{ended}",
                        user.login,
                        user.name,
                        user.role.name()
                    ));
                }
            }
            Self::Disable { login } => {
                let said = login.clone();
                db.write(async move |tx: &mut Tx| {
                    let users = access::users(tx, &ctx).await?;
                    let user = users.iter().find(|user| user.login == login);
                    let user = user.ok_or(care::Error::NotFound { what: "user" })?;
                    care::handling::dismiss(tx, &ctx, user.id).await
                })
                .await?;
                say(format!("{said} has no access any more."));
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

fn password(ctx: &kernel::Ctx, from_stdin: bool) -> Result<(Secret<String>, bool)> {
    if from_stdin {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).context("can't read the password")?;
        return Ok((Secret::new(line.trim_end_matches(['\r', '\n']).to_owned()), false));
    }
    let token = ctx.with_rng(|rng| kernel::mint_token("pw", rng));
    Ok((Secret::new(token.expose().chars().skip(3).take(20).collect()), true))
}
