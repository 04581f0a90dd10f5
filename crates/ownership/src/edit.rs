//! The common edits of a model file, done to its text.
//!
//! In: a text and an [`Edit`]. Out: the text with that one thing changed; every comment and every line that it does not
//! concern stays as it was. Promised: a text that cannot be read, or that does not hold what is to be changed, is refused
//! with what to do; the result is TOML. Whether it is a sound model, [`crate::check`] says.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use crate::fact::{FactName, Kind, Mistake};
use crate::finding::did_you_mean;
use crate::presets;

/// One edit. Names are those of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A new rule, asked last of all but `default`.
    AddRule {
        /// Its id.
        id: String,
        /// Facts and values that must hold; several values of one fact are alternatives.
        when: Vec<(String, String)>,
        /// Where it sends.
        queue: String,
        /// The promise; none if empty.
        sla: String,
    },
    /// A rule goes, with the comment above it.
    RemoveRule(String),
    /// A rule is asked before the one that stands before it.
    RaiseRule(String),
    /// A rule is asked after the one that stands behind it.
    LowerRule(String),
    /// A rule sends elsewhere.
    RuleQueue {
        /// The rule.
        rule: String,
        /// The queue.
        queue: String,
    },
    /// A new queue.
    AddQueue {
        /// Its id.
        id: String,
        /// Its name on the desk; its id if empty.
        name: String,
        /// Its team.
        team: String,
    },
    /// A queue goes.
    RemoveQueue(String),
    /// A queue is given to another team.
    QueueTeam {
        /// The queue.
        queue: String,
        /// The team.
        team: String,
    },
    /// The lengths of a promise, such as `15m`; an empty one is taken out.
    Sla {
        /// The promise.
        sla: String,
        /// To the first answer.
        first_response: String,
        /// To each further answer.
        next_response: String,
        /// To the end.
        resolution: String,
    },
    /// When a calendar is open, such as `mon-fri 08:00-12:00 13:00-18:00`.
    Hours {
        /// The calendar.
        calendar: String,
        /// Its zone.
        tz: String,
        /// One entry for each line.
        open: Vec<String>,
    },
}

/// Does it.
///
/// # Errors
/// If the text is not TOML, or does not hold what is to be changed.
pub fn edit(text: &str, edit: &Edit) -> Result<String, Mistake> {
    let mut file: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        Mistake::new(format!("this is not TOML: {}", error.message()), "correct the text first")
    })?;
    match edit {
        Edit::AddRule { id, when, queue, sla } => add_rule(&mut file, id, when, queue, sla)?,
        Edit::RemoveRule(id) => remove(&mut file, "rule", id)?,
        Edit::RaiseRule(id) => swap_rules(&mut file, id, true)?,
        Edit::LowerRule(id) => swap_rules(&mut file, id, false)?,
        Edit::RuleQueue { rule, queue } => {
            let then = one(&mut file, "rule", rule)?.entry("then").or_insert(value(InlineTable::new()));
            let then = then.as_table_like_mut();
            put(
                then.ok_or_else(|| Mistake::new("its `then` is no table", "change it in the text"))?,
                "queue",
                queue,
            );
        }
        Edit::AddQueue { id, name, team } => add_queue(&mut file, id, name, team)?,
        Edit::RemoveQueue(id) => remove(&mut file, "queue", id)?,
        Edit::QueueTeam { queue, team } => put(one(&mut file, "queue", queue)?, "team", team),
        Edit::Sla { sla, first_response, next_response, resolution } => {
            let table = named(&mut file, "sla", sla)?;
            let lengths = [
                ("first_response", first_response),
                ("next_response", next_response),
                ("resolution", resolution),
            ];
            for (key, length) in lengths {
                if length.trim().is_empty() {
                    table.remove(key);
                } else {
                    put(table, key, length.trim());
                }
            }
        }
        Edit::Hours { calendar, tz, open } => {
            let table = named(&mut file, "calendar", calendar)?;
            put(table, "tz", tz.trim());
            let lines = open.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
            replace(table, "open", Value::Array(lines.collect::<Array>()));
        }
    }
    Ok(file.to_string())
}

