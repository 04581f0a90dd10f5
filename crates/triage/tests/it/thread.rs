//! What stands around the words: thread, names, topics, the hint of a language.

use triage::{Input, Intent, Sentiment, Source, Surface, Target, Thread, Triage, Visibility};

use crate::northwave;

#[test]
fn a_thank_you_after_a_fix_needs_nobody_even_in_an_open_case() {
    for text in ["thank you", "sorted now", "works again", "thx!!", "Thanks 🙏", "all good now, cheers"] {
        let thread = Thread { answers_brand: true, open_case: true, ..Thread::default() };
        let input =
            Input { surface: Surface::Dm, visibility: Visibility::Private, thread, ..Input::mention(text) };
        let reading = northwave().read(&input);
        assert!(reading.intent.is(&Intent::Thanks), "{text}: {:?}", reading.intents);
        assert!(reading.needs_action.is(&false), "{text}: {:?}", reading.needs_action);
    }
}

#[test]
fn an_answer_to_our_question_needs_us_where_the_same_words_alone_do_not() {
    let words = Input::mention("it is the white one, in the hall");
    let alone = northwave().read(&words);
    let thread = Thread { answers_brand: true, brand_asked: true, open_case: true, ..Thread::default() };
    let asked = northwave().read(&Input { visibility: Visibility::Private, thread, ..words });
    let chance = |fact: &triage::Fact<bool>| match fact.best() {
        Some(true) => fact.confidence,
        _ => 1.0 - fact.confidence,
    };
    assert_eq!(asked.needs_action.best(), Some(&true));
    assert!(chance(&asked.needs_action) > chance(&alone.needs_action) + 0.1, "{:?}", asked.needs_action);
    assert!(asked.needs_action.because.iter().any(|reason| reason.cue == "we asked"));
}

#[test]
fn contempt_for_a_competitor_is_not_contempt_for_us() {
    let reading = northwave().read(&Input::mention("so fed up with Skyline Telecom, their service is awful"));
    assert!(reading.intent.is(&Intent::CompetitorSwitch), "{:?}", reading.intents);
    assert!(reading.sentiment_target.is(&Target::Competitor), "{:?}", reading.sentiment_target);
    assert_eq!(reading.sentiment_brand.best(), Some(&Sentiment::Neutral));
    let reading = northwave().read(&Input::mention("@northwave you are so much worse than Voltara"));
    assert!(reading.sentiment_target.is(&Target::Brand), "{:?}", reading.sentiment_target);
    assert!(reading.sentiment_brand.is(&Sentiment::Negative), "{:?}", reading.sentiment_brand);
}

#[test]
fn a_topic_is_found_by_the_brands_own_words_and_unknown_without_them() {
    let reading = northwave().read(&Input::mention("I was charged twice on my last bill"));
    assert_eq!(reading.topic.value.as_deref(), Some("billing"));
    assert_eq!(northwave().read(&Input::mention("hello there")).topic.best(), None);
    assert_eq!(Triage::builtin().read(&Input::mention("my bill is wrong")).topic.best(), None);
}

#[test]
fn negation_turns_praise_round() {
    let feeling = |text: &str| *northwave().read(&Input::mention(text)).sentiment_brand.best().unwrap();
    assert_eq!(feeling("your service is good"), Sentiment::Positive);
    assert_eq!(feeling("your service is not good"), Sentiment::Negative);
    assert_ne!(feeling("not bad"), Sentiment::Negative);
    assert_eq!(feeling("der Service ist gut und schnell"), Sentiment::Positive);
    assert_eq!(feeling("der Service ist nicht gut"), Sentiment::Negative);
}

#[test]
fn two_letters_are_no_evidence_for_a_language_and_a_hint_is() {
    let short = Input::mention("ok");
    assert!(!northwave().read(&short).language.is_known());
    let hinted = Input { lang_hint: Some("de".parse().unwrap()), ..Input::mention("alles gut soweit") };
    assert_eq!(northwave().read(&hinted).language.value.unwrap().code(), "de");
    let long =
        Input::mention("Mein Internet geht seit gestern Abend nicht mehr, könnt ihr mir bitte helfen?");
    assert_eq!(northwave().read(&long).language.value.unwrap().code(), "de");
    assert_eq!(northwave().read(&Input::mention("👍👍")).language.best(), None);
}

#[test]
fn facts_are_named_as_ownership_files_name_them_and_survive_storage() {
    let reading = northwave().read(&Input::mention("why is my internet down?! call me on +44 20 7946 0958"));
    let names: Vec<_> = reading.named().iter().map(|fact| fact.name).collect();
    assert_eq!(
        names,
        [
            "language",
            "sentiment_brand",
            "sentiment_target",
            "needs_action",
            "intent",
            "topic",
            "severity",
            "time_critical",
            "contains_personal_data",
            "spam",
            "near_duplicate",
            "coordinated"
        ]
    );
    let stored = serde_json::to_string(&reading).unwrap();
    assert!(stored.len() < 3_000, "{} bytes: {stored}", stored.len());
    assert_eq!(serde_json::from_str::<triage::Reading>(&stored).unwrap(), reading);
    assert_eq!(reading.intent.source, Source::named(format!("model@{}", northwave().model().id())));
}

#[test]
fn below_the_threshold_a_fact_is_unknown_and_keeps_its_guess() {
    let triage = northwave().with_threshold(1.1);
    let reading = triage.read(&Input::mention("my internet is down, please help"));
    assert_eq!(reading.intent.value, None);
    assert_eq!(reading.intent.guess, Some(Intent::Complaint));
    assert!(reading.intent.confidence > 0.5);
}
