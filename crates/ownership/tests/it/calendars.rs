//! Business time: what the clock on the wall says, by arithmetic.

use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use kernel::{Instant, Millis};
use ownership::{Calendar, Model, Presets, load};
use proptest::prelude::*;

const MINUTE: i64 = 60_000_000;

fn model(calendar: &str) -> Model {
    let text = format!(
        r#"id = "small"
extends = "base"
{calendar}
[[department]]
id = "d"
[[team]]
id = "t"
department = "d"
calendar = "it"
[[queue]]
id = "q"
team = "t"
[[rule]]
id = "default"
then = {{ queue = "q" }}
"#
    );
    load("small.toml", &text, &Presets).unwrap_or_else(|refused| panic!("{refused}\n{text}"))
}

fn calendar(text: &str) -> Calendar {
    model(&format!("[calendar.it]\n{text}")).calendar("it").expect("declared").clone()
}

fn refusal(text: &str) -> String {
    let text =
        format!("[calendar.it]\n{text}\n[[rule]]\nid = \"default\"\nthen = {{ queue = \"moderation\" }}\n");
    load("mine.toml", &format!("id = \"x\"\n{text}"), &Presets).expect_err("refused").to_string()
}

fn at(text: &str) -> Instant {
    text.parse::<jiff::Timestamp>().expect("a moment").into()
}

fn said(moment: Option<Instant>) -> String {
    moment.map_or("never".into(), |moment| moment.timestamp().to_string())
}

const LONDON: &str = r#"tz = "Europe/London"
open = ["mon-fri 09:00-12:30 13:30-18:00", "sat 10:00-14:00"]
holidays = "GB-ENG"
"#;

#[test]
fn a_break_at_noon_a_night_a_weekend_and_a_bank_holiday_do_not_count() {
    let calendar = calendar(LONDON);
    // Thursday before Easter 2026, 17:00 in London; Good Friday and Easter Monday are closed.
    let thursday = at("2026-04-02T16:00:00Z");
    assert_eq!(calendar.open_between(thursday, at("2026-04-07T08:00:00Z")), Millis::hours(5));
    assert_eq!(calendar.after(thursday, Millis::hours(1)), at("2026-04-02T17:00:00Z"), "when the shift ends");
    assert_eq!(calendar.after(thursday, Millis::minutes(61)), at("2026-04-04T09:01:00Z"));
    assert_eq!(calendar.after(thursday, Millis::hours(9)), at("2026-04-07T13:00:00Z"));
    assert!(calendar.is_open_at(thursday) && !calendar.is_open_at(at("2026-04-03T10:00:00Z")));
    assert_eq!(said(calendar.closes_at(at("2026-04-02T09:00:00Z"))), "2026-04-02T11:30:00Z");
    assert_eq!(said(calendar.closes_at(at("2026-04-03T09:00:00Z"))), "never");
    assert_eq!(said(calendar.opens_at(at("2026-04-02T17:00:00Z"))), "2026-04-04T09:00:00Z");
    assert_eq!(calendar.opens_at(thursday), Some(thursday));
    assert_eq!(calendar.exception_on("2026-04-03".parse().expect("a date")).as_deref(), Some("Good Friday"));
}

#[test]
fn an_hour_that_the_clocks_skip_does_not_count_and_one_that_they_repeat_counts_twice() {
    let night = calendar("tz = \"Europe/London\"\nopen = [\"mon-sun 00:00-06:00\"]");
    let night_of = |day: &str| {
        let midnight = at(&format!("{day}T00:00:00Z"));
        night.open_between(midnight - Millis::hours(3), midnight + Millis::hours(12))
    };
    assert_eq!(night_of("2026-03-28"), Millis::hours(6));
    assert_eq!(night_of("2026-03-29"), Millis::hours(5));
    assert_eq!(night_of("2026-10-25"), Millis::hours(7));
}

