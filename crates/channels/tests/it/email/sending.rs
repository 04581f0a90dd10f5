//! Mails of ours, and what is known of them afterwards.

use std::sync::Arc;

use channels::email::Email;
use channels::email::simulator::{CARE, Encryption, Options, Simulator};
use channels::simulation::Faults;
use channels::{Found, Item, Network, Receipt, RenderError, SendOutcome, Trouble};
use kernel::{Millis, Personal};

use super::{Mailbox, answer, credentials, line, mail, us};

async fn send(mailbox: &Mailbox, key: &str) -> SendOutcome {
    Email.send(&line(), &mailbox.credentials, &answer("ada@people.test", key, "It leaves today.")).await
}

#[tokio::test]
async fn a_line_that_breaks_before_the_mail_left_nothing_and_behind_it_nobody_knows() {
    let mailbox = Mailbox::on(Options::default()).await;
    mailbox.server.hang_up_before_a_mail(true);
    assert!(matches!(send(&mailbox, "snd_1").await, SendOutcome::RetryAfter { .. }));
    mailbox.server.hang_up_before_a_mail(false);
    mailbox.server.set(Faults { answer_lost: true, ..Faults::default() });
    assert!(matches!(send(&mailbox, "snd_2").await, SendOutcome::Unknown { .. }));
    mailbox.server.set(Faults::default());
    let sent = answer("ada@people.test", "snd_2", "It leaves today.");
    assert!(matches!(Email.find(&line(), &mailbox.credentials, &sent).await, Found::Yes { .. }));
    let never = answer("ada@people.test", "snd_1", "It leaves today.");
    assert_eq!(Email.find(&line(), &mailbox.credentials, &never).await, Found::No);
    assert_eq!(mailbox.server.mails("ada@people.test", "INBOX").len(), 1);
}

#[tokio::test]
async fn where_the_server_keeps_no_copies_silence_proves_nothing() {
    let mut mailbox = Mailbox::on(Options { keeps_sent: false, ..Options::default() }).await;
    let sent = answer("ada@people.test", "snd_1", "It leaves today.");
    assert!(matches!(send(&mailbox, "snd_1").await, SendOutcome::Sent { .. }));
    assert_eq!(mailbox.server.mails(CARE, "Sent").len(), 1, "a copy was put there");
    assert!(matches!(Email.find(&line(), &mailbox.credentials, &sent).await, Found::Yes { .. }));
    assert!(matches!(&mailbox.items().await[..], [Item::Echo(echo)] if echo.text.0 == "It leaves today."));
    let never = answer("ada@people.test", "snd_2", "It leaves today.");
    assert!(matches!(Email.find(&line(), &mailbox.credentials, &never).await, Found::CannotSay { .. }));
    mailbox.credentials.us.settings.insert("copies".into(), "self".into());
    mailbox.server.set(Faults { answer_lost: true, ..Faults::default() });
    assert!(matches!(send(&mailbox, "snd_3").await, SendOutcome::Unknown { .. }));
    let lost = answer("ada@people.test", "snd_3", "It leaves today.");
    assert!(matches!(Email.find(&line(), &mailbox.credentials, &lost).await, Found::Yes { .. }));
    assert!(
        mailbox.items().await.iter().all(|item| matches!(item, Item::Unknown { .. })),
        "our own copy is nobody's words"
    );
}

#[tokio::test]
async fn a_server_that_is_not_ready_yet_gets_the_mail_later_and_once() {
    let mailbox = Mailbox::on(Options::default()).await;
    mailbox.server.greylist(1);
    assert!(
        matches!(send(&mailbox, "snd_1").await, SendOutcome::RetryAfter { wait, .. } if wait >= Millis::seconds(30))
    );
    assert!(matches!(send(&mailbox, "snd_1").await, SendOutcome::Sent { .. }));
    mailbox.server.allow_each_session(0);
    assert!(
        matches!(send(&mailbox, "snd_2").await, SendOutcome::RetryAfter { wait, .. } if wait <= Millis::seconds(30))
    );
    mailbox.server.allow_each_session(1);
    for key in ["snd_2", "snd_3"] {
        assert!(
            matches!(send(&mailbox, key).await, SendOutcome::Sent { .. }),
            "each mail has its own session"
        );
    }
    assert_eq!(mailbox.server.mails("ada@people.test", "INBOX").len(), 3);
}

