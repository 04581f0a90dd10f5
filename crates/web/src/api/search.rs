//! `GET /api/v1/search`.

use axum::Json;
use axum::extract::State;
use care::Tx;
use care::search::{self, Hit, Kind, Place, Query};
use kernel::{ArticleId, CaseId, Instant, MacroId, MessageId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::error::Fault;
use super::extract::{Asked, Caller};
use super::schema::{self, Moment};
use crate::state::App;

/// How many hits of each kind are given unless the program says otherwise.
const LIMIT: u32 = 20;

/// What to search for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Search {
    /// Words, "phrases", beginnings* and operators, as on the search page.
    #[param(example = "refund from:maya after:7d")]
    q: String,
    /// Hits of each kind at most, 1 to 200.
    #[param(minimum = 1, maximum = 200, default = 20)]
    limit: Option<u32>,
    /// Where the page starts: `next` of the page before it. Only with one `in:`.
    after: Option<i64>,
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub struct Found {
    /// Hits of each kind, newest first.
    groups: Vec<Group>,
    /// What was not understood, and how it was searched for instead.
    notes: Vec<String>,
}

/// Hits of one kind.
#[derive(Serialize, ToSchema)]
pub struct Group {
    /// `people`, `cases`, `messages`, `knowledge` or `macros`.
    #[schema(example = "messages")]
    kind: &'static str,
    /// The hits, newest first.
    items: Vec<Item>,
    /// Where the next page starts, to be sent as `after` with `in:` this kind; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<i64>,
    /// Whether only the newest were looked at, because few of many fit.
    ended_early: bool,
}

/// Something that was found.
#[derive(Serialize, ToSchema)]
pub struct Item {
    /// Its id.
    #[schema(example = "msg_01920f0012347abc8def0123456789ab")]
    id: String,
    /// When it was said, or a person was first seen.
    at: Moment,
    /// What it is called: a person's name, an article's title.
    title: String,
    /// What it says.
    text: String,
    /// Where the words stand that were searched for: first and behind-last byte of `text`.
    marks: Vec<[usize; 2]>,
    /// The case, of a case or a message.
    #[schema(value_type = Option<schema::CaseId>)]
    case: Option<CaseId>,
    /// The message, of a case the newest that fits.
    #[schema(value_type = Option<schema::MessageId>)]
    message: Option<MessageId>,
    /// The person, of a case or a message.
    #[schema(value_type = Option<schema::PersonId>)]
    person: Option<PersonId>,
}

impl From<Hit> for Item {
    fn from(hit: Hit) -> Self {
        let at: Instant = hit.at;
        let context = hit.context.as_ref();
        let id = match hit.kind {
            Kind::Person => PersonId::from_uuid(hit.id).to_string(),
            Kind::Case => CaseId::from_uuid(hit.id).to_string(),
            Kind::Message => MessageId::from_uuid(hit.id).to_string(),
            Kind::Article => ArticleId::from_uuid(hit.id).to_string(),
            Kind::Macro => MacroId::from_uuid(hit.id).to_string(),
        };
        Self {
            id,
            at: at.into(),
            case: context.map(|context| context.case_id),
            message: context.map(|context| context.message_id),
            person: context.map(|context| context.person_id),
            title: hit.title,
            text: hit.text,
            marks: hit.marks.into_iter().map(|span| [span.start, span.end]).collect(),
        }
    }
}

/// Search people, cases, messages, knowledge and macros
///
/// Nothing that is typed is an error: what is no operator is searched as words, and `notes` says so.
#[utoipa::path(get, path = "/search", tag = "search", operation_id = "search", params(Search),
    responses((status = 200, body = Found, description = "What was found.")))]
pub async fn find(
    State(app): State<App>,
    caller: Caller,
    Asked(asked): Asked<Search>,
) -> Result<Json<Found>, Fault> {
    let query = Query::parse(&asked.q);
    let mut notes: Vec<String> = query.notes.iter().map(ToString::to_string).collect();
    let limit = asked.limit.unwrap_or(LIMIT);
    let kinds = query.kinds();
    let after = asked.after.filter(|_| kinds.len() == 1).map_or(Place::START, Place);
    let pages = app.read(async move |tx: &mut Tx| {
        let mut pages = Vec::new();
        for kind in &kinds {
            pages.push((*kind, search::page(tx, &caller.ctx, &query, *kind, after, limit).await?));
        }
        Ok(pages)
    });
    let mut groups = Vec::new();
    for (kind, page) in pages.await? {
        let nobody = page.unknown.iter().map(|name| format!("nobody is called `{name}`"));
        let new: Vec<String> = nobody.filter(|note| !notes.contains(note)).collect();
        notes.extend(new);
        let next = page.next.map(|place| place.0);
        let items = page.hits.into_iter().map(Item::from).collect();
        groups.push(Group { kind: kind.name(), items, next, ended_early: page.ended_early });
    }
    Ok(Json(Found { groups, notes }))
}