#[test]
fn a_shift_over_midnight_is_that_of_two_days() {
    let bar = calendar("tz = \"Europe/Berlin\"\nopen = [\"fri 20:00-04:00\", \"sun 22:00-01:00\"]");
    assert!(bar.is_open(4, 1439) && bar.is_open(5, 239) && !bar.is_open(5, 240) && bar.is_open(0, 59));
    let friday = at("2026-06-05T20:00:00Z");
    assert_eq!(said(bar.closes_at(friday)), "2026-06-06T02:00:00Z");
    assert_eq!(bar.label(), "fri 20:00-04:00, sun 22:00-01:00 (Europe/Berlin)");
}

#[test]
fn a_file_closes_and_opens_days_of_its_own() {
    let shop = calendar(
        r#"tz = "Europe/Vienna"
open = ["mon-sat 08:00-18:00"]
holidays = ["AT", "house"]
closed = [{ date = "2026-01-02", name = "Stocktaking" }, 2026-01-03]
special = [{ date = "2026-12-24", open = "08:00-12:00", name = "Christmas Eve" }, { date = "2026-12-08", open = ["10:00-12:00", "14:00-18:00"] }]
[holidays.house]
dates = ["2026-07-20"]
"#,
    );
    let open_on = |day: &str| {
        let from = at(&format!("{day}T00:00:00Z"));
        shop.open_between(from, from + Millis::days(1)).0 / 3_600_000
    };
    let hours =
        ["2026-01-01", "2026-01-02", "2026-01-03", "2026-07-20", "2026-12-24", "2026-12-08", "2026-12-09"];
    assert_eq!(hours.map(open_on), [0, 0, 0, 0, 4, 6, 10]);
    let name = |day: &str| shop.exception_on(day.parse().expect("a date")).map(|name| name.to_string());
    assert_eq!(name("2026-01-02").as_deref(), Some("Stocktaking"));
    assert_eq!(name("2026-01-03").as_deref(), Some("2026-01-03"));
    assert_eq!(name("2026-12-24").as_deref(), Some("Christmas Eve"));
    assert_eq!(name("2026-12-09"), None);
}

#[test]
fn what_is_always_open_never_closes() {
    let always = calendar("tz = \"UTC\"\nopen = [\"mon-sun 00:00-24:00\"]");
    let now = at("2026-06-01T12:00:00Z");
    assert_eq!((always.closes_at(now), always.opens_at(now)), (None, Some(now)));
    assert_eq!(always.open_between(now, now + Millis::days(800)), Millis::days(800));
    assert_eq!(always.label(), "always open");
    let holidays = calendar("tz = \"UTC\"\nopen = [\"mon-sun 00:00-24:00\"]\nholidays = \"AT\"");
    assert_eq!(said(holidays.closes_at(now)), "2026-06-04T00:00:00Z", "Corpus Christi");
}

#[test]
fn moments_at_the_ends_of_time_are_no_panic() {
    let calendar = calendar(LONDON);
    let ends = [i64::MIN, 0, i64::MAX].map(Instant::from_micros);
    for from in ends {
        for to in ends {
            let _ = calendar.open_between(from, to);
        }
        for length in [i64::MIN, -1, 0, 1, i64::MAX] {
            let _ = calendar.after(from, Millis(length));
        }
        let _ = (calendar.is_open_at(from), calendar.opens_at(from), calendar.closes_at(from));
    }
    assert_eq!(calendar.after(ends[1], Millis(i64::MAX)), ends[2]);
}

