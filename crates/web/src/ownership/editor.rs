//! `/ownership/versions/{n}`: a version as a form and as its text, side by side, linted while somebody types.
//!
//! The form changes the text, and the text redraws the form: there is one truth, what stands in the text. Nothing is
//! kept until somebody saves.

use std::collections::HashMap;

use askama::Template;
use ownership::{
    Edit, FactName, Finding, Mistake, Model, Presets, Severity, Target, check, edit, holidays_from_ics,
    insert_holidays, load, own_ids,
};

use super::words::plain;
use super::{Spot, State, Tab, Version};
use crate::assets;
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, Icon, icon, t, tell};

/// A finding as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Linted {
    /// How much it matters; a class too.
    pub severity: &'static str,
    /// Its line; `None` where it stands in another file.
    pub line: Option<u32>,
    /// What is wrong.
    pub what: String,
    /// Why it matters.
    pub why: &'static str,
    /// What to do.
    pub fix: String,
}

impl Linted {
    pub(crate) fn severity_word(&self) -> &'static str {
        match self.severity {
            "error" => t("own-severity-error"),
            "warning" => t("own-severity-warning"),
            _ => t("own-severity-note"),
        }
    }
    pub(crate) fn icon(&self) -> Icon {
        icon(match self.severity {
            "error" => "circle-x",
            "warning" => "triangle-alert",
            _ => "info",
        })
    }
}

/// What lint says about a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lint {
    /// Errors first.
    pub findings: Vec<Linted>,
    /// How many are errors.
    pub errors: usize,
    /// `8 queues, 12 rules, 3 tests`; empty if it is no model.
    pub summary: String,
}

/// What a text is called in findings.
const FILE: &str = "ownership.toml";

impl Lint {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let report = check(FILE, text, &Presets);
        let one = |finding: &Finding| Linted {
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            line: (*finding.at.file == *FILE).then_some(finding.at.line),
            what: finding.what.clone(),
            why: finding.why,
            fix: finding.fix.clone(),
        };
        let summary = report.model.as_ref().map(|model| {
            [
                tell("own-n-teams", &[("n", model.teams.into())]),
                tell("own-n-queues", &[("n", model.queues.into())]),
                tell("own-n-rules", &[("n", model.rules.into())]),
                tell("own-n-tests", &[("n", model.tests.into())]),
            ]
            .join(", ")
        });
        Self {
            errors: report.findings.iter().filter(|finding| finding.severity == Severity::Error).count(),
            findings: report.findings.iter().map(one).collect(),
            summary: summary.unwrap_or_default(),
        }
    }
}

/// A rule of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormRule {
    /// Its id.
    pub id: String,
    /// When, in words.
    pub when: String,
    /// Its queue; `None` where it names none.
    pub queue: Option<String>,
}

/// A queue of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormQueue {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its team.
    pub team: String,
}

/// A promise of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormSla {
    /// Its id.
    pub id: String,
    /// To the first answer, to each further one, to the end; as the file writes lengths.
    pub lengths: [String; 3],
}

/// A calendar of the form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormCalendar {
    /// Its id.
    pub id: String,
    /// Its zone.
    pub tz: String,
    /// Its hours, a line each.
    pub open: String,
    /// Its sets of holidays.
    pub holidays: String,
}

/// What of a text can be changed by a form.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Form {
    /// Rules that stand in the file itself, in order.
    pub rules: Vec<FormRule>,
    /// Its queues.
    pub queues: Vec<FormQueue>,
    /// Teams: id and name.
    pub teams: Vec<(String, String)>,
    /// Queues that a rule can send to: id and name.
    pub targets: Vec<(String, String)>,
    /// Promises, inherited ones included.
    pub slas: Vec<FormSla>,
    /// Calendars, inherited ones included.
    pub calendars: Vec<FormCalendar>,
    /// The section that is open.
    pub open: &'static str,
    /// Whether its fields can be changed.
    pub editable: bool,
}

impl Form {
    /// The form of a text, if it is a model; with this section open.
    pub fn of(text: &str, open: &'static str, editable: bool) -> Option<Self> {
        let model = load(FILE, text, &Presets).ok()?;
        let (rules, queues) = (own_ids(text, "rule"), own_ids(text, "queue"));
        let own = |ids: &[String], id: &str| ids.iter().any(|own| own == id);
        let length = |millis: Option<kernel::Millis>| millis.map_or_else(String::new, short);
        Some(Self {
            rules: model.rules().iter().filter(|rule| own(&rules, rule.id.as_str())).map(rule).collect(),
            queues: model
                .queues()
                .into_iter()
                .filter(|queue| own(&queues, queue.id.as_str()))
                .map(|queue| FormQueue {
                    id: queue.id.to_string(),
                    title: queue.title().to_owned(),
                    team: queue.team.as_ref().map(ToString::to_string).unwrap_or_default(),
                })
                .collect(),
            teams: model
                .teams()
                .into_iter()
                .map(|team| (team.id.to_string(), team.title().to_owned()))
                .collect(),
            targets: targets(&model),
            slas: model
                .slas()
                .into_iter()
                .map(|sla| FormSla {
                    id: sla.id.to_string(),
                    lengths: [sla.first_response, sla.next_response, sla.resolution].map(length),
                })
                .collect(),
            calendars: model
                .calendars()
                .into_iter()
                .map(|calendar| FormCalendar {
                    id: calendar.id.to_string(),
                    tz: calendar.tz.to_string(),
                    open: calendar.open.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
                    holidays: calendar.holidays.join(", "),
                })
                .collect(),
            open,
            editable,
        })
    }
}

