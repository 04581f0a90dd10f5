//! An open case: Priya's.

use crate::desk::case::{
    Branch, Channel, Conversation, Deeds, Direction, Doable, Doing, Edit, Entry, Event, Fold, Known, May,
    Message, Owner, Person, Sending, State, Viewer,
};
use crate::desk::colleagues::Colleagues;
use crate::desk::composer::{Back, Composer, Lock, Mode};
use crate::desk::context::{Alike, Context, Fact, Held, Identity, Past, Promise, Suggested};
use crate::desk::elsewhere::Elsewhere;
use crate::kit::frame::{NOW, ago, colleague, department, first_response, sandbox};
use crate::kit::people::{Customer, EVERYBODY};
use crate::kit::read;
use crate::mails::Laid;
use crate::people::who::{Joinable, Joined, Who};
use crate::ui::{Audience, Clock, ClockState, Face};
use kernel::Millis;

/// A message of a customer.
pub fn said(id: &str, who: Customer, audience: Audience, minutes: i64, text: &str) -> Message {
    Message {
        id: format!("msg_{id}"),
        face: who.face(),
        name: who.name.into(),
        handle: Some(who.handle.into()),
        direction: Direction::Inbound,
        audience,
        network: sandbox(),
        at: ago(minutes),
        text: text.into(),
        lang: "en".parse().ok(),
        depth: 0,
        edits: vec![],
        deleted: None,
        sending: None,
        deeds: Box::default(),
        bystander: false,
        answers: None,
        call: false,
        files: vec![],
        quoted: None,
        laid: None,
        reading: None,
    }
}

fn doable(deed: &'static str, icon: &'static str, word: &str, pressed: bool) -> Doable {
    Doable { deed, icon, word: word.into(), reasons: vec![], pressed, urged: None, key: None }
}

fn hide() -> Doable {
    Doable {
        reasons: vec![("personal_data", "it shows personal data".into()), ("spam", "spam".into())],
        urged: Some("Shows personal data to everybody".into()),
        ..doable("hide", "eye-off", "Hide", false)
    }
}

/// A message of ours.
pub fn ours(id: &str, by: &str, audience: Audience, minutes: i64, text: &str, sending: Sending) -> Message {
    let face = colleague(by);
    Message {
        face,
        name: by.into(),
        handle: None,
        direction: if audience == Audience::Note { Direction::Note } else { Direction::Outbound },
        sending: (audience != Audience::Note).then_some(sending),
        ..said(id, EVERYBODY[0], audience, minutes, text)
    }
}

fn event(icon: &'static str, words: &str, minutes: i64) -> Entry {
    Entry::Event(Event { id: format!("evt_{minutes}"), icon, words: words.into(), at: ago(minutes) })
}

