//! The network's faults as switches that a person understands.

use std::collections::HashMap;

use channels::sandbox::simulator::Faults;

use super::Fault;
use crate::ui::t;

struct Switch {
    key: &'static str,
    name: fn() -> &'static str,
    does: fn() -> &'static str,
    is_on: fn(&Faults) -> bool,
    turn_on: fn(&mut Faults),
}

const SWITCHES: [Switch; 11] = [
    Switch {
        key: "duplicates",
        name: || t("sandbox-duplicates"),
        does: || t("sandbox-duplicates-told"),
        is_on: |faults| faults.duplicates > 0.0,
        turn_on: |faults| faults.duplicates = 1.0,
    },
    Switch {
        key: "disorder",
        name: || t("sandbox-disorder"),
        does: || t("sandbox-disorder-told"),
        is_on: |faults| faults.disorder,
        turn_on: |faults| faults.disorder = true,
    },
    Switch {
        key: "delay",
        name: || t("sandbox-delay"),
        does: || t("sandbox-delay-told"),
        is_on: |faults| faults.delay_ms > 0,
        turn_on: |faults| faults.delay_ms = 10_000,
    },
    Switch {
        key: "silence",
        name: || t("sandbox-silence"),
        does: || t("sandbox-silence-told"),
        is_on: |faults| faults.silent_drop,
        turn_on: |faults| faults.silent_drop = true,
    },
    Switch {
        key: "errors",
        name: || t("sandbox-errors"),
        does: || t("sandbox-errors-told"),
        is_on: |faults| faults.api_errors > 0.0,
        turn_on: |faults| faults.api_errors = 0.33,
    },
    Switch {
        key: "late_errors",
        name: || t("sandbox-late-errors"),
        does: || t("sandbox-late-errors-told"),
        is_on: |faults| faults.api_errors_after_accepting > 0.0,
        turn_on: |faults| faults.api_errors_after_accepting = 1.0,
    },
    Switch {
        key: "lost_answer",
        name: || t("sandbox-lost-answers"),
        does: || t("sandbox-lost-answers-told"),
        is_on: |faults| faults.timeout_after_accepting_s.is_some(),
        turn_on: |faults| faults.timeout_after_accepting_s = Some(45),
    },
    Switch {
        key: "late_refusal",
        name: || t("sandbox-late-refusal"),
        does: || t("sandbox-late-refusal-told"),
        is_on: |faults| faults.late_refusal,
        turn_on: |faults| faults.late_refusal = true,
    },
    Switch {
        key: "rate_limit",
        name: || t("sandbox-rate-limit"),
        does: || t("sandbox-rate-limit-told"),
        is_on: |faults| faults.rate_limited,
        turn_on: |faults| faults.rate_limited = true,
    },
    Switch {
        key: "revoked",
        name: || t("sandbox-revoked"),
        does: || t("sandbox-revoked-told"),
        is_on: |faults| faults.token_revoked,
        turn_on: |faults| faults.token_revoked = true,
    },
    Switch {
        key: "skew",
        name: || t("sandbox-skew"),
        does: || t("sandbox-skew-told"),
        is_on: |faults| faults.skew_days != 0,
        turn_on: |faults| faults.skew_days = 3,
    },
];

/// The switches as they stand.
pub(super) fn switches(faults: &Faults) -> Vec<Fault> {
    let fault = |switch: &Switch| Fault {
        key: switch.key.into(),
        name: (switch.name)().into(),
        does: (switch.does)().into(),
        on: (switch.is_on)(faults),
    };
    SWITCHES.iter().map(fault).collect()
}

/// The faults of a form: a switch that it names is on, all others are off.
pub(super) fn of_form(form: &HashMap<String, String>) -> Faults {
    let mut faults = Faults::default();
    for switch in SWITCHES.iter().filter(|switch| form.contains_key(switch.key)) {
        (switch.turn_on)(&mut faults);
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_switch_that_is_turned_on_shows_as_on_and_turns_on_no_other() {
        for switch in &SWITCHES {
            let faults = of_form(&HashMap::from([(switch.key.to_owned(), "on".to_owned())]));
            let on = switches(&faults).into_iter().filter(|fault| fault.on).map(|fault| fault.key);
            assert_eq!(on.collect::<Vec<_>>(), [switch.key]);
            assert_eq!(faults.clone().bounded(), faults);
        }
    }
}
