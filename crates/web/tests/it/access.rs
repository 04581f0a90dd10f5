//! Who may see and do what; sessions that end.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use care::access;
use futures::StreamExt;
use kernel::{Millis, Role};

use crate::world::{Browser, PASSWORD, World, between};

/// Every page, and the weakest role that may open it.
const PAGES: [(&str, Role); 43] = [
    ("/clocks", Role::Viewer),
    ("/clocks/rows?metric=first_response", Role::Viewer),
    ("/team", Role::Viewer),
    ("/team/usr_00000000000000000000000000000000", Role::Viewer),
    ("/approvals", Role::Viewer),
    ("/handover", Role::Agent),
    ("/notifications", Role::Viewer),
    ("/desk/cases/case_00000000000000000000000000000000/wrong-owner", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/handover", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/assignment", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/consults", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/no-reply", Role::Agent),
    ("/people", Role::Viewer),
    ("/problems", Role::Viewer),
    ("/settings/sessions", Role::Viewer),
    ("/settings/me", Role::Viewer),
    ("/notifications/newest", Role::Viewer),
    ("/kit", Role::Admin),
    ("/kit/parts", Role::Admin),
    ("/kit/desk/mine", Role::Admin),
    ("/ownership", Role::Viewer),
    ("/ownership/scenarios", Role::Viewer),
    ("/ownership/organisation", Role::Viewer),
    ("/ownership/rules", Role::Viewer),
    ("/ownership/rules/default/items", Role::Viewer),
    ("/ownership/matrix", Role::Viewer),
    ("/ownership/try?intent=lead", Role::Viewer),
    ("/ownership/versions", Role::Viewer),
    ("/ownership/versions/1", Role::Viewer),
    ("/ownership/versions/1/export", Role::Viewer),
    ("/sandbox", Role::Agent),
    ("/sandbox/events", Role::Agent),
    ("/triage", Role::Lead),
    ("/triage/label", Role::Lead),
    ("/triage/lessons", Role::Lead),
    ("/settings/channels", Role::Admin),
    ("/settings/channels/new", Role::Admin),
    ("/settings/channels/new/sandbox", Role::Admin),
    ("/settings/channels/consent", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000", Role::Admin),
    ("/settings/users", Role::Admin),
    ("/trace/case_00000000000000000000000000000000", Role::Viewer),
    ("/desk/cases/case_00000000000000000000000000000000/why", Role::Viewer),
];

/// What changes something, and the weakest role that may do it.
const DEEDS: [(&str, Role); 47] = [
    ("/presence", Role::Agent),
    ("/settings/me", Role::Viewer),
    ("/settings/me/wish", Role::Viewer),
    ("/settings/me/keys/reset", Role::Viewer),
    ("/team/usr_00000000000000000000000000000000/skills", Role::Lead),
    ("/team/usr_00000000000000000000000000000000/certificates", Role::Lead),
    ("/team/usr_00000000000000000000000000000000/roles", Role::Admin),
    ("/team/usr_00000000000000000000000000000000/shifts", Role::Lead),
    ("/handover", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/wrong-owner", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/handover", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/consults", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/no-reply", Role::Agent),
    ("/desk/cases/case_00000000000000000000000000000000/acknowledgement", Role::Agent),
    ("/sandbox/faults", Role::Agent),
    ("/sandbox/people", Role::Agent),
    ("/sandbox/posts", Role::Agent),
    ("/sandbox/messages", Role::Agent),
    ("/problems/deliveries/dlv_00000000000000000000000000000000/retry", Role::Lead),
    ("/problems/sends/snd_00000000000000000000000000000000/retry", Role::Agent),
    ("/desk/facts", Role::Agent),
    ("/triage/facts", Role::Agent),
    ("/triage/reset", Role::Lead),
    ("/triage/lessons/les_00000000000000000000000000000000/restore", Role::Lead),
    ("/ownership/lint", Role::Lead),
    ("/ownership/edit", Role::Lead),
    ("/ownership/versions", Role::Lead),
    ("/ownership/versions/1", Role::Lead),
    ("/ownership/versions/1/removal", Role::Lead),
    ("/ownership/versions/1/shadow/start", Role::Lead),
    ("/ownership/versions/1/comparisons", Role::Lead),
    ("/ownership/modes/crisis/on", Role::Lead),
    ("/ownership/versions/1/approval", Role::Admin),
    ("/ownership/roll-back", Role::Admin),
    ("/settings/users", Role::Admin),
    ("/settings/users/usr_00000000000000000000000000000000/suspension", Role::Admin),
    ("/settings/users/usr_00000000000000000000000000000000/return", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/test", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/pause", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/resume", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/reconcile", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/secrets", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/consent", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/hook", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/teams", Role::Admin),
    ("/settings/channels/acc_00000000000000000000000000000000/removal", Role::Admin),
    ("/settings/channels/new/sandbox", Role::Admin),
];

#[tokio::test]
async fn a_page_is_closed_to_strangers_and_to_roles_that_are_too_weak() {
    let world = World::new().await;
    for (page, _) in PAGES {
        let location = world.stranger().get(page).await.location().to_owned();
        assert!(location.starts_with("/login?next="), "{page} → {location}");
    }
    for role in Role::ALL {
        let mut browser = world.browser(role).await;
        for (page, needs) in PAGES {
            let status = browser.raw(Method::GET, page, &[], false).await.status();
            assert_eq!(status == StatusCode::FORBIDDEN, role < needs, "{role} at {page}: {status}");
        }
    }
}

#[tokio::test]
async fn a_deed_is_refused_to_roles_that_are_too_weak() {
    let world = World::new().await;
    // Every field that any of the forms asks for, so that only the role decides.
    let fields = [
        ("as", "u1"),
        ("text", "hello"),
        ("name", "Ana"),
        ("handle", "ana"),
        ("login", "ana"),
        ("role", "agent"),
        ("password", "long enough for all"),
        ("token", "t"),
        ("message", "msg_00000000000000000000000000000000"),
        ("is", "intent:query"),
        ("state", "ready"),
        ("skill", "billing"),
        ("level", "2"),
        ("certificate", "public_voice"),
        ("starts", "2026-03-02T08:00"),
        ("ends", "2026-03-02T16:00"),
        ("to", "care_q"),
        ("reason", "vent"),
        ("team", "care"),
        ("question", "what now?"),
        ("within", "15"),
        ("with", "1"),
    ];
    for role in Role::ALL {
        let mut browser = world.browser(role).await;
        for (deed, needs) in DEEDS {
            let answer = browser.post(deed, &fields).await;
            let status = answer.status;
            assert_eq!(
                status == StatusCode::FORBIDDEN,
                role < needs,
                "{role} at {deed}: {status} {}",
                answer.text
            );
        }
    }
}

#[tokio::test]
async fn a_form_without_the_sessions_mark_changes_nothing() {
    let world = World::new().await;
    let mut browser = world.browser(Role::Admin).await;
    for csrf in ["", "guessed"] {
        let fields = [("csrf", csrf), ("duplicates", "on")];
        let answer = browser.send(Method::POST, "/sandbox/faults", &fields, false).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.text.contains("<h1>The form is too old</h1>"), "{}", answer.text);
        let answer = browser.send(Method::POST, "/sandbox/faults", &fields, true).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.text.starts_with("The form is too old. "), "{}", answer.text);
    }
    assert_eq!(world.network.faults(), channels::sandbox::simulator::Faults::default());
    assert_eq!(browser.post("/sandbox/faults", &[("duplicates", "on")]).await.status, StatusCode::SEE_OTHER);
    assert!(world.network.faults().duplicates > 0.0);
}

