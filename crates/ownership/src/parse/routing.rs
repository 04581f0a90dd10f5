//! Reading who is accountable: rules, overflow, follow-the-sun, hand-off, escalation, tests.

use std::sync::Arc;

use kernel::Millis;

use super::reader::{Item, Reference, Refers, Table};
use super::{structure, when};
use crate::fact::{FactName, Facts, Value};
use crate::formula::Formula;
use crate::input::{Input, Switches, stated};
use crate::model::{
    Approval, ApprovalRule, Escalation, FollowTheSun, GoldenTest, Handoff, Overflow, PriorityRule, Rule,
    Target, Then,
};
use crate::name::RoleName;
use crate::words::{Layer, Level, SlaClock};

pub(crate) fn rule(table: &Table<'_>) -> Rule {
    let id: crate::RuleId = table.id();
    let is_default = id == "default";
    let layer = match table.get("layer") {
        None if is_default => Layer::Default,
        None => Layer::Rules,
        Some(item) => {
            let layer = item.choice().unwrap_or(Layer::Rules);
            if is_default != (layer == Layer::Default) {
                item.refuse(
                    "the layer `default` and the rule `default` belong together",
                    "remove this `layer`, or name the rule otherwise",
                );
            }
            layer
        }
    };
    let mode = table.get("mode");
    match (&mode, layer) {
        (None, Layer::Mode) => {
            table.refuse(
                format!("`{id}` is in the layer `mode` but names no mode"),
                "add `mode = \"crisis\"`",
            );
        }
        (Some(item), layer) if layer != Layer::Mode => {
            item.refuse(
                format!("`{id}` names a mode but is in the layer `{layer}`"),
                "add `layer = \"mode\"`",
            );
        }
        _ => {}
    }
    let when = when::condition(table);
    if !is_default && !table.has("when") && !table.has("any") {
        table.refuse(format!("`{id}` does not say when it matches"), "add `when = { … }`");
    }
    if is_default && !when.is_empty() {
        table.refuse(
            "`default` must match everything",
            "write `when = {}` and put its conditions into a rule before it",
        );
    }
    let covers = table.get("covers");
    if let Some(item) = covers.as_ref().filter(|_| !is_default) {
        item.refuse(
            "only `default` can say which channels it covers on purpose",
            "move this line to `default`",
        );
    }
    let then = table.need("then").and_then(|item| item.table()).map(|table| then(&table));
    if is_default && then.as_ref().is_some_and(|then| then.target == Target::OpenCase) {
        table.refuse(
            "not every item has an open case, so `default` needs a place of its own",
            "name a queue in it",
        );
    }
    Rule {
        at: table.at(),
        mode: mode.and_then(|item| item.name()).map(Into::into),
        layer,
        when,
        covers: covers.map(|item| item.names()).unwrap_or_default(),
        then: then.unwrap_or_else(|| no_consequence(Target::Queue("".into()))),
        id,
    }
}

fn no_consequence(target: Target) -> Then {
    Then {
        target,
        sla: None,
        priority: None,
        select: None,
        skills: Vec::new(),
        approval: None,
        publish: None,
        autoreply: None,
        response: None,
        consult: Vec::new(),
        inform: Vec::new(),
        macro_name: None,
        reason: None,
    }
}

fn then(table: &Table<'_>) -> Then {
    let then = Then {
        target: target(table),
        sla: table.may_refer("sla", Refers::Sla),
        priority: priority(table),
        select: table.choice("select"),
        skills: table.get("skills").map(|item| structure::skills(&item)).unwrap_or_default(),
        approval: table.get("approval").and_then(|item| approval(&item)),
        publish: table.get("publish").and_then(|item| item.name()).map(Into::into),
        autoreply: table.choice("autoreply"),
        response: table.choice("response"),
        consult: table.refer_all("consult", Refers::Party),
        inform: table.refer_all("inform", Refers::Party),
        macro_name: table.get("macro").and_then(|item| item.name()),
        reason: table.word("reason"),
    };
    table.done();
    then
}

