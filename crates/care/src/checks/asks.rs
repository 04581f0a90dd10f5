//! What a text asks its reader for: `Could you send us your order number?`, `Wie lautet Ihre Kundennummer?`
//!
//! A small grammar of question forms. It wants an asking word and the thing that is asked for, in one sentence and in
//! an order in which people say it; it would rather miss a question than see one in a promise (`we will write to your
//! address`), a way (`by e-mail`) or a warning (`don't post your account number`).

use std::ops::Range;

use super::model::Datum;
use super::plain::{Plain, Sentence};

/// What is asked for, each thing once, and where.
pub(super) fn asked(plain: &Plain) -> Vec<(Datum, Range<usize>)> {
    let mut found: Vec<(Datum, Range<usize>)> = Vec::new();
    for sentence in &plain.sentences {
        for (datum, tokens) in in_sentence(plain, sentence) {
            if found.iter().all(|(known, _)| *known != datum) {
                found.push((datum, plain.place(tokens)));
            }
        }
    }
    found
}

/// The names of things, the longer ones first.
const NOUNS: &[(Datum, &[&str])] = &[
    (
        Datum::Email,
        &[
            "email address",
            "e-mail address",
            "mail address",
            "e-mail-adresse",
            "mailadresse",
            "e-mailadresse",
            "email-adresse",
            "e-mail",
            "email",
        ],
    ),
    (
        Datum::Order,
        &[
            "order number",
            "order no",
            "order id",
            "order reference",
            "order ref",
            "booking number",
            "booking reference",
            "reference number",
            "tracking number",
            "bestellnummer",
            "auftragsnummer",
            "buchungsnummer",
            "referenznummer",
            "sendungsnummer",
            "bestell-nr",
            "bestellnr",
        ],
    ),
    (
        Datum::Account,
        &[
            "account number",
            "account no",
            "account id",
            "customer number",
            "customer no",
            "customer id",
            "contract number",
            "account details",
            "kundennummer",
            "kundennr",
            "kunden-nr",
            "vertragsnummer",
            "vertragskonto",
        ],
    ),
    (Datum::Postcode, &["postcode", "post code", "zip code", "postal code", "zip", "postleitzahl", "plz"]),
    (Datum::Address, &["address", "adresse", "anschrift"]),
    (
        Datum::Phone,
        &[
            "phone number",
            "telephone number",
            "mobile number",
            "contact number",
            "number to call",
            "number we can",
            "telefonnummer",
            "handynummer",
            "mobilnummer",
            "rufnummer",
            "phone",
        ],
    ),
    (
        Datum::Name,
        &["full name", "first name", "last name", "surname", "name", "namen", "vornamen", "nachnamen"],
    ),
];

/// Words that ask whoever is told to give something.
const GIVE: &[&str] = &[
    "send",
    "share",
    "give",
    "tell",
    "provide",
    "confirm",
    "dm",
    "message",
    "let",
    "post",
    "drop",
    "pop",
    "remind",
    "reply",
    "respond",
    "include",
    "supply",
    "state",
    "schicken",
    "schick",
    "senden",
    "sende",
    "nennen",
    "nenne",
    "nenn",
    "mitteilen",
    "teilen",
    "teile",
    "teil",
    "geben",
    "gib",
    "angeben",
    "durchgeben",
    "verraten",
    "verrate",
    "schreiben",
    "schreib",
    "bestatigen",
    "bestatige",
    "zukommen",
    "sagen",
    "sag",
];
const POLITE: &[&str] =
    &["please", "pls", "plz", "kindly", "bitte", "just", "uns", "us", "me", "mir", "then", "and", "und"];
const YOURS: &[&str] = &[
    "your", "ur", "ihre", "ihren", "ihr", "ihrer", "deine", "deinen", "dein", "eure", "euren", "the", "die",
    "den",
];
/// In front of a thing, these make it a way or a place and no question.
const WAYS: &[&str] = &[
    "to", "at", "via", "by", "from", "on", "in", "into", "an", "per", "von", "zu", "aus", "unter", "auf",
    "our", "unsere", "unserer", "unseren", "my", "this", "that", "no",
];
const NOT: &[&str] = &[
    "not", "dont", "never", "without", "nicht", "kein", "keine", "keinen", "niemals", "ohne", "neednt",
    "wont",
];

fn in_sentence(plain: &Plain, sentence: &Sentence) -> Vec<(Datum, Range<usize>)> {
    let words: Vec<&str> = plain.words(sentence.tokens.clone()).collect();
    if words.iter().any(|word| NOT.contains(word)) {
        return Vec::new();
    }
    let shift =
        |tokens: Range<usize>| tokens.start + sentence.tokens.start..tokens.end + sentence.tokens.start;
    let things = things(&words).into_iter().filter(|(_, at)| is_wanted(&words, at, sentence.asks));
    let mut found: Vec<(Datum, Range<usize>)> = things.map(|(datum, at)| (datum, shift(at))).collect();
    if sentence.asks || asks_for_words(&words) {
        found.extend(product(&words).map(|at| (Datum::Product, shift(at))));
        found.extend(time(&words).map(|at| (Datum::Time, shift(at))));
    }
    found
}

