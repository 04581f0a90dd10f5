//! What is taken for what, as a table with heat.

use care::learning::Confusion;
use kernel::Instant;
use triage::Head;

use crate::facts::{label, short};
use crate::ui::{t, tell};

/// How often one value was said where another was meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// How often.
    pub count: usize,
    /// 0 for never, 1 to 5 for the share of the commonest.
    pub heat: usize,
    /// Whether what was said was meant.
    pub right: bool,
    /// In words: `Said complaint, meant query: 14 times`.
    pub told: String,
}

/// What was meant where one value was said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What was said.
    pub said: String,
    /// One cell for each column.
    pub cells: Vec<Cell>,
}

/// A table of what was said and what was meant, for one fact.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Matrix {
    /// The fact shown: in ownership files.
    pub fact: String,
    /// The facts that can be shown: in ownership files, for people, how many corrections.
    pub facts: Vec<(String, &'static str, usize)>,
    /// The week shown, as its Monday `2026-11-16`; empty for all.
    pub week: String,
    /// The weeks that can be shown, newest first: its Monday, and as people read it.
    pub weeks: Vec<(String, String)>,
    /// What was meant, as columns.
    pub meant: Vec<String>,
    /// What was said, as rows.
    pub lines: Vec<Line>,
    /// How many corrections are in it.
    pub count: usize,
}

/// A Monday as addresses have it.
pub(super) fn monday(at: Instant) -> String {
    at.timestamp().strftime("%Y-%m-%d").to_string()
}

/// A Monday as people read it.
pub(super) fn week(at: Instant) -> String {
    crate::l10n::calendar::day(
        &at.timestamp().to_zoned(jiff::tz::TimeZone::UTC),
        crate::l10n::language(),
        false,
    )
}

impl Matrix {
    /// The table of a fact in a week. A fact or a week of which nothing is known gives way to the one with the most, and
    /// to all weeks.
    pub fn new(confusions: &[Confusion], fact: &str, of: &str) -> Self {
        let mut facts: Vec<(String, &'static str, usize)> = Vec::new();
        let mut weeks: Vec<(String, String)> = Vec::new();
        for one in confusions {
            match facts.iter_mut().find(|known| known.0 == one.fact) {
                Some(known) => known.2 += one.count,
                None => facts.push((one.fact.clone(), label(&one.fact), one.count)),
            }
            if weeks.iter().all(|known| known.0 != monday(one.week)) {
                weeks.push((monday(one.week), week(one.week)));
            }
        }
        facts.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
        weeks.sort_by(|a, b| b.0.cmp(&a.0));
        let fact = facts.iter().find(|known| known.0 == fact).or(facts.first());
        let fact = fact.map(|known| known.0.clone()).unwrap_or_default();
        let of = weeks.iter().find(|known| known.0 == of).map(|known| known.0.clone()).unwrap_or_default();
        let chosen: Vec<&Confusion> = confusions
            .iter()
            .filter(|one| one.fact == fact && (of.is_empty() || monday(one.week) == of))
            .collect();
        let values = values(&fact, &chosen);
        let count = |said: &str, meant: &str| -> usize {
            chosen.iter().filter(|one| one.said == said && one.meant == meant).map(|one| one.count).sum()
        };
        let columns: Vec<&str> = values.iter().copied().filter(|value| !value.is_empty()).collect();
        let most = values.iter().flat_map(|said| columns.iter().map(move |meant| count(said, meant))).max();
        let cell = |said: &str, meant: &str| {
            let times = count(said, meant);
            let words = if said.is_empty() { t("triage-no-idea").into() } else { short(&fact, said) };
            Cell {
                count: times,
                heat: (times * 5).div_ceil(most.unwrap_or(1).max(1)),
                right: said == meant,
                told: tell(
                    "triage-cell",
                    &[
                        ("said", words.into()),
                        ("meant", short(&fact, meant).into()),
                        ("times", tell("triage-n-times", &[("n", times.into())]).into()),
                    ],
                ),
            }
        };
        let lines = values.iter().map(|said| Line {
            said: if said.is_empty() { t("triage-no-idea").into() } else { short(&fact, said) },
            cells: columns.iter().map(|meant| cell(said, meant)).collect(),
        });
        Self {
            lines: lines.collect(),
            meant: columns.iter().map(|meant| short(&fact, meant)).collect(),
            count: chosen.iter().map(|one| one.count).sum(),
            facts,
            weeks,
            week: of,
            fact,
        }
    }
}

/// The values that occur, in the order of their fact, the same for rows and columns; what nobody had an idea of last.
fn values<'a>(fact: &str, chosen: &[&'a Confusion]) -> Vec<&'a str> {
    let mut values: Vec<&str> = Vec::new();
    for value in chosen.iter().flat_map(|one| [one.said.as_str(), one.meant.as_str()]) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    let head: Option<Head> = fact.parse().ok();
    let place = |value: &str| head.and_then(|head| head.class_of(value)).unwrap_or(usize::MAX);
    values.sort_by(|a, b| (a.is_empty(), place(a), *a).cmp(&(b.is_empty(), place(b), *b)));
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(day: i64, fact: &str, said: &str, meant: &str, count: usize) -> Confusion {
        let week = Instant::from_seconds(1_773_014_400 + day * 86_400);
        Confusion { week, fact: fact.into(), said: said.into(), meant: meant.into(), count }
    }

    #[test]
    fn the_table_has_the_same_values_on_both_sides_and_no_idea_last() {
        let all = [
            one(0, "intent", "query", "complaint", 3),
            one(-7, "intent", "query", "complaint", 7),
            one(0, "intent", "", "lead", 1),
            one(0, "severity", "1", "3", 2),
        ];
        let table = Matrix::new(&all, "", "");
        assert_eq!((table.fact.as_str(), table.count), ("intent", 11), "the fact with the most comes first");
        assert_eq!(table.meant, ["complaint", "query", "lead"]);
        let said: Vec<&str> = table.lines.iter().map(|line| line.said.as_str()).collect();
        assert_eq!(said, ["complaint", "query", "lead", "no idea"]);
        let heat: Vec<usize> = table.lines[1].cells.iter().map(|cell| cell.heat).collect();
        assert_eq!(heat, [5, 0, 0]);
        assert_eq!(table.lines[3].cells[2].told, "Said no idea, meant lead: 1 time");
        let week = Matrix::new(&all, "intent", "2026-03-09");
        assert_eq!((week.count, week.week.as_str()), (4, "2026-03-09"));
        assert_eq!(Matrix::new(&all, "mood", "never").count, 11, "what nobody knows gives way");
        assert_eq!(Matrix::new(&[], "intent", "").lines, []);
    }
}
