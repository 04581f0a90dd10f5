//! The pages that change nothing.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use care::access::{Right, allow};
use care::brand::Brand;
use care::models::{self, modes};
use care::{Error, Tx, facts, handoffs, staff};
use kernel::{Ctx, Cursor, Millis, PageRequest};
use ownership::{Facts, Model};
use serde::Deserialize;
use triage::Input;

use super::{Done, around, drawn};
use crate::auth::Me;
use crate::errors::{Failed, Page, refused};
use crate::ownership::{
    Answer, Matrix, Organisation, Overview, RuleItems, Rules, Scenarios, Shadow, ShareOf, Side, Spot,
    State as Stands, Tab, TeamPage, Trial, Wish, answer, build, input, known,
};
use crate::state::App;
use crate::ui::tell;

/// How far back rules are counted.
const SINCE: Millis = Millis::days(30);
/// How many cases a page lists.
const ROWS: u32 = 50;

pub(super) async fn overview(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(done): Query<Done>,
) -> Page {
    let ctx = me.ctx.clone();
    let (all, on, report) = app.read(async move |tx: &mut Tx| standing(tx, &ctx).await).await?;
    let find = |number: i64| all.iter().find(|version| version.version == number).map(build::version);
    let in_force = all.iter().find(|version| version.state == models::State::Active).map(build::version);
    let drafts =
        all.iter().map(build::version).filter(|one| matches!(one.state, Stands::Draft | Stands::Scheduled));
    drawn(&Overview {
        frame: around(&app, &me, &jar).await?,
        spot: done.spot(Tab::Overview),
        in_force: in_force.ok_or(Error::not_found("ownership model"))?,
        before: build::before(&all),
        shadow: report
            .and_then(|report| Some(Shadow { version: find(report.version)?, share: share(&report) })),
        drafts: drafts.collect(),
        modes: build::modes(&app.brand().model, &on),
    })
}

/// All versions, the modes that are on, and what the shadow would move.
async fn standing(
    tx: &mut Tx,
    ctx: &Ctx,
) -> care::Result<(Vec<models::Version>, Vec<modes::Switch>, Option<models::ShadowReport>)> {
    let all = models::list(tx, ctx).await?;
    let on = modes::on(tx, ctx).await?;
    let shadow = all.iter().find(|version| version.state == models::State::Shadow);
    let report = match shadow {
        Some(version) => Some(models::shadow_report(tx, ctx, version.version).await?),
        None => None,
    };
    Ok((all, on, report))
}

fn share(report: &models::ShadowReport) -> ShareOf {
    ShareOf { part: report.moved.unsigned_abs(), whole: report.items.unsigned_abs() }
}

pub(super) async fn scenarios(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    allow(&me.ctx, Right::Read)?;
    let frame = around(&app, &me, &jar).await?;
    drawn(&Scenarios::new(frame, Spot::at(Tab::Scenarios), Some(&app.brand().model)))
}

pub(super) async fn organisation(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let members = app.read(async move |tx: &mut Tx| staff::board(tx, &ctx, &brand).await).await?;
    let frame = around(&app, &me, &jar).await?;
    let people = build::people(&members);
    drawn(&Organisation::new(frame, Spot::at(Tab::Organisation), &app.brand().model, &people))
}

pub(super) async fn team(State(app): State<App>, me: Me, jar: CookieJar, Path(team): Path<String>) -> Page {
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let title =
        brand.model.team(&team).map(|team| team.title().to_owned()).ok_or(Error::not_found("team"))?;
    let members = app.read(async move |tx: &mut Tx| staff::board(tx, &ctx, &brand).await).await?;
    let of = members.into_iter().filter(|member| member.teams.contains(&team));
    drawn(&TeamPage {
        frame: around(&app, &me, &jar).await?,
        spot: Spot::at(Tab::Organisation),
        title,
        people: of.map(|member| (member.name, member.teams.first() == Some(&team))).collect(),
    })
}

pub(super) async fn rules(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    let (ctx, since) = (me.ctx.clone(), me.ctx.now() - SINCE);
    let (hits, wrong) = app
        .read(async move |tx: &mut Tx| {
            Ok((
                models::rule_stats(tx, &ctx, since).await?,
                handoffs::wrong_owners(tx, &ctx, None, since).await?,
            ))
        })
        .await?;
    let (frame, model) = (around(&app, &me, &jar).await?, app.brand().model.clone());
    let (stats, findings) = (build::stats(&model, hits, &wrong), ownership::lint(&model));
    drawn(&Rules::new(frame, Spot::at(Tab::Rules), &model, &stats, &findings))
}

