//! Whom a note names: they are told.

use std::collections::BTreeSet;

use db::Tx;
use kernel::{CaseId, Ctx, MessageId};
use serde_json::json;

use crate::notifications::{Kind, To, Told};
use crate::{Result, access};

/// The names in a text that stand behind an `@`, each once, in lower case.
fn named(text: &str) -> BTreeSet<String> {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices('@') {
        // An e-mail address names nobody.
        if text[..at].chars().next_back().is_none_or(|before| !letter(before)) {
            let name: String = text[at + 1..].chars().take_while(|c| letter(*c)).collect();
            found.insert(name.trim_end_matches(['.', '-']).to_lowercase());
        }
    }
    found
}

/// Tells each person and team that a note names; whoever writes it knows.
pub(super) async fn tell(tx: &mut Tx, ctx: &Ctx, case: CaseId, message: MessageId, text: &str) -> Result<()> {
    let named = named(text);
    if named.is_empty() {
        return Ok(());
    }
    let users = access::users(tx, ctx).await?;
    let data = || json!({ "message": message, "by": ctx.actor.user() });
    let mut told = Told::default();
    for user in users.iter().filter(|user| user.disabled_at.is_none() && named.contains(&user.login)) {
        if ctx.actor.user() != Some(user.id) {
            told.tell(ctx, To::User(user.id), Kind::Mentioned, Some(case), data());
        }
    }
    let teams: BTreeSet<&str> = users.iter().filter_map(|user| user.team.as_deref()).collect();
    for team in teams.into_iter().filter(|team| named.contains(&team.to_lowercase())) {
        told.tell(ctx, To::Team(team), Kind::Mentioned, Some(case), data());
    }
    told.flush(tx, ctx).await
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_name_stands_behind_an_at_and_an_address_is_none() {
        let names: Vec<String> = named("@Maya, ask @care_team. a@b.test (@ruth)").into_iter().collect();
        assert_eq!(names, ["care_team", "maya", "ruth"]);
    }
}
