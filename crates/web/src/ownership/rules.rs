//! `/ownership/rules` and `/ownership/rules/{rule}/items`: the rules as they are asked, with what they did.

use std::collections::HashMap;

use askama::Template;
use kernel::Instant;
use ownership::{Approval, Code, Finding, Model, PriorityRule, Response, Target, Then};

use super::words::{chip, listed, plain, promise};
use super::{Spot, Tab};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Chip, t, tell};

/// What a rule did in the last 30 days.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Stat {
    /// How many decisions.
    pub hits: u64,
    /// How many of the cases were sent on as *wrong owner*.
    pub misroutes: u64,
    /// How long those stood in the wrong queue, in minutes.
    pub minutes: u64,
    /// What that cost, in the file's currency.
    pub cost: Option<f64>,
}

/// How often a rule decided.
pub type Hits = u64;

/// What a rule's mistakes cost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misses {
    /// How many.
    pub count: u64,
    /// `4.2 %`.
    pub rate: String,
    /// `3 h 20 min`, with the cost where it is known.
    pub lost: String,
}

/// A rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// When it matches.
    pub when: String,
    /// Where it goes.
    pub to: Option<Chip>,
    /// What is done instead, where it goes to no queue.
    pub does: String,
    /// What else follows.
    pub then: Vec<String>,
    /// How often it decided.
    pub hits: Hits,
    /// How often wrongly.
    pub misses: Option<Misses>,
    /// Why it never decides, if it does not.
    pub dead: Option<String>,
    /// Why it is there.
    pub reason: Option<String>,
}

/// Rules of one layer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layer {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// In order.
    pub rules: Vec<Rule>,
}

/// The page.
#[derive(Template, Debug)]
#[template(path = "ownership/rules.html")]
pub struct Rules {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// By layer, strongest first. Of a composed model, those of each part.
    pub parts: Vec<(String, Vec<Layer>)>,
}

impl Rules {
    /// The rules of a model with what they did.
    pub fn new(
        frame: Frame,
        spot: Spot,
        model: &Model,
        stats: &HashMap<String, Stat>,
        findings: &[Finding],
    ) -> Self {
        let mut parts = Vec::new();
        if model.scopes().is_empty() {
            parts.push((String::new(), layers(model, stats, findings)));
        }
        for scope in model.scopes() {
            let when = if scope.when.is_empty() {
                t("own-everything-else").into()
            } else {
                plain(&scope.when.to_string())
            };
            parts.push((
                tell("own-scope-part", &[("scope", (&*scope.id).into()), ("when", when.into())]),
                layers(&scope.model, stats, findings),
            ));
        }
        Self { frame, spot, parts }
    }
}

fn layers(model: &Model, stats: &HashMap<String, Stat>, findings: &[Finding]) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    for rule in model.rules() {
        let (name, about) = layer_words(rule.layer);
        if layers.last().is_none_or(|layer| layer.name != name) {
            layers.push(Layer { name, about, rules: Vec::new() });
        }
        let stat = stats.get(rule.id.as_str()).copied().unwrap_or_default();
        let drawn = Rule {
            id: rule.id.to_string(),
            when: match rule.when.is_empty() {
                true => t("own-always").into(),
                false => plain(&rule.when.to_string()),
            },
            to: match &rule.then.target {
                Target::Queue(queue) => Some(chip(model, queue.as_str())),
                _ => None,
            },
            does: match &rule.then.target {
                Target::Queue(_) => String::new(),
                Target::OpenCase => t("own-stays-open-case").into(),
                Target::Action(action) => tell("own-put-on", &[("action", action.to_string().into())]),
            },
            then: then(model, &rule.then),
            hits: stat.hits,
            misses: misses(stat),
            dead: dead(findings, rule.id.as_str()),
            reason: rule.then.reason.as_deref().map(str::to_owned),
        };
        if let Some(layer) = layers.last_mut() {
            layer.rules.push(drawn);
        }
    }
    layers
}

fn layer_words(layer: ownership::Layer) -> (&'static str, &'static str) {
    match layer {
        ownership::Layer::Guard => (t("own-layer-guard"), t("own-layer-guard-told")),
        ownership::Layer::Mode => (t("own-layer-mode"), t("own-layer-mode-told")),
        ownership::Layer::Continuity => (t("own-layer-continuity"), t("own-layer-continuity-told")),
        ownership::Layer::Filter => (t("own-layer-filter"), t("own-layer-filter-told")),
        ownership::Layer::Rules => (t("own-layer-rules"), t("own-layer-rules-told")),
        ownership::Layer::Default => (t("own-layer-default"), t("own-layer-default-told")),
    }
}

