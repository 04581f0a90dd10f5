//! E-mail through the product: a mailbox on a small mail server, read by IMAP and answered by SMTP.

use care::cases::{Direction, Mode, SendState, State};
use care::trail::Kind;
use care::{Tx, chat, outbound, signatures};
use channels::Credentials;
use channels::email::Email;
use channels::email::simulator::{CARE, Options, Simulator};
use channels::webchat::{Ask, Config, Mailing};
use kernel::{AccountId, CaseId, Instant, Millis, Role};
use serde_json::json;
use web::channels::live;

use crate::harness::{Story, on_both_engines, until};
use crate::rows;
use crate::webchat::{SITE, Visitor, chat_on, sam_answers};

on_both_engines! {
    a_mail_is_shown_as_sent_signed_once_and_its_return_is_a_failure,
    what_a_visitor_was_answered_who_had_gone_goes_by_mail_and_comes_back_by_mail,
    two_robots_never_loop,
}

db::statements! {
    OPEN = "select id from cases where tenant = $1 and state = 'open'";
    READ_AT = "select read_at from account_meters where tenant = $1 and account_id = $2";
}

/// A mail server with the brand's mailbox on it, which is connected and read.
pub struct Post {
    pub server: Simulator,
    pub account: AccountId,
}

impl Post {
    pub async fn start(story: &Story) -> Self {
        let server = Simulator::start(Options::default()).await;
        let found = server.account(CARE);
        let credentials = Credentials { base_url: found.base_url, us: found.us, secrets: found.secrets };
        let (app, ctx) = (&story.node.app, story.colleague("ada").await.ctx);
        let standing = live::check(app, &Email, &credentials).await.expect("the password is right");
        let (account, ..) =
            live::connect(app, &ctx, &Email, credentials, standing, None).await.expect("it is connected");
        let args = || db::args![story.ctx().tenant, account].into();
        until("the mailbox is read", async || {
            rows::query::<Option<Instant>>(story, &READ_AT, args()).await.into_iter().flatten().next()
        })
        .await;
        Self { server, account }
    }

    /// Somebody's server brings a mail; lines end as the protocol wants.
    pub fn bring(&self, from: &str, mail: &str) {
        self.server.deliver(from, CARE, mail.replace('\n', "\r\n").as_bytes());
    }

    pub fn mails(&self, address: &str) -> Vec<String> {
        let all = self.server.mails(address, "INBOX");
        all.iter().map(|mail| String::from_utf8_lossy(mail).into_owned()).collect()
    }
}

pub async fn case_of(story: &Story, address: &str) -> CaseId {
    let found = async || rows::cases_of(story, address).await.first().copied();
    until(&format!("a mail of {address} is a case"), found).await
}

fn header(mail: &str, name: &str) -> String {
    let line = mail.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    line.unwrap_or_else(|| panic!("{name} in {mail}")).trim().to_owned()
}

/// A mail with a page, a picture of elsewhere and one of its own, and words of before.
pub const LAID: &str = "From: Jana <jana@people.test>
To: care@larkspur.test
Subject: My line
Message-ID: <1@people.test>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

My internet is down, please help.

On 3 March 2026 at 10:12, Larkspur wrote:
> Your router is on its way.
--b
Content-Type: multipart/related; boundary=r

--r
Content-Type: text/html; charset=utf-8

<html><body bgcolor=\"#fffbe6\"><script>alert(1)</script><h1 onclick=\"x()\">My internet is <b>down</b></h1>
<img src=\"https://track.people.test/p.gif?who=care\" alt=\"a pixel\">
<img src=\"cid:line@people.test\" alt=\"the line\"></body></html>
--r
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-ID: <line@people.test>
Content-Disposition: inline; filename=line.png

iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9
HQAAAABJRU5ErkJggg==
--r--
--b--
";

