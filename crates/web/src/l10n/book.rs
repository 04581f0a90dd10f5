//! The sentences, read once from the files that the binary carries.

use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

/// A language in which our pages can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// English; whatever another language lacks is said so.
    #[default]
    English,
    /// German.
    German,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// For `lang` in HTML.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }
    /// What its speakers call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }
    /// The language of a tag such as `de-AT`, if it is one of ours.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let first = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(first))
    }
    /// The best of those that a browser asks for in `Accept-Language`: they stand there in its order.
    pub fn asked(header: &str) -> Option<Self> {
        header.split(',').filter_map(|part| part.split(';').next()).find_map(Self::of_tag)
    }
}

/// What stands in the place of a variable.
#[derive(Clone, Debug)]
pub struct Fill(FluentValue<'static>);

/// Values that may stand in the place of a variable; a number chooses its plural.
pub trait Fills {
    /// The value, as the sentence takes it.
    fn fill(&self) -> Fill;
}

impl Fills for str {
    fn fill(&self) -> Fill {
        Fill(FluentValue::String(self.to_owned().into()))
    }
}
impl Fills for String {
    fn fill(&self) -> Fill {
        self.as_str().fill()
    }
}
macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Fills for $number {
            fn fill(&self) -> Fill {
                Fill(FluentValue::from(*self))
            }
        })*
    };
}
numbers!(u8, u32, u64, usize, i32, i64);

/// A template holds references, and references to them.
impl<T: Fills + ?Sized> Fills for &T {
    fn fill(&self) -> Fill {
        (**self).fill()
    }
}
impl<T: Fills> From<T> for Fill {
    fn from(value: T) -> Self {
        value.fill()
    }
}

#[derive(RustEmbed)]
#[folder = "locales"]
struct Files;

/// One language's sentences.
pub(super) struct Book {
    bundle: FluentBundle<FluentResource>,
    /// Those without variables, as they stand.
    plain: HashMap<String, String>,
}

impl Book {
    fn read(language: Language) -> Self {
        let tag: LanguageIdentifier = language.code().parse().expect("our codes are language tags");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Names stand in elements of their own, which isolate their direction.
        bundle.set_use_isolating(false);
        let mut plain = HashMap::new();
        for (path, text) in files(language) {
            let resource = FluentResource::try_new(text)
                .unwrap_or_else(|(_, errors)| panic!("locales/{path} can't be read: {errors:?}"));
            let keys: Vec<String> = keys(&resource).map(str::to_owned).collect();
            bundle.add_resource(resource).unwrap_or_else(|errors| panic!("locales/{path}: {errors:?}"));
            for key in keys {
                let mut errors = Vec::new();
                let pattern = bundle.get_message(&key).and_then(|message| message.value());
                let text =
                    pattern.map(|pattern| bundle.format_pattern(pattern, None, &mut errors).into_owned());
                if let Some(text) = text.filter(|_| errors.is_empty()) {
                    plain.insert(key, text);
                }
            }
        }
        Self { bundle, plain }
    }

    fn filled(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        Some(self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned())
    }
}

/// The files of a language, with their paths below `locales/`.
pub(super) fn files(language: Language) -> impl Iterator<Item = (String, String)> {
    let of_it = move |path: &str| path.starts_with(language.code()) && path.ends_with(".ftl");
    Files::iter().filter(move |path| of_it(path)).filter_map(|path| {
        let bytes = Files::get(&path)?.data;
        Some((path.into_owned(), String::from_utf8_lossy(&bytes).into_owned()))
    })
}

/// The keys of a file.
pub(super) fn keys(resource: &FluentResource) -> impl Iterator<Item = &str> {
    resource.entries().filter_map(|entry| match entry {
        fluent_syntax::ast::Entry::Message(message) => Some(message.id.name),
        _ => None,
    })
}

static BOOKS: LazyLock<[Book; 2]> = LazyLock::new(|| Language::ALL.map(Book::read));

fn book(language: Language) -> &'static Book {
    &BOOKS[language as usize]
}

pub(super) fn plain(language: Language, key: &str) -> &'static str {
    let text = book(language).plain.get(key).or_else(|| book(Language::English).plain.get(key));
    text.map_or_else(|| missing(key), String::as_str)
}

pub(super) fn filled(language: Language, key: &str, fills: &[(&str, Fill)]) -> String {
    let args = args(fills);
    let text = book(language).filled(key, &args).or_else(|| book(Language::English).filled(key, &args));
    text.unwrap_or_else(|| missing(key).to_owned())
}

/// What a language has under a key, if it has it: English is not asked instead.
pub(super) fn found(language: Language, key: &str, fills: &[(&str, Fill)]) -> Option<String> {
    book(language).filled(key, &args(fills))
}

fn args(fills: &[(&str, Fill)]) -> FluentArgs<'static> {
    fills.iter().map(|(name, Fill(value))| ((*name).to_owned(), value.clone())).collect()
}

/// A test finds a key that no file has; a page that meets one all the same is still a page.
fn missing(key: &str) -> &'static str {
    tracing::error!(key, "a page asks for words that are in no file of locales/");
    "…"
}
