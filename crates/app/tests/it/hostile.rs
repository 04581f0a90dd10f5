//! Bad input at the hook: forged, cut off, too large, lying about the time, hostile on purpose.

use care::ingest::State;
use care::trail::Kind;
use care::{Error, Tx, ingest};
use channels::sandbox::sign;
use channels::sandbox::simulator::{Faults, NewPerson};
use db::args;
use kernel::{Ctx, DeliveryId, Instant, Millis, Role};
use reqwest::StatusCode;
use serde_json::json;

use crate::harness::{MONDAY, Story, on_both_engines};
use crate::{rows, wire};

on_both_engines! {
    a_forged_delivery_is_a_401_and_stored_nowhere,
    a_body_that_was_cut_off_is_kept_with_the_reason_and_read_when_it_can_be,
    a_body_of_ten_megabytes_is_a_413,
    bytes_that_are_no_text_harm_nobody_else,
    a_name_cannot_turn_the_page_round_and_markup_is_only_text,
    a_network_whose_clock_is_three_days_off_breaks_no_promise,
    events_of_an_unknown_kind_are_kept_and_counted,
    a_delivery_to_nobody_is_a_404,
}

db::statements! {
    MEND = "update deliveries set body = $1 where tenant = $2 and id = $3";
}

async fn forged(story: &Story, signature: Option<String>) -> (StatusCode, String) {
    let body = wire::body("d1", &[wire::mention("p1", "omar", "@larkspur help", MONDAY)], MONDAY);
    let mut request = story.http.post(story.hook()).body(body);
    if let Some(signature) = signature {
        request = request.header(sign::SIGNATURE, signature);
    }
    let response = request.send().await.unwrap();
    (response.status(), response.text().await.unwrap())
}

async fn a_forged_delivery_is_a_401_and_stored_nowhere(story: &Story) {
    let of_another = story.signature(b"another body");
    for (signature, why) in [
        (None, "carries no signature"),
        (Some(of_another), "does not fit"),
        (Some(format!("sha256={}", "0".repeat(64))), "does not fit"),
        (Some("nonsense".into()), "does not fit"),
    ] {
        let (status, said) = forged(story, signature).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert!(said.contains(why), "{said}");
    }
    story.heard().await;
    assert_eq!((rows::deliveries(story).await, rows::messages(story).await), (0, 0));
}

