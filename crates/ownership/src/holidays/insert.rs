//! Writing imported holidays into a model file, without touching anything else in it.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use crate::calendar::Holiday;
use crate::finding::{At, Code, Finding, Refused, did_you_mean};

/// The same file with these dates in the set `[holidays.SET]`, and with the set named by the calendar. Comments
/// and layout stay; dates that the set has already stay as they are.
///
/// # Errors
/// If the text is not TOML, the file declares no such calendar, the set's name is not made of letters, digits,
/// `_` and `-`, or what stands there is of another kind.
pub fn insert_holidays(text: &str, calendar: &str, set: &str, dates: &[Holiday]) -> Result<String, Refused> {
    let mut file: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let line = error.span().map_or(1, |span| line(text, span.start));
        refused(line, format!("this is not TOML: {}", error.message()), "correct the line")
    })?;
    if set.is_empty() || !set.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')) {
        return Err(refused(
            1,
            format!("`{set}` is not the name of a set"),
            "use letters, digits, `_` and `-`",
        ));
    }
    name_set(&mut file, calendar, set)?;
    let root = file.entry("holidays").or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let kind = || {
        refused(1, "`holidays` is not a table of sets".into(), "write `[holidays.NAME]` with `dates = […]`")
    };
    let sets = root.as_table_like_mut().ok_or_else(kind)?;
    let one = sets.entry(set).or_insert_with(|| Item::Table(Table::new()));
    let one = one.as_table_like_mut().ok_or_else(kind)?;
    let list = one.entry("dates").or_insert_with(|| Item::Value(Value::Array(Array::new())));
    let list = list.as_array_mut().ok_or_else(kind)?;
    for holiday in dates {
        let date = holiday.date.to_string();
        if !list.iter().any(|known| date_of(known).as_deref() == Some(date.as_str())) {
            push(list, &date, holiday.name.as_deref());
        }
    }
    list.set_trailing("\n");
    list.set_trailing_comma(true);
    Ok(file.to_string())
}

/// Adds the set to what the calendar names.
fn name_set(file: &mut DocumentMut, calendar: &str, set: &str) -> Result<(), Refused> {
    let calendars = file.get_mut("calendar").and_then(Item::as_table_like_mut);
    let known: Vec<String> = calendars
        .as_ref()
        .map(|all| all.iter().map(|(name, _)| name.to_owned()).collect())
        .unwrap_or_default();
    let table = calendars
        .and_then(|all| all.get_mut(calendar))
        .and_then(Item::as_table_like_mut)
        .ok_or_else(|| {
            let fix = match known.is_empty() {
                true => format!(
                    "declare `[calendar.{calendar}]` here, also if the file that this one extends has it"
                ),
                false => did_you_mean(calendar, known.iter().map(String::as_str)),
            };
            refused(1, format!("this file declares no calendar `{calendar}`"), fix)
        })?;
    let named = table.entry("holidays").or_insert_with(|| Item::Value(set.into()));
    let Some(value) = named.as_value_mut() else { return Ok(()) };
    match value {
        Value::String(one) if one.value() == set => {}
        Value::String(one) => {
            let mut both = Array::new();
            both.push(one.value().as_str());
            both.push(set);
            let decor = value.decor().clone();
            *value = Value::Array(both);
            *value.decor_mut() = decor;
        }
        Value::Array(list) if list.iter().any(|name| name.as_str() == Some(set)) => {}
        Value::Array(list) => list.push(set),
        _ => {
            let what =
                format!("`holidays` of the calendar `{calendar}` is neither a name nor a list of names");
            return Err(refused(1, what, "write `holidays = [\"…\"]`"));
        }
    }
    Ok(())
}

fn date_of(item: &Value) -> Option<String> {
    let date = item.as_inline_table().map_or(Some(item), |table| table.get("date"))?;
    date.as_str().map(str::to_owned).or_else(|| date.as_datetime().map(ToString::to_string))
}

fn push(list: &mut Array, date: &str, name: Option<&str>) {
    let mut entry = InlineTable::new();
    entry.insert("date", date.into());
    if let Some(name) = name {
        entry.insert("name", name.into());
    }
    let mut value = Value::InlineTable(entry);
    value.decor_mut().set_prefix("\n    ");
    list.push_formatted(value);
}

fn line(text: &str, at: usize) -> u32 {
    text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() as u32 + 1
}

fn refused(line: u32, what: String, fix: impl Into<String>) -> Refused {
    let at = At { file: "the file".into(), line, column: 1 };
    Refused { findings: vec![Finding::error(Code::Holidays, &at, what, fix)] }
}
