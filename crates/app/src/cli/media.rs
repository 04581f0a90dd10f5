//! `commonground media`.

use std::collections::HashMap;
use std::process::ExitCode;

use anyhow::Result;
use care::Tx;
use care::media::{self as verbs, Kept, Media, State};
use clap::Subcommand;
use kernel::{Ctx, MediaId};
use media::{Key, Lost, Store};

use super::say;
use crate::node;
use crate::settings::Settings;

/// Pictures and files: what is not here and why, and whether all that should be is.
#[derive(Subcommand, Debug)]
pub enum Files {
    /// Those in a state, oldest first.
    List {
        /// wanted, kept, refused, failed.
        #[arg(long, default_value = "failed")]
        state: State,
    },
    /// Have those that were refused or failed tried again.
    Retry {
        /// Which; without it, all that failed.
        id: Option<MediaId>,
    },
    /// See that every file that should be here is, unharmed, and that nothing lies there that nobody names.
    Verify {
        /// Delete what nobody names.
        #[arg(long)]
        sweep: bool,
    },
}

impl Files {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let code = match self {
            Self::List { state } => {
                for one in in_state(&db, &ctx, state).await? {
                    say(line(&one));
                }
                ExitCode::SUCCESS
            }
            Self::Retry { id } => {
                let ids = match id {
                    Some(id) => vec![id],
                    None => in_state(&db, &ctx, State::Failed).await?.iter().map(|one| one.id).collect(),
                };
                let many = ids.len();
                let retried = async move |tx: &mut Tx| {
                    for id in &ids {
                        verbs::retry(tx, &ctx, *id).await?;
                    }
                    Ok::<_, care::Error>(())
                };
                db.write(retried).await?;
                say(format!("{many} will be tried again by the server"));
                ExitCode::SUCCESS
            }
            Self::Verify { sweep } => {
                let found = verify(&db, &ctx, &settings.media()?, sweep).await?;
                found.lines().into_iter().for_each(say);
                if found.wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
            }
        };
        db.close().await;
        Ok(code)
    }
}

async fn in_state(db: &db::Db, ctx: &Ctx, state: State) -> Result<Vec<Media>> {
    let mut all: Vec<Media> = Vec::new();
    loop {
        let (ctx, after) = (ctx.clone(), all.last().map(|one| one.id));
        let page = db.read(async move |tx: &mut Tx| verbs::in_state(tx, &ctx, state, after).await).await?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

fn line(one: &Media) -> String {
    let size = one.size.map_or_else(|| "–".to_owned(), |size| format!("{size} B"));
    let Media { id, media_type, .. } = one;
    format!(
        "{id}  {:<8} {media_type:<24} {size:>12}  {}",
        one.state.name(),
        one.reason.as_deref().unwrap_or("")
    )
}

/// What a look at all files found.
#[derive(Debug, Default)]
struct Looked {
    whole: usize,
    wrong: Vec<String>,
    unnamed: usize,
}

impl Looked {
    fn lines(&self) -> Vec<String> {
        let mut lines = self.wrong.clone();
        lines.push(format!("{} files are here and unharmed", self.whole));
        if self.unnamed > 0 {
            lines.push(format!("{} lie there that nobody names: --sweep deletes them", self.unnamed));
        }
        lines
    }
}

async fn verify(db: &db::Db, ctx: &Ctx, store: &Store, sweep: bool) -> Result<Looked> {
    // First what lies there, then what is named: a file that comes meanwhile is named and not missed.
    let lying = store.list(ctx.tenant).await?;
    let mut named: HashMap<MediaId, Kept> = HashMap::new();
    let mut after = None;
    loop {
        let ctx = ctx.clone();
        let page = db.read(async move |tx: &mut Tx| verbs::all_kept(tx, &ctx, after).await).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        named.extend(page.into_iter().map(|one| (one.id, one)));
    }
    let mut looked = Looked::default();
    for one in named.values() {
        match unharmed(store, ctx, one).await {
            Ok(()) => looked.whole += 1,
            Err(why) => looked.wrong.push(format!("{}: {why}", one.id)),
        }
    }
    looked.wrong.sort();
    let coming: Vec<MediaId> = in_state(db, ctx, State::Wanted).await?.iter().map(|one| one.id).collect();
    for key in lying {
        let is_named = key.id().is_some_and(|(id, small)| {
            coming.contains(&id) || named.get(&id).is_some_and(|one| one.small || !small)
        });
        if is_named {
            continue;
        }
        if sweep {
            store.delete(&key).await?;
        } else {
            looked.unnamed += 1;
        }
    }
    Ok(looked)
}

async fn unharmed(store: &Store, ctx: &Ctx, one: &Kept) -> Result<(), String> {
    let told = |lost: Lost| lost.to_string();
    let bytes = store.get(&Key::whole(ctx.tenant, one.id)).await.map_err(told)?;
    if one.digest.as_deref() != Some(blake3::hash(&bytes).to_string().as_str()) {
        return Err("its bytes are not those that were kept".into());
    }
    if one.small {
        store.get(&Key::small(ctx.tenant, one.id)).await.map_err(told)?;
    }
    Ok(())
}