#[tokio::test]
async fn a_mail_that_comes_back_failed_by_the_id_that_we_gave_it() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    let outgoing = answer("ada@gone.invalid", "snd_1", "It leaves today.");
    let SendOutcome::Sent { provider_id, .. } = Email.send(&line(), &mailbox.credentials, &outgoing).await
    else {
        panic!()
    };
    let items = mailbox.items().await;
    let failed = items.iter().find_map(|item| match item {
        Item::Receipt { provider_id, status: Receipt::Failed { reason }, .. } => Some((provider_id, reason)),
        _ => None,
    });
    let (id, reason) = failed.expect("it came back");
    assert_eq!(*id, provider_id);
    assert!(reason.contains("ada@gone.invalid") && reason.contains("no such mailbox"), "{reason}");
}

#[tokio::test]
async fn an_answer_carries_what_keeps_a_thread_together() {
    let mut mailbox = Mailbox::on(Options::default()).await;
    mailbox.credentials.us.settings.insert("plus_addresses".into(), "true".into());
    mailbox.server.deliver("ada@people.test", CARE, &mail("ada@people.test", "1@p.test", "where is it?"));
    let Item::Message(asked) = mailbox.items().await.remove(0) else { panic!() };
    let mut outgoing = answer("ada@people.test", "snd_1", "Grüße 👋\n.\nfrom us");
    outgoing.in_reply_to = Some(asked.provider_id.clone());
    outgoing.thread = Some(asked.thread.clone());
    outgoing.subject = Some(Personal("AW: Re: re: Päckchen".into()));
    let SendOutcome::Sent { thread, provider_id } =
        Email.send(&line(), &mailbox.credentials, &outgoing).await
    else {
        panic!()
    };
    assert_eq!(thread, asked.thread);
    let raw = mailbox.server.mails("ada@people.test", "INBOX").remove(0);
    let seen = mail_parser::MessageParser::default().parse(&raw).unwrap();
    assert_eq!(seen.subject(), Some("Re: Päckchen"));
    assert_eq!(seen.in_reply_to().as_text(), Some("1@p.test"));
    assert_eq!(seen.references().as_text(), Some("1@p.test"));
    assert_eq!(seen.message_id(), Some(provider_id.as_str()));
    assert_eq!(seen.body_text(0).unwrap().replace("\r\n", "\n").trim(), "Grüße 👋\n.\nfrom us");
    let answers_go_to = seen.reply_to().unwrap().first().unwrap().address().unwrap().to_owned();
    assert_eq!(answers_go_to, format!("care+{thread}@larkspur.test"));
    assert!(raw.is_ascii() && raw.split(|&b| b == b'\n').all(|line| line.len() <= 998));
    // A program that forgets whom it answers still answers to the address.
    let forgetful =
        format!("From: ada@people.test\r\nTo: {answers_go_to}\r\nMessage-ID: <2@p.test>\r\n\r\nthanks");
    mailbox.server.deliver("ada@people.test", &answers_go_to, forgetful.as_bytes());
    let items = mailbox.items().await;
    let back = items.iter().find_map(|item| match item {
        Item::Message(message) => Some(message),
        _ => None,
    });
    assert_eq!(back.unwrap().thread, thread);
}

