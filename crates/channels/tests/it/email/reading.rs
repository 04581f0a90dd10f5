//! What is read in a mail, whoever wrote it.

use channels::email::Email;
use channels::{Automatic, Item, Network, Receipt, Us};
use proptest::prelude::*;

use super::{envelope, item, message, us};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../src/email/fixtures/", $name)).as_slice()
    };
}

const FIXTURES: [&[u8]; 9] = [
    fixture!("reply.eml"),
    fixture!("html_only.eml"),
    fixture!("windows_1251.eml"),
    fixture!("iso_2022_jp.eml"),
    fixture!("gb2312.eml"),
    fixture!("right_to_left.eml"),
    fixture!("raw_8bit_headers.eml"),
    fixture!("attachments.eml"),
    fixture!("bounce.eml"),
];

#[test]
fn an_answer_tells_who_what_now_and_what_before() {
    let reply = message(FIXTURES[0]);
    assert_eq!(reply.author.external_id, "ada@people.test");
    assert_eq!(reply.author.name.0, "Adá Test");
    assert_eq!(reply.subject.unwrap().0, "Re: Wo ist mein Päckchen? 😝");
    assert_eq!(reply.text.0, "Still nothing 😞");
    let quoted = reply.quoted.unwrap().0;
    assert!(quoted.starts_with("On Wed, Dec 31") && quoted.ends_with("> Hello Ada"), "{quoted}");
    assert_eq!(reply.parent.as_deref(), Some("second@mail.people.test"));
    assert_eq!(reply.at.micros(), 1_790_000_000_000_000);
    assert_eq!((reply.automatic, reply.attachments.len()), (Automatic::No, 0));
}

#[test]
fn html_becomes_words_and_asks_nobody_for_a_picture() {
    let html = message(FIXTURES[1]);
    assert_eq!(html.text.0, "It is broken.\n\nSee the order (https://shop.test/42)");
    assert!(html.quoted.unwrap().0.contains("Hello Bo"));
    assert!(html.attachments.is_empty() && html.author.avatar.is_none());
    assert_eq!(html.author.name.0, "Bo, the Builder");
}

#[test]
fn every_alphabet_arrives_as_its_writer_meant_it() {
    let russian = message(FIXTURES[2]);
    let subject = russian.subject.unwrap().0;
    assert_eq!((subject.as_str(), russian.text.0.as_str()), ("Где моя посылка?", "Где моя посылка?"));
    assert_eq!(russian.author.name.0, "Юля");
    let japanese = message(FIXTURES[3]);
    assert_eq!(
        (japanese.subject.unwrap().0.as_str(), japanese.text.0.as_str()),
        ("荷物", "荷物はどこですか")
    );
    assert_eq!(message(FIXTURES[4]).text.0, "我的包裹在哪里");
    let hebrew = message(FIXTURES[5]);
    assert_eq!(hebrew.text.0, "איפה החבילה שלי? x \u{2067}#KX-104\u{2069}");
    assert_eq!((hebrew.author.name.0.as_str(), hebrew.subject.unwrap().0.as_str()), ("tset", "החבילה שלי"));
}

#[test]
fn headers_that_break_the_rules_still_tell_who_wrote() {
    let raw = message(FIXTURES[6]);
    assert_eq!(raw.author.external_id, "juergen@people.test");
    assert!(raw.text.starts_with("Hallo "), "{:?}", raw.text.0);
}

#[test]
fn what_hangs_on_a_mail_is_listed_with_names_that_lead_nowhere() {
    let mail = message(FIXTURES[7]);
    assert_eq!(mail.text.0, "Here they are");
    let listed: Vec<_> = mail
        .attachments
        .iter()
        .map(|one| (one.media_type.as_str(), one.name.as_deref(), one.url.rsplit('=').next().unwrap()))
        .collect();
    assert_eq!(
        listed,
        [
            ("image/png", Some("one.png"), "1.2"),
            ("application/pdf", Some("Réchnung .pdf"), "2"),
            ("application/octet-stream", Some("passdw"), "3"),
            ("message/rfc822", None, "4"),
            ("text/calendar", None, "5"),
        ]
    );
}

#[test]
fn a_bounce_says_which_of_our_mails_failed_and_why() {
    let ours = "t0123456789abcdef0123.0123456789abcdef01234567";
    let text = String::from_utf8(FIXTURES[8].to_vec()).unwrap();
    let by_hanging_mail = text.replace("OURID", &format!("{ours}@larkspur.test"));
    let by_envelope = text.replace("OURLOCAL", ours);
    for bounce in [by_hanging_mail, by_envelope] {
        let Item::Receipt { provider_id, status: Receipt::Failed { reason }, .. } = item(bounce.as_bytes())
        else {
            panic!("{:?}", item(bounce.as_bytes()))
        };
        assert_eq!(provider_id, format!("{ours}@larkspur.test"));
        assert!(
            reason.starts_with("gone@people.test: 550 5.1.1") && reason.ends_with("User unknown"),
            "{reason}"
        );
    }
    assert!(matches!(item(text.as_bytes()), Item::Unknown { .. }), "it is about nobody's mail");
    let delayed = text.replace("OURLOCAL", ours).replace("Action: failed", "Action: delayed");
    assert!(matches!(item(delayed.as_bytes()), Item::Unknown { .. }));
}

