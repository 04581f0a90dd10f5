//! The servers that the tests talk to: each on a free loopback port, and each gone when we are.
//!
//! A server runs under a small shell script that holds the read end of a pipe from us. When we end, however we
//! end (well, by an error, by Ctrl-C, by `kill -9`), the pipe closes and the script stops its server and removes
//! what it wrote. The script has a process group of its own, so that a Ctrl-C reaches us and not the server
//! under a test that is still running.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use anyhow::{Context, Result, bail};

use crate::shell::Shell;

/// A running server; dropping it stops it.
pub struct Service {
    /// The address for the tests.
    pub url: String,
    keeper: Child,
}

/// Starts an empty PostgreSQL that forgets everything when it stops.
///
/// It runs as `postgres` or `nobody` when we are root, for it refuses to run as root.
pub fn postgres(shell: &Shell) -> Result<Service> {
    let programs = postgres_programs(shell)
        .context("no PostgreSQL server is installed: run `cargo xtask ci --only tools`")?;
    let mut keeper = if shell.is_root()? {
        let owner = if shell.succeeds("id -u postgres") { "postgres" } else { "nobody" };
        let mut keeper = shell.command(&format!("runuser -u {owner} -- sh -c"));
        keeper.env_remove("TMPDIR");
        keeper
    } else {
        shell.command("sh -c")
    };
    let (port, password) = (free_port()?, password()?);
    keeper.args([include_str!("postgres.sh"), "sh"]).arg(programs).arg(port.to_string());
    let url = format!("postgres://commonground:{password}@127.0.0.1:{port}/postgres");
    Service::start(keeper, &password, "ready", url)
}

/// Starts a server by a script that prints `ready`, and stops it when its standard input ends.
pub fn script(shell: &Shell, script: &str, arguments: impl IntoIterator<Item = String>) -> Result<Service> {
    let mut keeper = shell.command("sh -c");
    keeper.args([script, "sh"]).args(arguments);
    Service::start(keeper, "", "ready", String::new())
}

/// Starts a program of Node.js that prints `ready` once it listens at a port.
pub fn node(shell: &Shell, file: &Path, port: u16) -> Result<Service> {
    const KEEP: &str = r#""$@" & exec >/dev/null; read -r _ || kill "$!""#;
    let mut keeper = shell.command("sh -c");
    keeper.args([KEEP, "sh", "node"]).arg(file).arg(port.to_string());
    Service::start(keeper, "", "ready", format!("http://127.0.0.1:{port}"))
}

/// Starts ChromeDriver, through which the tests drive Chromium.
pub fn chromedriver(shell: &Shell) -> Result<Service> {
    // The script lets go of standard output, so that it ends for us when ChromeDriver ends.
    const KEEP: &str = r#""$@" & exec >/dev/null; read -r _ || kill "$!""#;
    let port = free_port()?;
    let mut keeper = shell.command("sh -c");
    keeper.args([KEEP, "sh", "chromedriver"]).arg(format!("--port={port}"));
    Service::start(keeper, "", "started successfully", format!("http://127.0.0.1:{port}"))
}

/// Starts the demo, freshly seeded, from a build of that profile; what it kept is removed when it stops.
pub fn demo(shell: &Shell, profile: &str) -> Result<Service> {
    const KEEP: &str = r#"data=$(mktemp -d); "$@" --data "$data" & exec >/dev/null; read -r _ || kill "$!"; wait; rm -rf "$data""#;
    let listen = format!("127.0.0.1:{}", free_port()?);
    let mut keeper = shell.command("sh -c");
    keeper.args([KEEP, "sh", &format!("target/{profile}/commonground"), "demo", "--listen", &listen]);
    Service::start(keeper, "", "Ctrl-C", format!("http://{listen}"))
}

impl Service {
    /// Starts the keeper, hands it the secret as its first line (none if empty) and waits until it prints a line
    /// that contains `ready`.
    fn start(mut keeper: Command, secret: &str, ready: &str, url: String) -> Result<Self> {
        let name = keeper.get_program().to_owned();
        let mut keeper = keeper
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{name:?} cannot be started"))?;
        let mut output = BufReader::new(keeper.stdout.take().expect("stdout is piped"));
        let mut service = Self { url, keeper };
        if !secret.is_empty() {
            let pipe = service.keeper.stdin.as_mut().expect("stdin is piped");
            writeln!(pipe, "{secret}").context("the server's script ended at once")?;
        }
        let mut line = String::new();
        while !line.contains(ready) {
            line.clear();
            if output.read_line(&mut line)? == 0 {
                bail!("the server ended before it was ready; what it said stands above");
            }
        }
        thread::spawn(move || io::copy(&mut output, &mut io::sink()));
        Ok(service)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        // Nothing can be done about a failure here, and the script cleans up without us.
        let _ = self.keeper.wait();
    }
}

/// The folder with `initdb` and `postgres`: beside the one on the `PATH`, or Debian's newest.
pub fn postgres_programs(shell: &Shell) -> Option<PathBuf> {
    if let Some(initdb) = shell.find("initdb") {
        return initdb.canonicalize().ok()?.parent().map(PathBuf::from);
    }
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let newest =
        versions.max_by_key(|version| version.file_name().to_string_lossy().parse().unwrap_or(0_u32))?;
    Some(newest.path().join("bin")).filter(|folder| folder.join("initdb").is_file())
}

/// A port nobody listens on now. Somebody else may take it before our server does: the start then fails, aloud.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// A loopback port is open to every user of the machine, and a superuser of PostgreSQL runs programs.
fn password() -> Result<String> {
    let mut bytes = [0; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
