//! Reading TOML with a place for every complaint. A reader never stops at the first mistake: it notes it in
//! the [`File`] and goes on with something harmless, so that the author sees all mistakes at once.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use kernel::Millis;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fact::duration;
use crate::finding::{At, Code, Finding, did_you_mean};
use crate::words::Word;

/// What a name is expected to lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refers {
    Queue,
    Team,
    Department,
    Calendar,
    Sla,
    /// A set of holidays, built in or of the file.
    Holidays,
    /// A set of standards, if any is declared.
    Standard,
    /// A team, a queue or a department.
    Party,
}

/// A name that must lead somewhere once everything is read.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    pub(crate) to: Refers,
    pub(crate) name: Arc<str>,
    pub(crate) at: At,
}

/// A file being read.
pub(crate) struct File<'a> {
    name: Arc<str>,
    text: &'a str,
    /// Where each line starts.
    lines: Vec<usize>,
    pub(crate) findings: RefCell<Vec<Finding>>,
    pub(crate) references: RefCell<Vec<Reference>>,
}

impl<'a> File<'a> {
    pub(crate) fn new(name: &str, text: &'a str) -> Self {
        let lines = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, lines, findings: RefCell::default(), references: RefCell::default() }
    }

    pub(crate) fn at(&self, span: &Range<usize>) -> At {
        let line = self.lines.partition_point(|start| *start <= span.start);
        let before = self.text.get(self.lines[line - 1]..span.start).unwrap_or_default();
        At { file: self.name.clone(), line: line as u32, column: before.chars().count() as u32 + 1 }
    }

    pub(crate) fn refuse(&self, code: Code, at: &At, what: impl Into<String>, fix: impl Into<String>) {
        self.findings.borrow_mut().push(Finding::error(code, at, what, fix));
    }
}

/// A table being read. Every key that is asked for is a known key; [`Table::done`] refuses the others.
pub(crate) struct Table<'a> {
    pub(crate) file: &'a File<'a>,
    entries: &'a DeTable<'a>,
    span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
    /// Keys that somebody else has read.
    taken: Cell<bool>,
}

/// The value of a key.
#[derive(Clone)]
pub(crate) struct Item<'a> {
    pub(crate) file: &'a File<'a>,
    pub(crate) key: &'a str,
    pub(crate) value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(file: &'a File<'a>, entries: &'a DeTable<'a>, span: Range<usize>) -> Self {
        Self { file, entries, span, asked: RefCell::default(), taken: Cell::new(false) }
    }

    pub(crate) fn at(&self) -> At {
        self.file.at(&self.span)
    }

    pub(crate) fn refuse(&self, what: impl Into<String>, fix: impl Into<String>) {
        self.refuse_as(Code::WrongValue, what, fix);
    }

    pub(crate) fn refuse_as(&self, code: Code, what: impl Into<String>, fix: impl Into<String>) {
        self.file.refuse(code, &self.at(), what, fix);
    }

    pub(crate) fn get(&self, key: &'static str) -> Option<Item<'a>> {
        self.asked.borrow_mut().push(key);
        let (key, value) = self.entries.get_key_value(key)?;
        Some(Item { file: self.file, key: key.get_ref(), value })
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The value of a key that must be there; says so if it is not.
    pub(crate) fn need(&self, key: &'static str) -> Option<Item<'a>> {
        let item = self.get(key);
        if item.is_none() {
            self.refuse(format!("`{key}` is missing"), format!("add `{key} = …` here"));
        }
        item
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All entries in the order of the file, for tables whose keys are names.
    pub(crate) fn entries(&self) -> Vec<Item<'a>> {
        self.taken.set(true);
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries.into_iter().map(|(key, value)| Item { file: self.file, key: key.get_ref(), value }).collect()
    }

    pub(crate) fn word(&self, key: &'static str) -> Option<Arc<str>> {
        self.get(key)?.word().map(Arc::from)
    }
    pub(crate) fn words(&self, key: &'static str) -> Vec<Arc<str>> {
        self.get(key).map(|item| item.names()).unwrap_or_default()
    }
    pub(crate) fn number(&self, key: &'static str) -> Option<f64> {
        self.get(key)?.number()
    }
    /// A number from 0 to 1.
    pub(crate) fn share(&self, key: &'static str) -> Option<f64> {
        let item = self.get(key)?;
        let share = item.number()?;
        if !(0.0..=1.0).contains(&share) {
            item.refuse(format!("`{key}` is {share}"), "write a share from 0 to 1, such as `0.8`");
        }
        Some(share)
    }
    pub(crate) fn flag(&self, key: &'static str) -> bool {
        self.get(key).and_then(|item| item.flag()).unwrap_or(false)
    }
    pub(crate) fn duration(&self, key: &'static str) -> Option<Millis> {
        self.get(key)?.duration()
    }
    pub(crate) fn choice<W: Word>(&self, key: &'static str) -> Option<W> {
        self.get(key)?.choice()
    }
    /// A name that must be there and lead somewhere.
    pub(crate) fn refer<N: From<Arc<str>>>(&self, key: &'static str, to: Refers) -> N {
        self.need(key).and_then(|item| item.refer(to)).unwrap_or_else(|| Arc::from("")).into()
    }
    /// A name that leads somewhere, if it is there.
    pub(crate) fn may_refer<N: From<Arc<str>>>(&self, key: &'static str, to: Refers) -> Option<N> {
        self.get(key)?.refer(to).map(N::from)
    }
    /// Names, each of which leads somewhere.
    pub(crate) fn refer_all<N: From<Arc<str>>>(&self, key: &'static str, to: Refers) -> Vec<N> {
        let items = self.get(key).map(|item| item.list()).unwrap_or_default();
        items.iter().filter_map(|item| item.refer(to)).map(N::from).collect()
    }
    /// The `id`, which must be there; only letters, digits, `_`, `-` and `.`.
    pub(crate) fn id<N: From<Arc<str>>>(&self) -> N {
        let id = self.need("id").and_then(|item| item.name());
        id.unwrap_or_else(|| Arc::from("")).into()
    }
    pub(crate) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        self.get(key)?.table()
    }
    /// The tables of `[[key]]`.
    pub(crate) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        let Some(item) = self.get(key) else { return Vec::new() };
        if !matches!(item.value.get_ref(), DeValue::Array(_)) {
            item.wrong(&format!("a list of tables: `[[{key}]]`"));
            return Vec::new();
        }
        item.list().iter().filter_map(Item::table).collect()
    }

    /// Refuses every key that nobody asked for.
    pub(crate) fn done(&self) {
        if self.taken.get() {
            return;
        }
        let asked = self.asked.borrow();
        for key in self.entries.keys().filter(|key| !asked.contains(&&**key.get_ref())) {
            let fix = did_you_mean(key.get_ref(), asked.iter().copied());
            let what = format!("unknown key `{}`", key.get_ref());
            self.file.refuse(Code::UnknownKey, &self.file.at(&key.span()), what, fix);
        }
    }
}

