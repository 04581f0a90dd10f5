//! Words that wait for agreement.

use std::collections::{HashMap, HashSet};

use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use axum_extra::extract::CookieJar;
use care::{Tx, access, approvals, cases, desk, outbound};
use kernel::ApprovalId;

use super::{View, Waiting, build, render};
use crate::auth::Me;
use crate::errors::Page;
use crate::shell::{Place, frame};
use crate::state::App;

/// The approvals' route.
pub fn routes() -> Router<App> {
    Router::new().route("/approvals", get(page))
}

/// `GET /approvals`.
async fn page(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    let ctx = me.ctx.clone();
    let brand = app.brand();
    let (open, votes, agrees, rows, users, mut noticed) = app
        .read(async move |tx: &mut Tx| {
            let open = approvals::waiting(tx, &ctx).await?;
            let ids: Vec<ApprovalId> = open.iter().map(|one| one.id).collect();
            let mine = approvals::waiting_for_me(tx, &ctx).await?;
            let mine: HashSet<ApprovalId> = mine.into_iter().map(|one| one.id).collect();
            let cases: Vec<_> = open.iter().map(|one| one.case_id).collect();
            let rows = desk::rows_of(tx, &ctx, &cases).await?;
            let mut noticed = HashMap::new();
            for one in open.iter().filter(|one| mine.contains(&one.id)) {
                let findings = outbound::findings_of(tx, &ctx, &brand, one).await?;
                noticed.insert(one.id, (findings, cases::get(tx, &ctx, one.case_id).await?.last_seq));
            }
            let votes = approvals::votes(tx, &ctx, &ids).await?;
            Ok((open, votes, mine, rows, access::users(tx, &ctx).await?, noticed))
        })
        .await?;
    let shown = open.iter().map(|one| {
        let given = votes.iter().filter(|vote| vote.approval_id == one.id).count();
        let row = rows.iter().find(|row| row.case_id == one.case_id);
        let noticed = noticed.remove(&one.id).unwrap_or_default();
        build::waiting(one, (given, agrees.contains(&one.id), me.user.id), row, &users, noticed)
    });
    let (mine, others) = shown.partition(|one: &Waiting| one.candidate.may_decide);
    let frame = frame(&app, &me, &jar, crate::ui::t("shell-approvals"), Place::Approvals).await?;
    Ok(Html(render(&View { frame, mine, others })?))
}
