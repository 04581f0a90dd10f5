//! What the dialog and the settings show.

use std::collections::BTreeMap;

use care::brand::Brand;
use care::complaints::{Complaint, Offer, Policy, State, Step};
use care::desk::CaseView;
use care::trail::{Event, Kind};
use care::wrap_up::{self as wrap, FieldKind, Node, TeamRules, fields, outline};
use kernel::Instant;

use super::Typed;
use super::view::{Choice, Field, Group, Head, Input, Register, Settings, Sheet, Team, Then};
use crate::auth::Me;
use crate::shell::Frame;
use crate::ui::{absolute, t, tell};

/// How often a tag that is offered stands at most in the dialog's list.
const OFFERED: usize = 40;

/// The leaves of a tree, one group for each node at its top.
pub fn groups(tree: &[Node]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for leaf in outline::leaves(tree) {
        let (top, below) = leaf.names.split_at(1.min(leaf.names.len()));
        // What has nothing below it stands under no heading.
        let (name, word) = match below {
            [] => (String::new(), top.concat()),
            below => (top.concat(), below.join(" › ")),
        };
        let choice = Choice { value: leaf.path, word };
        match groups.last_mut().filter(|group| group.name == name) {
            Some(group) => group.choices.push(choice),
            None => groups.push(Group { name, choices: vec![choice] }),
        }
    }
    groups
}

/// The question how a contact ended, with what fits chosen beforehand, or as it was typed.
pub fn sheet(
    me: &Me,
    view: &CaseView,
    asked: &wrap::Sheet,
    used: &[String],
    then: Then,
    typed: Option<&Typed>,
) -> Sheet {
    let current = asked.current.as_ref();
    let known = current.map(|one| one.disposition.clone());
    let suggested = typed.is_none() && known.is_none() && asked.suggested.is_some();
    let disposition = match typed {
        Some(typed) => typed.one("disposition").to_owned(),
        None => known.or_else(|| asked.suggested.clone()).unwrap_or_default(),
    };
    let value = |key: &str| match typed {
        Some(typed) => typed.one(&format!("field.{key}")).to_owned(),
        None => current.and_then(|one| one.fields.0.get(key).cloned()).unwrap_or_default(),
    };
    let field = |field: &fields::Field| Field {
        key: field.key.clone(),
        name: field.name.clone(),
        input: match &field.kind {
            FieldKind::Text => Input::Text,
            FieldKind::Number => Input::Number,
            FieldKind::Date => Input::Date,
            FieldKind::Checkbox => Input::Checkbox,
            FieldKind::Choice(choices) => Input::Choice(choices.clone()),
        },
        required: field.required,
        value: value(&field.key),
    };
    let tags = typed.map_or_else(|| asked.tags.clone(), |typed| typed.all("tag"));
    Sheet {
        case_id: view.case.id.to_string(),
        person: view.person.name.clone(),
        csrf: me.session.csrf.clone(),
        then,
        groups: groups(&asked.settings.tree),
        disposition,
        suggested,
        required: asked.rules.required,
        fields: asked.rules.fields.iter().map(field).collect(),
        offered: used.iter().filter(|tag| !tags.contains(tag)).take(OFFERED).cloned().collect(),
        tags,
        more: typed.map_or_else(String::new, |typed| typed.one("more").to_owned()),
        register: register(&asked.settings.complaints, asked.complaint.as_ref(), asked.offer, typed),
        earlier: asked.earlier.iter().map(|one| before(&asked.settings, one)).collect(),
        wrong: BTreeMap::new(),
        opens: false,
    }
}

fn before(settings: &wrap::Settings, one: &wrap::WrapUp) -> String {
    let (how, at) = (settings.name(&one.disposition), absolute(one.at));
    tell("wrap-up-before", &[("how", how.into()), ("at", at.into())])
}

fn register(
    policy: &Policy,
    entry: Option<&Complaint>,
    offer: Option<Offer>,
    typed: Option<&Typed>,
) -> Register {
    if let Some(entry) = entry {
        let (id, number) = (entry.id.to_string(), entry.name().to_string());
        return Register::In { id, number, state: state(entry.state).to_owned() };
    }
    let categories = groups(&policy.categories);
    let first = categories.iter().flat_map(|group| &group.choices).next();
    let first = first.map_or_else(String::new, |choice| choice.value.clone());
    let said = |name: &str, otherwise: String| typed.map_or(otherwise, |typed| typed.one(name).to_owned());
    let read = offer.map_or(1, |offer| offer.severity.min(4));
    Register::Out {
        offer: offer.map(|offer| match offer.complains {
            true => tell("wrap-up-offer-complains", &[("severity", u64::from(offer.severity).into())]),
            false => tell("wrap-up-offer-grave", &[("severity", u64::from(offer.severity).into())]),
        }),
        on: typed.map_or_else(|| offer.is_some_and(|offer| offer.sure), |typed| typed.has("complaint")),
        category: said("category", first),
        categories,
        severity: said("severity", read.to_string()),
        causes: groups(&policy.causes),
        cause: said("cause", String::new()),
        remedy: said("remedy", String::new()),
    }
}

/// How far a complaint has come, in a word.
pub fn state(state: State) -> &'static str {
    match state {
        State::Received => t("complaints-received"),
        State::Acknowledged => t("complaints-acknowledged"),
        State::Answered => t("complaints-answered"),
        State::Closed => t("complaints-closed"),
    }
}

