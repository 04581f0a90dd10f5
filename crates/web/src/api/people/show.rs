//! `GET /api/v1/people/{id}`.

use axum::Json;
use axum::extract::State;
use care::{Tx, people};
use kernel::{IdentityId, PersonId};
use serde::Serialize;
use utoipa::ToSchema;

use super::Person;
use crate::api::error::Fault;
use crate::api::extract::{Caller, Named};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// An address of a person on a network.
#[derive(Serialize, ToSchema)]
pub struct Identity {
    /// Its id.
    #[schema(value_type = schema::IdentityId)]
    id: IdentityId,
    /// The network.
    #[schema(example = "sandbox")]
    channel: String,
    /// The network's stable id.
    external_id: String,
    /// The present handle.
    #[schema(example = "mira_k")]
    handle: String,
    /// The present name.
    name: String,
    /// Followers or the like.
    reach: Option<u64>,
    /// The first message from here.
    first_seen_at: Moment,
    /// The last message from here.
    last_seen_at: Moment,
}

impl From<people::Identity> for Identity {
    fn from(identity: people::Identity) -> Self {
        Self {
            id: identity.id,
            channel: identity.channel,
            external_id: identity.external_id,
            handle: identity.handle,
            name: identity.name,
            reach: identity.reach,
            first_seen_at: identity.first_seen_at.into(),
            last_seen_at: identity.last_seen_at.into(),
        }
    }
}

/// A person with their addresses.
#[derive(Serialize, ToSchema)]
pub struct PersonDetail {
    /// The person.
    person: Person,
    /// Their addresses, the one used last first.
    identities: Vec<Identity>,
}

/// A person with their addresses on all networks
#[utoipa::path(get, path = "/people/{id}", tag = "people", operation_id = "show_person",
    params(("id" = schema::PersonId, Path)), responses((status = 200, body = PersonDetail, description = "The person.")))]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<PersonId>,
) -> Result<Json<PersonDetail>, Fault> {
    let found = app.read(async move |tx: &mut Tx| people::get(tx, &caller.ctx, id).await).await?;
    let (person, identities) = found;
    Ok(Json(PersonDetail {
        person: person.into(),
        identities: identities.into_iter().map(Identity::from).collect(),
    }))
}
