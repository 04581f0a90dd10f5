//! What every page promises, and what each of them shows.

use axum::http::{Method, StatusCode};
use care::cases::Mode;
use care::outbound::{self, Compose, Composed};
use care::{Tx, desk};
use channels::SendOutcome;
use channels::sandbox::simulator::NewPerson;
use kernel::{CaseId, Millis, PersonId, Role};

use crate::world::{Browser, HOSTILE, World, between, write};

const ESCAPED: &str = "&#60;script&#62;alert(1)&#60;/script&#62;";

/// The first case of the list, and whose it is.
async fn first_case(world: &World) -> (CaseId, PersonId) {
    let ctx = world.ctx.clone();
    let all = async move |tx: &mut Tx| desk::list(tx, &ctx, &desk::View::All, 1, None).await;
    let row = write(&world.db, all).await.0.remove(0);
    (row.case_id, row.person_id)
}

/// An answer that the network refuses.
async fn fail_to_answer(world: &World, case: CaseId) {
    let (ctx, brand) = (world.acting(Role::Agent).await, world.brand.clone());
    let text = format!("{HOSTILE} we are on it");
    let despite = care::checks::Code::ALL.to_vec();
    let wish = Compose { despite, ..Compose::new(case, Mode::Public, text, i64::MAX) };
    let say = async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await;
    assert!(matches!(write(&world.db, say).await, Composed::Queued { .. }));
    world.clock.advance(Millis::seconds(11));
    let (ctx, brand) = (world.ctx.clone(), world.brand.clone());
    write(&world.db, async move |tx: &mut Tx| {
        let effects = outbound::claim(tx, &ctx, &brand, 10).await?;
        let refused = SendOutcome::Refused { reason: format!("refused, says {HOSTILE}") };
        outbound::settle(tx, &ctx, &brand, &effects[0], refused).await
    })
    .await;
}

#[tokio::test]
async fn hostile_names_and_words_are_text_on_every_page() {
    let world = World::new().await;
    let words = format!("@larkspur my internet is down {HOSTILE}");
    world.hear(1, &format!("{HOSTILE} customer"), &words).await;
    world.deliver("poison", "{ <script>alert(1)</script>").await;
    let (case, person) = first_case(&world).await;
    fail_to_answer(&world, case).await;
    let name = format!("{HOSTILE} player");
    let new = NewPerson { handle: "ana".into(), name, avatar: None, followers: 1 };
    let customer = world.network.invent(new).await.unwrap().id;
    world.network.post(&customer, &format!("{HOSTILE} in public")).await.unwrap();
    world.network.dm(&customer, &format!("{HOSTILE} in private")).await.unwrap();
    let mut admin = world.browser(Role::Admin).await;
    let query: String = form_urlencoded::byte_serialize(HOSTILE.as_bytes()).collect();
    for (page, shows) in [
        ("/desk/mine".to_owned(), &[] as &[&str]),
        ("/desk/all".to_owned(), &[" customer"]),
        (format!("/desk/all/{case}"), &[" customer", " we are on it"]),
        ("/people".to_owned(), &[" customer"]),
        (format!("/people?q={query}"), &[" customer"]),
        (format!("/people/{person}"), &[" customer"]),
        ("/problems".to_owned(), &[" customer", " we are on it", "</span>"]),
        (format!("/trace/{case}"), &[]),
        (format!("/desk/cases/{case}/why"), &[]),
        (format!("/sandbox?as={customer}"), &[" player", " in public", " in private"]),
        ("/triage".to_owned(), &[]),
        ("/triage/label".to_owned(), &[]),
        ("/triage/lessons".to_owned(), &[]),
        ("/settings/channels".to_owned(), &[]),
        ("/settings/users".to_owned(), &[" viewer", " lead"]),
        ("/settings/sessions".to_owned(), &[]),
    ] {
        let answer = admin.get(&page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(!answer.text.contains("<script>alert"), "{page} runs a stranger's script");
        for behind in shows {
            assert!(answer.text.contains(&format!("{ESCAPED}{behind}")), "{page} does not show …{behind}");
        }
    }
}

#[tokio::test]
async fn every_page_forbids_foreign_scripts_frames_and_guesses() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Agent).await;
    for page in ["/people", "/login", "/sandbox", "/nowhere", "/settings/users"] {
        let answer = browser.get(page).await;
        let header = |name| answer.headers.get(name).map_or("", |value| value.to_str().unwrap());
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{page}");
        assert!(!policy.contains("unsafe"), "{page}: {policy}");
        assert!(!policy.contains("http"), "{page} loads from elsewhere: {policy}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{page}");
        assert_eq!(header("referrer-policy"), "same-origin", "{page}");
    }
    assert_eq!(browser.get("/people").await.headers["cache-control"], "no-store");
}

#[tokio::test]
async fn an_address_where_nothing_stands_says_so_on_a_page() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Viewer).await;
    for page in [
        "/nowhere",
        "/people/per_1",
        "/trace/abc",
        "/desk/cases/case_x/why",
        "/trace/case_00000000000000000000000000000001",
    ] {
        let answer = browser.get(page).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
        assert!(answer.text.contains("There is nothing here"), "{page}");
    }
    assert_eq!(world.stranger().get("/nowhere").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_part_of_a_page_that_fails_is_a_sentence() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Viewer).await;
    let address = "/desk/all/case_00000000000000000000000000000001";
    let answer = browser.send(Method::GET, address, &[], true).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.headers["content-type"], "text/plain; charset=utf-8");
    assert!(answer.text.starts_with("There is nothing here. "), "{}", answer.text);
    assert!(answer.headers.contains_key("content-security-policy"));
}

