//! `/bulk`.

use axum::Router;
use axum::extract::{Path, RawForm, State};
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::CookieJar;
use care::brand::Brand;
use care::bulk::{self, Deed, JobState, Outcome, Progress, Which};
use care::cases::Mode;
use care::desk as read;
use care::views::{self, Filter};
use care::{Error, Tx, staff, tags, wrap_up};
use kernel::{BulkId, CaseId, Ctx, Millis, Role};

use super::view::{self, Ask, AskPage, Failure, Job, JobPage, Jobs, Wish};
use crate::auth::Me;
use crate::desk::build;
use crate::desk::dialogs::{Asked, Choice, keyed};
use crate::errors::{Failed, Page, is_partial};
use crate::shell::{Place, frame};
use crate::state::App;
use crate::ui::{self, say};

/// How many of what was not done a page shows.
const SHOWN: usize = 500;

/// The routes.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/bulk", get(all).post(start))
        .route("/bulk/ask", post(ask))
        .route("/bulk/{job}", get(show))
        .route("/bulk/{job}/strip", get(strip))
        .route("/bulk/{job}/stop", post(stop))
        .route("/bulk/{job}/undo", post(undo))
}

/// A form in which a name may stand several times.
struct Said(Vec<(String, String)>);

impl Said {
    fn of(form: &[u8]) -> Self {
        Self(form_urlencoded::parse(form).into_owned().collect())
    }
    /// What was said of a name; nothing if it is blank.
    fn one(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        found.filter(|value| !value.is_empty())
    }
    fn list(&self, name: &str) -> Vec<String> {
        let values = self.one(name).unwrap_or_default().split(',');
        values.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned).collect()
    }
    /// Which cases are meant: all that a filter finds, or those that were selected.
    fn which(&self) -> Result<Which, Error> {
        if let Some(filter) = self.one("filter") {
            return Ok(Which::Matching(Filter::parse(filter)?));
        }
        let ids = self.0.iter().filter(|(key, _)| key == "case").map(|(_, id)| id.parse::<CaseId>());
        let ids: Result<Vec<_>, _> = ids.collect();
        Ok(Which::Cases(ids.map_err(|error| Error::invalid(error.to_string()))?))
    }
    fn needed(&self, name: &str) -> Result<&str, Error> {
        self.one(name).ok_or_else(|| Error::invalid(ui::t("bulk-say-more")))
    }
    fn hours(&self) -> Result<Millis, Error> {
        let hours = self.needed("hours")?.parse::<i64>();
        Ok(Millis::hours(hours.map_err(|_| Error::invalid(ui::t("bulk-say-more")))?.clamp(1, 720)))
    }
    fn reply(&self) -> Result<Deed, Error> {
        let mode: Mode = self.needed("mode")?.parse().map_err(Error::invalid::<String>)?;
        // A line of dashes stands between two ways of saying it.
        let texts = self.needed("texts")?.replace('\r', "");
        let texts = texts.split("\n---\n").map(|text| text.trim().to_owned());
        Ok(Deed::Reply { mode, texts: texts.collect(), resolve: self.one("resolve").is_some() })
    }
    fn deed(&self, ctx: &Ctx) -> Result<Deed, Error> {
        let wrong = |error: String| Error::invalid(error);
        let note = || self.one("note").map(str::to_owned);
        Ok(match self.needed("do")? {
            "assign" => Deed::Assign {
                to: self.needed("to")?.parse().map_err(|e: kernel::IdError| wrong(e.to_string()))?,
            },
            "queue" => Deed::Queue { to: self.needed("to")?.to_owned(), note: note() },
            "resolve" => Deed::Resolve { disposition: self.one("disposition").map(str::to_owned) },
            "snooze" => Deed::Snooze { until: ctx.now() + self.hours()? },
            "tag" => Deed::Tag { add: self.list("add"), remove: self.list("remove") },
            "no_reply" => {
                Deed::NoReply { reason: self.needed("reason")?.parse().map_err(wrong)?, note: note() }
            }
            "reply" => self.reply()?,
            other => {
                return Err(Error::invalid(ui::tell("bulk-unknown", &[("deed", other.into())])));
            }
        })
    }
}