/// What follows from a rule besides its queue.
fn then(model: &Model, then: &Then) -> Vec<String> {
    let names = |parties: &[ownership::PartyName]| {
        let name = |id: &ownership::PartyName| {
            let team = model.team(id.as_str()).map(|team| team.title().to_owned());
            team.or_else(|| model.queue(id.as_str()).map(|queue| queue.title().to_owned()))
                .unwrap_or_else(|| id.to_string())
        };
        listed(parties.iter().map(name))
    };
    let mut said = Vec::new();
    said.extend(then.sla.as_ref().map(|sla| promise(model, sla.as_str())));
    said.extend(then.response.filter(|one| *one != Response::Expected).map(|one| response(one).to_owned()));
    said.extend(then.priority.as_ref().map(|priority| match priority {
        PriorityRule::Level(level) => tell("own-priority", &[("level", level.to_string().into())]),
        PriorityRule::Formula(_) => t("own-priority-formula").into(),
    }));
    said.extend(then.approval.as_ref().map(|rule| match &rule.when {
        Some(when) => tell(
            "own-approval-if",
            &[("approval", approval(&rule.approval).into()), ("when", plain(&when.to_string()).into())],
        ),
        None => approval(&rule.approval),
    }));
    said.extend(
        then.publish
            .as_ref()
            .map(|role| tell("own-only-publishes", &[("role", role.to_string().replace('_', " ").into())])),
    );
    if !then.consult.is_empty() {
        said.push(tell("own-asks", &[("whom", names(&then.consult).into())]));
    }
    if !then.inform.is_empty() {
        said.push(tell("own-tells", &[("whom", names(&then.inform).into())]));
    }
    if !then.skills.is_empty() {
        said.push(tell(
            "own-needs",
            &[("skills", listed(then.skills.iter().map(|skill| skill.replace('_', " "))).into())],
        ));
    }
    said
}

fn approval(approval: &Approval) -> String {
    let by = listed(approval.by.iter().map(|role| role.to_string().replace('_', " ")));
    match (approval.need, by.is_empty()) {
        (1, false) => tell("own-approves", &[("who", by.into())]),
        (need, true) => tell("own-approve-n", &[("n", need.into())]),
        (need, false) => tell("own-approve-n-of", &[("n", need.into()), ("who", by.into())]),
    }
}

fn response(response: Response) -> &'static str {
    match response {
        Response::Expected => t("own-resp-expected"),
        Response::PublicOrIgnore => t("own-resp-public"),
        Response::MonitorOnly => t("own-resp-monitor"),
        Response::DoNotReply => t("own-resp-none"),
        Response::Hold => t("own-resp-hold"),
    }
}

fn misses(stat: Stat) -> Option<Misses> {
    if stat.misroutes == 0 {
        return None;
    }
    let rate = stat.misroutes as f64 * 100.0 / stat.hits.max(stat.misroutes) as f64;
    let time = match (stat.minutes / 60, stat.minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    };
    let lost = stat.cost.map_or_else(
        || time.clone(),
        |cost| tell("own-lost-cost", &[("time", (&time).into()), ("cost", format!("{cost:.2}").into())]),
    );
    Some(Misses { count: stat.misroutes, rate: format!("{rate:.1} %"), lost })
}

/// What lint says about a rule that never decides.
fn dead(findings: &[Finding], rule: &str) -> Option<String> {
    let named = format!("`{rule}`");
    let never = |finding: &&Finding| matches!(finding.code, Code::DeadRule | Code::ImpossibleRule);
    let about = findings.iter().filter(never).find(|finding| finding.what.starts_with(&named))?;
    let said = about.what.trim_start_matches(&named).trim();
    let said = said.trim_start_matches("is dead: ");
    Some(format!("{said}; {}", about.fix).replace('`', ""))
}

/// A case that a rule decided.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleItem {
    /// The case.
    pub case_id: String,
    /// When.
    pub at: Instant,
    /// Where it went.
    pub queue: String,
    /// Where it was sent on to, by whom it is told, and how long it had stood.
    pub wrong: Option<String>,
}

/// The cases of a rule.
#[derive(Template, Debug)]
#[template(path = "ownership/rule_items.html")]
pub struct RuleItems {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// The rule.
    pub rule: String,
    /// Whether only those that were sent on are listed.
    pub only_wrong: bool,
    /// Newest first.
    pub items: Vec<RuleItem>,
    /// The address of the next page.
    pub more: Option<String>,
}
