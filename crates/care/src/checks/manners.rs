//! Words that only colleagues understand, another department as the next thing to do, and ill words about competitors.

use std::ops::Range;

use super::model::{Noticed, Why};
use super::plain::{Plain, Sentence};

/// Names of the ownership model: what only colleagues know, and what departments are called.
#[derive(Clone, Debug, Default)]
pub(super) struct Inside {
    /// Ids of queues, teams and rules that no other word looks like: `care_q`, `R3-influencer`.
    pub(super) ids: Vec<String>,
    /// What departments are called.
    pub(super) departments: Vec<String>,
}

impl Inside {
    pub(super) fn of(model: &ownership::Model) -> Self {
        let (queues, teams) = (model.queues(), model.teams());
        let departments = teams.iter().map(|team| team.title().to_owned()).collect();
        let queues = queues.iter().map(|queue| queue.id.as_str());
        let teams = teams.iter().map(|team| team.id.as_str());
        let rules = model.rules().iter().map(|rule| rule.id.as_str());
        let ids = queues.chain(teams).chain(rules).filter(|id| id.contains(['_', '-']));
        Self { ids: ids.map(str::to_owned).collect(), departments }
    }
}

/// Finds what means something only inside.
pub(super) fn internal_words(
    text: &str,
    plain: &Plain,
    inside: &Inside,
    listed: &[String],
) -> Option<Noticed> {
    let phrases = inside.ids.iter().chain(listed);
    let mut marks: Vec<Range<usize>> = phrases
        .flat_map(|phrase| plain.find_all(&Plain::of(phrase)))
        .map(|tokens| plain.place(tokens))
        .collect();
    marks.sort_by_key(|place| (place.start, usize::MAX - place.end));
    let mut end = 0;
    marks.retain(|place| {
        place.start >= end && {
            end = place.end;
            true
        }
    });
    if marks.is_empty() {
        let sent =
            plain.sentences.iter().find_map(|sentence| elsewhere(plain, sentence, &inside.departments))?;
        let place = plain.place(sent.clone());
        let named = plain.words(sent).collect::<Vec<_>>().join(" ");
        return Some(Noticed::new(Why::OtherDepartment { named }, vec![place]));
    }
    let words = marks.iter().filter_map(|at| text.get(at.clone())).map(str::to_owned).collect();
    Some(Noticed::new(Why::InternalWords { words }, marks))
}

/// `please contact our billing department`, `wenden Sie sich bitte an die Technik`: the department, as tokens.
fn elsewhere(plain: &Plain, sentence: &Sentence, departments: &[String]) -> Option<Range<usize>> {
    const ASKS: &[&[&str]] = &[
        &["contact"],
        &["get", "in", "touch", "with"],
        &["reach", "out", "to"],
        &["speak", "to"],
        &["call"],
        &["ring"],
        &["write", "to"],
        &["e-mail"],
        &["email"],
        &["kontaktieren"],
        &["wenden", "sie", "sich"],
        &["wende", "dich"],
        &["melden", "sie", "sich"],
        &["rufen", "sie"],
        &["schreiben", "sie"],
    ];
    const SORTS: &[&str] = &["department", "dept", "abteilung", "division", "desk"];
    const OURS: &[&str] = &["we", "ill", "well", "i", "wir", "ich", "will"];
    let words: Vec<&str> = plain.words(sentence.tokens.clone()).collect();
    let starts = (0..words.len()).filter_map(|at| {
        let form = ASKS.iter().find(|form| words[at..].starts_with(form))?;
        // `we'll speak to the billing department` is what the person wants to hear.
        let we = words[..at].iter().rev().take(3).any(|word| OURS.contains(word));
        (!we).then_some(at + form.len())
    });
    let offset = sentence.tokens.start;
    for start in starts {
        let near = start..(start + 6).min(words.len());
        if let Some(at) = near.clone().find(|at| SORTS.iter().any(|sort| words[*at].ends_with(sort))) {
            let from = at.saturating_sub(1).max(start);
            return Some(offset + from..offset + at + 1);
        }
        let within = offset + near.start..offset + near.end;
        let named = departments
            .iter()
            .find_map(|name| plain.find(&Plain::of(name), within.clone()).into_iter().next());
        if named.is_some() {
            return named;
        }
    }
    None
}

