//! Who owns what, made up around the presets.

use std::collections::HashMap;

use crate::ownership::{
    Cause, Comparison, Editor, Fields, Form as Shape, Lint, LintPart, Matrix, Mode, Moved, On, Organisation,
    Overview, RuleItem, RuleItems, Rules, Running, Scenarios, Shadow, ShareOf, Side, Spot, Stat, State, Step,
    Tab, Trial, Version, Versions, Wish, answer, apply, differences, input, known, section,
};
use crate::shell::{Frame, Place};
use axum::Router;
use axum::extract::{Form, Path, Query};
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use kernel::{Instant, Millis};
use ownership::{Model, Modes, Presets, diff, load, preset_text};

use crate::kit::frame::{NOW, ago, frame};

type Asked = Query<HashMap<String, String>>;

/// The ownership pages.
pub fn routes() -> Router {
    Router::new()
        .route("/ownership", get(overview))
        .route("/ownership/scenarios", get(scenarios))
        .route("/ownership/organisation", get(organisation))
        .route("/ownership/rules", get(rules))
        .route("/ownership/rules/{rule}/items", get(rule_items))
        .route("/ownership/matrix", get(matrix))
        .route("/ownership/try", get(trial))
        .route("/ownership/lint", post(lint))
        .route("/ownership/edit", post(edit))
        .route("/ownership/versions", get(versions).post(|| async { Redirect::to("/ownership/versions/15") }))
        .route("/ownership/versions/{number}", get(editor))
        .route("/ownership/versions/{number}/diff", get(compared))
        .route("/ownership/versions/{number}/shadow", get(shadow))
}

fn around() -> Frame {
    frame("Ownership", Place::Ownership)
}

fn model(name: &str) -> Model {
    load(name, preset_text(name).unwrap_or_default(), &Presets).expect("presets load")
}

fn drawn<T: askama::Template>(view: &T) -> Html<String> {
    Html(view.render().unwrap_or_default())
}

fn version(number: i64, name: &str, state: State, days: i64) -> Version {
    let step = |words: &str, days: i64| Step { words: words.into(), at: ago(days * 1440) };
    let (author, approver) = ("Bo Nilsson", "Ana Ruiz");
    let mut steps = vec![step(&format!("written by {author}"), days)];
    if matches!(state, State::Active | State::Retired) {
        steps.push(step(&format!("approved by {approver}"), days - 1));
        steps.push(step("in force", days - 1));
    }
    if state == State::Retired {
        steps.push(step("replaced", days - 9));
    }
    Version {
        number,
        name: name.into(),
        note: if number == 15 { "Leads to care, while marketing moves house.".into() } else { String::new() },
        state,
        author: Some(author.into()),
        updated_at: ago(days * 1440),
        approved_by: matches!(state, State::Active | State::Retired | State::Scheduled)
            .then(|| approver.into()),
        effective_at: (state == State::Scheduled).then_some(NOW + Millis::hours(14)),
        shadow_since: (state == State::Shadow).then(|| ago(60 * 52)),
        in_force_since: (state == State::Active).then(|| ago((days - 1) * 1440)),
        steps,
    }
}

fn all() -> Vec<Version> {
    vec![
        version(16, "strike-plan", State::Scheduled, 1),
        version(15, "leads-to-care", State::Shadow, 3),
        version(14, "divided", State::Active, 11),
        version(13, "divided", State::Retired, 32),
        version(11, "marketing-led", State::Retired, 80),
    ]
}

async fn overview(Query(asked): Asked) -> Html<String> {
    let empty = asked.contains_key("state");
    let on = On {
        topics: vec!["outage".into(), "marsh lane".into()],
        reason: "The exchange in Marsh Lane burnt down".into(),
        by: "Bo Nilsson".into(),
        since: ago(94),
        until: Some(NOW + Millis::hours(6)),
    };
    let versions = all();
    drawn(&Overview {
        frame: around(),
        spot: Spot::at(Tab::Overview),
        in_force: versions[2].clone(),
        before: (!empty).then(|| versions[3].clone()),
        shadow: (!empty)
            .then(|| Shadow { version: versions[1].clone(), share: ShareOf { part: 412, whole: 9800 } }),
        drafts: if empty {
            vec![]
        } else {
            vec![versions[0].clone(), version(17, "unified", State::Draft, 0)]
        },
        modes: vec![
            Mode { name: "crisis".into(), on: (!empty).then_some(on) },
            Mode { name: "holiday".into(), on: None },
        ],
    })
}

