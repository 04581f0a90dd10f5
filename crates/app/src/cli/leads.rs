//! `commonground leads`.

use std::process::ExitCode;

use anyhow::Result;
use care::Tx;
use care::goodwill::Amount;
use care::leads::{self, Lead, Stage, Wanted};
use clap::Subcommand;

use super::say;
use crate::node;
use crate::settings::Settings;

/// Who may become a customer.
#[derive(Subcommand, Debug)]
pub enum Leads {
    /// The leads, the newest first.
    List {
        /// Only those of a stage: new, contacted, qualified, won, lost.
        #[arg(long)]
        stage: Option<Stage>,
    },
    /// The same as CSV, for a spreadsheet.
    Export {
        /// Only those of a stage.
        #[arg(long)]
        stage: Option<Stage>,
    },
}

impl Leads {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let (stage, file) = match self {
            Self::List { stage } => (stage, false),
            Self::Export { stage } => (stage, true),
        };
        let wanted = Wanted { stage, ..Wanted::default() };
        let found = db.read(async move |tx: &mut Tx| leads::list(tx, &ctx, &wanted).await).await?;
        if file {
            say(leads::csv(&found).trim_end());
        } else {
            found.iter().for_each(|lead| say(line(lead)));
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

fn line(lead: &Lead) -> String {
    let worth = lead.amount.map_or_else(|| "–".to_owned(), |amount| Amount(amount).to_string());
    let Lead { id, person, owner_name, .. } = lead;
    let (product, crm) = (lead.product.as_deref().unwrap_or("–"), lead.crm_id.as_deref().unwrap_or("–"));
    format!("{id}  {:<10} {worth:>10}  {owner_name}: {person}, {product}, CRM {crm}", lead.stage.name())
}
