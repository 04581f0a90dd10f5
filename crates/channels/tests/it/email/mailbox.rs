//! What a mailbox does to whoever reads it, over the wire.

use std::collections::HashMap;

use channels::email::Email;
use channels::email::simulator::{CARE, Options};
use channels::simulation::Faults;
use channels::{Heard, Item, Network, Trouble};
use kernel::{Clock, Millis, SystemClock};

use super::{Mailbox, line, mail, texts};

#[tokio::test]
async fn reading_begins_at_the_end_and_the_last_mail_is_not_told_again_for_ever() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    assert!(mailbox.read().await.is_empty());
    mailbox.server.deliver("ada@people.test", CARE, &mail("ada@people.test", "1@p.test", "one"));
    assert_eq!(texts(&mailbox.items().await), ["one"]);
    // `2:*` names mail 1 on this server as on all of them.
    let cursor = mailbox.cursor.clone();
    assert!(mailbox.read().await.is_empty());
    assert_eq!(mailbox.cursor, cursor);
    assert_eq!(mailbox.server.seen(CARE, "INBOX"), 0, "reading marks nothing as read");
}

#[tokio::test]
async fn what_lay_there_before_the_account_was_connected_stays_there() {
    let server = channels::email::simulator::Simulator::start(Options::default()).await;
    server.deliver("ada@people.test", CARE, &mail("ada@people.test", "1@p.test", "old"));
    let credentials = super::credentials(&server.account(CARE));
    let mut mailbox = Mailbox::of(server, credentials).await;
    mailbox.server.deliver("ada@people.test", CARE, &mail("ada@people.test", "2@p.test", "new"));
    assert_eq!(texts(&mailbox.items().await), ["new"]);
}

#[tokio::test]
async fn a_folder_that_was_made_anew_is_read_again_and_nothing_is_new_or_lost() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    let old = SystemClock.now() - Millis::days(30);
    mailbox.server.put(CARE, "INBOX", &mail("ada@people.test", "0@p.test", "long ago"), old);
    mailbox.server.deliver("ada@people.test", CARE, &mail("ada@people.test", "1@p.test", "one"));
    let key = |body: &bytes::Bytes| Email.dedup_key(&HashMap::new(), body);
    let before: Vec<String> = mailbox.read().await.iter().map(key).collect();
    mailbox.server.renumber(CARE, "INBOX");
    mailbox.server.deliver("ada@people.test", CARE, &mail("ada@people.test", "2@p.test", "two"));
    let after = mailbox.read().await;
    let keys: Vec<String> = after.iter().map(key).collect();
    // The old one is told no more; what is told again has the key that it had.
    assert_eq!(keys.len(), 2);
    assert!(before.contains(&keys[0]) && !before.contains(&keys[1]));
    assert!(mailbox.read().await.is_empty());
}

#[tokio::test]
async fn a_mail_that_was_moved_or_lies_in_two_folders_is_one() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    mailbox.server.set(Faults { duplicates: true, ..Faults::default() });
    mailbox.server.deliver("ada@people.test", CARE, &mail("ada@people.test", "1@p.test", "twice"));
    mailbox.server.set(Faults::default());
    let mut all = mailbox.read().await;
    mailbox.server.move_first(CARE, "INBOX", "Orders");
    all.extend(mailbox.read().await);
    assert_eq!(all.len(), 3);
    let keys: std::collections::BTreeSet<_> =
        all.iter().map(|body| Email.dedup_key(&HashMap::new(), body)).collect();
    assert_eq!(keys.len(), 1);
}

#[tokio::test]
async fn many_mails_come_in_pages_and_in_order_whatever_order_the_server_likes() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    mailbox.server.set(Faults { disorder: true, ..Faults::default() });
    let said: Vec<String> = (0..60).map(|n| format!("number {n}")).collect();
    for (n, text) in said.iter().enumerate() {
        mailbox.server.deliver(
            "ada@people.test",
            CARE,
            &mail("ada@people.test", &format!("{n}@p.test"), text),
        );
    }
    assert_eq!(texts(&mailbox.items().await), said);
}

#[tokio::test]
async fn a_mail_that_is_none_stops_no_other() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    mailbox.server.put(CARE, "INBOX", b"", SystemClock.now());
    mailbox.server.put(CARE, "INBOX", b"\xff\xfe\0", SystemClock.now());
    mailbox.server.deliver("ada@people.test", CARE, &mail("ada@people.test", "1@p.test", "whole"));
    let bodies = mailbox.read().await;
    let us = &mailbox.credentials.us;
    let items: Vec<Item> = bodies.iter().filter_map(|body| Email.parse(us, body).ok()).flatten().collect();
    assert!(texts(&items).contains(&"whole".to_owned()));
}

