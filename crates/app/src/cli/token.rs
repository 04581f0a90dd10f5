//! `commonground token`.

use std::process::ExitCode;

use anyhow::Result;
use care::{Tx, access};
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
            Self::Create { name, role } => {
                let (id, token) = db
                    .write(async move |tx: &mut Tx| access::create_token(tx, &ctx, &name, role).await)
                    .await?;
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
