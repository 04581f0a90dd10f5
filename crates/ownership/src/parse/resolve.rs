//! Making one model of a file and what it extends: inheritance, order, names, hash.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::reader::{File, Refers};
use super::{Draft, refuse_all};
use crate::finding::{At, Code, Finding, Refused, did_you_mean};
use crate::holidays::holiday_sets;
use crate::model::{BUILTIN_QUEUES, Model, Queue};
use crate::words::Layer;

const NO_DEFAULT: (&str, &str) = (
    "the rule `default` is missing, so some items would have no owner",
    "end the file with `[[rule]]`, `id = \"default\"`, `when = {}` and the `then` that takes the rest",
);

impl Draft {
    /// Whether it only serves to be extended.
    pub(super) fn is_base(&self) -> bool {
        self.model.scopes.is_empty() && self.model.rules.iter().all(|rule| rule.layer < Layer::Rules)
    }

    /// `default` stands last, the empty scope stands last, and a file has rules or scopes.
    pub(super) fn check_order(&self, file: &File<'_>) {
        let model = &self.model;
        for pair in model.rules.windows(2) {
            if pair[0].layer == Layer::Default && pair[1].layer != Layer::Default {
                let what = format!("`{}` stands after `default`, which takes everything", pair[1].id);
                file.refuse(Code::NeverAsked, &pair[1].at, what, "move it before `default`");
            }
        }
        let routes = model.rules.iter().any(|rule| rule.layer == Layer::Rules);
        if routes && !model.rules.iter().any(|rule| rule.layer == Layer::Default) {
            let at = model.rules.last().map_or(&model.at, |rule| &rule.at);
            file.refuse(Code::NoDefault, at, NO_DEFAULT.0, NO_DEFAULT.1);
        }
        let Some((last, others)) = model.scopes.split_last() else { return };
        if let Some(rule) = model.rules.first() {
            let what = format!("`{}` would never be asked: this file routes by its scopes", rule.id);
            file.refuse(Code::NeverAsked, &rule.at, what, "move the rule into the files that the scopes use");
        }
        if !last.when.is_empty() {
            file.refuse(
                Code::NoDefault,
                &last.at,
                "the last scope must match everything",
                "add a `[[scope]]` with `when = {}` after it",
            );
        }
        for scope in others.iter().filter(|scope| scope.when.is_empty()) {
            file.refuse(
                Code::NeverAsked,
                &scope.at,
                "this scope takes everything, so those after it are never asked",
                "move it to the end",
            );
        }
    }

    /// A name stands once in a file.
    pub(super) fn check_twice(&self, file: &File<'_>) {
        let model = &self.model;
        let check = |kind: &str, names: Vec<(&str, &At)>| {
            let mut seen: BTreeMap<&str, &At> = BTreeMap::new();
            for (name, at) in names.into_iter().filter(|(name, _)| !name.is_empty()) {
                match seen.get(name) {
                    Some(first) => {
                        let what = format!("the {kind} `{name}` is already declared in line {}", first.line);
                        file.refuse(Code::Twice, at, what, "give one of them another id");
                    }
                    None => drop(seen.insert(name, at)),
                }
            }
        };
        check("department", model.departments.iter().map(|d| (d.id.as_str(), &d.at)).collect());
        check("team", model.teams.iter().map(|t| (t.id.as_str(), &t.at)).collect());
        check("queue", model.queues.iter().map(|q| (q.id.as_str(), &q.at)).collect());
        check("rule", model.rules.iter().map(|r| (r.id.as_str(), &r.at)).collect());
    }

    /// Puts what the base declares under what this file declares.
    pub(super) fn inherit(&mut self, base: Self, file: &File<'_>) {
        let (own, base_model) = (&mut self.model, base.model);
        under(&mut own.calendars, base_model.calendars, |a, b| a.id == b.id);
        under(&mut own.holidays, base_model.holidays, |a, b| a.id == b.id);
        under(&mut own.standards, base_model.standards, |a, b| a.id == b.id);
        own.ola.ack_within = own.ola.ack_within.or(base_model.ola.ack_within);
        own.ola.answer_within = own.ola.answer_within.or(base_model.ola.answer_within);
        own.ola.clock = own.ola.clock.or(base_model.ola.clock);
        own.capacity.units = own.capacity.units.or(base_model.capacity.units);
        for (key, weight) in base_model.capacity.weights.0 {
            own.capacity.weights.0.entry(key).or_insert(weight);
        }
        under(&mut own.slas, base_model.slas, |a, b| a.id == b.id);
        under(&mut own.departments, base_model.departments, |a, b| a.id == b.id);
        under(&mut own.teams, base_model.teams, |a, b| a.id == b.id);
        under(&mut own.queues, base_model.queues, |a, b| a.id == b.id);
        for rule in &own.rules {
            let Some(inherited) = base_model.rules.iter().find(|base| base.id == rule.id) else { continue };
            if inherited.layer == Layer::Guard {
                let what =
                    format!("`{}` is a guard of `{}`, which cannot be changed here", rule.id, base_model.id);
                file.refuse(
                    Code::GuardChanged,
                    &rule.at,
                    what,
                    "give your rule another id; it comes after the inherited guards",
                );
            } else if inherited.layer != rule.layer {
                let what =
                    format!("`{}` stands in the layer `{}` in `{}`", rule.id, inherited.layer, base_model.id);
                file.refuse(
                    Code::GuardChanged,
                    &rule.at,
                    what,
                    format!("write `layer = \"{}\"` or give it another id", inherited.layer),
                );
            }
        }
        under(&mut own.rules, base_model.rules, |a, b| a.id == b.id);
        own.overflows.splice(0..0, base_model.overflows);
        own.follow_the_sun.splice(0..0, base_model.follow_the_sun);
        own.handoffs.splice(0..0, base_model.handoffs);
        own.escalations.splice(0..0, base_model.escalations);
        self.references.splice(0..0, base.references);
    }

