//! What somebody wrote now, and what they repeat of earlier mails. Pure.
//!
//! Programs and languages mark it in many ways; nothing here is sure. So when in doubt everything stays: answers between
//! the lines of a quotation, what was passed on from others, and a mail that would be empty without what it repeats.

/// Who passes something on means it to be read.
const PASSED_ON: [&str; 7] = [
    "forwarded message",
    "begin forwarded message",
    "weitergeleitete nachricht",
    "message transféré",
    "mensaje reenviado",
    "messaggio inoltrato",
    "doorgestuurd bericht",
];
/// Before the subject of a mail that is passed on.
const PASSED_ON_SUBJECTS: [&str; 8] = ["fwd:", "fw:", "wg:", "tr:", "rv:", "i:", "enc:", "doorst:"];
/// The words between two rows of dashes above an earlier mail.
const ORIGINALS: [&str; 8] = [
    "original message",
    "ursprüngliche nachricht",
    "message d'origine",
    "message original",
    "mensaje original",
    "messaggio originale",
    "oorspronkelijk bericht",
    "oprindelig meddelelse",
];
/// How a line begins that says who wrote what follows, and its verb. It ends with a colon.
const SAID: [(&str, &str); 12] = [
    ("on ", " wrote"),
    ("am ", " schrieb"),
    ("le ", " a écrit"),
    ("el ", " escribió"),
    ("il ", " scritto"),
    ("op ", " schreef"),
    ("em ", " escreveu"),
    ("w dniu ", " napisał"),
    ("den ", " skrev"),
    ("ons ", " skrev"),
    ("dne ", " napsal"),
    ("vào ", " đã viết"),
];
/// What the first line of a repeated mail's headers begins with, and its other lines.
const FROM: [&str; 7] = ["from:", "von:", "de :", "de:", "da:", "van:", "från:"];
const HEADERS: [&str; 22] = [
    "sent:",
    "date:",
    "to:",
    "cc:",
    "subject:",
    "gesendet:",
    "datum:",
    "an:",
    "betreff:",
    "envoyé :",
    "envoyé:",
    "à :",
    "à:",
    "objet :",
    "objet:",
    "enviado:",
    "para:",
    "asunto:",
    "inviato:",
    "verzonden:",
    "aan:",
    "onderwerp:",
];
/// The longest line that is looked at for such words, in bytes.
const LINE_MAX: usize = 300;

/// The text without what it repeats, and what it repeats. `repeats` is where a program marked its beginning.
pub(super) fn fold(text: &str, subject: &str, repeats: Option<usize>) -> (String, Option<String>) {
    let whole = || (text.trim().to_owned(), None);
    let subject = subject.trim().to_lowercase();
    let lines = lines(text);
    let passed_on = |line: &str| {
        let line = lower(line);
        let marked = line.starts_with("---") || line.ends_with(':');
        marked && PASSED_ON.iter().any(|words| line.contains(words))
    };
    if PASSED_ON_SUBJECTS.iter().any(|mark| subject.starts_with(mark)) {
        return whole();
    }
    let marked = repeats.filter(|&at| text.is_char_boundary(at));
    let written = (0..lines.len()).find_map(|n| cut(&lines, n));
    let (at, whole_rest) = match (marked, written) {
        (Some(marked), Some((line, outlook))) if lines[line].0 <= marked => (lines[line].0, outlook),
        (Some(marked), _) => (marked, false),
        (None, Some((line, outlook))) => (lines[line].0, outlook),
        (None, None) => return whole(),
    };
    let (now, before) = text.split_at(at);
    let answers_between = !whole_rest && has_answers_between(before);
    if now.trim().is_empty()
        || answers_between
        || before.lines().take(5).any(passed_on)
        || now.lines().any(passed_on)
    {
        return whole();
    }
    (now.trim().to_owned(), Some(before.trim().to_owned()).filter(|before| !before.is_empty()))
}

/// Each line and where it begins.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let all = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line.trim())
    });
    all.collect()
}

fn lower(line: &str) -> String {
    line[..line.floor_char_boundary(LINE_MAX)].to_lowercase()
}

/// Whether an earlier mail begins with this line; and whether all that follows is repeated, marked with `>` or not.
fn cut(lines: &[(usize, &str)], n: usize) -> Option<(usize, bool)> {
    let line = lower(lines[n].1);
    if line.starts_with('>') {
        return Some((n, false));
    }
    if line.starts_with("---") && ORIGINALS.iter().any(|words| line.contains(words)) {
        return Some((n, true));
    }
    let bare = line.trim_start_matches('*').replace("*", "");
    if FROM.iter().any(|from| bare.starts_with(from)) {
        let others = lines[n + 1..].iter().take(5).filter(|(_, line)| {
            let line = lower(line).replace('*', "");
            HEADERS.iter().any(|header| line.starts_with(header))
        });
        if others.count() >= 2 {
            return Some((n, true));
        }
    }
    says_who(lines, n).then_some((n, false))
}

