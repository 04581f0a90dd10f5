//! Reads the tree: its files, and of a Rust file what is code, what is text, and what is neither.
//!
//! This is no parser. It tells code from comments and literals, finds functions by their braces, and leaves the
//! rest to rustc; that is enough to see an arrow that points the wrong way.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

/// The root of the tree.
pub fn root() -> PathBuf {
    let app = Path::new(env!("CARGO_MANIFEST_DIR"));
    app.ancestors().nth(2).expect("app lies two folders below the root").to_owned()
}

/// Every file at or under a folder of the tree, as paths from the root, in order. What is built, downloaded or
/// loaded is not part of the tree.
pub fn files(under: &str) -> Vec<String> {
    const BUILT: [&str; 2] = ["target", "data"];
    let mut found = Vec::new();
    let mut folders = vec![root().join(under)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry of a folder that can be read").path();
            let name = path.file_name().expect("an entry has a name").to_string_lossy();
            let built = folder == root() && BUILT.contains(&&*name);
            if built || [".git", "node_modules"].contains(&&*name) {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(root()).expect("found below the root");
                found.push(path.to_str().expect("our paths are UTF-8").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// A file of the tree, as text.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A Rust file.
pub struct Source {
    /// The path from the root.
    pub path: String,
    /// The text with comments, the insides of literals and test modules blanked; offsets are those of the file.
    pub code: String,
    /// The string literals outside test modules, with their offsets.
    pub literals: Vec<(usize, String)>,
}

/// The Rust files under a folder that are not tests.
pub fn sources(under: &str) -> Vec<Source> {
    files(under)
        .into_iter()
        .filter(|path| path.ends_with(".rs") && !path.ends_with("/tests.rs") && !path.contains("/tests/"))
        .map(|path| Source::new(&path, &read(&path)))
        .collect()
}

/// A function with a body.
pub struct Function<'a> {
    /// Where its `fn` stands.
    pub at: usize,
    /// From the start of its line to its body.
    pub signature: &'a str,
    /// How many lines it takes, from its name to its closing brace.
    pub lines: usize,
}

impl Source {
    /// Tells the parts of `text` from each other.
    pub fn new(path: &str, text: &str) -> Self {
        let mut code = text.as_bytes().to_vec();
        let mut literals = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let begins_word = !text[..at].ends_with(is_word);
            let (length, literal) = if rest.starts_with("//") {
                (rest.find('\n').unwrap_or(rest.len()), None)
            } else if rest.starts_with("/*") {
                (block_comment(rest), None)
            } else if let Some((inside, end)) = string(rest, begins_word) {
                (end, Some(inside))
            } else if let Some(end) = character(rest) {
                (end, Some(1..end - 1))
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            let blank = literal.clone().unwrap_or(0..length);
            if let Some(inside) = literal
                && !rest.starts_with('\'')
            {
                literals.push((at + inside.start, rest[inside].to_owned()));
            }
            for byte in &mut code[at + blank.start..at + blank.end] {
                if *byte != b'\n' {
                    *byte = b' ';
                }
            }
            at += length;
        }
        let code = String::from_utf8(code).expect("whole characters were blanked");
        let mut source = Self { path: path.to_owned(), code, literals };
        source.forget_test_modules();
        source
    }

    fn forget_test_modules(&mut self) {
        let mut from = 0;
        while let Some(found) = self.code[from..].find("#[cfg(test)]") {
            let start = from + found;
            let Some(open) = self.code[start..].find(['{', ';']).map(|open| start + open) else { return };
            let end = closing_brace(&self.code, open).unwrap_or(open) + 1;
            let blank: String =
                self.code[start..end].chars().map(|c| if c == '\n' { c } else { ' ' }).collect();
            self.code = format!("{}{blank}{}", &self.code[..start], &self.code[end..]);
            self.literals.retain(|(at, _)| !(start..end).contains(at));
            from = start + blank.len();
        }
    }

    /// `path:line` of an offset.
    pub fn place(&self, at: usize) -> String {
        format!("{}:{}", self.path, self.code[..at].matches('\n').count() + 1)
    }

    /// The words of the code, with their offsets.
    pub fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        words(&self.code)
    }

    /// The functions that have a body, nested ones included.
    pub fn functions(&self) -> impl Iterator<Item = Function<'_>> {
        self.words().filter(|(_, word)| *word == "fn").filter_map(|(at, _)| {
            let mut depth = 0;
            let open = self.code[at..].find(|c| {
                depth += i32::from("([".contains(c)) - i32::from(")]".contains(c));
                depth == 0 && "{;".contains(c)
            })? + at;
            let end = closing_brace(&self.code, open)?;
            let line = self.code[..at].rfind('\n').map_or(0, |end| end + 1);
            let lines = self.code[at..end].matches('\n').count() + 1;
            Some(Function { at, signature: &self.code[line..open], lines })
        })
    }

    /// The first names of the paths that begin at the root of the crate: of `crate::a::b` and
    /// `crate::{a, c::d}`, that is `a` and `c`. `depth` is how many `super`s lead to the root.
    pub fn paths_from_root(&self, depth: usize) -> Vec<(usize, &str)> {
        let mut found = Vec::new();
        let supers = "super::".repeat(depth);
        for (at, word) in self.words() {
            let root = match word {
                "crate" => "crate::",
                "super" if !self.code[..at].ends_with("super::") => &supers,
                _ => continue,
            };
            let Some(path) = self.code[at..].strip_prefix(root) else { continue };
            let start = at + root.len();
            if let Some(group) = path.strip_prefix('{') {
                let end = closing_brace(&self.code, start).unwrap_or(self.code.len());
                let mut depth = 0;
                let mut begins = true;
                for (offset, c) in group[..end - start - 1].char_indices() {
                    if depth == 0 && begins && is_word(c) {
                        found.extend(
                            words(&self.code[start + 1 + offset..]).next().map(|(_, word)| (start, word)),
                        );
                        begins = false;
                    }
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    begins |= depth == 0 && c == ',';
                }
            } else {
                found.extend(words(path).next().map(|(_, word)| (start, word)));
            }
        }
        found
    }
}

/// The words of a text: letters, digits and underscores without a gap.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(is_word)?;
        let end = text[start..].find(|c| !is_word(c)).map_or(text.len(), |end| start + end);
        at = end;
        Some((start, &text[start..end]))
    })
}

