//! What the product knows by a code word, as people read it.
//!
//! In: a word of the product, such as the state of a case. Out: it in the reader's language. Promised: a word that is
//! none of ours, such as a role that only an ownership text names, is said as it stands.

use care::cases;
use care::clocks::{Cause, Metric, State, What};
use care::handling::Reason;
use care::handoffs::{HANDED, MISROUTED};
use care::views::{Scoped, View};
use kernel::{Role, Said};

use crate::l10n::{Language, language};
use crate::ui::{say, t};

/// A role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Viewer => t("named-role-viewer"),
        Role::Agent => t("named-role-agent"),
        Role::Lead => t("named-role-lead"),
        Role::Admin => t("named-role-admin"),
    }
}

/// A role of ours or of an ownership text.
pub fn role_of(name: &str) -> String {
    name.parse().map_or_else(|_| name.replace('_', " "), |known| role(known).to_owned())
}

/// How a case stands.
pub fn state(state: cases::State) -> &'static str {
    match state {
        cases::State::Open => t("named-case-open"),
        cases::State::Waiting => t("named-case-waiting"),
        cases::State::Snoozed => t("named-case-snoozed"),
        cases::State::Resolved => t("named-case-resolved"),
    }
}

/// What a clock measures.
pub fn metric(metric: Metric) -> &'static str {
    match metric {
        Metric::FirstResponse => t("named-first-response"),
        Metric::NextResponse => t("named-next-response"),
        Metric::FirstResolution => t("named-first-resolution"),
        Metric::FullResolution => t("named-full-resolution"),
        Metric::CustomerWait => t("named-customer-wait"),
        Metric::Ola => t("named-with-department"),
    }
}

/// What a clock measures, exactly.
pub fn definition(metric: Metric) -> &'static str {
    match metric {
        Metric::FirstResponse => t("named-first-response-told"),
        Metric::NextResponse => t("named-next-response-told"),
        Metric::FirstResolution => t("named-first-resolution-told"),
        Metric::FullResolution => t("named-full-resolution-told"),
        Metric::CustomerWait => t("named-customer-wait-told"),
        Metric::Ola => t("named-with-department-told"),
    }
}

/// What happened to a clock.
pub fn what(what: What) -> &'static str {
    match what {
        What::Start => t("named-clock-start"),
        What::Pause => t("named-clock-pause"),
        What::Resume => t("named-clock-resume"),
        What::Reset => t("named-clock-reset"),
        What::Stop => t("named-clock-stop"),
        What::Change => t("named-clock-change"),
        What::Warn => t("named-clock-warn"),
        What::Breach => t("named-clock-breach"),
    }
}

/// How a clock stands.
pub fn clock(state: State) -> &'static str {
    match state {
        State::Running => t("named-clock-running"),
        State::Paused => t("named-clock-paused"),
        State::Met => t("named-clock-met"),
        State::Missed => t("named-clock-missed"),
        State::Done => t("named-clock-done"),
        State::Cancelled => t("named-clock-cancelled"),
    }
}

/// Why a clock does what it does.
pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Message => t("named-cause-message"),
        Cause::OlderWords => t("named-cause-older-words"),
        Cause::Promise => t("named-cause-promise"),
        Cause::Agreed => t("named-cause-agreed"),
        Cause::Answer => t("named-cause-answer"),
        Cause::Refused => t("named-cause-refused"),
        Cause::Resolved => t("named-cause-resolved"),
        Cause::NoReply => t("named-cause-no-reply"),
        Cause::Reopened => t("named-cause-reopened"),
        Cause::Woken => t("named-cause-woken"),
        Cause::Moved => t("named-cause-moved"),
        Cause::Corrected => t("named-cause-corrected"),
        Cause::Joined => t("named-cause-joined"),
        Cause::Time => t("named-cause-time"),
    }
}

/// Why a case is left without an answer.
pub fn no_reply(reason: Reason) -> &'static str {
    match reason {
        Reason::PoliticalBait => t("named-no-reply-bait"),
        Reason::Bereavement => t("named-no-reply-grief"),
        Reason::Vent => t("named-no-reply-vent"),
        Reason::Joke => t("named-no-reply-joke"),
        Reason::Duplicate => t("named-no-reply-duplicate"),
        Reason::NotForUs => t("named-no-reply-not-us"),
        Reason::Other => t("named-no-reply-other"),
    }
}

/// Why a case does not belong where it stands: as it is kept, and as people read it.
pub fn misrouted() -> [(&'static str, &'static str); 5] {
    let words = [
        t("desk-misrouted-topic"),
        t("desk-misrouted-department"),
        t("desk-misrouted-language"),
        t("desk-misrouted-surface"),
        t("desk-else"),
    ];
    std::array::from_fn(|at| (MISROUTED[at], words[at]))
}

/// Why a case is handed over: as it is kept, and as people read it.
pub fn handed() -> [(&'static str, &'static str); 5] {
    let words = [
        t("desk-handed-skill"),
        t("desk-handed-authority"),
        t("desk-handed-topic"),
        t("desk-handed-shift"),
        t("desk-handed-asked"),
    ];
    std::array::from_fn(|at| (HANDED[at], words[at]))
}

/// A view of the list. What comes with the product has its name in every language.
pub fn view(view: &View) -> String {
    if view.scope == Scoped::Product { say(&view.name.clone().into()) } else { view.name.clone() }
}

/// Why a case was moved. What somebody wrote themselves stays theirs.
pub fn because(reason: &Said) -> String {
    match misrouted().into_iter().chain(handed()).find(|(kept, _)| *kept == &**reason) {
        Some((_, words)) if language() != Language::English => words.to_owned(),
        _ => say(reason),
    }
}