/// The ids of the blocks (`rule`, `queue` …) that stand in the text itself, in its order: those that an edit can reach.
/// None if the text is not TOML.
pub fn own_ids(text: &str, kind: &str) -> Vec<String> {
    let Ok(file) = text.parse::<DocumentMut>() else { return Vec::new() };
    let blocks = file.get(kind).and_then(Item::as_array_of_tables);
    blocks.into_iter().flatten().map(|table| id(table).to_owned()).collect()
}

/// The blocks of a kind that stand in the file itself.
fn blocks<'a>(file: &'a mut DocumentMut, kind: &str) -> Result<&'a mut ArrayOfTables, Mistake> {
    let item = file.entry(kind).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    item.as_array_of_tables_mut().ok_or_else(|| {
        Mistake::new(format!("`{kind}` is not written as [[{kind}]] here"), "change it in the text")
    })
}

fn id(table: &Table) -> &str {
    table.get("id").and_then(Item::as_str).unwrap_or_default()
}

/// Where the block of this id stands among its kind.
fn place(blocks: &ArrayOfTables, kind: &str, name: &str) -> Result<usize, Mistake> {
    blocks.iter().position(|table| id(table) == name).ok_or_else(|| {
        let fix = did_you_mean(name, blocks.iter().map(id));
        Mistake::new(
            format!("no [[{kind}]] of this file is called `{name}`; what is inherited is not changed here"),
            fix,
        )
    })
}

fn one<'a>(file: &'a mut DocumentMut, kind: &str, name: &str) -> Result<&'a mut Table, Mistake> {
    let blocks = blocks(file, kind)?;
    let place = place(blocks, kind, name)?;
    blocks.get_mut(place).ok_or_else(|| Mistake::new(format!("`{name}` is gone"), "look at the text"))
}

fn remove(file: &mut DocumentMut, kind: &str, name: &str) -> Result<(), Mistake> {
    if kind == "rule" && name == "default" {
        return Err(Mistake::new(
            "the rule `default` cannot go",
            "every item needs an owner; send it elsewhere",
        ));
    }
    let blocks = blocks(file, kind)?;
    let place = place(blocks, kind, name)?;
    blocks.remove(place);
    Ok(())
}

/// Exchanges a rule with its neighbour; each takes the other's place in the text, with its comment.
fn swap_rules(file: &mut DocumentMut, name: &str, up: bool) -> Result<(), Mistake> {
    let blocks = blocks(file, "rule")?;
    let place = place(blocks, "rule", name)?;
    let other = if up { place.checked_sub(1) } else { Some(place + 1).filter(|next| *next < blocks.len()) };
    let Some(other) = other else {
        return Err(Mistake::new(
            format!("`{name}` has no rule to change places with"),
            "leave it where it is",
        ));
    };
    let (first, second) = (place.min(other), place.max(other));
    let layer = |at: usize| {
        blocks.get(at).and_then(|table| table.get("layer")?.as_str()).unwrap_or("rules").to_owned()
    };
    if blocks.get(second).is_some_and(|table| id(table) == "default") {
        return Err(Mistake::new("`default` is asked last", "leave it where it is"));
    }
    if layer(first) != layer(second) {
        let fix = "the layer decides before the order of the file: a rule moves inside its own layer";
        return Err(Mistake::new(format!("`{name}` and its neighbour are of different layers"), fix));
    }
    let nested = |table: &Table| table.iter().any(|(_, item)| item.is_table() || item.is_array_of_tables());
    if [first, second].iter().any(|at| blocks.get(*at).is_some_and(nested)) {
        return Err(Mistake::new(
            "one of the two has tables of its own ([rule.then])",
            "move it in the text",
        ));
    }
    let mut tables: Vec<&mut Table> = blocks.iter_mut().collect();
    let (head, tail) = tables.split_at_mut(second);
    let (before, behind) = (&mut *head[first], &mut *tail[0]);
    let places = (before.position(), behind.position());
    std::mem::swap(before, behind);
    before.set_position(places.0);
    behind.set_position(places.1);
    Ok(())
}