/// The parts of an identifier, in small letters: of `work_item` and of `WorkItem`, that is `work` and `item`.
pub fn parts(identifier: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for c in identifier.chars() {
        if (c == '_' || c.is_uppercase()) && parts.last().is_some_and(|part| !part.is_empty()) {
            parts.push(String::new());
        }
        if c != '_' {
            parts.last_mut().expect("never empty").extend(c.to_lowercase());
        }
    }
    parts
}

/// Whether a literal is a statement: keywords in one case throughout, as no sentence has them.
pub fn is_sql(text: &str) -> bool {
    let text = format!(" {} ", words(text).map(|(_, word)| word).collect::<Vec<_>>().join(" "));
    let has = |words: &[&str]| {
        let all =
            |case: fn(&str) -> String| words.iter().all(|word| text.contains(&format!(" {} ", case(word))));
        all(str::to_lowercase) || all(str::to_uppercase)
    };
    let first = words(&text).next().map(|(_, word)| word.to_lowercase()).unwrap_or_default();
    match first.as_str() {
        "select" | "delete" | "with" => has(&[&first, "from"]),
        "insert" => has(&["insert", "into"]),
        "update" => has(&["update", "set"]),
        "create" | "alter" | "drop" => has(&[&first, "table"]) || has(&[&first, "index"]),
        _ => false,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The offset of the brace that closes the one at `open`; `None` if there is none at `open`.
fn closing_brace(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    let end = code[open..].starts_with('{').then(|| {
        code[open..].find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        })
    })?;
    Some(open + end?)
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// The inside of the string literal at the start of `rest`, and where the literal ends.
fn string(rest: &str, begins_word: bool) -> Option<(Range<usize>, usize)> {
    let prefix = if begins_word { rest.len() - rest.trim_start_matches(['b', 'c', 'r']).len() } else { 0 };
    let raw = rest[..prefix].ends_with('r');
    let hashes = if raw { rest[prefix..].len() - rest[prefix..].trim_start_matches('#').len() } else { 0 };
    let start = prefix + hashes + 1;
    if prefix > 2 || !rest[start - 1..].starts_with('"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let mut end = start + rest[start..].find(&close)?;
    if !raw {
        let escaped = |end: usize| (end - rest[start..end].trim_end_matches('\\').len() - start) % 2 == 1;
        while escaped(end) {
            end += 1 + rest[end + 1..].find('"')?;
        }
    }
    Some((start..end, end + close.len()))
}

/// The end of the character literal at the start of `rest`; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    if first == '\\' {
        let escape = 2 + inside[1..].chars().next()?.len_utf8();
        return Some(escape + rest[escape..].find('\'')? + 1);
    }
    let end = 1 + first.len_utf8();
    rest[end..].starts_with('\'').then_some(end + 1)
}

