//! One case at a time by keyboard; what comes back by itself; and the wallboard, on which a lead moves a case.

use care::cases::State;
use care::staff::{self, State as Here};
use care::{Tx, queues};
use fantoccini::Client;
use kernel::{CaseId, Millis, Role};

use crate::browser::{appears, go, in_a_browser, log_in, press, until_text, violations};
use crate::harness::{Story, until};

in_a_browser! {
    three_cases_are_worked_in_queue_mode_by_keyboard_alone,
    what_nobody_answers_comes_back_to_who_wrote_and_says_why,
    the_wallboard_changes_by_itself_and_a_lead_moves_a_case_with_one_press,
}

const ESCAPE: &str = "\u{e00c}";
const ALT_ENTER: &str = "\u{e00a}\u{e007}\u{e000}";

async fn asks(story: &Story, handle: &str) -> CaseId {
    let person = story.person(handle).await;
    story.network().post(&person, "@larkspur no internet since Friday, please help").await.unwrap();
    story.heard().await;
    story.clock.advance(Millis::seconds(5));
    story.case_of(&person).await
}

async fn stands(story: &Story, case: CaseId, state: State) {
    let sam = story.colleague("sam").await;
    until("the case stands as it should", async || (sam.look(case).await.case.state == state).then_some(()))
        .await;
}

async fn is_at(browser: &Client, end: &str) {
    until(&format!("the page …{end}"), async || {
        browser.current_url().await.ok()?.path().ends_with(end).then_some(())
    })
    .await;
}

mod stories {
    use super::*;

    pub async fn three_cases_are_worked_in_queue_mode_by_keyboard_alone(story: &Story, browser: &Client) {
        let mut cases = Vec::new();
        for handle in ["jana_k", "mo", "lee"] {
            cases.push(asks(story, handle).await);
        }
        log_in(story, browser, Role::Agent).await;
        press(browser, "g").await;
        press(browser, "n").await;
        until_text(browser, ".turn-rest", "One case at a time").await;
        press(browser, "j").await;
        is_at(browser, &format!("/desk/queue/{}", cases[0])).await;
        browser.refresh().await.unwrap();
        is_at(browser, &format!("/desk/queue/{}", cases[0])).await;
        for (n, case) in cases.iter().enumerate() {
            is_at(browser, &format!("/desk/queue/{case}")).await;
            appears(browser, &format!(".turn-strip ~ #case-{case}")).await;
            press(browser, "r").await;
            appears(browser, "textarea[name=text]:focus").await;
            press(browser, &format!("Sorry about that. We are on it, number {n}.")).await;
            press(browser, ALT_ENTER).await;
            stands(story, *case, State::Waiting).await;
        }
        is_at(browser, "/desk/queue").await;
        until_text(browser, ".turn-strip", "3 handled").await;
        until_text(browser, ".turn-rest", "Nothing waits for you").await;
        // The last words can still be taken back, although the page has gone on.
        appears(browser, "#toasts .toast form").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());

        // One that comes is told, taken with a key, and passed on with a reason.
        let late = asks(story, "kim").await;
        appears(browser, "turn-watch:not([hidden])").await;
        press(browser, "j").await;
        is_at(browser, &format!("/desk/queue/{late}")).await;
        appears(browser, ".turn-strip [data-key='shift+s']").await;
        press(browser, "S").await;
        appears(browser, "#skip:popover-open button[value=knowledge]").await.click().await.unwrap();
        is_at(browser, "/desk/queue").await;
        let item = story.colleague("sam").await.look(late).await.item.unwrap();
        assert_eq!(item.assignee, None);
        until_text(browser, ".turn-ahead", "is offered to you again").await;
        story.sent().await;
    }

    pub async fn what_nobody_answers_comes_back_to_who_wrote_and_says_why(story: &Story, browser: &Client) {
        let case = asks(story, "jana_k").await;
        log_in(story, browser, Role::Agent).await;
        go(story, browser, &format!("/desk/all/{case}")).await;
        appears(browser, "[data-pill=live]").await;
        press(browser, "i").await;
        until_text(browser, ".case-facts", "Yours").await;
        press(browser, "b").await;
        appears(browser, ".boomerang[open] [name=back][value='4h']").await.click().await.unwrap();
        appears(browser, "textarea[name=text]").await.send_keys("Does the light blink now?").await.unwrap();
        appears(browser, ".composer button[value=stay]").await.click().await.unwrap();
        stands(story, case, State::Waiting).await;
        until_text(browser, ".case-facts", "comes back").await;
        until_text(browser, &format!("#row-{case}"), "comes back").await;
        story.sent().await;
        story.advance(Millis::hours(4)).await;
        stands(story, case, State::Open).await;
        until_text(browser, "#thread", "No answer came: it is back with Ana Ruiz").await;
    }

    pub async fn the_wallboard_changes_by_itself_and_a_lead_moves_a_case_with_one_press(
        story: &Story,
        browser: &Client,
    ) {
        log_in(story, browser, Role::Lead).await;
        go(story, browser, "/wallboard").await;
        appears(browser, "[data-pill=live]").await;
        let sam = story.colleague("sam").await;
        // Sam never says whether they are here, and so keeps what they take when time leaps.
        let mia = story.colleague("mia").await.ctx;
        let here =
            story.node.app.write(async move |tx: &mut Tx| staff::say(tx, &mia, Here::Busy, None).await);
        here.await.unwrap();
        let case = asks(story, "jana_k").await;
        until_text(browser, "#wb-lane-care td", "1").await;
        let ctx = sam.ctx.clone();
        story.node.app.write(async move |tx: &mut Tx| queues::take(tx, &ctx, case).await).await.unwrap();
        let sams = format!("#wb-care_team-{}", sam.ctx.actor.user().unwrap());
        until_text(browser, &sams, "jana_k of Leeds").await;

        // Its promise is about to break: whoever has room is one press away.
        let due = sam.look(case).await.nearest_clock().and_then(|clock| clock.due_at).unwrap();
        let left = due.since(story.ctx().now());
        story.advance(Millis(left.0 - Millis::minutes(5).0)).await;
        let ctx = story.colleague("mia").await.ctx;
        story.node.app.write(async move |tx: &mut Tx| staff::beat(tx, &ctx).await).await.unwrap();
        let give = format!("#wb-danger-{case} form button");
        until_text(browser, &give, "Give to Mia").await;
        appears(browser, &give).await.click().await.unwrap();
        until_text(browser, "#toasts", "Mia has it now.").await;
        let mias = story.colleague("mia").await.ctx.actor.user();
        assert_eq!(sam.look(case).await.item.unwrap().assignee, mias);
        appears(browser, "#toasts .toast form button").await.click().await.unwrap();
        until("it is Sam's again", async || {
            (sam.look(case).await.item?.assignee == sam.ctx.actor.user()).then_some(())
        })
        .await;
        press(browser, ESCAPE).await;
        assert_eq!(violations(browser).await, Vec::<String>::new());
        go(story, browser, "/wallboard?screen").await;
        appears(browser, "html[data-theme=dark] .wallboard.screen").await;
        assert_eq!(violations(browser).await, Vec::<String>::new());
    }
}