async fn scenarios() -> Html<String> {
    drawn(&Scenarios::new(around(), Spot::at(Tab::Scenarios), Some(&model("divided"))))
}

async fn organisation(Query(asked): Asked) -> Html<String> {
    let name = asked.get("preset").map_or("divided", String::as_str);
    let model = model(name);
    let people =
        model.teams().into_iter().enumerate().map(|(at, team)| (team.id.to_string(), 7 + at * 5)).collect();
    drawn(&Organisation::new(around(), Spot::at(Tab::Organisation), &model, &people))
}

async fn rules(Query(asked): Asked) -> Html<String> {
    let text = preset_text("divided").unwrap_or_default();
    let dead = "\n[[rule]]\nid = \"R8-leads-from-x\"\nwhen = { intent = \"lead\", channel = \"x\" }\nthen = { queue = \"leads\" }\n\n[[rule]]\nid = \"default\"";
    let text = text.replacen("\n[[rule]]\nid = \"default\"", dead, 1);
    let name = asked.get("preset").map_or("", String::as_str);
    let model =
        if name.is_empty() { load("divided", &text, &Presets).expect("it loads") } else { model(name) };
    let stat = |(at, rule): (usize, &ownership::Rule)| {
        let hits = [3, 41, 0, 0, 1804, 322, 880, 12, 61, 4210, 318, 5902, 1411, 0, 96][at % 15];
        let misroutes = if at % 3 == 0 { hits / 24 } else { 0 };
        (
            rule.id.to_string(),
            Stat { hits, misroutes, minutes: misroutes * 37, cost: Some(misroutes as f64 * 14.8) },
        )
    };
    let stats: HashMap<String, Stat> = model.rules().iter().enumerate().map(stat).collect();
    drawn(&Rules::new(around(), Spot::at(Tab::Rules), &model, &stats, &ownership::lint(&model)))
}

async fn rule_items(Path(rule): Path<String>, Query(asked): Asked) -> Html<String> {
    let item = |at: i64, wrong: bool| RuleItem {
        case_id: format!("case_{at}"),
        at: ago(at * 71),
        queue: "Care".into(),
        wrong: wrong
            .then(|| "Sent on to Leads by Mia Okoro after 42 min: wants to buy, nothing is broken".into()),
    };
    drawn(&RuleItems {
        frame: around(),
        spot: Spot::at(Tab::Rules),
        rule,
        only_wrong: asked.contains_key("wrong"),
        items: vec![item(1, false), item(2, true), item(3, false)],
        more: Some("/ownership/rules/R4/items?after=1".into()),
    })
}

async fn matrix(Query(asked): Asked) -> Html<String> {
    let asked = |key: &str| asked.get(key).cloned().unwrap_or_default();
    let side = Side { public: asked("seen") != "private", action: asked("action") != "no" };
    let spot = Spot::at(Tab::Matrix);
    drawn(&Matrix::new(around(), spot, &model("divided"), &Modes::none(), &["sandbox".into()], side))
}

async fn trial(Query(asked): Asked) -> Html<String> {
    let (now, draft) = (model("divided"), model("support"));
    let wish = Wish::of(asked);
    let read = ownership::Input::from_json(
        r#"{"intent": {"value": "complaint", "confidence": 0.91, "source": "model"},
            "needs_action": {"value": true, "confidence": 0.84, "source": "model"},
            "sentiment_brand": {"value": "negative", "confidence": 0.88, "source": "model"}}"#,
    );
    let read = read.map(|input| input.facts).unwrap_or_default();
    let read = if wish.text.is_empty() { ownership::Facts::new() } else { read };
    let (answers, mistake) = match input(&wish, &read, &Modes::none()) {
        Ok(input) if wish.is_tried() => {
            let mut all = vec![answer("In force: version 14, divided".into(), &now, &input)];
            all.extend(wish.with.map(|with| answer(format!("Version {with}, support-led"), &draft, &input)));
            (all, None)
        }
        Ok(_) => (vec![], None),
        Err(mistake) => (vec![], Some(mistake.to_string())),
    };
    drawn(&Trial {
        frame: around(),
        spot: Spot::at(Tab::Try),
        known: known(&wish, &read, &now),
        wish,
        drafts: vec![(15, "15 support-led".into())],
        modes: vec!["crisis".into()],
        answers,
        mistake,
    })
}