    /// A model that decides: total, and every name leads somewhere.
    pub(super) fn finish(self) -> Result<Model, Refused> {
        let mut findings = Vec::new();
        let has_default = self.model.rules.last().is_some_and(|rule| rule.layer == Layer::Default);
        if self.model.scopes.is_empty() && !has_default {
            findings.push(Finding::error(Code::NoDefault, &self.model.at, NO_DEFAULT.0, NO_DEFAULT.1));
        }
        self.seal(findings)
    }

    /// A file that others extend: every name leads somewhere.
    pub(super) fn finish_base(self) -> Result<Model, Refused> {
        self.seal(Vec::new())
    }

    fn seal(mut self, mut findings: Vec<Finding>) -> Result<Model, Refused> {
        self.declare_builtin_queues();
        let model = &mut self.model;
        model.rules.sort_by_key(|rule| rule.layer);
        if !model.scopes.is_empty() {
            // Inherited rules are asked inside the used files, which extend the base themselves.
            model.rules.clear();
        }
        for reference in &self.references {
            let known = names(model, reference.to);
            // A standard may be no more than a name, as long as no file says what it is.
            let open = reference.to == Refers::Standard && known.is_empty();
            if !open && !known.contains(&&*reference.name) {
                let what = format!("unknown {} `{}`", kind(reference.to), reference.name);
                let fix = did_you_mean(&reference.name, known);
                findings.push(Finding::error(Code::UnknownName, &reference.at, what, fix));
            }
        }
        refuse_all(findings)?;
        for calendar in &mut model.calendars {
            let named = model.holidays.iter().filter(|set| calendar.holidays.contains(&set.id));
            calendar.sets = named.cloned().map(Arc::new).collect();
        }
        let canonical =
            serde_json::to_vec(&*model).expect("a model is made of texts, numbers and lists of them");
        model.hash = Arc::from(format!("b3:{}", blake3::hash(&canonical).to_hex()));
        Ok(self.model)
    }

    /// Adds those built-in queues that are named but that nobody declares.
    fn declare_builtin_queues(&mut self) {
        for (id, name) in BUILTIN_QUEUES {
            let named = self.references.iter().any(|r| r.to == Refers::Queue && &*r.name == id);
            if named && !self.model.queues.iter().any(|queue| queue.id == id) {
                self.model.queues.push(Queue {
                    id: id.into(),
                    at: self.model.at.clone(),
                    name: Some(name.into()),
                    team: None,
                    select: None,
                    relax_after: None,
                    closed_message: None,
                });
            }
        }
    }
}

/// The base's items in their order, each replaced by the own one that is the same; then the other own ones.
fn under<T>(own: &mut Vec<T>, mut base: Vec<T>, same: impl Fn(&T, &T) -> bool) {
    for item in own.drain(..) {
        match base.iter_mut().find(|inherited| same(inherited, &item)) {
            Some(slot) => *slot = item,
            None => base.push(item),
        }
    }
    *own = base;
}

fn kind(to: Refers) -> &'static str {
    match to {
        Refers::Queue => "queue",
        Refers::Team => "team",
        Refers::Department => "department",
        Refers::Calendar => "calendar",
        Refers::Sla => "SLA",
        Refers::Standard => "standard",
        Refers::Holidays => "set of holidays",
        Refers::Party => "team, queue or department",
    }
}

fn names(model: &Model, to: Refers) -> Vec<&str> {
    let queues = model.queues.iter().map(|queue| queue.id.as_str());
    let teams = model.teams.iter().map(|team| team.id.as_str());
    let departments = model.departments.iter().map(|department| department.id.as_str());
    match to {
        Refers::Queue => queues.collect(),
        Refers::Team => teams.collect(),
        Refers::Department => departments.collect(),
        Refers::Calendar => model.calendars.iter().map(|calendar| calendar.id.as_str()).collect(),
        Refers::Sla => model.slas.iter().map(|sla| sla.id.as_str()).collect(),
        Refers::Standard => model.standards.iter().map(|standard| &*standard.id).collect(),
        Refers::Holidays => {
            let own = model.holidays.iter().map(|set| &*set.id);
            own.chain(holiday_sets().map(|(code, _)| code)).collect()
        }
        Refers::Party => {
            let builtin = BUILTIN_QUEUES.iter().map(|(id, _)| *id);
            teams.chain(queues).chain(departments).chain(builtin).collect()
        }
    }
}
