//! The versions of an installation: drafted, tried in the shadow, approved, taken back; and its modes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use care::models::modes::{self, NewSwitch, Switch};
use care::models::{self, NewDraft, ShadowReport, Version};
use care::{Db, Tx, access, brand};
use clap::{Args, Subcommand};
use kernel::{Actor, Ctx, Instant};

use super::diff::moment;
use super::{say, text};
use crate::node;
use crate::settings::Settings;

/// What goes on with the versions of an installation.
#[derive(Subcommand, Debug)]
pub enum Living {
    /// List the versions, newest first.
    Versions {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Keep a file as a new draft; it decides nothing yet.
    Draft(Draft),
    /// The same as `draft`: takes in what `export` wrote, comments and all.
    Import(Draft),
    /// Let a draft decide on live traffic beside the version in force, and act on nothing.
    Shadow {
        /// The draft's number.
        version: i64,
    },
    /// No draft decides in the shadow any more.
    StopShadow,
    /// Say what a version did, or does, in the shadow.
    Report {
        /// Its number.
        version: i64,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Agree to a draft that somebody else wrote; it comes into force.
    Approve {
        /// The draft's number.
        version: i64,
        /// When it comes into force, as a day (2026-10-05, midnight UTC) or a moment; at once if absent.
        #[arg(long, value_parser = moment)]
        at: Option<Instant>,
        #[command(flatten)]
        who: Who,
    },
    /// Bring the version back that was in force before.
    RollBack {
        /// Why. It stays in the trail.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        who: Who,
    },
    /// Write the very text of a version, with its comments.
    Export {
        /// Its number.
        version: i64,
        /// Where to; standard output if absent.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Switch a mode such as `crisis` on or off, or say which are on.
    #[command(subcommand)]
    Mode(Mode),
}

/// A file to keep.
#[derive(Args, Debug)]
pub struct Draft {
    /// An ownership file.
    file: PathBuf,
    /// What to call it; the model's id if absent.
    #[arg(long, default_value = "")]
    name: String,
    /// What it is for.
    #[arg(long, default_value = "")]
    note: String,
    /// The version that it was made from.
    #[arg(long)]
    based_on: Option<i64>,
    #[command(flatten)]
    who: Who,
}

/// On whose behalf.
#[derive(Args, Debug)]
pub struct Who {
    /// The login of the person who decides this; without it, the trail says that the product did.
    #[arg(long = "as", value_name = "LOGIN")]
    login: Option<String>,
}

/// Modes.
#[derive(Subcommand, Debug)]
pub enum Mode {
    /// Switch a mode on, or on with other topics.
    On {
        /// The mode, as the rules call it.
        mode: String,
        /// The topics that it is about.
        #[arg(long, value_delimiter = ',')]
        topics: Vec<String>,
        /// Why. It stays in the trail.
        #[arg(long)]
        reason: String,
        /// When it ends by itself.
        #[arg(long, value_parser = moment)]
        until: Option<Instant>,
        #[command(flatten)]
        who: Who,
    },
    /// Switch a mode off.
    Off {
        /// The mode.
        mode: String,
        #[command(flatten)]
        who: Who,
    },
    /// Say which are on.
    List,
}

impl Who {
    async fn ctx(&self, db: &Db, ctx: &Ctx) -> Result<Ctx> {
        let Some(login) = self.login.as_deref() else { return Ok(ctx.clone()) };
        let asking = ctx.clone();
        let users = db.read(async move |tx: &mut Tx| access::users(tx, &asking).await).await?;
        let user = users.into_iter().find(|user| user.login == login);
        let user =
            user.with_context(|| format!("nobody has the login `{login}`; see `commonground user list`"))?;
        if user.disabled_at.is_some() {
            bail!("{login} has no access any more");
        }
        Ok(ctx.with_actor(Actor::User { id: user.id, role: user.role }))
    }
}

impl Living {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let done = self.on(&db, ctx).await;
        db.close().await;
        done.map(|()| ExitCode::SUCCESS)
    }

    async fn on(self, db: &Db, ctx: Ctx) -> Result<()> {
        match self {
            Self::Versions { json } => {
                let all = db.read(async move |tx: &mut Tx| models::list(tx, &ctx).await).await?;
                if json {
                    say(serde_json::to_string_pretty(&all)?);
                } else {
                    all.iter().for_each(version);
                }
            }
            Self::Draft(draft) | Self::Import(draft) => draft.keep(db, &ctx).await?,
            Self::Shadow { version } => {
                db.write(async move |tx: &mut Tx| models::start_shadow(tx, &ctx, version).await).await?;
                say(format!(
                    "Version {version} decides in the shadow: `commonground ownership report {version}`."
                ));
            }
            Self::StopShadow => {
                db.write(async move |tx: &mut Tx| models::stop_shadow(tx, &ctx).await).await?;
                say("Nothing decides in the shadow.");
            }
            Self::Report { version, json } => {
                let report = db.read(async move |tx: &mut Tx| models::shadow_report(tx, &ctx, version).await);
                let report = report.await?;
                if json {
                    say(serde_json::to_string_pretty(&report)?);
                } else {
                    told(&report);
                }
            }
            Self::Approve { version, at, who } => {
                let ctx = who.ctx(db, &ctx).await?;
                let now = ctx.now();
                db.write(async move |tx: &mut Tx| models::approve(tx, &ctx, version, at).await).await?;
                match at.filter(|at| *at > now) {
                    Some(at) => say(format!("Version {version} comes into force at {at}.")),
                    None => say(format!("Version {version} is in force.")),
                }
            }
            Self::RollBack { reason, who } => {
                let ctx = who.ctx(db, &ctx).await?;
                let back =
                    db.write(async move |tx: &mut Tx| models::roll_back(tx, &ctx, &reason).await).await?;
                say(format!("Version {back} is in force again."));
            }
            Self::Export { version, out } => {
                let text = db.read(async move |tx: &mut Tx| models::export(tx, &ctx, version).await).await?;
                match out {
                    Some(file) => write(&file, &text)?,
                    None => say(text.strip_suffix('\n').unwrap_or(&text)),
                }
            }
            Self::Mode(mode) => mode.run(db, ctx).await?,
        }
        Ok(())
    }
}

impl Draft {
    async fn keep(self, db: &Db, ctx: &Ctx) -> Result<()> {
        let source = text(&self.file)?;
        let ctx = self.who.ctx(db, ctx).await?;
        let kept = db.write(async move |tx: &mut Tx| {
            let new = NewDraft { text: &source, name: &self.name, note: &self.note, based_on: self.based_on };
            models::draft(tx, &ctx, new).await
        });
        let number = kept.await.with_context(|| format!("{} is not kept", self.file.display()))?;
        say(format!("Kept as version {number}, a draft: it decides nothing yet."));
        Ok(())
    }
}

impl Mode {
    async fn run(self, db: &Db, ctx: Ctx) -> Result<()> {
        match self {
            Self::On { mode, topics, reason, until, who } => {
                let (ctx, name) = (who.ctx(db, &ctx).await?, mode.clone());
                let done = db.write(async move |tx: &mut Tx| {
                    let brand = brand::load(tx, &ctx).await?;
                    let new = NewSwitch { mode: &mode, topics: topics.clone(), reason: &reason, until };
                    modes::switch_on(tx, &ctx, &brand, new).await
                });
                done.await?;
                say(format!("The mode {name} is on."));
            }
            Self::Off { mode, who } => {
                let (ctx, name) = (who.ctx(db, &ctx).await?, mode.clone());
                db.write(async move |tx: &mut Tx| modes::switch_off(tx, &ctx, &mode).await).await?;
                say(format!("The mode {name} is off."));
            }
            Self::List => {
                let on = db.read(async move |tx: &mut Tx| modes::on(tx, &ctx).await).await?;
                if on.is_empty() {
                    say("No mode is on.");
                }
                on.iter().for_each(mode);
            }
        }
        Ok(())
    }
}

fn write(file: &Path, text: &str) -> Result<()> {
    std::fs::write(file, text).with_context(|| format!("can't write {}", file.display()))?;
    say(format!("Written to {}.", file.display()));
    Ok(())
}

fn version(version: &Version) {
    let Version { version: number, state, name, .. } = version;
    let who = |name: &Option<String>| name.clone().unwrap_or_else(|| "the product".into());
    let mut line = format!("{number:>4}  {:<8}  {name}, by {}", state.name(), who(&version.author_name));
    match (version.approved_at, version.effective_at) {
        (Some(_), Some(at)) if version.is_scheduled() => {
            line.push_str(&format!(", approved by {}, from {at}", who(&version.approver_name)));
        }
        (Some(_), _) => line.push_str(&format!(", approved by {}", who(&version.approver_name))),
        (None, _) => {}
    }
    if let Some(at) = version.activated_at {
        line.push_str(&format!(", in force since {at}"));
    }
    if let Some(at) = version.retired_at {
        line.push_str(&format!(" until {at}"));
    }
    say(line);
}

fn told(report: &ShadowReport) {
    let ShadowReport { items, moved, causes, since, .. } = report;
    let Some(since) = since else { return say("This version was never in the shadow.") };
    let share = if *items == 0 { 0.0 } else { *moved as f64 / *items as f64 * 100.0 };
    say(format!("{moved} of {items} items ({share:.1} %) would have moved since {since}."));
    for cause in causes {
        let [from, to] = [&cause.from_queue, &cause.to_queue];
        say(format!("  {:>8}  {from} → {to}  ({} → {})", cause.count, cause.from_rule, cause.to_rule));
    }
}

fn mode(on: &Switch) {
    let until = on.until.map_or_else(|| "until somebody ends it".to_owned(), |at| format!("until {at}"));
    let topics = if on.topics.0.is_empty() { "-".to_owned() } else { on.topics.0.join(", ") };
    say(format!("{:<12} since {} {until}; topics: {topics}; {}", on.mode, on.since, on.reason));
}