/// The things that are named, and where; each token belongs to one.
fn things(words: &[&str]) -> Vec<(Datum, Range<usize>)> {
    let mut things = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let named = NOUNS.iter().flat_map(|(datum, names)| names.iter().map(move |name| (*datum, *name)));
        let long = |name: &str| name.split(' ').count();
        let here = |name: &str| name.split(' ').zip(words[at..].iter()).all(|(a, b)| a == *b);
        let fits = named.filter(|(_, name)| long(name) <= words.len() - at && here(name));
        match fits.max_by_key(|(_, name)| long(name)) {
            Some((datum, name)) => {
                things.push((datum, at..at + long(name)));
                at += long(name);
            }
            None => at += 1,
        }
    }
    things
}

/// Whether a thing that is named is asked for.
fn is_wanted(words: &[&str], at: &Range<usize>, asks: bool) -> bool {
    let mut start = at.start;
    while start > 0 && YOURS.contains(&words[start - 1]) {
        start -= 1;
    }
    let (before, after) = (&words[..start], &words[at.end..]);
    let yours = start < at.start;
    // `by e-mail`, `to your address`; and of names, only one's own is asked for: `in the name of`.
    if before.last().is_some_and(|word| WAYS.contains(word)) || (words[at.clone()] == ["name"] && !yours) {
        return false;
    }
    // `Your order number, please?`
    let alone =
        before.iter().all(|word| POLITE.contains(word) || matches!(*word, "and" | "und" | "hi" | "hello"))
            && after.iter().all(|word| POLITE.contains(word));
    let near = &before[before.len().saturating_sub(10)..];
    (alone && (asks || words.iter().any(|word| matches!(*word, "please" | "bitte"))))
        || what_is(near)
        || needs(near)
        || gives(near, after, asks)
}

/// `what is`, `wie lautet`.
fn what_is(near: &[&str]) -> bool {
    let ends = |with: &[&str]| near.ends_with(with);
    ends(&["what", "is"])
        || ends(&["whats"])
        || ends(&["what", "was"])
        || ends(&["which", "is"])
        || ends(&["wie", "lautet"])
        || ends(&["wie", "ist"])
        || ends(&["was", "ist"])
        || ends(&["wie", "lauten"])
        || ends(&["do", "you", "have"])
        || ends(&["have", "you", "got"])
        || ends(&["haben", "sie"])
        || ends(&["hast", "du"])
}

/// `we need`, `can I have`, `wir brauchen`.
fn needs(near: &[&str]) -> bool {
    let pairs = near.windows(2).map(|pair| (pair[0], pair[1]));
    let mut all = pairs.clone().zip(pairs.skip(1).map(Some).chain([None]));
    all.any(|((a, b), next)| match (a, b) {
        ("we" | "ill" | "well" | "i" | "id" | "just" | "also" | "will" | "would", "need" | "require") => true,
        ("wir" | "ich", "brauchen" | "brauche" | "benotigen" | "benotige") => true,
        ("brauchen" | "brauche" | "benotigen" | "benotige", "wir" | "ich") => true,
        ("can" | "may" | "could", "i" | "we") => {
            matches!(next, Some((_, "have" | "get" | "take" | "ask" | "grab")))
        }
        _ => false,
    })
}

/// `could you send us`, `please confirm`, `Nennen Sie uns`; in German the verb may come behind the thing.
fn gives(near: &[&str], after: &[&str], asks: bool) -> bool {
    let gives = |word: &str| GIVE.contains(&word);
    let is = |list: &'static [&'static str]| move |word: &&str| list.contains(word);
    let at = near.iter().rposition(|word| gives(word));
    let modal = near.windows(2).any(|pair| {
        matches!(pair[0], "can" | "could" | "would" | "will" | "mind") && pair[1] == "you"
            || matches!(
                pair[0],
                "konnen" | "konnten" | "wurden" | "kannst" | "konntest" | "wurdest" | "durfen" | "durften"
            ) && matches!(pair[1], "sie" | "du" | "wir")
    });
    let polite = near.iter().any(is(&["please", "pls", "kindly", "bitte"]));
    match at {
        // An order at the head of a sentence: `DM us your postcode`.
        Some(at) => {
            let head = near[..at].iter().all(is(POLITE));
            let told =
                near.get(at + 1).is_some_and(|next| matches!(*next, "sie" | "us" | "uns" | "mir" | "me"));
            modal || polite || (head && (told || asks || near.len() == at + 1)) || (told && asks)
        }
        None => (modal || polite || after.contains(&"bitte")) && after.iter().take(6).any(|word| gives(word)),
    }
}

