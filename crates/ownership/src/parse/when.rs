//! Reading conditions: `when = { … }`, `any = [ … ]`, `on = { … }`, and the text form of approvals.

use toml::de::DeValue;

use super::reader::{Item, Table};
use crate::condition::{Check, Condition, Order, Test};
use crate::fact::{FactName, Kind, Mistake, Value};
use crate::finding::did_you_mean;

/// The condition under `when` and `any`.
pub(crate) fn condition(table: &Table<'_>) -> Condition {
    let mut condition = Condition::default();
    if let Some(item) = table.get("when") {
        condition = when(&item);
    }
    if let Some(item) = table.get("any") {
        any(&item, &mut condition);
    }
    condition
}

/// A table of tests, all of which must hold.
pub(crate) fn when(item: &Item<'_>) -> Condition {
    let mut condition = Condition::default();
    for entry in item.table().map(|table| table.entries()).unwrap_or_default() {
        if entry.key == "any" && entry.value.get_ref().is_array() {
            any(&entry, &mut condition);
        } else {
            condition.all.extend(test(&entry));
        }
    }
    condition
}

fn any(item: &Item<'_>, condition: &mut Condition) {
    if item.value.get_ref().as_array().is_none_or(|groups| groups.is_empty()) {
        return item.wrong("a list of tables, of which one must hold: `any = [ { … }, { … } ]`");
    }
    if !condition.any.is_empty() {
        return item.refuse("`any` stands here twice", "keep one of the two");
    }
    for group in item.list() {
        let entries = group.table().map(|table| table.entries()).unwrap_or_default();
        if entries.is_empty() {
            group
                .refuse("an empty table in `any` would always hold", "write what it shall ask, or remove it");
        }
        condition.any.push(entries.iter().filter_map(test).collect());
    }
}

pub(crate) fn test(entry: &Item<'_>) -> Option<Test> {
    let key = entry.key;
    if key == "topic_in" {
        let word = entry.word()?;
        let Some(mode) = word.strip_suffix(".topics").filter(|mode| !mode.is_empty()) else {
            entry.refuse(
                format!("`topic_in` is `{word}`"),
                "write a mode and `.topics`, such as `crisis.topics`",
            );
            return None;
        };
        return Some(Test { fact: FactName::Topic, check: Check::TopicOf(mode.into()) });
    }
    let (name, negated) = match key.strip_suffix("_not") {
        Some(name) => (name, true),
        None => (key, false),
    };
    let Ok(fact) = name.parse::<FactName>() else {
        let known = FactName::ALL.iter().map(|fact| fact.name()).chain(["topic_in"]);
        entry.refuse(format!("unknown fact `{name}`"), did_you_mean(name, known));
        return None;
    };
    let check = check(fact, entry, negated)?;
    Some(Test { fact, check })
}

fn check(fact: FactName, entry: &Item<'_>, negated: bool) -> Option<Check> {
    if entry.str() == Some("any") {
        if negated {
            entry.refuse(
                format!("`{}` = \"any\" could never hold: unknown never matches", entry.key),
                "remove it, or name the values that are not wanted",
            );
            return None;
        }
        return Some(Check::Known);
    }
    if let Some(table) = entry.plain_table() {
        return bounds(fact, entry, &table);
    }
    // A single length of time is a threshold: nobody waits for exactly ten minutes.
    if fact.kind() == Kind::Duration && !entry.value.get_ref().is_array() {
        return Some(Check::Within(vec![(Order::AtLeast, number(fact, entry)?)]));
    }
    let items = entry.list();
    if items.is_empty() {
        entry.refuse(
            format!("`{}` is an empty list, which matches nothing", entry.key),
            "name a value or remove it",
        );
        return None;
    }
    let values: Vec<Value> = items.iter().filter_map(|item| value(fact, item)).collect();
    Some(if negated { Check::NoneOf(values) } else { Check::OneOf(values) })
}

