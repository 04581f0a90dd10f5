//! What stands below the mails of a team.
//!
//! In: a lead's words for a team, with `{agent.first_name}`, `{team}` and `{brand}`. Out: the same filled in, for whoever
//! writes. Promised: a signature goes below mails and nowhere else; it is chosen when the words are queued, so that what is
//! sent again carries the same one, once; it is no part of the words, so that a draft that comes back has none.

pub mod store;

use db::{FromRow, Tx, args};
use kernel::{Ctx, Instant, UserId};
use serde_json::json;

use crate::access::{self, Right, allow};
use crate::brand::Brand;
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// The longest signature, in characters.
pub const WORDS_MAX: usize = 1_000;
/// What programs take for the beginning of a signature (RFC 3676, 4.3).
pub const MARK: &str = "-- ";
/// What may stand in braces.
const VARIABLES: [&str; 3] = ["agent.first_name", "team", "brand"];

/// What stands below the mails of a team.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Signature {
    /// The team's id in the ownership model.
    pub team: String,
    /// The words, with their variables.
    pub words: String,
    /// Since when.
    pub changed_at: Instant,
    /// Who said so; none for a program.
    pub changed_by: Option<UserId>,
}

/// The signatures of all teams that have one, by team.
pub async fn list(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Signature>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::LIST, &args![ctx.tenant]).await?)
}

/// Sets what stands below the mails of a team; nothing, if there are no words.
///
/// # Errors
/// [`Error::Invalid`] for a team that there is not, words that are too long, or a variable that nobody knows.
pub async fn set(tx: &mut Tx, ctx: &Ctx, brand: &Brand, team: &str, words: &str) -> Result<()> {
    allow(ctx, Right::Direct)?;
    if brand.model.team(team).is_none() {
        return Err(Error::not_found("team"));
    }
    let words = clean(words)?;
    let had: Option<Signature> = tx.query_opt(&store::GET, &args![ctx.tenant, team]).await?;
    if had.map_or(words.is_empty(), |had| had.words == words) {
        return Ok(());
    }
    if words.is_empty() {
        tx.execute(&store::REMOVE, &args![ctx.tenant, team]).await?;
    } else {
        let row = args![ctx.tenant, team, words, ctx.now(), ctx.actor.user()];
        tx.execute(&store::SET, &row).await?;
    }
    trail::note(tx, ctx, Kind::SignatureChanged, About::default(), json!({ "team": team })).await
}

/// What stands below a mail that somebody writes for a team; none if the team has no signature.
pub async fn below(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    team: Option<&str>,
    author: Option<UserId>,
) -> Result<Option<String>> {
    allow(ctx, Right::Read)?;
    let Some(team) = team else { return Ok(None) };
    let found: Option<Signature> = tx.query_opt(&store::GET, &args![ctx.tenant, team]).await?;
    let Some(found) = found else { return Ok(None) };
    let title = brand.model.team(team).map_or(team, |team| team.title());
    let author = match author {
        Some(author) => access::user(tx, ctx, author).await?.name,
        None => title.to_owned(),
    };
    let first = author.split_whitespace().next().unwrap_or(title);
    Ok(Some(filled(&found.words, [first, title, &brand.name])))
}

/// Words with their signature.
pub fn signed(words: &str, signature: &str) -> String {
    format!("{words}\n\n{MARK}\n{signature}")
}

fn filled(words: &str, values: [&str; 3]) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let known = behind.split_once('}').and_then(|(name, after)| {
            let at = VARIABLES.iter().position(|variable| *variable == name.trim())?;
            Some((values[at], after))
        });
        let (value, after) = known.unwrap_or(("{", behind));
        out.push_str(value);
        rest = after;
    }
    out + rest
}

fn clean(words: &str) -> Result<String> {
    let lines: Vec<&str> = words.trim().lines().map(str::trim_end).collect();
    // The mark before it is ours.
    let words = lines.join("\n").trim_start_matches("--\n").to_owned();
    if words.chars().count() > WORDS_MAX || words.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Error::invalid(format!("a signature has at most {WORDS_MAX} characters of plain text")));
    }
    let named = words.split('{').skip(1).map(|rest| rest.split_once('}').map_or("", |(name, _)| name.trim()));
    for name in named {
        if !VARIABLES.contains(&name) {
            return Err(Error::invalid(format!(
                "nobody knows `{{{name}}}`; there are {{agent.first_name}}, {{team}} and {{brand}}"
            )));
        }
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_signature_is_filled_in_and_an_unknown_variable_is_refused() {
        let words = clean("--\n{agent.first_name} of { team }  \n{brand}\n").unwrap();
        assert_eq!(filled(&words, ["Maya", "Care", "Larkspur"]), "Maya of Care\nLarkspur");
        assert_eq!(signed("Hello", "Maya"), "Hello\n\n-- \nMaya");
        for bad in ["{nobody}", "{", "a {team", &"x".repeat(1_001), "a\u{7}"] {
            assert!(clean(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_filled_in_without_a_brace_left(words in "([a-z ]|\\{team\\}|\\{brand\\}|\\{agent\\.first_name\\}){0,20}") {
            let words = clean(&words).unwrap();
            let whole = filled(&words, ["a", "b", "c"]);
            prop_assert!(whole.chars().all(|c| !matches!(c, '{' | '}')), "{}", whole);
        }

        #[test]
        fn values_are_put_in_once_whatever_they_hold(value in "[a-z{}.]{0,20}") {
            prop_assert_eq!(filled("{team}!", ["", &value, ""]), format!("{value}!"));
        }
    }
}
