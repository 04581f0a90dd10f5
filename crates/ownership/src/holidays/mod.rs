//! Public holidays. In: the name of a set, such as `GB-ENG`. Out: its dates and their names.
//!
//! Promised: the sets are what the law of the country gives to everybody, as far as it is known when the product
//! is built; a holiday that moves to a working day closes both days. Feasts that are proclaimed from year to year
//! are known for the years that [`sets`] lists. A file may bring a set of its own under any name, also under
//! that of a built-in one, and then its own counts.

mod ics;
mod insert;
mod rules;
mod sets;

use std::ops::RangeInclusive;
use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::Holiday;
use crate::finding::At;

pub use ics::holidays_from_ics;
pub use insert::insert_holidays;

/// The years for which holidays and the turning of clocks are known.
pub(crate) const YEARS: RangeInclusive<i16> = 2000..=2069;

/// A set of holidays that a file brings: `[holidays.NAME]`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HolidaySet {
    /// Its name.
    pub id: Arc<str>,
    #[serde(skip)]
    pub(crate) at: At,
    /// Its dates, in order.
    pub dates: Vec<Holiday>,
}

/// The built-in sets: a code (ISO 3166) and the place.
pub fn holiday_sets() -> impl Iterator<Item = (&'static str, &'static str)> {
    sets::SETS.iter().map(|set| (set.code, set.place))
}

/// The holidays of a built-in set in a year, in order; `None` if there is no such set. Empty outside of the years
/// 2000 to 2069.
pub fn holidays_of(set: &str, year: i16) -> Option<Vec<Holiday>> {
    let set = sets::SETS.iter().find(|known| known.code == set)?;
    let mut dates: Vec<(Date, &str)> = match YEARS.contains(&year) {
        true => rules::dates(set, year - 1)
            .into_iter()
            .chain(rules::dates(set, year))
            .chain(rules::dates(set, year + 1))
            .filter(|(date, _)| date.year() == year)
            .collect(),
        false => Vec::new(),
    };
    dates.sort_unstable();
    Some(dates.into_iter().map(|(date, name)| Holiday { date, name: Some(name.into()) }).collect())
}

/// All dates of a built-in set; none if there is no such set.
pub(crate) fn all(code: &str) -> impl Iterator<Item = (Date, &'static str)> {
    let set = sets::SETS.iter().find(|known| known.code == code);
    set.into_iter().flat_map(|set| YEARS.flat_map(|year| rules::dates(set, year)))
}
