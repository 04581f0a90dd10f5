//! One SQL text for both engines: what comes in are texts with a few portable words, what goes out is the
//! text of one engine. Promised: an unknown word or a placeholder out of order is an error, never a wrong
//! query.

use std::sync::OnceLock;

use crate::{Engine, Error};

/// A named statement. Made by [`crate::statements!`] only, so that every statement stands in a list and can
/// be prepared by a test.
pub struct Sql {
    name: &'static str,
    sqlite: Text,
    postgres: Text,
    /// The rewritten form for many rows on PostgreSQL; `None` inside when the text has no such form.
    pub(crate) bulk: OnceLock<Option<String>>,
}

struct Text {
    source: &'static str,
    expanded: OnceLock<Result<String, Error>>,
}

impl Text {
    const fn new(source: &'static str) -> Self {
        Self { source, expanded: OnceLock::new() }
    }
}

impl Sql {
    #[doc(hidden)]
    pub const fn __new(name: &'static str, sqlite: &'static str, postgres: &'static str) -> Self {
        Self { name, sqlite: Text::new(sqlite), postgres: Text::new(postgres), bulk: OnceLock::new() }
    }

    /// `module::NAME`, as errors and logs call it.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The portable text, of statements that are written once; what conditions are put together from.
    pub(crate) fn source(&self) -> &'static str {
        self.sqlite.source
    }

    /// The text for one engine.
    pub fn text(&self, engine: Engine) -> Result<&str, Error> {
        let text = match engine {
            Engine::Sqlite => &self.sqlite,
            Engine::Postgres => &self.postgres,
        };
        let expanded = text.expanded.get_or_init(|| {
            check_placeholders(text.source)
                .and_then(|()| expand(engine, text.source))
                .map_err(|message| Error::statement(self.name, message))
        });
        expanded.as_deref().map_err(Error::clone)
    }
}