#[test]
fn a_bounce_in_free_words_is_one_too_and_a_person_s_mail_is_none() {
    let id = "<t0123456789abcdef0123.0123456789abcdef01234567@larkspur.test>";
    let bounce = format!(
        "Return-Path: <>\r\nFrom: postmaster@mx.test\r\nTo: care@larkspur.test\r\nSubject: failure\r\n\r\nSorry.\r\n\
         550 5.2.2 mailbox full\r\n\r\nMessage-ID: {id}\r\n"
    );
    let Item::Receipt { status: Receipt::Failed { reason }, .. } = item(bounce.as_bytes()) else { panic!() };
    assert_eq!(reason, "550 5.2.2 mailbox full");
    let person = bounce.replace("postmaster@mx.test", "jana@people.test").replace("Return-Path: <>\r\n", "");
    assert!(matches!(item(person.as_bytes()), Item::Message(_)));
}

#[test]
fn a_receipt_that_a_mail_was_opened_is_no_message() {
    let mail = "From: ada@people.test\r\nContent-Type: multipart/report; boundary=x;\r\n report-type=disposition-notification\r\n\r\n\
        --x\r\n\r\nread\r\n--x\r\nContent-Type: message/disposition-notification\r\n\r\n\
        Original-Message-ID: <t0123456789abcdef0123.0123456789abcdef01234567@larkspur.test>\r\n\
        Disposition: manual-action/MDN-sent-manually; displayed\r\n--x--\r\n";
    assert!(
        matches!(item(mail.as_bytes()), Item::Receipt { status: Receipt::Read, .. }),
        "{:?}",
        item(mail.as_bytes())
    );
}

#[test]
fn a_thread_is_known_by_its_address_by_our_ids_and_by_its_first_mail_and_never_by_its_subject() {
    let mail = |headers: &str| {
        message(
            format!("From: ada@people.test\r\nSubject: parcel\r\nMessage-ID: <x@p.test>\r\n{headers}\r\nhi")
                .as_bytes(),
        )
    };
    let token = "t0123456789abcdef0123";
    let ours = format!("<{token}.0123456789abcdef01234567@larkspur.test>");
    assert_eq!(mail(&format!("Delivered-To: care+{token}@larkspur.test\r\n")).thread, token);
    assert_eq!(mail(&format!("To: Care <CARE+{}@Larkspur.test>\r\n", token.to_uppercase())).thread, token);
    assert_eq!(mail(&format!("In-Reply-To: {ours}\r\n")).thread, token);
    assert_eq!(
        mail(&format!("References: <a@p.test> {ours} <b@p.test>\r\nIn-Reply-To: <b@p.test>\r\n")).thread,
        token
    );
    let first =
        message(b"From: ada@people.test\r\nSubject: other\r\nMessage-ID: <a@p.test>\r\n\r\nhi").thread;
    assert_eq!(mail("References: <a@p.test>\r\n <b@p.test>\r\n").thread, first);
    assert_eq!(mail("In-Reply-To: <a@p.test>\r\n").thread, first);
    assert_ne!(mail("").thread, first);
    for nobody in ["To: care+t12@larkspur.test", "To: care+t0123456789abcdef0123@other.test"] {
        assert_eq!(mail(&format!("{nobody}\r\n")).thread, mail("").thread, "{nobody}");
    }
}

#[test]
fn two_mails_with_the_same_id_are_two_and_one_mail_in_two_folders_is_one() {
    let one = envelope(b"From: ada@people.test\r\nMessage-ID: <same@p.test>\r\n\r\none");
    let two = envelope(b"From: ada@people.test\r\nMessage-ID: <same@p.test>\r\n\r\ntwo");
    let key = |envelope: &channels::email::envelope::Envelope| {
        Email.dedup_key(&std::collections::HashMap::new(), &envelope.to_bytes())
    };
    assert_ne!(key(&one), key(&two));
    let elsewhere =
        channels::email::envelope::Envelope { folder: "Junk".into(), uid: 3, uidvalidity: 9, ..one.clone() };
    assert_eq!(key(&one), key(&elsewhere));
    let nameless = |text: &str| message(format!("From: ada@people.test\r\n\r\n{text}").as_bytes());
    let (hello, again, other) = (nameless("hello"), nameless("hello"), nameless("other"));
    assert!(hello.provider_id.starts_with("no-id."));
    assert_eq!((&hello.provider_id, &hello.thread), (&again.provider_id, &again.thread));
    assert_ne!(hello.provider_id, other.provider_id);
}

