//! `/api/v1/people`: who writes to the brand.

mod identity;
mod list;
mod show;
mod vip;

use care::people;
use kernel::PersonId;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::schema::{self, Moment};
use crate::state::App;

pub use show::Identity;

/// The routes.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(list::file))
        .routes(routes!(show::show))
        .merge(identity::routes())
        .merge(vip::routes())
}

/// A human who writes to the brand.
#[derive(Serialize, ToSchema)]
pub struct Person {
    /// Their id.
    #[schema(value_type = schema::PersonId)]
    id: PersonId,
    /// The name that they show.
    #[schema(example = "Mira Kessler")]
    name: String,
    /// The address of a picture.
    avatar: Option<String>,
    /// Followers or the like, the largest of all networks.
    reach: Option<i64>,
    /// The language in which they wrote last, in two letters.
    #[schema(example = "en")]
    lang: Option<String>,
    /// Their first message.
    first_seen_at: Moment,
    /// Their last message.
    last_seen_at: Moment,
}

impl From<people::Person> for Person {
    fn from(person: people::Person) -> Self {
        Self {
            id: person.id,
            name: person.name,
            avatar: person.avatar,
            reach: person.reach,
            lang: person.lang,
            first_seen_at: person.first_seen_at.into(),
            last_seen_at: person.last_seen_at.into(),
        }
    }
}