fn rule(rule: &ownership::Rule) -> FormRule {
    let when = if rule.when.is_empty() { "always".into() } else { plain(&rule.when.to_string()) };
    let queue = match &rule.then.target {
        Target::Queue(queue) => Some(queue.to_string()),
        Target::OpenCase | Target::Action(_) => None,
    };
    FormRule { id: rule.id.to_string(), when, queue }
}

fn targets(model: &Model) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> =
        model.queues().into_iter().map(|queue| (queue.id.to_string(), queue.title().to_owned())).collect();
    for (id, name) in ownership::BUILTIN_QUEUES {
        if all.iter().all(|known| known.0 != id) {
            all.push((id.to_owned(), name.to_owned()));
        }
    }
    all
}

/// A length as a file writes it: `90m`, `4h`, `2d`.
fn short(length: kernel::Millis) -> String {
    let minutes = length.0 / 60_000;
    match () {
        () if length.0 % 60_000 != 0 => format!("{}s", length.0 / 1000),
        () if minutes > 0 && minutes % 1440 == 0 => format!("{}d", minutes / 1440),
        () if minutes > 0 && minutes % 60 == 0 => format!("{}h", minutes / 60),
        () => format!("{minutes}m"),
    }
}

/// The page.
#[derive(Template, Debug)]
#[template(path = "ownership/editor.html")]
pub struct Editor {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// The version.
    pub version: Version,
    /// Its text, as it is now in the browser.
    pub text: String,
    /// What lint says.
    pub lint: Lint,
    /// The form; `None` while the text is no model.
    pub form: Option<Form>,
    /// What an edit refused.
    pub refused: Option<String>,
    /// The version in force.
    pub in_force: Option<i64>,
    /// Whether the reader wrote it or changed it last, and so does not approve it.
    pub own: bool,
    /// Whether the text has been changed and not saved.
    pub unsaved: bool,
}

/// Facts that a new rule is offered.
const ASKABLE: [FactName; 10] = [
    FactName::Intent,
    FactName::Channel,
    FactName::Visibility,
    FactName::NeedsAction,
    FactName::SentimentBrand,
    FactName::SentimentTarget,
    FactName::Topic,
    FactName::Language,
    FactName::Region,
    FactName::Severity,
];

impl Editor {
    /// What changes with an edit.
    pub fn body(&self) -> EditorBody<'_> {
        let Self { frame, version, text, lint, form, refused, unsaved, .. } = self;
        EditorBody { frame, version, text, lint, form, refused, unsaved: *unsaved }
    }
    /// The facts that a new rule is offered.
    pub(crate) const fn facts() -> [FactName; 10] {
        ASKABLE
    }
}

/// What a button or a field of the form does: it sends the whole editor, and puts the answer in its place.
pub(crate) const ACT: &str =
    r##"formaction="/ownership/edit" hx-post="/ownership/edit" hx-target="#editor" hx-swap="outerHTML""##;

/// Only what changes with an edit.
#[derive(Template, Debug)]
#[template(path = "ownership/editor_body.html")]
pub struct EditorBody<'a> {
    /// What stands around the page.
    pub frame: &'a Frame,
    /// The version.
    pub version: &'a Version,
    /// Its text, as it is now in the browser.
    pub text: &'a str,
    /// What lint says.
    pub lint: &'a Lint,
    /// The form; `None` while the text is no model.
    pub form: &'a Option<Form>,
    /// What an edit refused.
    pub refused: &'a Option<String>,
    /// Whether the text has been changed and not saved.
    pub unsaved: bool,
}

impl EditorBody<'_> {
    fn may_edit(&self) -> bool {
        self.frame.may_direct && self.version.state.is_open()
    }
}

/// What lint says, and the form of the text that it was said about.
#[derive(Template, Debug)]
#[template(
    source = r##"{% include "ownership/findings.html" %}<hx-partial hx-target="#edit-form" hx-swap="outerHTML">{% include "ownership/form.html" %}</hx-partial>"##,
    ext = "html"
)]
pub struct LintPart {
    /// What lint says.
    pub lint: Lint,
    /// The form.
    pub form: Option<Form>,
}

/// The fields of the editor, as they were sent.
pub type Fields = HashMap<String, String>;