async fn versions(Query(asked): Asked) -> Html<String> {
    let wrong = "ownership.toml:12:8: error: there is no team `care_tem`; did you mean `care_team`?";
    let wrong = asked.contains_key("state").then(|| wrong.to_owned());
    let pasted =
        if wrong.is_some() { "schema = \"ownership/1\"\nid = \"pasted\"\n".into() } else { String::new() };
    drawn(&Versions {
        frame: around(),
        spot: Spot { wrong, ..Spot::at(Tab::Versions) },
        versions: all(),
        pasted,
    })
}

fn edited(
    version: Version,
    text: String,
    open: &'static str,
    refused: Option<String>,
    unsaved: bool,
) -> Editor {
    Editor {
        lint: Lint::of(&text),
        form: Shape::of(&text, open, version.state.is_open()),
        frame: around(),
        spot: Spot::at(Tab::Versions),
        version,
        text,
        refused,
        in_force: Some(14),
        own: false,
        unsaved,
    }
}

fn chosen(number: i64) -> Version {
    all()
        .into_iter()
        .find(|one| one.number == number)
        .unwrap_or_else(|| version(number, "unified", State::Draft, 0))
}

async fn editor(Path(number): Path<i64>, Query(asked): Asked) -> Html<String> {
    let mut text = preset_text("divided").unwrap_or_default().to_owned();
    if asked.contains_key("state") {
        text = text.replace("queue = \"leads\", sla", "queue = \"leds\", sla");
    }
    let mut editor = edited(chosen(number), text, "rules", None, false);
    editor.own = number == 16;
    drawn(&editor)
}

async fn edit(Form(fields): Form<Fields>) -> Html<String> {
    let before = fields.get("text").cloned().unwrap_or_default();
    let (text, refused) = match apply(&fields) {
        Ok(text) => (text, None),
        Err(mistake) => (before, Some(mistake.to_string())),
    };
    drawn(&edited(chosen(15), text, section(&fields), refused, true).body())
}

async fn lint(Form(fields): Form<Fields>) -> Html<String> {
    let text = fields.get("text").cloned().unwrap_or_default();
    drawn(&LintPart { lint: Lint::of(&text), form: Shape::of(&text, "rules", true) })
}

fn moved() -> Moved {
    let cause = |from_rule: &str, to_rule: &str, from: &str, to: &str, count| Cause {
        from_rule: from_rule.into(),
        to_rule: to_rule.into(),
        from: from.into(),
        to: to.into(),
        count,
        link: Some("/ownership/versions/15/shadow/items".into()),
        samples: vec!["case_1".into(), "case_2".into()],
    };
    let flow = |from: &str, to: &str, n| (from.to_owned(), to.to_owned(), n);
    let causes = vec![
        cause("R5-wants-to-buy", "R5-wants-to-buy", "Leads", "Care", 318),
        cause("R6-friendly-or-neutral", "R4-something-to-do", "Community", "Care", 71),
        cause("default", "R7-letting-off-steam", "Care", "Community", 23),
    ];
    let flows = [
        flow("Care", "Care", 6120),
        flow("Community", "Community", 2904),
        flow("Leads", "Leads", 364),
        flow("Leads", "Care", 318),
        flow("Community", "Care", 71),
        flow("Care", "Community", 23),
    ];
    Moved::new(ShareOf { part: 412, whole: 9800 }, 0, causes, &flows)
}

fn comparison() -> Comparison {
    let versions = all();
    Comparison {
        frame: around(),
        spot: Spot::at(Tab::Versions),
        before: versions[2].clone(),
        after: versions[1].clone(),
        choices: versions.iter().map(|version| (version.number, version.name.clone())).collect(),
        differences: None,
        since: None,
        running: None,
        moved: None,
        failed: None,
    }
}

async fn compared(Query(asked): Asked) -> Html<String> {
    let after =
        preset_text("divided").unwrap_or_default().replace("queue = \"leads\", sla", "queue = \"care\", sla");
    let after = load("draft", &after, &Presets).expect("it loads");
    let state = asked.get("state").map(String::as_str);
    let running = Running {
        address: "/ownership/versions/15/diff?state=running".into(),
        done: 412_000,
        total: 1_000_000,
    };
    drawn(&Comparison {
        differences: Some(differences(&diff(&model("divided"), &after))),
        running: (state == Some("running")).then_some(running),
        moved: (state == Some("done")).then(moved),
        ..comparison()
    })
}

async fn shadow() -> Html<String> {
    let since: Option<Instant> = Some(ago(60 * 52));
    drawn(&Comparison { moved: Some(moved()), since, ..comparison() })
}
