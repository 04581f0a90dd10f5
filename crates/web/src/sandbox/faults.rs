//! The network's faults as switches that a person understands.

use std::collections::HashMap;

use channels::sandbox::simulator::Faults;

use super::Fault;

struct Switch {
    key: &'static str,
    name: &'static str,
    does: &'static str,
    is_on: fn(&Faults) -> bool,
    turn_on: fn(&mut Faults),
}

const SWITCHES: [Switch; 11] = [
    Switch {
        key: "duplicates",
        name: "Duplicates",
        does: "Every delivery to us comes twice.",
        is_on: |faults| faults.duplicates > 0.0,
        turn_on: |faults| faults.duplicates = 1.0,
    },
    Switch {
        key: "disorder",
        name: "Disorder",
        does: "Deliveries overtake each other.",
        is_on: |faults| faults.disorder,
        turn_on: |faults| faults.disorder = true,
    },
    Switch {
        key: "delay",
        name: "Delay",
        does: "Each delivery is held back for 10 seconds.",
        is_on: |faults| faults.delay_ms > 0,
        turn_on: |faults| faults.delay_ms = 10_000,
    },
    Switch {
        key: "silence",
        name: "Lost deliveries",
        does: "Nothing is delivered; only the network’s history has it.",
        is_on: |faults| faults.silent_drop,
        turn_on: |faults| faults.silent_drop = true,
    },
    Switch {
        key: "errors",
        name: "Errors",
        does: "A third of our requests get a 500, and nothing is stored.",
        is_on: |faults| faults.api_errors > 0.0,
        turn_on: |faults| faults.api_errors = 0.33,
    },
    Switch {
        key: "late_errors",
        name: "Errors after accepting",
        does: "It takes our words, then answers 500.",
        is_on: |faults| faults.api_errors_after_accepting > 0.0,
        turn_on: |faults| faults.api_errors_after_accepting = 1.0,
    },
    Switch {
        key: "lost_answer",
        name: "Lost answers",
        does: "It takes our words, then says nothing until we give up.",
        is_on: |faults| faults.timeout_after_accepting_s.is_some(),
        turn_on: |faults| faults.timeout_after_accepting_s = Some(45),
    },
    Switch {
        key: "late_refusal",
        name: "Late refusal",
        does: "It takes our words, then reports that nobody will see them.",
        is_on: |faults| faults.late_refusal,
        turn_on: |faults| faults.late_refusal = true,
    },
    Switch {
        key: "rate_limit",
        name: "Rate limit",
        does: "Every request is told to come back in 30 seconds.",
        is_on: |faults| faults.rate_limited,
        turn_on: |faults| faults.rate_limited = true,
    },
    Switch {
        key: "revoked",
        name: "Revoked token",
        does: "Our token is refused: the account stops until somebody resumes it in the settings.",
        is_on: |faults| faults.token_revoked,
        turn_on: |faults| faults.token_revoked = true,
    },
    Switch {
        key: "skew",
        name: "Wrong clock",
        does: "The network’s clock is three days ahead.",
        is_on: |faults| faults.skew_days != 0,
        turn_on: |faults| faults.skew_days = 3,
    },
];

/// The switches as they stand.
pub(super) fn switches(faults: &Faults) -> Vec<Fault> {
    let fault = |switch: &Switch| Fault {
        key: switch.key.into(),
        name: switch.name.into(),
        does: switch.does.into(),
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
