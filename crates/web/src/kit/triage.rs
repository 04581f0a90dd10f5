//! What triage has learnt, made up.

use std::collections::HashMap;

use crate::facts;
use crate::shell::Place;
use crate::triage::{Look, Words, render, view};
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Html;
use axum::routing::{get, post};
use care::learning::{
    Confusion, Detour, LessonKind, LessonOutcome, LessonView, Misroutes, Report, ToLabel, Week,
};
use kernel::{Ctx, Instant, ManualClock, Millis, TenantId};

use crate::kit::frame::{NOW, ago, frame};

/// The triage pages.
pub fn routes() -> Router {
    Router::new()
        .route("/triage", get(|asked| page(Path("overview".to_owned()), asked)))
        .route("/triage/facts", post(labelled))
        .route("/desk/facts", post(corrected))
        .route("/triage/{pane}", get(page))
}

/// Monday, 9 March 2026.
const MONDAY: Instant = Instant::from_seconds(1_773_014_400);

fn monday(weeks_ago: i64) -> Instant {
    MONDAY - Millis::days(7 * weeks_ago)
}

fn ctx() -> Ctx {
    let nobody: TenantId = "ten_00000000000000000000000000000007".parse().expect("it reads like an id");
    Ctx::seeded(nobody, ManualClock::new(NOW), 7)
}

fn weeks() -> Vec<Week> {
    let sizes = [
        (1610, 402, 0, 0),
        (1544, 360, 12, 40),
        (1702, 371, 41, 180),
        (1688, 322, 66, 410),
        (1820, 300, 92, 702),
        (1770, 255, 118, 960),
        (1905, 231, 131, 1180),
        (1102, 118, 64, 1140),
    ];
    let week =
        |(at, (messages, unsure, corrections, confirmations)): (usize, (usize, usize, usize, usize))| Week {
            from: monday(7 - i64::try_from(at).unwrap_or(0)),
            signals: corrections + confirmations,
            corrections,
            confirmations,
            messages,
            unsure,
        };
    sizes.into_iter().enumerate().map(week).collect()
}

fn confusions() -> Vec<Confusion> {
    let one = |weeks_ago, fact: &str, said: &str, meant: &str, count| Confusion {
        week: monday(weeks_ago),
        fact: fact.into(),
        said: said.into(),
        meant: meant.into(),
        count,
    };
    vec![
        one(0, "intent", "complaint", "query", 14),
        one(0, "intent", "opinion", "complaint", 9),
        one(0, "intent", "", "lead", 6),
        one(0, "intent", "query", "complaint", 5),
        one(0, "intent", "praise", "thanks", 3),
        one(0, "needs_action", "false", "true", 12),
        one(0, "needs_action", "true", "false", 7),
        one(0, "sentiment_brand", "positive", "mixed", 4),
        one(1, "intent", "complaint", "query", 22),
        one(1, "intent", "spam", "lead", 2),
        one(1, "severity", "1", "3", 5),
        one(1, "severity", "2", "3", 8),
        one(1, "sentiment_brand", "neutral", "negative", 19),
        one(2, "intent", "press", "opinion", 1),
        one(2, "topic", "router", "outage", 11),
        one(2, "topic", "", "contract_and_cancellation", 7),
    ]
}

fn effect(fact: &str, signals: usize, held_out: usize, f1: (f32, f32)) -> triage::Effect {
    let less = |(before, after): (f32, f32)| (before - 0.03, after - 0.02);
    triage::Effect {
        fact: fact.into(),
        signals,
        held_out,
        accuracy: (f1.0 + 0.05, f1.1 + 0.05),
        macro_recall: less(f1),
        f1,
    }
}

fn lessons(ctx: &Ctx) -> Vec<LessonView> {
    let mut old: Vec<LessonView> = Vec::new();
    for (at, (hours, kind, outcome)) in [
        (24 * 11, LessonKind::Update, LessonOutcome::Kept),
        (24 * 9, LessonKind::Reset, LessonOutcome::Kept),
        (24 * 4, LessonKind::Update, LessonOutcome::Kept),
        (47, LessonKind::Update, LessonOutcome::Kept),
        (21, LessonKind::Update, LessonOutcome::Worse),
        (2, LessonKind::Update, LessonOutcome::Kept),
    ]
    .into_iter()
    .enumerate()
    {
        let step = at as f32 * 0.01;
        let learnt = kind == LessonKind::Update;
        let effects = vec![
            effect(
                "needs_action",
                702,
                81,
                (0.76 + step, if outcome == LessonOutcome::Worse { 0.71 } else { 0.78 + step }),
            ),
            effect("intent", 388, 44, (0.61 + step, 0.61 + step * 1.5)),
            effect("sentiment_brand", 140, 16, (0.64, 0.63)),
            effect("severity", 96, 0, (0.0, 0.0)),
        ];
        old.push(LessonView {
            id: ctx.mint(),
            seq: at as i64 + 9,
            at: ago(hours * 60),
            kind,
            outcome,
            in_force: at == 5,
            base: "3fa1".into(),
            signals: 900 + at as i64 * 61,
            new_signals: 37,
            delta_id: learnt.then(|| "8c01".into()),
            effects: if learnt { effects } else { Vec::new() },
            by: None,
            by_name: (!learnt).then(|| "Ana Ruiz".into()),
            restores: None,
            restorable: learnt && outcome == LessonOutcome::Kept,
        });
    }
    old.reverse();
    old
}

