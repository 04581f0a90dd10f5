//! The customers: names that fit their language, handles, followers.

use std::collections::{HashMap, HashSet};

use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use serde::Deserialize;

use super::corpus::{By, Kind, Reach, Thread};
use super::rhythm::log_normal;

#[derive(Deserialize)]
struct Pool {
    first: Vec<String>,
    last: Vec<String>,
    /// First names in Latin letters, for handles, where the names themselves are in others.
    #[serde(default)]
    latin: Vec<String>,
}

/// Somebody who writes to the brand.
#[derive(Clone, Debug)]
pub struct Customer {
    /// The network's id of them.
    pub id: String,
    /// Without `@`.
    pub handle: String,
    /// As shown.
    pub name: String,
    /// The name that a slot is filled with.
    pub first: String,
    /// How many follow them.
    pub followers: u64,
}

/// Invents customers, no two with the same handle.
pub struct Crowd {
    pools: HashMap<String, Pool>,
    spammers: Vec<String>,
    handles: HashSet<String>,
    /// What ids begin with.
    prefix: &'static str,
    made: usize,
}

impl Crowd {
    /// An empty crowd.
    pub fn new(prefix: &'static str, spammers: Vec<String>) -> Self {
        let pools =
            serde_json::from_str(include_str!("names.json")).expect("the names are JSON of this form");
        Self { pools, spammers, handles: HashSet::new(), prefix, made: 0 }
    }

    /// Somebody who would write this thread, and whether the thread itself says their name.
    pub fn invent(&mut self, rng: &mut StdRng, thread: &Thread) -> (Customer, bool) {
        let pool = self.pools.get(&thread.lang).unwrap_or_else(|| &self.pools["en"]);
        let number = rng.random_range(0..pool.first.len());
        let (mut first, mut last) = (pool.first[number].clone(), pick(rng, &pool.last));
        let latin = pool.latin.get(number).cloned();
        let mut name = None;
        let signed = signature(thread);
        let named = signed.is_some();
        match signed {
            Some(Signed::Whole(whole)) => {
                let words: Vec<_> = whole.split_whitespace().collect();
                if let [.., surname] = words[..] {
                    (first, last) = (words[0].trim_end_matches('.').to_owned(), surname.to_owned());
                }
                name = Some(whole);
            }
            Some(Signed::First(only)) => first = only,
            Some(Signed::Last(only)) => last = only,
            None if thread.theme == "spam" => {
                first = pick(rng, &self.spammers);
                last = String::new();
                name = Some(first.clone());
            }
            None => {}
        }
        let name = name.unwrap_or_else(|| shown(rng, &first, &last));
        let handle =
            self.handle(rng, latin.as_deref().unwrap_or(&first), if latin.is_some() { "" } else { &last });
        self.made += 1;
        let followers = followers(rng, thread.reach);
        let id = format!("{}{:04}", self.prefix, self.made);
        (Customer { id, handle, name, first, followers }, named)
    }

    fn handle(&mut self, rng: &mut StdRng, first: &str, last: &str) -> String {
        let (first, last) = (plain(first), plain(last));
        let initial: String = first.chars().take(1).collect();
        let mut round = 0;
        loop {
            round += 1;
            let number = rng.random_range(2..=99);
            let base = match rng.random_range(0..13) {
                0..=2 => format!("{first}{last}"),
                3 | 4 => format!("{first}_{last}"),
                5 | 6 => format!("{initial}{last}{number}"),
                7 | 8 => format!("{first}{number}"),
                9 => format!("{last}_{first}"),
                10 | 11 => format!("{first}{last}{number}"),
                _ => format!("the_{first}_{last}"),
            };
            let base: String = base.trim_matches('_').chars().take(24).collect();
            let base = if base.len() < 4 { format!("{base}_{number}") } else { base };
            let handle = if round > 5 { format!("{base}{round}") } else { base };
            if self.handles.insert(handle.clone()) {
                return handle;
            }
        }
    }
}

/// What a thread says about its author's name.
enum Signed {
    Whole(String),
    First(String),
    Last(String),
}

