//! People as a file, written as they are read.

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use care::access::{Right, allow};
use care::desk::{self, PeopleOrder};
use care::{Result, Tx};
use kernel::{Ctx, PAGE_MAX, PersonId};

use crate::state::App;

/// Everybody whose name or handle holds a text, in an order.
///
/// # Errors
/// [`care::Error::Denied`] if the caller may not read.
pub(crate) fn file(app: App, ctx: Ctx, search: String, order: PeopleOrder) -> Result<Response> {
    allow(&ctx, Right::Read)?;
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"people.csv\""),
    ];
    Ok((kind, Body::from_stream(lines(app, ctx, search, order))).into_response())
}

/// The file, piece by piece: whoever reads it slowly holds no transaction open.
fn lines(
    app: App,
    ctx: Ctx,
    search: String,
    order: PeopleOrder,
) -> impl futures::Stream<Item = Result<Bytes>> {
    enum At {
        Head,
        Behind(PersonId),
        End,
    }
    futures::stream::try_unfold(At::Head, move |at| {
        let (app, ctx, search) = (app.clone(), ctx.clone(), search.clone());
        async move {
            let (head, after) = match at {
                At::Head => (desk::people_head(), None),
                At::Behind(person) => (String::new(), Some(person)),
                At::End => return Ok(None),
            };
            let page = async move |tx: &mut Tx| desk::people(tx, &ctx, &search, order, PAGE_MAX, after).await;
            let (people, next) = app.read(page).await?;
            let text = people.iter().fold(head, |text, one| text + &desk::people_line(one));
            Ok(Some((Bytes::from(text), next.map_or(At::End, At::Behind))))
        }
    })
}