impl<'a> Item<'a> {
    pub(crate) fn at(&self) -> At {
        self.file.at(&self.value.span())
    }
    pub(crate) fn refuse(&self, what: impl Into<String>, fix: impl Into<String>) {
        self.refuse_as(Code::WrongValue, what, fix);
    }

    pub(crate) fn refuse_as(&self, code: Code, what: impl Into<String>, fix: impl Into<String>) {
        self.file.refuse(code, &self.at(), what, fix);
    }
    pub(crate) fn wrong(&self, want: &str) {
        let got = self.value.get_ref().type_str();
        self.refuse(format!("`{}` is of type {got}", self.key), format!("write {want}"));
    }
    fn or_wrong<T>(&self, value: Option<T>, want: &str) -> Option<T> {
        if value.is_none() {
            self.wrong(want);
        }
        value
    }

    pub(crate) fn str(&self) -> Option<&'a str> {
        self.value.get_ref().as_str()
    }
    /// Any text.
    pub(crate) fn word(&self) -> Option<&'a str> {
        self.or_wrong(self.str(), "a text in quotes")
    }
    /// A text that can be an identifier.
    pub(crate) fn name(&self) -> Option<Arc<str>> {
        let word = self.word()?;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if word.is_empty() || !word.chars().all(fits) {
            self.refuse(
                format!("`{}` is `{word}`", self.key),
                "write a name of letters, digits, `_`, `-` and `.`",
            );
            return None;
        }
        Some(word.into())
    }
    /// A name or a list of names.
    pub(crate) fn names(&self) -> Vec<Arc<str>> {
        self.list().iter().filter_map(Item::name).collect()
    }
    pub(crate) fn refer(&self, to: Refers) -> Option<Arc<str>> {
        let name = self.name()?;
        self.file.references.borrow_mut().push(Reference { to, name: name.clone(), at: self.at() });
        Some(name)
    }
    pub(crate) fn choice<W: Word>(&self) -> Option<W> {
        let word = self.word()?;
        let found = W::ALL.iter().copied().find(|known| known.word() == word);
        if found.is_none() {
            let fix = did_you_mean(word, W::ALL.iter().map(|known| known.word()));
            self.refuse(format!("`{}` cannot be `{word}`", self.key), fix);
        }
        found
    }
    pub(crate) fn flag(&self) -> Option<bool> {
        self.or_wrong(self.value.get_ref().as_bool(), "`true` or `false`")
    }
    pub(crate) fn plain_number(&self) -> Option<f64> {
        let number: f64 = match self.value.get_ref() {
            DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).ok()? as f64,
            DeValue::Float(n) => n.as_str().parse().ok()?,
            _ => return None,
        };
        number.is_finite().then_some(number)
    }
    pub(crate) fn number(&self) -> Option<f64> {
        self.or_wrong(self.plain_number(), "a number")
    }
    /// A whole number, not negative.
    pub(crate) fn whole(&self) -> Option<u32> {
        let number = self.number()?;
        if number < 0.0 || number.fract() != 0.0 || number > f64::from(u32::MAX) {
            self.refuse(format!("`{}` is {number}", self.key), "write a whole number, 0 or more");
            return None;
        }
        Some(number as u32)
    }
    pub(crate) fn duration(&self) -> Option<Millis> {
        let word = self.word()?;
        let length = duration(word).filter(|length| length.0 > 0);
        if length.is_none() {
            self.refuse(
                format!("`{}` is `{word}`", self.key),
                "write a length of time such as `15m`, `4h`, `3d` or `1h30m`",
            );
        }
        length
    }
    /// The elements of a list; anything else is a list of one.
    pub(crate) fn list(&self) -> Vec<Self> {
        match self.value.get_ref() {
            DeValue::Array(items) => {
                items.iter().map(|value| Item { file: self.file, key: self.key, value }).collect()
            }
            _ => vec![self.clone()],
        }
    }
    pub(crate) fn plain_table(&self) -> Option<Table<'a>> {
        let entries = self.value.get_ref().as_table()?;
        Some(Table::new(self.file, entries, self.value.span()))
    }
    pub(crate) fn table(&self) -> Option<Table<'a>> {
        self.or_wrong(self.plain_table(), "a table: `{ … }`")
    }
}
