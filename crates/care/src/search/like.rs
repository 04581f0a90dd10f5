//! Articles and macros that speak of the same as a text.

use std::collections::{BTreeSet, HashMap};

use db::{Arg, Tx, args};
use kernel::{Ctx, Instant};
use uuid::Uuid;

use super::index::kind_mark;
use super::model::Kind;
use super::similar::{counts, meaning, rarity};
use super::store;
use super::terms::Expr;
use crate::Result;
use crate::access::{Right, allow};

/// By how many words, the rarest, candidates are looked for.
const WORDS: usize = 12;
/// How many candidates are compared.
const CANDIDATES: i64 = 60;
/// How much a word of a title counts, beside one of the text.
const TITLE: f64 = 3.0;
/// How many words they share at least, or one in the title.
const SHARED: usize = 2;

/// A document: its number, id, time, title and text.
type Doc = (i64, Uuid, Instant, Option<String>, Option<String>);

/// The documents of a kind that share most with a text, by how rare the shared words are; the most alike first.
pub async fn like(tx: &mut Tx, ctx: &Ctx, kind: Kind, text: &str, limit: usize) -> Result<Vec<Uuid>> {
    allow(ctx, Right::Read)?;
    let said = meaning(text);
    if said.is_empty() {
        return Ok(Vec::new());
    }
    let state: Option<(Uuid, i64)> = tx.query_opt(&store::STATE, &args![ctx.tenant]).await?;
    let messages = state.map_or(1, |(_, messages)| messages);
    let known = counts(tx, ctx, &said).await?;
    let mut rare: Vec<(&String, f64)> =
        said.iter().map(|word| (word, rarity(known.get(word).copied(), messages))).collect();
    rare.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    let weights: HashMap<&str, f64> = rare.iter().map(|(word, weight)| (word.as_str(), *weight)).collect();
    rare.truncate(WORDS);
    let any = Expr::Any(rare.iter().map(|(word, _)| Expr::Term((*word).clone())).collect());
    let expr = Expr::All(vec![Expr::Term(kind_mark(kind)), any], Vec::new());
    let args = args![ctx.tenant, expr.text(tx.engine()), i64::MAX, i64::MIN, CANDIDATES];
    let found: Vec<(i64, Uuid)> = tx.query(&store::CANDIDATES, &args).await?;
    let ids = Arg::Ids(found.into_iter().map(|(_, id)| id).collect());
    let docs: Vec<Doc> = tx.query(&store::DOCS, &[ctx.tenant.into(), ids]).await?;
    let mut alike: Vec<(f64, Uuid)> = docs
        .into_iter()
        .filter_map(|(_, id, _, title, body)| {
            let (title, body) = (meaning(&title.unwrap_or_default()), meaning(&body.unwrap_or_default()));
            let shared = |words: &BTreeSet<String>| -> f64 {
                words.iter().filter_map(|word| weights.get(word.as_str())).map(|weight| weight.powi(2)).sum()
            };
            let many = title.union(&body).filter(|word| weights.contains_key(word.as_str())).count();
            let named = title.iter().any(|word| weights.contains_key(word.as_str()));
            // A long text shares more by chance.
            let chance = (10.0 + body.len() as f64).ln();
            (named || many >= SHARED).then(|| ((TITLE * shared(&title) + shared(&body)) / chance, id))
        })
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    Ok(alike.into_iter().take(limit).map(|(_, id)| id).collect())
}
