//! The nearest promise, in a real Chromium: ticking, amber, late; standing still; another team's.

use care::cases::Mode;
use fantoccini::Client;
use kernel::{CaseId, Millis, Role};
use serde_json::{Value, json};

use crate::browser::{
    appears, click, in_a_browser, log_in, one_open_case, open_case, says, somebody_says, until_says,
    until_text,
};
use crate::harness::Story;

in_a_browser! {
    a_promise_ticks_turns_amber_and_counts_up_when_it_is_late,
    a_clock_that_stands_still_and_one_of_another_team_say_so,
}

const CLOCK: &str = ".case-head desk-clock";

/// Time passes until so much is left of the nearest promise, and the page is looked at.
async fn left(story: &Story, browser: &Client, case: CaseId, left: Millis) {
    let view = story.colleague("sam").await.look(case).await;
    let due = view.nearest_clock().and_then(|clock| clock.due_at).expect("a promise runs");
    let now = story.ctx().now();
    story.advance(Millis(due.since(now).0 - left.0)).await;
    open_case(story, browser, case).await;
}

/// Waits until the clock says something of this form.
async fn until_clock(browser: &Client, form: &str) {
    until_says(browser, &format!("return /^{form}$/.test(document.querySelector('{CLOCK}')?.innerText)"))
        .await;
}

/// Waits until the clock says less, or more, than now.
async fn ticks(browser: &Client, than: &str) {
    let said = format!("return document.querySelector('{CLOCK}').innerText");
    let now = says(browser, &said).await;
    until_says(browser, &format!("{said} {than} '{}'", now.as_str().expect("a text"))).await;
}

/// What tells one clock from another without a word: its colour, and its sign.
async fn look(browser: &Client) -> Value {
    says(
        browser,
        "const clock = document.querySelector('.case-head desk-clock');
        return [getComputedStyle(clock).color, clock.querySelector('svg').innerHTML]",
    )
    .await
}

mod stories {
    use super::*;

    pub async fn a_promise_ticks_turns_amber_and_counts_up_when_it_is_late(story: &Story, browser: &Client) {
        let case = one_open_case(story, browser).await;
        until_clock(browser, "1[45]m").await;
        let told = appears(browser, CLOCK).await.attr("title").await.unwrap().unwrap();
        let view = story.colleague("sam").await.look(case).await;
        let due = view.nearest_clock().unwrap().due_at.unwrap();
        let due = due.timestamp().strftime("%H:%M").to_string();
        for part in ["First response: 15m from", &format!(", {due}"), "Calendar: round the clock."] {
            assert!(told.contains(part), "no `{part}` in: {told}");
        }

        // Above five minutes it says minutes; below, each second.
        left(story, browser, case, Millis::seconds(400)).await;
        until_clock(browser, "6m").await;
        left(story, browser, case, Millis::seconds(299)).await;
        until_clock(browser, "4:[0-5][0-9]").await;
        let calm = look(browser).await;
        ticks(browser, "<").await;

        // A quarter of what was promised is left: amber, in the head and in the list, and by itself.
        left(story, browser, case, Millis::seconds(226)).await;
        appears(browser, &format!("{CLOCK}.near")).await;
        appears(browser, &format!("#row-{case} desk-clock.near")).await;
        let near = look(browser).await;

        // It is late by itself, and says for how long.
        left(story, browser, case, Millis::seconds(2)).await;
        appears(browser, &format!("{CLOCK}.late")).await;
        appears(browser, &format!("#row-{case} desk-clock.late")).await;
        until_clock(browser, "\\+0:[0-5][0-9]").await;
        ticks(browser, ">").await;
        left(story, browser, case, Millis::seconds(-125)).await;
        until_clock(browser, "\\+2:[0-5][0-9]").await;
        let late = look(browser).await;
        assert!(calm[0] != near[0] && near[0] != late[0] && calm[0] != late[0], "{calm} {near} {late}");
        assert_ne!(near[1], late[1], "not by colour alone");
    }

    pub async fn a_clock_that_stands_still_and_one_of_another_team_say_so(story: &Story, browser: &Client) {
        let (jana, _, case) = somebody_says(story, "jana_k", "@larkspur no internet, please help").await;
        let sam = story.colleague("sam").await;
        log_in(story, browser, Role::Agent).await;
        open_case(story, browser, case).await;
        let runs = look(browser).await;
        sam.answer(case, Mode::Public, "Sorry! Does the light blink now?").await;
        story.sent().await;
        // In the list, too, and without a reload.
        let row = format!("#row-{case} desk-clock");
        appears(browser, &format!("{row}.paused")).await;
        until_text(browser, &row, "waits").await;
        open_case(story, browser, case).await;
        let paused = appears(browser, &format!("{CLOCK}.paused")).await;
        let told = paused.attr("title").await.unwrap().unwrap();
        assert!(told.contains("Paused now: we wait for the person"), "{told}");
        assert_eq!(paused.attr("data-due").await.unwrap(), None, "it does not tick");
        let stands = look(browser).await;
        assert_ne!(runs[1], stands[1], "by its sign: {runs} {stands}");

        // They answer: what stood still goes on, and tells of its pause.
        story.advance(Millis::minutes(20)).await;
        story.network().dm(&jana, "It blinks, and there is no internet. Please help!").await.unwrap();
        appears(browser, &format!("{CLOCK}:not(.paused)")).await;
        open_case(story, browser, case).await;
        click(browser, "#tab-case").await;
        until_says(
            browser,
            "return [...document.querySelectorAll('.promises desk-clock')]
                .some((clock) => /Paused: from .+ for (20|19)m/.test(clock.title))",
        )
        .await;

        // Handed to another department it runs for them, and looks so.
        sam.transfer(case, "community").await.unwrap();
        open_case(story, browser, case).await;
        let told = appears(browser, &format!("{CLOCK}.elsewhere")).await.attr("title").await.unwrap();
        assert!(told.as_deref().is_some_and(|told| told.contains("It runs for Community")), "{told:?}");
        assert_ne!(look(browser).await[1], runs[1]);
        assert_eq!(
            json!(1),
            says(browser, "return document.querySelectorAll('.case-head desk-clock').length").await
        );
        until_text(browser, ".colleagues", "Handed over by").await;
        appears(browser, &format!("{row}.elsewhere")).await;

        // What is over says how it ended, in its row and in its head.
        sam.resolve(case).await.unwrap();
        for clock in [row.as_str(), CLOCK] {
            appears(browser, &format!("{clock}:is(.met, .missed)")).await;
        }
    }
}
