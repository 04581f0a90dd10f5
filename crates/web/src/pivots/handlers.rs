//! Who followed, and what we still owe in public.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Html;
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::pivots::{self, Filter, Line as Counted, Way};
use care::promises::{self, State as Promised};
use care::{Tx, pivots::State as Ended};
use kernel::{Instant, Millis};
use serde::Deserialize;

use super::{Line, Open, Past, Rows, View, render, render_rows};
use crate::auth::Me;
use crate::desk::build::network;
use crate::errors::Page;
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui;

/// How many rows stand behind a number at most.
const ROWS: usize = 200;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new().route("/pivots", get(page)).route("/pivots/rows", get(rows))
}

/// Which ones.
#[derive(Deserialize)]
struct Asked {
    days: Option<u64>,
    channel: Option<String>,
    way: Option<Way>,
    state: Option<Ended>,
}

impl Asked {
    /// The period in days, and when it began.
    fn period(&self, now: Instant) -> (u64, Instant) {
        let days = self.days.filter(|days| (1..=365).contains(days)).unwrap_or(7);
        (days, now - Millis::days(i64::try_from(days).unwrap_or(7)))
    }
}

/// `GET /pivots`.
async fn page(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let (ctx, (days, since)) = (me.ctx.clone(), asked.period(me.ctx.now()));
    let (lines, open, kept) = app
        .read(async move |tx: &mut Tx| {
            let lines = pivots::report(tx, &ctx, since).await?;
            let open = promises::open(tx, &ctx, true, ROWS).await?;
            Ok((lines, open, promises::report(tx, &ctx, since).await?))
        })
        .await?;
    let view = View {
        frame: frame(&app, &me, &jar, ui::t("pivots-title"), Place::Pivots).await?,
        days,
        lines: lines.into_iter().map(line).collect(),
        open: open.into_iter().map(owed).collect(),
        kept: (count(kept.in_time), count(kept.in_time + kept.late + kept.broken)),
    };
    Ok(Html(render(&view)?))
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

fn line(counted: Counted) -> Line {
    let (lost, n) = counted.lost();
    Line {
        network: network(&counted.channel).name,
        channel: counted.channel,
        way: counted.way.name(),
        offered: count(counted.offered),
        joined: count(counted.joined),
        silent: count(counted.silent),
        refused: count(counted.refused),
        waiting: count(counted.waiting),
        lost: (n > 0).then(|| lost as f64 / n as f64),
        n: count(n),
    }
}

fn owed(row: promises::Row) -> Open {
    Open {
        case_id: row.case_id.to_string(),
        person: row.person,
        text: row.text,
        due: row.due_at,
        broken: row.state == Promised::Broken,
        by: row.by.unwrap_or_default(),
    }
}

/// `GET /pivots/rows`.
async fn rows(State(app): State<App>, me: Me, jar: CookieJar, Query(asked): Query<Asked>) -> Page {
    let (ctx, (days, since)) = (me.ctx.clone(), asked.period(me.ctx.now()));
    let Asked { channel, way, state, .. } = asked;
    let filter = Filter { channel, way, state };
    let found = app.read(async move |tx: &mut Tx| pivots::rows(tx, &ctx, since, &filter, ROWS).await).await?;
    let row = |row: pivots::Row| Past {
        case_id: row.case_id.to_string(),
        person: row.person,
        network: network(&row.channel).name,
        way: row.way.name(),
        state: row.state.name(),
        by: row.by.unwrap_or_default(),
        at: row.offered_at,
    };
    let frame = frame(&app, &me, &jar, ui::t("pivots-rows"), Place::Pivots).await?;
    Ok(Html(render_rows(&Rows { frame, days, rows: found.into_iter().map(row).collect() })?))
}
