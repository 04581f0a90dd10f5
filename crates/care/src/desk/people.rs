//! People, as the desk lists and shows them.

use db::{Arg, Composed, Condition, FromRow, Sql, Tx, args};
use kernel::{Ctx, Instant, PersonId};

use super::store;
use crate::access::{Right, allow};
use crate::cases::{self, Case};
use crate::lines::line;
use crate::people::{self, Identity, Person};
use crate::vips::{self, Vip};
use crate::words::words;
use crate::{Error, Result};

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

words! {
    /// In which order people stand.
    #[derive(Default)]
    pub enum PeopleOrder {
        /// Who wrote last first.
        #[default]
        Latest = "-last",
        /// Who wrote last last.
        Earliest = "last",
        /// By name.
        Name = "name",
        /// By name, from its end.
        NameDown = "-name",
        /// The least reach first.
        Reach = "reach",
        /// The largest reach first.
        ReachDown = "-reach",
    }
}

/// Where a person stands in each order.
#[derive(FromRow)]
struct Place {
    name: String,
    reach: i64,
    at: Instant,
}

impl PeopleOrder {
    /// The list, and what stands behind a place in it.
    const fn texts(self) -> (&'static Sql, &'static Sql) {
        match self {
            Self::Latest => (&store::PEOPLE_LATEST, &store::PERSON_BEFORE),
            Self::Earliest => (&store::PEOPLE_EARLIEST, &store::PERSON_AFTER),
            Self::Name => (&store::PEOPLE_NAMED, &store::PERSON_NAMED),
            Self::NameDown => (&store::PEOPLE_NAMED_DOWN, &store::PERSON_NAMED_DOWN),
            Self::Reach => (&store::PEOPLE_REACHING, &store::PERSON_REACHING),
            Self::ReachDown => (&store::PEOPLE_REACHING_DOWN, &store::PERSON_REACHING_DOWN),
        }
    }

    fn key(self, place: Place) -> Arg<'static> {
        match self {
            Self::Latest | Self::Earliest => place.at.into(),
            Self::Name | Self::NameDown => place.name.into(),
            Self::Reach | Self::ReachDown => place.reach.into(),
        }
    }
}

/// People whose name or handle holds `search`, or all if it is empty, and behind whom the next page starts. A page holds
/// `limit` of them, 1 to [`kernel::PAGE_MAX`], and starts behind `after`.
///
/// # Errors
/// [`Error::NotFound`] if there is nobody of the id `after`.
pub async fn people(
    tx: &mut Tx,
    ctx: &Ctx,
    search: &str,
    order: PeopleOrder,
    limit: u32,
    after: Option<PersonId>,
) -> Result<(Vec<Known>, Option<PersonId>)> {
    allow(ctx, Right::Read)?;
    let (frame, behind) = order.texts();
    let mut which = Vec::new();
    let search = search.trim().trim_start_matches('@');
    if !search.is_empty() {
        which.push(Condition::Is(&store::PERSON_CALLED, args![holds(search)].to_vec()));
    }
    if let Some(after) = after {
        let place: Option<Place> = tx.query_opt(&store::PEOPLE_PLACE, &args![ctx.tenant, after]).await?;
        let place = place.ok_or(Error::not_found("person"))?;
        which.push(Condition::Is(behind, vec![order.key(place), after.into()]));
    }
    let limit = limit.clamp(1, kernel::PAGE_MAX);
    let asked =
        Composed::new(frame, args![ctx.tenant, i64::from(limit) + 1].to_vec(), &Condition::All(which))?;
    let mut rows: Vec<Known> = tx.query_composed(&asked).await?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    let next = rows.last().filter(|_| more).map(|known| known.id);
    Ok((rows, next))
}

/// The first line of a file of people.
pub fn people_head() -> String {
    line(
        ["id", "name", "handle", "network", "reach", "messages", "open cases", "last wrote"]
            .map(str::to_owned),
    )
}

