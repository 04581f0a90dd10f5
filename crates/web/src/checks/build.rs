//! From what was noticed to what a reader is told, in their language. Pure.

use std::ops::Range;

use care::cases::Mode;
use care::checks::{self, Code, Datum, Finding, Outcome, Policy, Severity, Why};

use super::{Choice, Column, Concern, Given, Line, Noted, Piece, Row, Shown, Tried};
use crate::ui::{self, t, tell};

/// The periods of the report: name in addresses, and days.
pub(super) const WINDOWS: [(&str, i64); 3] = [("day", 1), ("week", 7), ("month", 30)];

pub(super) fn name(code: Code) -> &'static str {
    match code {
        Code::PersonalData => t("checks-name-personal-data"),
        Code::WrongAccount => t("checks-name-wrong-account"),
        Code::InternalWords => t("checks-name-internal-words"),
        Code::Disparages => t("checks-name-disparages"),
        Code::SameText => t("checks-name-same-text"),
        Code::Goodwill => t("checks-name-goodwill"),
        Code::OpenComplaint => t("checks-name-open-complaint"),
        Code::CrisisTopic => t("checks-name-crisis-topic"),
        Code::AsksAgain => t("checks-name-asks-again"),
        Code::PromotionInWindow => t("checks-name-promotion-in-window"),
        Code::NoDisclosure => t("checks-name-no-disclosure"),
        Code::AnsweredJustNow => t("checks-name-answered"),
        Code::OptedOut => t("engage-check-opted-out"),
        Code::ApproachedBefore => t("engage-check-approached"),
        Code::Gap => t("checks-name-gap"),
    }
}

fn about(code: Code) -> &'static str {
    match code {
        Code::PersonalData => t("checks-about-personal-data"),
        Code::WrongAccount => t("checks-about-wrong-account"),
        Code::InternalWords => t("checks-about-internal-words"),
        Code::Disparages => t("checks-about-disparages"),
        Code::SameText => t("checks-about-same-text"),
        Code::Goodwill => t("checks-about-goodwill"),
        Code::OpenComplaint => t("checks-about-open-complaint"),
        Code::CrisisTopic => t("checks-about-crisis-topic"),
        Code::AsksAgain => t("checks-about-asks-again"),
        Code::PromotionInWindow => t("checks-about-promotion-in-window"),
        Code::NoDisclosure => t("checks-about-no-disclosure"),
        Code::AnsweredJustNow => t("checks-about-answered"),
        Code::OptedOut => t("engage-check-opted-out-about"),
        Code::ApproachedBefore => t("engage-check-approached-about"),
        Code::Gap => t("checks-about-gap"),
    }
}

fn advice(code: Code) -> &'static str {
    match code {
        Code::PersonalData => t("checks-advice-personal-data"),
        Code::WrongAccount => t("checks-advice-wrong-account"),
        Code::InternalWords => t("checks-advice-internal-words"),
        Code::Disparages => t("checks-advice-disparages"),
        Code::SameText => t("checks-advice-same-text"),
        Code::Goodwill => t("checks-advice-goodwill"),
        Code::OpenComplaint => t("checks-advice-open-complaint"),
        Code::CrisisTopic => t("checks-advice-crisis-topic"),
        Code::AsksAgain => t("checks-advice-asks-again"),
        Code::PromotionInWindow => t("checks-advice-promotion-in-window"),
        Code::NoDisclosure => t("checks-advice-no-disclosure"),
        Code::AnsweredJustNow => t("checks-advice-answered"),
        Code::OptedOut => t("engage-check-opted-out-advice"),
        Code::ApproachedBefore => t("engage-check-approached-advice"),
        Code::Gap => t("checks-advice-gap"),
    }
}

fn datum(datum: Datum) -> &'static str {
    match datum {
        Datum::Card => t("checks-datum-card"),
        Datum::Iban => t("checks-datum-iban"),
        Datum::Email => t("checks-datum-email"),
        Datum::Phone => t("checks-datum-phone"),
        Datum::Order => t("checks-datum-order"),
        Datum::Account => t("checks-datum-account"),
        Datum::Postcode => t("checks-datum-postcode"),
        Datum::Address => t("checks-datum-address"),
        Datum::Name => t("checks-datum-name"),
        Datum::Product => t("checks-datum-product"),
        Datum::Time => t("checks-datum-time"),
    }
}

fn data(kinds: &[Datum]) -> String {
    kinds.iter().map(|kind| datum(*kind)).collect::<Vec<_>>().join(", ")
}

