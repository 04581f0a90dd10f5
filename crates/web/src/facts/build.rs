//! From a reading to what is shown of it. Pure.

use std::collections::BTreeSet;

use triage::{Named, Reading as Read, Source};

use super::words::{label, word};
use super::{Fact, Opinion, Piece, Reading, Reason, Standing};
use crate::ui::t;

/// The facts in the order in which people ask, and whether a person can set each.
const ORDER: [(&str, bool); 12] = [
    ("needs_action", true),
    ("intent", true),
    ("topic", true),
    ("severity", true),
    ("sentiment_brand", true),
    ("sentiment_target", true),
    ("time_critical", true),
    ("spam", true),
    ("contains_personal_data", false),
    ("near_duplicate", false),
    ("coordinated", false),
    ("language", false),
];

/// What was read in a message, for the desk. `text` is what the facts' spans count in; `before` stands in front of it on
/// the page, such as a subject. `who` names the person who set a fact; `others` are second opinions: source, fact, value,
/// how sure.
pub fn reading(
    message_id: &str,
    (before, text): (&str, &str),
    read: &Read,
    who: impl Fn(&str) -> Option<String>,
    others: &[(String, String, String, f32)],
) -> Reading {
    let named = read.named();
    let facts: Vec<Fact> = ORDER
        .iter()
        .filter_map(|(name, settable)| Some((named.iter().find(|named| named.name == *name)?, *settable)))
        .filter(|(named, _)| is_worth_a_chip(named))
        .map(|(named, settable)| fact(text, named, settable, &who, others))
        .collect();
    let mut pieces = moved(text, read);
    if !before.is_empty() {
        pieces.insert(0, Piece { words: before.to_owned(), moved: String::new() });
    }
    Reading { message_id: message_id.to_owned(), facts, pieces, newest: false, settable: false }
}

/// That something usual is so needs no room: nobody asks whether a message is no spam.
fn is_worth_a_chip(named: &Named<'_>) -> bool {
    let best = named.value.as_ref().or(named.guess.as_ref()).map(ToString::to_string);
    let said = *named.source == Source::HUMAN;
    let usual = match named.name {
        "contains_personal_data" | "near_duplicate" | "coordinated" | "spam" | "time_critical" => "false",
        "sentiment_target" => "brand",
        "topic" => return best.is_some(),
        "severity" => "0",
        _ => "",
    };
    match best {
        None => matches!(named.name, "needs_action" | "intent" | "sentiment_brand"),
        Some(_) if said => true,
        Some(best) if named.value.is_none() => best != usual && !best.is_empty() && best != "none",
        Some(best) => best != usual && !(named.name == "sentiment_target" && best == "none"),
    }
}