/// Reads the last lines of a mail, and how the brand addresses the customer.
fn signature(thread: &Thread) -> Option<Signed> {
    let text = &thread.turns[0].text;
    if let Some((_, after)) = text.split_once("{name} ") {
        let word: String = after.chars().take_while(|c| c.is_alphabetic()).collect();
        if word.chars().next().is_some_and(char::is_uppercase) {
            return Some(Signed::Last(word));
        }
    }
    if thread.kind == Kind::Mail {
        let signed = text.lines().rev().take(3).find_map(|line| {
            let line = line.split(['(', '&']).next().unwrap_or_default().trim();
            let line = if line.contains(" and ") { "" } else { line };
            let fits = (3..=40).contains(&line.chars().count())
                && line.chars().next().is_some_and(char::is_uppercase)
                && !line.ends_with([',', '.', '?', '!', '-'])
                && !line.contains([':', '@', '{', '"'])
                && !line.chars().any(|c| c.is_ascii_digit());
            fits.then(|| line.split(", ").next().unwrap_or(line).to_owned())
        });
        if let Some(name) = signed {
            let single = !name.contains(' ');
            return Some(if single { Signed::First(name) } else { Signed::Whole(name) });
        }
    }
    let answer = thread.all().find(|turn| turn.by == By::Brand)?;
    let mut words = answer.text.split([' ', ',']).filter(|word| !word.is_empty());
    let greets = ["Hi", "Hello", "Hiya", "Dear", "Morning", "Afternoon", "Evening"].contains(&words.next()?);
    let addressed = words.next().filter(|_| greets)?;
    let (titled, word) = match addressed {
        "Mr" | "Mrs" | "Ms" | "Miss" | "Dr" | "Professor" => (true, words.next()?),
        word => (false, word),
    };
    let ends = word.ends_with(['.', '!']) || answer.text.contains(&format!("{word},"));
    let word = word.trim_end_matches(['.', '!']);
    let name = ends && word.chars().count() > 2 && word.chars().next().is_some_and(char::is_uppercase);
    let name = name && word.chars().all(char::is_alphabetic);
    name.then(|| if titled { Signed::Last(word.to_owned()) } else { Signed::First(word.to_owned()) })
}

/// How people write their own name on a network.
fn shown(rng: &mut StdRng, first: &str, last: &str) -> String {
    match rng.random_range(0..100) {
        0..62 => format!("{first} {last}"),
        62..72 => first.to_owned(),
        72..80 => format!("{} {}", first.to_lowercase(), last.to_lowercase()),
        80..88 => format!("{first} {}.", last.chars().next().unwrap_or('X')),
        88..94 => {
            format!("{first} {last} {}", ["🌻", "☕", "🚲", "🐾", "📚", "⚽"].choose(rng).unwrap_or(&""))
        }
        _ => format!("{first} {}", last.to_uppercase()),
    }
}

fn followers(rng: &mut StdRng, reach: Reach) -> u64 {
    let (median, sigma, least, most) = match reach {
        Reach::Low => (140., 1.2, 3., 2_400.),
        Reach::Mid => (4_800., 0.7, 2_000., 20_000.),
        Reach::High => (62_000., 0.9, 20_000., 900_000.),
    };
    loop {
        let followers = log_normal(rng, median, sigma);
        if (least..most).contains(&followers) {
            return followers as u64;
        }
    }
}

fn pick(rng: &mut StdRng, pool: &[String]) -> String {
    pool.choose(rng).cloned().unwrap_or_default()
}

/// Letters that a handle may have.
fn plain(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter_map(|c| match c {
            'a'..='z' | '0'..='9' => Some(c),
            'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => Some('a'),
            'é' | 'è' | 'ê' | 'ë' | 'ę' => Some('e'),
            'í' | 'ì' | 'î' | 'ï' | 'ı' => Some('i'),
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => Some('o'),
            'ú' | 'ù' | 'û' | 'ü' => Some('u'),
            'ç' | 'ć' => Some('c'),
            'ñ' | 'ń' => Some('n'),
            'ł' => Some('l'),
            'ś' | 'ş' => Some('s'),
            'ź' | 'ż' => Some('z'),
            'ğ' => Some('g'),
            ' ' | '-' => Some('_'),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::corpus;

    #[test]
    fn a_mail_is_from_whoever_signed_it() {
        let threads = corpus::load().unwrap();
        let author = |id: &str| {
            let thread = threads.iter().find(|thread| thread.id == id).unwrap();
            match signature(thread) {
                Some(Signed::Whole(name) | Signed::First(name) | Signed::Last(name)) => name,
                None => String::new(),
            }
        };
        assert_eq!(
            ["ml001", "ml002", "ml003", "ml005", "ml017"].map(author),
            ["Dorothy Pemberton", "Gary", "Imogen Farr", "Lowther", "Bethan"]
        );
    }
}
