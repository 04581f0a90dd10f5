//! `commonground init`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use care::accounts::{self, NewAccount};
use care::{Tx, brand};
use channels::Secrets;
use channels::sandbox::Flavour;
use clap::Args;
use kernel::{Secret, SystemClock, mint_token};
use triage::Taxonomy;

use super::say;
use crate::node;
use crate::settings::Settings;

/// Set up a brand of your own.
#[derive(Args, Debug)]
pub struct Init {
    /// The brand's name, as people write it.
    #[arg(long)]
    pub name: String,
    /// A short name without spaces, for addresses; made from the name otherwise.
    #[arg(long)]
    pub slug: Option<String>,
    /// The brand's ownership file.
    #[arg(long, value_name = "FILE", conflicts_with = "preset")]
    pub ownership: Option<PathBuf>,
    /// One of the ownership models that come with the product; `commonground ownership presets` lists them.
    #[arg(long, default_value = "divided")]
    pub preset: String,
}

impl Init {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let source = match &self.ownership {
            Some(path) => {
                std::fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))?
            }
            None => ::ownership::preset_text(&self.preset)
                .with_context(|| format!("there is no preset `{}`", self.preset))?
                .to_owned(),
        };
        let slug = self.slug.unwrap_or_else(|| slug(&self.name));
        let clock = Arc::new(SystemClock);
        let db = node::open(&settings, &*clock).await?;
        if node::tenant(&db).await?.is_some() {
            bail!("there is a brand here already; choose another folder with --data");
        }
        let key = settings.founding_key()?;
        let ctx = node::new_tenant(clock);
        let name = self.name.clone();
        db.write(async move |tx: &mut Tx| {
            let taxonomy = Taxonomy { brand_names: vec![name.clone(), slug.clone()], ..Taxonomy::default() };
            brand::create(tx, &ctx, &slug, &name, taxonomy, &source).await?;
            accounts::connect(tx, &ctx, &key, sandbox_account(&ctx, Flavour::Microblog, &slug, &name)).await
        })
        .await?;
        db.close().await;
        say(format!("{} is set up. Next: commonground user add --login … --name … --role admin", self.name));
        Ok(ExitCode::SUCCESS)
    }
}

/// The brand's account on a sandbox network.
pub(crate) fn sandbox_account(ctx: &kernel::Ctx, flavour: Flavour, slug: &str, name: &str) -> NewAccount {
    let mut secret = vec![0; 32];
    ctx.fill_random(&mut secret);
    NewAccount {
        channel: flavour.capabilities().id.into(),
        external_id: format!("brand_{slug}"),
        handle: match flavour {
            Flavour::Mail => format!("help@{slug}.example"),
            Flavour::Microblog | Flavour::Page => slug.to_owned(),
        },
        name: name.to_owned(),
        base_url: "http://127.0.0.1/sandbox-network".into(),
        secret: Secret::new(secret),
        secrets: Secrets::of_text(&ctx.with_rng(|rng| mint_token("sbx", rng))),
        settings: channels::Settings::new(),
    }
}

fn slug(name: &str) -> String {
    let words: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let slug = words.split_whitespace().collect::<Vec<_>>().join("-");
    if slug.is_empty() { "brand".into() } else { slug }
}
