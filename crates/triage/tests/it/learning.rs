//! What a brand's people teach: the same signals give the same delta, whatever their order and wherever they came from.

use std::sync::Arc;

use proptest::prelude::*;
use triage::{
    Delta, Features, Head, Input, Model, Outcome, Says, Sentiment, Signal, SignalKind, Taxonomy, Topic,
    Triage, lesson,
};

use crate::northwave;

/// What a brand's people may have said of its messages.
const TAUGHT: &[(&str, Sentiment)] = &[
    ("is the flash sale on again", Sentiment::Neutral),
    ("the purple box came", Sentiment::Positive),
    ("purple box day!!", Sentiment::Positive),
    ("no purple box this month", Sentiment::Negative),
    ("they moved my slot", Sentiment::Negative),
    ("my slot was moved again", Sentiment::Negative),
    ("what is in the green box", Sentiment::Neutral),
    ("slot moved, third time", Sentiment::Negative),
];

fn signal(id: u128, text: &str, feeling: Sentiment) -> Signal {
    Signal {
        id,
        message: id,
        says: Says::Class(Head::Sentiment, feeling as usize),
        kind: SignalKind::Correction,
        by: None,
        day: 20_500,
        seen: Triage::builtin().features(&Input::mention(text)),
    }
}

fn signals(count: u128) -> Vec<Signal> {
    (0..count)
        .map(|id| {
            let (text, feeling) = TAUGHT[id as usize % TAUGHT.len()];
            signal(id, &format!("{text} {}", ["please", "guys", "today", "hm"][id as usize % 4]), feeling)
        })
        .collect()
}

fn learn(signals: &[Signal]) -> Delta {
    Delta::learn(Triage::builtin().model(), signals)
}

#[test]
fn what_was_taught_is_read_and_can_be_forgotten() {
    let text = Input::mention("they moved my slot again");
    let base = northwave();
    let delta = learn(&signals(120));
    let taught = base.clone().with_delta(Arc::new(delta));
    let feels = |reader: &Triage| reader.read(&text).sentiment_brand;
    assert!(feels(&taught).is(&Sentiment::Negative), "{:?}", feels(&taught));
    assert!(feels(&taught).source.as_str().contains('+'), "a taught fact says so: {}", feels(&taught).source);
    let forgotten = taught.with_delta(Arc::new(Delta::default()));
    assert_eq!(forgotten.read(&text), base.read(&text));
}

#[test]
fn a_delta_rebuilt_from_its_signals_equals_the_delta_kept() {
    let kept = learn(&signals(90)).to_bytes();
    assert_eq!(learn(&signals(90)).to_bytes(), kept);
    let read = Delta::from_bytes(&kept).expect("its own bytes can be read");
    assert_eq!(read.to_bytes(), kept);
    let features = Triage::builtin().features(&Input::mention("purple box, slot moved"));
    assert_eq!(read.score(&features), learn(&signals(90)).score(&features));
}

#[test]
fn a_delta_of_another_base_is_not_used() {
    let delta = Delta::default();
    assert_ne!(delta.base(), Triage::builtin().model().id());
    assert_eq!(
        northwave().with_delta(Arc::new(delta)).read(&Input::mention("hi")).intent.source,
        northwave().read(&Input::mention("hi")).intent.source
    );
}

/// How far signals move the feeling of a text towards a class, against all others.
fn moved(text: &str, towards: Sentiment, signals: &[Signal]) -> f32 {
    let features = Triage::builtin().features(&Input::mention(text));
    let scores = learn(signals).score(&features);
    let own = scores[towards as usize];
    let others = Head::Sentiment.columns().filter(|column| *column != towards as usize);
    own - others.map(|column| scores[column]).fold(f32::MIN, f32::max)
}

#[test]
fn confirmations_hold_what_corrections_would_carry_away_and_count_less() {
    let text = "the purple slot, thanks";
    let base = Triage::builtin().read(&Input::mention(text)).sentiment_brand;
    let confirmed = *base.best().expect("it reads as something");
    let pull = signals(120);
    let with = |kind: SignalKind| {
        let mut out = signals(120);
        out.extend((500..540).map(|id| Signal { kind, ..signal(id, text, confirmed) }));
        moved(text, confirmed, &out)
    };
    let (alone, held, taught) =
        (moved(text, confirmed, &pull), with(SignalKind::Confirmation), with(SignalKind::Correction));
    // The order of the lessons is another one with more of them, which moves the last digits.
    assert!(held >= alone - 0.05, "{alone} {held}");
    assert!(taught > held, "{held} {taught}");
    // Confirmations alone teach nothing: they only say what was said.
    let only: Vec<_> =
        (0..50).map(|id| Signal { kind: SignalKind::Confirmation, ..signal(id, text, confirmed) }).collect();
    assert!(learn(&only).is_empty());
}

#[test]
fn one_persons_flood_is_capped() {
    let text = "purple box day!!";
    let say = |by: Option<u128>| -> Vec<Signal> {
        let mut out = signals(400);
        out.extend((1000..1200).map(|id| Signal { by, ..signal(id, text, Sentiment::Negative) }));
        out
    };
    let (flood, many) =
        (moved(text, Sentiment::Negative, &say(Some(7))), moved(text, Sentiment::Negative, &say(None)));
    assert!(flood < many, "two hundred corrections of one person in a day weigh as forty: {flood} {many}");
}

