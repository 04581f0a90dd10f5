//! A person's or colleague's picture: initials on a colour of their own.

use std::fmt;

use askama::filters::{Escaper, Html, HtmlSafe};

/// Initials on one of twelve colours, chosen by the id, so that a face keeps its colour when the name changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Face {
    /// Whose; decides the colour.
    pub id: String,
    /// The name from which the initials are taken.
    pub name: String,
}

impl Face {
    /// A face.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { id: id.into(), name: name.into() }
    }

    /// Up to two letters; a name without letters gives its first character.
    pub fn initials(&self) -> String {
        let mut letters =
            self.name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
        let first = letters.next();
        let last = letters.next_back().filter(|c| first.is_some_and(|f| f.is_ascii() == c.is_ascii()));
        let taken: String = first.into_iter().chain(last).flat_map(char::to_uppercase).take(2).collect();
        if taken.is_empty() {
            self.name.chars().find(|c| !c.is_control()).unwrap_or('?').into()
        } else {
            taken
        }
    }

    fn hue(&self) -> u32 {
        self.id.bytes().fold(7_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())) % 12
    }
}

impl fmt::Display for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, r#"<span class="face hue-{}" aria-hidden="true">"#, self.hue())?;
        Html.write_escaped_str(&mut *f, &self.initials())?;
        f.write_str("</span>")
    }
}
impl HtmlSafe for Face {}

/// What stands after a person's name: that they matter more than others, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mark {
    /// How many follow them.
    Reach(u64),
    /// Somebody said that they are to be treated with care.
    Vip,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_taken_from_any_name() {
        let taken = ["Ana Ruiz", "mo", "أحمد القرني", "🦊", "", "Dr. Hans-Peter von Au", "李 小龙"]
            .map(|name| Face::new("per_1", name).initials());
        assert_eq!(taken, ["AR", "M", "أا", "🦊", "?", "DA", "李小"]);
    }

    #[test]
    fn a_hostile_name_is_escaped() {
        assert!(!Face::new("per_1", "<").to_string().contains("><<"));
    }
}
