//! `commonground channel`.

use std::collections::BTreeMap;
use std::io::{BufRead, Read};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use care::accounts::{self, Account, Meter, NewAccount, State};
use care::desk::{self, Channel as Found};
use care::{Tx, brand};
use channels::{Connecting, FieldKind, Network, Standing, Trouble};
use clap::{Args, Subcommand};
use kernel::{AccountId, Ctx, Instant, Secret, mint_token};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::say;
use crate::settings::Settings;
use crate::{node, workers};

/// The brand's accounts on the networks.
#[derive(Subcommand, Debug)]
pub enum Channel {
    /// Connect an account: it is tried before anything is kept.
    Add(Add),
    /// Every account, and how far behind its network it is.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Ask the network whether an account works, and keep what it says about it.
    Test {
        /// The account, as `list` shows it.
        id: AccountId,
    },
    /// Read an account's history now, to its end: what a hook or a stream lost is in it.
    Reconcile {
        /// The account, as `list` shows it.
        id: AccountId,
    },
    /// Halt an account: nothing is read or sent until it is resumed.
    Pause {
        /// The account, as `list` shows it.
        id: AccountId,
        /// Why, for colleagues.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Let an account work again.
    Resume {
        /// The account, as `list` shows it.
        id: AccountId,
    },
    /// Take an account away. What was said through it stays; its secrets are gone.
    Remove {
        /// The account, as `list` shows it.
        id: AccountId,
        /// Say that you mean it.
        #[arg(long)]
        yes: bool,
    },
}

/// Connect an account.
#[derive(Args, Debug)]
pub struct Add {
    /// The network; a wrong one is answered with all that there are.
    #[arg(long)]
    pub network: String,
    /// What is no secret, such as `base_url=https://social.example`; as often as there are fields.
    #[arg(long, value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Where a secret is read from: `token=-` takes the next line of standard input, `token=FILE` a file. Never the
    /// secret itself, which others on this machine could see.
    #[arg(long, value_name = "FIELD=SOURCE")]
    pub secret: Vec<String>,
    /// The product's own address, such as `https://desk.example.org`: a network that calls is told to call there.
    #[arg(long, value_name = "URL")]
    pub site: Option<String>,
}

impl Channel {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let desk = Beside { db, ctx, settings };
        let done = match self {
            Self::Add(add) => desk.add(add).await,
            Self::List { json } => desk.list(json).await,
            Self::Test { id } => desk.test(id).await,
            Self::Reconcile { id } => desk.reconcile(id).await,
            Self::Pause { id, reason } => desk.pause(id, reason).await,
            Self::Resume { id } => desk.resume(id).await,
            Self::Remove { id, yes } => desk.remove(id, yes).await,
        };
        desk.db.close().await;
        done
    }
}

/// An installation, beside the node that may run it.
struct Beside {
    db: db::Db,
    ctx: Ctx,
    settings: Settings,
}

