//! `commonground doctor`: what is wrong, and what to do.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use care::opinions::{self, Health};
use care::{Tx, brand, ingest, outbound};
use clap::Args;
use kernel::{Clock, Instant, Key, Millis, SystemClock};

use super::say;
use crate::node;
use crate::opinion::{Adviser, RESERVE};
use crate::settings::Settings;

/// Less free space than this is a warning, in bytes.
const LITTLE_SPACE: u64 = 1 << 30;
/// Deliveries that wait for longer than this are a warning.
const LONG: Millis = Millis::minutes(2);

/// Say what is wrong with this installation, and what to do.
#[derive(Args, Debug)]
pub struct Doctor {
    /// The address that the server would listen on.
    #[arg(long, env = "COMMONGROUND_LISTEN", default_value = "127.0.0.1:4600")]
    listen: SocketAddr,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(serde::Serialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Level {
    Good,
    Look,
    Bad,
}

#[derive(serde::Serialize)]
struct Finding {
    about: &'static str,
    level: Level,
    found: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    remedy: Option<String>,
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn good(&mut self, about: &'static str, found: impl Into<String>) {
        self.0.push(Finding { about, level: Level::Good, found: found.into(), remedy: None });
    }
    fn look(&mut self, about: &'static str, found: impl Into<String>, remedy: impl Into<String>) {
        self.0.push(Finding { about, level: Level::Look, found: found.into(), remedy: Some(remedy.into()) });
    }
    fn bad(&mut self, about: &'static str, found: impl Into<String>, remedy: impl Into<String>) {
        self.0.push(Finding { about, level: Level::Bad, found: found.into(), remedy: Some(remedy.into()) });
    }
}

impl Doctor {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let mut findings = Findings::default();
        clock(&mut findings);
        disk(&mut findings, &settings);
        port(&mut findings, self.listen);
        let key = key(&mut findings, &settings);
        let adviser = adviser(&mut findings, &settings);
        database(&mut findings, &settings, key.as_ref(), adviser.as_ref()).await;
        let worst = findings.0.iter().map(|finding| finding.level).fold(Level::Good, |worst, level| {
            match (worst, level) {
                (Level::Bad, _) | (_, Level::Bad) => Level::Bad,
                (Level::Look, _) | (_, Level::Look) => Level::Look,
                _ => Level::Good,
            }
        });
        if self.json {
            say(serde_json::to_string_pretty(&findings.0)?);
        } else {
            for finding in &findings.0 {
                let mark = match finding.level {
                    Level::Good => "ok  ",
                    Level::Look => "look",
                    Level::Bad => "BAD ",
                };
                say(format!("{mark}  {:<9} {}", finding.about, finding.found));
                if let Some(remedy) = &finding.remedy {
                    say(format!("                {remedy}"));
                }
            }
        }
        Ok(if worst == Level::Bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

fn clock(findings: &mut Findings) {
    let now = SystemClock.now();
    // No version of this program is older than its first day.
    let first_day = Instant::from_seconds(1_763_000_000);
    if now < first_day {
        findings.bad(
            "clock",
            format!("the machine says it is {now}"),
            "set the clock (timedatectl set-ntp true): promises and signatures depend on it",
        );
    } else {
        findings.good("clock", format!("{now}"));
    }
}

fn disk(findings: &mut Findings, settings: &Settings) {
    if let Err(error) = settings.prepare() {
        findings.bad("disk", error.to_string(), "make the folder writable, or choose another with --data");
        return;
    }
    let probe = settings.data.join(".doctor");
    if let Err(error) = std::fs::write(&probe, b"x").and_then(|()| std::fs::remove_file(&probe)) {
        findings.bad(
            "disk",
            format!("can't write to {}: {error}", settings.data.display()),
            "make the folder writable, or free some space",
        );
        return;
    }
    match free_space(&settings.data) {
        Some(free) if free < LITTLE_SPACE => findings.look(
            "disk",
            format!("{} MB are free in {}", free >> 20, settings.data.display()),
            "free some space: when it is gone, deliveries are refused and the networks have to keep them",
        ),
        Some(free) => findings.good("disk", format!("{} GB free in {}", free >> 30, settings.data.display())),
        None => findings.good("disk", format!("{} is writable", settings.data.display())),
    }
}

/// Free bytes of a folder's file system, where `df` can tell.
fn free_space(folder: &std::path::Path) -> Option<u64> {
    let output = std::process::Command::new("df").arg("-Pk").arg(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let kilobytes: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    Some(kilobytes << 10)
}

fn port(findings: &mut Findings, listen: SocketAddr) {
    match std::net::TcpListener::bind(listen) {
        Ok(_) => findings.good("port", format!("{listen} is free")),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => findings.look(
            "port",
            format!("{listen} is in use"),
            "that is right if the server is running; otherwise choose another with --listen",
        ),
        Err(error) => {
            findings.bad("port", format!("{listen}: {error}"), "choose another address with --listen")
        }
    }
}

fn key(findings: &mut Findings, settings: &Settings) -> Option<Key> {
    if settings.key.is_none() && !settings.key_path().exists() {
        let text = format!("there is no key in {}", settings.key_path().display());
        if settings.sqlite_path().exists() || settings.database.is_some() {
            findings.bad("key", text, "put the key file back, or name the key with COMMONGROUND_KEY");
        } else {
            findings.good("key", format!("{text} yet; the first start makes one"));
        }
        return None;
    }
    match settings.key() {
        Ok(key) => {
            findings.good("key", "readable; keep a copy in a safe place: backups need it");
            Some(key)
        }
        Err(error) => {
            findings.bad("key", format!("{error:#}"), "put back the key that this database was made with");
            None
        }
    }
}

fn adviser(findings: &mut Findings, settings: &Settings) -> Option<Adviser> {
    match Adviser::of(&settings.opinion) {
        Ok(Some(adviser)) => Some(adviser),
        Ok(None) => {
            findings.good("opinion", "no second opinion is asked for; no message leaves for one");
            None
        }
        Err(error) => {
            findings.bad(
                "opinion",
                format!("{error:#}"),
                "correct the settings: the server does not start with them",
            );
            None
        }
    }
}

fn health(findings: &mut Findings, adviser: &Adviser, health: &Health) {
    let (model, server) = (adviser.model(), adviser.server());
    let spent = format!(
        "{model} at {server}: {} of {} calls and {} of {} tokens today",
        health.calls, adviser.daily_calls, health.tokens, adviser.daily_tokens
    );
    match (&health.last_failure, health.resting_until) {
        (Some((at, why)), Some(until)) => findings.look(
            "opinion",
            format!("{model} at {server} rests until {until}, for at {at}: {why}"),
            "nothing waits for it: messages of which triage is not sure stand in triage, as without it",
        ),
        (Some((at, why)), None) if health.failures > 0 => findings.look(
            "opinion",
            format!("{spent}; the last {} had no answer, at {at}: {why}", health.failures),
            "if it goes on, it rests by itself and is tried again",
        ),
        _ if health.calls >= adviser.daily_calls || health.tokens + RESERVE > adviser.daily_tokens => {
            findings.look("opinion", spent, "the day's budget is spent; raise it, or wait for midnight (UTC)")
        }
        _ => findings.good("opinion", spent),
    }
}

async fn database(
    findings: &mut Findings,
    settings: &Settings,
    key: Option<&Key>,
    adviser: Option<&Adviser>,
) {
    if settings.database.is_none() && !settings.sqlite_path().exists() {
        let found = format!("there is none in {} yet", settings.data.display());
        findings.look("database", found, "run `commonground demo`, or `commonground init --name BRAND`");
        return;
    }
    let db = match db::Db::open(&settings.database()).await {
        Ok(db) => db,
        Err(error) => {
            findings.bad("database", error.to_string(), "start it, or correct --database");
            return;
        }
    };
    if let Err(error) = inspect(findings, &db, key, adviser).await {
        findings.bad(
            "database",
            format!("{error:#}"),
            "run `commonground serve` once to migrate it, or restore a backup",
        );
    }
    db.close().await;
}

async fn inspect(
    findings: &mut Findings,
    db: &db::Db,
    key: Option<&Key>,
    adviser: Option<&Adviser>,
) -> Result<()> {
    let Some(tenant) = node::tenant(db).await? else {
        findings.look("database", "reachable, but without a brand", "run `commonground init --name BRAND`");
        return Ok(());
    };
    let clock = Arc::new(SystemClock);
    let ctx = node::system(tenant, clock.clone());
    let lent = ctx.clone();
    let (brand, backlog, poison, troubles, opinions) = db
        .read::<_, care::Error, _>(async move |tx: &mut Tx| {
            let brand = brand::load(tx, &lent).await?;
            let backlog = ingest::backlog(tx, &lent).await?;
            let poison = ingest::poisoned(tx, &lent).await?.len();
            let troubles = outbound::troubles(tx, &lent).await?.len();
            let opinions = opinions::health(tx, &lent).await?;
            Ok((brand, backlog, poison, troubles, opinions))
        })
        .await?;
    findings.good("database", format!("reachable, brand {}", brand.name));
    match backlog {
        (0, _) | (_, None) => findings.good("ingest", "no delivery waits"),
        (n, Some(oldest)) if clock.now().since(oldest) > LONG => findings.look(
            "ingest",
            format!("{n} deliveries wait, the oldest since {oldest}"),
            "start the server; if it runs, its log says why they wait. Nothing is lost",
        ),
        (n, _) => findings.good("ingest", format!("{n} deliveries wait, all of them young")),
    }
    if poison + troubles > 0 {
        findings.look(
            "problems",
            format!("{poison} deliveries and {troubles} answers need a person"),
            "open the page Problems of the desk",
        );
    }
    if let Some(adviser) = adviser {
        health(findings, adviser, &opinions);
    }
    for account in &brand.accounts {
        let name = format!("{} @{}", account.channel, account.handle);
        let opens = key.is_none_or(|key| account.secret(key).is_ok() && account.credentials(key).is_ok());
        match (&account.state_reason, opens) {
            (_, false) => findings.bad(
                "channels",
                format!("{name}: its token can't be opened with this key"),
                "put back the key that this database was made with",
            ),
            (Some(reason), true) => {
                findings.look(
                    "channels",
                    format!("{name} is stopped: {reason}"),
                    "renew its token in Settings",
                );
            }
            (None, true) => findings.good("channels", format!("{name} works")),
        }
    }
    Ok(())
}