async fn a_delivery_to_nobody_is_a_404(story: &Story) {
    let url = story.node.url();
    let nobody: kernel::AccountId = story.ctx().mint();
    let ours = story.account().id;
    for path in [format!("/hooks/sandbox/{nobody}"), format!("/hooks/email/{ours}")] {
        let status = story.http.post(format!("{url}{path}")).body("{}").send().await.unwrap().status();
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    let bent = story.http.post(format!("{url}/hooks/sandbox/nonsense")).body("{}").send().await.unwrap();
    assert_eq!(bent.status(), StatusCode::BAD_REQUEST);
}

async fn poisoned(story: &Story) -> Vec<ingest::Delivery> {
    let ctx = story.ctx();
    story.node.app.read(async move |tx: &mut Tx| ingest::poisoned(tx, &ctx).await).await.unwrap()
}

async fn retry(story: &Story, ctx: Ctx, id: DeliveryId) -> care::Result<()> {
    story.node.app.write(async move |tx: &mut Tx| ingest::retry(tx, &ctx, id).await).await
}

async fn a_body_that_was_cut_off_is_kept_with_the_reason_and_read_when_it_can_be(story: &Story) {
    let whole =
        wire::body("d1", &[wire::mention("p1", "omar", "@larkspur my secret is 1234", MONDAY)], MONDAY);
    assert_eq!(
        story.post_signed(whole[..whole.len() - 40].to_vec()).await,
        StatusCode::OK,
        "it is safe with us"
    );
    // The one behind it is read all the same.
    story.deliver("d2", &[wire::mention("p2", "jana", "@larkspur no internet, help", MONDAY)]).await;
    assert_eq!(rows::messages(story).await, 1);

    let [bad] = &poisoned(story).await[..] else { panic!("one delivery can't be read") };
    assert_eq!((bad.state, bad.attempts), (State::Poison, 1));
    let reason = bad.reason.clone().unwrap();
    assert!(reason.contains("ends too early") && !reason.contains("1234"), "{reason}");

    // Trying again without a cure changes nothing; only a lead may.
    let (sam, lea) = (story.colleague("sam").await, story.colleague("lea").await);
    assert!(matches!(retry(story, sam.ctx, bad.id).await, Err(Error::Denied { needs: Role::Lead })));
    retry(story, lea.ctx.clone(), bad.id).await.unwrap();
    story.heard().await;
    assert_eq!(poisoned(story).await[0].attempts, 2);

    // With the cure (here: the whole body, as if the reader had learned it) it is read.
    let (ctx, id) = (story.ctx(), bad.id);
    let mended = story
        .node
        .app
        .write(async move |tx: &mut Tx| Ok(tx.execute(&MEND, &args![whole.clone(), ctx.tenant, id]).await?));
    assert_eq!(mended.await.unwrap(), 1);
    retry(story, lea.ctx.clone(), bad.id).await.unwrap();
    story.heard().await;
    assert_eq!((poisoned(story).await.len(), rows::messages(story).await), (0, 2));
    assert!(matches!(retry(story, lea.ctx, bad.id).await, Err(Error::NotFound { .. })), "it has been read");
}

async fn a_body_of_ten_megabytes_is_a_413(story: &Story) {
    let body = vec![b'x'; 10 << 20];
    assert_eq!(story.post_signed(body).await, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(rows::deliveries(story).await, 0);
}

async fn bytes_that_are_no_text_harm_nobody_else(story: &Story) {
    let mut body = wire::body("d1", &[wire::mention("p1", "omar", "@larkspur help", MONDAY)], MONDAY);
    let place = body.windows(4).position(|bytes| bytes == b"help").unwrap();
    body[place] = 0xff;
    assert_eq!(story.post_signed(body).await, StatusCode::OK);
    story.deliver("d2", &[wire::mention("p2", "jana", "@larkspur no internet\u{0}, help", MONDAY)]).await;
    assert_eq!(rows::messages(story).await, 1);
    let reason = poisoned(story).await[0].reason.clone().unwrap();
    assert!(reason.contains(&format!("not UTF-8 at byte {place}")), "{reason}");
    story.leaves_work();
}

async fn a_name_cannot_turn_the_page_round_and_markup_is_only_text(story: &Story) {
    let markup = "<script>alert(1)</script>";
    let new = NewPerson {
        handle: "mallory".into(),
        name: format!("Ann \u{202e}nimdA\u{2066} {markup}"),
        avatar: Some("javascript:alert(1)".into()),
        followers: u64::MAX,
    };
    let mallory = story.network().invent(new).await.unwrap().id;
    let words = format!("@larkspur {markup} \u{202e}pleh my internet is down, please help");
    story.network().post(&mallory, &words).await.unwrap();
    story.heard().await;
    let view = story.colleague("sam").await.look(story.case_of(&mallory).await).await;
    assert_eq!(
        view.person.name,
        format!("Ann nimdA {markup}"),
        "kept as text, without what turns text round"
    );
    assert_eq!(view.identities[0].avatar, None);
    assert!(!view.messages[0].text.contains('\u{202e}') && view.messages[0].text.contains(markup));
    assert!(!view.case.last_text.contains('\u{202e}'));
    assert!(view.person.reach.is_some_and(|reach| reach > 1_000_000));
}

async fn a_network_whose_clock_is_three_days_off_breaks_no_promise(story: &Story) {
    let sam = story.colleague("sam").await;
    for (days, handle) in [(3, "tomorrow"), (-3, "yesterday")] {
        story.faults(Faults { skew_days: days, ..Faults::default() });
        let person = story.person(handle).await;
        let now = story.network().now();
        story.network().post(&person, "@larkspur my internet is down, please help").await.unwrap();
        story.heard().await;
        let view = sam.look(story.case_of(&person).await).await;
        let message = &view.messages[0];
        let claimed = now + Millis::days(days.into());
        assert_eq!((message.provider_at, message.received_at), (claimed, now));
        assert!(message.at <= now, "nothing is said in the future");
        assert_eq!(view.item.as_ref().unwrap().due_at, Some(now + Millis::minutes(15)), "{days} days off");
        let skew = view.events.iter().find(|event| event.kind == Kind::ClockSkew).unwrap();
        assert_eq!(skew.data["network_says"], json!(claimed));
        // What follows with a right clock stands behind it.
        story.faults(Faults::default());
        story.advance(Millis::minutes(1)).await;
        story.network().dm(&person, "hello?").await.unwrap();
        story.heard().await;
        let texts: Vec<_> = sam.look(view.case.id).await.messages.iter().map(|m| m.text.clone()).collect();
        assert_eq!(texts.last().unwrap(), "hello?");
    }
}

async fn events_of_an_unknown_kind_are_kept_and_counted(story: &Story) {
    let jana = story.person("jana_k").await;
    story.network().follow(&jana, true).await.unwrap();
    let strange = json!({ "type": "poll.closed", "poll": { "winner": "tea" } });
    story
        .deliver("d1", &[strange.clone(), wire::mention("p1", "omar", "@larkspur help me", MONDAY), strange])
        .await;
    assert_eq!(rows::messages(story).await, 1);
    let ctx = story.ctx();
    let kinds: Vec<(String, String, i64, Instant)> =
        story.node.app.read(async move |tx: &mut Tx| ingest::unknown_kinds(tx, &ctx).await).await.unwrap();
    let kinds: Vec<_> = kinds.iter().map(|(_, kind, seen, _)| (kind.as_str(), *seen)).collect();
    assert_eq!(kinds, [("poll.closed", 2), ("follow.added", 1)]);
    assert!(poisoned(story).await.is_empty(), "a new kind is no error");
}
