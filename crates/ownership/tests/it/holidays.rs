//! Public holidays: those that we know, and those that a file brings.

use ownership::{Holiday, holiday_sets, holidays_from_ics, holidays_of, insert_holidays, load, preset_text};
use proptest::prelude::*;

fn days(set: &str, year: i16) -> String {
    let days = holidays_of(set, year).expect("a set");
    let days: Vec<String> = days.iter().map(|day| day.date.strftime("%m-%d").to_string()).collect();
    days.join(" ")
}

/// Compared, when it was written, with the gazettes' dates as an independent library lists them.
#[test]
fn the_holidays_of_2025_to_2027_are_those_of_the_law() {
    let mut table = String::new();
    for (code, place) in holiday_sets() {
        table.push_str(&format!("{code} {place}\n"));
        for year in 2025..=2027 {
            table.push_str(&format!("  {year} {}\n", days(code, year)));
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn what_was_decreed_once_is_known() {
    assert!(days("GB-ENG", 2022).contains("06-02 06-03") && days("GB-ENG", 2022).contains("09-19"));
    assert!(!days("GB-ENG", 2022).contains("05-30"), "the spring holiday gave way to the jubilee");
    assert!(days("US", 2021).ends_with("12-24 12-25 12-31"), "New Year's Day of 2022 is a Saturday");
    assert_eq!(holidays_of("US", 1999).map(|days| days.len()), Some(0));
    assert_eq!(holidays_of("XX", 2026), None);
}

const ICS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//somebody//EN\r\n\
BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY:Christmas\\, both\r\n  days\r\n\
BEGIN:VALARM\r\nTRIGGER:-P1D\r\nSUMMARY:not the name\r\nEND:VALARM\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20240531\r\nRRULE:FREQ=YEARLY;COUNT=3;BYMONTH=5;BYDAY=-1FR\r\nSUMMARY:Works outing\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20260401T090000Z\r\nDTEND:20260401T100000Z\r\nSUMMARY:A meeting\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:4\r\nDTSTART;TZID=\"Europe/London; a:b\":20260504T000000\r\nDURATION:P1D\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:5\r\nDTSTART;VALUE=DATE:20260601\r\nSTATUS:CANCELLED\r\nSUMMARY:Not held\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";

fn told(days: &[Holiday]) -> Vec<String> {
    days.iter().map(|day| format!("{} {}", day.date, day.name.as_deref().unwrap_or("-"))).collect()
}

#[test]
fn a_calendar_of_holidays_gives_its_day_long_events() {
    let days = holidays_from_ics(ICS).expect("holidays");
    assert_eq!(
        told(&days),
        [
            "2024-05-31 Works outing",
            "2025-05-30 Works outing",
            "2026-05-04 -",
            "2026-05-29 Works outing",
            "2026-12-25 Christmas, both days",
            "2026-12-26 Christmas, both days",
        ]
    );
    assert_eq!(
        holidays_from_ics(&ICS.replace("\r\n", "\n")).expect("holidays"),
        days,
        "whatever ends the lines"
    );
}

#[test]
fn a_yearly_day_is_written_out_and_left_out_where_the_file_says_so() {
    let ics = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:19680229\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20240229\nSUMMARY:Leap\nEND:VEVENT\nEND:VCALENDAR";
    let days = holidays_from_ics(ics).expect("holidays");
    assert_eq!(days.first().map(|day| day.date.to_string()).as_deref(), Some("2000-02-29"));
    assert!(!told(&days).contains(&"2024-02-29 Leap".to_owned()) && days.len() == 17);
}

#[test]
fn what_is_no_calendar_of_holidays_is_refused_with_its_place() {
    let said = |text: &str| holidays_from_ics(text).expect_err("refused").to_string();
    let event = |line: &str| format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{line}\nEND:VEVENT\nEND:VCALENDAR");
    let long = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20000101\nDURATION:P9W\nRRULE:FREQ=YEARLY\nEND:VEVENT\n";
    let refused = [
        said("<html>"),
        said("BEGIN:VCALENDAR\nEND:VCALENDAR"),
        said(&event("DTSTART:soon")),
        said("BEGIN:VCALENDAR\nEND:VEVENT"),
        said(&["BEGIN:VCALENDAR\n", &long.repeat(5)].concat()),
    ];
    insta::assert_snapshot!(refused.join("\n"));
    assert!(said(&"BEGIN:VCALENDAR\n".repeat(400_000)).contains("bytes"));
}

#[test]
fn imported_days_are_written_into_the_file_and_nothing_else_changes() {
    let days = holidays_from_ics(ICS).expect("holidays");
    let base = "schema = \"ownership/1\" # the format\nid = \"mine\"\nextends = \"base\"\n\n# Our shop\n[calendar.shop]\ntz = \"Europe/London\" # not UTC\nopen = [\"mon-fri 09:00-17:00\"]\nholidays = \"GB-ENG\" # bank holidays\n\n[[department]]\nid = \"d\"\n";
    let after = insert_holidays(base, "shop", "house", &days[4..]).expect("written");
    insta::assert_snapshot!(after);
    assert_eq!(
        insert_holidays(&after, "shop", "house", &days[4..]).expect("written"),
        after,
        "twice is once"
    );
    let more = insert_holidays(&after, "shop", "house", &days).expect("written");
    assert_eq!(more.matches("date = ").count(), 6);
    let rule = "[[rule]]\nid = \"default\"\nthen = { queue = \"moderation\" }\n";
    let model = load("mine.toml", &format!("{more}{rule}"), &ownership::Presets).expect("it loads");
    let christmas = "2026-12-25".parse().expect("a date");
    assert!(model.calendar("shop").expect("declared").exception_on(christmas).is_some());
}

#[test]
fn a_calendar_that_is_not_there_is_named() {
    let said = |text: &str, calendar: &str, set: &str| {
        insert_holidays(text, calendar, set, &[]).expect_err("no").to_string()
    };
    let mine = "[calendar.shop]\ntz = \"UTC\"\n";
    let refused = [
        said(mine, "shpo", "house"),
        said(preset_text("divided").expect("a preset"), "uk_day", "house"),
        said(mine, "shop", "a b"),
        said("id = 'x'\n[calendar", "shop", "house"),
        said("holidays = 3\n[calendar.shop]\ntz = \"UTC\"\n", "shop", "house"),
    ];
    insta::assert_snapshot!(refused.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_a_panic(junk in "\\PC{0,40}", cut in 0..900_usize, line in "(DTSTART|DTEND|RRULE|DURATION|EXDATE|SUMMARY)[;:][A-Z0-9=;,:-]{0,24}") {
        let at = ICS.floor_char_boundary(cut.min(ICS.len()));
        let _ = holidays_from_ics(&format!("{}{junk}{}", &ICS[..at], &ICS[at..]));
        let _ = holidays_from_ics(&ICS.replace("DTSTART;VALUE=DATE:20261225", &line));
        let _ = insert_holidays(&junk, "shop", "house", &[]);
    }
}
