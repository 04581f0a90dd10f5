//! `GET /api/v1/me`.

use axum::Json;
use axum::extract::State;
use kernel::{Actor, Role, TokenId};
use serde::Serialize;
use utoipa::ToSchema;

use super::error::Fault;
use super::extract::Caller;
use super::schema;
use crate::state::App;

/// The token that a request shows.
#[derive(Serialize, ToSchema)]
pub struct Token {
    /// Its id.
    #[schema(value_type = schema::TokenId)]
    id: TokenId,
    /// What it may do.
    #[schema(value_type = schema::Role)]
    role: Role,
    /// The brand that it belongs to.
    #[schema(example = "Larkspur Broadband")]
    brand: String,
}

/// Who is asking
///
/// For a program that wants to know whether its token holds and what it may do.
#[utoipa::path(get, path = "/me", tag = "token", operation_id = "show_token",
    responses((status = 200, body = Token, description = "The token that was shown.")))]
pub async fn show(State(app): State<App>, caller: Caller) -> Result<Json<Token>, Fault> {
    let Actor::Token { id, role } = caller.ctx.actor else { return Err(Fault::stranger()) };
    Ok(Json(Token { id, role, brand: app.brand().name.clone() }))
}