/// A name that others may refer to.
fn named_well(name: &str, what: &str) -> Result<(), Mistake> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if name.is_empty() || name.len() > 60 || !name.chars().all(plain) {
        let fix = "write 1 to 60 letters, digits, `_` and `-`";
        return Err(Mistake::new(format!("`{name}` cannot be the id of a {what}"), fix));
    }
    Ok(())
}

fn add_rule(
    file: &mut DocumentMut,
    name: &str,
    when: &[(String, String)],
    queue: &str,
    sla: &str,
) -> Result<(), Mistake> {
    named_well(name, "rule")?;
    let blocks = blocks(file, "rule")?;
    if blocks.iter().any(|table| id(table) == name) {
        return Err(Mistake::new(format!("there is a rule `{name}` already"), "give it another id"));
    }
    let mut then = InlineTable::new();
    then.insert("queue", queue.into());
    if !sla.is_empty() {
        then.insert("sla", sla.into());
    }
    let mut rule = Table::new();
    rule.insert("id", value(name));
    rule.insert("when", value(condition(when)?));
    rule.insert("then", value(then));
    rule.decor_mut().set_prefix("\n");
    let last = blocks.iter().position(|table| id(table) == "default");
    match last {
        Some(at) => {
            rule.set_position(blocks.get(at).and_then(Table::position));
            blocks.insert(at, rule);
        }
        None => blocks.push(rule),
    }
    Ok(())
}

/// Facts and values as a file writes them; a list where a fact has several.
fn condition(when: &[(String, String)]) -> Result<InlineTable, Mistake> {
    let mut condition = InlineTable::new();
    for (fact, word) in when {
        let name: FactName = fact.parse()?;
        name.read(word)?;
        let word = match name.kind() {
            Kind::Flag => Value::from(word == "true"),
            Kind::Number => word.parse::<i64>().map_or_else(|_| Value::from(word.as_str()), Value::from),
            _ => Value::from(word.as_str()),
        };
        match condition.get_mut(fact) {
            None => _ = condition.insert(fact, word),
            Some(Value::Array(list)) => list.push(word),
            Some(known) => *known = Value::Array(Array::from_iter([known.clone().decorated("", ""), word])),
        }
    }
    Ok(condition)
}

fn add_queue(file: &mut DocumentMut, name: &str, title: &str, team: &str) -> Result<(), Mistake> {
    named_well(name, "queue")?;
    let blocks = blocks(file, "queue")?;
    if blocks.iter().any(|table| id(table) == name) {
        return Err(Mistake::new(format!("there is a queue `{name}` already"), "give it another id"));
    }
    let mut queue = Table::new();
    queue.insert("id", value(name));
    if !title.trim().is_empty() {
        queue.insert("name", value(title.trim()));
    }
    queue.insert("team", value(team));
    queue.decor_mut().set_prefix("\n");
    // Behind the last queue, with nothing between.
    let last = blocks.len().checked_sub(1).and_then(|last| blocks.get(last)).and_then(Table::position);
    queue.set_position(last);
    blocks.push(queue);
    Ok(())
}