/// What is done with a complaint, as a button says it.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Acknowledge => t("complaints-acknowledge"),
        Step::Answer => t("complaints-answer"),
        Step::Close => t("complaints-close"),
        Step::Reopen => t("complaints-reopen"),
    }
}

/// What the head of an open case shows of it.
pub fn head(brand: &Brand, view: &CaseView) -> Head {
    let team = view.item.as_ref().and_then(|item| brand.team_of(&item.queue));
    let entry = view.wrap_up.complaint.as_ref();
    Head {
        tags: view.wrap_up.tags.clone(),
        disposition: view.wrap_up.disposition.clone(),
        complaint: entry.map(|one| (one.id.to_string(), one.name().to_string(), state(one.state).to_owned())),
        due: view.wrap_up.is_due(team),
    }
}

/// What happened, as the timeline tells it: an icon and a sentence.
pub fn told(event: &Event, who: &str) -> Option<(&'static str, String)> {
    let text = |key: &str| event.data[key].as_str().unwrap_or_default();
    let who = ("who", who.into());
    let number = ("number", text("number").into());
    Some(match event.kind {
        Kind::WrappedUp => {
            let how = text("disposition").replace('/', " › ").replace('_', " ");
            ("list", tell("wrap-up-event", &[who, ("how", how.into())]))
        }
        Kind::ComplaintRegistered => ("flag", tell("complaints-event-registered", &[who, number])),
        Kind::ComplaintChanged => ("flag", tell("complaints-event-changed", &[who, number])),
        Kind::ComplaintMoved => {
            let to = text("to").parse::<State>().map_or("", state);
            ("flag", tell("complaints-event-moved", &[who, number, ("state", to.into())]))
        }
        _ => return None,
    })
}

/// The settings as they are kept.
pub fn settings(frame: Frame, brand: &Brand, kept: &wrap::Settings, versions: &[wrap::Version]) -> Settings {
    let lines = |words: &[String]| words.iter().map(|line| format!("{line}\n")).collect::<String>();
    let policy = &kept.complaints;
    Settings {
        frame,
        tree: outline::print(&kept.tree),
        teams: teams(brand, |team| kept.of_team(Some(team))),
        causes: outline::print(&policy.causes),
        categories: outline::print(&policy.categories),
        bodies: lines(&policy.bodies),
        acknowledge_days: policy.acknowledge_days.to_string(),
        answer_days: policy.answer_days.to_string(),
        currency: policy.currency.clone(),
        versions: versions.iter().map(version).collect(),
        kept: false,
        wrong: BTreeMap::new(),
    }
}

fn version(one: &wrap::Version) -> (i64, Instant, String) {
    (one.version, one.at, one.by_name.clone().unwrap_or_default())
}

fn teams(brand: &Brand, rules: impl Fn(&str) -> TeamRules) -> Vec<Team> {
    let team = |team: &&ownership::Team| {
        let TeamRules { required, fields } = rules(team.id.as_str());
        let (id, name) = (team.id.to_string(), team.title().to_owned());
        Team { id, name, required, fields: fields::print(&fields) }
    };
    brand.model.teams().iter().map(team).collect()
}

/// The settings as they were typed, with what makes no sense in them.
pub fn typed(page: Settings, typed: &Typed, wrong: BTreeMap<String, String>) -> Settings {
    let text = |name: &str| typed.one(name).to_owned();
    // Trimming would take the indentation of the first line.
    let teams = page.teams.into_iter().map(|team| Team {
        required: typed.has(&format!("required.{}", team.id)),
        fields: text(&format!("fields.{}", team.id)),
        ..team
    });
    Settings {
        tree: text("tree"),
        teams: teams.collect(),
        causes: text("causes"),
        categories: text("categories"),
        bodies: text("bodies"),
        acknowledge_days: text("acknowledge_days"),
        answer_days: text("answer_days"),
        currency: text("currency"),
        wrong,
        ..page
    }
}

/// The settings that a form wants.
///
/// # Errors
/// What makes no sense, by field.
pub fn wanted(typed: &Typed, before: &wrap::Settings) -> Result<wrap::Settings, BTreeMap<String, String>> {
    let mut wrong = BTreeMap::new();
    let mut tree = |name: &str| {
        outline::parse(&typed.one(name).replace('\r', "")).unwrap_or_else(|refused| {
            wrong.insert(name.to_owned(), crate::errors::told(&refused));
            Vec::new()
        })
    };
    let (dispositions, causes, categories) = (tree("tree"), tree("causes"), tree("categories"));
    let mut teams = before.teams.clone();
    for (team, text) in typed.below("fields.") {
        let required = typed.has(&format!("required.{team}"));
        match fields::parse(&text.replace('\r', "")) {
            Ok(fields) => drop(teams.insert(team, TeamRules { required, fields })),
            Err(refused) => drop(wrong.insert(format!("fields.{team}"), crate::errors::told(&refused))),
        }
    }
    let days = |name: &str| typed.one(name).parse::<u16>();
    let (Ok(acknowledge_days), Ok(answer_days)) = (days("acknowledge_days"), days("answer_days")) else {
        wrong.insert("policy".into(), t("wrap-up-settings-days").to_owned());
        return Err(wrong);
    };
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let complaints = Policy {
        categories,
        causes,
        acknowledge_days,
        answer_days,
        currency: typed.one("currency").to_owned(),
        bodies: typed.one("bodies").lines().map(str::to_owned).collect(),
    };
    Ok(wrap::Settings { tree: dispositions, teams, complaints })
}
