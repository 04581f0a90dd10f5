//! The language of macros: words, `{variables}`, `{?gaps}` and `{if …}…{else}…{end}`. Pure and total: every text is
//! either understood or refused with the place and the reason, and whatever is stored can be filled in.

use std::collections::BTreeMap;
use std::fmt;
use std::mem;

use crate::words::words;
use kernel::{Said, said};

words! {
    /// What stands for something else in a macro.
    #[derive(PartialOrd, Ord)]
    pub enum Variable {
        /// The person's name, as they show it.
        PersonName = "person.name",
        /// Its first word.
        PersonFirstName = "person.first_name",
        /// Their handle, without `@`.
        PersonHandle = "person.handle",
        /// The brand's name.
        Brand = "brand",
        /// The handle of the account that was written to, without `@`.
        BrandHandle = "brand.handle",
        /// The name of who writes.
        AgentName = "agent.name",
        /// Its first word.
        AgentFirstName = "agent.first_name",
        /// The case's number.
        CaseNumber = "case.number",
        /// What the case is about.
        CaseTopic = "case.topic",
        /// The number of the order that they told us in this case.
        Order = "order",
        /// The network, such as `sandbox`.
        Channel = "channel",
        /// Who will see the words: `public`, `private` or `note`.
        Visibility = "visibility",
        /// The language of the words, such as `de`.
        Language = "language",
    }
}

/// What variables stand for; one that is not here is unknown.
pub type Values = BTreeMap<Variable, String>;

/// What a gap begins and ends with. Nobody types these by chance, so that a gap is found wherever it is.
pub const GAP: (char, char) = ('⟦', '⟧');
/// How many conditions may stand inside each other.
const DEEP: usize = 8;

/// Why a text is no macro, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, from 1.
    pub column: usize,
    /// What is wrong, and what to do.
    pub reason: Said,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told())
    }
}

impl Wrong {
    /// All of it in a sentence.
    pub fn told(&self) -> Said {
        let Self { line, column, reason } = self;
        said!("line {line}, character {column}: {reason}", line, column, reason)
    }
}

/// A text that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template(Vec<Node>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Words(String),
    Value(Variable),
    Gap(String),
    If { test: Test, then: Vec<Node>, otherwise: Vec<Node> },
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Test {
    variable: Variable,
    is: Is,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Is {
    Known,
    Equal(String),
    Other(String),
}

/// A condition whose end has not come yet.
struct Open {
    test: Test,
    at: usize,
    /// What stands in front of it.
    before: Vec<Node>,
    /// What stands between it and its `{else}`, if that has come.
    then: Option<Vec<Node>>,
}

impl Template {
    /// Understands a text.
    ///
    /// # Errors
    /// [`Wrong`] with the first place that can't be understood.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        Parser { text, nodes: Vec::new(), open: Vec::new() }
            .run()
            .map_err(|(at, reason)| wrong(text, at, reason))
    }

    /// The words with everything filled in that is known. What is not becomes a gap: its name between [`GAP`].
    pub fn fill(&self, values: &Values) -> String {
        let mut out = String::new();
        fill(&self.0, values, &mut out);
        tidy(&out)
    }
}

/// Fills in a text whatever it is: of one that can't be understood (any more), everything in braces is a gap.
pub fn fill_any(text: &str, values: &Values) -> String {
    if let Ok(template) = Template::parse(text) {
        return template.fill(values);
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let closed = rest[at..].starts_with('{').then(|| rest[at + 1..].find(['{', '}'])).flatten();
        rest = match closed {
            Some(end) if rest[at + 1 + end..].starts_with('}') => {
                gap(&rest[at + 1..at + 1 + end], &mut out);
                &rest[at + 1 + end + 1..]
            }
            _ => &rest[at + 1..],
        };
    }
    out.push_str(rest);
    tidy(&out)
}

fn fill(nodes: &[Node], values: &Values, out: &mut String) {
    for node in nodes {
        match node {
            Node::Words(words) => out.push_str(words),
            Node::Gap(words) => gap(words, out),
            Node::Value(variable) => match values.get(variable).map(|value| plain(value)) {
                Some(value) if !value.is_empty() => out.push_str(&value),
                _ => gap(variable.name(), out),
            },
            Node::If { test, then, otherwise } => {
                fill(if test.holds(values) { then } else { otherwise }, values, out);
            }
        }
    }
}

impl Test {
    fn holds(&self, values: &Values) -> bool {
        let value = values.get(&self.variable).map(String::as_str).filter(|value| !value.is_empty());
        match &self.is {
            Is::Known => value.is_some(),
            Is::Equal(wanted) => value.is_some_and(|value| value.eq_ignore_ascii_case(wanted)),
            Is::Other(other) => value.is_none_or(|value| !value.eq_ignore_ascii_case(other)),
        }
    }
}

