//! The frame of a request: who looks, and how much waits for them.

use axum_extra::extract::CookieJar;
use care::Tx;
use care::desk::{Rail, Standing, rail};
use care::staff::State;
use kernel::{Instant, Role};

use super::{Frame, Mine, Place, RailItem, Theme};
use crate::auth::Me;
use crate::state::App;
use crate::ui::{Face, Presence, t};

/// Builds the frame for a page.
///
/// # Errors
/// If the counts can't be read.
pub async fn frame(app: &App, me: &Me, jar: &CookieJar, title: &str, place: Place) -> care::Result<Frame> {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let rail = app.read(async move |tx: &mut Tx| rail(tx, &ctx, &brand).await).await?;
    // A page beside the desk hears the news as well: its reader is here as long as it is open.
    Ok(Frame { events: Some("/desk/events".into()), ..with_counts(app, me, jar, title, place, &rail) })
}

/// Builds the frame from counts that are known already.
pub fn with_counts(app: &App, me: &Me, jar: &CookieJar, title: &str, place: Place, rail: &Rail) -> Frame {
    let (brand, counts) = (app.brand(), &rail.counts);
    let item = |slug: &str, name: &str, count: i64, late: i64| RailItem {
        slug: slug.to_owned(),
        name: name.to_owned(),
        count: u64::try_from(count).unwrap_or(0),
        late: u64::try_from(late).unwrap_or(0),
    };
    let of = |queue: &str| counts.queues.iter().find(|count| count.queue == queue);
    let views = vec![
        item("mine", t("shell-mine"), counts.sum(|q| q.mine), counts.sum(|q| q.mine_late)),
        item("unassigned", t("shell-unassigned"), counts.sum(|q| q.unassigned), 0),
        item("all", t("shell-all"), counts.sum(|q| q.ours), counts.sum(|q| q.late)),
        item("snoozed", t("shell-snoozed"), counts.snoozed, 0),
        item("resolved", t("shell-resolved"), 0, 0),
        item("handed", t("shell-handed"), rail.handed as i64, 0),
        item("asked", t("shell-asked"), rail.asked as i64, 0),
        item("approve", t("shell-approve"), rail.to_approve as i64, 0),
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
        role: crate::named::role(me.user.role).to_owned(),
        brand: brand.name.clone(),
        csrf: me.session.csrf.clone(),
        theme: theme(jar).unwrap_or(me.prefs.wishes.theme),
        prefs: me.prefs.clone(),
        place,
        views,
        saved: rail
            .views
            .iter()
            .map(|(view, count)| item(&view.id.to_string(), &crate::named::view(view), *count, 0))
            .collect(),
        queues,
        mine: rail.me.as_ref().map(|standing| mine(standing, me.ctx.now())),
        unseen: u64::try_from(rail.unseen).unwrap_or(0),
        problems: u64::try_from(counts.problems).unwrap_or(0),
        may_direct: me.user.role >= Role::Lead,
        may_configure: me.user.role >= Role::Admin,
        has_sandbox: !app.sandboxes.is_empty(),
        events: None,
        ringing: rail.ringing.iter().map(ringing).collect(),
    }
}

/// The theme that was chosen in this browser.
fn theme(jar: &CookieJar) -> Option<Theme> {
    jar.get("theme").and_then(|cookie| Theme::of(cookie.value()))
}

/// How the reader stands themselves.
fn mine(standing: &Standing, now: Instant) -> Mine {
    let presence = standing.presence.as_ref().map_or(Presence::Unsaid, |said| match said.state {
        _ if said.is_away(now) => Presence::Gone,
        State::Ready => Presence::Ready,
        State::Busy => Presence::Busy,
        State::Break => Presence::Break(said.reason.clone().unwrap_or_default()),
        State::Off => Presence::Off,
    });
    Mine { presence, used: u64::try_from(standing.used).unwrap_or(0), capacity: standing.capacity.into() }
}

fn ringing(row: &care::calls::Row) -> crate::calls::Pop {
    crate::calls::Pop { id: row.id.to_string(), person: row.person.clone(), at: row.slot_at }
}
