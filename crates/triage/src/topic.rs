//! What a message is about, in the brand's own words.

use crate::brand::Brand;
use crate::cues::Cues;
use crate::fact::{Fact, Reason, Source};
use crate::heads::sigmoid;

/// The brand's topic whose words are named most, long words and phrases counting more, together with what its people
/// taught: `learnt` is how much more a topic of this name is meant than its key words say.
pub(crate) fn topic(
    cues: &Cues,
    brand: &Brand,
    learnt: impl Fn(&str) -> f32,
    threshold: f32,
) -> Fact<String> {
    let mut scores: Vec<f32> = brand.topics.iter().map(|name| learnt(name)).collect();
    let taught = scores.clone();
    for (topic, span) in &cues.topics {
        scores[usize::from(*topic)] += weight(span.len());
    }
    scores.iter_mut().for_each(|score| *score = score.max(0.0));
    // The first of equals: the order of the taxonomy is the brand's preference.
    let Some(best) = (0..scores.len()).rev().max_by(|a, b| scores[*a].total_cmp(&scores[*b])) else {
        return Fact::unknown(Source::LEXICON);
    };
    if scores[best] == 0.0 {
        return Fact::unknown(Source::LEXICON);
    }
    let others: f32 = scores.iter().sum::<f32>() - scores[best];
    let confidence = sigmoid(1.2 * scores[best]) * scores[best] / (scores[best] + 0.6 * others);
    let mut because: Vec<Reason> = cues
        .topics
        .iter()
        .map(|(topic, span)| {
            let sign = if usize::from(*topic) == best { 1.0 } else { -1.0 };
            Reason::words(span.clone(), sign * weight(span.len()), brand.topics[usize::from(*topic)].clone())
        })
        .collect();
    if taught[best] != 0.0 {
        because.push(Reason::context(taught[best], "taught by your people"));
    }
    Fact::weighed(brand.topics[best].clone(), confidence, threshold, Source::LEXICON, because)
}

fn weight(bytes: usize) -> f32 {
    if bytes >= 8 { 1.3 } else { 1.0 }
}
