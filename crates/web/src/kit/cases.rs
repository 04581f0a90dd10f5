//! The list.

use crate::desk::case::{Doing, Viewer};
use crate::desk::list::{Bar, Line, List, Row};
use crate::kit::frame::{NOW, ago, colleague, department, first_response, sandbox};
use crate::kit::people::{Customer, EVERYBODY};
use crate::ui::{Audience, Chip, Clock, ClockState};

fn row(number: usize, who: Customer, audience: Audience, minutes: i64, line: Line) -> Row {
    Row {
        case_id: format!("case_{number}"),
        face: who.face(),
        name: who.name.into(),
        network: sandbox(),
        audience,
        mark: who.mark(),
        at: ago(minutes),
        line,
        unread: false,
        chips: vec![],
        tags: vec![],
        clock: None,
        viewers: vec![],
    }
}

fn tone(word: &str, kind: &'static str) -> Chip {
    Chip { word: word.into(), kind, title: format!("Tone: {word}") }
}

fn stopped(state: ClockState) -> Clock {
    Clock { state, ..first_response(2600) }
}

/// The rows.
pub fn rows() -> Vec<Row> {
    let support = || department("Support", "dept-support");
    let marketing = || department("Marketing", "dept-marketing");
    let theirs = |text: &str| Line::Theirs(text.into());
    let [priya, tom, noor, kenji, marie, old, dan, eva, rivka, sam, jo, lena] = EVERYBODY;
    let public = Audience::Public;
    let private = Audience::Private;
    vec![
        Row {
            unread: true,
            chips: vec![support(), tone("angry", "tone-bad")],
            clock: Some(first_response(-75)),
            ..row(
                2,
                tom,
                public,
                17,
                theirs("Third evening without internet. Does anyone at @larkspur actually read these?"),
            )
        },
        Row {
            unread: true,
            chips: vec![support()],
            clock: Some(first_response(214)),
            ..row(
                1,
                priya,
                private,
                4,
                theirs("That’s it, LB-204418. The light on the box has been red since about six."),
            )
        },
        Row {
            chips: vec![support()],
            clock: Some(first_response(42 * 60)),
            ..row(3, noor, public, 9, theirs("الإنترنت بطيء جدا منذ الصباح، هل هناك عطل في المنطقة؟"))
        },
        Row {
            chips: vec![marketing()],
            clock: Some(first_response(12_400)),
            ..row(
                4,
                marie,
                public,
                26,
                Line::Draft("Bonjour Marie-Claude, merci ! On adore votre bureau 😍".into()),
            )
        },
        Row {
            chips: vec![
                support(),
                Chip { word: "→ Billing".into(), kind: "plain", title: "Handed over".into() },
            ],
            clock: Some(first_response(3_400)),
            viewers: vec![
                Viewer { face: colleague("Mo Said"), doing: Doing::Writing },
                Viewer { face: colleague("Ines Duarte"), doing: Doing::Away },
            ],
            ..row(5, old, private, 31, Line::Writing("Mo Said".into()))
        },
        Row {
            chips: vec![support()],
            clock: Some(stopped(ClockState::Paused("waits for the customer".into()))),
            ..row(
                6,
                kenji,
                private,
                55,
                Line::Ours("お調べしました。明日の午前中に技術者が伺います。".into()),
            )
        },
        Row {
            chips: vec![marketing(), tone("happy", "tone-good")],
            ..row(
                7,
                dan,
                public,
                64,
                theirs("switched to @larkspur last week and my ping is 4 ms?? who are these people 🦊❤️"),
            )
        },
        Row {
            chips: vec![support()],
            clock: Some(stopped(ClockState::Elsewhere("Network operations".into()))),
            ..row(
                8,
                eva,
                public,
                118,
                theirs("Fiber was supposed to be live in Uppsala street on Monday, any news?"),
            )
        },
        Row {
            chips: vec![support()],
            clock: Some(first_response(100_800)),
            ..row(9, rivka, private, 180, theirs("שלום, קיבלתי שני חיובים החודש. אפשר לבדוק?"))
        },
        Row {
            chips: vec![department("Press office", "dept-other"), tone("sarcastic", "tone-bad")],
            clock: Some(first_response(700)),
            ..row(
                10,
                sam,
                public,
                200,
                theirs(
                    "Oh great, another “brief interruption”. Supercalifragilisticexpialidocious_unbroken_string_of_text_without_any_space",
                ),
            )
        },
        Row {
            chips: vec![support()],
            clock: Some(stopped(ClockState::Met)),
            ..row(11, jo, public, 300, Line::Ours("Done! Enjoy the new router, Jo.".into()))
        },
        Row { chips: vec![support()], ..row(12, lena, private, 1600, theirs("Danke, hat geklappt!")) },
    ]
}

/// A view's list.
pub fn list(view: &str, name: &str, selected: Option<&str>) -> List {
    List {
        view: view.into(),
        name: name.into(),
        total: 128,
        query: String::new(),
        rows: rows(),
        order: "oldest due first".into(),
        more: Some("b3BhcXVl".into()),
        selected: selected.map(Into::into),
        now: NOW,
        error: None,
        tail: String::new(),
        bar: Bar { is_open: true, may_act: true, ..Bar::default() },
        columns: vec![],
    }
}
