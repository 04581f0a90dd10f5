//! How good a list of answers is.

use serde::Serialize;

/// One answer: the probability of each class, and the truth.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Sums to one.
    pub chances: Vec<f32>,
    /// The class that a person named.
    pub truth: usize,
}

impl Answer {
    /// The likeliest class.
    pub fn best(&self) -> usize {
        (0..self.chances.len())
            .rev()
            .max_by(|a, b| self.chances[*a].total_cmp(&self.chances[*b]))
            .unwrap_or_default()
    }

    fn confidence(&self) -> f32 {
        self.chances[self.best()]
    }
}

/// The scores of a head on a set. Shares are from 0 to 1.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Metrics {
    /// Answers that have a truth.
    pub count: usize,
    /// Right answers.
    pub accuracy: f64,
    /// The mean over classes of the harmonic mean of precision and recall.
    pub macro_f1: f64,
    /// The mean over classes of the share found.
    pub macro_recall: f64,
    /// The area under the curve, where there are two classes: how often a yes scores above a no.
    pub auc: Option<f64>,
    /// Expected calibration error over ten equal bins of confidence.
    pub calibration_error: f64,
    /// The share of answers at or above the threshold.
    pub coverage: f64,
    /// Right answers among those.
    pub sure_accuracy: f64,
    /// For thresholds from 0.3 to 0.95: coverage and error, the risk-coverage curve.
    pub risk_coverage: Vec<(f32, f64, f64)>,
}

/// Scores answers. Classes that never are the truth count neither in recall nor in F1.
pub fn metrics(answers: &[Answer], threshold: f32) -> Metrics {
    let count = answers.len();
    if count == 0 {
        return Metrics::default();
    }
    let classes = answers.iter().map(|a| a.chances.len().max(a.truth + 1)).max().unwrap_or_default();
    let mut confusion = vec![vec![0_u32; classes]; classes];
    for answer in answers {
        confusion[answer.truth][answer.best()] += 1;
    }
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let right: f64 = (0..classes).map(|class| f64::from(confusion[class][class])).sum();
    let (mut recall, mut f1, mut present) = (0.0, 0.0, 0.0);
    for class in 0..classes {
        let hit = f64::from(confusion[class][class]);
        let real: f64 = confusion[class].iter().map(|n| f64::from(*n)).sum();
        let said: f64 = confusion.iter().map(|row| f64::from(row[class])).sum();
        if real > 0.0 {
            present += 1.0;
            recall += hit / real;
            f1 += share(2.0 * hit, real + said);
        }
    }
    let at = |threshold: f32| {
        let sure: Vec<_> = answers.iter().filter(|a| a.confidence() >= threshold).collect();
        let right = sure.iter().filter(|a| a.best() == a.truth).count();
        (share(sure.len() as f64, count as f64), share(right as f64, sure.len() as f64))
    };
    let (coverage, sure_accuracy) = at(threshold);
    Metrics {
        count,
        accuracy: right / count as f64,
        macro_f1: share(f1, present),
        macro_recall: share(recall, present),
        auc: (classes == 2).then(|| auc(answers)).flatten(),
        calibration_error: calibration_error(answers),
        coverage,
        sure_accuracy,
        risk_coverage: (6_u8..=19)
            .map(|step| {
                let threshold = f32::from(step) * 0.05;
                let (coverage, accuracy) = at(threshold);
                (threshold, coverage, 1.0 - accuracy)
            })
            .collect(),
    }
}

fn calibration_error(answers: &[Answer]) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64, 0.0_f64); 10];
    for answer in answers {
        let confidence = f64::from(answer.confidence());
        let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
        bin.0 += 1.0;
        bin.1 += confidence;
        bin.2 += f64::from(u8::from(answer.best() == answer.truth));
    }
    bins.iter().map(|(_, confident, right)| (confident - right).abs()).sum::<f64>() / answers.len() as f64
}

fn auc(answers: &[Answer]) -> Option<f64> {
    let mut order: Vec<(f32, bool)> = answers.iter().map(|a| (a.chances[1], a.truth == 1)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut rank_sum, mut yes) = (0.0, 0.0);
    let mut at = 0;
    while at < order.len() {
        let end = order[at..].iter().take_while(|x| x.0 == order[at].0).count() + at;
        // Equal scores share the mean of their ranks.
        let rank = (at + end + 1) as f64 / 2.0;
        for (_, truth) in &order[at..end] {
            if *truth {
                rank_sum += rank;
                yes += 1.0;
            }
        }
        at = end;
    }
    let no = order.len() as f64 - yes;
    (yes > 0.0 && no > 0.0).then(|| (rank_sum - yes * (yes + 1.0) / 2.0) / (yes * no))
}
