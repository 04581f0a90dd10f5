//! The parts of a page that change when a case does.

use axum_extra::extract::CookieJar;
use care::Tx;
use care::desk as read;
use kernel::CaseId;

use crate::auth::Me;
use crate::desk::shown::At;
use crate::desk::{build, case, colleagues, composer, list};
use crate::errors::Failed;
use crate::shell::{self, Place};
use crate::state::App;

/// The head, the timeline and the row of a case, and the rail, as they are now.
pub async fn of_case(app: &App, me: &Me, jar: &CookieJar, at: &At, id: CaseId) -> Result<String, Failed> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let view = &at.view;
    let (rail, open, around, row, tags) = app
        .read(async move |tx: &mut Tx| {
            let rail = read::rail(tx, &ctx, &brand).await?;
            let around = read::around(tx, &ctx, &brand, id).await?;
            let (row, tags) = (read::row(tx, &ctx, id).await?, care::tags::of_cases(tx, &ctx, &[id]).await?);
            Ok((rail, read::case_view(tx, &ctx, id).await?, around, row, tags))
        })
        .await?;
    let (brand, now) = (app.brand(), me.ctx.now());
    let conversation = build::conversation(&brand, me, &open, &around, &view.slug(), None, now);
    let mut parts = case::header(&conversation)?;
    parts.push_str(&colleagues::strip(&conversation.id, &conversation.colleagues, &conversation.csrf, now)?);
    parts.push_str(&case::timeline(&conversation)?);
    parts.push_str(&composer::seen(&conversation.id, open.seen_seq())?);
    if let Some(row) = row {
        let shown = build::list(&brand, view, &[], None, 0, me.user.id, now);
        let shown = list::List { selected: Some(id.to_string()), tail: at.tail(), ..shown };
        let row = build::row(&brand, &row, me.user.id).tagged(&tags);
        parts.push_str(&list::row(&shown, &row)?);
    }
    let frame = shell::with_counts(app, me, jar, "", Place::Desk(view.slug().into_owned()), &rail);
    parts.push_str(&shell::rail(&frame)?);
    Ok(parts)
}
