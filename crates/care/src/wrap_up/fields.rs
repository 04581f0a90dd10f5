//! What a team wants to know when a contact ends, beside its disposition.
//!
//! In: a team's fields, and what somebody typed. Out: values that make sense, or a sentence for each that does not.
//! Promised: a printed list of fields is read as the same list again. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::outline::key_of;
use crate::error::Wrong;
use crate::{Error, Result};
use kernel::{Said, said};

/// How many fields a team has at most.
const MANY: usize = 20;
/// The longest value, in characters.
const LONGEST: usize = 500;

/// What can be said in a field.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Some words.
    Text,
    /// A number.
    Number,
    /// One of these.
    Choice(Vec<String>),
    /// A day.
    Date,
    /// Yes, or not.
    Checkbox,
}

/// A field of a team.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Field {
    /// What it is called by programs.
    pub key: String,
    /// What people read.
    pub name: String,
    /// What can be said in it.
    pub kind: Kind,
    /// Whether something has to be said; of a checkbox, whether it has to be ticked.
    #[serde(default)]
    pub required: bool,
}

impl Field {
    /// The value as it is kept; `None` if nothing is said.
    ///
    /// # Errors
    /// A sentence for who typed it.
    pub fn read(&self, typed: &str) -> std::result::Result<Option<String>, Said> {
        let typed = typed.trim();
        if typed.is_empty() || (self.kind == Kind::Checkbox && typed == "false") {
            return match (self.required, &self.kind) {
                (false, _) => Ok(None),
                (true, Kind::Checkbox) => Err(said!("tick “{name}” when it is done", name = self.name)),
                (true, _) => Err(said!("“{name}” is needed", name = self.name)),
            };
        }
        let kept = match &self.kind {
            Kind::Text if typed.chars().count() > LONGEST => {
                return Err(said!("{longest} characters are possible", longest = LONGEST));
            }
            Kind::Text => typed.to_owned(),
            Kind::Number => {
                let number = typed.replace(',', ".");
                let read = number.parse::<f64>().ok().filter(|number| number.is_finite());
                read.ok_or_else(|| said!("`{typed}` is no number; write one such as 12 or 12.5", typed))?;
                number
            }
            Kind::Choice(choices) if choices.iter().any(|one| one == typed) => typed.to_owned(),
            Kind::Choice(choices) => return Err(said!("choose one of: {list}", list = choices.join(", "))),
            Kind::Date => typed
                .parse::<jiff::civil::Date>()
                .map_err(|_| said!("`{typed}` is no day; write it such as 2026-03-31", typed))?
                .to_string(),
            Kind::Checkbox => "true".to_owned(),
        };
        Ok(Some(kept))
    }
}

