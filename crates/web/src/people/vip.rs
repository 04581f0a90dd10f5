//! A lead marks a person whose cases are to be treated with particular care.

use axum::extract::{Form, Path, State};
use axum::response::Redirect;
use care::{Tx, vips};
use kernel::PersonId;
use serde::Deserialize;

use crate::auth::Me;
use crate::errors::Failed;
use crate::state::App;

#[derive(Deserialize)]
pub(super) struct Why {
    reason: String,
}

/// `POST /people/{id}/vip`.
pub(super) async fn mark(
    State(app): State<App>,
    me: Me,
    Path(person): Path<PersonId>,
    Form(Why { reason }): Form<Why>,
) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| vips::mark(tx, &me.ctx, person, &reason).await).await?;
    Ok(Redirect::to(&format!("/people/{person}")))
}

/// `POST /people/{id}/vip/end`.
pub(super) async fn unmark(
    State(app): State<App>,
    me: Me,
    Path(person): Path<PersonId>,
) -> Result<Redirect, Failed> {
    app.write(async move |tx: &mut Tx| vips::unmark(tx, &me.ctx, person).await).await?;
    Ok(Redirect::to(&format!("/people/{person}")))
}