fn timeline() -> Vec<Entry> {
    let [priya, tom, noor, .., sam, _, lena] = EVERYBODY;
    let (public, private) = (Audience::Public, Audience::Private);
    vec![
        Entry::Fold(Fold {
            case_id: "case_90".into(),
            subject: "Router swap after a thunderstorm".into(),
            ended: "resolved by Mo Said, answered in 11m".into(),
            at: ago(60 * 24 * 41),
            messages: vec![
                said("90a", priya, private, 60 * 24 * 42, "Hi, lightning took my router. Can I get a new one?"),
                ours("90b", "Mo Said", private, 60 * 24 * 42 - 11, "Oh no! It’s on its way, and free of charge.", Sending::Sent),
            ],
        }),
        Entry::Day("Today".into()),
        Entry::Channel(Channel { first_id: "msg_1".into(), audience: public, network: sandbox() }),
        Entry::Message(Message {
            deeds: Box::new(Deeds {
                likes: 14,
                stands: vec![("heart", "Ana Ruiz liked it".into())],
                can: vec![doable("unlike", "heart", "Take the like back", true), hide()],
            }),
            edits: vec![Edit { at: ago(36), earlier: "Hey @larkspur, internet down in Marsh Lane.".into() }],
            reading: Some(read::of("msg_1", read::FIRST, false)),
            ..said("1", priya, public, 38, read::FIRST)
        }),
        event("route", "Placed in Outages & faults by rule S3-faults", 38),
        Entry::Message(Message { depth: 1, bystander: true, ..said("2", tom, public, 33, "Same here, number 14. Whole street I think.") }),
        Entry::Message(Message {
            depth: 2,
            bystander: true,
            lang: "ar".parse().ok(),
            ..said("3", noor, public, 31, "وأنا كذلك، الشارع كله بدون إنترنت.")
        }),
        Entry::Message(Message { depth: 1, ..ours("4", "Ana Ruiz", public, 24, "Thank you for the details, Priya, and sorry about the lesson. A cable on Marsh Lane was cut this morning; a crew is there now. I’ll write to you privately about your line.", Sending::Sent) }),
        event("circle-user", "Ana Ruiz took the case", 25),
        Entry::Branch(Branch {
            from_id: "msg_1".into(),
            from_words: "the internet has been down in Marsh Lane…".into(),
            network: sandbox(),
            messages: vec![
                ours("5", "Ana Ruiz", private, 22, "Hi Priya, Ana from Larkspur. Could you tell me the number on the label below the box? Then I can see your line from here.", Sending::Sent),
                Message { quoted: Some("Could you tell me the number on the label below the box?".into()), laid: Some(Laid { hosts: vec!["cdn.mail.example".into()], cut: true }), reading: Some(read::of("msg_6", read::NUMBER, false)), ..said("6", priya, private, 6, read::NUMBER) },
                ours("7", "Mo Said", Audience::Note, 5, "Crew says 11:15 at the earliest. She teaches at 11, offer a mobile voucher?", Sending::Sent),
                Message { reading: Some(read::newest("msg_8", read::HURRY)), ..said("8", priya, private, 4, read::HURRY) },
                ours("9", "Ana Ruiz", private, 0, "I can see the box now. The crew expects 11:15; here is a mobile day pass so that the exam can begin on time: LARK-DAY-7731.", Sending::Queued { send_id: "snd_9".into(), until: NOW + Millis::seconds(9) }),
            ],
        }),
        Entry::Message(Message { depth: 1, bystander: true, deleted: Some(ago(9)), ..said("10", lena, public, 12, "typical") }),
        Entry::Message(Message { depth: 1, ..ours("11", "Mo Said", public, 8, "We’ll post here as soon as Marsh Lane is back.", Sending::Failed { send_id: "snd_11".into(), reason: "The network says that the account’s token was revoked. Reconnect it under Settings, Channels.".into(), retry: true }) }),
        Entry::Message(Message { depth: 1, ..ours("12", "Ana Ruiz", public, 2, "Update: the new cable is in, splicing takes about forty minutes.", Sending::Unknown) }),
        Entry::Message(Message { depth: 1, bystander: true, ..said("13", sam, public, 1, "https://example.org/a/very/long/address/that/never/ends/and/has/no/space/at/all/anywhere/in/it/whatsoever?with=a&long=query \u{202e}gnp.exe") }),
        Entry::Message(Message { depth: 1, ..ours("14", "Ana Ruiz", public, 0, "Splicing has begun.", Sending::Sending) }),
        Entry::Message(Message { depth: 1, ..ours("14b", "Ana Ruiz", public, 0, "And the last of it, as soon as it is our turn.", Sending::Waits { send_id: "snd_14b".into(), until: NOW + Millis::minutes(1), reason: "the network takes 20 in 1m 00s".into() }) }),
    ]
}

/// The composer of Priya's case.
pub fn composer(mode: Audience) -> Composer {
    Composer {
        case_id: "case_1".into(),
        mode,
        brand: "larkspur".into(),
        network: sandbox(),
        may_see: Some(3240),
        person: "Priya Raman".into(),
        public: Mode { limit: Some(500), unavailable: None, approval: None },
        private: Mode { limit: Some(2000), unavailable: None, approval: None },
        halted: None,
        goodwill: None,
        back: Back::default(),
        counting: "graphemes".into(),
        window: None,
        way: String::new(),
        tag: None,
        signature: Some("Ana, Care\nLarkspur Broadband".into()),
        text: String::new(),
        saved: None,
        seen: "msg_13".into(),
        concerns: vec![],
        pieces: vec![],
        despite: vec![],
        stale: None,
        lock: Lock::Held { name: "Mo Said".into(), since: ago(2) },
        files: Vec::new(),
        carries: ("Up to 4 files of 16 MB each".into(), "Up to 4 files of 16 MB each".into()),
        trouble: None,
        csrf: "gallery".into(),
        now: NOW,
    }
}

/// Priya's case.
pub fn conversation(view: &str, mode: Audience) -> Conversation {
    let priya = EVERYBODY[0];
    Conversation {
        wrap_up: super::wrap_up::head(),
        id: "case_1".into(),
        list: format!("/desk/{view}"),
        subject: "No internet in Marsh Lane, lesson at eleven".into(),
        state: State::Open,
        person: Person {
            id: priya.id.into(),
            face: priya.face(),
            name: priya.name.into(),
            handle: priya.handle.into(),
            network: sandbox(),
            mark: priya.mark(),
        },
        owner: Owner::Me,
        queue: department("Outages & faults", "dept-support"),
        clock: Some(first_response(214)),
        viewers: vec![
            Viewer { face: colleague("Mo Said"), doing: Doing::Writing },
            Viewer { face: colleague("Ines Duarte"), doing: Doing::Away },
        ],
        known: [
            ("Line", "LB-204418", "msg_6"),
            ("Street", "Marsh Lane", "msg_1"),
            ("Since", "about six", "msg_6"),
            ("Tried", "restarted twice", "msg_1"),
            ("Needs it", "lesson at eleven", "msg_1"),
        ]
        .map(|(label, value, id)| Known {
            label: label.into(),
            value: value.into(),
            message_id: Some(id.into()),
            verified: false,
        })
        .to_vec(),
        timeline: timeline(),
        composer: Some(composer(mode)),
        elsewhere: Elsewhere::default(),
        back: None,
        colleagues: Colleagues::default(),
        may: May { handle: true },
        menu: Some(crate::kit::read::menu("/desk/facts")),
        csrf: "gallery".into(),
        now: NOW,
    }
}