impl Beside {
    async fn add(&self, add: Add) -> Result<ExitCode> {
        let network = known(&add.network)?;
        let connecting = network.connecting();
        let entered = entered(connecting, &add)?;
        let credentials = connecting.read(&entered, false).map_err(|flaws| {
            let told: Vec<_> = flaws.iter().map(ToString::to_string).collect();
            anyhow::anyhow!("{}; {}", told.join("; "), asked(connecting))
        })?;
        let lines = node::lines_of(&self.settings)?;
        for field in connecting.addresses() {
            if let Some(address) = credentials.entry(field.name).filter(|address| *address != field.default) {
                let looked = lines.reach().look(address).await;
                looked.with_context(|| format!("{}, see --private-networks", field.name))?;
            }
        }
        let line = lines.at(self.ctx.now());
        let standing = network.check(&line, &credentials).await.context("nothing was kept")?;
        lacking(&standing);
        let secret = self.ctx.with_rng(|rng| mint_token("hook", rng)).expose().clone().into_bytes();
        let secret = Secret::new(secret);
        let new = NewAccount::found(network.capabilities().id, credentials, standing, secret.clone());
        let (ctx, key, handle) = (self.ctx.clone(), self.settings.key()?, new.handle.clone());
        let id = self
            .db
            .write(async move |tx: &mut Tx| accounts::connect(tx, &ctx, &key, new.clone()).await)
            .await?;
        say(format!("{handle} is connected: {id}"));
        if let Some(site) = &add.site {
            let account = self.account(id).await?;
            let hook = format!("{}/hooks/{}/{id}", site.trim_end_matches('/'), account.channel);
            let credentials = account.credentials(&self.settings.key()?)?;
            if let Some(telling) = network.subscribe(&line, &credentials, &hook, &secret) {
                telling.await.context("it is connected, but the network could not be told where to call")?;
            }
            say(format!("It is called at {hook}"));
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn list(&self, as_json: bool) -> Result<ExitCode> {
        let ctx = self.ctx.clone();
        let all = self.db.read(async move |tx: &mut Tx| desk::channels(tx, &ctx).await).await?;
        let now = self.ctx.now();
        if as_json {
            let all: Vec<Value> = all.iter().map(|one| told(one, now)).collect();
            say(serde_json::to_string_pretty(&all)?);
        } else if all.is_empty() {
            say("no accounts yet; `commonground channel add --network …` connects one");
        } else {
            all.iter().for_each(|one| say(line(one, now)));
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn test(&self, id: AccountId) -> Result<ExitCode> {
        let account = self.account(id).await?;
        let network = account.network().context("this network is none of ours any more")?;
        let key = self.settings.key()?;
        let line = node::lines_of(&self.settings)?.at(self.ctx.now());
        match network.check(&line, &account.credentials(&key)?).await {
            Ok(standing) => {
                say(format!("{} works: the network knows it as {}", account.handle, standing.us.handle));
                lacking(&standing);
                let ctx = self.ctx.clone();
                let keep = async move |tx: &mut Tx| accounts::checked(tx, &ctx, &key, id, &standing).await;
                self.db.write(keep).await?;
                Ok(ExitCode::SUCCESS)
            }
            Err(trouble) => {
                say(format!("{} does not work: {trouble}", account.handle));
                Ok(ExitCode::FAILURE)
            }
        }
    }

    async fn reconcile(&self, id: AccountId) -> Result<ExitCode> {
        let account = self.account(id).await?;
        ensure!(account.state == State::Live, "nothing is read from this account now; resume it first");
        let before = self.meter(id).await?.map_or(0, |meter| meter.came);
        let read = workers::reader::reconcile(&self.workers().await?, &account).await;
        read.map_err(|trouble: Trouble| anyhow::anyhow!("{trouble}"))?;
        let came = self.meter(id).await?.map_or(0, |meter| meter.came) - before;
        say(format!("{}: read to its end, {came} new", account.handle));
        Ok(ExitCode::SUCCESS)
    }

    async fn pause(&self, id: AccountId, reason: String) -> Result<ExitCode> {
        let ctx = self.ctx.clone();
        self.db.write(async move |tx: &mut Tx| accounts::pause(tx, &ctx, id, &reason).await).await?;
        say("It is paused: nothing is read or sent.");
        Ok(ExitCode::SUCCESS)
    }

    async fn resume(&self, id: AccountId) -> Result<ExitCode> {
        let (ctx, key) = (self.ctx.clone(), self.settings.key()?);
        self.db.write(async move |tx: &mut Tx| accounts::resume(tx, &ctx, &key, id, None).await).await?;
        say("It works again; what waited is sent now.");
        Ok(ExitCode::SUCCESS)
    }

    async fn remove(&self, id: AccountId, yes: bool) -> Result<ExitCode> {
        let handle = self.account(id).await?.handle;
        ensure!(yes, "{handle} would be taken away; say --yes if you mean it");
        let ctx = self.ctx.clone();
        self.db.write(async move |tx: &mut Tx| accounts::remove(tx, &ctx, id).await).await?;
        say(format!("{handle} is removed. What was said through it stays."));
        Ok(ExitCode::SUCCESS)
    }

    async fn account(&self, id: AccountId) -> Result<Account> {
        let ctx = self.ctx.clone();
        Ok(self.db.read(async move |tx: &mut Tx| accounts::get(tx, &ctx, id).await).await?)
    }

    async fn meter(&self, id: AccountId) -> Result<Option<Meter>> {
        let ctx = self.ctx.clone();
        let all = self.db.read(async move |tx: &mut Tx| accounts::meters(tx, &ctx).await).await?;
        Ok(all.into_iter().find(|meter| meter.account_id == id))
    }

    /// What a worker is given, for one piece of its work.
    async fn workers(&self) -> Result<workers::Desk> {
        let ctx = self.ctx.clone();
        let brand = self.db.read(async move |tx: &mut Tx| brand::load(tx, &ctx).await).await?;
        Ok(workers::Desk {
            db: self.db.clone(),
            ctx: self.ctx.clone(),
            brand: watch::channel(Arc::new(brand)).1,
            key: self.settings.key()?,
            http: node::http_client()?,
            lines: node::lines_of(&self.settings)?,
            renewals: workers::access::Renewals::default(),
            pacing: workers::pacing::Pacing::default(),
            node: self.ctx.mint(),
            stop: tokio_util::sync::CancellationToken::new(),
        })
    }
}

fn known(id: &str) -> Result<&'static dyn Network> {
    let open = || channels::all().iter().filter(|network| network.connecting().is_open());
    if let Some(network) = open().find(|network| network.capabilities().id == id) {
        return Ok(*network);
    }
    let ids: Vec<_> = open().map(|network| network.capabilities().id).collect();
    bail!("there is no network `{id}` to connect; there are {}", ids.join(", "))
}

/// What a network asks for, for whoever left something out.
fn asked(connecting: &Connecting) -> String {
    let field = |field: &channels::Field| {
        let way = if field.kind == FieldKind::Secret { "--secret" } else { "--set" };
        let sign = if field.optional { "?" } else { "" };
        format!("{way} {}{sign}", field.name)
    };
    format!("the network asks for {}", connecting.fields.iter().map(field).collect::<Vec<_>>().join(", "))
}

/// What was entered, by field: what is no secret as it was written, secrets from where they are.
fn entered(connecting: &Connecting, add: &Add) -> Result<BTreeMap<String, String>> {
    let mut entered = BTreeMap::new();
    let halves = |text: &str| {
        let halves = text.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
        halves.with_context(|| format!("`{text}` has no `=`"))
    };
    let kind = |name: &str| {
        let field = connecting.fields.iter().find(|field| field.name == name);
        field
            .map(|field| field.kind)
            .with_context(|| format!("there is no field `{name}`; {}", asked(connecting)))
    };
    for text in &add.set {
        let (name, value) = halves(text)?;
        ensure!(
            kind(&name)? != FieldKind::Secret,
            "{name} is a secret: --secret {name}=- reads it from standard input"
        );
        entered.insert(name, value);
    }
    for text in &add.secret {
        let (name, source) = halves(text)?;
        ensure!(kind(&name)? == FieldKind::Secret, "{name} is no secret: use --set");
        entered.insert(name, secret(&source)?);
    }
    Ok(entered)
}

/// A line of standard input, or a whole file; without the line's end.
fn secret(source: &str) -> Result<String> {
    let mut text = String::new();
    if source == "-" {
        std::io::stdin().lock().read_line(&mut text).context("standard input can't be read")?;
    } else {
        let path = PathBuf::from(source);
        let told = || {
            format!(
                "can't read {}; a secret comes from a file, or from standard input with `-`",
                path.display()
            )
        };
        std::fs::File::open(&path).and_then(|mut file| file.read_to_string(&mut text)).with_context(told)?;
    }
    let text = text.trim_end_matches(['\r', '\n']).to_owned();
    ensure!(!text.is_empty(), "the secret is empty");
    Ok(text)
}

fn lacking(standing: &Standing) {
    if !standing.lacks.is_empty() {
        say(format!("It works, but these permissions are missing: {}", standing.lacks.join(", ")));
    }
}

/// How far behind an account is, in milliseconds.
fn behind(one: &Found, now: Instant) -> Option<kernel::Millis> {
    let every = one.account.network()?.capabilities().history_every?;
    one.meter.as_ref()?.behind(every, now)
}

fn line(one: &Found, now: Instant) -> String {
    let Found { account, meter, .. } = one;
    let state = match (account.state, behind(one, now)) {
        (State::Live, Some(span)) => format!("behind by {span}"),
        (State::Live, None) => "works".to_owned(),
        (state, _) => state.name().to_owned(),
    };
    let why = account.state_reason.as_deref().or(meter.as_ref().and_then(|meter| meter.trouble.as_deref()));
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    let read = meter.as_ref().and_then(|meter| meter.read_at);
    let read = read.map_or_else(|| "not read yet".to_owned(), |at| format!("read to its end {at}"));
    let (came, recovered) = meter.as_ref().map_or((0, 0), |meter| (meter.came, meter.recovered));
    let quotas = meter.iter().flat_map(|meter| &meter.quotas.0);
    let quotas: String =
        quotas.map(|left| format!(", {} {}/{}", left.name, left.remaining, left.limit)).collect();
    format!(
        "{}  {:<12} {:<28} {state}{why}\n  {read}, {came} from its history, {recovered} recovered{quotas}",
        account.id, account.channel, account.handle
    )
}

fn told(one: &Found, now: Instant) -> Value {
    let Found { account, last_in, last_out, meter } = one;
    let moment = |at: &Option<Instant>| at.map(|at| at.to_string());
    let meter = meter.as_ref().map(|meter| {
        json!({
            "read_at": moment(&meter.read_at),
            "event_at": moment(&meter.event_at),
            "behind_seconds": behind(one, now).map(|span| span.0 / 1000),
            "came": meter.came,
            "recovered": meter.recovered,
            "trouble": meter.trouble,
            "trouble_since": moment(&meter.trouble_since),
            "quotas": meter.quotas.0,
        })
    });
    json!({
        "id": account.id,
        "network": account.channel,
        "handle": account.handle,
        "name": account.name,
        "state": account.state.name(),
        "reason": account.state_reason,
        "last_in": moment(last_in),
        "last_out": moment(last_out),
        "meter": meter,
    })
}