#[test]
fn what_a_mail_can_t_carry_is_said_before_it_leaves() {
    let unsupported = |change: fn(&mut channels::Outgoing)| {
        let mut outgoing = answer("ada@people.test", "snd_1", "Hello");
        change(&mut outgoing);
        matches!(Email.render(&us(), &outgoing), Err(RenderError::Unsupported { .. }))
    };
    assert!(!unsupported(|_| {}));
    assert!(unsupported(|outgoing| outgoing.visibility = channels::Visibility::Public));
    assert!(unsupported(|outgoing| outgoing.recipient = None));
    assert!(unsupported(|outgoing| outgoing.recipient = Some("ada".into())));
    assert!(unsupported(|outgoing| outgoing.recipient = Some("a@x.test>\r\nRCPT TO:<b@x.test".into())));
    assert!(unsupported(|outgoing| outgoing.recipient = Some(CARE.into())), "we do not write to ourselves");
    assert!(unsupported(|outgoing| outgoing.dm_link = true));
    assert!(unsupported(|outgoing| outgoing.tag = Some(channels::Tag::HumanAgent)));
}

#[test]
fn the_same_words_are_rendered_the_same() {
    let outgoing = answer("ada@people.test", "snd_1", "Hello");
    let rendered = Email.render(&us(), &outgoing).unwrap();
    assert_eq!(rendered, Email.render(&us(), &outgoing).unwrap());
    let other = answer("ada@people.test", "snd_2", "Hello");
    assert_ne!(rendered.body["message_id"], Email.render(&us(), &other).unwrap().body["message_id"]);
}

struct Drawer;

impl channels::line::Shelf for Drawer {
    fn open<'a>(&'a self, key: &'a str) -> channels::BoxFuture<'a, Result<bytes::Bytes, String>> {
        let found = (key == "there").then(|| bytes::Bytes::from_static(b"%PDF-1.4"));
        Box::pin(async move { found.ok_or_else(|| "the file is gone".to_owned()) })
    }
}

#[tokio::test]
async fn files_of_ours_go_along_and_one_that_is_gone_stops_the_mail() {
    let mailbox = Mailbox::on(Options::default()).await;
    let enclosure = |key: &str| channels::Enclosure {
        key: key.into(),
        media_type: "application/pdf".into(),
        name: "Rückgabe.pdf".into(),
        alt: None,
        size: 8,
    };
    let line = line().with_shelf(Arc::new(Drawer));
    let mut outgoing = answer("ada@people.test", "snd_1", "Here is the label.");
    outgoing.media = vec![enclosure("gone")];
    assert!(matches!(Email.send(&line, &mailbox.credentials, &outgoing).await, SendOutcome::Refused { .. }));
    outgoing.media = vec![enclosure("there")];
    assert!(matches!(Email.send(&line, &mailbox.credentials, &outgoing).await, SendOutcome::Sent { .. }));
    let raw = mailbox.server.mails("ada@people.test", "INBOX").remove(0);
    let seen = mail_parser::MessageParser::default().parse(&raw).unwrap();
    let file = seen.attachment(0).unwrap();
    assert_eq!(mail_parser::MimeHeaders::attachment_name(file), Some("Rückgabe.pdf"));
    assert_eq!(file.contents(), b"%PDF-1.4");
}

/// A server that encrypts, and its certificate.
fn encrypted() -> (Arc<rustls::ServerConfig>, String) {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        rustls::ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config =
        config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key.into()).unwrap();
    (Arc::new(config), made.cert.pem())
}

#[tokio::test]
async fn a_connection_is_encrypted_from_the_first_byte_or_when_it_is_asked_and_only_to_whom_it_trusts() {
    for when in [Encryption::Always, Encryption::WhenAsked] {
        let (config, certificate) = encrypted();
        let server = Simulator::start(Options { encryption: when(config), ..Options::default() }).await;
        let mut opened = credentials(&server.account(CARE));
        let outgoing = answer("ada@people.test", "snd_1", "Hello");
        let stranger = Email.check(&line(), &opened).await;
        assert!(matches!(stranger, Err(Trouble::Wrong { field: "base_url", .. })), "{stranger:?}");
        assert!(matches!(Email.send(&line(), &opened, &outgoing).await, SendOutcome::Unauthorised { .. }));
        opened.us.settings.insert("ca".into(), certificate);
        assert!(Email.check(&line(), &opened).await.is_ok());
        assert!(matches!(Email.send(&line(), &opened, &outgoing).await, SendOutcome::Sent { .. }));
    }
}