impl std::fmt::Debug for Sql {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// Names statements: `statements! { /// doc  TAKE = "update …"; OTHER = "…"; }` makes a `pub static TAKE:
/// Sql` of each and `pub static ALL: &[&Sql]` of all. The rare text that cannot be shared is written `NAME =
/// { sqlite: "…", postgres: "…" };`.
///
/// Placeholders are `$1`, `$2` …, first used in ascending order. These words become the engine's own, here
/// and in migrations, but not inside quotes and comments:
///
/// | word | SQLite | PostgreSQL |
/// |---|---|---|
/// | `{id}` `{json}` `{bytes}` | `blob` `text` `blob` | `uuid` `jsonb` `bytea` |
/// | `{int}` `{real}` `{bool}` | `integer` `real` `integer` | `bigint` `double precision` `boolean` |
/// | `{strict}`, behind `create table (…)` | `strict` | nothing |
/// | `{lock}`, `{skip_locked}` | nothing | `for update`, `for update skip locked` |
/// | `{conditions}`, `{condition}` | see [`Composed`]($crate::Composed) | the same |
/// | `in {ids:$1}` `in {texts:$1}` `in {ints:$1}` | `in` a sub-select over a JSON list | `= any` of an array |
/// | `not in {ids:$1}` … | `not in` the same | `<> all` of an array |
/// | `{sqlite}` … `{end}`, `{postgres}` … `{end}` | what stands between, on its engine | the same |
///
/// Where the engines order differently, say it: `nulls last`, and no order by a text that people read.
#[macro_export]
macro_rules! statements {
    (@one [$($all:ident)*]) => {
        /// Every statement of this module, for [`db::prepare_all`]($crate::prepare_all).
        pub static ALL: &[&$crate::Sql] = &[$(&$all),*];
    };
    (@one [$($all:ident)*] $(#[$meta:meta])* $name:ident =
        { sqlite: $sqlite:expr, postgres: $postgres:expr $(,)? }; $($rest:tt)*) => {
        #[doc = concat!("The statement `", stringify!($name), "`, written once for each engine.")]
        $(#[$meta])*
        pub static $name: $crate::Sql =
            $crate::Sql::__new(concat!(module_path!(), "::", stringify!($name)), $sqlite, $postgres);
        $crate::statements!(@one [$($all)* $name] $($rest)*);
    };
    (@one [$($all:ident)*] $(#[$meta:meta])* $name:ident = $text:expr; $($rest:tt)*) => {
        #[doc = concat!("The statement `", stringify!($name), "`.")]
        $(#[$meta])*
        pub static $name: $crate::Sql =
            $crate::Sql::__new(concat!(module_path!(), "::", stringify!($name)), $text, $text);
        $crate::statements!(@one [$($all)* $name] $($rest)*);
    };
    ($($all:tt)*) => { $crate::statements!(@one [] $($all)*); };
}

/// A piece of an SQL text, as far as this crate needs to tell them apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Piece<'a> {
    /// Anything without meaning here; a quoted text or a comment is one piece.
    Plain(&'a str),
    /// The word between braces.
    Word(&'a str),
    /// `$n`.
    Placeholder(usize),
}

/// Splits a text. An unclosed quote or brace runs to the end of the text, where the engine will complain.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let (end, is_word) = match first {
            '\'' | '"' => (closing(rest, 1, &rest[..1]), false),
            '-' if rest.starts_with("--") => (closing(rest, 2, "\n"), false),
            '/' if rest.starts_with("/*") => (closing(rest, 2, "*/"), false),
            '{' => (closing(rest, 1, "}"), true),
            '$' => (1 + rest[1..].bytes().take_while(u8::is_ascii_digit).count(), false),
            _ => {
                let special = |(at, c): (usize, char)| at > 0 && "'\"-/{$".contains(c);
                (rest.char_indices().find(|hit| special(*hit)).map_or(rest.len(), |(at, _)| at), false)
            }
        };
        let piece = &rest[..end];
        rest = &rest[end..];
        Some(match piece.strip_prefix('$').and_then(|digits| digits.parse().ok()) {
            Some(number) => Piece::Placeholder(number),
            None if is_word => Piece::Word(piece[1..].trim_end_matches('}')),
            None => Piece::Plain(piece),
        })
    })
}

/// The index behind the next `end` at or after `from`.
fn closing(text: &str, from: usize, end: &str) -> usize {
    text[from..].find(end).map_or(text.len(), |at| from + at + end.len())
}

/// The text for one engine, or what is wrong with it.
pub(crate) fn expand(engine: Engine, text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len() + 32);
    let mut only = None;
    for piece in pieces(text) {
        match piece {
            Piece::Word("sqlite") if only.is_none() => only = Some(Engine::Sqlite),
            Piece::Word("postgres") if only.is_none() => only = Some(Engine::Postgres),
            Piece::Word("end") if only.is_some() => only = None,
            _ if only.is_some_and(|only| only != engine) => {}
            Piece::Plain(plain) => out.push_str(plain),
            Piece::Placeholder(number) => out.push_str(&format!("${number}")),
            Piece::Word(word) => match word.split_once(':') {
                Some((list, argument)) => push_list(&mut out, engine, list, argument)?,
                None => out.push_str(expand_word(engine, word)?),
            },
        }
    }
    match only {
        None => Ok(out),
        Some(engine) => Err(format!("`{{{}}}` is never followed by `{{end}}`", engine.name())),
    }
}

fn expand_word(engine: Engine, word: &str) -> Result<&'static str, String> {
    let (sqlite, postgres) = match word {
        "id" => ("blob", "uuid"),
        "json" => ("text", "jsonb"),
        "bytes" => ("blob", "bytea"),
        "int" => ("integer", "bigint"),
        "real" => ("real", "double precision"),
        "bool" => ("integer", "boolean"),
        "strict" => ("strict", ""),
        "lock" => ("", "for update"),
        "skip_locked" => ("", "for update skip locked"),
        // Alone, a frame asks for nothing more, and a condition says nothing before it.
        "conditions" => ("1 = 1", "1 = 1"),
        "condition" => ("", ""),
        _ => return Err(format!("`{{{word}}}` is not a portable word")),
    };
    Ok(match engine {
        Engine::Sqlite => sqlite,
        Engine::Postgres => postgres,
    })
}

