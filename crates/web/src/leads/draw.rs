//! The page of one lead.

use std::collections::HashMap;

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use care::access::User;
use care::leads::{self, Stage};
use care::{Tx, access, cases, contacts};
use kernel::{LeadId, Millis, Role, UserId};

use super::{One, build, render_one, stage};
use crate::auth::Me;
use crate::errors::Failed;
use crate::shell::{Place, frame};
use crate::state::App;

/// The page of one lead: as it stands, after it was kept, or with what was wrong.
pub(super) async fn draw(
    app: &App,
    me: &Me,
    jar: &CookieJar,
    id: LeadId,
    done: Result<bool, String>,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    let read = async move |tx: &mut Tx| {
        let lead = leads::get(tx, &ctx, id).await?;
        let words = cases::message(tx, &ctx, lead.message_id).await?.text;
        let log = contacts::of_person(tx, &ctx, lead.person_id).await?;
        let standing = contacts::standing(tx, &ctx, lead.person_id, Millis(0)).await?;
        let users: HashMap<UserId, User> =
            access::users(tx, &ctx).await?.into_iter().map(|user| (user.id, user)).collect();
        Ok((lead, words, log, standing.opted_out, users))
    };
    let (lead, words, log, opted_out, users) = app.read(read).await?;
    let mut owners: Vec<_> = users.values().filter(|user| user.disabled_at.is_none()).collect();
    owners.sort_by(|a, b| a.name.cmp(&b.name));
    let view = One {
        frame: frame(app, me, jar, &lead.person, Place::Leads).await?,
        words,
        stages: Stage::ALL.iter().map(|one| (one.name(), stage(*one), *one == lead.stage)).collect(),
        owners: owners
            .iter()
            .map(|one| (one.id.to_string(), one.name.clone(), one.id == lead.owner))
            .collect(),
        contacts: log.iter().map(|contact| build::contact(contact, &users)).collect(),
        opted_out,
        kept: done == Ok(true),
        wrong: done.err(),
        may_act: me.user.role >= Role::Agent,
        lead: build::row(lead),
    };
    let status = if view.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, Html(render_one(&view)?)).into_response())
}
