//! The desk over HTTP: pages, what agents do, what they write, and what changes while they look.

mod actions;
mod colleagues;
mod deeds;
mod dialogs;
mod elsewhere;
pub(crate) mod files;
pub(super) mod fragments;
mod live;
mod page;
mod turns;
mod words;
pub(super) mod wrap_up;

use axum::Router;
use axum::routing::{delete, get, post};

pub use files::uploads;

use crate::state::App;

/// The desk's routes, live events aside.
pub fn router() -> Router<App> {
    Router::new()
        .route("/", get(page::home))
        .route("/desk", get(page::home))
        .route("/desk/{view}", get(page::list))
        .route("/desk/{view}/{case}", get(page::case))
        .route("/desk/rows", get(live::rows))
        .route("/desk/next", post(actions::next))
        .route("/desk/queue/next", post(turns::next))
        .route("/desk/queue/skip", post(turns::skip))
        .route("/desk/queue/end", post(turns::leave))
        .route("/desk/cases/{case}/boomerang", post(turns::throw).delete(turns::put_down))
        .route("/desk/cases/{case}/boomerang/end", post(turns::put_down))
        .route(
            "/desk/cases/{case}/assignment",
            get(dialogs::assign).post(actions::assign).delete(actions::release),
        )
        .route("/desk/cases/{case}/wrong-owner", get(dialogs::wrong).post(dialogs::send_on))
        .route("/desk/cases/{case}/handover", get(dialogs::hand).post(dialogs::hand_over))
        .route("/desk/cases/{case}/consults", get(dialogs::consult).post(dialogs::question))
        .route("/desk/cases/{case}/no-reply", get(dialogs::silence).post(dialogs::no_reply))
        .route("/desk/cases/{case}/acknowledgement", post(colleagues::acknowledge))
        .route("/desk/consults/{consult}/answer", post(colleagues::answer))
        .route("/desk/consults/{consult}", delete(colleagues::withdraw_question))
        .route("/desk/consults/{consult}/withdrawal", post(colleagues::withdraw_question))
        .route("/desk/approvals/{approval}/agreement", post(colleagues::agree))
        .route("/desk/approvals/{approval}/edit", post(colleagues::edit))
        .route("/desk/approvals/{approval}/return", post(colleagues::send_back))
        .route("/desk/approvals/{approval}", delete(colleagues::withdraw_words))
        .route("/desk/approvals/{approval}/withdrawal", post(colleagues::withdraw_words))
        .route("/desk/cases/{case}/release", post(actions::release))
        .route("/desk/cases/{case}/closure", post(actions::resolve).delete(actions::reopen))
        .route("/desk/cases/{case}/wrap-up", get(wrap_up::ask).post(wrap_up::keep))
        .route("/desk/cases/{case}/untag", post(wrap_up::untag))
        .route("/desk/cases/{case}/reopening", post(actions::reopen))
        .route("/desk/cases/{case}/snooze", post(actions::snooze).delete(actions::wake))
        .route("/desk/cases/{case}/waking", post(actions::wake))
        .route("/desk/cases/{case}/messages", post(words::say))
        .route("/desk/cases/{case}/checks", post(words::look))
        .route("/desk/cases/{case}/draft", axum::routing::put(words::keep).delete(words::discard))
        .route("/desk/cases/{case}/files/{file}", axum::routing::put(files::describe))
        .route("/media/{id}/retry", post(files::again))
        .route("/desk/cases/{case}/pivots", get(elsewhere::invite).post(elsewhere::offer))
        .route("/desk/pivots/{pivot}", delete(elsewhere::undo))
        .route("/desk/pivots/{pivot}/undo", post(elsewhere::undo))
        .route("/desk/pivots/{pivot}/refusal", post(elsewhere::refuse))
        .route("/desk/cases/{case}/closing", get(elsewhere::closing).post(elsewhere::close))
        .route("/desk/cases/{case}/calls", post(elsewhere::book))
        .route("/desk/cases/{case}/promises", post(elsewhere::promise))
        .route("/desk/promises/{promise}/kept", post(elsewhere::keep))
        .route("/desk/promises/{promise}/withdrawal", post(elsewhere::withdraw))
        .route("/desk/cases/{case}/ways", get(live::ways))
        .route("/desk/cases/{case}/presence", axum::routing::put(live::look))
        .route("/desk/cases/{case}/reply", post(live::take_over))
        .route("/desk/facts", post(words::mean))
        .route("/desk/messages/{message}/deeds", post(deeds::act))
        .route("/desk/sends/{send}", delete(words::undo))
        .route("/desk/sends/{send}/undo", post(words::undo))
        .route("/desk/sends/{send}/retry", post(words::retry))
}

/// The desk's live events, which outlive every time-out.
pub fn live() -> Router<App> {
    Router::new().route("/desk/events", get(live::events))
}