fn to_label(ctx: &Ctx) -> Vec<ToLabel> {
    let one = |text: &str, fact: &str, guess: &str, confidence: f32, minutes| ToLabel {
        message: ctx.mint(),
        case: ctx.mint(),
        text: text.into(),
        channel: "sandbox".into(),
        at: ago(minutes),
        fact: fact.into(),
        guess: guess.into(),
        confidence,
    };
    vec![
        one(
            "oh lovely, the third “planned maintenance” this week. never change @larkspur",
            "sentiment_brand",
            "positive",
            0.41,
            34,
        ),
        one(
            "so is the new fibre thing actually live on our street or is that just the posters",
            "intent",
            "opinion",
            0.38,
            91,
        ),
        one(
            "Kann mir mal jemand sagen, wann der Techniker kommt? Stehe seit 9 Uhr hier.",
            "needs_action",
            "true",
            0.55,
            140,
        ),
        one(
            "my mate works for you lot and even he is on the other network 😂",
            "sentiment_target",
            "brand",
            0.47,
            300,
        ),
        one("الفاتورة هذا الشهر مضاعفة، هل يمكنكم التحقق؟", "topic", "billing", 0.52, 460),
        one(
            "If this is not sorted by Friday I will be speaking to the ombudsman <b>and</b> the papers",
            "intent",
            "press",
            0.44,
            800,
        ),
    ]
}

fn report(empty: bool) -> Report {
    let ctx = ctx();
    let weeks = weeks();
    let weeks = if empty {
        weeks
            .into_iter()
            .map(|week| Week { signals: 0, corrections: 0, confirmations: 0, unsure: 0, messages: 0, ..week })
            .collect()
    } else {
        weeks
    };
    let detour =
        |from: &str, to: &str, count, minutes| Detour { from: from.into(), to: to.into(), count, minutes };
    let by_pair = vec![
        detour("Community", "Outages & faults", 19, 512),
        detour("Outages & faults", "Billing & refunds", 11, 244),
        detour("Community", "Press office", 2, 38),
    ];
    Report {
        since: monday(7),
        until: NOW,
        weeks,
        confusions: if empty { vec![] } else { confusions() },
        misroutes: Misroutes {
            moved: if empty { 0 } else { 32 },
            minutes_lost: 794,
            by_pair: if empty { vec![] } else { by_pair },
            cost: Some(370.53),
        },
        lessons: if empty { vec![] } else { lessons(&ctx) },
        to_label: if empty { vec![] } else { to_label(&ctx) },
    }
}

async fn page(Path(pane): Path<String>, Query(asked): Query<HashMap<String, String>>) -> Html<String> {
    let asked = |key: &str| asked.get(key).cloned().unwrap_or_default();
    let look = match pane.as_str() {
        "label" => Look::Label,
        "lessons" => Look::Lessons,
        _ => Look::Overview(asked("fact"), asked("week")),
    };
    let empty = asked("state") == "empty";
    let names = Words { queue: &str::to_owned };
    let frame = frame("Triage", Place::Triage);
    let menu = crate::kit::read::menu("/triage/facts");
    let waiting = if empty { 0 } else { 14 };
    let drawn = render(&view(frame, &look, &report(empty), waiting, menu, &names, None));
    Html(drawn.unwrap_or_default())
}

async fn labelled(form: axum::Form<HashMap<String, String>>) -> (HeaderMap, Html<String>) {
    let message = form.get("message").cloned().unwrap_or_default();
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_str(&format!(r#"{{"labelled":"{message}"}}"#)) {
        headers.insert("hx-trigger", value);
    }
    (headers, corrected(form).await)
}

async fn corrected(axum::Form(form): axum::Form<HashMap<String, String>>) -> Html<String> {
    let is = form.get("is").cloned().unwrap_or_default();
    let (fact, value) = is.split_once(':').unwrap_or_default();
    let told = format!(
        "{}: {}. Moved from Community to Outages & faults: rule S3-faults.",
        facts::label(fact),
        facts::word(fact, value)
    );
    Html(facts::toast(&told).unwrap_or_default())
}
