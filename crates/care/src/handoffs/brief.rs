//! What whoever goes on with a case should know, drafted from what was said. Pure.
//!
//! In: the lines of a case, oldest first. Out: what was asked, what was told, what was promised, what comes next, until
//! when. Promised: a draft holds sentences that were said, or nothing; it never makes one up.

use kernel::Instant;
use serde::{Deserialize, Serialize};

/// How long a sentence in a draft is at most, in characters.
const LONGEST: usize = 240;

/// Who said a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// The person.
    Theirs,
    /// The brand.
    Ours,
    /// A colleague, inside.
    Note,
}

/// What was said.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// By whom.
    pub voice: Voice,
    /// The words.
    pub text: &'a str,
}

/// A brief for whoever goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brief {
    /// What the person asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// What they were told last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// What they were promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<String>,
    /// What is to be done next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_step: Option<String>,
    /// Until when, as it was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// When the clock of the case ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_at: Option<Instant>,
}

impl Brief {
    /// As the lines of a note; `None` if there is nothing to say.
    pub fn note(&self) -> Option<String> {
        let parts = [
            ("Asked", &self.asked),
            ("Told", &self.told),
            ("Promised", &self.promised),
            ("Next", &self.next_step),
            ("By", &self.deadline),
        ];
        let lines: Vec<String> = parts
            .iter()
            .filter_map(|(name, text)| text.as_ref().map(|text| format!("{name}: {text}")))
            .collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// From the lines of a note, as somebody changed them: what has no name of ours is what comes next.
    pub fn read(note: &str) -> Self {
        let mut brief = Self::default();
        for line in note.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (name, text) = line.split_once(':').unwrap_or(("", line));
            let (field, text) = match name.trim().to_lowercase().as_str() {
                "asked" => (&mut brief.asked, text),
                "told" => (&mut brief.told, text),
                "promised" => (&mut brief.promised, text),
                "by" => (&mut brief.deadline, text),
                "next" => (&mut brief.next_step, text),
                _ => (&mut brief.next_step, line),
            };
            let before = field.take().map(|before| before + " ").unwrap_or_default();
            *field = Some(before + text.trim()).filter(|text| !text.is_empty());
        }
        brief
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.note().is_none()
    }
}

/// Drafts a brief. `due_at` is when the clock of the case ends.
pub fn draft(lines: &[Line<'_>], due_at: Option<Instant>) -> Brief {
    let last_answer = lines.iter().rposition(|line| line.voice == Voice::Ours);
    let open = &lines[last_answer.map_or(0, |at| at + 1)..];
    let theirs = |lines: &[Line<'_>]| -> Option<String> {
        let said: Vec<&str> = lines
            .iter()
            .filter(|line| line.voice == Voice::Theirs)
            .flat_map(|line| sentences(line.text))
            .collect();
        let question = said.iter().rev().find(|sentence| sentence.ends_with('?'));
        question.or(said.first()).map(|sentence| cut(sentence))
    };
    let promise = lines
        .iter()
        .rev()
        .filter(|line| line.voice == Voice::Ours)
        .flat_map(|line| sentences(line.text).into_iter().rev())
        .find(|sentence| promises(sentence));
    let told = last_answer.and_then(|at| sentences(lines[at].text).into_iter().find(|s| !is_greeting(s)));
    let note = lines.iter().rev().find(|line| line.voice == Voice::Note);
    let next = note.and_then(|note| sentences(note.text).into_iter().next());
    Brief {
        asked: theirs(open).or_else(|| theirs(lines)),
        told: told.map(cut),
        promised: promise.map(cut),
        next_step: next.map(cut),
        deadline: promise.and_then(deadline).map(str::to_owned),
        due_at,
    }
}

/// The first sentence of ours in a text that says that something will be so by some time, and the words of the time.
pub fn promise_in(text: &str) -> Option<(&str, &str)> {
    sentences(text).into_iter().find(|one| promises(one)).and_then(|one| Some((one, deadline(one)?)))
}

/// The sentences of a text, without the space around them. A point inside a number or a word does not end one.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut begun = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let before_space = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if c == '\n' || (matches!(c, '.' | '!' | '?' | '…') && before_space) {
            found.push(&text[begun..at + c.len_utf8()]);
            begun = at + c.len_utf8();
        }
    }
    found.push(&text[begun..]);
    found.into_iter().map(str::trim).filter(|sentence| sentence.chars().any(char::is_alphanumeric)).collect()
}

fn is_greeting(sentence: &str) -> bool {
    const GREETINGS: [&str; 9] = ["hi", "hello", "hey", "dear", "hallo", "guten", "liebe", "lieber", "moin"];
    let mut words = words(sentence);
    words.next().is_some_and(|first| GREETINGS.contains(&&*first)) && words.count() < 4
}

