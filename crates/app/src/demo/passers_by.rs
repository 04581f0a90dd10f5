//! Colleagues who look into cases while somebody watches: the desk of a demo is not a lonely place.
//!
//! In: a running node. Out: now and then a colleague opens one of the cases that are due first, stays a while, writes
//! a line that is never sent, and goes. Promised: no case changes by it.

use std::time::Duration;

use anyhow::Result;
use care::desk::{self, View};
use care::watching::{self, Doing};
use care::{Tx, access};
use kernel::{Actor, CaseId, Ctx, Role};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use tokio_util::sync::CancellationToken;
use web::state::App;

/// Among how many cases they choose.
const CASES: u32 = 12;
/// The shortest and the longest time between two of them, and for one thing that they do, in seconds.
const STEP: (f64, f64) = (6., 20.);

/// Lets colleagues look in until `stop`.
///
/// # Errors
/// If the database can't be read.
pub async fn pass_by(app: App, seed: u64, stop: CancellationToken) -> Result<()> {
    let mut rng = StdRng::seed_from_u64(seed);
    loop {
        let Some((who, case)) = choose(&app, &mut rng).await? else { return Ok(()) };
        let mut steps = vec![Doing::Viewing];
        if rng.random_bool(0.5) {
            steps.extend([Doing::Writing; 2]);
        }
        for doing in steps {
            let ctx = who.clone();
            app.write(async move |tx: &mut Tx| watching::look(tx, &ctx, case, doing).await).await?;
            if !pause(&mut rng, &stop).await {
                return Ok(());
            }
        }
        app.write(async move |tx: &mut Tx| watching::leave(tx, &who, case).await).await?;
        if !pause(&mut rng, &stop).await {
            return Ok(());
        }
    }
}

/// A colleague, and a case for them; `None` where there is neither.
async fn choose(app: &App, rng: &mut StdRng) -> Result<Option<(Ctx, CaseId)>> {
    let ctx = app.ctx.clone();
    let both = async move |tx: &mut Tx| {
        let (rows, _) = desk::list(tx, &ctx, &View::All, CASES, None).await?;
        Ok((access::users(tx, &ctx).await?, rows))
    };
    let (users, rows) = app.read(both).await?;
    let agents: Vec<_> = users.iter().filter(|user| user.role == Role::Agent).collect();
    let chosen = agents.choose(rng).zip(rows.choose(rng));
    Ok(chosen
        .map(|(user, row)| (app.ctx.with_actor(Actor::User { id: user.id, role: user.role }), row.case_id)))
}

/// Waits a moment. `false` at the end.
async fn pause(rng: &mut StdRng, stop: &CancellationToken) -> bool {
    let wait = Duration::from_secs_f64(rng.random_range(STEP.0..STEP.1));
    tokio::select! {
        () = stop.cancelled() => false,
        () = tokio::time::sleep(wait) => true,
    }
}
