//! Calendars with holidays and summer time, where hand-overs ask them.

use kernel::{Instant, Millis};
use ownership::{Model, Presets};

use crate::handoffs::decide;

fn model(extra: &str) -> Model {
    let matrix = ownership::preset_text("matrix").unwrap();
    ownership::load("test.toml", &format!("{matrix}\n{extra}"), &Presets).expect("it can be read")
}

fn at(text: &str) -> Instant {
    let parsed: jiff::Timestamp = text.parse().unwrap();
    Instant::from_micros(parsed.as_microsecond())
}

#[test]
fn the_sun_follows_holidays_and_summer_time() {
    let model = model("");
    let away = |text: &str| decide::sun(&model, "social_care_desk", at(text)).is_some();
    for (moment, is_away) in [
        ("2026-03-27T19:59:59Z", false),
        ("2026-03-27T20:00:00Z", true),
        // The clocks go forward on the 29th.
        ("2026-03-30T06:59:59Z", true),
        ("2026-03-30T07:00:00Z", false),
        ("2026-03-30T19:00:00Z", true),
        // Good Friday, and the Saturday after it.
        ("2026-04-03T10:00:00Z", true),
        ("2026-04-04T10:00:00Z", false),
    ] {
        assert_eq!(away(moment), is_away, "{moment}");
        let back = decide::sunrise(&model, "social_care_desk", "centre_desk", at(moment)).is_some();
        assert_eq!(back, !is_away, "{moment}");
    }
}

#[test]
fn an_acknowledgement_in_opening_hours_waits_for_the_receiver_to_open() {
    let (night, morning) = (at("2026-03-02T21:00:00Z"), at("2026-03-03T08:00:00Z"));
    let always = decide::ack_due(&model(""), "centre_desk", "brand_desk", night);
    assert_eq!(always, night + Millis::minutes(15));
    let open = model("[ola]\nack_within = \"20m\"\nclock = \"business\"\n");
    assert_eq!(decide::ack_due(&open, "centre_desk", "brand_desk", night), morning + Millis::minutes(20));
    assert_eq!(decide::ack_due(&open, "brand_desk", "centre_desk", night), night + Millis::minutes(20));
}
