//! The frame of a request: who looks, and how much waits for them.

use axum_extra::extract::CookieJar;
use care::Tx;
use care::desk::{Counts, counts};
use kernel::Role;

use super::{Frame, Place, RailItem};
use crate::auth::Me;
use crate::state::App;
use crate::ui::Face;

/// Builds the frame for a page.
///
/// # Errors
/// If the counts can't be read.
pub async fn frame(app: &App, me: &Me, jar: &CookieJar, title: &str, place: Place) -> care::Result<Frame> {
    let ctx = me.ctx.clone();
    let counts = app.read(async move |tx: &mut Tx| counts(tx, &ctx).await).await?;
    Ok(with_counts(app, me, jar, title, place, &counts))
}

/// Builds the frame from counts that are known already.
pub fn with_counts(app: &App, me: &Me, jar: &CookieJar, title: &str, place: Place, counts: &Counts) -> Frame {
    let brand = app.brand();
    let item = |slug: &str, name: &str, count: i64, late: i64| RailItem {
        slug: slug.to_owned(),
        name: name.to_owned(),
        count: u64::try_from(count).unwrap_or(0),
        late: u64::try_from(late).unwrap_or(0),
    };
    let of = |queue: &str| counts.queues.iter().find(|count| count.queue == queue);
    let views = vec![
        item("mine", "Mine", counts.sum(|q| q.mine), counts.sum(|q| q.mine_late)),
        item("unassigned", "Unassigned", counts.sum(|q| q.unassigned), 0),
        item("all", "All cases", counts.sum(|q| q.ours), counts.sum(|q| q.late)),
        item("snoozed", "Snoozed", counts.snoozed, 0),
        item("resolved", "Resolved", 0, 0),
    ];
    let queues = brand
        .model
        .queues()
        .iter()
        .map(|queue| {
            let count = of(queue.id.as_str());
            item(
                queue.id.as_str(),
                queue.title(),
                count.map_or(0, |count| count.ours),
                count.map_or(0, |count| count.late),
            )
        })
        .collect();
    Frame {
        title: title.to_owned(),
        now: me.ctx.now(),
        me: Face::new(me.user.id.to_string(), me.user.name.as_str()),
        role: me.user.role.name().to_owned(),
        brand: brand.name.clone(),
        csrf: me.session.csrf.clone(),
        theme: me.theme,
        keys: jar.get("keys").is_none_or(|cookie| cookie.value() != "off"),
        place,
        views,
        queues,
        mine: None,
        unseen: 0,
        problems: u64::try_from(counts.problems).unwrap_or(0),
        may_direct: me.user.role >= Role::Lead,
        may_configure: me.user.role >= Role::Admin,
        has_sandbox: app.sandbox.is_some(),
        events: None,
    }
}
