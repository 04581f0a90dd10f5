//! The model's card: how it was made, how good it is, where it is weak.

use std::fmt::Write as _;

use serde::Serialize;

use crate::fit::Settings;
use crate::metrics::Metrics;
use crate::sources::{ATTRIBUTIONS, Used};

/// Where the part of a card begins that people write.
pub const NOTES: &str = "## Notes";

/// What is known about a model.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its id.
    pub model: String,
    /// How it was fitted.
    pub settings: Settings,
    /// The checksum of our own corpus, lists and labels.
    pub corpus: String,
    /// The files of the open sets.
    pub used: Vec<Used>,
    /// How many messages it learnt from.
    pub learnt: usize,
    /// How good it is, by set and fact.
    pub scored: Vec<Scored>,
    /// How calls for help are heard.
    pub danger: Danger,
}

/// Messages about somebody's life, on the held-out tenth in all languages, model and word list together.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Danger {
    /// Calls for help and threats.
    pub calls: usize,
    /// Those that were known as such.
    pub heard: usize,
    /// Those that were not, and stand in triage.
    pub to_triage: usize,
    /// All other messages.
    pub others: usize,
    /// Those that were taken for a call.
    pub false_alarms: usize,
}

/// The scores of one fact on one set.
#[derive(Clone, Debug, Serialize)]
pub struct Scored {
    /// Which messages.
    pub set: String,
    /// Which fact.
    pub fact: &'static str,
    /// How good.
    pub metrics: Metrics,
}

impl Card {
    /// The card as a page. `notes` is what people add: weaknesses, runs on test sets.
    pub fn markdown(&self, notes: &str) -> String {
        let mut out = format!(
            "# Model card: `model@{}`\n\nMade by `commonground triage train`; this page is written by it, but for the last part.\n\n\
             A multi-head linear model over hashed words, word pairs, letter groups and about a hundred named signs; 8-bit \
             weights; one temperature a head. It learnt from {} messages (seed {}, {} epochs, rate {}, decay {}, balance {}).\n\n",
            self.model,
            self.learnt,
            self.settings.seed,
            self.settings.epochs,
            self.settings.rate,
            self.settings.decay,
            self.settings.balance,
        );
        let _ =
            writeln!(out, "## Data\n\nOwn corpus, lists of words and labels: BLAKE3 `{}`.\n", self.corpus);
        let _ = writeln!(out, "| set | by | licence | taught |\n|---|---|---|---|");
        for set in ATTRIBUTIONS {
            let _ = writeln!(out, "| {} | {} | {} | {} |", set.name, set.by, set.licence, set.used_for);
        }
        let _ = writeln!(out, "\n| file | examples | BLAKE3 |\n|---|---|---|");
        for file in &self.used {
            let _ = writeln!(out, "| {} | {} | `{}` |", file.file, file.examples, &file.checksum[..16]);
        }
        let _ = writeln!(
            out,
            "\n## Scores\n\nOn messages that nothing was chosen or learnt on. *Sure* is a confidence of 0.6 or more. ECE is the \
             expected calibration error.\n\n| set | fact | n | accuracy | macro-recall | macro-F1 | AUC | ECE | sure | right when sure |\n\
             |---|---|---|---|---|---|---|---|---|---|"
        );
        for Scored { set, fact, metrics: m } in &self.scored {
            let auc = m.auc.map_or_else(|| "–".to_owned(), |auc| format!("{auc:.3}"));
            let _ = writeln!(
                out,
                "| {set} | {fact} | {} | {:.1} | {:.1} | {:.1} | {auc} | {:.3} | {:.0} % | {:.1} |",
                m.count,
                100.0 * m.accuracy,
                100.0 * m.macro_recall,
                100.0 * m.macro_f1,
                m.calibration_error,
                100.0 * m.coverage,
                100.0 * m.sure_accuracy,
            );
        }
        let d = &self.danger;
        let _ = writeln!(
            out,
            "\n## Danger\n\nOf {} held-out messages about somebody's life, in all languages, model and word list together know {} and \
             leave {} to triage; of {} others, {} are taken for one.",
            d.calls, d.heard, d.to_triage, d.others, d.false_alarms
        );
        let _ = writeln!(
            out,
            "\n## Risk and coverage\n\nShare answered and share wrong among them, by the confidence asked for.\n"
        );
        for Scored { set, fact, metrics: m } in self.scored.iter().filter(|s| !s.set.contains(" held out, "))
        {
            let curve: Vec<String> = m
                .risk_coverage
                .iter()
                .step_by(2)
                .map(|(t, coverage, risk)| {
                    format!("{t:.1}: {:.0} % / {:.1} %", 100.0 * coverage, 100.0 * risk)
                })
                .collect();
            let _ = writeln!(out, "- {set}, {fact}: {}", curve.join(" · "));
        }
        out.push('\n');
        out.push_str(notes.trim());
        out.push('\n');
        out
    }

    /// Whom the weights are owed to.
    pub fn notice(&self) -> String {
        let mut out = String::from(
            "The weights in `crates/triage/model/base.bin` were trained by this project on its own corpus and on the sets below.\n\
             None of their text is in this repository or in the weights.\n\n",
        );
        for set in ATTRIBUTIONS {
            let _ = writeln!(out, "- {}: {}; {}; used for: {}.", set.name, set.by, set.licence, set.used_for);
        }
        out
    }
}