#[test]
fn hours_that_make_no_sense_are_refused_with_place_and_fix() {
    let said = [
        refusal("tz = \"Europe/Lodnon\"\nopen = [\"mon-fri 09:00-17:00\"]"),
        refusal("tz = \"Mars/Olympus\"\nopen = [\"mon-fri 09:00-17:00\"]"),
        refusal("tz = \"Berlin\"\nopen = [\"mon-fri 09:00-17:00\"]"),
        refusal("tz = \"UTC\"\nopen = [\"mon-fri 09:00-12:30 12:00-17:00\"]"),
        refusal("tz = \"UTC\"\nopen = [\"mon-fri 09:00-17:00\", \"wed 16:00-20:00\"]"),
        refusal("tz = \"UTC\"\nopen = [\"sun 20:00-04:00\", \"mon 03:00-09:00\"]"),
        refusal("tz = \"UTC\"\nopen = [\"mon-fri 09:00-09:00\"]"),
        refusal("tz = \"UTC\"\nopen = [\"mo-fr 9-17\"]"),
        refusal("tz = \"UTC\"\nopen = []"),
        refusal("tz = \"UTC\"\nopen = [\"mon 09:00-17:00\"]\nholidays = \"GB-EMG\""),
        refusal(
            "tz = \"UTC\"\nopen = [\"mon 09:00-17:00\"]\nclosed = [\"24.12.2026\", { date = \"2026-02-30\" }]",
        ),
        refusal(
            "tz = \"UTC\"\nopen = [\"mon 09:00-17:00\"]\nspecial = [{ date = \"2026-12-24\", open = \"09:00-12:00 11:00-14:00\" }]",
        ),
        refusal(
            "tz = \"UTC\"\nopen = [\"mon 09:00-17:00\"]\nclosed = \"2026-12-24\"\nspecial = [{ date = \"2026-12-24\", open = \"09:00-12:00\" }]",
        ),
    ];
    insta::assert_snapshot!(said.join("\n"));
}

/// Zones with whole hours, halves, quarters, both halves of the year, and a turn of half an hour.
const ZONES: [&str; 9] = [
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "America/St_Johns",
    "Africa/Casablanca",
];

/// The week around a moment at which the clocks of some of them turn, and ordinary ones.
const DAYS: [&str; 8] = [
    "2026-03-27",
    "2026-10-23",
    "2026-03-06",
    "2026-10-30",
    "2026-04-03",
    "2025-12-22",
    "2026-02-13",
    "2027-12-30",
];

#[derive(Clone, Debug)]
struct Random {
    zone: &'static str,
    /// For each weekday, cuts of the day in minutes; every other piece is open.
    week: Vec<Vec<u16>>,
    holidays: bool,
    closed: Option<Date>,
    special: Option<(Date, Vec<u16>)>,
    from: i64,
    to: i64,
}

fn cuts() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::btree_set(0..=1440_u16, 0..=3).prop_map(|set| {
        let mut cuts: Vec<u16> = set.into_iter().collect();
        cuts.truncate(cuts.len() / 2 * 2);
        cuts
    })
}

fn random() -> impl Strategy<Value = Random> {
    let date = (0..9_i64, prop::sample::select(&DAYS[..]));
    let date = date
        .prop_map(|(n, day)| day.parse::<Date>().expect("a date").saturating_add(jiff::Span::new().days(n)));
    (
        prop::sample::select(&ZONES[..]),
        prop::collection::vec(cuts(), 7),
        any::<bool>(),
        prop::option::of(date.clone()),
        prop::option::of((date, cuts().prop_filter("some hours", |cuts| !cuts.is_empty()))),
        prop::sample::select(&DAYS[..]),
        0..6000_i64,
        0..9000_i64,
    )
        .prop_filter("some hours", |(_, week, ..)| week.iter().any(|cuts| !cuts.is_empty()))
        .prop_map(|(zone, week, holidays, closed, special, day, begin, length)| {
            let from = at(&format!("{day}T00:00:00Z")).micros() + begin * MINUTE;
            let special = special.filter(|(date, _)| Some(*date) != closed);
            Random { zone, week, holidays, closed, special, from, to: from + length * MINUTE }
        })
}

fn shifts(cuts: &[u16]) -> String {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    cuts.chunks_exact(2)
        .map(|cut| format!("{}-{}", clock(cut[0]), clock(cut[1])))
        .collect::<Vec<_>>()
        .join(" ")
}