/// Whether a sentence of ours says that something will be so by some time.
fn promises(sentence: &str) -> bool {
    const WILL: [&str; 24] = [
        "will",
        "i'll",
        "we'll",
        "he'll",
        "she'll",
        "they'll",
        "it'll",
        "going",
        "promise",
        "promised",
        "booked",
        "scheduled",
        "arranged",
        "werde",
        "werden",
        "wird",
        "verspreche",
        "versprochen",
        "melde",
        "melden",
        "schicke",
        "schicken",
        "gebucht",
        "vereinbart",
    ];
    const NOT: [&str; 9] = ["not", "won't", "can't", "cannot", "never", "nicht", "kein", "keine", "keinen"];
    let said: Vec<String> = words(sentence).collect();
    let has = |list: &[&str]| said.iter().any(|word| list.contains(&&**word));
    !sentence.ends_with('?') && has(&WILL) && !has(&NOT) && deadline(sentence).is_some()
}

/// The words of a sentence that name a time: from the word before it that binds it, such as `by`, to its last word.
fn deadline(sentence: &str) -> Option<&str> {
    const BINDS: [&str; 14] = [
        "by",
        "until",
        "before",
        "at",
        "within",
        "in",
        "on",
        "between",
        "bis",
        "um",
        "vor",
        "innerhalb",
        "am",
        "gegen",
    ];
    const DAYS: [&str; 27] = [
        "today",
        "tonight",
        "tomorrow",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "noon",
        "midnight",
        "heute",
        "morgen",
        "übermorgen",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "mittag",
        "mitternacht",
        "week",
        "woche",
        "abend",
    ];
    const UNITS: [&str; 16] = [
        "minutes", "minute", "hours", "hour", "days", "day", "weeks", "minuten", "stunden", "stunde",
        "tagen", "tage", "tag", "wochen", "uhr", "h",
    ];
    let spans = spans(sentence);
    let is_time = |at: usize| {
        let word = clean(spans[at].1);
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        let unit = || spans.get(at + 1).is_some_and(|(_, next)| UNITS.contains(&&*clean(next)));
        let clock = word.contains(':') || word.ends_with("am") || word.ends_with("pm");
        let bound =
            || at > 0 && BINDS.contains(&&*clean(spans[at - 1].1)) && !clean(spans[at - 1].1).eq("in");
        DAYS.contains(&&*word) || (number && (clock || unit() || (bound() && word.len() <= 6)))
    };
    let first = (0..spans.len()).find(|at| is_time(*at))?;
    let last = (0..spans.len()).rfind(|at| is_time(*at))?;
    let begins = if first > 0 && BINDS.contains(&&*clean(spans[first - 1].1)) { first - 1 } else { first };
    let ends = match spans.get(last + 1) {
        Some((_, next)) if UNITS.contains(&&*clean(next)) => last + 1,
        _ => last,
    };
    let (start, (end, word)) = (spans[begins].0, spans[ends]);
    Some(sentence[start..end + word.len()].trim_end_matches(['.', ',', '!', ';']))
}

/// The words of a text and where they begin.
fn spans(text: &str) -> Vec<(usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word)).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().map(clean).filter(|word| !word.is_empty())
}

fn clean(word: &str) -> String {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.to_lowercase().replace('’', "'")
}

fn cut(sentence: &str) -> String {
    if sentence.chars().count() <= LONGEST {
        return sentence.to_owned();
    }
    let mut kept: String = sentence.chars().take(LONGEST).collect();
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(text: &str) -> Brief {
        draft(&[Line { voice: Voice::Ours, text }], None)
    }

    #[test]
    fn a_promise_is_a_sentence_of_ours_that_says_until_when() {
        for (said, until) in [
            ("Hi Jana. I will call you by 21:00 today. Bear with me!", "by 21:00 today"),
            ("The engineer is booked for you, 8:00 tomorrow.", "8:00 tomorrow"),
            ("We'll credit it within 3 days.", "within 3 days"),
            ("Wir melden uns bis morgen um 14 Uhr bei Ihnen.", "bis morgen um 14 Uhr"),
            ("Ein Techniker wird am Montag kommen.", "am Montag"),
        ] {
            let brief = ours(said);
            assert_eq!(brief.deadline.as_deref(), Some(until), "{said}");
            assert!(brief.promised.is_some_and(|promised| said.contains(&promised)), "{said}");
        }
    }

    #[test]
    fn a_question_a_refusal_and_a_wish_without_a_time_promise_nothing() {
        for said in [
            "Will you be at home by 8:00 tomorrow?",
            "I can't promise that it will be back by 21:00.",
            "We will look into it.",
            "Das wird heute nicht mehr gelingen.",
            "It broke at 9:30 on Monday.",
        ] {
            assert_eq!(ours(said).promised, None, "{said}");
        }
    }

    #[test]
    fn a_brief_holds_what_is_open_and_what_was_said_last() {
        let lines = [
            Line { voice: Voice::Theirs, text: "My internet is down since Monday." },
            Line { voice: Voice::Ours, text: "Hello Jana! I will send an engineer by 18:00 today." },
            Line { voice: Voice::Note, text: "Line card is dead. Ring the depot if nobody is there at six." },
            Line { voice: Voice::Theirs, text: "Nobody here yet. Is he still coming?" },
        ];
        let brief = draft(&lines, None);
        assert_eq!(brief.asked.as_deref(), Some("Is he still coming?"));
        assert_eq!(brief.told.as_deref(), Some("I will send an engineer by 18:00 today."));
        assert_eq!(brief.promised, brief.told);
        assert_eq!(brief.next_step.as_deref(), Some("Line card is dead."));
        assert!(draft(&[], None).is_empty());
    }
}
