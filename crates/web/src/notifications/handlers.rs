//! What the reader was told.

use axum::Router;
use axum::extract::State;
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::brand::Brand;
use care::notifications::{self, Kind, Notification};
use care::{Tx, desk};

use super::{Told, View, render};
use crate::auth::Me;
use crate::desk::build;
use crate::errors::{Failed, Page};
use crate::shell::{Place, frame};
use crate::state::App;

/// How many are shown.
const SHOWN: usize = 200;

/// The notifications' routes.
pub fn routes() -> Router<App> {
    Router::new().route("/notifications", get(page)).route("/notifications/seen", post(seen))
}

/// `GET /notifications`.
async fn page(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    let ctx = me.ctx.clone();
    let (found, rows) = app
        .read(async move |tx: &mut Tx| {
            let found = notifications::mine(tx, &ctx, SHOWN).await?;
            let cases: Vec<_> = found.iter().filter_map(|one| one.case_id).collect();
            Ok((found, desk::rows_of(tx, &ctx, &cases).await?))
        })
        .await?;
    let brand = app.brand();
    let shown = |one: &Notification| {
        let row = rows.iter().find(|row| Some(row.case_id) == one.case_id);
        told(&brand, one, row.map_or("somebody", |row| row.person.as_str()))
    };
    let told = found.iter().map(shown).collect();
    let frame = frame(&app, &me, &jar, "Notifications", Place::Notifications).await?;
    Ok(Html(render(&View { frame, told })?))
}

/// `POST /notifications/seen`.
async fn seen(State(app): State<App>, me: Me) -> Result<Redirect, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| notifications::seen_all(tx, &ctx).await).await?;
    Ok(Redirect::to("/notifications"))
}

/// A notification as a sentence about somebody's case.
fn told(brand: &Brand, one: &Notification, person: &str) -> Told {
    let text = |key: &str| one.data[key].as_str().unwrap_or_default();
    let queue = |key: &str| build::queue_chip(brand, text(key)).word;
    let team = |key: &str| build::titles(brand, &[text(key).to_owned()]);
    let because = |key: &str| match text(key) {
        "" => String::new(),
        why => format!(": {why}"),
    };
    let (icon, words) = match one.kind {
        Kind::Informed => ("info", format!("For your information: the case of {person}")),
        Kind::HandedOver => (
            "arrow-right-left",
            format!(
                "{} handed over the case of {person} to {}{}",
                queue("from"),
                queue("to"),
                because("reason")
            ),
        ),
        Kind::Escalated => (
            "trending-up",
            format!("The case of {person} was escalated to {}{}", queue("to"), because("why")),
        ),
        Kind::Returned => {
            ("undo-2", format!("Nobody in {} acknowledged the case of {person}: it is back", queue("from")))
        }
        Kind::MoveHeld => (
            "ban",
            format!("The case of {person} has moved three times within the hour: where does it belong?"),
        ),
        Kind::ConsultAsked => {
            ("message-circle-question", format!("{} is asked about the case of {person}", team("team")))
        }
        Kind::ConsultAnswered => ("reply", format!("{} answered about the case of {person}", team("team"))),
        Kind::ConsultOverdue => {
            ("hourglass", format!("{} has not answered in time about the case of {person}", team("team")))
        }
        Kind::ApprovalAsked => ("badge-check", format!("Words to {person} wait for your agreement")),
        Kind::ApprovalGiven => ("check", format!("Your words to {person} were agreed to")),
        Kind::ApprovalReturned => ("undo-2", format!("Your words to {person} came back with a reason")),
        Kind::ApprovalEscalated => ("hourglass", format!("Nobody has agreed in time to words to {person}")),
        Kind::ClockWarned => ("timer", format!("A promise to {person} is near its end")),
        Kind::ClockBreached => ("alarm-clock", format!("A promise to {person} is broken")),
        Kind::ShiftEnd => ("arrow-right-left", "Your shift ends soon: write the hand-over".to_owned()),
    };
    let case_id = one.case_id.map(|case| case.to_string());
    Told { icon, words, case_id, at: one.at, new: one.seen_at.is_none() }
}
