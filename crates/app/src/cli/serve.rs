//! `commonground serve`.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::say;
use crate::node::{Node, Setup};
use crate::settings::Settings;

/// Start the server.
#[derive(Args, Debug)]
pub struct Serve {
    /// Where to listen.
    #[arg(long, env = "COMMONGROUND_LISTEN", default_value = "127.0.0.1:4600")]
    pub listen: SocketAddr,
    /// Browsers reach this server by HTTPS, through a proxy in front of it: cookies insist on it.
    #[arg(long, env = "COMMONGROUND_HTTPS")]
    pub https: bool,
    /// Run the sandbox network inside this server: anybody who may answer can then play a customer. For one node only.
    #[arg(long)]
    pub sandbox: bool,
    /// Let anybody look at `/kit`: every page and part in every state, with made-up data. Administrators always may.
    #[arg(long, env = "COMMONGROUND_KIT")]
    pub kit: bool,
}

impl Serve {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let mut setup = Setup::new(settings, self.listen);
        setup.https = self.https;
        setup.sandbox = self.sandbox;
        setup.kit = self.kit;
        let node = Node::start(setup).await?;
        say(format!("Commonground listens on {}", node.url()));
        until_told().await;
        node.stop().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// Waits for Ctrl-C or the signal that ends services.
pub(super) async fn until_told() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut end) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = end.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