#[tokio::test]
async fn a_session_that_was_ended_elsewhere_leads_to_the_log_in() {
    let world = World::new().await;
    let (mut here, mut there) = (world.browser(Role::Agent).await, world.browser(Role::Agent).await);
    let mut somebody = world.browser(Role::Lead).await;
    let page = here.get("/settings/sessions").await.text;
    let other = between(&page, r#"action="/settings/sessions/"#, "/end").unwrap().to_owned();
    let denied = somebody.post(&format!("/settings/sessions/{other}/end"), &[]).await;
    assert_eq!(denied.status, StatusCode::FORBIDDEN, "sessions of others are not mine to end");
    here.post(&format!("/settings/sessions/{other}/end"), &[]).await;
    assert_eq!(there.get("/people").await.location(), "/login?next=%2Fpeople");
    let mut again = world.browser(Role::Agent).await;
    let done = here.post("/settings/sessions/end-others", &[]).await;
    assert_eq!(done.location(), "/settings/sessions?done=others");
    assert_eq!(again.get("/people").await.status, StatusCode::SEE_OTHER);
    assert_eq!(here.get("/people").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_script_without_a_session_is_told_where_to_log_in_and_gets_no_other_page() {
    let world = World::new().await;
    let response = world.stranger().raw(Method::GET, "/desk/events?view=all", &[], true).await;
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(response.headers()["hx-redirect"], "/login?next=%2Fdesk");
}

/// Lets the time of the next heartbeat come.
async fn beat() {
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(16)).await;
    tokio::time::resume();
}

#[tokio::test]
async fn a_live_line_ends_with_the_session_that_opened_it() {
    let world = World::new().await;
    for line in ["/desk/events?view=all", "/sandbox/events?as=nobody"] {
        for idle in [false, true] {
            let (mut here, mut there) = (world.browser(Role::Agent).await, world.browser(Role::Agent).await);
            let mut events = there.raw(Method::GET, line, &[], false).await.into_body().into_data_stream();
            let mut next = async || {
                let event = tokio::time::timeout(Duration::from_secs(5), events.next()).await;
                event.expect("the line lives or ends").map(|bytes| bytes.unwrap())
            };
            assert!(next().await.unwrap().starts_with(b"data: "), "what {line} begins with");
            beat().await;
            assert_eq!(&next().await.expect("the session stands")[..], b": alive\n\n", "{line}");
            if idle {
                world.clock.advance(Millis(access::SESSION_IDLE.0 + 1));
            } else {
                here.post("/settings/sessions/end-others", &[]).await;
            }
            beat().await;
            assert_eq!(next().await, None, "{line}, idle: {idle}");
        }
    }
}

async fn user_named(admin: &mut Browser, login: &str) -> String {
    let page = admin.get("/settings/users").await.text;
    let row = page.split("<tr").find(|row| row.contains(&format!(">{login}</span>"))).unwrap();
    between(row, r#"action="/settings/users/"#, "/").unwrap().to_owned()
}

#[tokio::test]
async fn who_is_suspended_is_out_at_once_and_comes_back_with_the_same_password() {
    let world = World::new().await;
    let (mut admin, mut agent) = (world.browser(Role::Admin).await, world.browser(Role::Agent).await);
    let id = user_named(&mut admin, "agent").await;
    admin.post(&format!("/settings/users/{id}/suspension"), &[]).await;
    assert_eq!(agent.get("/people").await.status, StatusCode::SEE_OTHER);
    assert_eq!(agent.log_in("agent", PASSWORD, "/desk").await.status, StatusCode::UNAUTHORIZED);
    admin.post(&format!("/settings/users/{id}/return"), &[]).await;
    assert_eq!(agent.get("/people").await.status, StatusCode::SEE_OTHER, "the old session stays ended");
    assert_eq!(agent.log_in("agent", PASSWORD, "/desk").await.status, StatusCode::SEE_OTHER);
    let own = user_named(&mut admin, "admin").await;
    let refused = admin.post(&format!("/settings/users/{own}/suspension"), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

fn with_team<'a>(team: &'a str, password: &'a str) -> [(&'a str, &'a str); 5] {
    [("name", "Bo Nilsson"), ("login", "bo"), ("role", "agent"), ("team", team), ("password", password)]
}

#[tokio::test]
async fn a_colleague_who_is_added_may_log_in_and_a_weak_password_is_sent_back_with_the_reason() {
    let world = World::new().await;
    let mut admin = world.browser(Role::Admin).await;
    let with = |password| with_team("care_team", password);
    let weak = admin.post("/settings/users", &with("short")).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.text.contains("a password has 10 to 200 characters"), "{}", weak.text);
    assert_eq!(
        admin.post("/settings/users", &with("long enough for all")).await.location(),
        "/settings/users?done=added"
    );
    let unknown = admin.post("/settings/users", &with_team("nobody", "long enough for all")).await;
    assert!(unknown.text.contains("there is no team `nobody`"), "{}", unknown.text);
    let row = admin.get("/settings/users").await.text;
    let row = row.split("<tr").find(|row| row.contains(">bo</span>")).unwrap();
    assert!(row.contains("<bdi>Care</bdi>"), "{row}");
    let mut bo = world.stranger();
    assert_eq!(bo.log_in("bo", "long enough for all", "/desk").await.status, StatusCode::SEE_OTHER);
    let taken = admin.post("/settings/users", &with("long enough for all")).await;
    assert!(taken.text.contains("is taken"), "{}", taken.text);
}