/// What was noticed, in a sentence.
pub fn said(why: &Why) -> String {
    match why {
        Why::PersonalData { kinds } => tell("checks-said-personal-data", &[("kinds", data(kinds).into())]),
        Why::OtherBrand { named } => tell("checks-said-other-brand", &[("named", named.clone().into())]),
        Why::OtherAccount { speaks, addressed } => {
            let (speaks, addressed) = (speaks.clone().into(), addressed.clone().into());
            tell("checks-said-other-account", &[("speaks", speaks), ("addressed", addressed)])
        }
        Why::OtherPerson { named } => tell("checks-said-other-person", &[("named", named.clone().into())]),
        Why::InternalWords { words } => {
            tell("checks-said-internal-words", &[("words", words.join(", ").into())])
        }
        Why::OtherDepartment { named } => {
            tell("checks-said-other-department", &[("named", named.clone().into())])
        }
        Why::Disparages { competitor } => {
            tell("checks-said-disparages", &[("name", competitor.clone().into())])
        }
        Why::SameText { people } => tell("checks-said-same-text", &[("people", u64::from(*people).into())]),
        Why::Goodwill { amount, limit } => {
            let (amount, limit) = (amount.to_string().into(), limit.to_string().into());
            tell("checks-said-goodwill", &[("amount", amount), ("limit", limit)])
        }
        Why::OpenComplaint { .. } => t("checks-said-open-complaint").to_owned(),
        Why::CrisisTopic { mode, topic } => {
            let (mode, topic) = (mode.clone().into(), topic.clone().into());
            tell("checks-said-crisis-topic", &[("mode", mode), ("topic", topic)])
        }
        Why::AsksAgain { data: kinds, .. } => {
            tell("checks-said-asks-again", &[("kinds", data(kinds).into())])
        }
        Why::PromotionInWindow { tag } => {
            tell("checks-said-promotion-in-window", &[("tag", tag.clone().into())])
        }
        Why::NoDisclosure {} => t("checks-said-no-disclosure").to_owned(),
        Why::AnsweredJustNow { by: Some(who), seconds } => {
            tell("checks-said-answered-by", &[("who", who.into()), ("seconds", seconds.into())])
        }
        Why::AnsweredJustNow { by: None, seconds } => {
            tell("checks-said-answered", &[("seconds", seconds.into())])
        }
        Why::OptedOut {} => t("engage-check-opted-out-said").to_owned(),
        Why::ApproachedBefore { days } => tell("engage-check-approached-said", &[("days", days.into())]),
        Why::Gap { words } => tell("checks-said-gap", &[("words", words.join(", ").into())]),
    }
}

/// What was noticed, for who writes in this mode.
pub fn concern(finding: &Finding, mode: Mode) -> Concern {
    let given = match (&finding.why, &finding.evidence) {
        (Why::AsksAgain { message, .. }, Some(value)) => Some(Given {
            value: value.clone(),
            message_id: message.to_string(),
            may_insert: mode == Mode::Private,
        }),
        _ => None,
    };
    Concern {
        name: name(finding.code).to_owned(),
        words: said(&finding.why),
        advice: advice(finding.code).to_owned(),
        despite: (finding.severity == Severity::Warn).then(|| finding.code.name().to_owned()),
        given,
    }
}

/// The codes that a form sends back: `asks_again same_text`. What is none is left out.
pub fn despite(sent: Option<&str>) -> Vec<Code> {
    sent.unwrap_or_default().split_whitespace().filter_map(|code| code.parse().ok()).collect()
}

/// Words with the places marked that were noticed; none if there is no such place.
pub fn pieces(text: &str, findings: &[Finding]) -> Vec<Piece> {
    marked(text, findings.iter().flat_map(|finding| finding.marks.iter().cloned()).collect())
}

fn marked(text: &str, mut marks: Vec<Range<usize>>) -> Vec<Piece> {
    marks.retain(|mark| text.get(mark.clone()).is_some_and(|said| !said.is_empty()));
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let (mut pieces, mut done) = (Vec::new(), 0);
    for mark in marks {
        let start = mark.start.max(done);
        if start >= mark.end {
            continue;
        }
        for (part, marked) in [(done..start, false), (start..mark.end, true)] {
            let text = text[part].to_owned();
            if !text.is_empty() {
                pieces.push(Piece { text, marked });
            }
        }
        done = mark.end;
    }
    if !pieces.is_empty() && done < text.len() {
        pieces.push(Piece { text: text[done..].to_owned(), marked: false });
    }
    pieces
}

pub(super) fn lines(settings: &checks::Settings) -> Vec<Line> {
    let word = |policy| match policy {
        Policy::Off => t("checks-policy-off"),
        Policy::Warn => t("checks-policy-warn"),
        Policy::Block => t("checks-policy-block"),
    };
    let line = |code: &Code| {
        let now = settings.policy(*code);
        let choice = |policy: &Policy| Choice {
            key: policy.name(),
            name: word(*policy).to_owned(),
            on: *policy == now,
        };
        let choices = Policy::ALL.iter().map(choice).collect();
        Line { code: code.name(), name: name(*code).to_owned(), about: about(*code).to_owned(), choices }
    };
    Code::ALL.iter().map(line).collect()
}