#[tokio::test]
async fn of_a_huge_mail_the_beginning_is_kept_and_what_hangs_on_it_can_be_fetched() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    let picture: Vec<u8> =
        b"\x89PNG".iter().copied().chain((0..3_000_000u32).map(|n| (n % 251) as u8)).collect();
    let huge = mail_builder::MessageBuilder::new()
        .from("ada@people.test")
        .to(CARE)
        .subject("a big picture")
        .message_id("big@p.test")
        .date(1_790_000_000_i64)
        .text_body("Look at this")
        .attachment("image/png", "big.png", picture.as_slice())
        .attachment("text/csv", "list.csv", b"a;b\r\n".as_slice())
        .write_to_vec()
        .unwrap();
    mailbox.server.deliver("ada@people.test", CARE, &huge);
    let bodies = mailbox.read().await;
    assert!(bodies[0].len() < 600 << 10, "{} bytes", bodies[0].len());
    let Item::Message(message) = Email.parse(&mailbox.credentials.us, &bodies[0]).unwrap().remove(0) else {
        panic!()
    };
    assert_eq!(message.text.0, "Look at this");
    let names: Vec<_> = message.attachments.iter().map(|one| one.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["big.png", "list.csv"]);
    let fetch = async |n: usize, most| {
        Email.fetch(&line(), &mailbox.credentials, &message.attachments[n], most).await
    };
    assert_eq!(fetch(0, 4 << 20).await.unwrap(), picture);
    assert_eq!(fetch(1, 1 << 20).await.unwrap(), b"a;b\r\n".as_slice());
    assert!(fetch(0, 1 << 20).await.is_err(), "no more than asked is read");
    mailbox.server.renumber(CARE, "INBOX");
    assert!(fetch(1, 1 << 20).await.is_err(), "a number of another life means nothing");
}

#[tokio::test]
async fn the_parts_of_a_nested_mail_are_fetched_each_from_its_place() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    mailbox.server.deliver(
        "jana@people.test",
        CARE,
        include_bytes!("../../../src/email/fixtures/attachments.eml"),
    );
    let Item::Message(message) = mailbox.items().await.remove(0) else { panic!() };
    let mut fetched = Vec::new();
    for attachment in &message.attachments {
        fetched.push(Email.fetch(&line(), &mailbox.credentials, attachment, 1 << 10).await.unwrap());
    }
    assert!(fetched[0].starts_with(b"\x89PNG") && fetched[1].starts_with(b"%PDF-1.4"));
    assert!(fetched[2].starts_with(b"hello"), "{:?}", fetched[2]);
    assert!(String::from_utf8_lossy(&fetched[3]).contains("Inner words"));
    assert!(fetched[4].starts_with(b"BEGIN:VCALENDAR"));
}

#[tokio::test]
async fn who_listens_is_told_to_look_and_again_after_the_line_broke() {
    let mailbox = Mailbox::on(Options::default()).await;
    let (ears, mut heard) = tokio::sync::mpsc::channel(8);
    let (credentials, server) = (mailbox.credentials.clone(), mailbox.server.clone());
    let listener = tokio::spawn(async move {
        let line = line();
        Email.listen(&line, &credentials, &ears).unwrap().await
    });
    assert_eq!(heard.recv().await, Some(Heard::Look), "what came before makes no sound");
    // Garbage on the line is no news and no end.
    server.set(Faults { garbage: true, ..Faults::default() });
    server.deliver("ada@people.test", CARE, &mail("ada@people.test", "0@p.test", "zero"));
    server.set(Faults::default());
    loop {
        server.deliver("ada@people.test", CARE, &mail("ada@people.test", "1@p.test", "one"));
        if tokio::time::timeout(std::time::Duration::from_millis(200), heard.recv()).await.is_ok() {
            break;
        }
    }
    server.slam();
    assert!(matches!(listener.await.unwrap(), Trouble::Later { .. }));
}

#[tokio::test]
async fn a_server_that_can_do_little_is_enough() {
    let options = Options { idle: false, condstore: false, keeps_sent: false, ..Options::default() };
    let mut mailbox = Mailbox::on(options).await;
    let standing = Email.check(&line(), &mailbox.credentials).await.unwrap();
    assert_eq!(standing.lacks, ["IDLE", "CONDSTORE"]);
    assert_eq!(standing.us.setting("sent"), Some("Sent"));
    mailbox.server.deliver("ada@people.test", CARE, &mail("ada@people.test", "1@p.test", "one"));
    assert_eq!(texts(&mailbox.items().await), ["one"]);
    assert!(!mailbox.cursor.as_ref().unwrap().contains("modseq"));
}

#[tokio::test]
async fn a_field_that_can_t_be_right_is_named() {
    let mailbox = Mailbox::on(Options::default()).await;
    let wrong = async |name: &str, value: &str| {
        let mut credentials = mailbox.credentials.clone();
        match name {
            "base_url" => credentials.base_url = value.into(),
            _ => _ = credentials.us.settings.insert(name.into(), value.into()),
        }
        match Email.check(&line(), &credentials).await {
            Err(Trouble::Wrong { field, .. }) => field,
            other => panic!("{name}: {other:?}"),
        }
    };
    assert_eq!(wrong("base_url", "https://imap.example.test").await, "base_url");
    assert_eq!(wrong("smtp", "nonsense").await, "smtp");
    assert_eq!(wrong("folders", "INBOX, Nowhere").await, "folders");
    assert_eq!(wrong("copies", "sometimes").await, "copies");
    assert_eq!(wrong("address", "nobody").await, "address");
    let mut umlaut = mailbox.credentials.clone();
    umlaut.us.settings.insert("folders".into(), "INBOX, Entwürfe".into());
    assert!(Email.check(&line(), &umlaut).await.is_ok());
}

#[tokio::test]
async fn too_many_requests_make_reading_wait() {
    let mailbox = Mailbox::on(Options::default()).await;
    mailbox.server.set(Faults { limited: Some(Millis::seconds(5)), ..Faults::default() });
    let line = line();
    let read = Email.history(&line, &mailbox.credentials, mailbox.cursor.as_deref()).unwrap().await;
    assert!(matches!(read, Err(Trouble::Later { .. })), "{read:?}");
}
