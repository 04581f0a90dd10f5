//! From care's leads to the pages'. Pure.

use std::collections::HashMap;

use care::access::User;
use care::cases::SendState;
use care::contacts;
use care::goodwill::Amount;
use care::leads::{Lead, Stage};
use kernel::UserId;

use super::{Contact, Filter, Row, stage};
use crate::desk::build::network;
use crate::ui::{Face, t, tell};

/// A lead in the list.
pub(super) fn row(lead: Lead) -> Row {
    Row {
        crm: crm(&lead),
        id: lead.id.to_string(),
        case_id: lead.case_id.to_string(),
        face: Face::new(lead.person_id.to_string(), lead.person.as_str()),
        name: lead.person,
        handle: lead.handle,
        network: network(&lead.channel),
        product: lead.product.unwrap_or_default(),
        stage: lead.stage.name(),
        stage_word: stage(lead.stage),
        value: lead.amount.map(|amount| Amount(amount).to_string()).unwrap_or_default(),
        owner: lead.owner_name,
        campaign: lead.campaign.unwrap_or_default(),
        competitor: lead.competitor.unwrap_or_default(),
        permission: lead.permission.unwrap_or_default(),
        note: lead.note.unwrap_or_default(),
        at: lead.created_at,
    }
}

/// How the CRM stands.
fn crm(lead: &Lead) -> (&'static str, String) {
    let why = || lead.crm_error.clone().unwrap_or_default();
    match (lead.crm_state, &lead.crm_id) {
        (Some(SendState::Sent), Some(id)) => ("well", tell("leads-crm-named", &[("id", id.clone().into())])),
        (Some(SendState::Sent), None) => ("well", t("leads-crm-has").to_owned()),
        (Some(SendState::Failed | SendState::Unknown), _) => {
            ("bad", tell("leads-crm-failed", &[("why", why().into())]))
        }
        (Some(SendState::Queued | SendState::Sending), _) if lead.crm_error.is_some() => {
            ("late", tell("leads-crm-later", &[("why", why().into())]))
        }
        (Some(SendState::Queued | SendState::Sending), _) => ("late", t("leads-crm-leaving").to_owned()),
        (Some(SendState::Cancelled) | None, _) if lead.permission.is_none() => {
            ("none", t("leads-crm-no-permission").to_owned())
        }
        (Some(SendState::Cancelled) | None, _) => ("none", t("leads-crm-nothing").to_owned()),
    }
}

/// The address of the list with these wishes.
fn href(stage: Option<Stage>, whose: Option<&str>) -> String {
    let stage = stage.map(|stage| format!("stage={stage}"));
    let whose = whose.map(|whose| format!("of={whose}"));
    let asked: Vec<_> = stage.into_iter().chain(whose).collect();
    if asked.is_empty() { "/leads".to_owned() } else { format!("/leads?{}", asked.join("&")) }
}

/// The same as a file.
pub(super) fn csv(stage: Option<Stage>, whose: Option<&str>) -> String {
    href(stage, whose).replacen("/leads", "/leads.csv", 1)
}

/// The choice of a stage.
pub(super) fn stages(chosen: Option<Stage>, whose: Option<&str>) -> Vec<Filter> {
    let all = Filter { href: href(None, whose), name: t("leads-all").to_owned(), on: chosen.is_none() };
    let one = |one: &Stage| Filter {
        href: href(Some(*one), whose),
        name: stage(*one).to_owned(),
        on: chosen == Some(*one),
    };
    std::iter::once(all).chain(Stage::ALL.iter().map(one)).collect()
}

/// The choice of whose, and where from.
pub(super) fn others(chosen: Option<Stage>, whose: Option<&str>) -> Vec<Filter> {
    let one = |key: Option<&'static str>, name: &str| Filter {
        href: href(chosen, key),
        name: name.to_owned(),
        on: whose == key,
    };
    vec![
        one(None, t("leads-everybodys")),
        one(Some("me"), t("leads-mine")),
        one(Some("campaigns"), t("leads-of-campaigns")),
        one(Some("inbound"), t("leads-inbound")),
    ]
}

/// A time we approached them.
pub(super) fn contact(contact: &contacts::Contact, users: &HashMap<UserId, User>) -> Contact {
    let who = contact.by_user.and_then(|id| users.get(&id)).map(|user| user.name.clone());
    Contact {
        who: who.unwrap_or_else(|| "Commonground".to_owned()),
        at: contact.at,
        case_id: contact.case_id.to_string(),
    }
}