/// `[kind.name]` of this file; copied from the file that it extends where it stands there alone.
fn named<'a>(file: &'a mut DocumentMut, kind: &str, name: &str) -> Result<&'a mut Table, Mistake> {
    let stands =
        file.get(kind).and_then(|item| item.as_table_like()).is_some_and(|table| table.contains_key(name));
    if !stands {
        let copy = inherited(file, kind, name).ok_or_else(|| {
            Mistake::new(
                format!("there is no [{kind}.{name}] here or in the file that it extends"),
                "add it in the text",
            )
        })?;
        let all = file.entry(kind).or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(true);
            Item::Table(table)
        });
        let all = all.as_table_like_mut().ok_or_else(|| {
            Mistake::new(format!("`{kind}` is not a table here"), format!("write it as [{kind}.{name}]"))
        })?;
        all.insert(name, Item::Table(copy));
    }
    let found = file.get_mut(kind).and_then(|item| item.get_mut(name)).and_then(Item::as_table_mut);
    found.ok_or_else(|| {
        Mistake::new(format!("{kind}.{name} is not written as a table of its own"), "change it in the text")
    })
}

/// What a preset that the file extends says of it.
fn inherited(file: &DocumentMut, kind: &str, name: &str) -> Option<Table> {
    let parent = file.get("extends")?.as_str()?.trim_end_matches(".toml");
    let parent: DocumentMut = presets::text(parent)?.parse().ok()?;
    let found = parent.get(kind).and_then(|item| item.get(name)).and_then(Item::as_table).cloned();
    let mut table = found.or_else(|| inherited(&parent, kind, name))?;
    table.set_position(None);
    table.decor_mut().set_prefix("\n");
    Some(table)
}

/// Sets a word, and keeps the comment behind the one that it replaces.
fn put(table: &mut dyn TableLike, key: &str, word: &str) {
    replace(table, key, word.into());
}