fn gap(words: &str, out: &mut String) {
    out.push(GAP.0);
    out.push_str(&plain(words.trim().trim_start_matches('?').trim()));
    out.push(GAP.1);
}

/// What somebody calls themselves is nobody's variable and no gap.
fn plain(value: &str) -> String {
    value.chars().filter(|c| !matches!(*c, '{' | '}' | '⟦' | '⟧') && !c.is_control()).collect()
}

/// No empty lines where a condition stood alone on its line.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut ends = 0;
    for c in text.trim().chars() {
        ends = if c == '\n' { ends + 1 } else { 0 };
        if ends <= 2 {
            out.push(c);
        }
    }
    out
}

fn wrong(text: &str, at: usize, reason: Said) -> Wrong {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Wrong { line, column, reason }
}

struct Parser<'a> {
    text: &'a str,
    nodes: Vec<Node>,
    open: Vec<Open>,
}

type Refused = (usize, Said);

impl Parser<'_> {
    fn run(mut self) -> Result<Template, Refused> {
        let mut at = 0;
        while let Some(found) = self.text[at..].find(['{', '}', GAP.0, GAP.1]) {
            let place = at + found;
            self.words(at, place);
            let rest = &self.text[place..];
            if rest.starts_with('}') {
                return Err((place, said!("this brace closes nothing; leave it out")));
            }
            if !rest.starts_with('{') {
                return Err((place, said!("these brackets mark gaps; write {?what belongs here} instead")));
            }
            let end = rest[1..].find(['{', '}', '\n']).map(|end| end + 1);
            let end = end.filter(|end| rest[*end..].starts_with('}'));
            let end = end.ok_or_else(|| (place, said!("this brace is not closed on its line")))?;
            self.tag(rest[1..end].trim(), place)?;
            at = place + end + 1;
        }
        self.words(at, self.text.len());
        match self.open.pop() {
            Some(open) => Err((open.at, said!("this condition has no {end}"))),
            None => Ok(Template(self.nodes)),
        }
    }

    fn words(&mut self, from: usize, to: usize) {
        if from < to {
            self.nodes.push(Node::Words(self.text[from..to].to_owned()));
        }
    }

    fn tag(&mut self, tag: &str, at: usize) -> Result<(), Refused> {
        if let Some(words) = tag.strip_prefix('?') {
            if words.trim().is_empty() {
                return Err((at, said!("say what belongs here, such as {?delivery day}")));
            }
            self.nodes.push(Node::Gap(words.trim().to_owned()));
        } else if let Some(test) = tag.strip_prefix("if ") {
            if self.open.len() >= DEEP {
                return Err((
                    at,
                    said!("more than {most} conditions inside each other; use fewer", most = DEEP),
                ));
            }
            let test = self::test(test.trim()).map_err(|reason| (at, reason))?;
            self.open.push(Open { test, at, before: mem::take(&mut self.nodes), then: None });
        } else if tag == "else" {
            let open = self.open.last_mut().ok_or_else(|| (at, said!("this {else} has no {if …}")))?;
            if open.then.is_some() {
                return Err((at, said!("this condition has an {else} already")));
            }
            open.then = Some(mem::take(&mut self.nodes));
        } else if tag == "end" {
            let open = self.open.pop().ok_or_else(|| (at, said!("this {end} has no {if …}")))?;
            let last = mem::replace(&mut self.nodes, open.before);
            let (then, otherwise) = match open.then {
                Some(then) => (then, last),
                None => (last, Vec::new()),
            };
            self.nodes.push(Node::If { test: open.test, then, otherwise });
        } else {
            self.nodes.push(Node::Value(variable(tag).map_err(|reason| (at, reason))?));
        }
        Ok(())
    }
}

/// `channel == "sandbox"`, `language != "de"`, or a variable that has to be known.
fn test(text: &str) -> Result<Test, Said> {
    let (name, is): (&str, fn(String) -> Is) = match (text.split_once("=="), text.split_once("!=")) {
        (Some((name, _)), _) => (name, Is::Equal),
        (None, Some((name, _))) => (name, Is::Other),
        (None, None) => return Ok(Test { variable: variable(text)?, is: Is::Known }),
    };
    let value = text[name.len() + 2..].trim();
    let quotes = ['"', '“', '”', '„'];
    let inside = value.strip_prefix(quotes).and_then(|value| value.strip_suffix(quotes));
    let inside = inside.filter(|value| !value.is_empty() && !value.contains(quotes));
    let inside =
        inside.ok_or(said!("put what it is compared with in quotes: {if visibility == \"public\"}"))?;
    Ok(Test { variable: variable(name.trim())?, is: is(inside.to_owned()) })
}