/// `POST /bulk/ask`: what has to be said before it can begin.
async fn ask(State(app): State<App>, me: Me, jar: CookieJar, RawForm(form): RawForm) -> Page {
    care::access::allow(&me.ctx, care::access::Right::Answer)?;
    let said = Said::of(&form);
    let (ctx, brand, which) = (me.ctx.clone(), app.brand(), said.which()?);
    let deed = said.needed("do")?.to_owned();
    let counted = which.clone();
    let read = async move |tx: &mut Tx| {
        let count = match &counted {
            Which::Cases(cases) => cases.len() as i64,
            Which::Matching(filter) => {
                let scope = views::scope(tx, &ctx, &brand).await?;
                views::count(tx, &ctx, &scope, filter, bulk::MOST as i64 + 1).await?
            }
        };
        Ok((count, wish(tx, &ctx, &brand, &deed).await?))
    };
    let (count, (deed, wish)) = app.read(read).await?;
    let (cases, filter) = match which {
        Which::Cases(cases) => (cases.iter().map(ToString::to_string).collect(), None),
        Which::Matching(filter) => (Vec::new(), Some(filter.text())),
    };
    let count = u64::try_from(count).unwrap_or(0);
    let ask = Ask { deed, count, cases, filter, wish, csrf: me.session.csrf.clone() };
    let frame = frame(&app, &me, &jar, &ask.title(), Place::Nowhere).await?;
    Ok(Html(view::ask(&AskPage { frame, ask })?))
}

async fn wish(tx: &mut Tx, ctx: &Ctx, brand: &Brand, deed: &str) -> care::Result<(&'static str, Wish)> {
    Ok(match deed {
        "assign" => ("assign", Wish::Assign(colleagues(tx, ctx, brand).await?)),
        "queue" => ("queue", Wish::Queue(queues(tx, ctx, brand).await?)),
        "resolve" => {
            let (_, settings) = wrap_up::settings(tx, ctx).await?;
            ("resolve", Wish::Resolve(crate::wrap_up::build::groups(&settings.tree)))
        }
        "snooze" => ("snooze", Wish::Snooze),
        "tag" => {
            let used = tags::used(tx, ctx, "").await?;
            ("tag", Wish::Tag(used.into_iter().map(|one| one.tag).collect()))
        }
        "no_reply" => match build::no_reply(0) {
            Asked::NoReply { reasons, .. } => ("no_reply", Wish::NoReply(reasons)),
            _ => return Err(Error::not_found("question")),
        },
        "reply" => ("reply", Wish::Reply { public: ctx.actor.role().is_none_or(|role| role >= Role::Lead) }),
        _ => return Err(Error::not_found("question")),
    })
}