/// PostgreSQL searches an index for each of an array's values only if it is compared with `= any`; of a sub-select
/// it makes a join, which without statistics may read the whole table for each row.
fn push_list(out: &mut String, engine: Engine, list: &str, argument: &str) -> Result<(), String> {
    let (value, element) = match list {
        "ids" => ("unhex(value)", "uuid"),
        "texts" => ("value", "text"),
        "ints" => ("value", "bigint"),
        _ => return Err(format!("`{{{list}:…}}` is not a portable word")),
    };
    let (kept, comparison) = match (out.strip_suffix("not in "), out.strip_suffix("in ")) {
        (Some(before), _) => (before.len(), "<> all"),
        (None, Some(before)) => (before.len(), "= any"),
        (None, None) => return Err(format!("`{{{list}:…}}` stands behind `in` or `not in`")),
    };
    match engine {
        Engine::Sqlite => out.push_str(&format!("(select {value} from json_each({argument}))")),
        Engine::Postgres => {
            out.truncate(kept);
            out.push_str(&format!("{comparison}({argument}::{element}[])"));
        }
    }
    Ok(())
}

/// SQLite numbers `$n` by first appearance, PostgreSQL by n: both agree only if they first appear in order.
fn check_placeholders(text: &str) -> Result<(), String> {
    let mut seen = 0;
    let inside = |word| pieces(word).collect::<Vec<_>>();
    let flat = pieces(text).flat_map(|piece| match piece {
        Piece::Word(word) => inside(word),
        other => vec![other],
    });
    for piece in flat {
        match piece {
            Piece::Placeholder(number) if number == seen + 1 => seen = number,
            Piece::Placeholder(number) if number == 0 || number > seen => {
                return Err(format!("${number} stands where ${} should be used first", seen + 1));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_text_becomes_the_text_of_each_engine() {
        let text = "select id from t where id in {ids:$1} and note = '{id} $9' and n < $2 {lock} -- {x}";
        assert_eq!(check_placeholders(text), Ok(()));
        assert_eq!(
            expand(Engine::Sqlite, text).unwrap(),
            "select id from t where id in (select unhex(value) from json_each($1)) and note = '{id} $9' \
             and n < $2  -- {x}"
        );
        assert_eq!(
            expand(Engine::Postgres, text).unwrap(),
            "select id from t where id = any($1::uuid[]) and note = '{id} $9' and n < $2 for update -- {x}"
        );
    }

    #[test]
    fn what_only_one_engine_has_is_left_out_of_the_others_text() {
        let text = "a {sqlite} b {int} {end} c {postgres} d {int} {end} e";
        assert_eq!(expand(Engine::Sqlite, text).unwrap(), "a  b integer  c  e");
        assert_eq!(expand(Engine::Postgres, text).unwrap(), "a  c  d bigint  e");
        assert!(expand(Engine::Sqlite, "a {postgres} b").unwrap_err().contains("{end}"));
        assert!(expand(Engine::Sqlite, "a {end}").unwrap_err().contains("portable"));
    }

    #[test]
    fn an_unknown_word_is_named() {
        assert_eq!(expand(Engine::Sqlite, "a {uuid}"), Err("`{uuid}` is not a portable word".into()));
        assert!(expand(Engine::Postgres, "a in {floats:$1}").unwrap_err().contains("floats"));
        assert!(expand(Engine::Sqlite, "select {ids:$1}").unwrap_err().contains("behind `in`"));
    }

    #[test]
    fn a_list_may_be_excluded() {
        let text = "a not in {texts:$1} and b in {ints:$2}";
        assert_eq!(expand(Engine::Postgres, text).unwrap(), "a <> all($1::text[]) and b = any($2::bigint[])");
        assert!(
            expand(Engine::Sqlite, text)
                .unwrap()
                .starts_with("a not in (select value from json_each($1)) and")
        );
    }

    #[test]
    fn placeholders_out_of_order_are_refused() {
        assert_eq!(check_placeholders("a = $1 and b = $2 and c = $1"), Ok(()));
        assert!(check_placeholders("a = $2 and b = $1").unwrap_err().starts_with("$2 stands where $1"));
        assert!(check_placeholders("a in {ids:$2}").is_err());
        assert!(check_placeholders("a = $0").is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_the_splitter_panic_or_lose_a_character(text in "[a-z'\"{}$0-9é\\-/* \n]{0,60}") {
            let joined: String = pieces(&text)
                .map(|piece| match piece {
                    Piece::Plain(plain) => plain.to_owned(),
                    Piece::Word(word) => format!("{{{word}}}"),
                    Piece::Placeholder(number) => format!("${number}"),
                })
                .collect();
            prop_assume!(!text.contains('{') && !text.contains("$0"));
            prop_assert_eq!(joined, text);
        }
    }
}