#[test]
fn a_topic_is_learnt_from_corrections_beside_its_key_words() {
    let taxonomy = Taxonomy {
        topics: vec![Topic::new("delivery", ["parcel"]), Topic::new("boxes", ["surprise"])],
        ..Taxonomy::default()
    };
    let base = Triage::with_taxonomy(&taxonomy);
    let text = Input::mention("what is in the purple box");
    assert_eq!(base.read(&text).topic.best(), None);
    let topics = ["boxes", "delivery"];
    let taught: Vec<Signal> = (0..60)
        .map(|id| {
            let words = ["the purple box is lovely", "my driver never came"][id as usize % 2];
            Signal {
                says: Says::Topic(topics[id as usize % 2].into()),
                ..signal(id, words, Sentiment::Neutral)
            }
        })
        .collect();
    let taught = base.with_delta(Arc::new(learn(&taught)));
    assert_eq!(taught.read(&text).topic.best().map(String::as_str), Some("boxes"));
    assert_eq!(
        taught.read(&Input::mention("the driver never came")).topic.best().map(String::as_str),
        Some("delivery")
    );
    assert_eq!(taught.read(&Input::mention("good morning")).topic.best(), None);
}

#[test]
fn a_lesson_that_reads_the_held_out_messages_worse_is_not_kept() {
    let reader = northwave();
    let good = lesson(&reader, &signals(400), &Delta::default());
    assert_eq!(good.outcome, Outcome::Kept, "{:?}", good.effects);
    let effect = &good.effects[0];
    assert!(effect.held_out >= 20 && effect.macro_recall.1 >= effect.macro_recall.0, "{effect:?}");
    // Somebody teaches nonsense about the messages that are learnt from; the held-out ones still know better.
    let nonsense: Vec<Signal> = signals(400)
        .into_iter()
        .map(|signal| match &signal.says {
            Says::Class(head, class) if !signal.is_held_out() => {
                Signal { says: Says::Class(*head, (class + 1) % 3), ..signal.clone() }
            }
            _ => signal,
        })
        .collect();
    assert_eq!(lesson(&reader, &nonsense, &good.delta).outcome, Outcome::Worse);
    assert_eq!(lesson(&reader, &[], &good.delta).outcome, Outcome::Nothing);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_nodes_that_know_the_same_signals_in_another_order_agree(order in Just(signals(40)).prop_shuffle()) {
        prop_assert_eq!(learn(&order).to_bytes(), learn(&signals(40)).to_bytes());
        // One that a node heard twice counts once.
        let mut twice = order.clone();
        twice.extend(order.into_iter().take(7));
        prop_assert_eq!(learn(&twice).id(), learn(&signals(40)).id());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_at_all_make_a_reader_of_features_deltas_or_models_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = Features::from_bytes(&bytes);
        let _ = Model::read(bytes.clone());
        let marked = |mark: &[u8]| [mark, &bytes].concat();
        let _ = Delta::from_bytes(&marked(b"cgdelta1"));
        let _ = Model::read(marked(b"cgtriag1"));
        let read = Triage::builtin().read(&Input::mention(&String::from_utf8_lossy(&bytes)));
        prop_assert!(read.intent.confidence <= 1.0);
    }

    #[test]
    fn features_survive_storage(text in any::<String>()) {
        let features = Triage::builtin().features(&Input::mention(&text));
        let stored = Features::from_bytes(&features.to_bytes()).expect("its own bytes can be read");
        prop_assert_eq!(Triage::builtin().score(&stored), Triage::builtin().score(&features));
        prop_assert_eq!(stored.to_bytes(), features.to_bytes());
    }

    #[test]
    fn case_spacing_and_width_change_no_gram(words in prop::collection::vec(prop::sample::select(WORDS), 1..14)) {
        let plain = words.join(" ");
        let grams = |text: &str| {
            Triage::builtin().features(&Input::mention(text)).grams.iter().map(|gram| gram.row).collect::<Vec<_>>()
        };
        let expected = grams(&plain);
        prop_assert_eq!(&grams(&plain.to_uppercase()), &expected);
        prop_assert_eq!(&grams(&words.join("  \t")), &expected);
        let wide: String = plain.chars().map(|c| match c {
            '!'..='~' if !c.is_ascii_alphanumeric() || c.is_alphabetic() => {
                char::from_u32(c as u32 + 0xfee0).expect("the wide forms follow each other")
            }
            c => c,
        }).collect();
        prop_assert_eq!(&grams(&wide), &expected);
        let dressed: String = plain.replace('👍', "👍🏽").replace('❤', "❤\u{fe0f}");
        prop_assert_eq!(&grams(&dressed), &expected);
        let facts = |text: &str| -> Vec<_> {
            let reading = Triage::builtin().read(&Input::mention(text));
            let values = reading.named().into_iter();
            values.map(|fact| (fact.name, fact.value.or(fact.guess).map(|v| v.to_string()), fact.confidence)).collect()
        };
        prop_assert_eq!(facts(&plain), facts(&words.join("   ")));
        prop_assert_eq!(facts(&plain), facts(&plain.to_uppercase()));
        prop_assert_eq!(facts(&plain), facts(&wide));
    }
}

const WORDS: &[&str] = &[
    "my", "internet", "is", "down", "again", "!", "please", "help", "?", "thanks", "love", "the", "new",
    "app", "❤", "👍", "broken", "still", "waiting", ",", "not", "good", "bill", "refund", "where", "order",
    "never", "arrived",
];