#[test]
fn behind_a_form_stands_the_person_whom_answers_reach() {
    let form = message(
        b"From: Shop <noreply@shop.test>\r\nReply-To: Ada <ada@people.test>\r\nSubject: form\r\n\r\nhi",
    );
    assert_eq!(form.author.external_id, "ada@people.test");
    let ours =
        message(b"From: care@larkspur.test\r\nReply-To: Ada <ada@people.test>\r\nSubject: form\r\n\r\nhi");
    assert_eq!(ours.author.external_id, "ada@people.test");
    let nobody = message(b"Subject: hi\r\n\r\nhello");
    assert_eq!(nobody.author.external_id, "unknown@sender.invalid");
}

#[test]
fn who_writes_with_our_address_is_believed_only_among_our_sent_mails() {
    let mail = b"From: care@larkspur.test\r\nTo: ada@people.test\r\nMessage-ID: <app@larkspur.test>\r\n\r\nfrom the app";
    assert!(matches!(item(mail), Item::Unknown { .. }));
    let mut sent = envelope(mail);
    sent.sent = true;
    let Item::Echo(echo) = Email.parse(&us(), &sent.to_bytes()).unwrap().remove(0) else { panic!() };
    assert_eq!(
        (echo.provider_id.as_str(), echo.recipient.as_deref()),
        ("app@larkspur.test", Some("ada@people.test"))
    );
    assert_eq!(echo.text.0, "from the app");
}

#[test]
fn hostile_mails_are_read_and_cost_little() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/email/fixtures/hostile");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let mail = std::fs::read(entry.unwrap().path()).unwrap();
        if let Ok(items) = Email.parse(&us(), &envelope(&mail).to_bytes()) {
            let written = serde_json::to_string(&items).unwrap();
            assert!(written.len() < 400_000, "{} bytes", written.len());
        }
        read += 1;
    }
    assert!(read >= 15);
}

#[test]
fn a_mail_inside_a_mail_without_end_does_not_end_the_process() {
    for inner in [
        "Content-Type: message/rfc822\n\n",
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n",
        "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n",
    ] {
        let mail = format!("From: ada@people.test\nSubject: deep\n{}", inner.repeat(10_000));
        assert_eq!(message(mail.as_bytes()).author.external_id, "ada@people.test");
        let some = format!("From: ada@people.test\nSubject: deep\n{}", inner.repeat(95));
        _ = item(some.as_bytes());
    }
    let parts = format!(
        "From: ada@people.test\nContent-Type: multipart/mixed; boundary=x\n\n{}",
        "--x\nContent-Type: image/png\n\na\n".repeat(5_000)
    );
    assert!(message(parts.as_bytes()).attachments.len() <= 50);
}

proptest! {
    #[test]
    fn no_bytes_make_it_fail(body in proptest::collection::vec(any::<u8>(), 0..400)) {
        _ = Email.parse(&us(), &body);
        _ = Email.parse(&us(), &envelope(&body).to_bytes());
        _ = Email.dedup_key(&std::collections::HashMap::new(), &body);
    }

    #[test]
    fn mails_with_bytes_changed_removed_and_repeated_make_it_not_fail(
        fixture in 0..FIXTURES.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..4), 1..8),
    ) {
        let mut mail = FIXTURES[fixture].to_vec();
        for (place, byte, how) in changes {
            if mail.is_empty() {
                break;
            }
            let at = place.index(mail.len());
            match how {
                0 => mail[at] = byte,
                1 => { mail.remove(at); }
                2 => mail.truncate(at),
                _ => { let tail = mail[at..].to_vec(); mail.extend(tail); }
            }
        }
        if let Ok(items) = Email.parse(&us(), &envelope(&mail).to_bytes()) {
            for item in items {
                if let Item::Message(message) = item {
                    prop_assert!(!message.provider_id.is_empty() && message.provider_id.chars().count() <= 200);
                    prop_assert!(!message.author.external_id.contains(char::is_whitespace));
                    prop_assert!(message.text.chars().count() <= 20_000);
                }
            }
        }
    }

    #[test]
    fn envelopes_of_roughly_the_right_shape_make_it_not_fail(
        folder in any::<String>(), uid in any::<i64>(), received in any::<i64>(),
        mail in any::<String>(), structure in proptest::option::of("[()\" a-z0-9]{0,60}"),
    ) {
        let body = serde_json::json!({
            "folder": folder, "uidvalidity": 1, "uid": uid, "received": received, "size": 1, "mail": mail, "structure": structure,
        });
        _ = Email.parse(&Us::default(), body.to_string().as_bytes());
    }

    #[test]
    fn any_words_in_any_place_of_a_mail_arrive_clean(text in "[^\r\n]{0,60}", name in "[^\r\n\"<>]{0,40}") {
        let mail = format!("From: \"{name}\" <ada@people.test>\r\nSubject: {text}\r\nMessage-ID: <1@p.test>\r\n\
            Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n");
        if let Item::Message(message) = item(mail.as_bytes()) {
            let bent = message.text.contains(['\r', '\0', '\u{202e}']);
            prop_assert!(!bent);
            let bent = message.author.name.contains(['\n', '\u{202e}', '\u{2066}']);
            prop_assert!(!bent);
        }
    }
}
