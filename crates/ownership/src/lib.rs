//! The ownership model: whose is an item, by when, who may answer, and why.
//!
//! In: a model file in TOML ([`load`]), the [`Facts`] about one item and the [`Modes`] that are on.
//! Out: a [`Decision`] ([`decide`]), its reasons ([`explain`], [`sentence`], [`would_change_if`]), second
//! thoughts about the file ([`lint`]), and what changed between two files ([`diff`]).
//!
//! Promised: nothing here performs I/O or looks at the clock. A model that loads decides every item, for
//! exactly one queue or action. The first rule that matches decides, in the order guard, mode, continuity,
//! filter, rules, default. An unknown fact never matches, neither plainly nor negated nor compared. Who pays
//! for a team changes no decision.

mod calendar;
mod condition;
mod decide;
mod diff;
mod edit;
mod explain;
mod fact;
mod finding;
mod formula;
mod holidays;
mod input;
mod lint;
mod model;
mod name;
mod parse;
mod phrase;
mod presets;
mod publish;
mod report;
mod select;
mod words;

pub use calendar::{Calendar, Holiday, OpenHours, SpecialDay};
pub use condition::Condition;
pub use decide::{Config, Decision, Outcome, Priority, decide};
pub use diff::{ModelDiff, ObjectChange, What, diff};
pub use edit::{Edit, edit, own_ids};
pub use explain::{Answer, Change, Evaluated, Explanation, Record, explain, sentence, would_change_if};
pub use fact::{Fact, FactName, Facts, Kind, Mistake, Value};
pub use finding::{At, Code, Finding, Refused, Severity};
pub use formula::Formula;
pub use holidays::{HolidaySet, holiday_sets, holidays_from_ics, holidays_of, insert_holidays};
pub use input::{Input, Modes};
pub use lint::{Person, Reach, RuleReport, Staff, lint, lint_with};
pub use model::{
    Admission, Approval, ApprovalRule, Authority, BUILTIN_QUEUES, Capacity, Defaults, Department, Escalation,
    FollowTheSun, GoldenTest, Handoff, Model, Ola, Overflow, Owner, PriorityRule, Promise, Queue, Rule,
    Scope, Sla, SlaTarget, Standard, Target, Team, Then, Weight, Weights, skill_level,
};
pub use name::{
    CalendarName, DepartmentName, ModeName, ModelId, PartyName, QueueName, RoleName, RuleId, SlaName,
    TeamName,
};
pub use parse::{Library, Presets, load};
pub use presets::{Preset, presets, text as preset_text};
pub use publish::{Denied, surfaces};
pub use report::{CheckReport, ExplainReport, Line, Summary, check, decide_line, explain_report};
pub use select::{Candidate, Need, PassedOver, Proof, Selection, SkillNeed, Standing, choose, select};
pub use words::{Action, Autoreply, Layer, Level, Response, Select, SlaClock};