/// What was typed into a team's fields, as it is kept. What the team does not ask for is left out.
///
/// # Errors
/// [`Error::Fields`] with a sentence for each field that makes no sense.
pub fn read(fields: &[Field], typed: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>> {
    let (mut kept, mut wrong) = (BTreeMap::new(), Vec::new());
    for field in fields {
        match field.read(typed.get(&field.key).map_or("", String::as_str)) {
            Ok(Some(value)) => drop(kept.insert(field.key.clone(), value)),
            Ok(None) => {}
            Err(words) => wrong.push(Wrong { field: field.key.clone(), words }),
        }
    }
    if wrong.is_empty() { Ok(kept) } else { Err(Error::Fields(wrong)) }
}

/// The fields as people edit them: `order: Order number | text | required`.
pub fn print(fields: &[Field]) -> String {
    let line = |field: &Field| {
        let kind = match &field.kind {
            Kind::Text => "text".to_owned(),
            Kind::Number => "number".to_owned(),
            Kind::Choice(choices) => format!("choice: {}", choices.join(", ")),
            Kind::Date => "date".to_owned(),
            Kind::Checkbox => "checkbox".to_owned(),
        };
        let required = if field.required { " | required" } else { "" };
        format!("{}: {} | {kind}{required}\n", field.key, field.name)
    };
    fields.iter().map(line).collect()
}

/// Reads a list of fields, a line for each.
///
/// # Errors
/// [`Error::Invalid`] with the number of the line, and what to change.
pub fn parse(text: &str) -> Result<Vec<Field>> {
    let mut fields: Vec<Field> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |why: Said| Error::invalid(said!("line {at}: {why}", at = at + 1, why));
        let mut parts = line.split('|').map(str::trim);
        let (head, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("text"));
        let required = match parts.next() {
            None | Some("optional") => false,
            Some("required") => true,
            Some(_) => return Err(wrong(said!("behind the kind stands `required`, or nothing"))),
        };
        let (key, name) = match head.split_once(':') {
            Some((key, name)) if key_of(key) == key.trim() => (key.trim().to_owned(), name.trim()),
            _ => (key_of(head), head),
        };
        if name.is_empty() || name.chars().count() > 80 {
            return Err(wrong(said!("write a name of 1 to 80 characters before the first `|`")));
        }
        if fields.iter().any(|field| field.key == key) {
            return Err(wrong(said!("there is a field with this key above; give one of them another")));
        }
        let kind = match kind.split_once(':').map_or((kind, ""), |(kind, rest)| (kind.trim(), rest.trim())) {
            ("text", "") => Kind::Text,
            ("number", "") => Kind::Number,
            ("date", "") => Kind::Date,
            ("checkbox", "") => Kind::Checkbox,
            ("choice", rest) if !rest.is_empty() => Kind::Choice(
                rest.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect(),
            ),
            _ => {
                return Err(wrong(said!(
                    "the kind is text, number, date, checkbox, or `choice: one, another`"
                )));
            }
        };
        fields.push(Field { key, name: name.to_owned(), kind, required });
        if fields.len() > MANY {
            return Err(wrong(said!("a team has {many} fields at most", many = MANY)));
        }
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kinds() -> impl Strategy<Value = Kind> {
        prop_oneof![
            Just(Kind::Text),
            Just(Kind::Number),
            Just(Kind::Date),
            Just(Kind::Checkbox),
            prop::collection::vec("[A-Za-z][a-z ]{0,8}[a-z]", 1..4).prop_map(Kind::Choice),
        ]
    }

    proptest! {
        #[test]
        fn a_printed_list_is_read_as_the_same_list(
            made in prop::collection::vec(("[a-z]{1,6}", "[A-Z][a-z ]{0,10}[a-z]", kinds(), any::<bool>()), 0..6)
        ) {
            let mut fields: Vec<Field> = Vec::new();
            for (key, name, kind, required) in made {
                if fields.iter().all(|field| field.key != key) {
                    fields.push(Field { key, name, kind, required });
                }
            }
            prop_assert_eq!(parse(&print(&fields)).unwrap(), fields);
        }

        #[test]
        fn what_was_kept_once_is_kept_again(kind in kinds(), typed in "[0-9a-z.,-]{0,12}") {
            let field = Field { key: "x".into(), name: "X".into(), kind, required: false };
            if let Ok(Some(kept)) = field.read(&typed) {
                prop_assert_eq!(field.read(&kept), Ok(Some(kept)));
            }
        }
    }

    #[test]
    fn what_makes_no_sense_is_said_at_its_field() {
        let fields = parse("Order number | text | required\nvisit: Visit on | date\nDevice | choice: phone, router\nn: Times | number\nok: Told them | checkbox | required").unwrap();
        let typed = [("visit", "soon"), ("device", "fridge"), ("n", "many"), ("ok", "false")];
        let typed = typed.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        let Err(Error::Fields(wrong)) = read(&fields, &typed) else { panic!("all of it is wrong") };
        let of: Vec<&str> = wrong.iter().map(|one| one.field.as_str()).collect();
        assert_eq!(of, ["order_number", "visit", "device", "n", "ok"]);
        let typed = [
            ("order_number", " LB-1 "),
            ("visit", "2026-03-31"),
            ("device", "phone"),
            ("n", "2,5"),
            ("ok", "true"),
        ];
        let typed = typed.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        let kept = read(&fields, &typed).unwrap();
        assert_eq!((kept["order_number"].as_str(), kept["n"].as_str()), ("LB-1", "2.5"));
    }
}
