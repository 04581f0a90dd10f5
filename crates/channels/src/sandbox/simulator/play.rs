//! The players' HTTP API: what a page or a test in another process does on behalf of people.
//!
//! In: JSON. Out: the views that [`Simulator`] gives, and the ids of new words. It has no lock of its own: whoever
//! mounts it decides who may play.

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post, put};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use super::api::{Answer, body};
use super::model::{NewPerson, Person, PersonEdit, Placement};
use super::views::{ConversationView, DeliveryView, PersonView, PostView, ThreadView};
use super::{Faults, Simulator};

/// The routes below `/play`.
pub fn router(simulator: &Simulator) -> Router {
    Router::new()
        .route("/play/people", get(people).post(invent))
        .route("/play/people/{id}", put(change_person))
        .route("/play/people/{id}/reading", post(read))
        .route("/play/people/{id}/follow", put(follow).delete(unfollow))
        .route("/play/posts", post(say_public))
        .route("/play/messages", post(dm))
        .route("/play/brand", post(as_brand))
        .route("/play/words/{id}", put(edit).delete(delete))
        .route("/play/words/{id}/likes/{person}", put(like).delete(unlike))
        .route("/play/feed", get(feed))
        .route("/play/threads/{id}", get(thread))
        .route("/play/conversations/{person}", get(conversation))
        .route("/play/deliveries", get(deliveries))
        .route("/play/faults", get(faults).put(set_faults))
        .route("/play/reset", post(reset))
        .with_state(simulator.clone())
}

type Sim = State<Simulator>;
const DONE: StatusCode = StatusCode::NO_CONTENT;
const USUAL: usize = 50;

#[derive(Deserialize)]
struct Listing {
    search: Option<String>,
    before: Option<String>,
    person: Option<String>,
    limit: Option<usize>,
}

#[derive(Deserialize)]
struct Said {
    person: String,
    text: String,
    #[serde(default)]
    in_reply_to: Option<String>,
    #[serde(default)]
    subject: Option<String>,
}

#[derive(Deserialize)]
struct SaidByBrand {
    placement: Placement,
    text: String,
}

#[derive(Deserialize)]
struct NewText {
    text: String,
}

#[derive(Serialize)]
struct New {
    id: String,
}

async fn people(State(sim): Sim, Query(query): Query<Listing>) -> Json<Vec<PersonView>> {
    Json(sim.people(query.search.as_deref(), query.limit.unwrap_or(USUAL)))
}

async fn invent(State(sim): Sim, bytes: Bytes) -> Answer<(StatusCode, Json<Person>)> {
    let new: NewPerson = body(&bytes)?;
    Ok((StatusCode::CREATED, Json(sim.invent(new).await?)))
}

async fn change_person(State(sim): Sim, Path(id): Path<String>, bytes: Bytes) -> Answer<Json<Person>> {
    let edit: PersonEdit = body(&bytes)?;
    Ok(Json(sim.change_person(&id, edit).await?))
}

async fn read(State(sim): Sim, Path(id): Path<String>) -> Answer<StatusCode> {
    sim.read(&id).await?;
    Ok(DONE)
}

async fn follow(State(sim): Sim, Path(id): Path<String>) -> Answer<StatusCode> {
    sim.follow(&id, true).await?;
    Ok(DONE)
}

async fn unfollow(State(sim): Sim, Path(id): Path<String>) -> Answer<StatusCode> {
    sim.follow(&id, false).await?;
    Ok(DONE)
}

async fn say_public(State(sim): Sim, bytes: Bytes) -> Answer<(StatusCode, Json<New>)> {
    let Said { person, text, in_reply_to, .. } = body(&bytes)?;
    let id = match in_reply_to {
        Some(to) => sim.reply(&person, &to, &text).await?,
        None => sim.post(&person, &text).await?,
    };
    Ok((StatusCode::CREATED, Json(New { id })))
}

async fn dm(State(sim): Sim, bytes: Bytes) -> Answer<(StatusCode, Json<New>)> {
    let Said { person, text, subject, .. } = body(&bytes)?;
    let id = match subject {
        Some(subject) => sim.mail(&person, &subject, &text).await?,
        None => sim.dm(&person, &text).await?,
    };
    Ok((StatusCode::CREATED, Json(New { id })))
}

async fn as_brand(State(sim): Sim, bytes: Bytes) -> Answer<(StatusCode, Json<New>)> {
    let SaidByBrand { placement, text } = body(&bytes)?;
    Ok((StatusCode::CREATED, Json(New { id: sim.say_as_brand(&placement, &text).await? })))
}

async fn edit(State(sim): Sim, Path(id): Path<String>, bytes: Bytes) -> Answer<StatusCode> {
    let NewText { text } = body(&bytes)?;
    sim.edit(&id, &text).await?;
    Ok(DONE)
}

async fn delete(State(sim): Sim, Path(id): Path<String>) -> Answer<StatusCode> {
    sim.delete(&id).await?;
    Ok(DONE)
}

async fn like(State(sim): Sim, Path((id, person)): Path<(String, String)>) -> Answer<StatusCode> {
    sim.like(&person, &id).await?;
    Ok(DONE)
}

async fn unlike(State(sim): Sim, Path((id, person)): Path<(String, String)>) -> Answer<StatusCode> {
    sim.unlike(&person, &id).await?;
    Ok(DONE)
}

async fn feed(State(sim): Sim, Query(query): Query<Listing>) -> Json<Vec<PostView>> {
    Json(sim.feed(query.limit.unwrap_or(USUAL), query.before.as_deref(), query.person.as_deref()))
}

async fn thread(State(sim): Sim, Path(id): Path<String>) -> Answer<Json<ThreadView>> {
    Ok(Json(sim.thread(&id)?))
}

async fn conversation(State(sim): Sim, Path(person): Path<String>) -> Answer<Json<ConversationView>> {
    Ok(Json(sim.conversation(&person)?))
}

async fn deliveries(State(sim): Sim, Query(query): Query<Listing>) -> Json<Vec<DeliveryView>> {
    Json(sim.deliveries(query.limit.unwrap_or(USUAL)))
}

async fn faults(State(sim): Sim) -> Json<Faults> {
    Json(sim.faults())
}

async fn set_faults(State(sim): Sim, bytes: Bytes) -> Answer<Json<Faults>> {
    sim.set_faults(body(&bytes)?);
    Ok(Json(sim.faults()))
}

async fn reset(State(sim): Sim) -> Answer<StatusCode> {
    sim.reset().await?;
    Ok(DONE)
}
