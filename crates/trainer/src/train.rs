//! From the corpus and the open sets to a model with a card.

use std::path::Path;
use std::sync::Arc;

use triage::{Draft, Features, Head, Intent, Model, Scores, Triage, untrained_features};

use crate::card::{Card, Danger, Scored};
use crate::example::{Example, Part};
use crate::fit::{Settings, fit};
use crate::metrics::{Answer, metrics};
use crate::{Error, corpus, sources};

/// How much a message of our own corpus weighs.
const OWN: f32 = 3.0;

/// A model and what is known about it.
#[derive(Debug)]
pub struct Trained {
    /// The bytes that `triage` reads.
    pub model: Vec<u8>,
    /// How it was made and how good it is.
    pub card: Card,
}

/// What `train` says while it works.
pub type Progress<'a> = &'a mut dyn FnMut(&str);

/// Trains on our own corpus and, where given, on the open sets in a folder.
///
/// # Errors
/// A file of a set that is missing or malformed.
pub fn train(data: Option<&Path>, settings: Settings, say: Progress<'_>) -> Result<Trained, Error> {
    let (feelings, mut used) = sources::feelings(data)?;
    let mut sets = match data {
        Some(data) => sources::examples(data, &feelings)?,
        None => sources::Sets::default(),
    };
    used.append(&mut sets.used);
    let mut held = Vec::new();
    for message in corpus::messages().map_err(Error::Malformed)? {
        let features = untrained_features(&message.taxonomy(), &message.input(), &feelings);
        let example = labelled(&message, features);
        match Part::of(message.id) {
            Part::Train => sets.train.push(example),
            Part::Tune if message.domain != "general" => sets.tune.push(example),
            Part::Tune => {}
            Part::Held => held.push((message, example)),
        }
    }
    say(&format!("{} messages to learn from", sets.train.len()));
    let mut draft =
        fit(&sets.train, feelings, settings, |epoch| say(&format!("epoch {epoch} of {}", settings.epochs)));
    draft.temperatures = temperatures(&draft, &sets.tune)?;
    let model = draft.pack();
    let read = Arc::new(Model::read(model.clone()).map_err(Error::Malformed)?);
    let card = card(&read, settings, used, sets.train.len(), &held, &sets.held);
    Ok(Trained { model, card })
}

fn labelled(message: &corpus::Message, features: Features) -> Example {
    let general = message.domain == "general";
    let mut example = Example { knows_mixed: !general, ..Example::new(features, OWN) };
    // Who speaks to nobody in particular shows how feeling sounds, and nothing of what people want of a brand.
    let taught = if general { &[Head::Sentiment][..] } else { Head::ALL };
    for head in taught {
        example = example.with(*head, message.label(*head));
    }
    example.danger = Some(triage::ALARMS.map(|(intent, _)| message.intents.contains(&intent)));
    example.also = message.intents[1..].iter().map(|intent| *intent as u8).collect();
    example
}

/// The scores of the packed model, as they will be in use.
fn scores(model: &Model, examples: &[Example]) -> Vec<Scores> {
    examples.iter().map(|example| model.score(&example.features)).collect()
}

/// For each head the temperature that makes its probabilities fit the tuning tenth best: the one with the least
/// surprise, found by bisection of a unimodal function.
fn temperatures(draft: &Draft, tune: &[Example]) -> Result<[f32; Head::ALL.len()], Error> {
    let model = Model::read(draft.pack()).map_err(Error::Malformed)?;
    let scores = scores(&model, tune);
    let mut out = [1.0; Head::ALL.len()];
    for head in Head::ALL {
        let pairs: Vec<(Vec<f32>, usize)> = tune
            .iter()
            .zip(&scores)
            .filter_map(|(example, scores)| Some((head.logits(scores), example.label(*head)?)))
            .collect();
        let surprise = |temperature: f32| -> f32 {
            pairs
                .iter()
                .map(|(logits, class)| {
                    -libm::logf(triage::probabilities(logits, temperature)[*class].max(1e-9))
                })
                .sum()
        };
        let (mut low, mut high) = (0.3_f32, 4.0_f32);
        while high - low > 0.01 {
            let (a, b) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
            if surprise(a) < surprise(b) { high = b } else { low = a }
        }
        out[*head as usize] = if pairs.is_empty() { 1.0 } else { (low + high) / 2.0 };
    }
    Ok(out)
}

fn card(
    model: &Arc<Model>,
    settings: Settings,
    used: Vec<sources::Used>,
    learnt: usize,
    held: &[(corpus::Message, Example)],
    real: &[Example],
) -> Card {
    let score = |set: &str, head: Head, examples: &[&Example]| {
        let answers: Vec<Answer> = examples
            .iter()
            .filter_map(|example| {
                let logits = head.logits(&model.score(&example.features));
                let chances = triage::probabilities(&logits, model.temperature(head));
                Some(Answer { chances, truth: example.label(head)? })
            })
            .collect();
        Scored { set: set.to_owned(), fact: head.as_str(), metrics: metrics(&answers, Triage::THRESHOLD) }
    };
    let mut scored = Vec::new();
    let care: Vec<&Example> = held.iter().filter(|(m, _)| m.domain != "general").map(|(_, e)| e).collect();
    let real: Vec<&Example> = real.iter().collect();
    for head in Head::ALL {
        scored.push(score("own corpus, held-out tenth", *head, &care));
    }
    if !real.is_empty() {
        for head in Head::ALL {
            scored.push(score("real first messages, held-out tenth", *head, &real));
        }
    }
    let mut languages: Vec<&str> = held.iter().map(|(message, _)| message.lang).collect();
    languages.sort_unstable();
    languages.dedup();
    for lang in languages {
        let own: Vec<&Example> = held.iter().filter(|(m, _)| m.lang == lang).map(|(_, e)| e).collect();
        for head in [Head::Sentiment, Head::NeedsAction, Head::Intent] {
            scored.push(score(&format!("own corpus held out, {lang}"), head, &own));
        }
    }
    let danger = danger(model, held);
    Card { model: model.id().to_owned(), settings, corpus: corpus::checksum(), used, learnt, scored, danger }
}

/// How calls for help are heard: by the model and the word list together, as in use.
fn danger(model: &Arc<Model>, held: &[(corpus::Message, Example)]) -> Danger {
    let is_danger = |intent: Intent| matches!(intent, Intent::SelfHarm | Intent::ThreatToLife);
    let mut out = Danger::default();
    for (message, _) in held {
        let reading = Triage::of(&message.taxonomy(), model.clone()).read(&message.input());
        let heard = reading.intent.value.is_some_and(is_danger);
        let guessed = reading.intent.best().is_some_and(|intent| is_danger(*intent));
        if is_danger(message.intents[0]) {
            out.calls += 1;
            out.heard += usize::from(heard);
            out.to_triage += usize::from(!heard && !reading.intent.is_known());
        } else {
            out.others += 1;
            out.false_alarms += usize::from(guessed && heard);
        }
    }
    out
}
