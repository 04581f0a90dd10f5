//! The night: prepared words say when somebody is back, and answer nobody.

use care::brand::Brand;
use care::cases::{Direction, Message, Mode, State};
use care::clocks::{self, Which};
use care::desk::CaseView;
use care::models::modes::{self, NewSwitch};
use care::queues::Turn;
use care::{Tx, outbound};
use kernel::{CaseId, Millis, Role};

use crate::colleague::Colleague;
use crate::harness::{MONDAY, Story, on_both_engines, until};

on_both_engines! {
    automatic_words_stop_nothing_and_are_said_once_in_a_closure,
    no_machine_speaks_in_public_to_people_at_risk_or_while_a_mode_forbids_it,
}

const WORDS: &str = "We are back at eight in the morning and will answer you first thing.";

/// A mode in which nothing is said.
const STRIKE: &str = "
[[rule]]
id = \"M9-nothing-is-said\"
layer = \"mode\"
mode = \"strike\"
when = { direction = \"outbound\" }
then = { action = \"pause\" }
";

/// Marketing answers what is social, from eight to eight in London. It is nine in the evening.
async fn night(story: &Story) -> Colleague {
    let text = ownership::preset_text("marketing").expect("the preset comes with the product");
    let first = "[[rule]]\nid = \"R1-our-own-posts\"";
    assert!(text.contains(first) && text.contains(WORDS));
    let text = text.replace(r#""messenger"]"#, r#""messenger", "sandbox"]"#);
    story.rule(text.replace(first, &format!("{STRIKE}\n{first}"))).await;
    story.advance(Millis::hours(11)).await;
    story.join("nia", Role::Agent, "social_team").await
}

fn automatic(view: &CaseView) -> Vec<&Message> {
    view.messages.iter().filter(|message| message.automatic).collect()
}

/// A round of the worker; whatever it has to say is said then, and has left.
async fn round(story: &Story) {
    let (ctx, brand) = (story.ctx(), story.brand());
    let said = story.node.app.write(async move |tx: &mut Tx| outbound::greet(tx, &ctx, &brand).await);
    said.await.unwrap();
    story.sent().await;
}

async fn writes(story: &Story, person: &str, words: &str) -> CaseId {
    story.network().dm(person, words).await.unwrap();
    story.heard().await;
    story.case_of(person).await
}

async fn automatic_words_stop_nothing_and_are_said_once_in_a_closure(story: &Story) {
    let nia = night(story).await;
    let jana = story.person("jana_k").await;
    let case = writes(story, &jana, "my internet is down, please help").await;
    // The worker comes by itself.
    until("the words are said", async || (!automatic(&nia.look(case).await).is_empty()).then_some(())).await;
    story.sent().await;
    let view = nia.look(case).await;
    let said = view.messages.last().unwrap();
    assert_eq!(
        (said.direction, said.text.as_str(), said.author_id, said.automatic),
        (Direction::Outbound, WORDS, None, true)
    );
    assert!(said.provider_id.is_some(), "the network has them");

    // Nothing has stopped: the person waits as before.
    assert_eq!((view.case.state, view.case.answered_at), (State::Open, None));
    assert_eq!(view.case.last_text, "my internet is down, please help");
    assert_eq!(view.item.as_ref().unwrap().turn, Turn::Ours);
    assert!(!view.clocks.is_empty());
    assert!(view.clocks.iter().all(|clock| clock.state == clocks::State::Running), "{:?}", view.clocks);
    let (ctx, brand) = (story.ctx(), story.brand());
    let which = Which::Page { since: MONDAY - Millis::days(1), after: None };
    let counted = story
        .node
        .app
        .write(async move |tx: &mut Tx| clocks::recompute(tx, &ctx, &brand, which, false).await);
    let counted = counted.await.unwrap();
    assert!(counted.differing.is_empty(), "{:#?}", counted.differing);

    // Once in this night, however often they write.
    writes(story, &jana, "hello? please help").await;
    round(story).await;
    round(story).await;
    assert_eq!(automatic(&nia.look(case).await).len(), 1);

    // In the morning a person answers. The next night is another one.
    story.advance(Millis::minutes(690)).await;
    nia.take(case).await.unwrap();
    nia.answer(case, Mode::Private, "Sorry, Jana. It works again.").await;
    story.sent().await;
    let view = nia.look(case).await;
    assert_eq!(view.case.state, State::Waiting);
    assert_eq!(view.clocks[0].state, clocks::State::Missed, "the words of a person are the first answer");
    story.advance(Millis::hours(13)).await;
    writes(story, &jana, "it is down again, please help").await;
    round(story).await;
    assert_eq!(automatic(&nia.look(case).await).len(), 2);

    // Whoever only says thanks for what is resolved hears nothing.
    nia.resolve(case).await.unwrap();
    story.advance(Millis::hours(24)).await;
    writes(story, &jana, "thank you").await;
    round(story).await;
    let view = nia.look(case).await;
    assert_eq!((view.case.state, automatic(&view).len()), (State::Resolved, 2));
}

async fn no_machine_speaks_in_public_to_people_at_risk_or_while_a_mode_forbids_it(story: &Story) {
    let nia = night(story).await;
    let (loud, risk) = (story.person("loud").await, story.person("risk").await);
    story.network().post(&loud, "@larkspur my internet is down, please help").await.unwrap();
    let risk = writes(story, &risk, "I can't go on, I want to kill myself tonight").await;
    let loud = story.case_of(&loud).await;
    round(story).await;
    for case in [loud, risk] {
        let view = nia.look(case).await;
        assert!(automatic(&view).is_empty() && view.sends.is_empty(), "{:?}", view.decisions[0].rule);
    }

    let (lea, brand) = (story.colleague("ada").await.ctx, story.brand());
    let struck = story.node.app.write(async move |tx: &mut Tx| {
        let (topics, reason) = (Vec::new(), "nobody works today");
        let new = NewSwitch { mode: "strike", topics, reason, until: None };
        modes::switch_on(tx, &lea, &brand, new).await
    });
    struck.await.unwrap();
    let is_on = |brand: &Brand| !brand.modes.is_none();
    until("the mode is on", async || is_on(&story.brand()).then_some(())).await;
    let pim = story.person("pim").await;
    let case = writes(story, &pim, "my internet is down, please help").await;
    round(story).await;
    let view = nia.look(case).await;
    assert!(automatic(&view).is_empty() && view.sends.is_empty());
}
