//! `GET /api/v1/triage/lessons`, `POST /api/v1/triage/reset`, `POST /api/v1/triage/lessons/{id}/restore`.

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::learning::{self, LessonKind, LessonOutcome, LessonView};
use kernel::LessonId;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::cases::Colleague;
use crate::api::error::{Fault, Problem};
use crate::api::extract::{Caller, Named};
use crate::api::schema::{self, Moment};
use crate::state::App;

/// All lessons.
#[derive(Serialize, ToSchema)]
pub struct Lessons {
    /// Newest first.
    items: Vec<Lesson>,
}

/// What was learnt at one time, and what it did.
#[derive(Serialize, ToSchema)]
pub struct Lesson {
    /// Its id.
    #[schema(value_type = schema::LessonId)]
    id: LessonId,
    /// Its number, from 1.
    seq: i64,
    /// When.
    at: Moment,
    /// How it came about.
    #[schema(value_type = schema::LessonKind)]
    kind: LessonKind,
    /// What became of it.
    #[schema(value_type = schema::LessonOutcome)]
    outcome: LessonOutcome,
    /// Whether messages are read with it now.
    in_force: bool,
    /// The model that it builds on.
    base: String,
    /// How many corrections and confirmations it was learnt from.
    signals: i64,
    /// How many of them were new.
    new_signals: i64,
    /// The checksum of what was learnt; absent if there was nothing.
    delta: Option<String>,
    /// What it did for each fact, on messages that were not learnt from.
    effects: Vec<LessonEffect>,
    /// Who reset or restored; absent for the product itself.
    by: Option<Colleague>,
    /// The lesson that it brought back.
    #[schema(value_type = Option<schema::LessonId>)]
    restores: Option<LessonId>,
    /// Whether it can be brought back.
    restorable: bool,
}

/// What a lesson did for one fact, measured on the brand's own held-out tenth.
#[derive(Serialize, ToSchema)]
pub struct LessonEffect {
    /// Which fact.
    #[schema(example = "needs_action")]
    fact: String,
    /// How many signals about it were learnt from.
    signals: usize,
    /// How many it is measured on.
    held_out: usize,
    /// The share read right.
    accuracy: BeforeAfter,
    /// The mean share over the values.
    macro_recall: BeforeAfter,
    /// The mean F1 over the values.
    f1: BeforeAfter,
}

/// A number from 0 to 1 before and after a lesson.
#[derive(Serialize, ToSchema)]
pub struct BeforeAfter {
    /// With what was in force before.
    before: f32,
    /// With the lesson.
    after: f32,
}

impl From<(f32, f32)> for BeforeAfter {
    fn from((before, after): (f32, f32)) -> Self {
        Self { before, after }
    }
}

impl From<LessonView> for Lesson {
    fn from(lesson: LessonView) -> Self {
        let effects = lesson.effects.into_iter().map(|effect| LessonEffect {
            fact: effect.fact,
            signals: effect.signals,
            held_out: effect.held_out,
            accuracy: effect.accuracy.into(),
            macro_recall: effect.macro_recall.into(),
            f1: effect.f1.into(),
        });
        Self {
            id: lesson.id,
            seq: lesson.seq,
            at: lesson.at.into(),
            kind: lesson.kind,
            outcome: lesson.outcome,
            in_force: lesson.in_force,
            base: lesson.base,
            signals: lesson.signals,
            new_signals: lesson.new_signals,
            delta: lesson.delta_id,
            effects: effects.collect(),
            by: lesson.by.zip(lesson.by_name).map(|(id, name)| Colleague::new(id, name)),
            restores: lesson.restores,
            restorable: lesson.restorable,
        }
    }
}

/// All that was learnt
///
/// Newest first, each with its effect. A lesson that reads worse is kept too, and never comes into force.
#[utoipa::path(get, path = "/triage/lessons", tag = "triage", operation_id = "list_lessons",
    responses((status = 200, body = Lessons, description = "All of them.")))]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Lessons>, Fault> {
    let found = app.read(async move |tx: &mut Tx| learning::lessons(tx, &caller.ctx).await).await?;
    Ok(Json(Lessons { items: found.into_iter().map(Lesson::from).collect() }))
}

/// Go back to the model as it was shipped
///
/// From the next message on. What people said is kept: the next lesson learns from it again. Needs a lead.
#[utoipa::path(post, path = "/triage/reset", tag = "triage", operation_id = "reset_triage",
    responses((status = 200, body = Lesson, description = "Nothing that was taught is in force.")))]
pub async fn reset(State(app): State<App>, caller: Caller) -> Result<Json<Lesson>, Fault> {
    let done = app.write(async move |tx: &mut Tx| learning::reset(tx, &caller.ctx).await).await?;
    Ok(Json(done.into()))
}

/// Bring back what an earlier lesson had taught
///
/// From the next message on. Needs a lead.
#[utoipa::path(post, path = "/triage/lessons/{id}/restore", tag = "triage", operation_id = "restore_lesson",
    params(("id" = schema::LessonId, Path)),
    responses(
        (status = 200, body = Lesson, description = "What it had taught is in force."),
        (status = 422, body = Problem, description = "It never came into force, or builds on another model."),
    ))]
pub async fn restore(
    State(app): State<App>,
    caller: Caller,
    Named(id): Named<LessonId>,
) -> Result<Json<Lesson>, Fault> {
    let done = app.write(async move |tx: &mut Tx| learning::roll_back(tx, &caller.ctx, id).await).await?;
    Ok(Json(done.into()))
}
