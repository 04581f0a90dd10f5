//! From the report to the pages. Pure.

use care::learning::{self as known, LessonKind, LessonOutcome, LessonView, Report};
use kernel::Instant;

use super::matrix::{monday, week};
use super::{
    Chart, Correction, Detour, Effect, Lesson, Matrix, Misroutes, Overview, Pane, Share, ToLabel, View,
};
use crate::desk::build::network;
use crate::facts::{Menu, label, short};
use crate::shell::Frame;
use crate::ui::{t, tell};

/// How many of the commonest corrections are listed.
const COMMONEST: usize = 12;
/// How many lessons are listed: more than a day has.
const LESSONS: usize = 40;

/// What of the report somebody looks at.
#[derive(Clone, Debug, Default)]
pub enum Look {
    /// How it does; the fact and the week of the table of confusions.
    Overview(String, String),
    /// What to label next.
    #[default]
    Label,
    /// What was learnt.
    Lessons,
}

/// Names that the report does not know.
pub struct Words<'a> {
    /// The name of a queue.
    pub queue: &'a dyn Fn(&str) -> String,
}

/// The page.
pub fn view(
    frame: Frame,
    look: &Look,
    report: &Report,
    waiting: usize,
    menu: Menu,
    names: &Words<'_>,
    done: Option<&'static str>,
) -> View {
    let pane = match look {
        Look::Overview(fact, week) => Pane::Overview(Box::new(overview(report, waiting, fact, week, names))),
        Look::Label => Pane::Label,
        Look::Lessons => {
            let listed = report.lessons.iter().take(LESSONS).map(lesson).collect();
            Pane::Lessons(listed, report.lessons.len().saturating_sub(LESSONS))
        }
    };
    View { frame, pane, to_label: report.to_label.iter().map(to_label).collect(), menu, done }
}

fn overview(report: &Report, waiting: usize, fact: &str, of: &str, names: &Words<'_>) -> Overview {
    Overview {
        headline: headline(report),
        standstill: report.lessons.first().map(standstill),
        lesson: report.lessons.iter().find(|lesson| lesson.in_force).map(lesson),
        waiting,
        unsure: Chart::new(report.weeks.iter().map(|one| {
            let share = percent(one.unsure, one.messages);
            let value = share.map_or_else(|| "–".to_owned(), |share| format!("{share:.0} %"));
            let told = match share {
                Some(_) => tell(
                    "triage-week-unsure",
                    &[
                        ("week", week(one.from).into()),
                        ("share", value.as_str().into()),
                        ("n", one.unsure.into()),
                        ("messages", tell("desk-n-messages", &[("n", one.messages.into())]).into()),
                    ],
                ),
                None => tell("triage-week-none", &[("week", week(one.from).into())]),
            };
            (value, week(one.from), told, share.unwrap_or(0.0), 0.0)
        })),
        signals: Chart::new(report.weeks.iter().map(|one| {
            let told = tell(
                "triage-week-taught",
                &[
                    ("week", week(one.from).into()),
                    ("facts", tell("triage-n-facts", &[("n", one.corrections.into())]).into()),
                    ("confirmed", one.confirmations.into()),
                ],
            );
            (
                crate::ui::count(one.signals),
                week(one.from),
                told,
                one.signals as f64,
                one.confirmations as f64,
            )
        })),
        matrix: Matrix::new(&report.confusions, fact, of),
        corrections: corrections(&report.confusions),
        misroutes: misroutes(&report.misroutes, names),
    }
}

fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 * 100.0 / whole as f64)
}

/// What the lessons since Monday did together: from what was in force before the first to what is in force now.
fn headline(report: &Report) -> Option<(String, String)> {
    let this = report.weeks.last()?;
    let since = |at: Instant| {
        if at == this.from {
            t("triage-since-monday").to_owned()
        } else {
            tell("triage-since", &[("day", week(at).into())])
        }
    };
    let kept: Vec<&LessonView> = report
        .lessons
        .iter()
        .take_while(|lesson| lesson.kind == LessonKind::Update)
        .filter(|lesson| lesson.outcome == LessonOutcome::Kept)
        .collect();
    let recent: Vec<&&LessonView> = kept.iter().filter(|lesson| lesson.at >= this.from).collect();
    let (newest, oldest, signals, from) = match (recent.first(), recent.last()) {
        (Some(newest), Some(oldest)) => (**newest, **oldest, this.signals, this.from),
        _ => {
            let newest = *kept.first()?;
            let signals = report
                .weeks
                .iter()
                .filter(|one| monday(one.from) >= monday(newest.at))
                .map(|one| one.signals);
            (
                newest,
                newest,
                signals.sum::<usize>().max(usize::try_from(newest.new_signals).unwrap_or(0)),
                newest.at,
            )
        }
    };
    let lead = format!(
        "{}: {}",
        since(from),
        tell("triage-n-signals", &[("n", signals.into()), ("shown", crate::ui::number(signals).into())])
    );
    let effect = best(&newest.effects)?;
    let before = oldest.effects.iter().find(|one| one.fact == effect.fact).unwrap_or(effect).f1.0;
    let f1 = Share { before, after: effect.f1.1 };
    let told = tell(
        "triage-headline",
        &[
            ("fact", effect.fact.as_str().into()),
            ("was", f1.was().into()),
            ("is", f1.is().into()),
            ("messages", tell("desk-n-messages", &[("n", effect.held_out.into())]).into()),
        ],
    );
    Some((lead, told))
}

