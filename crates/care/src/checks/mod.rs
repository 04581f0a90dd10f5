//! Pre-send checks: what somebody should think about before words leave.
//!
//! In: a [`Proposal`], the words and where they would stand. Out: [`Finding`]s, each with what was noticed, where in the
//! words, and whether the writer may send all the same; and what became of them, counted. Promised: each check is a pure
//! function that no text breaks; what a brand does about it is its [`Settings`], every change of which is in the trail;
//! nothing that is kept holds a word of the customer, nor of the answer.
//!
//! A new check is a variant of [`Code`] and of [`Why`], and a function that `scene` calls.

mod asks;
mod astray;
mod copies;
mod gaps;
mod known;
mod manners;
mod model;
mod offers;
mod personal;
mod plain;
mod record;
mod scene;
pub mod store;
#[cfg(test)]
mod tests;

use std::ops::Range;

use db::{Json, Tx, args};
use kernel::Ctx;
use serde_json::json;

pub use gaps::gaps;
pub use known::{Known, known};
pub use model::{Code, Datum, Finding, Policy, Proposal, Settings, Severity, Why};
pub use record::{Count, Outcome, Report, Told, report, rows, shown};
pub(crate) use record::{said, settled, unsaid};

use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::trail::{self, About, Kind};
use crate::{Conflict, Result};
use manners::Inside;
use model::Noticed;
use plain::Plain;

/// What should be thought about before these words leave, in the order of the codes.
pub async fn look(tx: &mut Tx, ctx: &Ctx, brand: &Brand, proposal: &Proposal<'_>) -> Result<Vec<Finding>> {
    allow(ctx, Right::Answer)?;
    let settings = settings(tx, ctx).await?;
    let scene = scene::Scene::load(tx, ctx, brand, &settings, proposal).await?;
    Ok(scene.notice().into_iter().filter_map(|noticed| weighed(&settings, noticed)).collect())
}

fn weighed(settings: &Settings, noticed: Noticed) -> Option<Finding> {
    let Noticed { why, marks, evidence } = noticed;
    let severity = settings.weigh(&why)?;
    let words = why.to_string();
    Some(Finding { code: why.code(), severity, words, why, marks, evidence })
}

/// Findings in a sentence, for programs.
pub(crate) fn told(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.words.as_str()).collect::<Vec<_>>().join("; ")
}

/// Whether words may leave in which this was noticed, by who has seen these.
///
/// # Errors
/// [`Conflict::Warned`] with what the writer has not seen, and what nobody may send.
pub(crate) fn pass(findings: &[Finding], despite: &[Code]) -> Result<()> {
    let stops = |one: &&Finding| one.severity == Severity::Block || !despite.contains(&one.code);
    match findings.iter().any(|one| stops(&one)) {
        true => Err(Conflict::Warned { findings: findings.to_vec() }.into()),
        false => Ok(()),
    }
}

/// What a brand wants noticed.
pub async fn settings(tx: &mut Tx, ctx: &Ctx) -> Result<Settings> {
    allow(ctx, Right::Read)?;
    let kept: Option<Json<Settings>> = tx.query_opt(&store::SETTINGS, &args![ctx.tenant]).await?;
    Ok(kept.map(|kept| kept.0).unwrap_or_default())
}

/// A brand wants something else noticed.
///
/// # Errors
/// [`crate::Error::Invalid`] if a list is too long.
pub async fn set(tx: &mut Tx, ctx: &Ctx, wanted: Settings) -> Result<Settings> {
    allow(ctx, Right::Administer)?;
    let before = settings(tx, ctx).await?;
    let after = wanted.tidied()?;
    if before == after {
        return Ok(after);
    }
    tx.execute(&store::PUT_SETTINGS, &args![ctx.tenant, Json(&after), ctx.now()]).await?;
    let policies = Code::ALL.iter().filter(|code| before.policy(**code) != after.policy(**code));
    let policies: serde_json::Map<_, _> = policies
        .map(|code| (code.name().to_owned(), json!([before.policy(*code), after.policy(*code)])))
        .collect();
    let lists = [
        ("internal_words", before.internal_words != after.internal_words),
        ("competitors", before.competitors != after.competitors),
        ("brands", before.brands != after.brands),
        ("products", before.products != after.products),
        ("prepared", before.prepared != after.prepared),
        ("copies", before.copies != after.copies),
    ];
    let lists: Vec<_> = lists.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name).collect();
    let data = json!({ "policies": policies, "lists": lists });
    trail::note(tx, ctx, Kind::ChecksChanged, About::default(), data).await?;
    Ok(after)
}

/// What would be noticed in some words, whoever got them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// What is noticed by the words alone, as if they were public.
    pub findings: Vec<Finding>,
    /// What they ask for: it is noticed where the person has told us.
    pub asks: Vec<(Datum, Range<usize>)>,
    /// Where they offer something: it is noticed where a complaint is open, or a tag forbids it.
    pub offers: Vec<Range<usize>>,
}

/// Looks at words that nobody is about to say, by settings that may not be in force yet. Pure.
pub fn try_words(brand: &Brand, settings: &Settings, text: &str) -> Tried {
    let plain = Plain::of(text);
    let inside = Inside::of(&brand.model);
    let noticed = [
        personal::personal_data(&plain, &brand.triage, &[]),
        manners::internal_words(text, &plain, &inside, &settings.internal_words),
        manners::disparages(text, &plain, &scene::competitors(brand, settings), &brand.triage),
    ];
    Tried {
        findings: noticed.into_iter().flatten().filter_map(|noticed| weighed(settings, noticed)).collect(),
        asks: asks::asked(&plain),
        offers: offers::offers(&plain),
    }
}