/// Somebody as a line of it.
pub fn people_line(known: &Known) -> String {
    line([
        known.id.to_string(),
        known.name.clone(),
        known.handle.clone(),
        known.channel.clone(),
        known.reach.map(|reach| reach.to_string()).unwrap_or_default(),
        known.messages.to_string(),
        known.open_cases.to_string(),
        known.last_seen_at.to_string(),
    ])
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
    use std::cmp::Reverse;

    use db::{TestDb, db_test};
    use kernel::{Instant, PersonId};
    use serde_json::{Value, json};

    use super::{Known, PeopleOrder, holds, people, people_line};
    use crate::Tx;
    use crate::testing::World;

    /// Two dozen people, several of whom share a name, a reach or a moment.
    async fn crowd(world: &World) {
        let names = ["ana", "Ben", "=cem"];
        let reach = [json!(null), json!(7), json!(40)];
        for n in 0..24 {
            let mut said: Value =
                world.mention(&format!("m{n}"), &format!("{}{n}", ["x", "y"][n % 2]), "help");
            said["post"]["author"]["name"] = names[n % 3].into();
            said["post"]["author"]["followers"] = reach[n / 3 % 3].clone();
            if n % 4 == 0 {
                world.pass(kernel::Millis::minutes(1));
            }
            world.hear(&[said]).await;
        }
    }

    /// The whole list, in pages of so many.
    async fn all(world: &World, search: &str, order: PeopleOrder, limit: u32) -> Vec<Known> {
        let (ctx, search) = (world.agent.clone(), search.to_owned());
        let read = async move |tx: &mut Tx| {
            let (mut found, mut after) = (Vec::new(), None);
            loop {
                let (page, next) = people(tx, &ctx, &search, order, limit, after).await?;
                assert!(page.len() == limit as usize || next.is_none(), "only the last page is short");
                found.extend(page);
                after = next;
                if after.is_none() {
                    return Ok(found);
                }
            }
        };
        world.run(read).await.unwrap()
    }

    #[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
    async fn pages_follow_each_other_in_every_order_and_the_way_down_is_the_way_up(db: TestDb) {
        let world = World::new(db).await;
        crowd(&world).await;
        let ids = |people: &[Known]| people.iter().map(|known| known.id).collect::<Vec<_>>();
        for (search, many) in [("", 24), ("@Y", 12), ("zoe", 0)] {
            for order in PeopleOrder::ALL {
                let whole = all(&world, search, *order, 200).await;
                assert_eq!(whole.len(), many, "{search} by {order}");
                for limit in [1, 5] {
                    assert_eq!(ids(&all(&world, search, *order, limit).await), ids(&whole), "{order}");
                }
            }
            for (up, down) in [("last", "-last"), ("name", "-name"), ("reach", "-reach")] {
                let mut up = ids(&all(&world, search, up.parse().unwrap(), 7).await);
                up.reverse();
                assert_eq!(up, ids(&all(&world, search, down.parse().unwrap(), 7).await));
            }
        }
        let latest = all(&world, "", PeopleOrder::Latest, 5).await;
        let by = |known: &Known| Reverse((known.last_seen_at, known.id));
        assert!(latest.is_sorted_by_key(by) && latest[0].last_seen_at > Instant::from_micros(0));
        let named = all(&world, "", PeopleOrder::Name, 5).await;
        // Where a sign stands among letters is the engine's own matter.
        let letters =
            named.iter().map(|known| known.name.to_lowercase()).filter(|name| !name.starts_with('='));
        assert!(letters.is_sorted(), "capitals are letters like others");
        let reaching = all(&world, "", PeopleOrder::Reach, 5).await;
        assert!(reaching.is_sorted_by_key(|known| known.reach) && reaching[0].reach.is_none());
    }

    #[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
    async fn a_page_behind_nobody_is_refused_and_a_line_of_the_file_is_no_formula(db: TestDb) {
        let world = World::new(db).await;
        crowd(&world).await;
        let (ctx, nobody): (_, PersonId) = (world.agent.clone(), world.ctx.mint());
        let behind =
            async move |tx: &mut Tx| people(tx, &ctx, "", PeopleOrder::Name, 5, Some(nobody)).await.map(drop);
        assert!(matches!(world.run(behind).await, Err(crate::Error::NotFound { .. })));
        let cem = all(&world, "=cem", PeopleOrder::Name, 1).await.remove(0);
        assert!(people_line(&cem).contains(",'=cem,"), "{}", people_line(&cem));
    }

    #[test]
    fn wildcards_that_somebody_types_are_searched_for_as_they_are() {
        assert_eq!(holds("100%_!"), "%100!%!_!!%");
    }
}
