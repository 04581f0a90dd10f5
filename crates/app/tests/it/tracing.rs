//! A message's life, told in the order in which it happened.

use care::cases::Mode;
use care::trace::{self, Life, Subject};
use care::{Error, Tx};
use kernel::Millis;

use crate::harness::{Story, on_both_engines};

on_both_engines! {
    the_life_of_a_message_names_every_stage_in_its_order,
    a_trace_of_nothing_says_so,
}

async fn life(story: &Story, subject: Subject) -> Life {
    let ctx = story.ctx();
    story.node.app.read(async move |tx: &mut Tx| trace::life(tx, &ctx, subject).await).await.unwrap()
}

/// The stages, each once for a row of steps.
fn stages(life: &Life) -> Vec<&str> {
    let mut stages: Vec<_> = life.steps.iter().map(|step| step.stage).collect();
    stages.dedup();
    stages
}

async fn the_life_of_a_message_names_every_stage_in_its_order(story: &Story) {
    let jana = story.person("jana_k").await;
    let post = story.network().post(&jana, "@larkspur my internet is down, please help").await.unwrap();
    story.heard().await;
    let sam = story.colleague("sam").await;
    let case = story.case_of(&jana).await;
    story.advance(Millis::minutes(1)).await;
    sam.take(case).await.unwrap();
    story.advance(Millis::minutes(1)).await;
    let (answer, _) = sam.answer(case, Mode::Public, "We are on it, Jana.").await;
    story.sent().await;

    let first = sam.look(case).await.messages[0].clone();
    let of_message = life(story, Subject::Message(first.id)).await;
    let begins = ["network", "ingest", "people", "cases", "triage", "ownership", "clocks"];
    assert_eq!(stages(&of_message)[..begins.len()], begins, "{:#?}", of_message.steps);
    assert!(of_message.steps.is_sorted_by_key(|step| step.at));
    let told: Vec<_> = of_message.steps.iter().map(|step| step.what.as_str()).collect();
    let has = |words: &str| told.iter().any(|what| what.contains(words));
    for words in
        ["stored durably", "said on sandbox", "a new case", "needs_action true", "by rule R4-something-to-do"]
    {
        assert!(has(words), "`{words}` is missing in {told:#?}");
    }
    assert!(has("first_response met after 2m 11s"), "{told:#?}");
    for words in ["internet", "Jana", "jana_k"] {
        assert!(!has(words), "a trace holds no customer's words, no names: {told:#?}");
    }

    let of_answer = life(story, Subject::Message(answer)).await;
    let told: Vec<_> = of_answer.steps.iter().map(|step| step.what.as_str()).collect();
    let place = |words: &str| told.iter().position(|what| what.contains(words)).unwrap();
    assert!(
        place("was written") < place("the request left")
            && place("the request left") < place("the network has it as")
    );

    // The whole case, and what the delivery became, tell the same life.
    let of_case = life(story, Subject::Case(case)).await;
    assert!(of_case.steps.len() > of_message.steps.len());
    for stage in
        ["network", "ingest", "people", "cases", "triage", "ownership", "queues", "clocks", "outbound"]
    {
        assert!(of_case.steps.iter().any(|step| step.stage == stage), "{stage} is missing");
    }
    let of_delivery = life(story, Subject::Delivery(first.delivery_id.unwrap())).await;
    assert_eq!(of_delivery.cases, [case]);
    assert_eq!(story.network().thread(&post).unwrap().posts.len(), 2);
}

async fn a_trace_of_nothing_says_so(story: &Story) {
    for (text, why) in
        [("", "name a message"), ("case_12", "32 hexadecimal digits"), ("per_1", "name a message")]
    {
        let Err(Error::Invalid(said)) = text.parse::<Subject>() else { panic!("`{text}` is no subject") };
        assert!(said.contains(why), "{said}");
    }
    let (ctx, nothing) = (story.ctx(), Subject::Case(story.ctx().mint()));
    let told = story.node.app.read(async move |tx: &mut Tx| trace::life(tx, &ctx, nothing).await).await;
    assert!(matches!(told, Err(Error::NotFound { what: "case" })));
}