/// Whether a line, or it and the next two that it runs over, says who wrote what follows.
fn says_who(lines: &[(usize, &str)], n: usize) -> bool {
    let begins = lower(lines[n].1);
    let verbs: Vec<_> = SAID.iter().filter(|(start, _)| begins.starts_with(start)).collect();
    if verbs.is_empty() {
        return false;
    }
    let mut said = String::new();
    for (_, line) in lines[n..].iter().take(3) {
        if line.is_empty() {
            return false;
        }
        said.push_str(&lower(line));
        said.push(' ');
        if said.ends_with(": ") && verbs.iter().any(|(_, verb)| said.contains(verb)) {
            // A time or an address: *On reflection, she wrote:* has none.
            return said.bytes().any(|b| b.is_ascii_digit()) || said.contains('@');
        }
    }
    false
}

/// Whether words of now stand behind words that are repeated: somebody answers line by line.
fn has_answers_between(before: &str) -> bool {
    let mut quoted = false;
    for line in before.lines().map(str::trim) {
        if line.starts_with('>') {
            quoted = true;
        } else if line == "--" || line.starts_with("Sent from my ") {
            return false;
        } else if quoted && !line.is_empty() {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(text: &str) -> (String, Option<String>) {
        fold(text, "Re: parcel", None)
    }

    #[test]
    fn what_programs_repeat_is_folded_in_many_languages() {
        for before in [
            "On Wed, Dec 31, 2025 at 6:00 PM Support <care@x.test> wrote:\n> Hello",
            "On Wed, Dec 31, 2025 at 6:00 PM\nSupport <care@x.test>\nwrote:\n\n> Hello\n> more",
            "Am 31.12.25 um 18:00 schrieb Support:\n> Hallo",
            "Le 31 déc. 2025 à 18:00, Support a écrit :\n\n> Bonjour",
            "El 31 dic 2025, Support <a@b.test> escribió:\n> Hola",
            "Op 31 dec 2025 schreef Support:\n> Hallo",
            "W dniu 31.12.2025 Support napisał(a):\n> Cześć",
            "Den 31. dec. 2025 skrev Support:\n> Hej",
            "Em 31/12/2025, Support escreveu:\n> Olá",
            "Vào 31/12/2025, Support đã viết:\n> Xin chào",
            "-----Original Message-----\nFrom: Support\nSent: Monday\n\nHello",
            "-----Ursprüngliche Nachricht-----\nVon: Support\n\nHallo",
            "From: Support <care@x.test>\nSent: Monday, 1 June\nTo: Jana\nSubject: parcel\n\nHello",
            "Von: Support\nGesendet: Montag\nAn: Jana\nBetreff: Paket\n\nHallo",
            "*De :* Support\n*Envoyé :* lundi\n*À :* Jana\n\nBonjour",
            "> only marks\n> and no words",
        ] {
            let (now, repeated) = folded(&format!("Still nothing\n\n{before}"));
            assert_eq!(now, "Still nothing", "{before}");
            assert_eq!(repeated.as_deref(), Some(before), "{before}");
        }
    }

    #[test]
    fn answers_between_the_lines_stay_with_what_they_answer() {
        let text = "On 1 May 2025 Support wrote:\n> Which colour?\nblue\n> Which size?\nlarge";
        assert_eq!(folded(text), (text.to_owned(), None));
        let text = "Hello,\n> Which colour?\nblue";
        assert_eq!(folded(text), (text.to_owned(), None));
    }

    #[test]
    fn what_was_passed_on_is_meant_to_be_read() {
        let text = "See below\n\n---------- Forwarded message ---------\nFrom: Shop\nDate: 1 May\nSubject: x\nTo: me\n\nYour order";
        assert_eq!(folded(text), (text.to_owned(), None));
        let outlook = "See below\n\nFrom: Shop\nSent: Monday\nTo: me\nSubject: x\n\nYour order";
        assert_eq!(fold(outlook, "FW: order", None), (outlook.to_owned(), None));
    }

    #[test]
    fn nothing_is_left_empty_and_plain_words_are_not_cut() {
        assert_eq!(folded("> everything is quoted"), ("> everything is quoted".to_owned(), None));
        for text in [
            "On reflection, she never\nwrote: nothing",
            "From: here to there\nit took\nlong",
            "On Monday I wrote:\nnothing",
        ] {
            assert_eq!(folded(text), (text.to_owned(), None));
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(lines in proptest::collection::vec("(> ?|On 1 |From: |Sent: |To: |--- )?[a-zé ]{0,8}( wrote:)?", 0..12), mark in proptest::option::of(0usize..80)) {
            let text = lines.join("\n");
            let (now, repeated) = fold(&text, "", mark);
            for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
                prop_assert!(now.contains(line) || repeated.as_ref().is_some_and(|r| r.contains(line)) || mark.is_some());
            }
        }

        #[test]
        fn any_text_can_be_folded(text in any::<String>(), subject in any::<String>(), mark in proptest::option::of(0usize..80)) {
            _ = fold(&text, &subject, mark);
        }
    }
}