fn variable(name: &str) -> Result<Variable, Said> {
    name.parse().map_err(|_| {
        let known: Vec<&str> = Variable::ALL.iter().map(|one| one.name()).collect();
        let name: String = name.chars().take(40).collect();
        said!("there is no variable `{name}`; there are {known}", name, known = known.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(pairs: &[(Variable, &str)]) -> Values {
        pairs.iter().map(|(variable, value)| (*variable, (*value).to_owned())).collect()
    }

    fn filled(text: &str, pairs: &[(Variable, &str)]) -> String {
        Template::parse(text).expect("it is a macro").fill(&values(pairs))
    }

    fn refused(text: &str) -> (usize, usize, Said) {
        let wrong = Template::parse(text).expect_err("it is none");
        (wrong.line, wrong.column, wrong.reason)
    }

    #[test]
    fn what_is_known_is_filled_in_and_what_is_not_is_a_gap() {
        let text = "Hi {person.first_name}, order {order} leaves on {?day}.";
        assert_eq!(
            filled(text, &[(Variable::PersonFirstName, "Jana")]),
            "Hi Jana, order ⟦order⟧ leaves on ⟦day⟧."
        );
    }

    #[test]
    fn a_condition_chooses_and_may_stand_inside_another() {
        let text = "{if visibility == \"public\"}Write to us.{else}{if order}{order} is on its way.{else}Which order?{end}{end}";
        assert_eq!(filled(text, &[(Variable::Visibility, "public")]), "Write to us.");
        assert_eq!(filled(text, &[(Variable::Order, "4471")]), "4471 is on its way.");
        assert_eq!(filled(text, &[]), "Which order?");
        assert_eq!(filled("a{if language != \"de\"}b{end}c", &[(Variable::Language, "de")]), "ac");
    }

    #[test]
    fn a_condition_on_a_line_of_its_own_leaves_no_hole() {
        assert_eq!(filled("Hi\n\n{if order}\n{order}\n{end}\n\nBye", &[]), "Hi\n\nBye");
    }

    #[test]
    fn what_is_broken_is_refused_with_its_place() {
        assert_eq!((1, 4), (refused("Hi {persn}").0, refused("Hi {persn}").1));
        assert!(refused("Hi {persn}").2.contains("there is no variable `persn`"));
        assert_eq!((2, 1), (refused("Hi\n{if order}x").0, refused("Hi\n{if order}x").1));
        assert!(refused("ü}").2.contains("closes nothing") && refused("ü}").1 == 2);
        for text in
            ["{", "{order", "{or{der}", "{else}", "{end}", "{?}", "{}", "⟦x⟧", "{if order}{else}{else}{end}"]
        {
            refused(text);
        }
        refused("{if channel == sandbox}{end}");
        refused("{if channel == \"\"}{end}");
        refused(&"{if order}".repeat(9));
    }

    #[test]
    fn a_name_is_no_variable_and_no_gap() {
        assert_eq!(filled("{person.name}", &[(Variable::PersonName, "{order} ⟦x⟧")]), "order x");
    }

    fn pieces() -> impl Strategy<Value = String> {
        let known = proptest::sample::select(Variable::ALL).prop_map(|one| format!("{{{one}}}"));
        let other = proptest::sample::select(vec![
            "{if order}",
            "{if visibility == \"public\"}",
            "{else}",
            "{end}",
            "{?day}",
            "{nobody}",
            "{",
            "}",
            "⟦",
            "\n",
        ]);
        let piece = prop_oneof![known, other.prop_map(str::to_owned), "[a-z é]{0,8}", any::<String>()];
        proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_text_breaks_it_and_no_variable_leaves_unmarked(
            text in pieces(),
            known in proptest::collection::btree_map(proptest::sample::select(Variable::ALL), any::<String>(), 0..6),
        ) {
            let out = fill_any(&text, &known);
            prop_assert!(!out.contains(['{', '}']), "{out:?}");
            // What a gap opens it closes, where the text had no such brackets of its own.
            if let Ok(template) = Template::parse(&text) {
                prop_assert_eq!(&out, &template.fill(&known));
                prop_assert_eq!(out.matches('⟦').count(), out.matches('⟧').count());
            }
        }

        #[test]
        fn a_known_variable_is_its_value_and_an_unknown_one_a_gap(
            variable in proptest::sample::select(Variable::ALL), value in "[a-z]{0,6}",
        ) {
            let out = fill_any(&format!("x{{{variable}}}y"), &values(&[(variable, &value)]));
            let wanted = if value.is_empty() { format!("x⟦{variable}⟧y") } else { format!("x{value}y") };
            prop_assert_eq!(out, wanted);
        }
    }
}