#[tokio::test]
async fn a_case_sleeps_as_long_as_any_of_the_menus_choices_says_and_is_woken_from_the_page() {
    let world = World::new().await;
    world.hear(1, "Ana Ruiz", "@larkspur my internet is down").await;
    let (case, _) = first_case(&world).await;
    let mut agent = world.browser(Role::Agent).await;
    let (page, snooze) = (format!("/desk/all/{case}"), format!("/desk/cases/{case}/snooze"));
    let menu = agent.get(&page).await.text;
    let choices: Vec<_> = menu.split(r#"name="until" value=""#).skip(1).collect();
    assert_eq!(choices.len(), 4);
    for choice in choices {
        let until = choice.split('"').next().unwrap();
        assert_eq!(agent.post(&snooze, &[("until", until)]).await.location(), page, "{until}");
        let asleep = agent.get(&page).await.text;
        assert!(asleep.contains("sleeps until") && asleep.contains("Wake this case"), "{until}");
        assert_eq!(agent.post(&format!("/desk/cases/{case}/waking"), &[]).await.location(), page);
        assert!(!agent.get(&page).await.text.contains("Wake this case"), "{until}");
    }
    let never = agent.post(&snooze, &[("until", "never")]).await;
    assert_eq!(never.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// The handles that a list of people shows, in its order.
async fn found(browser: &mut Browser, address: &str) -> Vec<String> {
    let page = browser.get(address).await.text;
    page.split("<bdi>@").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn people_are_found_by_name_and_handle_and_wildcards_mean_nothing() {
    let world = World::new().await;
    world.hear(1, "Ana Ruiz", "@larkspur hello").await;
    world.hear(2, "Bo 100% Nilsson", "@larkspur hello").await;
    let mut browser = world.browser(Role::Viewer).await;
    assert_eq!(found(&mut browser, "/people").await.len(), 2);
    assert_eq!(found(&mut browser, "/people?q=rUIz").await, ["person_1"]);
    assert_eq!(found(&mut browser, "/people?q=%40person_2").await, ["person_2"]);
    assert_eq!(found(&mut browser, "/people?q=0%25").await, ["person_2"]);
    assert!(found(&mut browser, "/people?q=personx1").await.is_empty());
    assert!(found(&mut browser, "/people?q=%25Ruiz%25").await.is_empty());
    assert_eq!(browser.get("/people?after=nonsense").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_long_list_of_people_goes_on_where_it_stopped() {
    let world = World::new().await;
    for number in 0..53 {
        world.hear(number, "Ana Ruiz", "@larkspur hello").await;
    }
    let mut browser = world.browser(Role::Viewer).await;
    let first = browser.get("/people?q=ruiz").await.text;
    let more = between(&first, r#"rows-more"><a class="button small" href=""#, "\"").unwrap();
    let (mut all, rest) = (found(&mut browser, "/people?q=ruiz").await, more.replace("&#38;", "&"));
    assert_eq!(all.len(), 50);
    all.extend(found(&mut browser, &rest).await);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 53);
}

#[tokio::test]
async fn what_failed_stands_among_the_problems_and_can_be_tried_again() {
    let world = World::new().await;
    world.hear(1, "Ana Ruiz", "@larkspur my internet is down").await;
    world.deliver("poison", "{").await;
    let (case, _) = first_case(&world).await;
    fail_to_answer(&world, case).await;
    let mut lead = world.browser(Role::Lead).await;
    let page = lead.get("/problems").await.text;
    assert!(
        page.contains("we are on it") && page.contains("refused, says") && page.contains("1 bytes"),
        "{page}"
    );
    let send = between(&page, r#"action="/problems/sends/"#, "/").unwrap().to_owned();
    assert_eq!(lead.post(&format!("/problems/sends/{send}/retry"), &[]).await.location(), "/problems");
    let delivery = between(&page, r#"action="/problems/deliveries/"#, "/").unwrap().to_owned();
    assert_eq!(
        lead.post(&format!("/problems/deliveries/{delivery}/retry"), &[]).await.location(),
        "/problems"
    );
    let page = lead.get("/problems").await.text;
    assert!(
        page.contains("Everything that was written has left") && page.contains("Every delivery was read")
    );
    let again = lead.post(&format!("/problems/deliveries/{delivery}/retry"), &[]).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_case_explains_its_queue_with_the_rule_the_facts_and_what_would_have_changed_it() {
    let world = World::new().await;
    world.hear(1, "Ana Ruiz", "@larkspur my internet is down since six, please help").await;
    let (case, _) = first_case(&world).await;
    let page = world.browser(Role::Viewer).await.get(&format!("/desk/cases/{case}/why")).await.text;
    for part in
        ["Went to", "of the layer", "first response within", "channel", "sandbox", "it would have gone to"]
    {
        assert!(page.contains(part), "{part} is missing in {page}");
    }
}