/// What is known around Priya's case.
pub fn context() -> Context {
    let priya = EVERYBODY[0];
    let fact = |name: &str, value: Option<&str>, confidence: u8, source: &str| Fact {
        name: name.into(),
        value: value.map(Into::into),
        confidence: value.map(|_| confidence),
        source: source.into(),
    };
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Context {
        who: Who {
            maybe: vec![crate::kit::others::maybe()],
            joinable: vec![Joinable {
                case_id: "case_2".into(),
                subject: "Still no router".into(),
                at: ago(60),
            }],
            joined: vec![Joined { id: "cjn_1".into(), at: ago(30) }],
            case_id: "case_1".into(),
            csrf: "csrf".into(),
            may: true,
            now: ago(0),
            ..Who::default()
        },
        person_id: priya.id.into(),
        face: Face::new(priya.id, priya.name),
        name: priya.name.into(),
        mark: priya.mark(),
        lang: "en".parse().ok(),
        first_seen: ago(60 * 24 * 402),
        last_seen: ago(4),
        messages: 23,
        identities: vec![
            Identity { network: sandbox(), handle: "priyabuilds".into(), evidence: "wrote from it".into() },
            Identity {
                network: crate::ui::Network::new("email", "E-mail"),
                handle: "priya@example.org".into(),
                evidence: "told us in a private message".into(),
            },
        ],
        case_id: "case_1".into(),
        case_facts: vec![
            pair("Queue", "Outages & faults"),
            pair("Owner", "Ana Ruiz"),
            pair("Promise", "public_fast: answer in 15m"),
            pair("Opened", "today, 09:46"),
            pair("Handed over", "never"),
        ],
        understood: vec![
            fact("Needs action", Some("yes"), 97, "triage"),
            fact("Intent", Some("fault report"), 91, "triage"),
            fact("Sentiment", Some("worried"), 74, "triage"),
            fact("Urgency", Some("high"), 82, "triage"),
            fact("Language", Some("English"), 99, "triage"),
            fact("Topic", None, 0, "triage"),
        ],
        similar: vec![Alike {
            case_id: "case_77".into(),
            text: "Since the storm our router only blinks red, is there an outage in BS6?".into(),
            answer: Some(
                "The line is back. Please switch the router off for a minute, then on again.".into(),
            ),
            words: "The line is back. Please switch the router off for a minute, then on again.".into(),
            key: 2,
            author: Some("Ana Ruiz".into()),
            resolved_at: ago(60 * 24 * 3),
        }],
        articles: articles(),
        may_answer: true,
        similar_count: 12,
        solvers: vec![("Ana Ruiz".into(), 10), ("Mo Farah".into(), 2)],
        promises: [
            ("First response", Some("after 14m"), Clock { state: ClockState::Met, ..first_response(900) }),
            ("Next response", None, first_response(214)),
            (
                "Acknowledgement",
                None,
                Clock { state: ClockState::Elsewhere("Network operations".into()), ..first_response(420) },
            ),
            (
                "Full resolution",
                None,
                Clock {
                    state: ClockState::Paused("waits for the customer".into()),
                    ..first_response(80_000)
                },
            ),
        ]
        .into_iter()
        .enumerate()
        .map(|(at, (name, ended, clock))| Promise {
            id: format!("clk_{at}"),
            name: name.into(),
            ended: ended.map(|words: &str| format!("met {words}")),
            clock: Some(clock).filter(|_| ended.is_none()),
        })
        .collect(),
        held: vec![
            Held { department: "Marketing".into(), kind: "dept-marketing", took: Millis::minutes(12) },
            Held { department: "Support".into(), kind: "dept-support", took: Millis::minutes(26) },
        ],
        leave: Some("The rule R7-letting-off-steam says: read it, and leave it.".into()),
        exposed: vec!["They wrote a line number in private. Don’t repeat it in public.".into()],
        history: vec![
            Past {
                case_id: "case_90".into(),
                subject: "Router swap after a thunderstorm".into(),
                network: sandbox(),
                state: "resolved".into(),
                at: ago(60 * 24 * 42),
            },
            Past {
                case_id: "case_71".into(),
                subject: "Question about the May bill".into(),
                network: crate::ui::Network::new("email", "E-mail"),
                state: "resolved".into(),
                at: ago(60 * 24 * 290),
            },
        ],
        now: NOW,
    }
}

/// Articles that speak of the same as Priya.
fn articles() -> Vec<Suggested> {
    vec![
        Suggested {
            id: "art_1".into(),
            title: "Restart a router".into(),
            passage: "Switch the router off for ten seconds, then on again.".into(),
            answer: "Switch the router off for ten seconds, then on again.".into(),
            link: "https://help.larkspur.example/restart".into(),
            key: 1,
            internal: false,
        },
        Suggested {
            id: "art_2".into(),
            title: "Which exchanges are being rebuilt".into(),
            passage: "Bristol BS6 until 20 March: credits without asking up to £ 20.".into(),
            internal: true,
            ..Suggested::default()
        },
    ]
}