pub(super) fn columns(settings: &checks::Settings) -> Vec<Column> {
    let column = |key, name: &str, about: &str, list: &[String]| Column {
        key,
        name: name.to_owned(),
        about: about.to_owned(),
        text: list.join("\n"),
    };
    vec![
        column(
            "internal_words",
            t("checks-list-internal"),
            t("checks-list-internal-told"),
            &settings.internal_words,
        ),
        column(
            "competitors",
            t("checks-list-competitors"),
            t("checks-list-competitors-told"),
            &settings.competitors,
        ),
        column("brands", t("checks-list-brands"), t("checks-list-brands-told"), &settings.brands),
        column("products", t("checks-list-products"), t("checks-list-products-told"), &settings.products),
        column("prepared", t("checks-list-prepared"), t("checks-list-prepared-told"), &settings.prepared),
    ]
}

pub(super) fn tried(text: String, tried: &checks::Tried) -> Tried {
    let mut marks: Vec<Range<usize>> =
        tried.findings.iter().flat_map(|one| one.marks.iter().cloned()).collect();
    marks.extend(tried.asks.iter().map(|(_, place)| place.clone()));
    marks.extend(tried.offers.iter().cloned());
    let asks: Vec<Datum> = tried.asks.iter().map(|(datum, _)| *datum).collect();
    let mut remarks = Vec::new();
    if !asks.is_empty() {
        remarks.push(tell("checks-try-asks", &[("kinds", data(&asks).into())]));
    }
    if !tried.offers.is_empty() {
        remarks.push(t("checks-try-offers").to_owned());
    }
    let concerns = tried.findings.iter().map(|finding| concern(finding, Mode::Public)).collect();
    Tried { pieces: marked(&text, marks), text, concerns, remarks }
}

pub(super) fn windows(key: &str) -> Vec<Choice> {
    let name = |key: &str| match key {
        "day" => t("checks-window-day"),
        "month" => t("checks-window-month"),
        _ => t("checks-window-week"),
    };
    WINDOWS.iter().map(|(one, _)| Choice { key: one, name: name(one).to_owned(), on: *one == key }).collect()
}

fn link(code: Code, outcome: Option<Outcome>, window: &str) -> String {
    let outcome = outcome.map(|outcome| format!("&outcome={outcome}")).unwrap_or_default();
    format!("/checks/rows?code={code}{outcome}&window={window}")
}

pub(super) fn asked_again(report: &checks::Report, window: &str) -> Shown {
    Shown { n: report.asked_again, href: link(Code::AsksAgain, Some(Outcome::SentAnyway), window) }
}

pub(super) fn rows(report: &checks::Report, window: &str) -> Vec<Row> {
    let row = |(code, count): (&Code, &checks::Count)| Row {
        name: name(*code).to_owned(),
        about: about(*code).to_owned(),
        numbers: [
            (count.n, None),
            (count.mended, Some(Outcome::Mended)),
            (count.sent_anyway, Some(Outcome::SentAnyway)),
            (count.blocked, Some(Outcome::Blocked)),
            (count.shown, Some(Outcome::Shown)),
        ]
        .into_iter()
        .map(|(n, outcome)| Shown { n, href: link(*code, outcome, window) })
        .collect(),
        share: ui::percent(count.share()),
    };
    report.counts.iter().map(row).collect()
}

pub(super) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Shown => t("checks-outcome-shown"),
        Outcome::Blocked => t("checks-outcome-blocked"),
        Outcome::Mended => t("checks-outcome-mended"),
        Outcome::SentAnyway => t("checks-outcome-sent-anyway"),
    }
}

pub(super) fn noted(told: checks::Told) -> Noted {
    Noted {
        case_id: told.case_id.to_string(),
        name: name(told.code).to_owned(),
        outcome: outcome(told.outcome).to_owned(),
        by: told.by_name.unwrap_or_else(|| t("checks-by-program").to_owned()),
        at: told.at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_that_overlap_or_split_a_character_do_no_harm() {
        let text = "héllo wörld";
        let shown = |marks: Vec<Range<usize>>| {
            marked(text, marks).iter().map(|piece| (piece.text.clone(), piece.marked)).collect::<Vec<_>>()
        };
        let joined = |marks| shown(marks).into_iter().map(|(text, _)| text).collect::<String>();
        assert_eq!(joined(vec![7..8, 0..3, 0..6]), text);
        assert_eq!(shown(vec![0..3, 0..6])[1], ("llo".into(), true));
        assert!(shown(vec![2..99, 5..5]).is_empty());
        assert_eq!(
            shown(std::iter::once(0..6).collect()),
            [("héllo".into(), true), (" wörld".into(), false)]
        );
    }
}
