//! Time zones, from the database inside the binary, so that the same file means the same on every machine.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use crate::finding::distance;
use crate::holidays::YEARS;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The zone of an IANA name, if there is one.
pub(crate) fn zone(name: &str) -> Option<TimeZone> {
    ZONES.get(name).ok().filter(|zone| zone.iana_name() != Some("Etc/Unknown"))
}

/// What to write instead of a zone that does not exist.
pub(crate) fn nearest_zone(name: &str) -> String {
    let lower = name.to_lowercase();
    let far = |known: &str| {
        let known = known.to_lowercase();
        let city = known.rsplit('/').next().unwrap_or(&known);
        distance(&lower, &known).min(distance(&lower, city))
    };
    // Names are short; a hostile one is not worth comparing with six hundred others.
    let near = ZONES.available().filter(|_| name.len() <= 40).map(|known| (far(known.as_str()), known));
    match near.min_by_key(|(far, _)| *far) {
        Some((far, known)) if far <= (name.len() / 3).max(1) => format!("did you mean `{known}`?"),
        _ => "write `UTC` or an IANA name such as `Europe/London`".to_owned(),
    }
}

/// From when on which offset holds, both in microseconds; the first stretch has no beginning. Before the first
/// and after the last of [`YEARS`] the offset stays as it is there.
pub(super) fn stretches(zone: &TimeZone) -> Vec<(i64, i64)> {
    let midnight =
        |year| date(year, 1, 1).to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |day| day.timestamp());
    let (first, end) = (midnight(*YEARS.start()), midnight(*YEARS.end() + 1));
    let micros = |offset: Offset| i64::from(offset.seconds()) * 1_000_000;
    let mut stretches = vec![(i64::MIN, micros(zone.to_offset(first)))];
    for change in zone.following(first).take_while(|change| change.timestamp() < end) {
        stretches.push((change.timestamp().as_microsecond(), micros(change.offset())));
    }
    stretches
}
