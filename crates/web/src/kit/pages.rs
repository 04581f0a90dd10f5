//! The desk. `?state=` chooses a state of a page.

use std::collections::HashMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::Form;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::sse::{Event, Sse};
use axum::response::{Html, Redirect};
use axum::routing::{delete, get, post, put};
use futures::Stream;
use futures::stream::unfold;

use super::frame::{ago, frame};
use super::{cases, checks, colleagues, talk};
use crate::desk::composer::Stale;
use crate::desk::{self, list};
use crate::shell::Place;
use crate::ui::Audience;

type Asked = Query<HashMap<String, String>>;

/// Every address.
pub fn routes() -> Router {
    Router::new()
        .route("/desk", get(|| async { Redirect::to("/desk/mine") }))
        .route("/desk/events", get(events))
        .route("/desk/cases/{id}/messages", post(write))
        .route("/desk/cases/{id}/draft", put(|| async { "" }).delete(|| async { "" }))
        .route("/desk/sends/{id}", delete(take_back))
        .route("/desk/{view}", get(view))
        .route("/desk/{view}/{case}", get(case))
}

fn name(view: &str) -> String {
    let known = frame("", Place::Nowhere);
    known
        .views
        .iter()
        .chain(&known.queues)
        .find(|item| item.slug == view)
        .map_or("Mine".into(), |i| i.name.clone())
}

async fn view(Path(slug): Path<String>, Query(asked): Asked) -> Html<String> {
    let mut frame = frame(&name(&slug), Place::Desk(slug.clone()));
    frame.events = Some(format!("/kit/desk/events?view={slug}"));
    let mut list = cases::list(&slug, &name(&slug), None);
    if let Some(query) = asked.get("q") {
        list.query.clone_from(query);
        list.rows.clear();
    }
    if asked.contains_key("after") {
        list.more = None;
        for (at, row) in list.rows.iter_mut().enumerate() {
            row.case_id = format!("case_9{at}");
        }
    }
    match asked.get("state").map(String::as_str) {
        Some("empty") => list.rows.clear(),
        Some("error") => {
            list.error = Some("The database did not answer within 5 seconds. Nothing is lost.".into())
        }
        _ => {}
    }
    Html(desk::render(&desk::View { frame, list, case: None, context: None }).unwrap_or_default())
}

async fn case(Path((slug, id)): Path<(String, String)>, Query(asked): Asked) -> Html<String> {
    let mode = match asked.get("mode").map(String::as_str) {
        Some("public") => Audience::Public,
        Some("note") => Audience::Note,
        _ => Audience::Private,
    };
    let mut frame = frame(&name(&slug), Place::Desk(slug.clone()));
    frame.events = Some(format!("/kit/desk/events?view={slug}&case={id}"));
    let mut open = talk::conversation(&slug, mode);
    open.colleagues = colleagues::of(asked.get("state").map(String::as_str));
    if asked.get("state").is_some_and(|state| state == "elsewhere") {
        open.elsewhere = crate::kit::elsewhere::strip();
    }
    match (asked.get("state").map(String::as_str), open.composer.as_mut()) {
        (Some("stale"), Some(composer)) => {
            composer.text = "Hi Priya, could you tell me the number on the label?".into();
            composer.stale = Some(Stale {
                who: "Priya Raman".into(),
                text: "Never mind, it is back. Thank you!".into(),
                at: ago(0),
            });
        }
        (Some("concern"), Some(composer)) => {
            composer.text = "Your line LB-204418 is registered to priya@example.org, is that right?".into();
            composer.concerns = checks::concerns();
            composer.pieces = checks::pieces(&composer.text);
        }
        (Some("over"), Some(composer)) => composer.text = "Thank you for your patience. ".repeat(19),
        (Some("closed"), Some(composer)) => {
            composer.private.unavailable = Some("The reply window closed yesterday at 18:02.".into());
        }
        (Some("approval"), Some(composer)) => {
            composer.public.approval = Some(
                "The social lead agrees first: 250k people follow them (rule R3-influencer-problem)".into(),
            );
            composer.private.unavailable = Some("your team, Brand love, may not write privately here".into());
            composer.text = "You are right, Vel, and I am sorry.".into();
            composer.goodwill = Some(desk::composer::Goodwill {
                limit: Some("60.00".into()),
                amount: "60.00".into(),
                exception: String::new(),
            });
        }
        (Some("readonly"), _) => {
            open.composer = None;
            open.may.handle = false;
            open.menu = None;
        }
        (Some("resolved"), _) => open.state = desk::case::State::Resolved(ago(30)),
        (Some("nobody"), _) => open.owner = desk::case::Owner::Nobody,
        _ => {}
    }
    let list = cases::list(&slug, &name(&slug), Some(&id));
    Html(
        desk::render(&desk::View { frame, list, case: Some(open), context: Some(talk::context()) })
            .unwrap_or_default(),
    )
}

async fn write(Form(words): Form<HashMap<String, String>>) -> Html<String> {
    let audience = match words.get("mode").map(String::as_str) {
        Some("public") => Audience::Public,
        Some("note") => Audience::Note,
        _ => Audience::Private,
    };
    let mut composer = talk::composer(audience);
    let text = words.get("text").cloned().unwrap_or_default();
    if text.contains("stale") {
        composer.text = text;
        composer.stale = Some(Stale {
            who: "Priya Raman".into(),
            text: "Never mind, it is back. Thank you!".into(),
            at: ago(0),
        });
        return Html(desk::composer::refused(&composer).unwrap_or_default());
    }
    let until = crate::kit::frame::NOW + kernel::Millis::seconds(10);
    let sending = desk::case::Sending::Queued { send_id: "snd_new".into(), until };
    let message = talk::ours("new", "Ana Ruiz", audience, 0, &text, sending);
    Html(desk::composer::sent(&composer, &message).unwrap_or_default())
}

async fn take_back() -> Html<String> {
    let mut composer = talk::composer(Audience::Public);
    composer.text = "Words that were taken back".into();
    Html(desk::composer::undone(&composer, "msg_new").unwrap_or_default())
}

/// A row changes, a message comes, something new arrives: every few seconds.
async fn events(Query(asked): Asked) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let slug = asked.get("view").cloned().unwrap_or_default();
    let open = asked.get("case").cloned().unwrap_or_default();
    Sse::new(unfold(0_i64, move |turn| {
        let (slug, open) = (slug.clone(), open.clone());
        async move {
            tokio::time::sleep(Duration::from_secs(3)).await;
            let list = cases::list(&slug, "", None);
            let event = match turn % 3 {
                0 => Event::default()
                    .event("arrived")
                    .data(format!(r#"{{"view":"{slug}","case":"case_n{turn}"}}"#)),
                1 => {
                    let mut changed = list.rows[2].clone();
                    changed.line = list::Line::Writing("Ines Duarte".into());
                    Event::default().data(list::row(&list, &changed).unwrap_or_default())
                }
                _ => {
                    let person = crate::kit::people::EVERYBODY[0];
                    let message =
                        talk::said(&format!("live{turn}"), person, Audience::Private, 0, "Any news?");
                    let drawn = desk::case::arrived(&open, &message, crate::kit::frame::NOW, "gallery");
                    Event::default().data(drawn.unwrap_or_default())
                }
            };
            Some((Ok(event), turn + 1))
        }
    }))
}