/// What is said of somebody whom one does not like, folded; a trailing `*` is any ending.
const ILL: &[&str] = &[
    "rubbish",
    "terrible",
    "awful",
    "horrible",
    "useless",
    "garbage",
    "trash",
    "crap*",
    "shit*",
    "worst",
    "worse",
    "scam*",
    "rip-off*",
    "ripoff*",
    "joke",
    "pathetic",
    "dreadful",
    "clueless",
    "incompetent",
    "liars",
    "lie",
    "lying",
    "cheat*",
    "bad",
    "slow",
    "unreliable",
    "overpriced",
    "suck*",
    "fraud*",
    "inferior",
    "ruin*",
    "disgrace*",
    "clown*",
    "poor",
    "hopeless",
    "schlecht*",
    "furchtbar*",
    "schrecklich*",
    "mies*",
    "unfahig*",
    "betrug*",
    "betruger*",
    "abzocke*",
    "mull",
    "schrott*",
    "lahm*",
    "langsam*",
    "unzuverlassig*",
    "katastrophe*",
    "katastrophal*",
    "witz",
    "lacherlich*",
    "peinlich*",
    "teuer*",
    "nul",
    "nulle",
    "pourri*",
    "arnaque*",
    "basura",
    "estafa*",
    "pesimo*",
    "horribile",
    "truffa*",
    "waardeloos",
    "oplichter*",
    "beznadziejn*",
];
const ILL_SIGNS: &[char] = &['🤡', '💩', '🤮', '🗑', '🖕', '🤢', '👎'];
const NOT: &[&str] = &["not", "isnt", "arent", "never", "nicht", "kein", "keine", "no"];
/// Words by which somebody else's opinion is told.
const TOLD: &[&[&str]] = &[
    &["you", "said"],
    &["you", "say"],
    &["you", "mention"],
    &["you", "mentioned"],
    &["you", "wrote"],
    &["you", "feel"],
    &["you", "told"],
    &["sorry", "to", "hear"],
    &["du", "sagst"],
    &["sie", "sagen"],
    &["sie", "schreiben"],
    &["du", "schreibst"],
    &["tut", "mir", "leid"],
    &["tut", "uns", "leid"],
];

/// Finds ill words about a competitor: near the name, our own, and not denied.
pub(super) fn disparages(
    text: &str,
    plain: &Plain,
    competitors: &[String],
    triage: &triage::Triage,
) -> Option<Noticed> {
    let quoted = quoted(text);
    let own = |token: usize| {
        let place = &plain.tokens[token].span;
        !quoted.iter().any(|quote| quote.start <= place.start && place.end <= quote.end)
    };
    for (nth, sentence) in plain.sentences.iter().enumerate() {
        let words: Vec<&str> = plain.words(sentence.tokens.clone()).collect();
        if TOLD.iter().any(|told| words.windows(told.len()).any(|said| said == *told)) {
            continue;
        }
        let named = competitors.iter().flat_map(|name| plain.find(&Plain::of(name), sentence.tokens.clone()));
        for name in named.filter(|name| own(name.start)) {
            let next = plain.sentences.get(nth + 1).filter(|next| {
                matches!(
                    plain.tokens[next.tokens.start].word.as_str(),
                    "they" | "theyre" | "their" | "its" | "sie" | "die"
                )
            });
            let near = sentence.tokens.start.max(name.start.saturating_sub(8))
                ..sentence.tokens.end.min(name.end + 8);
            let near = near.chain(next.map_or(0..0, |next| next.tokens.clone()));
            let ill = near
                .filter(|at| own(*at) && !name.contains(at))
                .find(|at| is_ill(plain, *at, sentence.tokens.start));
            let place = plain.place(name.clone());
            let end = plain.sentences[nth].tokens.end;
            let tail = place.end..plain.tokens.get(end).map_or(text.len(), |next| next.span.start);
            let sign = text.get(tail).is_some_and(|tail| tail.contains(ILL_SIGNS));
            let aimed = || aims_at_competitor(triage, text, &plain.place(sentence.tokens.clone()));
            let slow = ill.is_some_and(|at| is_mild(&plain.tokens[at].word));
            if (ill.is_some() && (!slow || aimed())) || sign {
                let mut marks = vec![place.clone()];
                marks.extend(ill.map(|at| plain.tokens[at].span.clone()));
                marks.sort_by_key(|place| place.start);
                return Some(Noticed::new(Why::Disparages { competitor: text[place].to_owned() }, marks));
            }
        }
    }
    None
}

/// Words that are a fact as often as an insult: there the reader of messages decides whether a feeling is meant.
fn is_mild(word: &str) -> bool {
    matches!(word, "slow" | "bad" | "poor" | "worse" | "joke" | "witz" | "lie")
        || ["teuer", "langsam"].iter().any(|mild| word.starts_with(mild))
}

fn aims_at_competitor(triage: &triage::Triage, text: &str, sentence: &Range<usize>) -> bool {
    let Some(said) = text.get(sentence.clone()) else { return false };
    let reading = triage.read(&triage::Input::mention(said));
    reading.sentiment_target.best() == Some(&triage::Target::Competitor)
}