async fn a_mail_is_shown_as_sent_signed_once_and_its_return_is_a_failure(story: &Story) {
    let post = Post::start(story).await;
    let (ada, brand) = (story.colleague("ada").await.ctx, story.brand());
    let words = "{agent.first_name}, {team}\n{brand}";
    let signed = async move |tx: &mut Tx| signatures::set(tx, &ada, &brand, "care_team", words).await;
    story.node.app.write(signed).await.unwrap();

    post.bring("jana@people.test", LAID);
    let case = case_of(story, "jana@people.test").await;
    let sam = story.colleague("sam").await;
    let view = sam.look(case).await;
    let [mail] = &view.messages[..] else { panic!("{:?}", view.messages) };
    assert_eq!(mail.text, "My internet is down, please help.");
    assert!(mail.quoted.as_ref().is_some_and(|quoted| quoted.contains("Your router is on its way.")));
    assert_eq!(view.pages[&mail.id].pictures.0, ["https://track.people.test/p.gif?who=care"]);
    let (ctx, id) = (sam.ctx.clone(), mail.id);
    let page =
        story.node.app.read(async move |tx: &mut Tx| care::cases::page(tx, &ctx, id).await).await.unwrap();
    assert!(
        page.html.0.contains("<b>down</b>") && page.html.0.contains("src=\"pictures/0\""),
        "{}",
        page.html.0
    );
    assert!(!page.html.0.contains("alert") && !page.html.0.contains("onclick"), "{}", page.html.0);

    let (message, send) = sam.answer(case, Mode::Private, "We look at it now.").await;
    story.sent().await;
    let mails = post.mails("jana@people.test");
    let [answer] = &mails[..] else { panic!("one answer: {mails:?}") };
    let below = |mail: &str| mail.matches("Sam, Care").count();
    assert!(below(answer) == 1 && answer.contains("Larkspur Broadband"), "{answer}");
    let view = sam.look(case).await;
    let said = view.messages.iter().find(|said| said.id == message).unwrap();
    assert_eq!(said.text, "We look at it now.", "the signature is no part of the words");
    assert_eq!(view.case.state, State::Waiting);

    // It comes back: the server that would not take it says why.
    let id = header(answer, "Message-ID");
    let report = format!(
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.test\nTo: care@larkspur.test\nSubject: Undelivered\n\
         Message-ID: <dsn@mx.test>\nAuto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"d\"\n\n\
         --d\nContent-Type: text/plain\n\nSorry.\n--d\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; jana@people.test\nAction: failed\nStatus: 5.1.1\n\
         Diagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--d\nContent-Type: message/rfc822\n\n\
         From: care@larkspur.test\nTo: jana@people.test\nMessage-ID: {id}\nSubject: Re: My line\n\nWe look.\n--d--\n"
    );
    post.bring("", &report);
    let failed = until("the answer has failed", async || {
        let view = sam.look(case).await;
        let send = view.send_of(message)?.clone();
        (send.state == SendState::Failed).then_some((view, send))
    });
    let (view, failed) = failed.await;
    assert_eq!(failed.error.as_deref(), Some("jana@people.test: 550 5.1.1 User unknown"));
    assert_eq!(view.case.state, State::Open, "the ball is with us again");
    assert_eq!(view.messages.len(), 2, "a report is nobody's message");

    // Sent again, it carries the same signature, and one.
    sam.retry(send).await.unwrap();
    story.sent().await;
    let mails = post.mails("jana@people.test");
    assert_eq!(mails.iter().map(|mail| below(mail)).collect::<Vec<_>>(), [1, 1]);
}

/// A chat whose answers go on by mail after ten minutes.
async fn mailing_chat(story: &Story, post: &Post) -> AccountId {
    let chat = chat_on(story, &[SITE]).await;
    let (ada, brand) = (story.colleague("ada").await.ctx, story.brand());
    let mailing = Mailing {
        account: post.account.to_string(),
        words: "You had left when we answered:".into(),
        link: "https://shop.example/help".into(),
        ..Mailing::none()
    };
    let origins = vec![SITE.parse().unwrap()];
    let config = Config { origins, email: Ask::May, mailing: Some(mailing), ..Config::default() };
    let set = async move |tx: &mut Tx| chat::configure(tx, &ada, &brand, chat, "Help", config.clone()).await;
    story.node.app.write(set).await.unwrap();
    until("the chat mails", async || {
        let brand = story.brand();
        Config::of(&brand.account(chat)?.us().settings).mailing.map(drop)
    })
    .await;
    chat
}

