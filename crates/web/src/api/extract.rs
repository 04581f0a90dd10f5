//! What handlers take out of a request. Each refuses with a [`Fault`], in JSON like everything else.
//!
//! A handler names [`Caller`] before the rest, so that a stranger learns nothing about what exists.

use axum::extract::{FromRequest, FromRequestParts, Path, Query};
use axum::http::request::Parts;
use kernel::Ctx;

use super::error::Fault;
use crate::auth::{Program, Stranger};
use crate::state::App;

/// The program that is asking.
pub struct Caller {
    /// The context in which its verbs run.
    pub ctx: Ctx,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fault> {
        match Program::from_request_parts(parts, app).await {
            Ok(Program { ctx }) => Ok(Self { ctx }),
            Err(Stranger::Failed(error)) => {
                crate::fault::log(&error);
                Err(Fault::unsure())
            }
            Err(Stranger::Token | Stranger::LogIn { .. }) => Err(Fault::stranger()),
        }
    }
}

/// What the address names.
#[derive(FromRequestParts)]
#[from_request(via(Path), rejection(Fault))]
pub struct Named<T>(pub T);

/// What stands behind the question mark.
#[derive(FromRequestParts)]
#[from_request(via(Query), rejection(Fault))]
pub struct Asked<T>(pub T);

/// The body, as JSON.
#[derive(FromRequest)]
#[from_request(via(axum::Json), rejection(Fault))]
pub struct Sent<T>(pub T);
