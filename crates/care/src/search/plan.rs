//! A query for one kind of document: what is asked of the index, and what of the tables.

use db::{Tx, args};
use kernel::{Ctx, PersonId, UserId};

use super::index::{author_mark, kind_mark, person_mark};
use super::model::{Facts, Kind};
use super::query::{Has, Is, Query, What};
use super::store;
use super::terms::{Expr, number_at};
use super::words::folded;
use crate::Result;
use crate::access;
use crate::accounts;
use crate::cases::State;

/// Of how many people of one name words are looked for.
const PEOPLE_MAX: i64 = 40;

/// What is asked for, with names resolved.
pub(super) struct Plan {
    /// What is asked of the index.
    pub expr: Expr,
    /// What the words themselves must be, asked again of what is shown: they may just have changed.
    pub said: Vec<Expr>,
    /// Whether the index knows anything about it that not all documents of the kind have.
    pub is_indexed: bool,
    /// The smallest number, and the one behind the largest.
    pub from: i64,
    pub until: i64,
    wants: Vec<(bool, Want)>,
    /// Names that nobody has.
    pub unknown: Vec<String>,
}

impl Plan {
    /// Whether the tables agree.
    pub fn keeps(&self, facts: &Facts) -> bool {
        self.wants.iter().all(|(not, want)| want.holds(facts) != *not)
    }

    /// Whether the tables are asked at all.
    pub fn asks_tables(&self) -> bool {
        !self.wants.is_empty()
    }
}

/// What is asked of the tables.
enum Want {
    Queue(String),
    Hands(Vec<Option<UserId>>),
    Topic(String),
    Tag(String),
    Is(Is),
    Draft,
    Promise,
}

impl Want {
    fn holds(&self, facts: &Facts) -> bool {
        let is_open = facts.state != State::Resolved;
        match self {
            Self::Queue(queue) => facts.queue.as_deref() == Some(queue),
            Self::Hands(hands) => hands.contains(&facts.assignee),
            Self::Topic(topic) => {
                facts.topic.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(topic))
            }
            Self::Tag(tag) => facts.tags.as_deref().is_some_and(|tags| tags.split(',').any(|one| one == tag)),
            Self::Draft => facts.has_draft,
            Self::Promise => facts.has_promise,
            Self::Is(Is::Open) => is_open,
            Self::Is(Is::Resolved) => !is_open,
            Self::Is(Is::Snoozed) => facts.state == State::Snoozed,
            Self::Is(Is::Unanswered) => is_open && facts.answered_at.is_none(),
            Self::Is(Is::Ours) => is_open && facts.turn == Some(0),
            Self::Is(Is::Public | Is::Private | Is::Note) => true,
        }
    }
}

/// `None` if no document of the kind can be what is asked for.
pub(super) async fn plan(tx: &mut Tx, ctx: &Ctx, query: &Query, kind: Kind) -> Result<Option<Plan>> {
    let of_messages = matches!(kind, Kind::Message | Kind::Case);
    let indexed_as = if of_messages { Kind::Message } else { kind };
    let mut plan = Plan {
        expr: Expr::Any(Vec::new()),
        said: Vec::new(),
        is_indexed: false,
        from: 0,
        until: i64::MAX,
        wants: Vec::new(),
        unknown: Vec::new(),
    };
    let (mut all, mut none) = (vec![Expr::Term(kind_mark(indexed_as))], Vec::new());
    for part in &query.parts {
        let expr = match &part.what {
            What::In(_) => continue,
            What::Word(text) | What::Phrase(text) | What::Begins(text) => {
                let begins = matches!(part.what, What::Begins(_));
                let Some(expr) = spoken(text, begins, kind) else { continue };
                if !part.not && of_messages {
                    plan.said.push(expr.clone());
                }
                Some(expr)
            }
            What::Before(when) | What::After(when) | What::On(when) => {
                let (from, until) = when.span(ctx.now(), &query.zone);
                let (from, until) = match part.what {
                    What::Before(_) => (None, Some(from)),
                    What::After(_) => (Some(from), None),
                    _ => (Some(from), Some(until)),
                };
                // What is not before a day is after it.
                let (from, until) = if part.not { (until, from) } else { (from, until) };
                plan.from = plan.from.max(from.map_or(0, number_at));
                plan.until = plan.until.min(until.map_or(i64::MAX, number_at));
                plan.is_indexed = true;
                continue;
            }
            _ if !of_messages => return Ok(None),
            What::From(name) => Some(from(tx, ctx, name, &mut plan).await?),
            What::To(name) => Some(to(tx, ctx, name, &mut plan).await?),
            What::Channel(name) => Some(Expr::Term(format!("~c{}", plain(name)))),
            What::Is(Is::Public) => Some(Expr::Term("~vpublic".into())),
            What::Is(Is::Private) => Some(Expr::Term("~vprivate".into())),
            What::Is(Is::Note) => Some(Expr::Term("~wnote".into())),
            What::Has(Has::Attachment) => Some(Expr::Term("~xattachment".into())),
            What::Has(Has::Draft) => want(&mut plan, part.not, Want::Draft),
            What::Has(Has::Promise) => want(&mut plan, part.not, Want::Promise),
            What::Queue(queue) => want(&mut plan, part.not, Want::Queue(queue.clone())),
            What::Topic(topic) => want(&mut plan, part.not, Want::Topic(topic.clone())),
            What::Tag(tag) => want(&mut plan, part.not, Want::Tag(tag.clone())),
            What::Is(is) => want(&mut plan, part.not, Want::Is(*is)),
            What::Assignee(name) => {
                let hands = hands(tx, ctx, name, &mut plan).await?;
                want(&mut plan, part.not, Want::Hands(hands))
            }
        };
        let Some(expr) = expr else { continue };
        plan.is_indexed = true;
        if part.not { none.push(expr) } else { all.push(expr) }
    }
    let impossible = |expr: &Expr| matches!(expr, Expr::Any(any) if any.is_empty());
    if all.iter().any(impossible) {
        // Nobody is called that, so nobody said it.
        plan.until = i64::MIN;
        all.retain(|expr| !impossible(expr));
    }
    none.retain(|expr| !impossible(expr));
    plan.expr = Expr::All(all, none);
    Ok(Some(plan))
}