fn target(table: &Table<'_>) -> Target {
    let nowhere = || Target::Queue("".into());
    match (table.get("queue"), table.get("action")) {
        (Some(queue), None) if queue.str() == Some("@open_case_queue") => Target::OpenCase,
        (Some(queue), None) if queue.str().is_some_and(|word| word.starts_with('@')) => {
            queue.refuse(
                "this is not a place that facts can name",
                "write `@open_case_queue`, or the name of a queue",
            );
            nowhere()
        }
        (Some(queue), None) => {
            queue.refer(Refers::Queue).map_or_else(nowhere, |name| Target::Queue(name.into()))
        }
        (None, Some(action)) => action.choice().map_or_else(nowhere, Target::Action),
        (None, None) => {
            table.refuse("this rule leads nowhere", "add `queue = \"…\"` or `action = \"pause\"`");
            nowhere()
        }
        (Some(_), Some(action)) => {
            action.refuse("a rule gives a queue or an action, not both", "remove one of them");
            nowhere()
        }
    }
}

fn priority(table: &Table<'_>) -> Option<PriorityRule> {
    let level = table.choice::<Level>("priority").map(PriorityRule::Level);
    let Some(item) = table.get("priority_formula") else { return level };
    if level.is_some() {
        item.refuse("a rule has a priority or a formula, not both", "remove one of them");
    }
    match Formula::parse(item.word()?) {
        Ok(formula) => Some(PriorityRule::Formula(formula)),
        Err(mistake) => {
            item.refuse(format!("in the formula, {}", mistake.what), mistake.fix);
            None
        }
    }
}

/// The three forms: `"dual"`, one role, or a table.
fn approval(item: &Item<'_>) -> Option<ApprovalRule> {
    if let Some(table) = item.plain_table() {
        let by: Vec<RoleName> = table.need("by").map(|item| roles(&item)).unwrap_or_default();
        let need = table.get("need").and_then(|need| {
            let count = need.whole()?;
            if count == 0 {
                need.refuse(
                    "an approval by nobody is none",
                    "write `need = 1` or more, or remove the approval",
                );
            }
            Some(count)
        });
        let condition = table.get("when").and_then(|item| match item.plain_table() {
            Some(_) => Some(when::when(&item)),
            None => when::text(&item),
        });
        if let Some(item) = table.get("on_timeout")
            && item.word().is_some_and(|word| word != "escalate")
        {
            item.refuse("time running out never approves or rejects", "write `on_timeout = \"escalate\"`");
        }
        let deputy = table.get("deputy").map(|item| roles(&item)).unwrap_or_default();
        let approval = Approval { by, need: need.unwrap_or(1), timeout: table.duration("timeout"), deputy };
        if let Some(item) = table.get("deputy").filter(|_| approval.timeout.is_none()) {
            item.refuse(
                "a deputy steps in when the time is over, and no time is set",
                "add `timeout = \"30m\"`",
            );
        }
        table.done();
        return Some(ApprovalRule { when: condition, approval });
    }
    let approval = match item.name()? {
        word if &*word == "dual" => Approval { by: Vec::new(), need: 2, timeout: None, deputy: Vec::new() },
        role => Approval { by: vec![role.into()], need: 1, timeout: None, deputy: Vec::new() },
    };
    Some(ApprovalRule { when: None, approval })
}

/// `support.qa_lead` is the role `qa_lead` in the department `support`, which must exist.
fn roles(item: &Item<'_>) -> Vec<RoleName> {
    let roles = item.list().into_iter().filter_map(|item| {
        let role = item.name()?;
        if let Some((department, _)) = role.split_once('.') {
            let reference = Reference { to: Refers::Department, name: department.into(), at: item.at() };
            item.file.references.borrow_mut().push(reference);
        }
        Some(role.into())
    });
    let roles: Vec<RoleName> = roles.collect();
    if roles.is_empty() {
        item.refuse("nobody is named who may approve", "name at least one role in `by`");
    }
    roles
}

pub(crate) fn overflow(table: &Table<'_>) -> Overflow {
    Overflow {
        at: table.at(),
        queue: table.refer("queue", Refers::Queue),
        when: table.need("when").map(|item| when::when(&item)).unwrap_or_default(),
        to: table.refer("to", Refers::Queue),
        only: table.get("only").map(|item| when::when(&item)).unwrap_or_default(),
    }
}

