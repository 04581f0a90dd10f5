//! The parts of a page that change when a case does.

use axum_extra::extract::CookieJar;
use care::Tx;
use care::desk::{self as read, View};
use kernel::CaseId;

use crate::auth::Me;
use crate::desk::{build, case, colleagues, composer, elsewhere, list};
use crate::errors::Failed;
use crate::shell::{self, Place};
use crate::state::App;

/// The head, the timeline and the row of a case, and the rail, as they are now.
pub async fn of_case(app: &App, me: &Me, jar: &CookieJar, view: &View, id: CaseId) -> Result<String, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let (rail, open, around, row) = app
        .read(async move |tx: &mut Tx| {
            let rail = read::rail(tx, &ctx, &brand).await?;
            let around = read::around(tx, &ctx, &brand, id).await?;
            Ok((rail, read::case_view(tx, &ctx, id).await?, around, read::row(tx, &ctx, id).await?))
        })
        .await?;
    let (brand, now) = (app.brand(), me.ctx.now());
    let conversation = build::conversation(&brand, me, &open, &around, &view.slug(), None, now);
    let mut parts = case::header(&conversation)?;
    parts.push_str(&colleagues::strip(&conversation.id, &conversation.colleagues, &conversation.csrf, now)?);
    parts.push_str(&elsewhere::strip(&conversation.id, &conversation.elsewhere, &conversation.csrf, now)?);
    parts.push_str(&case::timeline(&conversation)?);
    parts.push_str(&composer::seen(&conversation.id, open.seen_seq())?);
    if let Some(row) = row {
        let shown = build::list(&brand, view, &[], None, 0, me.user.id, now);
        let shown = list::List { selected: Some(id.to_string()), ..shown };
        parts.push_str(&list::row(&shown, &build::row(&brand, &row, me.user.id))?);
    }
    let frame = shell::with_counts(app, me, jar, "", Place::Desk(view.slug().into_owned()), &rail);
    parts.push_str(&shell::rail(&frame)?);
    Ok(parts)
}