/// The section of the form to which an edit belongs.
pub fn section(fields: &Fields) -> &'static str {
    match fields.get("do").and_then(|what| what.split(':').next()).unwrap_or_default() {
        "add-queue" | "remove-queue" | "queue-team" => "queues",
        "sla" => "promises",
        "hours" | "holidays" => "calendars",
        _ => "rules",
    }
}

/// Does to the text what a button or a field of the form asks for.
///
/// # Errors
/// What is wrong with it and what to do.
pub fn apply(fields: &Fields) -> Result<String, Mistake> {
    let field = |name: &str| fields.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let text = fields.get("text").map_or("", String::as_str);
    let asked = field("do");
    let (what, name) = asked.split_once(':').unwrap_or((&asked, ""));
    let of = |prefix: &str| field(&format!("{prefix}:{name}"));
    let name = name.to_owned();
    let wanted = match what {
        "rule-queue" => Edit::RuleQueue { queue: of("to"), rule: name },
        "raise" => Edit::RaiseRule(name),
        "lower" => Edit::LowerRule(name),
        "remove-rule" => Edit::RemoveRule(name),
        "add-rule" => Edit::AddRule {
            id: field("rule-id"),
            when: (1..=2)
                .map(|at| (field(&format!("fact-{at}")), field(&format!("value-{at}"))))
                .filter(|(fact, _)| !fact.is_empty())
                .collect(),
            queue: field("rule-queue"),
            sla: field("rule-sla"),
        },
        "queue-team" => Edit::QueueTeam { team: of("team"), queue: name },
        "remove-queue" => Edit::RemoveQueue(name),
        "add-queue" => {
            Edit::AddQueue { id: field("queue-id"), name: field("queue-name"), team: field("queue-team") }
        }
        "sla" => Edit::Sla {
            first_response: of("first"),
            next_response: of("next"),
            resolution: of("end"),
            sla: name,
        },
        "hours" => Edit::Hours {
            tz: of("tz"),
            open: of("open").lines().map(str::to_owned).collect(),
            calendar: name,
        },
        "holidays" => return holidays(text, &field("holiday-calendar"), &field("ics")),
        _ => return Ok(text.to_owned()),
    };
    edit(text, &wanted)
}

fn holidays(text: &str, calendar: &str, ics: &str) -> Result<String, Mistake> {
    let dates = holidays_from_ics(ics)?;
    let set = format!("{calendar}_holidays");
    insert_holidays(text, calendar, &set, &dates).map_err(|refused| Mistake {
        what: refused.findings.first().map_or_else(String::new, |finding| finding.what.clone()),
        fix: refused.findings.first().map_or_else(String::new, |finding| finding.fix.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_form_of_a_preset_offers_its_own_rules_and_not_the_guards() {
        for preset in ownership::presets() {
            let form = Form::of(preset.text, "rules", true).unwrap();
            assert!(form.rules.iter().all(|rule| !rule.id.starts_with('G')), "{}", preset.name);
            let scoped = preset.name == "composed";
            assert_eq!(form.rules.is_empty(), scoped, "{}", preset.name);
            assert_eq!(Lint::of(preset.text).errors, 0, "{}", preset.name);
        }
    }

    #[test]
    fn a_field_of_the_form_changes_the_text() {
        let text = ownership::preset_text("divided").unwrap();
        let sent = [("text", text), ("do", "rule-queue:R5-wants-to-buy"), ("to:R5-wants-to-buy", "care")];
        let after = apply(&fields(&sent)).unwrap();
        let rule = Form::of(&after, "rules", true)
            .unwrap()
            .rules
            .into_iter()
            .find(|rule| rule.id == "R5-wants-to-buy");
        assert_eq!(rule.unwrap().queue.as_deref(), Some("care"));
    }

    #[test]
    fn holidays_of_an_ics_file_are_written_into_the_text() {
        let text = "extends = \"base\"\nid = \"own\"\n\n[calendar.day]\ntz = \"UTC\"\nopen = [\"mon-fri 09:00-17:00\"]\n";
        let ics = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\n\
                   SUMMARY:Founders’ day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        let sent = [("text", text), ("do", "holidays"), ("holiday-calendar", "day"), ("ics", ics)];
        let after = apply(&fields(&sent)).unwrap();
        assert!(after.contains("2026-12-24") && after.contains("day_holidays"), "{after}");
        let wrong = apply(&fields(&[("text", text), ("do", "holidays"), ("ics", "no calendar")]));
        assert!(!wrong.unwrap_err().fix.is_empty());
    }

    #[test]
    fn a_finding_names_its_line() {
        let lint = Lint::of(
            "schema = \"ownership/1\"\nid = \"x\"\nextends = \"base\"\n[[queue]]\nid = \"q\"\nteam = \"nobody\"\n",
        );
        let finding = lint.findings.iter().find(|finding| finding.what.contains("nobody")).unwrap();
        assert_eq!((finding.line, finding.severity), (Some(6), "error"));
        assert!(!finding.why.is_empty() && !finding.fix.is_empty());
    }
}
