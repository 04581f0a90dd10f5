//! What the brand asks when a contact ends, how its cases ended, and its register of complaints.
//!
//! In: the history. Out: settings, a disposition for most of what was resolved lately, tags, complaints at every stage.
//! Promised: all of it by the product's own verbs; who answered a case says how it ended.

use anyhow::{Context, Result};
use care::complaints::{self, Change, Money, New, Step};
use care::desk::{self, View};
use care::wrap_up::{self, Node, Wrapped, fields};
use care::{Error, Tx};
use db::Db;
use kernel::{CaseId, Ctx, Instant, Millis};

use super::brand::Colleague;
use super::versions::named;
use crate::past::Past;

/// How many cases that were resolved last are told about.
const TOLD: u32 = 90;
/// Every so many of them is a complaint.
const COMPLAINS: usize = 5;

/// What is asked of the people at support, and where complaints come from besides what is usual.
const CARE_FIELDS: &str = "account: Account number | text\ncallback: Call-back agreed | checkbox\n";
const TECH_FIELDS: &str =
    "device: Device | choice: Router, Telephone, TV box, None | required\nvisit: Engineer comes on | date\n";
/// Tags by topic.
const TAGS: [(&str, &str); 5] = [
    ("outage", "outage 49"),
    ("billing", "bill query"),
    ("engineer", "second visit"),
    ("moving", "moving home"),
    ("router", "new router"),
];
/// Cause, what was done, and what was paid in pence, one after the other.
const COMPLAINTS: [(&str, &str, &str, i64); 7] = [
    ("system/outage", "Credited the days without service.", "product", 2_400),
    ("process/handover", "Called back, one person stays with it until it works.", "conduct", 0),
    ("system/data", "Put the bill right and refunded the difference.", "money", 1_850),
    ("product/defect", "Sent a new router by courier.", "product", 0),
    ("words/promise", "Kept to the price that was on the page.", "contract", 6_000),
    ("process/slow", "Engineer brought forward, with an apology.", "delivery", 1_000),
    ("people/mistake", "Apologised, and told them how it came about.", "conduct", 500),
];

/// Tells what is told when contacts end.
///
/// # Errors
/// If the database refuses.
pub(super) async fn keep(db: &Db, past: &Past, staff: &[Colleague]) -> Result<()> {
    let (maya, ruth, alex) = (named(staff, "maya")?, named(staff, "ruth")?, named(staff, "alex")?);
    let (past, staff, end) = (past.clone(), staff.to_vec(), past.ctx.now());
    let done = db.write(async move |tx: &mut Tx| {
        past.clock.set(end - Millis::days(30));
        settle(tx, &past, &past.ctx.with_actor(alex.actor())).await?;
        past.clock.set(end);
        let (rows, _) = desk::list(tx, &past.ctx, &View::Resolved, TOLD, None).await?;
        for (at, row) in rows.iter().enumerate() {
            let view = desk::case_view(tx, &past.ctx, row.case_id).await?;
            past.clock.set(view.case.resolved_at.unwrap_or(end));
            let author = view.messages.iter().rev().find_map(|said| said.author_id);
            let who = staff.iter().find(|one| Some(one.id) == author).unwrap_or(&maya);
            let who = past.ctx.with_actor(who.actor());
            let complains = at % COMPLAINS == 2;
            told(
                tx,
                &past,
                &who,
                row.case_id,
                view.case.topic.as_deref(),
                complains.then_some(at / COMPLAINS),
            )
            .await?;
        }
        past.clock.set(end);
        let ruth = past.ctx.with_actor(ruth.actor());
        work(tx, &past, &ruth, end).await
    });
    done.await.context("telling how contacts ended")?;
    Ok(())
}

/// What is asked.
async fn settle(tx: &mut Tx, past: &Past, alex: &Ctx) -> Result<(), Error> {
    let (_, mut settings) = wrap_up::settings(tx, alex).await?;
    settings.complaints.currency = "GBP".into();
    settings.complaints.answer_days = 56;
    settings.complaints.bodies = vec!["Communications Ombudsman".into(), "Ofcom".into()];
    if let Some(fault) = settings.tree.iter_mut().find(|node| node.key == "fault") {
        fault.children.insert(1, Node::new("line_card", "A fault of the line", Vec::new()));
    }
    for (team, required, text) in [("care_team", true, CARE_FIELDS), ("tech_team", false, TECH_FIELDS)] {
        let rules = wrap_up::TeamRules { required, fields: fields::parse(text)? };
        settings.teams.insert(team.into(), rules);
    }
    wrap_up::set(tx, alex, &past.brand, settings).await?;
    Ok(())
}

/// How one case ended.
async fn told(
    tx: &mut Tx,
    past: &Past,
    who: &Ctx,
    case: CaseId,
    topic: Option<&str>,
    complains: Option<usize>,
) -> Result<(), Error> {
    let sheet = wrap_up::sheet(tx, who, &past.brand, case).await?;
    let device =
        ("device".to_owned(), if topic == Some("phone") { "Telephone" } else { "Router" }.to_owned());
    let tag = TAGS.iter().find(|(of, _)| topic == Some(*of)).map(|(_, tag)| (*tag).to_owned());
    let complaint = complains.map(|at| {
        let (cause, remedy, category, _) = COMPLAINTS[at % COMPLAINTS.len()];
        // Of some, nobody knows yet what they came from.
        let known = at % 5 != 4;
        New {
            category: category.into(),
            severity: [2, 3, 1, 2, 3][at % 5],
            cause: known.then(|| cause.into()),
            remedy: known.then(|| remedy.into()),
        }
    });
    let wrapped = Wrapped {
        disposition: sheet.suggested.clone().or_else(|| Some("information/answered".into())),
        tags: Some(tag.into_iter().collect()),
        fields: [device].into(),
        complaint,
    };
    wrap_up::finish(tx, who, &past.brand, case, &wrapped).await
}

/// What became of the complaints: most are answered, some closed, one is with a body outside, the newest wait.
async fn work(tx: &mut Tx, past: &Past, ruth: &Ctx, end: Instant) -> Result<(), Error> {
    let entries = complaints::list(tx, ruth, &complaints::Which::default()).await?;
    for (at, entry) in entries.iter().enumerate() {
        past.clock.set((entry.received_at + Millis::days(1)).min(end));
        let paid = COMPLAINTS.iter().find(|one| one.0 == entry.cause).map_or(0, |one| one.3);
        let change = Change {
            redress: Some(Money { minor: paid, currency: entry.currency.clone() }),
            external: (at == 4).then(|| "Communications Ombudsman".into()),
            external_ref: (at == 4).then(|| "CO-20931".into()),
            ..Change::default()
        };
        complaints::change(tx, ruth, entry.id, &change).await?;
        let closes = !entry.cause.is_empty() && at % 3 != 0 && at != 4;
        if closes {
            past.clock.set((entry.received_at + Millis::days(2)).min(end));
            complaints::step(tx, ruth, entry.id, Step::Close).await?;
        }
    }
    past.clock.set(end);
    Ok(())
}
