//! What the next shift must know.

use std::collections::HashMap;

use axum::Router;
use axum::extract::{Form, Query, State};
use axum::response::{Html, Redirect};
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::brand::Brand;
use care::desk::{Marks, Row};
use care::handoffs::brief::Brief;
use care::handoffs::briefs::{self, Open};
use care::queues::Turn;
use care::{Tx, desk, staff};
use kernel::{CaseId, Ctx, Instant, UserId};

use super::{Left, View, render};
use crate::auth::Me;
use crate::desk::build;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::t;

/// The hand-over's routes.
pub fn routes() -> Router<App> {
    Router::new().route("/handover", get(page).post(keep))
}

/// `GET /handover`.
async fn page(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(asked): Query<HashMap<String, String>>,
) -> Page {
    let (ctx, user) = (me.ctx.clone(), me.user.id);
    let (open, rows, marks, theirs, shifts) =
        app.read(async move |tx: &mut Tx| mine(tx, &ctx, user).await).await?;
    let (brand, now) = (app.brand(), me.ctx.now());
    let view = View {
        ends: shifts.iter().find(|shift| shift.starts_at <= now).map(|shift| shift.ends_at),
        cases: open.into_iter().filter_map(|one| left(&brand, me.user.id, one, &rows, &marks, now)).collect(),
        staying: theirs as u64,
        done: asked.get("done").map(|_| t("handover-done").into()),
        frame: frame(&app, &me, &jar, t("shell-handover"), Place::Handover).await?,
    };
    Ok(Html(render(&view)?))
}

/// What somebody leaves: briefs, rows, what stands beside them, how many wait for the customer, shifts.
async fn mine(
    tx: &mut Tx,
    ctx: &Ctx,
    user: UserId,
) -> care::Result<(Vec<Open>, Vec<Row>, Marks, usize, Vec<staff::Shift>)> {
    let open = briefs::mine(tx, ctx).await?;
    let cases: Vec<CaseId> = open.iter().map(|one| one.case).collect();
    let rows = desk::rows_of(tx, ctx, &cases).await?;
    let marks = desk::marks(tx, ctx, &cases).await?;
    let (held, _) = desk::list(tx, ctx, &desk::View::Mine, kernel::PAGE_MAX, None).await?;
    let theirs = held.iter().filter(|row| row.turn == Turn::Theirs).count();
    Ok((open, rows, marks, theirs, staff::shifts_of(tx, ctx, user).await?))
}

fn left(brand: &Brand, me: UserId, one: Open, rows: &[Row], marks: &Marks, now: Instant) -> Option<Left> {
    let row = rows.iter().find(|row| row.case_id == one.case)?;
    let shown = build::row(brand, row, marks, me, now);
    Some(Left {
        case_id: one.case.to_string(),
        face: shown.face,
        asked: row.last_text.clone(),
        queue: build::queue_chip(brand, &row.queue).word,
        clock: shown.clock,
        brief: one.brief.note().unwrap_or_default(),
        kept: one.written_at,
    })
}

/// `POST /handover`: a brief for each case that is named.
async fn keep(
    State(app): State<App>,
    me: Me,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Redirect, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| {
        care::access::allow(&ctx, care::access::Right::Answer)?;
        for (case, text) in &fields {
            let Ok(case) = case.parse::<CaseId>() else { continue };
            briefs::save(tx, &ctx, case, Brief::read(text)).await?;
        }
        Ok(())
    })
    .await?;
    Ok(Redirect::to("/handover?done=kept"))
}
