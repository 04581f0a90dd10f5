//! What is done to messages in public.

use axum::extract::{Form, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use care::deeds::{self, Deed, DeedKind};
use care::{Error, Tx, cases};
use kernel::MessageId;
use serde::Deserialize;

use super::actions::changed;
use crate::auth::Me;
use crate::errors::Failed;
use crate::state::App;

/// What the toolbar of a message sends.
#[derive(Deserialize, Debug)]
pub struct Wish {
    deed: DeedKind,
    reason: Option<String>,
}

impl Wish {
    fn deed(&self) -> Result<Deed, Error> {
        Ok(match self.deed {
            DeedKind::Like => Deed::Like,
            DeedKind::Unlike => Deed::Unlike,
            DeedKind::Hide => Deed::Hide,
            DeedKind::Unhide => Deed::Unhide,
            DeedKind::TakeDown => Deed::TakeDown,
            DeedKind::Repost => return Err(Error::invalid(crate::ui::t("desk-needs-rights"))),
            DeedKind::Unrepost => Deed::Unrepost,
        })
    }
}

/// `POST /desk/messages/{message}/deeds`.
pub async fn act(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(message): Path<MessageId>,
    headers: HeaderMap,
    Form(wish): Form<Wish>,
) -> Result<Response, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let deed = wish.deed()?;
    let done = app.write(async move |tx: &mut Tx| {
        deeds::act(tx, &ctx, &brand, message, deed.clone(), wish.reason.as_deref()).await?;
        Ok(cases::message(tx, &ctx, message).await?.case_id)
    });
    let case = done.await?;
    changed(&app, &me, &jar, &headers, case).await
}
