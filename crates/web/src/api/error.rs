//! What a program hears when it does not get what it asked for.

use axum::Json;
use axum::extract::rejection::{JsonRejection, PathRejection, QueryRejection};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use care::{Conflict, Error};
use kernel::Role;
use serde::Serialize;
use utoipa::ToSchema;

use super::cases::Finding;
use super::{BODY_MAX, schema};
use crate::fault;

/// Why a request was not carried out.
#[derive(Serialize, ToSchema, Debug)]
pub struct Problem {
    /// A stable word for programs: `unauthenticated`, `denied`, `people_only`, `not_found`, `wrong_method`,
    /// `malformed`, `too_large`, `media_type`, `invalid`, `warned`, `stale`, `taken`, `state`, `wrap_up`, `left`, `throttled`,
    /// `database`, `key`.
    #[schema(example = "denied")]
    code: &'static str,
    /// A sentence for people: what happened and what to do.
    #[schema(example = "this needs the role agent or above; ask an administrator")]
    message: String,
    /// With `denied`: the weakest role that may.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<schema::Role>)]
    needs: Option<Role>,
    /// With `stale`: the newest `seq` of the case. Read up to it, then send it as `seen_seq`.
    #[serde(skip_serializing_if = "Option::is_none")]
    newest_seq: Option<i64>,
    /// With `warned`: what was noticed in the words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
    /// With `invalid`: what makes no sense in which field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Field>,
}

/// What makes no sense in a field.
#[derive(Serialize, ToSchema, Debug)]
pub struct Field {
    /// The field.
    field: String,
    /// What to change.
    message: String,
}

/// A [`Problem`] with its status.
#[derive(Debug)]
pub struct Fault {
    status: StatusCode,
    problem: Problem,
}

impl Fault {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            problem: Problem {
                code,
                message: message.into(),
                needs: None,
                newest_seq: None,
                findings: Vec::new(),
                fields: Vec::new(),
            },
        }
    }

    /// Nobody has shown a token that holds.
    pub fn stranger() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthenticated", "send a token: Authorization: Bearer cgt_…")
    }

    /// Whether the token holds can't be found out now. Says no more: a stranger may be asking.
    pub fn unsure() -> Self {
        let message = "the token can't be looked up now; try again in a moment";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "database", message)
    }

    /// The node can't serve requests now.
    pub fn not_ready() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "database", "the database does not answer")
    }

    /// Something that only makes sense for a person who is logged in.
    pub fn people_only(message: &str) -> Self {
        Self::new(StatusCode::FORBIDDEN, "people_only", message)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        fault::log(&error);
        let mut fault = Self::new(fault::status(&error), fault::code(&error), error.to_string());
        fault.problem.needs = fault::needed(&error);
        if let Error::Conflict(Conflict::Stale { newest }) = error {
            fault.problem.newest_seq = Some(newest);
        } else if let Error::Conflict(Conflict::Warned { findings }) = error {
            fault.problem.findings = findings.into_iter().map(Finding::from).collect();
        } else if let Error::Fields(wrong) = error {
            let field = |care::Wrong { field, words }| Field { field, message: words.to_string() };
            fault.problem.fields = wrong.into_iter().map(field).collect();
        }
        fault
    }
}

impl From<JsonRejection> for Fault {
    fn from(rejection: JsonRejection) -> Self {
        let code = match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => "too_large",
            StatusCode::UNSUPPORTED_MEDIA_TYPE => "media_type",
            StatusCode::UNPROCESSABLE_ENTITY => "invalid",
            _ => "malformed",
        };
        let message = match code {
            "too_large" => format!("a body has at most {BODY_MAX} bytes"),
            _ => rejection.body_text(),
        };
        Self::new(rejection.status(), code, message)
    }
}

impl From<QueryRejection> for Fault {
    fn from(rejection: QueryRejection) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", rejection.body_text())
    }
}

/// What stands in an address names a thing. What can't be its name names nothing.
impl From<PathRejection> for Fault {
    fn from(rejection: PathRejection) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", rejection.body_text())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.problem)).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            let scheme = header::HeaderValue::from_static("Bearer");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
        }
        response
    }
}

/// An address that the API does not have.
pub async fn nowhere(uri: Uri) -> Fault {
    let path: String = uri.path().chars().take(200).collect();
    Fault::new(
        StatusCode::NOT_FOUND,
        "not_found",
        format!("the API has no {path}; /openapi.json says what it has"),
    )
}

/// An address that the API has, with a method that it does not have there.
pub async fn wrong_method() -> Fault {
    let message = "not with this method; the header `allow` and /openapi.json say with which";
    Fault::new(StatusCode::METHOD_NOT_ALLOWED, "wrong_method", message)
}