#[tokio::test]
async fn a_token_is_renewed_and_a_password_is_not() {
    let server = Simulator::start(Options::default()).await;
    let mut opened = credentials(&server.account_with_token(CARE));
    server.set(Faults { expired: true, ..Faults::default() });
    assert!(matches!(Email.check(&line(), &opened).await, Err(Trouble::Unauthorised { .. })));
    let here = line();
    opened.secrets = Email.renew(&here, &opened).unwrap().await.unwrap();
    assert!(Email.check(&line(), &opened).await.is_ok());
    let with_password = credentials(&server.account(CARE));
    assert!(Email.renew(&here, &with_password).is_none());
    assert!(Email.check(&line(), &with_password).await.is_ok());
    let wrong =
        channels::Credentials { secrets: channels::Secrets::new([("password", "guess")]), ..with_password };
    assert!(matches!(Email.check(&line(), &wrong).await, Err(Trouble::Unauthorised { .. })));
}

/// A server that answers every line with the same bytes, without end where `flood` says so.
async fn nonsense(greeting: &'static [u8], then: &'static [u8], flood: bool) -> std::net::SocketAddr {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                _ = stream.write_all(greeting).await;
                let mut said = [0; 1024];
                while stream.read(&mut said).await.is_ok_and(|read| read > 0) {
                    while stream.write_all(then).await.is_ok() && flood {}
                }
            });
        }
    });
    address
}

#[tokio::test]
async fn a_server_that_talks_nonsense_is_left_before_it_fills_the_memory() {
    let mailbox = Mailbox::on(Options::default()).await;
    let cases: [(&[u8], &[u8], bool); 6] = [
        (b"\xff\xfe\0\r\n", b"", false),
        (b"* OK hello\r\n", b"no line ends here ", true),
        (b"* OK hello\r\n", b"* 1 FETCH (BODY[] {99999999999}\r\n", false),
        (b"* OK hello\r\n", b"* SEARCH 1 2 3\r\n", true),
        (b"220 hello\r\n", b"250-more\r\n", true),
        (b"220 hello\r\n", b"2\xff\r\n", false),
    ];
    for (greeting, then, flood) in cases {
        let address = nonsense(greeting, then, flood).await;
        let mut opened = mailbox.credentials.clone();
        opened.base_url = format!("imap://{address}");
        opened.us.settings.insert("smtp".into(), format!("smtp://{address}"));
        if greeting.starts_with(b"220") {
            let sent = Email.send(&line(), &opened, &answer("ada@people.test", "snd_1", "Hello")).await;
            assert!(matches!(sent, SendOutcome::RetryAfter { .. }), "{sent:?}");
        } else {
            let line = line();
            let read = Email.history(&line, &opened, None).unwrap().await;
            assert!(matches!(read, Err(Trouble::Later { .. })), "{read:?}");
        }
    }
}

#[tokio::test]
async fn the_owner_of_a_mailbox_allows_it_on_the_provider_s_own_page() {
    let server = Simulator::start(Options::default()).await;
    let mut opened = credentials(&server.account_without_token(CARE));
    let here = line();
    let consent = Email.authorise(&here, &opened, "http://127.0.0.1:9/back").unwrap().await.unwrap();
    let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let sent_back = browser.get(&consent.address).send().await.unwrap();
    let back = reqwest::Url::parse(sent_back.headers()["location"].to_str().unwrap()).unwrap();
    let answer: channels::Settings = back.query_pairs().into_owned().collect();
    let mut forged = answer.clone();
    forged.insert("state".into(), "guessed".into());
    let refused = Email.authorised(&here, &opened, &consent.kept, &forged).unwrap().await;
    assert!(matches!(refused, Err(Trouble::Unauthorised { .. })));
    opened.secrets = Email.authorised(&here, &opened, &consent.kept, &answer).unwrap().await.unwrap();
    assert!(Email.check(&here, &opened).await.is_ok());
    assert!(Email.renew(&here, &opened).is_some(), "what it gave can be renewed");
}
