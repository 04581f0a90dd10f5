//! A condition as somebody types it: `queue:billing,care`, `-tag:spam`, `due:1h`. The other way round, the words of a
//! chip. Pure.

use std::str::FromStr;

use kernel::{Instant, Millis, said};

use super::filter::{Due, Filter, Test, When};
use crate::{Error, Result};

/// What can be asked, each with an example.
pub const FIELDS: [(&str, &str); 20] = [
    ("queue", "queue:billing"),
    ("department", "department:support"),
    ("assignee", "assignee:me"),
    ("state", "state:resolved"),
    ("channel", "channel:sandbox"),
    ("seen", "seen:public"),
    ("tone", "tone:negative"),
    ("topic", "topic:billing"),
    ("intent", "intent:complaint"),
    ("language", "language:de"),
    ("severity", "severity:3"),
    ("due", "due:1h"),
    ("waiting", "waiting:4h"),
    ("priority", "priority:4"),
    ("tag", "tag:refund"),
    ("reach", "reach:10000"),
    ("has", "has:draft"),
    ("opened", "opened:<2d"),
    ("last", "last:>1d"),
    ("resolved", "resolved:<7d"),
];

/// Reads a condition. A minus before it means that it must not hold.
///
/// # Errors
/// [`Error::Invalid`] with what can be asked instead.
pub fn parse(text: &str) -> Result<Filter> {
    let text = text.trim();
    let (is_not, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (field, value) = text.split_once(':').ok_or_else(|| {
        let fields = FIELDS.map(|(field, _)| field).join(", ");
        Error::invalid(said!(
            "write a field, a colon and a value, such as queue:billing; the fields are {fields}",
            fields
        ))
    })?;
    let test = test(field.trim(), value.trim())?;
    let is = Filter::Is(test);
    let filter = if is_not { Filter::None(vec![is]) } else { is };
    filter.check()?;
    Ok(filter)
}

fn test(field: &str, value: &str) -> Result<Test> {
    let texts = || value.split(',').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect();
    Ok(match field {
        "queue" => Test::Queue(texts()),
        "department" => Test::Department(texts()),
        "assignee" => Test::Assignee(list(field, value)?),
        "state" => Test::State(list(field, value)?),
        "channel" => Test::Channel(texts()),
        "seen" => Test::Visibility(list(field, value)?),
        "tone" => Test::Sentiment(texts()),
        "topic" => Test::Topic(texts()),
        "intent" => Test::Intent(texts()),
        "language" => Test::Language(texts()),
        "severity" => Test::Severity(one(field, value)?),
        "due" if value == "late" => Test::Clock(Due::Late),
        "due" if value == "none" => Test::Clock(Due::None),
        "due" => Test::Clock(Due::Within(span(value)?)),
        "waiting" => Test::Waiting(span(value)?),
        "priority" => Test::Priority(one(field, value)?),
        "tag" => Test::Tag(texts()),
        "reach" => Test::Reach(one(field, value)?),
        "has" => Test::Has(list(field, value)?),
        "opened" => Test::Opened(when(value)?),
        "last" => Test::Last(when(value)?),
        "resolved" => Test::Resolved(when(value)?),
        other => {
            let fields = FIELDS.map(|(field, _)| field).join(", ");
            return Err(Error::invalid(said!(
                "there is no field `{other}`; the fields are {fields}",
                other,
                fields
            )));
        }
    })
}

fn one<T: FromStr<Err: std::fmt::Display>>(field: &str, value: &str) -> Result<T> {
    value.parse().map_err(|error| Error::invalid(format!("{field}: {error}")))
}

fn list<T: FromStr<Err: std::fmt::Display>>(field: &str, value: &str) -> Result<Vec<T>> {
    value.split(',').map(|value| one(field, value.trim())).collect()
}

/// `30m`, `4h`, `2d`.
fn span(value: &str) -> Result<Millis> {
    let wrong = || Error::invalid("write a length of time such as 30m, 4h or 2d");
    let unit = value.chars().last().ok_or_else(wrong)?;
    let number: i64 = value[..value.len() - unit.len_utf8()].parse().map_err(|_| wrong())?;
    if !(0..=100_000).contains(&number) {
        return Err(wrong());
    }
    match unit {
        'm' => Ok(Millis::minutes(number)),
        'h' => Ok(Millis::hours(number)),
        'd' => Ok(Millis::days(number)),
        _ => Err(wrong()),
    }
}

/// `<2d` in the last two days, `>2d` longer ago; `<2026-03-01` before a day, `>2026-03-01` since its beginning (UTC).
fn when(value: &str) -> Result<When> {
    let wrong = || Error::invalid("write <2d, >2d, <2026-03-01 or >2026-03-01");
    let (earlier, value) = match (value.strip_prefix('<'), value.strip_prefix('>')) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ => return Err(wrong()),
    };
    if let Ok(day) = value.parse::<jiff::civil::Date>() {
        let start = day.to_zoned(jiff::tz::TimeZone::UTC).map_err(|_| wrong())?;
        let at = Instant::from(start.timestamp());
        return Ok(if earlier { When::Before(at) } else { When::After(at) });
    }
    let time = span(value).map_err(|_| wrong())?;
    Ok(if earlier { When::Within(time) } else { When::Over(time) })
}

/// The field and the value of a condition, as they could be typed.
pub fn words(test: &Test) -> (&'static str, String) {
    let names = |of: Vec<String>| of.join(",");
    match test {
        Test::Queue(of) => ("queue", of.join(",")),
        Test::Department(of) => ("department", of.join(",")),
        Test::Assignee(of) => ("assignee", names(of.iter().map(ToString::to_string).collect())),
        Test::State(of) => ("state", names(of.iter().map(ToString::to_string).collect())),
        Test::Channel(of) => ("channel", of.join(",")),
        Test::Visibility(of) => ("seen", names(of.iter().map(ToString::to_string).collect())),
        Test::Sentiment(of) => ("tone", of.join(",")),
        Test::Topic(of) => ("topic", of.join(",")),
        Test::Intent(of) => ("intent", of.join(",")),
        Test::Language(of) => ("language", of.join(",")),
        Test::Severity(least) => ("severity", least.to_string()),
        Test::Clock(Due::Late) => ("due", "late".into()),
        Test::Clock(Due::None) => ("due", "none".into()),
        Test::Clock(Due::Within(time)) => ("due", long(*time)),
        Test::Waiting(time) => ("waiting", long(*time)),
        Test::Priority(least) => ("priority", least.to_string()),
        Test::Tag(of) => ("tag", of.join(",")),
        Test::Reach(least) => ("reach", least.to_string()),
        Test::Has(of) => ("has", names(of.iter().map(ToString::to_string).collect())),
        Test::Opened(at) => ("opened", moment(*at)),
        Test::Last(at) => ("last", moment(*at)),
        Test::Resolved(at) => ("resolved", moment(*at)),
    }
}

fn long(time: Millis) -> String {
    match time.0 / 60_000 {
        minutes if minutes > 0 && minutes % 1_440 == 0 => format!("{}d", minutes / 1_440),
        minutes if minutes > 0 && minutes % 60 == 0 => format!("{}h", minutes / 60),
        minutes => format!("{minutes}m"),
    }
}

fn moment(when: When) -> String {
    let day = |at: Instant| at.timestamp().strftime("%Y-%m-%d").to_string();
    match when {
        When::Before(at) => format!("<{}", day(at)),
        When::After(at) => format!(">{}", day(at)),
        When::Within(time) => format!("<{}", long(time)),
        When::Over(time) => format!(">{}", long(time)),
    }
}