/// To whom: the reader, nobody, or a colleague.
async fn colleagues(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> care::Result<Vec<Choice>> {
    let mut choices =
        vec![Choice::new("me", ui::t("bulk-me"), ""), Choice::new("nobody", ui::t("bulk-nobody"), "")];
    let members = staff::board(tx, ctx, brand).await?;
    let others = members.into_iter().filter(|member| Some(member.id) != ctx.actor.user());
    choices.extend(others.map(|member| {
        let beside = build::titles(brand, &member.teams);
        Choice::new(member.id.to_string(), member.name, beside)
    }));
    Ok(keyed(choices, false))
}

/// To which queue, with how much waits there.
async fn queues(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> care::Result<Vec<Choice>> {
    let counts = read::counts(tx, ctx).await?;
    let open = |id: &str| counts.queues.iter().find(|one| one.queue == id).map_or(0, |one| one.ours);
    let declared = brand.model.queues();
    let choices = declared.iter().map(|queue| {
        let beside = ui::tell("bulk-open-there", &[("n", open(queue.id.as_str()).into())]);
        Choice::new(queue.id.to_string(), queue.title(), beside)
    });
    Ok(keyed(choices.collect::<Vec<_>>(), false))
}

/// `POST /bulk`: the order is given.
async fn start(
    State(app): State<App>,
    me: Me,
    headers: HeaderMap,
    RawForm(form): RawForm,
) -> Result<Response, Failed> {
    let said = Said::of(&form);
    let (deed, which) = (said.deed(&me.ctx)?, said.which()?);
    let (ctx, brand) = (me.ctx.clone(), app.brand());
    let id = app.write(async move |tx: &mut Tx| bulk::start(tx, &ctx, &brand, &deed, &which).await).await?;
    after(&app, &me, &headers, id).await
}

/// `POST /bulk/{job}/stop`.
async fn stop(
    State(app): State<App>,
    me: Me,
    Path(id): Path<BulkId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| bulk::cancel(tx, &ctx, id).await).await?;
    after(&app, &me, &headers, id).await
}

/// `POST /bulk/{job}/undo`.
async fn undo(
    State(app): State<App>,
    me: Me,
    Path(id): Path<BulkId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let ctx = me.ctx.clone();
    app.write(async move |tx: &mut Tx| bulk::undo(tx, &ctx, id).await).await?;
    after(&app, &me, &headers, id).await
}

/// `GET /bulk/{job}/strip`.
async fn strip(State(app): State<App>, me: Me, Path(id): Path<BulkId>) -> Page {
    let (job, _) = looked(&app, &me, id).await?;
    Ok(Html(view::strip(&job, &me.session.csrf)?))
}

/// The strip, or, for a plain form, the page.
async fn after(app: &App, me: &Me, headers: &HeaderMap, id: BulkId) -> Result<Response, Failed> {
    if !is_partial(headers) {
        return Ok(Redirect::to(&format!("/bulk/{id}")).into_response());
    }
    let (job, _) = looked(app, me, id).await?;
    Ok(Html(view::strip(&job, &me.session.csrf)?).into_response())
}

/// `GET /bulk/{job}`.
async fn show(State(app): State<App>, me: Me, jar: CookieJar, Path(id): Path<BulkId>) -> Page {
    let (job, failures) = looked(&app, &me, id).await?;
    let frame = frame(&app, &me, &jar, ui::t("bulk-title"), Place::Nowhere).await?;
    Ok(Html(view::job(&JobPage { frame, job, failures })?))
}

/// `GET /bulk`.
async fn all(State(app): State<App>, me: Me, jar: CookieJar) -> Page {
    let ctx = me.ctx.clone();
    let verb = async move |tx: &mut Tx| {
        let mut jobs = Vec::new();
        for job in bulk::of_me(tx, &ctx).await? {
            let by = by(tx, &ctx, &job).await?;
            jobs.push((bulk::progress(tx, &ctx, job.id).await?, by));
        }
        Ok(jobs)
    };
    let found = app.read(verb).await?;
    let jobs = found.iter().map(|(progress, by)| told(&me, progress, by)).collect();
    let frame = frame(&app, &me, &jar, ui::t("bulk-title"), Place::Nowhere).await?;
    Ok(Html(view::jobs(&Jobs { frame, jobs })?))
}

async fn by(tx: &mut Tx, ctx: &Ctx, job: &bulk::Job) -> care::Result<String> {
    Ok(match job.by_user {
        Some(user) => care::access::user(tx, ctx, user).await?.name,
        None => ui::t("bulk-program").to_owned(),
    })
}

async fn looked(app: &App, me: &Me, id: BulkId) -> Result<(Job, Vec<Failure>), Failed> {
    let ctx = me.ctx.clone();
    let verb = async move |tx: &mut Tx| {
        let progress = bulk::progress(tx, &ctx, id).await?;
        let failed = bulk::cases_of(tx, &ctx, id, &[Outcome::Failed, Outcome::Kept], SHOWN).await?;
        let by = by(tx, &ctx, &progress.job).await?;
        Ok((progress, failed, by))
    };
    let (progress, failed, by) = app.read(verb).await?;
    let failure = |one: bulk::CaseOutcome| Failure {
        case_id: one.case_id.to_string(),
        person: one.person,
        reason: one.reason.as_ref().map(say).unwrap_or_default(),
        kept: one.state == Outcome::Kept,
    };
    Ok((told(me, &progress, &by), failed.into_iter().map(failure).collect()))
}

fn told(me: &Me, progress: &Progress, by: &str) -> Job {
    let count = |outcome| u64::try_from(progress.count(outcome)).unwrap_or(0);
    let job = &progress.job;
    let is_mine = job.by_user == Some(me.user.id) || me.user.role >= Role::Lead;
    Job {
        id: job.id.to_string(),
        deed: deed(&job.deed.0).to_owned(),
        total: u64::try_from(job.total).unwrap_or(0),
        settled: u64::try_from(progress.settled()).unwrap_or(0),
        done: count(Outcome::Done),
        skipped: count(Outcome::Skipped),
        failed: count(Outcome::Failed),
        undone: count(Outcome::Undone),
        kept: count(Outcome::Kept),
        is_working: job.state.is_working(),
        is_back: matches!(job.state, JobState::Undoing | JobState::Undone),
        is_stopped: job.state == JobState::Cancelled,
        can_undo: is_mine && progress.can_undo(),
        by: by.to_owned(),
        at: job.started_at,
    }
}

fn deed(deed: &Deed) -> &'static str {
    match deed {
        Deed::Assign { .. } => ui::t("bulk-deed-assign"),
        Deed::Queue { .. } => ui::t("bulk-deed-queue"),
        Deed::Resolve { .. } => ui::t("bulk-deed-resolve"),
        Deed::Snooze { .. } => ui::t("bulk-deed-snooze"),
        Deed::Tag { .. } => ui::t("bulk-deed-tag"),
        Deed::NoReply { .. } => ui::t("bulk-deed-no-reply"),
        Deed::Reply { .. } => ui::t("bulk-deed-reply"),
    }
}