#[derive(Deserialize)]
pub(super) struct Asked {
    wrong: Option<String>,
    after: Option<String>,
}

pub(super) async fn rule_items(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Path(rule): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failed> {
    let after = match asked.after.as_deref().map(str::parse::<Cursor>).transpose() {
        Ok(after) => PageRequest::new(ROWS, after),
        Err(error) => return Ok(refused(error.to_string(), "/ownership/rules")),
    };
    let (ctx, since, of) = (me.ctx.clone(), me.ctx.now() - SINCE, rule.clone());
    let (model, only_wrong) = (app.brand().model.clone(), asked.wrong.is_some());
    let (items, next) = app
        .read(async move |tx: &mut Tx| {
            if only_wrong {
                let wrong = handoffs::wrong_owners(tx, &ctx, Some(&of), since).await?;
                return Ok((wrong.iter().map(|one| build::wrong_item(&model, one)).collect(), None));
            }
            let page = models::rule_items(tx, &ctx, &of, since, after).await?;
            Ok((page.rows.into_iter().map(|item| build::rule_item(&model, item)).collect(), page.next))
        })
        .await?;
    let (frame, spot) = (around(&app, &me, &jar).await?, Spot::at(Tab::Rules));
    let more = next.map(|next| format!("?after={next}"));
    Ok(drawn(&RuleItems { frame, spot, rule, only_wrong, items, more })?.into_response())
}

#[derive(Deserialize)]
pub(super) struct Sides {
    seen: Option<String>,
    action: Option<String>,
}

pub(super) async fn matrix(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(sides): Query<Sides>,
) -> Page {
    allow(&me.ctx, Right::Read)?;
    let side = Side {
        public: sides.seen.as_deref() != Some("private"),
        action: sides.action.as_deref() != Some("no"),
    };
    let brand = app.brand();
    let mut connected: Vec<String> =
        brand.accounts.iter().map(|account| account.channel.to_string()).collect();
    connected.dedup();
    let frame = around(&app, &me, &jar).await?;
    drawn(&Matrix::new(frame, Spot::at(Tab::Matrix), &brand.model, &brand.modes, &connected, side))
}

pub(super) async fn trial(
    State(app): State<App>,
    me: Me,
    jar: CookieJar,
    Query(asked): Query<HashMap<String, String>>,
) -> Page {
    let (wish, brand) = (Wish::of(asked), app.brand());
    let (ctx, with) = (me.ctx.clone(), wish.with);
    let (all, beside) = app.read(async move |tx: &mut Tx| beside(tx, &ctx, with).await).await?;
    let mut read = Facts::new();
    if !wish.text.trim().is_empty() {
        facts::state(&mut read, &brand.triage.read(&Input::mention(&wish.text)));
    }
    let (answers, mistake) = answers(&wish, &read, &brand, beside);
    let others = all.iter().filter(|version| version.version != brand.model_version);
    drawn(&Trial {
        frame: around(&app, &me, &jar).await?,
        spot: Spot::at(Tab::Try),
        known: known(&wish, &read, &brand.model),
        drafts: others.map(|one| (one.version, format!("{} {}", one.version, one.name))).collect(),
        modes: brand.model.modes().iter().map(ToString::to_string).collect(),
        wish,
        answers,
        mistake,
    })
}

/// All versions, and the one that is tried beside that in force.
async fn beside(
    tx: &mut Tx,
    ctx: &Ctx,
    with: Option<i64>,
) -> care::Result<(Vec<models::Version>, Option<(i64, Model)>)> {
    let beside = match with {
        Some(with) => Some((with, models::load(tx, ctx, with).await?)),
        None => None,
    };
    Ok((models::list(tx, ctx).await?, beside))
}

/// What the model in force and the one beside it answer; or what is wrong with the question.
fn answers(
    wish: &Wish,
    read: &Facts,
    brand: &Brand,
    beside: Option<(i64, Model)>,
) -> (Vec<Answer>, Option<String>) {
    match input(wish, read, &brand.modes) {
        Ok(input) if wish.is_tried() => {
            let title = tell("own-answer-now", &[("n", brand.model_version.to_string().into())]);
            let here = answer(title, &brand.model, &input);
            let there = beside.map(|(number, model)| {
                answer(tell("own-answer-beside", &[("n", number.to_string().into())]), &model, &input)
            });
            (std::iter::once(here).chain(there).collect(), None)
        }
        Ok(_) => (Vec::new(), None),
        Err(wrong) => (Vec::new(), Some(wrong.to_string())),
    }
}
