//! What the corpus promises: every row can be read, no id stands twice, every language and intent is there.

use std::collections::{BTreeMap, HashSet};

use trainer::{Part, Settings, corpus, train};
use triage::{Head, Intent, Model};

#[test]
fn every_row_is_well_formed_and_no_id_or_text_stands_twice() {
    let messages = corpus::messages().expect("every row can be read");
    let ids: HashSet<_> = messages.iter().map(|message| message.id).collect();
    assert_eq!(ids.len(), messages.len());
    let texts: HashSet<_> = messages.iter().map(|message| message.text.to_lowercase()).collect();
    assert_eq!(texts.len(), messages.len());
    for message in &messages {
        let table = format!("{}-{}-", message.lang, message.domain);
        assert!(message.id.starts_with(&table), "{} stands in the table of {table}", message.id);
        assert!(message.text.chars().count() > 1, "{}", message.id);
    }
}

#[test]
fn every_language_intent_and_hard_case_has_its_share() {
    let messages = corpus::messages().expect("every row can be read");
    let care: Vec<_> = messages.iter().filter(|message| message.domain != "general").collect();
    assert!(care.len() >= 2_500, "{} messages to brands", care.len());
    let count = |lang: &str| care.iter().filter(|message| message.lang == lang).count();
    for (langs, least) in [(&["de", "fr", "es", "pt", "it", "nl"][..], 120), (&["ar", "ja", "tr", "hi"], 60)]
    {
        for lang in langs {
            assert!(count(lang) >= least, "{lang}: {}", count(lang));
        }
    }
    for intent in Intent::ALL {
        let all = care.iter().filter(|message| message.intents[0] == *intent).count();
        assert!(all >= 50, "{intent}: {all}");
    }
    let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
    care.iter().flat_map(|message| &message.tags).for_each(|tag| *tags.entry(tag).or_default() += 1);
    let hard = [
        "sarcasm",
        "wrapped",
        "competitor",
        "noqm",
        "venting",
        "fixed",
        "press",
        "legal",
        "safety",
        "spam",
        "codeswitch",
    ];
    for tag in hard {
        assert!(tags.get(tag).is_some_and(|n| *n >= 30), "{tag}: {:?}", tags.get(tag));
    }
    let lines: HashSet<_> = care.iter().filter(|m| m.lang == "en").map(|m| m.domain).collect();
    assert!(lines.len() >= 10, "{lines:?}");
}

#[test]
fn about_a_tenth_is_held_out_and_stays_there() {
    let messages = corpus::messages().expect("every row can be read");
    let held = messages.iter().filter(|message| Part::of(message.id) == Part::Held).count();
    assert!((messages.len() / 14..messages.len() / 7).contains(&held), "{held} of {}", messages.len());
    assert_eq!(Part::of("en-telecom-001"), Part::of("en-telecom-001"));
}

#[test]
fn danger_is_always_severe_urgent_and_somebodys_to_act_on() {
    for message in corpus::messages().expect("every row can be read") {
        if matches!(message.intents[0], Intent::SelfHarm | Intent::ThreatToLife) {
            assert!(message.action && message.severity >= 3, "{}: {}", message.id, message.text);
        }
    }
}

#[test]
fn the_same_inputs_and_seed_give_the_same_bytes_and_another_seed_gives_others() {
    let settings = Settings { epochs: 1, ..Settings::default() };
    let run = |seed| {
        train(None, Settings { seed, ..settings }, &mut |_| {}).expect("our own corpus is enough").model
    };
    let first = run(7);
    assert!(first == run(7), "two runs differ");
    assert!(first != run(8), "the seed changes nothing");
    let model = Model::read(first).expect("a trained model can be read");
    assert!(Head::ALL.iter().all(|head| (0.3..=4.0).contains(&model.temperature(*head))));
}

#[test]
fn the_model_that_is_shipped_was_trained_on_this_corpus() {
    let card = include_str!("../../triage/model/CARD.md");
    let reader = triage::Triage::builtin();
    let model = reader.model().id();
    assert!(card.contains(&format!("model@{model}")), "the card speaks of another model than {model}");
    assert!(card.contains(&corpus::checksum()), "the corpus was changed after the model was trained");
}
