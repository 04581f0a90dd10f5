//! Resolved cases that began like this one.

use std::collections::{BTreeSet, HashMap};

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, Instant, UserId};
use uuid::Uuid;

use super::index::OPENING;
use super::model::Similar;
use super::store;
use super::terms::Expr;
use super::words::folded;
use crate::Result;
use crate::access::{Right, allow};

/// By how many words, the rarest, candidates are looked for.
const WORDS: usize = 8;
/// How many candidates are compared.
const CANDIDATES: i64 = 200;
/// How alike they are at least.
const LIKENESS: f64 = 0.2;
/// A word that stands in more of a hundred messages says nothing.
const COMMON: f64 = 0.1;

/// Resolved cases whose first words are like these, the most alike first, with what resolved them.
pub async fn similar(
    tx: &mut Tx,
    ctx: &Ctx,
    text: &str,
    exclude: CaseId,
    limit: usize,
) -> Result<Vec<Similar>> {
    allow(ctx, Right::Read)?;
    let said: BTreeSet<String> = meaning(text);
    let state: Option<(Uuid, i64)> = tx.query_opt(&store::STATE, &args![ctx.tenant]).await?;
    let (Some((_, messages)), false) = (state, said.is_empty()) else { return Ok(Vec::new()) };
    let known: HashMap<String, i64> = counts(tx, ctx, &said).await?;
    let weigh = |known: &HashMap<String, i64>, word: &str| rarity(known.get(word).copied(), messages);
    let mut rare: Vec<(&String, f64)> = said
        .iter()
        .filter(|word| known.get(*word).is_some_and(|docs| *docs > 1 && is_telling(*docs, messages)))
        .map(|word| (word, weigh(&known, word)))
        .collect();
    rare.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    rare.truncate(WORDS);
    if rare.is_empty() {
        return Ok(Vec::new());
    }
    let any = Expr::Any(rare.iter().map(|(word, _)| Expr::Term((*word).clone())).collect());
    let expr = Expr::All(vec![Expr::Term(OPENING.to_owned()), any], Vec::new());
    let args = args![ctx.tenant, expr.text(tx.engine()), i64::MAX, i64::MIN, CANDIDATES];
    let found: Vec<(i64, Uuid)> = tx.query(&store::CANDIDATES, &args).await?;
    let ids = Arg::Ids(found.into_iter().map(|(_, id)| id).collect());
    let openings: Vec<(CaseId, String, Instant, String)> =
        tx.query(&store::OPENINGS, &[ctx.tenant.into(), ids]).await?;

    let texts: Vec<BTreeSet<String>> = openings.iter().map(|(_, text, ..)| meaning(text)).collect();
    let all = counts(tx, ctx, &texts.iter().flatten().cloned().collect()).await?;
    let length = |words: &BTreeSet<String>| {
        words.iter().map(|word| weigh(&all, word).powi(2)).sum::<f64>().sqrt().max(f64::MIN_POSITIVE)
    };
    let mut alike: Vec<Similar> = openings
        .into_iter()
        .zip(&texts)
        .filter(|((case, ..), _)| *case != exclude)
        .map(|((case_id, text, resolved_at, person), words)| {
            let shared: f64 = words.intersection(&said).map(|word| weigh(&all, word).powi(2)).sum();
            let mine: f64 = said
                .iter()
                .map(|word| weigh(&known, word).powi(2))
                .sum::<f64>()
                .sqrt()
                .max(f64::MIN_POSITIVE);
            let likeness = shared / (mine * length(words));
            Similar { case_id, likeness, person, text, author: None, answer: None, resolved_at }
        })
        .filter(|one| one.likeness >= LIKENESS)
        .collect();
    alike.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(b.resolved_at.cmp(&a.resolved_at)));
    alike.truncate(limit);
    answer(tx, ctx, &mut alike).await?;
    Ok(alike)
}

async fn answer(tx: &mut Tx, ctx: &Ctx, alike: &mut [Similar]) -> Result<()> {
    let cases = Arg::ids(alike.iter().map(|one| one.case_id));
    let answers: Vec<(CaseId, Option<UserId>, String)> =
        tx.query(&store::ANSWERS, &[ctx.tenant.into(), cases]).await?;
    let mut answers: HashMap<CaseId, (Option<UserId>, String)> =
        answers.into_iter().map(|(case, author, text)| (case, (author, text))).collect();
    for one in alike {
        if let Some((author, text)) = answers.remove(&one.case_id) {
            (one.author, one.answer) = (author, Some(text));
        }
    }
    Ok(())
}

/// The words that may say what a text is about: no numbers, which are somebody's own, and no short ones.
pub(super) fn meaning(text: &str) -> BTreeSet<String> {
    let says = |word: &String| word.chars().count() > 2 && !word.contains(|c: char| c.is_ascii_digit());
    folded(text).into_iter().filter(says).collect()
}

pub(super) async fn counts(tx: &mut Tx, ctx: &Ctx, words: &BTreeSet<String>) -> Result<HashMap<String, i64>> {
    let args = [ctx.tenant.into(), Arg::texts(words.iter().map(String::as_str))];
    Ok(tx.query::<(String, i64)>(&store::WORDS, &args).await?.into_iter().collect())
}

fn is_telling(docs: i64, messages: i64) -> bool {
    messages < 100 || (docs as f64) < COMMON * messages as f64
}

/// How much a word tells: the logarithm of one in how many messages has it.
pub(super) fn rarity(docs: Option<i64>, messages: i64) -> f64 {
    (1.0 + messages.max(1) as f64 / docs.unwrap_or(1).max(1) as f64).ln()
}