fn bounds(fact: FactName, entry: &Item<'_>, table: &Table<'_>) -> Option<Check> {
    if !matches!(fact.kind(), Kind::Number | Kind::Duration) {
        entry.refuse(format!("`{fact}` is not a number and cannot be compared"), "name its values instead");
        return None;
    }
    let mut bounds = Vec::new();
    for (key, _, order) in Order::ALL {
        if let Some(bound) = table.get(key).and_then(|item| number(fact, &item)) {
            bounds.push((order, bound));
        }
    }
    table.done();
    if bounds.is_empty() && table.is_empty() {
        entry.refuse(
            format!("`{fact}` is compared with nothing"),
            "write `{ gte = 100 }`; also `gt`, `lt`, `lte`",
        );
    }
    Some(Check::Within(bounds))
}

fn number(fact: FactName, item: &Item<'_>) -> Option<f64> {
    match value(fact, item)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

fn value(fact: FactName, item: &Item<'_>) -> Option<Value> {
    let value = match item.value.get_ref() {
        DeValue::String(word) => Value::from(&**word),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        _ => Value::Number(item.number()?),
    };
    match fact.accept(value) {
        Ok(value) => Some(value),
        Err(mistake) => {
            item.refuse(mistake.what, mistake.fix);
            None
        }
    }
}

/// The `on` of a hand-off: facts with the values whose arrival counts.
pub(crate) fn changes(item: &Item<'_>) -> Vec<(FactName, Vec<Value>)> {
    let mut changes = Vec::new();
    for entry in item.table().map(|table| table.entries()).unwrap_or_default() {
        let Ok(fact) = entry.key.parse::<FactName>() else {
            let fix = did_you_mean(entry.key, FactName::ALL.iter().map(|fact| fact.name()));
            entry.refuse(format!("unknown fact `{}`", entry.key), fix);
            continue;
        };
        let values = match entry.str() {
            Some("became_true") => vec![Value::Flag(true)],
            Some("became_false") => vec![Value::Flag(false)],
            _ => entry.list().iter().filter_map(|item| value(fact, item)).collect(),
        };
        if let Some(Err(_)) = values.first().map(|value| fact.accept(value.clone())) {
            entry.refuse(format!("`{fact}` is not true or false"), "name the values whose arrival counts");
            continue;
        }
        changes.push((fact, values));
    }
    if changes.is_empty() {
        item.refuse("a hand-off needs a change of facts", "write `on = { needs_action = \"became_true\" }`");
    }
    changes
}

/// The text form of a condition: `author_reach >= 100000 and needs_action = true`.
pub(crate) fn text(item: &Item<'_>) -> Option<Condition> {
    let text = item.word()?;
    let mut condition = Condition::default();
    for part in text.split(" and ") {
        match comparison(part) {
            Ok(test) => condition.all.push(test),
            Err(mistake) => {
                item.refuse(mistake.what, mistake.fix);
                return None;
            }
        }
    }
    Some(condition)
}

fn comparison(part: &str) -> Result<Test, Mistake> {
    let signs = [">=", "<=", "!=", "==", ">", "<", "="];
    let split = signs.iter().filter_map(|sign| part.find(sign).map(|at| (at, *sign)));
    let Some((at, sign)) = split.min_by_key(|(at, sign)| (*at, std::cmp::Reverse(sign.len()))) else {
        return Err(Mistake::new(
            format!("`{}` compares nothing", part.trim()),
            "write comparisons such as `author_reach >= 100000`, joined by `and`",
        ));
    };
    let fact: FactName = part[..at].trim().parse()?;
    let value = fact.read(part[at + sign.len()..].trim())?;
    let order = Order::ALL.iter().find(|(_, known, _)| *known == sign);
    let check = match (order, value) {
        (Some((_, _, order)), Value::Number(bound)) => Check::Within(vec![(*order, bound)]),
        (Some(_), _) => {
            return Err(Mistake::new(format!("`{fact}` is not a number"), "compare it with `=` or `!=`"));
        }
        (None, value) if sign == "!=" => Check::NoneOf(vec![value]),
        (None, value) => Check::OneOf(vec![value]),
    };
    Ok(Test { fact, check })
}
