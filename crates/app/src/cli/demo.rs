//! `commonground demo`.

use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use channels::sandbox::Flavour;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{Role, SystemClock};
use tokio_util::sync::CancellationToken;

use super::say;
use super::serve::until_told;
use crate::demo;
use crate::node::{Node, Setup};
use crate::settings::Settings;

/// Start with the demo brand.
#[derive(Args, Debug)]
pub struct Demo {
    /// Where to listen.
    #[arg(long, env = "COMMONGROUND_LISTEN", default_value = "127.0.0.1:4600")]
    pub listen: SocketAddr,
    /// Which history to invent, the first time.
    #[arg(long, default_value_t = 7)]
    pub seed: u64,
    /// Let nobody write by themselves: only the history, and what you post in the sandbox.
    #[arg(long)]
    pub quiet_trickle: bool,
}

impl Demo {
    pub(super) async fn run(self, mut settings: Settings) -> Result<ExitCode> {
        // A demo never mixes with a real installation in the usual folder.
        if settings.data == Path::new("data") {
            settings.data = settings.data.join("demo");
        }
        let clock = Arc::new(SystemClock);
        tokio::select! {
            made = set_up(&settings, clock.clone(), self.seed) => made?,
            () = until_told() => {
                say("Stopped while the demo was being set up; the next start begins again.");
                return Ok(ExitCode::FAILURE);
            }
        }
        let memory = settings.data.join("trickle");
        let mut setup = Setup::new(settings, self.listen);
        setup.kit = true;
        setup.hints = demo::logins().iter().map(hint).collect();
        let node = Node::start(setup).await?;
        let stop = CancellationToken::new();
        let sandbox = node.app.sandbox(Flavour::Microblog).cloned().filter(|_| !self.quiet_trickle);
        let customers = sandbox.map(|sandbox| {
            tokio::spawn(
                demo::Trickle { sandbox, clock, memory, seed: self.seed, pace: 1.0 }.run(stop.clone()),
            )
        });
        let colleagues = (!self.quiet_trickle)
            .then(|| tokio::spawn(demo::pass_by(node.app.clone(), self.seed, stop.clone())));
        welcome(&node.url());
        until_told().await;
        stop.cancel();
        if let Some(customers) = customers {
            customers.await??;
        }
        if let Some(colleagues) = colleagues {
            colleagues.await??;
        }
        node.stop().await;
        Ok(ExitCode::SUCCESS)
    }
}

async fn set_up(settings: &Settings, clock: Arc<SystemClock>, seed: u64) -> Result<()> {
    let bar = ProgressBar::hidden();
    let style = ProgressStyle::with_template("Thirty days at Larkspur Broadband {wide_bar} {percent}%");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    demo::set_up(settings, clock, seed, |done, all| {
        if bar.is_hidden() {
            bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
        }
        bar.set_length(all);
        bar.set_position(done);
    })
    .await?;
    bar.finish_and_clear();
    Ok(())
}

fn welcome(url: &str) {
    say(format!("Larkspur Broadband is open: {url}"));
    say(format!("\nLog in as (the password is {} for everybody)", demo::brand::PASSWORD));
    for role in [Role::Agent, Role::Lead, Role::Admin, Role::Viewer] {
        if let Some(login) = demo::logins().into_iter().find(|login| login.role == role) {
            say(format!("  {:<8} {:<8} {}, {}", role.name(), login.login, login.name, login.why));
        }
    }
    say("\nTry this first");
    say("  1. Log in as maya and say that you are ready: what is due first comes to you. Answer it.");
    say("     Two colleagues have handed her team a case (Y acknowledges), and one asks her something.");
    say(format!(
        "  2. Open {url}/sandbox beside it: invent somebody, complain in public, and watch it arrive."
    ));
    say(
        "  3. Choose \"Why is this here?\" on a case: the rule, the facts, and what would have moved it elsewhere.",
    );
    say(
        "  4. Log in as ruth: words wait for her agreement (/approvals), her team is on /team, and /ownership",
    );
    say("     shows what her proposal would move. Then as alex, who may approve it.");
    say("\nCtrl-C ends it; the next start keeps everything.");
}

/// A log-in as the log-in page offers it.
fn hint(login: &demo::Login) -> web::login::Hint {
    web::login::Hint {
        role: format!("{}, {}", login.name, login.role),
        login: login.login.to_owned(),
        password: login.password.to_owned(),
    }
}
