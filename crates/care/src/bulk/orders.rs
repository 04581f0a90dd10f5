//! Orders are given: looked at as a whole, and their cases frozen.

use std::collections::BTreeMap;

use channels::Visibility;
use db::{Arg, Json, Tx, args};
use kernel::{Actor, BulkId, CaseId, Ctx, Role, said};

use super::deeds::VARIANTS;
use super::model::{Deed, Job, JobState, Which};
use super::{TOPIC, noted, store};
use crate::access::{self, Right, allow};
use crate::brand::Brand;
use crate::cases::Mode;
use crate::handling::Reason;
use crate::views::{self, Who};
use crate::{Error, Result, tags, wrap_up};

/// The most cases of one order.
pub const MOST: usize = 10_000;

/// Gives an order. The cases are frozen: what matches later is not touched.
///
/// # Errors
/// [`Error::Invalid`] for no case or more than 10,000, and for a deed that no case could take; [`Error::Denied`] for
/// public words of anybody but a lead.
pub async fn start(tx: &mut Tx, ctx: &Ctx, brand: &Brand, deed: &Deed, which: &Which) -> Result<BulkId> {
    allow(ctx, Right::Answer)?;
    let cases = frozen(tx, ctx, brand, which).await?;
    let deed = checked(tx, ctx, brand, deed, cases.len()).await?;
    let (by_user, by_token, role) = match ctx.actor {
        Actor::User { id, role } => (Some(id), None, role),
        Actor::Token { id, role } => (None, Some(id), role),
        Actor::System => (None, None, Role::Admin),
    };
    let job = Job {
        id: ctx.mint(),
        by_user,
        by_token,
        role,
        deed: Json(deed),
        state: JobState::Running,
        total: cases.len() as i64,
        started_at: ctx.now(),
        ended_at: None,
    };
    let row = args![ctx.tenant, job.id, by_user, by_token, role, Json(&job.deed.0), job.total, ctx.now()];
    tx.execute(&store::INSERT_JOB, &row).await?;
    let rows = cases.into_iter().enumerate();
    let rows = rows.map(|(place, (case, seq))| args![ctx.tenant, job.id, case, place, seq].into());
    tx.execute_many(&store::INSERT_CASE, rows.collect()).await?;
    noted(tx, ctx, &job, "started").await?;
    tx.notify(TOPIC, job.id.to_string());
    Ok(job.id)
}

/// The cases, each once, with the number of its newest message.
async fn frozen(tx: &mut Tx, ctx: &Ctx, brand: &Brand, which: &Which) -> Result<BTreeMap<CaseId, i64>> {
    let found: Vec<(CaseId, i64)> = match which {
        Which::Cases(ids) if ids.len() > MOST => return Err(too_many()),
        Which::Cases(ids) => {
            tx.query(&store::SEQS, &[ctx.tenant.into(), Arg::ids(ids.iter().copied())]).await?
        }
        Which::Matching(filter) => {
            filter.check()?;
            let scope = views::scope(tx, ctx, brand).await?;
            views::matching(tx, ctx, &scope, filter, MOST + 1).await?
        }
    };
    if found.len() > MOST {
        return Err(too_many());
    }
    if found.is_empty() {
        return Err(Error::invalid("no case is selected any more; choose some and try again"));
    }
    Ok(found.into_iter().collect())
}

fn too_many() -> Error {
    Error::invalid(said!(
        "one order takes {most} cases at most; narrow the filter, and order the rest after it",
        most = MOST
    ))
}

/// The deed as it is stored: `me` is a person from now on, tags are folded. What no case could take is refused here.
async fn checked(tx: &mut Tx, ctx: &Ctx, brand: &Brand, deed: &Deed, cases: usize) -> Result<Deed> {
    match deed {
        Deed::Assign { to } => assigned(tx, ctx, *to).await,
        Deed::Queue { to, .. } if !brand.has_queue(to) => {
            Err(Error::invalid(said!("there is no queue `{to}` in the ownership model", to)))
        }
        Deed::Snooze { until } if *until <= ctx.now() => Err(Error::invalid("choose a time in the future")),
        Deed::Tag { add, remove } if add.is_empty() && remove.is_empty() => {
            Err(Error::invalid("say which tags are put on or taken off"))
        }
        Deed::Tag { add, remove } => {
            let folded = |of: &[String]| of.iter().map(|tag| tags::folded(tag)).collect::<Result<Vec<_>>>();
            Ok(Deed::Tag { add: folded(add)?, remove: folded(remove)? })
        }
        Deed::NoReply { reason: Reason::Other, note: None } => {
            Err(Error::invalid("say in a few words why no answer is right"))
        }
        Deed::Reply { mode, texts, .. } => {
            words(ctx, *mode, texts, cases)?;
            Ok(deed.clone())
        }
        Deed::Resolve { disposition: Some(path) } => {
            wrap_up::settings(tx, ctx).await?.1.check(path)?;
            Ok(deed.clone())
        }
        Deed::Queue { .. } | Deed::Resolve { .. } | Deed::Snooze { .. } | Deed::NoReply { .. } => {
            Ok(deed.clone())
        }
    }
}

async fn assigned(tx: &mut Tx, ctx: &Ctx, to: Who) -> Result<Deed> {
    let to = match to {
        Who::Me => {
            ctx.actor.user().ok_or_else(|| Error::invalid("a program holds no cases; name a colleague"))?
        }
        Who::User(user) => user,
        Who::Nobody => return Ok(Deed::Assign { to }),
        Who::MyTeam => return Err(Error::invalid("choose a colleague, or a queue for the whole team")),
    };
    let user = access::user(tx, ctx, to).await?;
    if user.disabled_at.is_some() || user.role < Role::Agent {
        return Err(Error::invalid(said!("{name} can't answer; choose an agent", name = user.name)));
    }
    Ok(Deed::Assign { to: Who::User(to) })
}

/// The same words below many posts are what networks block, and what people screenshot: in public it takes a lead,
/// and several ways of saying it.
fn words(ctx: &Ctx, mode: Mode, texts: &[String], cases: usize) -> Result<()> {
    if texts.is_empty() || texts.iter().any(|text| text.trim().is_empty()) {
        return Err(Error::invalid("write the words that are sent"));
    }
    let visibility = match mode {
        Mode::Public => Visibility::Public,
        Mode::Private => Visibility::Private,
        Mode::Note => return Err(Error::invalid("a note is not sent; choose who sees the words")),
    };
    if visibility == Visibility::Public {
        allow(ctx, Right::Direct)?;
        let mut different: Vec<String> = texts
            .iter()
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
            .collect();
        different.sort();
        different.dedup();
        let needed = VARIANTS.min(cases);
        if different.len() < needed {
            return Err(Error::invalid(said!(
                "in public, {cases} cases need at least {needed} ways of saying it; write {more} more",
                cases,
                needed,
                more = needed - different.len()
            )));
        }
    }
    Ok(())
}
