//! People, as the desk lists and shows them.

use db::{FromRow, Tx, args};
use kernel::{Ctx, Cursor, Instant, Page, PageRequest, PersonId};
use uuid::Uuid;

use super::store;
use crate::Result;
use crate::access::{Right, allow};
use crate::cases::{self, Case};
use crate::people::{self, Identity, Person};
use crate::vips::{self, Vip};

/// The longest text that is searched for, in characters.
const LONGEST: usize = 100;

/// A person in a list.
#[derive(Clone, Debug, FromRow)]
pub struct Known {
    /// Their id.
    pub id: PersonId,
    /// The name that they show.
    pub name: String,
    /// Followers or the like.
    pub reach: Option<i64>,
    /// When they wrote last.
    pub last_seen_at: Instant,
    /// The network that they used last.
    pub channel: String,
    /// Their handle there.
    pub handle: String,
    /// How many messages they have written.
    pub messages: i64,
    /// How many of their cases are not resolved.
    pub open_cases: i64,
}

/// One person with all that we have of them.
#[derive(Clone, Debug)]
pub struct PersonView {
    /// Who.
    pub person: Person,
    /// Their addresses, the one used last first.
    pub identities: Vec<Identity>,
    /// Their cases, newest first.
    pub cases: Vec<Case>,
    /// How many messages they have written.
    pub written: i64,
    /// Whether a lead wants them to be treated with particular care.
    pub vip: Option<Vip>,
}

/// People whose name or handle holds `search`, or all if it is empty; those who wrote last first.
pub async fn people(tx: &mut Tx, ctx: &Ctx, search: &str, request: PageRequest) -> Result<Page<Known>> {
    allow(ctx, Right::Read)?;
    let start = Cursor { at: Instant::from_micros(i64::MAX), id: Uuid::max() };
    let after = request.after.unwrap_or(start);
    let surplus = i64::from(request.limit) + 1;
    let search = search.trim().trim_start_matches('@');
    let rows: Vec<Known> = if search.is_empty() {
        tx.query(&store::PEOPLE, &args![ctx.tenant, after.at, after.id, surplus]).await?
    } else {
        tx.query(&store::PEOPLE_FOUND, &args![ctx.tenant, after.at, after.id, holds(search), surplus]).await?
    };
    Ok(Page::from_surplus(rows, request, |known| Cursor { at: known.last_seen_at, id: known.id.uuid() }))
}

/// One person.
pub async fn person(tx: &mut Tx, ctx: &Ctx, id: PersonId) -> Result<PersonView> {
    allow(ctx, Right::Read)?;
    let (person, identities) = people::get(tx, ctx, id).await?;
    let cases = tx.query(&cases::store::OF_PERSON, &args![ctx.tenant, id]).await?;
    let written = tx.query_one(&store::COUNT_MESSAGES, &args![ctx.tenant, id]).await?;
    let vip = vips::of_person(tx, ctx, id).await?;
    Ok(PersonView { person, identities, cases, written, vip })
}

/// The pattern of texts that hold `text`, whose own wildcards mean nothing.
fn holds(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars().take(LONGEST) {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn wildcards_that_somebody_types_are_searched_for_as_they_are() {
        assert_eq!(holds("100%_!"), "%100!%!_!!%");
    }
}