fn replace(table: &mut dyn TableLike, key: &str, new: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = new;
            *old.decor_mut() = decor;
        }
        None => _ = table.insert(key, value(new)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Presets, load};
    use crate::presets::{presets, text};

    fn divided() -> &'static str {
        text("divided").unwrap()
    }

    fn done(text: &str, what: &Edit) -> String {
        let after = edit(text, what).unwrap();
        load("after", &after, &Presets).unwrap_or_else(|refused| panic!("{refused}\n{after}"));
        after
    }

    /// The lines that only one of the two texts has.
    fn changed(before: &str, after: &str) -> (Vec<String>, Vec<String>) {
        let without = |a: &str, b: &str| {
            a.lines().filter(|line| !b.lines().any(|other| other == *line)).map(str::to_owned).collect()
        };
        (without(before, after), without(after, before))
    }

    #[test]
    fn an_edit_touches_only_what_it_is_about() {
        let after =
            done(divided(), &Edit::RuleQueue { rule: "R5-wants-to-buy".into(), queue: "care".into() });
        let (gone, new) = changed(divided(), &after);
        assert_eq!(new, [r#"then = { queue = "care", sla = "engage" }"#]);
        assert!(gone.len() <= 1, "{gone:?}");
        assert_eq!(after.lines().count(), divided().lines().count());
    }

    #[test]
    fn a_rule_moves_with_its_comment() {
        let after = done(divided(), &Edit::RaiseRule("R4-something-to-do".into()));
        let lines: Vec<&str> = after.lines().collect();
        let at = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap();
        assert!(at("R4-something-to-do") < at("R3-many-are-listening"), "{after}");
        assert_eq!(at("# Either unhappy") + 2, at("R4-something-to-do"), "{after}");
        assert_eq!(changed(divided(), &after), (vec![], vec![]), "the same lines in another order");
        let back = done(&after, &Edit::LowerRule("R4-something-to-do".into()));
        assert_eq!(back, divided());
    }

    #[test]
    fn a_new_rule_is_asked_before_default_and_after_all_others() {
        let add = Edit::AddRule {
            id: "R8-vip".into(),
            when: vec![
                ("channel".into(), "x".into()),
                ("channel".into(), "email".into()),
                ("needs_action".into(), "true".into()),
                ("severity".into(), "4".into()),
            ],
            queue: "care".into(),
            sla: "public_fast".into(),
        };
        let after = done(divided(), &add);
        assert!(
            after.contains("when = { channel = [\"x\", \"email\"], needs_action = true, severity = 4 }"),
            "{after}"
        );
        let model = load("after", &after, &Presets).unwrap();
        let ids: Vec<&str> = model.rules().iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(ids[ids.len() - 2..], ["R8-vip", "default"]);
        assert_eq!(changed(divided(), &after).0, Vec::<String>::new());
        let back = edit(&after, &Edit::RemoveRule("R8-vip".into())).unwrap();
        assert_eq!(changed(divided(), &back), (vec![], vec![]));
    }

    #[test]
    fn a_promise_that_is_inherited_is_written_into_the_file_and_the_rest_of_it_stays() {
        let sla = Edit::Sla {
            sla: "public_fast".into(),
            first_response: "10m".into(),
            next_response: "30m".into(),
            resolution: String::new(),
        };
        let after = done(divided(), &sla);
        let model = load("after", &after, &Presets).unwrap();
        let fast = model.sla("public_fast").unwrap();
        assert_eq!(fast.first_response, Some(kernel::Millis::minutes(10)));
        assert_eq!((fast.resolution, fast.warn_at), (None, Some(0.75)));
    }

    #[test]
    fn a_queue_comes_and_goes_and_a_calendar_has_other_hours() {
        let add = Edit::AddQueue { id: "vip".into(), name: "Guests".into(), team: "care_team".into() };
        let after = done(divided(), &add);
        assert_eq!(load("after", &after, &Presets).unwrap().queue("vip").unwrap().title(), "Guests");
        let given = done(&after, &Edit::QueueTeam { queue: "vip".into(), team: "press_office".into() });
        let model = load("after", &given, &Presets).unwrap();
        assert_eq!(model.owner_of("vip").unwrap().team.unwrap().id.as_str(), "press_office");
        assert_eq!(changed(divided(), &done(&given, &Edit::RemoveQueue("vip".into()))), (vec![], vec![]));
        let hours = Edit::Hours {
            calendar: "uk_day".into(),
            tz: "Europe/Berlin".into(),
            open: vec!["mon-fri 09:00-12:00 13:00-18:00".into(), " ".into()],
        };
        let model = load("after", &done(divided(), &hours), &Presets).unwrap();
        let day = model.calendar("uk_day").unwrap();
        assert_eq!((&*day.tz, day.open.len()), ("Europe/Berlin", 1));
    }

    #[test]
    fn what_cannot_be_done_is_refused_with_what_to_do() {
        let refused = |what: Edit| edit(divided(), &what).unwrap_err().to_string();
        let said = refused(Edit::RaiseRule("R1-our-own-post".into()));
        assert!(said.contains("did you mean `R1-our-own-posts`?"), "{said}");
        assert!(refused(Edit::RemoveRule("default".into())).contains("cannot go"));
        assert!(refused(Edit::LowerRule("R7-letting-off-steam".into())).contains("asked last"));
        assert!(refused(Edit::RaiseRule("R1-our-own-posts".into())).contains("no rule to change places"));
        assert!(refused(Edit::RemoveRule("G1-people-at-risk".into())).contains("inherited"));
        let name = Edit::AddQueue { id: "a b\"".into(), name: String::new(), team: "care_team".into() };
        assert!(refused(name).contains("cannot be the id"));
        let said = edit("when = {", &Edit::RemoveQueue("x".into())).unwrap_err().to_string();
        assert!(said.starts_with("this is not TOML"), "{said}");
    }

    #[test]
    fn every_edit_of_every_preset_leaves_toml_or_is_refused() {
        for preset in presets() {
            let model = load(preset.name, preset.text, &Presets).unwrap();
            for rule in model.rules() {
                let id = rule.id.to_string();
                for what in [Edit::RaiseRule(id.clone()), Edit::LowerRule(id.clone()), Edit::RemoveRule(id)] {
                    if let Ok(after) = edit(preset.text, &what) {
                        assert!(after.parse::<DocumentMut>().is_ok(), "{what:?}");
                    }
                }
            }
        }
    }
}