async fn what_a_visitor_was_answered_who_had_gone_goes_by_mail_and_comes_back_by_mail(story: &Story) {
    let post = Post::start(story).await;
    let chat = mailing_chat(story, &post).await;
    let entry =
        |name: &str, email: &str| json!({ "name": name, "email": email, "lang": "en", "consent": true });
    let mo = Visitor::with(story, chat, entry("Mo", "mo@people.test")).await;
    mo.says("c_mo-asks", "Do you have a shop in Leeds?").await;
    story.heard().await;
    story.advance(Millis::minutes(1)).await;
    sam_answers(story, "We do, at the station.").await;
    assert_eq!(mo.texts().await.len(), 2, "Mo is there and sees it");

    let priya = Visitor::with(story, chat, entry("Priya", "priya@people.test")).await;
    priya.says("c_first-one", "My bill is twice as high").await;
    story.heard().await;
    story.advance(Millis::minutes(2)).await;
    let open: Vec<CaseId> = rows::query(story, &OPEN, db::args![story.ctx().tenant].into()).await;
    let (sam, case) = (story.colleague("sam").await, open[0]);
    sam.answer(case, Mode::Private, "It was counted twice.").await;
    sam.answer(case, Mode::Private, "You get it back on Friday.").await;
    story.sent().await;
    story.advance(Millis::minutes(11)).await;
    let mails = until("the answers go by mail", async || {
        let mails = post.mails("priya@people.test");
        (!mails.is_empty()).then_some(mails)
    });
    let mails = mails.await;
    let wanted =
        ["You had left when we answered:", "counted twice", "back on Friday", "https://shop.example/help"];
    assert!(wanted.iter().all(|words| mails[0].contains(words)), "{}", mails[0]);
    story.sent().await;
    story.advance(Millis::minutes(30)).await;
    let (ctx, brand) = (story.ctx(), story.brand());
    let again = story.node.app.write(async move |tx: &mut Tx| chat::mail_to_gone(tx, &ctx, &brand).await);
    assert_eq!(again.await.unwrap(), 0);
    assert_eq!(
        (post.mails("priya@people.test").len(), post.mails("mo@people.test").len()),
        (1, 0),
        "once, together"
    );
    let view = sam.look(case).await;
    let mailed =
        view.messages.iter().find(|said| said.channel == "email").expect("it stands on the timeline");
    assert!(mailed.automatic && mailed.direction == Direction::Outbound);
    assert!(view.events.iter().any(|event| event.kind == Kind::AnswerMailed));
    assert_eq!(view.case.last_text, "You get it back on Friday.");

    // Whoever is away says so, and hears nothing for it; somebody else who answers is somebody else.
    let id = header(&mails[0], "Message-ID");
    let answer = |from: &str, id_of: &str, more: &str, text: &str| {
        format!(
            "From: {from}\nTo: care@larkspur.test\nSubject: Re: it\nMessage-ID: <{id_of}>\nIn-Reply-To: {id}\n{more}\n{text}\n"
        )
    };
    post.bring("other@people.test", &answer("other@people.test", "o@p.test", "", "Why do I get this?"));
    let other = case_of(story, "other@people.test").await;
    assert_ne!(other, case, "a forwarded mail proves nothing");
    let away = answer("priya@people.test", "a@p.test", "Auto-Submitted: auto-replied\n", "I am away.");
    post.bring("priya@people.test", &away);
    post.bring("priya@people.test", &answer("priya@people.test", "p@p.test", "", "Thank you. And the fee?"));
    let view = until("the answer is there", async || {
        let view = sam.look(case).await;
        view.messages.iter().any(|said| said.text.contains("And the fee?")).then_some(view)
    });
    let view = view.await;
    assert!(!view.messages.iter().any(|said| said.text.contains("I am away")), "a machine proves nothing");
    assert_eq!(view.identities.len(), 2, "one person with two addresses: {:?}", view.identities);
    assert!(view.events.iter().any(|event| event.kind == Kind::AddressProved));
    assert_eq!(view.case.state, State::Open);
    let mut links = view.messages.iter().filter(|said| said.direction == Direction::Inbound);
    assert!(links.all(|said| said.person_id == view.person.id));

    // From now on they are answered where they write.
    sam.answer(case, Mode::Private, "The fee goes too.").await;
    story.sent().await;
    assert_eq!(post.mails("priya@people.test").len(), 2);
}

/// A queue that says prepared words while it is closed, and a machine at the other end that answers every mail and says
/// nowhere that it is one.
async fn two_robots_never_loop(story: &Story) {
    let text = ownership::preset_text("marketing").expect("the preset comes with the product");
    // Without its escalations, and without its own tests: mails go where they usually do not.
    let (rules, _) = text.split_once("[[escalation]]").expect("the preset escalates");
    let text = rules.replace(r#""messenger"]"#, r#""messenger", "email"]"#);
    story.rule(text).await;
    story.advance(Millis::hours(11)).await;
    story.join("nia", Role::Agent, "social_team").await;
    let post = Post::start(story).await;
    let robot = "help@shop.test";
    let says = |number: usize, answers: &str| {
        format!(
            "From: {robot}\nTo: care@larkspur.test\nSubject: Ticket\nMessage-ID: <{number}@shop.test>\n{answers}\n\
             My internet is down, please help. This is ticket {number}.\n"
        )
    };
    post.bring(robot, &says(0, ""));
    until("the prepared words are said", async || (!post.mails(robot).is_empty()).then_some(())).await;
    for turn in 1..4 {
        let mails = post.mails(robot);
        let newest = header(mails.last().unwrap(), "Message-ID");
        let before = rows::messages(story).await;
        post.bring(robot, &says(turn, &format!("In-Reply-To: {newest}\n")));
        until("the robot is heard", async || (rows::messages(story).await > before).then_some(())).await;
        let (ctx, brand) = (story.ctx(), story.brand());
        let said = story.node.app.write(async move |tx: &mut Tx| outbound::greet(tx, &ctx, &brand).await);
        assert_eq!(said.await.unwrap(), 0, "turn {turn}");
        story.sent().await;
    }
    assert_eq!(post.mails(robot).len(), 1, "however often it answers");
}
