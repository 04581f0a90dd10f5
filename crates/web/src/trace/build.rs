//! From a life to the page. Pure.

use care::trace::{self, Life, Subject};

use super::{Step, View};
use crate::shell::Frame;
use crate::ui::t;

/// The page.
pub(super) fn view(frame: Frame, id: String, subject: Subject, life: Life) -> View {
    let kind = match subject {
        Subject::Message(_) => t("trace-of-message"),
        Subject::Case(_) => t("trace-of-case"),
        Subject::Delivery(_) => t("trace-of-delivery"),
    };
    View {
        frame,
        id,
        kind: kind.into(),
        steps: life.steps.into_iter().map(step).collect(),
        case_id: life.cases.first().map(ToString::to_string),
    }
}

fn step(step: trace::Step) -> Step {
    // Triage says many things at once; they read better as lines.
    let (words, reasons) = match step.stage {
        "triage" => (t("trace-seem").into(), step.what.split(" · ").map(str::to_owned).collect()),
        _ => (step.what, Vec::new()),
    };
    let icon = if step.bad { "circle-x" } else { icon(step.stage) };
    Step { stage: step.stage.into(), icon, words, at: step.at, reasons, bad: step.bad }
}

fn icon(stage: &str) -> &'static str {
    match stage {
        "network" => "globe",
        "ingest" => "inbox",
        "people" => "user-round",
        "cases" => "messages-square",
        "triage" => "sparkles",
        "ownership" => "route",
        "queues" => "layers",
        "clocks" => "clock",
        "outbound" => "send",
        _ => "circle-user",
    }
}
