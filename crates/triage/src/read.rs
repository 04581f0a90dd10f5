//! Scores to facts: the best value of each head, how sure, and which words moved it.

use crate::Triage;
use crate::cues::{Cues, Tag};
use crate::fact::{Fact, Reason, Source};
use crate::features::{Features, NOWHERE, Shape, sign_name, sign_shape, sign_tag};
use crate::heads::{ALARMS, Head, Scores, probabilities, sigmoid};
use crate::input::Input;
use crate::reading::{Intent, Reading, Sentiment, Target};
use crate::{personal, topic};

/// An intent with this probability is worth showing beside the primary one.
const WORTH_SHOWING: f32 = 0.05;

/// From here on the columns that listen for danger alone call a message a matter of life...
const ALARM: f32 = 0.7;

/// ...and from here on where a word of the lists points the same way, to danger or harm.
const ALARM_WITH_WORDS: f32 = 0.5;

/// So much below either they make the intent unsure, so that a person looks.
const DOUBT: f32 = 0.1;

/// From this weight on the word list of danger alone does.
const ALARM_WORDS: f32 = 2.5;

/// From these many other people on, copies are a campaign and no coincidence.
const CAMPAIGN: u32 = 3;

/// One message, taken apart and scored.
pub(crate) struct Scored<'a> {
    triage: &'a Triage,
    cues: &'a Cues,
    features: &'a Features,
    scores: Scores,
    places: Vec<Place>,
}

impl<'a> Scored<'a> {
    pub(crate) fn of(triage: &'a Triage, cues: &'a Cues, features: &'a Features) -> Self {
        Self { triage, cues, features, scores: triage.score(features), places: places(cues, features) }
    }

    /// All facts.
    pub(crate) fn reading(&self, input: &Input<'_>) -> Reading {
        let text = input.read_part();
        let (intent, intents) = self.intent();
        let personal_data = personal::find(text, &self.triage.brand.regions);
        Reading {
            language: self.cues.language.clone(),
            sentiment_brand: self.fact(Head::Sentiment, |class| Sentiment::ALL[class]),
            sentiment_target: self.fact(Head::Target, |class| Target::ALL[class]),
            needs_action: self.needs_action(&intent),
            topic: self.topic(),
            severity: self.severity(&intent),
            time_critical: self.time_critical(&intent),
            contains_personal_data: personal::fact(&personal_data),
            spam: self.spam(&intents),
            near_duplicate: copies(input.alike.messages, 1, "nearly the same words"),
            coordinated: copies(input.alike.people, CAMPAIGN, "the same words from others"),
            intent,
            intents,
            personal_data,
        }
    }

    fn probabilities(&self, head: Head) -> Vec<f32> {
        probabilities(&head.logits(&self.scores), self.triage.temperature(head))
    }

    fn fact<T>(&self, head: Head, value: impl Fn(usize) -> T) -> Fact<T> {
        let chances = self.probabilities(head);
        let (best, next) = best_two(&chances);
        self.weighed(value(best), chances[best], self.because(head, best, next))
    }

    fn weighed<T>(&self, value: T, confidence: f32, because: Vec<Reason>) -> Fact<T> {
        Fact::weighed(value, confidence, self.triage.threshold, self.triage.source.clone(), because)
    }

    /// The primary intent, and all that are at all likely. Danger goes before everything else, and needs less
    /// to be believed.
    fn intent(&self) -> (Fact<Intent>, Vec<(Intent, f32)>) {
        let mut chances = self.probabilities(Head::Intent);
        let fact = self.alarm().unwrap_or_else(|| {
            // Those who listen for danger heard none: it is one of the other intents.
            let others: f32 = 1.0 - ALARMS.iter().map(|(intent, _)| chances[*intent as usize]).sum::<f32>();
            ALARMS.iter().for_each(|(intent, _)| chances[*intent as usize] = 0.0);
            chances.iter_mut().for_each(|p| *p /= others.max(f32::EPSILON));
            let (best, next) = best_two(&chances);
            self.weighed(Intent::ALL[best], chances[best].min(1.0), self.because(Head::Intent, best, next))
        });
        let first = fact.best().copied().unwrap_or(Intent::Opinion);
        let intents = likely(&chances, first, fact.confidence);
        (fact, intents)
    }