impl Random {
    fn calendar(&self) -> Calendar {
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let open = days.iter().zip(&self.week).filter(|(_, cuts)| !cuts.is_empty());
        let open: Vec<String> = open.map(|(day, cuts)| format!("\"{day} {}\"", shifts(cuts))).collect();
        let mut text = format!("tz = \"{}\"\nopen = [{}]\n", self.zone, open.join(", "));
        if self.holidays {
            text.push_str("holidays = \"GB-ENG\"\n");
        }
        if let Some(date) = self.closed {
            text.push_str(&format!("closed = \"{date}\"\n"));
        }
        if let Some((date, cuts)) = &self.special {
            text.push_str(&format!("special = [{{ date = \"{date}\", open = \"{}\" }}]\n", shifts(cuts)));
        }
        calendar(&text)
    }

    /// Looks at the clock on the wall.
    fn is_open(&self, zone: &TimeZone, at: i64) -> bool {
        let wall = zone.to_datetime(jiff::Timestamp::from_microsecond(at).expect("in range"));
        let minute = u16::from(wall.hour() as u8) * 60 + u16::from(wall.minute() as u8);
        let inside = |cuts: &[u16]| cuts.chunks_exact(2).any(|cut| (cut[0]..cut[1]).contains(&minute));
        if let Some((_, cuts)) = self.special.as_ref().filter(|(date, _)| *date == wall.date()) {
            return inside(cuts);
        }
        let holidays = [
            "2026-04-03",
            "2026-04-06",
            "2025-12-25",
            "2025-12-26",
            "2026-01-01",
            "2028-01-01",
            "2028-01-03",
        ];
        let holiday = self.holidays && holidays.contains(&wall.date().to_string().as_str());
        if holiday || self.closed == Some(wall.date()) {
            return false;
        }
        inside(&self.week[wall.weekday().to_monday_zero_offset() as usize])
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn business_time_is_what_a_walk_minute_by_minute_counts(random in random()) {
        let calendar = random.calendar();
        let zone = TimeZoneDatabase::bundled().get(random.zone).expect("a zone");
        let (from, to) = (Instant::from_micros(random.from), Instant::from_micros(random.to));
        let open = |at: i64| random.is_open(&zone, at);
        let minutes: Vec<bool> = (random.from..random.to).step_by(MINUTE as usize).map(open).collect();
        let counted = minutes.iter().filter(|open| **open).count() as i64;
        prop_assert_eq!(calendar.open_between(from, to), Millis::minutes(counted));
        prop_assert_eq!(calendar.open_between(to, from), Millis::minutes(-counted));
        prop_assert_eq!(calendar.is_open_at(from), open(random.from));
        prop_assert_eq!(calendar.is_open_at(to), open(random.to));
        let moment = |place: usize| Instant::from_micros(random.from + place as i64 * MINUTE);
        match minutes.iter().position(|open| *open) {
            Some(place) => prop_assert_eq!(calendar.opens_at(from), Some(moment(place))),
            None => prop_assert!(calendar.opens_at(from).is_none_or(|opens| opens >= to)),
        }
        match minutes.iter().position(|open| !*open) {
            Some(0) => prop_assert_eq!(calendar.closes_at(from), None),
            Some(place) => prop_assert_eq!(calendar.closes_at(from), Some(moment(place))),
            None => prop_assert!(calendar.closes_at(from).is_none_or(|closes| closes >= to)),
        }
        // The n-th open minute ends where so much has passed.
        for n in [1, counted / 2, counted].into_iter().filter(|n| (1..=counted).contains(n)) {
            let nth = minutes.iter().enumerate().filter(|(_, open)| **open).nth(n as usize - 1);
            let (place, _) = nth.expect("so many are open");
            prop_assert_eq!(calendar.after(from, Millis::minutes(n)), moment(place + 1));
        }
    }

    #[test]
    fn what_passes_until_a_length_has_passed_is_that_length(random in random(), length in 1..4_000_000_000_i64) {
        let calendar = random.calendar();
        let from = Instant::from_micros(random.from);
        let then = calendar.after(from, Millis(length));
        prop_assert_eq!(calendar.open_between(from, then), Millis(length));
        prop_assert!(calendar.is_open_at(then - Millis(1)), "it comes to pass inside a shift");
    }
}
