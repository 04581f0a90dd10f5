//! Playing the customer.

use std::collections::HashMap;
use std::convert::Infallible;

use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, Sse};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post, put};
use axum_extra::extract::CookieJar;
use care::desk::Rail;
use channels::sandbox::simulator::NewPerson;
use futures::Stream;
use serde::Deserialize;

use super::live::Line;
use super::player::Player;
use super::{build, faults, render};
use crate::errors::{Page, is_partial, refused};
use crate::shell::{Place, frame, with_counts};
use crate::state::App;

/// The sandbox's routes, live events aside.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sandbox", get(page))
        .route("/sandbox/people", post(invent))
        .route("/sandbox/posts", post(say))
        .route("/sandbox/posts/{id}", put(edit).delete(delete))
        .route("/sandbox/posts/{id}/edit", post(edit))
        .route("/sandbox/posts/{id}/delete", post(delete))
        .route("/sandbox/posts/{id}/like", post(like))
        .route("/sandbox/messages", post(whisper))
        .route("/sandbox/faults", post(switch))
}

/// The sandbox's live events, which outlive every time-out.
pub fn live() -> Router<App> {
    Router::new().route("/sandbox/events", get(events))
}

#[derive(Deserialize)]
struct Being {
    #[serde(rename = "as")]
    who: Option<String>,
}

async fn page(State(app): State<App>, player: Player, jar: CookieJar, Query(being): Query<Being>) -> Page {
    let frame = frame(&app, &player.me, &jar, crate::ui::t("shell-sandbox"), Place::Sandbox).await?;
    let mut view = build::view(frame, &app.sandboxes, &player.network, being.who.as_deref());
    if let Some(me) = &view.me {
        view.frame.events = Some(player.page_of(&me.id).replacen("/sandbox", "/sandbox/events", 1));
        // Opening the page is opening the conversation. Nobody is there if the person was forgotten meanwhile.
        let _ = player.network.read(&me.id).await;
    }
    Ok(Html(render(&view)?))
}

async fn events(
    State(app): State<App>,
    player: Player,
    jar: CookieJar,
    Query(being): Query<Being>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let frame =
        with_counts(&app, &player.me, &jar, crate::ui::t("shell-sandbox"), Place::Sandbox, &Rail::default());
    Sse::new(Line::new(app, player, frame, being.who.unwrap_or_default()).events())
}

#[derive(Deserialize)]
struct Somebody {
    name: String,
    handle: String,
    #[serde(default)]
    followers: String,
}

async fn invent(player: Player, Form(somebody): Form<Somebody>) -> Response {
    let Somebody { name, handle, followers } = somebody;
    let followers = followers.trim().parse().unwrap_or(0);
    match player.network.invent(NewPerson { handle, name, avatar: None, followers }).await {
        Ok(person) => Redirect::to(&player.page_of(&person.id)).into_response(),
        Err(error) => refused(error.to_string(), &player.page()),
    }
}

#[derive(Deserialize)]
struct Words {
    #[serde(rename = "as")]
    who: String,
    text: String,
    #[serde(default)]
    reply_to: String,
    #[serde(default)]
    subject: String,
}

async fn say(player: Player, headers: HeaderMap, Form(words): Form<Words>) -> Response {
    let Words { who, text, reply_to, .. } = words;
    let said = match reply_to.as_str() {
        "" => player.network.post(&who, &text).await,
        post => player.network.reply(&who, post, &text).await,
    };
    player.told(&headers, &who, said)
}

async fn whisper(player: Player, headers: HeaderMap, Form(words): Form<Words>) -> Response {
    let said = match words.subject.as_str() {
        "" => player.network.dm(&words.who, &words.text).await,
        subject => player.network.mail(&words.who, subject, &words.text).await,
    };
    player.told(&headers, &words.who, said)
}

#[derive(Deserialize)]
struct NewText {
    text: String,
}

async fn edit(
    player: Player,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(new): Form<NewText>,
) -> Response {
    match player.author(&id) {
        Ok(who) => player.told(&headers, &who, player.network.edit(&id, &new.text).await),
        Err(error) => player.told::<()>(&headers, "", Err(error)),
    }
}

async fn delete(player: Player, Path(id): Path<String>, headers: HeaderMap) -> Response {
    match player.author(&id) {
        Ok(who) => player.told(&headers, &who, player.network.delete(&id).await),
        Err(error) => player.told::<()>(&headers, "", Err(error)),
    }
}

#[derive(Deserialize)]
struct Liker {
    #[serde(rename = "as")]
    who: String,
}

async fn like(
    player: Player,
    Path(id): Path<String>,
    headers: HeaderMap,
    Form(liker): Form<Liker>,
) -> Response {
    let liked = player.network.words(&id).is_some_and(|post| post.likes.contains(&liker.who));
    let outcome = match liked {
        true => player.network.unlike(&liker.who, &id).await,
        false => player.network.like(&liker.who, &id).await,
    };
    player.told(&headers, &liker.who, outcome)
}

async fn switch(player: Player, headers: HeaderMap, Form(form): Form<HashMap<String, String>>) -> Response {
    player.network.set_faults(faults::of_form(&form));
    match is_partial(&headers) {
        true => StatusCode::NO_CONTENT.into_response(),
        false => Redirect::to(&player.page()).into_response(),
    }
}