    /// Whether a life may be in danger: by the columns that listen for nothing else, or by the word lists.
    fn alarm(&self) -> Option<Fact<Intent>> {
        let heard = |(intent, column): (Intent, usize)| {
            let tag = if intent == Intent::SelfHarm { Tag::SelfHarm } else { Tag::ThreatToLife };
            let words = self.cues.sum(tag);
            let chance = sigmoid(self.scores[column]);
            let pointed = words > 0.0 || self.cues.sum(Tag::Severity) > 0.0;
            let alarm = if pointed { ALARM_WITH_WORDS } else { ALARM };
            let by_model = match chance {
                chance if chance >= alarm => 0.6 + 0.35 * (chance - alarm) / (1.0 - alarm),
                chance if chance >= alarm - DOUBT => 0.59 * chance / alarm,
                _ => 0.0,
            };
            let by_words = if words >= ALARM_WORDS { (0.7 + 0.05 * words).min(0.95) } else { 0.0 };
            (intent, column, tag, by_model, by_words)
        };
        let loudest = ALARMS.map(heard).into_iter().max_by(|a, b| a.3.max(a.4).total_cmp(&b.3.max(b.4)));
        let (intent, column, tag, by_model, by_words) =
            loudest.filter(|(.., model, words)| model.max(*words) > 0.0)?;
        let mut because = self.pulled(&vec![(column, 1.0)], (intent.as_str(), "not in danger"));
        because.extend(self.cues.reasons(tag, 1.0));
        let source = if by_words > by_model { Source::LEXICON } else { self.triage.source.clone() };
        Some(Fact::weighed(intent, by_model.max(by_words), self.triage.threshold, source, because))
    }

    /// What the intent settles, it settles: danger and the press are always somebody's to act on, and thanks and
    /// nothing more, advertising or contempt never.
    fn settled<T>(&self, value: T, intent: &Fact<Intent>) -> Fact<T> {
        let because = vec![Reason::context(1.0, intent.best().map_or("intent", |intent| intent.as_str()))];
        self.weighed(value, intent.confidence.max(self.triage.threshold), because)
    }

    fn needs_action(&self, intent: &Fact<Intent>) -> Fact<bool> {
        match intent.value {
            Some(
                Intent::SelfHarm
                | Intent::ThreatToLife
                | Intent::Press
                | Intent::LegalClaim
                | Intent::Regulator,
            ) => self.settled(true, intent),
            Some(Intent::Thanks | Intent::Spam | Intent::Hate) => self.settled(false, intent),
            _ => self.fact(Head::NeedsAction, |class| class == 1),
        }
    }

    fn severity(&self, intent: &Fact<Intent>) -> Fact<u8> {
        match intent.value {
            Some(Intent::SelfHarm | Intent::ThreatToLife) => self.settled(4, intent),
            _ => self.fact(Head::Severity, |class| class as u8),
        }
    }

    fn time_critical(&self, intent: &Fact<Intent>) -> Fact<bool> {
        match intent.value {
            Some(Intent::SelfHarm | Intent::ThreatToLife) => self.settled(true, intent),
            _ => self.fact(Head::TimeCritical, |class| class == 1),
        }
    }

    /// The brand's key words and what its people taught, together.
    fn topic(&self) -> Fact<String> {
        let brand = &self.triage.brand;
        let taught = self.triage.delta.as_deref();
        let learnt = |name: &str| taught.map_or(0.0, |delta| delta.topic(name, self.features));
        topic::topic(self.cues, brand, learnt, self.triage.threshold)
    }

    /// Advertising, a scam or noise by machine: the two intents together.
    fn spam(&self, intents: &[(Intent, f32)]) -> Fact<bool> {
        let noise = |intent: &Intent| matches!(intent, Intent::Spam | Intent::ScamImpersonation);
        let chance: f32 = intents.iter().filter(|(intent, _)| noise(intent)).map(|(_, p)| p).sum();
        let spam = chance > 0.5;
        let confidence = if spam { chance } else { 1.0 - chance };
        let first = Intent::ALL.iter().position(noise).unwrap_or_default();
        let other =
            intents.iter().find(|(intent, _)| !noise(intent)).map_or(0, |(intent, _)| *intent as usize);
        let because = if spam {
            self.because(Head::Intent, first, other)
        } else {
            self.because(Head::Intent, other, first)
        };
        self.weighed(spam, confidence, because)
    }

    /// What moved a head from its second value to its first: the words by all that they are part of, and what stands
    /// outside them.
    fn because(&self, head: Head, best: usize, next: usize) -> Vec<Reason> {
        self.pulled(&direction(head, best, next), (head.class_name(best), head.class_name(next)))
    }