fn asks_for_words(words: &[&str]) -> bool {
    words.iter().any(|word| matches!(*word, "please" | "bitte" | "tell" | "know" | "sagen" | "mitteilen"))
}

/// `which router`, `welches Gerät`.
fn product(words: &[&str]) -> Option<Range<usize>> {
    const WHICH: &[&str] = &["which", "what", "welches", "welchen", "welcher", "welche", "welchem"];
    const THINGS: &[&str] = &[
        "product", "router", "model", "device", "package", "plan", "modem", "box", "hub", "produkt", "gerat",
        "modell", "tarif", "paket",
    ];
    let at = words.windows(2).position(|pair| WHICH.contains(&pair[0]) && THINGS.contains(&pair[1]))?;
    Some(at..at + 2)
}

/// `when did it start`, `since when`, `seit wann`, `what happened`.
fn time(words: &[&str]) -> Option<Range<usize>> {
    const FORMS: &[&[&str]] = &[
        &["when", "did"],
        &["when", "was"],
        &["since", "when"],
        &["how", "long", "has"],
        &["how", "long", "have"],
        &["what", "happened"],
        &["seit", "wann"],
        &["wann", "ist"],
        &["wann", "hat"],
        &["wann", "war"],
        &["wie", "lange", "ist"],
        &["wie", "lange", "haben"],
        &["was", "ist", "passiert"],
    ];
    FORMS.iter().find_map(|form| {
        let at = words.windows(form.len()).position(|said| said == *form)?;
        Some(at..at + form.len())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn data(text: &str) -> Vec<Datum> {
        asked(&Plain::of(text)).into_iter().map(|(datum, _)| datum).collect()
    }

    #[test]
    fn questions_are_seen_in_english_and_in_german() {
        use Datum as D;
        for (text, wanted) in [
            ("Could you send us your order number?", D::Order),
            ("Please DM us your account number so that we can look.", D::Account),
            ("Sorry about this! What's your postcode? 🙏", D::Postcode),
            ("Can I have your full name please", D::Name),
            ("Please confirm your e-mail address.", D::Email),
            ("We'd love to help, we just need your order number", D::Order),
            ("We need your customer number to look into it", D::Account),
            ("Order number?", D::Order),
            ("Your account number please", D::Account),
            ("Would you mind telling me? And can you share your phone number?", D::Phone),
            ("DM us with your postcode", D::Postcode),
            ("PLEASE SEND YOUR ADDRESS!!!", D::Address),
            ("Which router do you have?", D::Product),
            ("When did it stop working?", D::Time),
            ("Since when is it down?", D::Time),
            ("Könnten Sie uns bitte Ihre Bestellnummer schicken?", D::Order),
            ("Wie lautet Ihre Kundennummer?", D::Account),
            ("Bitte nennen Sie uns Ihre Postleitzahl.", D::Postcode),
            ("Teile uns bitte deine Adresse mit", D::Address),
            ("Wir brauchen noch Ihre E-Mail-Adresse.", D::Email),
            ("Dafür benötigen wir Ihre Telefonnummer.", D::Phone),
            ("Schicken Sie uns Ihren Namen?", D::Name),
            ("Welches Gerät haben Sie?", D::Product),
            ("Seit wann ist das so?", D::Time),
            ("Ihre Vertragsnummer bitte", D::Account),
            ("Could you s\u{200b}end your 𝐨𝐫𝐝𝐞𝐫 𝐧𝐮𝐦𝐛𝐞𝐫?", D::Order),
        ] {
            assert_eq!(data(text), [wanted], "{text}");
        }
        assert_eq!(
            data("Can you give us your name, address and postcode?"),
            [D::Name, D::Address, D::Postcode]
        );
    }

    #[test]
    fn promises_ways_warnings_and_thanks_are_no_questions() {
        for text in [
            "We have your order number, thank you.",
            "We will write to your address today.",
            "An engineer comes to your address. Could you be there at ten?",
            "Please never post your account number here.",
            "You don't need to send your order number again.",
            "Please check your e-mail for our answer.",
            "Could you check your email?",
            "We'll tell you by e-mail.",
            "Please message us by e-mail.",
            "Thanks for your order number!",
            "Your order number is in the confirmation.",
            "It's in the name of your late father, we know.",
            "Bitte schauen Sie in Ihre E-Mails.",
            "Wir haben Ihre Kundennummer, danke.",
            "Bitte posten Sie Ihre Kundennummer nicht öffentlich.",
            "Wir schicken es an Ihre Adresse.",
            "Is it back now?",
            "🎉🎉🎉",
            "؟؟؟",
            "",
        ] {
            assert_eq!(data(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "(\\PC|please|your|send|number|order|\\?| ){0,60}") {
            for (_, place) in asked(&Plain::of(&text)) {
                prop_assert!(text.get(place).is_some_and(|said| !said.is_empty()));
            }
        }
    }
}