fn want(plan: &mut Plan, not: bool, want: Want) -> Option<Expr> {
    plan.wants.push((not, want));
    None
}

/// A mark holds nothing but letters, digits and `_`.
fn plain(name: &str) -> String {
    let mark = |c: char| if c == '-' { '_' } else { c };
    name.chars().map(mark).filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// Words as the index is asked for them. A person is found by any part of a name.
fn spoken(text: &str, begins: bool, kind: Kind) -> Option<Expr> {
    let mut words = folded(text);
    if kind == Kind::Person {
        let parts: Vec<Expr> = words.iter().map(|word| Expr::Begins(format!("~s{word}"))).collect();
        return (!parts.is_empty()).then_some(Expr::All(parts, Vec::new()));
    }
    match begins {
        true => words.pop().map(|word| Expr::begins(&word)),
        false => Expr::phrase(words),
    }
}

/// People of a name, and colleagues.
async fn called(tx: &mut Tx, ctx: &Ctx, name: &str, plan: &mut Plan) -> Result<(Vec<PersonId>, Vec<UserId>)> {
    if name.eq_ignore_ascii_case("me") {
        return Ok((Vec::new(), ctx.actor.user().into_iter().collect()));
    }
    let users = colleagues(tx, ctx, name).await?;
    let mut people = Vec::new();
    if let Some(expr) = spoken(name, false, Kind::Person) {
        let expr = Expr::All(vec![Expr::Term(kind_mark(Kind::Person)), expr], Vec::new());
        let args = args![ctx.tenant, expr.text(tx.engine()), i64::MAX, i64::MIN, PEOPLE_MAX];
        let found: Vec<(i64, PersonId)> = tx.query(&store::CANDIDATES, &args).await?;
        people.extend(found.into_iter().map(|(_, id)| id));
    }
    if people.is_empty() && users.is_empty() {
        plan.unknown.push(name.to_owned());
    }
    Ok((people, users))
}

async fn colleagues(tx: &mut Tx, ctx: &Ctx, name: &str) -> Result<Vec<UserId>> {
    let wanted = folded(name);
    let fits = |user: &access::User| {
        let known: Vec<_> = folded(&user.name).into_iter().chain(folded(&user.login)).collect();
        wanted.iter().all(|word| known.iter().any(|one| one.starts_with(word.as_str())))
    };
    let users = access::users(tx, ctx).await?;
    Ok(users.iter().filter(|user| fits(user)).map(|user| user.id).collect())
}

async fn from(tx: &mut Tx, ctx: &Ctx, name: &str, plan: &mut Plan) -> Result<Expr> {
    let (people, users) = called(tx, ctx, name, plan).await?;
    let said = users.into_iter().map(|user| Expr::Term(author_mark(user)));
    Ok(Expr::Any(spoken_with(people, "~winbound").into_iter().chain(said).collect()))
}

async fn to(tx: &mut Tx, ctx: &Ctx, name: &str, plan: &mut Plan) -> Result<Expr> {
    let (people, _) = called(tx, ctx, name, plan).await?;
    let wanted = folded(name).concat();
    let accounts = accounts::list(tx, ctx).await?;
    let ours = accounts.iter().filter(|account| folded(&account.handle).concat().starts_with(&wanted));
    let ours: Vec<Expr> =
        ours.map(|account| Expr::Term(format!("~a{}", account.id.uuid().simple()))).collect();
    if !ours.is_empty() {
        plan.unknown.retain(|unknown| unknown != name);
    }
    let ours = with(ours, "~winbound");
    Ok(Expr::Any(spoken_with(people, "~woutbound").into_iter().chain(ours).collect()))
}

/// What one of these people said, or was told. Half of everything has the direction's mark: it is looked for once, beside
/// all of them together.
fn spoken_with(people: Vec<PersonId>, direction: &str) -> Option<Expr> {
    with(people.into_iter().map(|person| Expr::Term(person_mark(person))).collect(), direction)
}

fn with(any: Vec<Expr>, mark: &str) -> Option<Expr> {
    (!any.is_empty()).then(|| Expr::All(vec![Expr::Any(any), Expr::Term(mark.to_owned())], Vec::new()))
}

async fn hands(tx: &mut Tx, ctx: &Ctx, name: &str, plan: &mut Plan) -> Result<Vec<Option<UserId>>> {
    let hands: Vec<_> = match name.to_lowercase().as_str() {
        "nobody" | "none" => return Ok(vec![None]),
        "me" => ctx.actor.user().into_iter().map(Some).collect(),
        name => colleagues(tx, ctx, name).await?.into_iter().map(Some).collect(),
    };
    if hands.is_empty() {
        plan.unknown.push(name.to_owned());
    }
    Ok(hands)
}