fn fact(
    text: &str,
    named: &Named<'_>,
    settable: bool,
    who: impl Fn(&str) -> Option<String>,
    others: &[(String, String, String, f32)],
) -> Fact {
    let best = named.value.as_ref().or(named.guess.as_ref());
    let value = best.map(ToString::to_string).unwrap_or_default();
    let standing = match (&named.value, &named.guess) {
        (Some(_), _) if *named.source == Source::HUMAN => Standing::Said(who(named.name)),
        (Some(_), _) => Standing::Known,
        (None, Some(_)) => Standing::Unsure,
        (None, None) => Standing::Unknown,
    };
    let opinions =
        others.iter().filter(|(_, fact, ..)| fact == named.name).map(|(source, fact, said, sure)| Opinion {
            source: source.clone(),
            word: word(fact, said),
            percent: percent(*sure),
            agrees: *said == value,
        });
    Fact {
        name: named.name,
        label: label(named.name),
        word: if value.is_empty() { label(named.name).to_lowercase() } else { word(named.name, &value) },
        standing,
        percent: percent(named.confidence),
        source: source(named.source.as_str()),
        reasons: reasons(text, named),
        opinions: opinions.collect(),
        settable,
        value,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 1")]
fn percent(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u8
}

/// Who says so, for people: versions are for the log.
fn source(name: &str) -> String {
    let (kind, version) = name.split_once('@').unwrap_or((name, ""));
    match (kind, version.contains('+')) {
        ("model", true) => t("facts-source-taught").into(),
        ("model", false) => t("facts-source-shipped").into(),
        ("lexicon", _) => t("facts-source-lists").into(),
        ("pattern", _) => t("facts-source-patterns").into(),
        ("whichlang", _) => t("facts-source-language").into(),
        ("platform", _) => t("facts-source-network").into(),
        ("human", _) => t("facts-source-colleague").into(),
        _ => name.to_owned(),
    }
}

fn reasons(text: &str, named: &Named<'_>) -> Vec<Reason> {
    let mut told: Vec<Reason> = Vec::new();
    for reason in named.because {
        let words = text.get(reason.span.clone()).unwrap_or_default().trim();
        let one = Reason {
            words: words.to_owned(),
            cue: crate::ui::say(&reason.cue.replace('_', " ").into()),
            speaks_for: reason.weight > 0.0,
        };
        let says_nothing = one.words.is_empty() && one.cue.is_empty();
        if !says_nothing && !told.contains(&one) {
            told.push(one);
        }
    }
    told
}

/// The text in pieces, cut wherever a fact's reasons begin or end. Together they are the text.
pub fn moved(text: &str, read: &Read) -> Vec<Piece> {
    let named = read.named();
    let spans: Vec<_> = named
        .iter()
        .flat_map(|fact| fact.because.iter().map(|reason| (fact.name, reason)))
        .filter(|(_, reason)| !reason.span.is_empty() && text.get(reason.span.clone()).is_some())
        .collect();
    let edges = spans.iter().flat_map(|(_, reason)| [reason.span.start, reason.span.end]);
    let edges: BTreeSet<usize> = edges.chain([0, text.len()]).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for (from, to) in edges.iter().zip(edges.iter().skip(1)) {
        let over = spans.iter().filter(|(_, reason)| reason.span.start <= *from && reason.span.end >= *to);
        let mut moved: Vec<(&str, f32)> = Vec::new();
        for (name, reason) in over {
            match moved.iter_mut().find(|(known, _)| known == name) {
                Some((_, sum)) => *sum += reason.weight,
                None => moved.push((name, reason.weight)),
            }
        }
        let moved: Vec<String> = moved
            .into_iter()
            .filter(|(_, weight)| *weight != 0.0)
            .map(|(name, weight)| format!("{}{name}", if weight > 0.0 { '+' } else { '-' }))
            .collect();
        let (words, moved) = (&text[*from..*to], moved.join(" "));
        match pieces.last_mut().filter(|last| last.moved == moved) {
            Some(last) => last.words.push_str(words),
            None => pieces.push(Piece { words: words.to_owned(), moved }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use triage::{Fact, Input, Intent, Triage};

    use super::*;

    fn whole(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| piece.words.as_str()).collect()
    }

    #[test]
    fn the_pieces_of_a_text_are_the_text_whatever_it_says() {
        let triage = Triage::builtin();
        for text in [
            "",
            "   ",
            "the internet is down since Friday, please help!\n\nAnybody?",
            "<mark>ça va pas 😬 du tout</mark> \u{202e}txt",
            "الإنترنت بطيء جدا منذ الصباح، هل هناك عطل؟",
            "回線が落ちています。助けてください",
        ] {
            let read = triage.read(&Input::mention(text));
            assert_eq!(whole(&moved(text, &read)), text);
        }
    }

    #[test]
    fn words_that_speak_for_one_fact_and_against_another_say_both() {
        let text = "is it down?";
        let mut read = Triage::builtin().read(&Input::mention(text));
        let reason = |from, to, weight| triage::Reason::words(from..to, weight, "cue");
        let source = Source::named("model@1+2");
        read.intent = Fact::weighed(
            Intent::Query,
            0.4,
            0.6,
            source.clone(),
            vec![reason(6, 11, 1.0), reason(0, 2, 0.5)],
        );
        read.needs_action =
            Fact::weighed(true, 0.9, 0.6, source, vec![reason(6, 10, -0.4), reason(3, 40, 2.0)]);
        let pieces = moved(text, &read);
        let down = pieces.iter().find(|piece| piece.words == "down").unwrap();
        let speaks = |one: &str| down.moved.split(' ').any(|moved| moved == one);
        assert!(speaks("-needs_action") && speaks("+intent"), "{}", down.moved);
        assert_eq!(whole(&pieces), text, "a span beyond the text moves nothing");
        let shown = reading("msg_1", ("Subject\n\n", text), &read, |_| None, &[]);
        assert_eq!(whole(&shown.pieces), format!("Subject\n\n{text}"));
        let intent = shown.facts.iter().find(|fact| fact.name == "intent").unwrap();
        assert_eq!(
            (&intent.standing, intent.percent, intent.word.as_str()),
            (&Standing::Unsure, 40, "query")
        );
        assert_eq!(intent.source, "the model, taught by your people");
        assert_eq!(intent.reasons[0].words, "down?");
    }

    #[test]
    fn who_set_a_fact_and_what_others_say_stand_beside_it() {
        let mut read = Triage::builtin().read(&Input::mention("hello"));
        read.set("severity", "0", Source::HUMAN).unwrap();
        let others = [("llama".to_owned(), "severity".to_owned(), "2".to_owned(), 0.7)];
        let shown = reading("msg_1", ("", "hello"), &read, |_| Some("Mo".into()), &others);
        let severity = shown.facts.iter().find(|fact| fact.name == "severity").unwrap();
        assert_eq!(
            severity.standing,
            Standing::Said(Some("Mo".into())),
            "shown although it is usual: somebody said so"
        );
        assert_eq!((severity.opinions[0].percent, severity.opinions[0].agrees), (70, false));
        let silent = Triage::builtin().read(&Input::mention("hello"));
        let shown = reading("msg_1", ("", "hello"), &silent, |_| None, &[]);
        assert!(shown.facts.iter().all(|fact| fact.name != "spam"), "nobody asks whether hello is no spam");
    }
}