/// The rules see only what the reader sees, so the reader has rules of its own.
mod the_reader {
    use super::{Source, is_sql, parts};

    fn source(text: &str) -> Source {
        Source::new("some.rs", text)
    }

    fn words(text: &str) -> Vec<String> {
        source(text).words().map(|(_, word)| word.to_owned()).collect()
    }

    #[test]
    fn sees_code_and_neither_comments_nor_literals() {
        assert_eq!(words("a /* b /* c */ d */ e // f\ng"), ["a", "e", "g"]);
        assert_eq!(words(r#"a("b \" c"), d"#), ["a", "d"]);
        assert_eq!(words("a(r#\"b \" c\"#, b\"x\", '\\'', '\"', 'y'), d"), ["a", "r", "b", "d"]);
        assert_eq!(words("fn f<'a>(x: &'a str)"), ["fn", "f", "a", "x", "a", "str"]);
    }

    #[test]
    fn keeps_literals_and_their_lines() {
        let source = source("// é\nlet a = \"über\\\\\";\nlet b = \"x\";");
        assert_eq!(source.literals[0].1, "über\\\\");
        assert_eq!(source.place(source.literals[1].0), "some.rs:3");
    }

    #[test]
    fn forgets_test_modules() {
        let source = source("a;\n#[cfg(test)]\nmod tests { fn b() { \"c\" } }\nd");
        assert_eq!(source.words().map(|(_, word)| word).collect::<Vec<_>>(), ["a", "d"]);
        assert!(source.literals.is_empty());
        assert_eq!(words("#[cfg(test)]\nmod tests;\ne"), ["e"]);
    }

    #[test]
    fn finds_paths_paths_from_root() {
        let source = source("use crate::{a, b::{c, d}, e}; crate::f::g(); super::h; super::super::i::j;");
        let names: Vec<_> = source.paths_from_root(2).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["a", "b", "e", "f", "i"]);
    }

    #[test]
    fn measures_functions() {
        let source = source("fn a(x: [u8; 2]) -> u8 {\n  {}\n}\nfn b();\npub async fn c() {}");
        let found: Vec<_> =
            source.functions().map(|function| (function.signature.to_owned(), function.lines)).collect();
        assert_eq!(found, [("fn a(x: [u8; 2]) -> u8 ".into(), 3), ("pub async fn c() ".into(), 1)]);
    }

    #[test]
    fn tells_statements_from_sentences() {
        assert!(is_sql("select id\n from cases where tenant = $1") && is_sql("INSERT INTO cases VALUES (1)"));
        assert!(
            !is_sql("Select a case from the list") && !is_sql("Update your settings") && !is_sql("with love")
        );
    }

    #[test]
    fn takes_names_apart() {
        assert_eq!(parts("WorkItem"), ["work", "item"]);
        assert_eq!(parts("case_id"), ["case", "id"]);
    }
}