    /// What pulled the scores in a direction, and what against it, under the names of both.
    fn pulled(&self, direction: &Direction, (towards, against): (&'static str, &'static str)) -> Vec<Reason> {
        let tokens = &self.cues.text.tokens;
        let mut words = vec![0.0_f32; tokens.len()];
        for gram in &self.features.grams {
            if gram.token != NOWHERE {
                words[usize::from(gram.token)] += gram.value * self.triage.gram_pull(gram.row, direction);
            }
        }
        let mut all: Vec<Reason> = Vec::with_capacity(16);
        for (sign, place) in self.features.signs.iter().zip(&self.places) {
            let pull = || sign.value * self.triage.sign_pull(sign.sign, direction);
            match place {
                Place::Words(tokens) => {
                    let each = pull() / tokens.len().max(1) as f32;
                    tokens.iter().for_each(|token| words[*token] += each);
                }
                Place::Question => {
                    if let Some(mark) = self.cues.text.questions.last() {
                        all.push(Reason::words(mark.clone(), pull(), "question"));
                    }
                }
                Place::Around => all.push(Reason::context(pull(), sign_name(sign.sign))),
                Place::Nowhere => {}
            }
        }
        let mut strongest: Vec<usize> = (0..words.len()).filter(|at| words[*at].abs() >= 0.005).collect();
        strongest.sort_unstable_by(|a, b| words[*b].abs().total_cmp(&words[*a].abs()));
        strongest.truncate(Fact::<()>::REASONS);
        all.extend(strongest.into_iter().map(|at| {
            Reason::words(tokens[at].span(), words[at], if words[at] > 0.0 { towards } else { against })
        }));
        all.retain(|reason| reason.weight != 0.0);
        if all.is_empty() {
            all.push(Reason::context(0.01, "nothing speaks for anything else"));
        }
        all
    }
}

/// Where a sign can be shown.
enum Place {
    /// At these tokens.
    Words(Vec<usize>),
    /// At the question mark.
    Question,
    /// Beside the words: the thread, the surface.
    Around,
    /// Nowhere: a length, a sum over all words.
    Nowhere,
}

fn places(cues: &Cues, features: &Features) -> Vec<Place> {
    let place = |sign: u16| match (sign_tag(sign), sign_shape(sign)) {
        (Some(tag), _) => Place::Words(cues.tagged(tag).flat_map(|cue| cue.tokens.clone()).collect()),
        (None, Some(Shape::Question | Shape::EndsAsking | Shape::Questions)) => Place::Question,
        (None, Some(shape)) if shape.is_context() => Place::Around,
        _ => Place::Nowhere,
    };
    features.signs.iter().map(|sign| place(sign.sign)).collect()
}

/// Which columns speak for one value against another.
pub(crate) type Direction = Vec<(usize, f32)>;

fn direction(head: Head, best: usize, next: usize) -> Direction {
    let columns = head.columns();
    match head {
        Head::Sentiment | Head::Target | Head::Intent => {
            vec![(columns.start + best, 1.0), (columns.start + next, -1.0)]
        }
        Head::NeedsAction | Head::TimeCritical => vec![(columns.start, if best == 1 { 1.0 } else { -1.0 })],
        Head::Severity => {
            let (low, high, sign) = if best > next { (next, best, 1.0) } else { (best, next, -1.0) };
            columns.clone().skip(low).take(high - low).map(|column| (column, sign)).collect()
        }
    }
}

/// The intents worth showing, the first one first; what it has above its share, the others have less.
fn likely(chances: &[f32], first: Intent, chance: f32) -> Vec<(Intent, f32)> {
    let others = Intent::ALL.iter().copied().zip(chances.iter().copied());
    let mut list: Vec<(Intent, f32)> =
        others.filter(|(intent, p)| *p >= WORTH_SHOWING && *intent != first).collect();
    list.sort_by(|a, b| b.1.total_cmp(&a.1));
    let rest: f32 = list.iter().map(|(_, p)| p).sum();
    let shrink = if rest > 0.0 { ((1.0 - chance) / rest).min(1.0) } else { 1.0 };
    list.iter_mut().for_each(|(_, p)| *p *= shrink);
    list.insert(0, (first, chance));
    list.iter_mut().for_each(|(_, p)| *p = (*p * 1000.0).round() / 1000.0);
    list
}

fn best_two(chances: &[f32]) -> (usize, usize) {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|a, b| chances[*b].total_cmp(&chances[*a]));
    (order[0], order[1])
}

fn copies(count: u32, from: u32, cue: &'static str) -> Fact<bool> {
    let weight = f32::from(u16::try_from(count).unwrap_or(u16::MAX)).max(0.01);
    Fact::weighed(count >= from, 1.0, 0.0, Source::PATTERN, vec![Reason::context(weight, cue)])
}