pub(crate) fn follow_the_sun(table: &Table<'_>) -> FollowTheSun {
    let when = table.need("when").and_then(|item| item.table());
    let (mut calendar, mut while_open) = ("".into(), false);
    if let Some(when) = when {
        calendar = when.refer("calendar", Refers::Calendar);
        if let Some(item) = when.need("is") {
            match item.word() {
                Some("open") => while_open = true,
                Some("closed") | None => {}
                Some(word) => {
                    item.refuse(format!("a calendar is never `{word}`"), "write `open` or `closed`")
                }
            }
        }
        when.done();
    }
    let restrict = table.table("restrict");
    let (mut publish_only, mut public_reply) = (None, None);
    if let Some(restrict) = restrict {
        publish_only = restrict.get("publish").map(|item| item.names());
        public_reply = restrict.get("public_reply").and_then(|item| item.name());
        restrict.done();
    }
    FollowTheSun {
        at: table.at(),
        queue: table.refer("queue", Refers::Queue),
        calendar,
        while_open,
        to: table.refer("to", Refers::Queue),
        publish_only,
        public_reply,
        returns: table.get("return").and_then(|item| item.flag()).unwrap_or(true),
    }
}

pub(crate) fn handoff(table: &Table<'_>) -> Handoff {
    Handoff {
        at: table.at(),
        from: table.refer("from", Refers::Queue),
        to: table.refer("to", Refers::Queue),
        on: table.need("on").map(|item| when::changes(&item)).unwrap_or_default(),
        when: table.get("when").map(|item| when::when(&item)).unwrap_or_default(),
        carry: table.words("carry"),
        ack_within: table.duration("ack_within"),
        customer_told: table.flag("customer_told"),
    }
}

pub(crate) fn escalation(table: &Table<'_>) -> Escalation {
    let when = table.get("when").map(|item| when::when(&item)).unwrap_or_default();
    let after = match when.is_empty() {
        true => table.need("after"),
        false => table.get("after"),
    };
    Escalation {
        at: table.at(),
        from: table.refer("from", Refers::Queue),
        after: after.and_then(|item| item.duration()).unwrap_or(Millis(0)),
        clock: table.choice("clock").unwrap_or(SlaClock::Calendar),
        when,
        to: table.refer("to", Refers::Queue),
        keep: table.words("keep"),
    }
}

/// `[[test]]`: a name, facts (with `_modes` and `_crisis_topics` as in JSON), and what must come out.
pub(crate) fn golden_test(table: &Table<'_>) -> GoldenTest {
    let mut facts = Facts::new();
    let mut switches = Switches::default();
    for item in table.need("facts").and_then(|item| item.table()).map(|t| t.entries()).unwrap_or_default() {
        if item.key.starts_with('_') {
            if let Err(mistake) = switches.set(item.key, || Ok(item.names())) {
                item.refuse(mistake.what, mistake.fix);
            }
        } else if let Some((name, value)) = fact(&item) {
            facts.set(name, value);
        }
    }
    let mut expect = Vec::new();
    if let Some(table) = table.need("expect").and_then(|item| item.table()) {
        for key in ["queue", "action", "rule", "sla", "response"] {
            if let Some(word) = table.word(key) {
                expect.push((key, word));
            }
        }
        table.done();
    }
    let name = table.word("name").unwrap_or_else(|| Arc::from("unnamed"));
    GoldenTest { at: table.at(), name, input: Input { facts, modes: switches.modes() }, expect }
}

fn fact(item: &Item<'_>) -> Option<(FactName, Value)> {
    let read = stated(item.key).and_then(|name| {
        let value = match (item.value.get_ref().as_bool(), item.plain_number(), item.str()) {
            (Some(flag), ..) => Value::Flag(flag),
            (_, Some(number), _) => Value::Number(number),
            (_, _, Some(word)) => word.into(),
            _ => "".into(),
        };
        Ok((name, name.accept(value)?))
    });
    match read {
        Ok(fact) => Some(fact),
        Err(mistake) => {
            item.refuse(mistake.what, mistake.fix);
            None
        }
    }
}
