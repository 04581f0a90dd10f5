//! `commonground token`.

use std::process::ExitCode;

use anyhow::Result;
use care::{Tx, access, brand};
use clap::Subcommand;
use kernel::{Role, TokenId};

use super::say;
use crate::node;
use crate::settings::Settings;

/// Keys of the JSON API.
#[derive(Subcommand, Debug)]
pub enum Token {
    /// Make a token. It is shown once.
    Create {
        /// What uses it.
        #[arg(long)]
        name: String,
        /// admin, lead, agent or viewer.
        #[arg(long)]
        role: Role,
        /// The team in the ownership model for which it speaks; without one, its words wait for a lead.
        #[arg(long)]
        team: Option<String>,
    },
    /// List the tokens, without the secrets.
    List,
    /// End a token at once.
    Revoke {
        /// Its id, as `list` shows it.
        id: TokenId,
    },
}

impl Token {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        match self {
            Self::Create { name, role, team } => {
                let made = db.write(async move |tx: &mut Tx| {
                    brand::load(tx, &ctx).await?.check_team(team.as_deref())?;
                    let made = access::create_token(tx, &ctx, &name, role).await?;
                    if team.is_some() {
                        access::set_token_team(tx, &ctx, made.0, team.as_deref()).await?;
                    }
                    Ok::<_, care::Error>(made)
                });
                let (id, token) = made.await?;
                say(format!("{id}\n{}", token.expose()));
            }
            Self::List => {
                let tokens = db.read(async move |tx: &mut Tx| access::tokens(tx, &ctx).await).await?;
                for token in tokens {
                    let ended = if token.revoked_at.is_some() { " (ended)" } else { "" };
                    say(format!("{} {:<8} {}{ended}", token.id, token.role.name(), token.name));
                }
            }
            Self::Revoke { id } => {
                db.write(async move |tx: &mut Tx| access::revoke_token(tx, &ctx, id).await).await?;
                say(format!("{id} no longer works."));
            }
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