fn is_ill(plain: &Plain, at: usize, first: usize) -> bool {
    let word = plain.tokens[at].word.as_str();
    let ill = ILL.iter().any(|ill| ill.strip_suffix('*').map_or(word == *ill, |stem| word.starts_with(stem)));
    ill && !plain.words(at.saturating_sub(2).max(first.min(at))..at).any(|before| NOT.contains(&before))
}

/// What stands in quotation marks, or behind `>` at the head of a line.
fn quoted(text: &str) -> Vec<Range<usize>> {
    let mut quotes = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        match (open, c) {
            (Some((from, close)), c) if c == close || (close == '“' && c == '”') => {
                quotes.push(from..at);
                open = None;
            }
            (None, '"') => open = Some((at, '"')),
            (None, '“') => open = Some((at, '”')),
            (None, '„') => open = Some((at, '“')),
            (None, '«') => open = Some((at, '»')),
            (None, '»') => open = Some((at, '«')),
            _ => {}
        }
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('>') {
            quotes.push(at..at + line.len());
        }
        at += line.len();
    }
    quotes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::checks::model::Settings;

    fn inside() -> Inside {
        Inside {
            ids: vec!["care_q".into(), "R3-influencer".into()],
            departments: vec!["Billing".into(), "Legal desk".into()],
        }
    }

    fn internal(text: &str) -> Option<(Why, Vec<&str>)> {
        let noticed = internal_words(text, &Plain::of(text), &inside(), &Settings::default().internal_words)?;
        Some((noticed.why, noticed.marks.into_iter().map(|at| &text[at]).collect()))
    }

    fn ill(text: &str) -> Option<Vec<&str>> {
        let competitors = vec!["SlowNet".to_owned(), "Bramble Telecom".to_owned()];
        let taxonomy = triage::Taxonomy { competitors: competitors.clone(), ..Default::default() };
        let triage = triage::Triage::with_taxonomy(&taxonomy);
        let noticed = disparages(text, &Plain::of(text), &competitors, &triage)?;
        Some(noticed.marks.into_iter().map(|at| &text[at]).collect())
    }

    #[test]
    fn words_of_the_house_are_found_in_their_place() {
        for (text, marks) in [
            ("I have escalated your ticket to tier 2.", vec!["escalated", "ticket", "tier 2"]),
            ("It is in care_q now", vec!["care_q"]),
            ("r3-influencer says so", vec!["r3-influencer"]),
            ("Ihr Ticket wurde eskaliert 🙏", vec!["Ticket", "eskaliert"]),
            ("Your 𝐭𝐢𝐜𝐤𝐞𝐭", vec!["𝐭𝐢𝐜𝐤𝐞𝐭"]),
        ] {
            assert_eq!(internal(text).map(|(_, marks)| marks), Some(marks), "{text}");
        }
        for text in [
            "Please contact our billing department.",
            "Bitte wenden Sie sich an die Rechnungsabteilung",
            "Please get in touch with Legal desk",
            "please call billing",
        ] {
            assert!(matches!(internal(text), Some((Why::OtherDepartment { .. }, _))), "{text}");
        }
        for text in [
            "We'll speak to the billing department and write to you.",
            "Your bill is right.",
            "Please contact us any time",
            "سنتصل بك غدا",
            "",
        ] {
            assert_eq!(internal(text), None, "{text}");
        }
    }

    #[test]
    fn ill_words_about_a_competitor_are_ours_and_near() {
        for text in [
            "SlowNet is rubbish, join us",
            "honestly, slownet are useless 🙄",
            "SlowNet? They're terrible.",
            "SlowNet 🤡",
            "SlowNet ist einfach schlecht, kommen Sie zu uns",
            "No wonder: Bramble Telecom sucks",
        ] {
            assert!(ill(text).is_some(), "{text}");
        }
        assert_eq!(ill("SlowNet is rubbish, join us"), Some(vec!["SlowNet", "rubbish"]));
        for text in [
            "Sorry to hear that SlowNet was terrible to you.",
            "You wrote \"SlowNet is rubbish\": we cover most of Leeds.",
            "You said SlowNet is rubbish.",
            "> SlowNet is rubbish\nWe cover your street.",
            "SlowNet isn't rubbish at all",
            "We cover most of Leeds, and so does SlowNet.",
            "Our router was terrible, sorry.",
            "Hi! I work for Larkspur, so I'm biased: this checker tells you for your street.",
        ] {
            assert_eq!(ill(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_them(text in "(\\PC|SlowNet|\"| rubbish |please contact |department|\\n>){0,40}") {
            for marks in [internal(&text).map(|(_, marks)| marks), ill(&text)].into_iter().flatten() {
                prop_assert!(marks.iter().all(|mark| !mark.is_empty()));
            }
        }
    }
}
