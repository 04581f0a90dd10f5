//! `/ownership/versions/{n}/diff` and `/shadow`: what is different, and what would move.

use askama::Template;
use kernel::Instant;
use ownership::{ModelDiff, What};

use super::{Spot, Tab, Version};
use crate::shell::{Frame, Place, SHORTCUTS};
use crate::ui::{self, t, tell};
use crate::{assets, l10n};

/// So many of so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ShareOf {
    /// Those that move.
    pub part: u64,
    /// All.
    pub whole: u64,
}

impl ShareOf {
    pub(crate) fn percent(self) -> String {
        if self.whole == 0 {
            return "0 %".into();
        }
        let share = self.part as f64 * 100.0 / self.whole as f64;
        if self.part > 0 && share < 0.1 {
            return t("own-under").into();
        }
        format!("{share:.1} %").replace('.', &l10n::language().decimal().to_string())
    }
    pub(crate) fn total(self) -> String {
        ui::number(self.whole)
    }
}

/// Why items move.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    /// The rule before.
    pub from_rule: String,
    /// The rule then.
    pub to_rule: String,
    /// The queue before.
    pub from: String,
    /// The queue then.
    pub to: String,
    /// How many.
    pub count: u64,
    /// Where the items of the cause are listed.
    pub link: Option<String>,
    /// Some of the cases.
    pub samples: Vec<String>,
}

impl Cause {
    /// One of which only the names are known.
    pub fn named(from_rule: &str, to_rule: &str, from: String, to: String) -> Self {
        let (from_rule, to_rule) = (from_rule.to_owned(), to_rule.to_owned());
        Self { from_rule, to_rule, from, to, count: 0, link: None, samples: Vec::new() }
    }
}

/// From a queue to a queue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Crossing {
    /// How many; 0 draws nothing.
    pub count: u64,
    /// 0 to 5.
    pub heat: u64,
    /// Whether they stay.
    pub stays: bool,
}

/// A comparison that is not done yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Running {
    /// Where to ask how far it is.
    pub address: String,
    /// How many were decided again.
    pub done: u64,
    /// Of how many; 0 before they were counted.
    pub total: u64,
}

impl Running {
    pub(crate) fn percent(&self) -> u64 {
        (self.done * 100).checked_div(self.total).unwrap_or(0)
    }
}

/// What would move.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Moved {
    /// How much.
    pub share: ShareOf,
    /// Those that another version of the product wrote.
    pub unreadable: u64,
    /// Why.
    pub causes: Vec<Cause>,
    /// The queues, as columns and rows.
    pub queues: Vec<String>,
    /// One row for each queue before.
    pub rows: Vec<(String, Vec<Crossing>)>,
}

impl Moved {
    /// From causes and flows (from, to, how many); flows of those that stay are among them.
    pub fn new(share: ShareOf, unreadable: u64, causes: Vec<Cause>, flows: &[(String, String, u64)]) -> Self {
        let mut queues: Vec<String> = Vec::new();
        for name in flows.iter().flat_map(|(from, to, _)| [from, to]) {
            if !queues.contains(name) {
                queues.push(name.clone());
            }
        }
        let most =
            flows.iter().filter(|(from, to, _)| from != to).map(|flow| flow.2).max().unwrap_or(1).max(1);
        let crossing = |from: &String, to: &String| {
            let count: u64 =
                flows.iter().filter(|flow| flow.0 == *from && flow.1 == *to).map(|flow| flow.2).sum();
            let stays = from == to;
            Crossing { count, heat: if stays { 0 } else { (count * 5).div_ceil(most) }, stays }
        };
        let rows =
            queues.iter().map(|from| (from.clone(), queues.iter().map(|to| crossing(from, to)).collect()));
        Self { share, unreadable, causes, rows: rows.collect(), queues }
    }
}

/// One object that differs, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// `rule R2-social-to-do`.
    pub object: String,
    /// What happened to it: class and words.
    pub what: Vec<(&'static str, String)>,
}

/// The page.
#[derive(Template, Debug)]
#[template(path = "ownership/compare.html")]
pub struct Comparison {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// The version before.
    pub before: Version,
    /// The version then.
    pub after: Version,
    /// Which versions can be compared.
    pub choices: Vec<(i64, String)>,
    /// What is different in the texts; `None` on the shadow's page.
    pub differences: Option<Vec<Difference>>,
    /// Since when the history is looked at.
    pub since: Option<Instant>,
    /// How far it is.
    pub running: Option<Running>,
    /// What would move.
    pub moved: Option<Moved>,
    /// Why it could not be done.
    pub failed: Option<String>,
}

impl Comparison {
    /// Whether this is what a draft did in the shadow.
    pub(crate) const fn is_shadow(&self) -> bool {
        self.differences.is_none()
    }
}

/// The items behind a cause.
#[derive(Template, Debug)]
#[template(path = "ownership/moved_items.html")]
pub struct MovedItems {
    /// What stands around it.
    pub frame: Frame,
    /// Where among the pages.
    pub spot: Spot,
    /// The cause.
    pub cause: Cause,
    /// The page that it comes from.
    pub back: String,
    /// Cases, newest first.
    pub items: Vec<(String, Instant)>,
    /// The address of the next page.
    pub more: Option<String>,
}

/// A field of an object, without the levels that only the file needs.
fn field(name: &str) -> String {
    name.trim_start_matches("then.").trim_start_matches("target.").replace(['_', '.'], " ")
}

/// A difference of models in words.
pub fn differences(diff: &ModelDiff) -> Vec<Difference> {
    let told = |what: &What| match what {
        What::Added => ("added", t("own-is-new").to_owned()),
        What::Removed => ("removed", t("own-is-gone").to_owned()),
        What::Moved(Some(after)) => ("changed", tell("own-asked-after", &[("rule", after.as_str().into())])),
        What::Moved(None) => ("changed", t("own-asked-first").to_owned()),
        What::Field { name, from, to } => ("changed", format!("{}: {from} → {to}", field(name))),
    };
    let one = |change: &ownership::ObjectChange| Difference {
        object: format!("{} {}", change.kind.replace('_', " "), change.id),
        what: change.what.iter().map(told).collect(),
    };
    diff.changes.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_told_as_people_say_it() {
        let told = |part, whole| (ShareOf { part, whole }.percent(), ShareOf { part, whole }.total());
        assert_eq!(told(412, 9800), ("4.2 %".into(), "9,800".into()));
        assert_eq!(told(0, 0), ("0 %".into(), "0".into()));
        assert_eq!(told(1, 1_000_000), (t("own-under").into(), "1,000,000".into()));
    }

    #[test]
    fn the_matrix_has_a_cell_for_each_pair_and_heat_only_for_what_moves() {
        let flow = |from: &str, to: &str, n| (from.to_owned(), to.to_owned(), n);
        let flows = [flow("care", "care", 90), flow("care", "leads", 10), flow("leads", "care", 1)];
        let moved = Moved::new(ShareOf { part: 11, whole: 101 }, 0, Vec::new(), &flows);
        assert_eq!(moved.queues, ["care", "leads"]);
        let heat: Vec<u64> = moved.rows.iter().flat_map(|row| row.1.iter().map(|cell| cell.heat)).collect();
        assert_eq!(heat, [0, 5, 1, 0]);
    }
}