/// How things stand after a lesson that has no effect to show.
fn standstill(newest: &LessonView) -> &'static str {
    match (newest.kind, newest.outcome) {
        (LessonKind::Reset, _) => t("triage-still-reset"),
        (LessonKind::Rollback, _) => t("triage-still-restored"),
        (LessonKind::Update, LessonOutcome::Worse) => t("triage-still-worse"),
        (LessonKind::Update, LessonOutcome::Nothing) => t("triage-still-nothing"),
        (LessonKind::Update, LessonOutcome::Kept) => t("triage-still-few"),
    }
}

/// The effect to name first: on whether somebody has to act, if that was measured; else the best measured one.
fn best(effects: &[triage::Effect]) -> Option<&triage::Effect> {
    let measured = || effects.iter().filter(|effect| effect.held_out > 0);
    let action = measured().find(|effect| effect.fact == "needs_action");
    action.or_else(|| measured().max_by_key(|effect| effect.held_out))
}

fn lesson(lesson: &LessonView) -> Lesson {
    let who = lesson.by_name.as_deref().unwrap_or(t("triage-somebody"));
    let signals = crate::ui::number(usize::try_from(lesson.signals).unwrap_or(0));
    Lesson {
        id: lesson.id.to_string(),
        seq: lesson.seq,
        at: lesson.at,
        words: match lesson.kind {
            LessonKind::Update => {
                tell("triage-learnt", &[("signals", signals.into()), ("n", lesson.new_signals.into())])
            }
            LessonKind::Reset => tell("triage-went-back", &[("who", who.into())]),
            LessonKind::Rollback => {
                tell("triage-brought-back", &[("who", who.into()), ("signals", signals.into())])
            }
        },
        outcome: match lesson.outcome {
            LessonOutcome::Kept => None,
            LessonOutcome::Worse => Some(t("triage-out-worse")),
            LessonOutcome::Nothing => Some(t("triage-out-nothing")),
        },
        in_force: lesson.in_force,
        restorable: lesson.restorable && !lesson.in_force,
        effects: lesson.effects.iter().map(effect).collect(),
    }
}

fn effect(effect: &triage::Effect) -> Effect {
    let share = |(before, after)| Share { before, after };
    Effect {
        fact: label(&effect.fact).to_owned(),
        signals: effect.signals,
        held_out: effect.held_out,
        accuracy: share(effect.accuracy),
        macro_recall: share(effect.macro_recall),
        f1: share(effect.f1),
    }
}

fn corrections(confusions: &[known::Confusion]) -> Vec<Correction> {
    let mut sums: Vec<(&str, &str, &str, usize)> = Vec::new();
    for one in confusions.iter().filter(|one| one.said != one.meant) {
        let same = |sum: &&mut (&str, &str, &str, usize)| {
            (sum.0, sum.1, sum.2) == (&*one.fact, &*one.said, &*one.meant)
        };
        match sums.iter_mut().find(same) {
            Some(sum) => sum.3 += one.count,
            None => sums.push((&one.fact, &one.said, &one.meant, one.count)),
        }
    }
    let of = |fact: &str| sums.iter().filter(|sum| sum.0 == fact).map(|sum| sum.3).sum();
    let mut listed: Vec<Correction> = sums
        .iter()
        .map(|(fact, said, meant, count)| Correction {
            fact: label(fact),
            said: (!said.is_empty()).then(|| short(fact, said)),
            meant: short(fact, meant),
            count: *count,
            of: of(fact),
        })
        .collect();
    listed.sort_by_key(|one| std::cmp::Reverse(one.count));
    listed.truncate(COMMONEST);
    listed
}

fn misroutes(found: &known::Misroutes, names: &Words<'_>) -> Misroutes {
    Misroutes {
        moved: found.moved,
        lost: span(found.minutes_lost),
        cost: found.cost.map(|cost| format!("{cost:.2}")),
        detours: found
            .by_pair
            .iter()
            .map(|pair| Detour {
                from: (names.queue)(&pair.from),
                to: (names.queue)(&pair.to),
                count: pair.count,
                lost: span(pair.minutes),
            })
            .collect(),
    }
}

/// `45 m`, `3 h 20 m`, `2 d 4 h`.
fn span(minutes: i64) -> String {
    match minutes.max(0) {
        minutes @ 0..60 => format!("{minutes} m"),
        minutes @ 60..2880 => format!("{} h {} m", minutes / 60, minutes % 60),
        minutes => format!("{} d {} h", minutes / 1440, minutes % 1440 / 60),
    }
}

fn to_label(found: &known::ToLabel) -> ToLabel {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 1")]
    let percent = (found.confidence.clamp(0.0, 1.0) * 100.0).round() as u8;
    ToLabel {
        message_id: found.message.to_string(),
        case_id: found.case.to_string(),
        text: found.text.clone(),
        network: network(&found.channel),
        at: found.at,
        label: label(&found.fact),
        word: short(&found.fact, &found.guess),
        fact: found.fact.clone(),
        guess: found.guess.clone(),
        percent,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_as_people_say_them() {
        assert_eq!([0, 59, 200, 3000].map(span), ["0 m", "59 m", "3 h 20 m", "2 d 2 h"]);
    }
}
