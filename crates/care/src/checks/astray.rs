//! Words that were meant for another account, another brand or another person.

use super::model::{Noticed, Why};
use super::plain::{Plain, Token};

/// Who may be named in a case, folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Here {
    /// The handle that speaks.
    pub(super) speaks: String,
    /// The other handles of the brand.
    pub(super) ours: Vec<String>,
    /// Names of other brands of the house.
    pub(super) brands: Vec<String>,
    /// The handle on the same network that the person wrote to last, if it is another.
    pub(super) addressed: Option<String>,
    /// Everything that names somebody here: names, handles, and what was said in the case.
    pub(super) said: Vec<Plain>,
    /// Handles of other people who write to us, out of those that the words name.
    pub(super) strangers: Vec<String>,
}

/// Finds words for somebody else.
pub(super) fn wrong_account(text: &str, plain: &Plain, here: &Here) -> Option<Noticed> {
    let named = |token: &Token| text.get(token.span.clone()).unwrap_or_default().to_owned();
    let tokens = plain.tokens.iter().filter(|token| token.handle);
    let other = tokens.clone().find(|token| {
        !token.word.eq_ignore_ascii_case(&here.speaks)
            && here.ours.iter().any(|handle| handle.eq_ignore_ascii_case(&token.word))
    });
    if let Some(token) = other {
        return Some(Noticed::new(Why::OtherBrand { named: named(token) }, vec![token.span.clone()]));
    }
    if let Some(brand) = here.brands.iter().flat_map(|brand| plain.find_all(&Plain::of(brand))).next() {
        let place = plain.place(brand);
        let named = text.get(place.clone()).unwrap_or_default().to_owned();
        return Some(Noticed::new(Why::OtherBrand { named }, vec![place]));
    }
    if let Some(addressed) = &here.addressed {
        let why = Why::OtherAccount { speaks: here.speaks.clone(), addressed: addressed.clone() };
        return Some(Noticed::new(why, Vec::new()));
    }
    let stranger = tokens.clone().find(|token| here.strangers.contains(&token.word));
    let greeted = || greeted(plain).filter(|token| !here.knows(&token.word));
    let token = stranger.or_else(greeted)?;
    Some(Noticed::new(Why::OtherPerson { named: named(token) }, vec![token.span.clone()]))
}

impl Here {
    /// Whether a name is one of this case: somebody is called so, or somebody used it.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.said.iter().flat_map(|said| &said.tokens).any(|token| {
            token.word == name
                || (name.len() > 2 && token.word.len() < 40 && token.word.starts_with(name))
                || (token.handle && token.word.contains(name))
        })
    }
}

/// The name behind a greeting: `Hi Jana,`, `Sehr geehrte Frau Novak!`
fn greeted(plain: &Plain) -> Option<&Token> {
    const GREETS: &[&str] =
        &["hi", "hello", "hey", "dear", "hallo", "liebe", "lieber", "moin", "servus", "hola", "bonjour"];
    const TITLES: &[&str] = &["mr", "mrs", "ms", "dr", "frau", "herr", "herrn"];
    const NOBODY: &[&str] = &[
        "there",
        "all",
        "everyone",
        "everybody",
        "team",
        "folks",
        "again",
        "both",
        "sir",
        "madam",
        "zusammen",
        "alle",
        "you",
    ];
    let tokens = &plain.tokens;
    let first = &tokens.first()?.word;
    let mut at = match first.as_str() {
        greets if GREETS.contains(&greets) => 1,
        "sehr" if matches!(tokens.get(1)?.word.as_str(), "geehrte" | "geehrter") => 2,
        _ => return None,
    };
    at += usize::from(TITLES.contains(&tokens.get(at)?.word.as_str()));
    let name = tokens.get(at)?;
    let stops = plain
        .after(name.span.end)
        .is_none_or(|c| matches!(c, ',' | '!' | '.' | ':' | ';' | '\n' | '–' | '—'));
    (name.capital && !name.handle && stops && !NOBODY.contains(&name.word.as_str())).then_some(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn here() -> Here {
        Here {
            speaks: "larkspur".into(),
            ours: vec!["larkspur".into(), "larkspur_de".into(), "northfibre".into()],
            brands: vec!["North Fibre".into()],
            addressed: None,
            said: ["Jürgen Novak", "@j_novak", "my wife Ana asked as well"].map(Plain::of).into(),
            strangers: vec!["tim_b".into()],
        }
    }

    fn found(text: &str) -> Option<Why> {
        wrong_account(text, &Plain::of(text), &here()).map(|noticed| noticed.why)
    }

    #[test]
    fn another_brand_and_another_person_are_noticed() {
        let named = |named: &str| named.to_owned();
        assert_eq!(found("ask @NorthFibre"), Some(Why::OtherBrand { named: named("@NorthFibre") }));
        assert_eq!(found("North Fibre covers it"), Some(Why::OtherBrand { named: named("North Fibre") }));
        assert_eq!(found("Hi Peter, sorry!"), Some(Why::OtherPerson { named: named("Peter") }));
        assert_eq!(found("Sehr geehrte Frau Özdemir,"), Some(Why::OtherPerson { named: named("Özdemir") }));
        assert_eq!(found("@tim_b we are on it"), Some(Why::OtherPerson { named: named("@tim_b") }));
        let addressed = Here { addressed: Some("larkspur_de".into()), ..here() };
        let why = wrong_account("ok", &Plain::of("ok"), &addressed).map(|noticed| noticed.why);
        assert_eq!(
            why,
            Some(Why::OtherAccount { speaks: "larkspur".into(), addressed: "larkspur_de".into() })
        );
    }

    #[test]
    fn who_is_in_the_case_may_be_named_and_a_greeting_needs_no_name() {
        for text in [
            "Hi Jürgen, we are on it",
            "Hallo Novak!",
            "Hi Ana, sorry",
            "Hi there, sorry",
            "Hi Thanks for telling us",
            "Hello!",
            "@larkspur here",
            "Hi team,",
            "مرحبا، نحن هنا",
            "👋",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "(Hi |@|Frau |\\PC){0,60}") {
            if let Some(noticed) = wrong_account(&text, &Plain::of(&text), &here()) {
                prop_assert!(noticed.marks.iter().all(|mark| text.get(mark.clone()).is_some()));
            }
        }
    }
}
