//! What the instance shows of itself and in lists.

use std::collections::HashMap;

use axum::extract::{Path, RawQuery, State as Extract};
use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{Answer, Shared, failure, not_found, ok};
use crate::mastodon::Kind;
use crate::mastodon::simulator::{ids, show};

/// More than this on one page no software gives.
const PAGE_MAX: usize = 80;

/// A query whose names may come more than once.
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    pub fn of(raw: &str) -> Self {
        let url = reqwest::Url::parse(&format!("http://x/?{raw}"));
        Self(url.map(|url| url.query_pairs().into_owned().collect()).unwrap_or_default())
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(one, _)| one == name).map(|(_, value)| value.as_str())
    }

    /// A page of ids that are sorted by time: with `min_id` the one right behind it, else the newest one; always the
    /// newest first.
    fn page(&self, all: &[String]) -> Vec<String> {
        let limit = self.get("limit").and_then(|n| n.parse().ok()).unwrap_or(40).clamp(1, PAGE_MAX);
        let behind = |id: &String| {
            let after = |name| self.get(name).is_none_or(|mark| ids::is_after(id, mark));
            after("min_id")
                && after("since_id")
                && self.get("max_id").is_none_or(|mark| ids::is_after(mark, id))
        };
        let all: Vec<_> = all.iter().filter(|id| behind(id)).cloned().collect();
        let from = if self.get("min_id").is_some() { 0 } else { all.len().saturating_sub(limit) };
        all.into_iter().skip(from).take(limit).rev().collect()
    }
}

pub(super) async fn me(Extract(shared): Extract<Shared>) -> Answer {
    let state = shared.lock();
    let mut me = show::account(&state, &state.us);
    me["source"] = json!({"privacy": "public"});
    ok(me)
}

pub(super) async fn instance_1(Extract(shared): Extract<Shared>) -> Answer {
    show::instance(&shared.lock(), 1).map_or_else(not_found, ok)
}

pub(super) async fn instance_2(Extract(shared): Extract<Shared>) -> Answer {
    show::instance(&shared.lock(), 2).map_or_else(not_found, ok)
}

pub(super) async fn policy(Extract(shared): Extract<Shared>) -> Answer {
    let state = shared.lock();
    if state.kind != Kind::Mastodon {
        return not_found();
    }
    let mut policy = json!(state.policy);
    policy["summary"] = json!({"pending_requests_count": 0, "pending_notifications_count": 0});
    ok(policy)
}

pub(super) async fn notifications(Extract(shared): Extract<Shared>, RawQuery(raw): RawQuery) -> Answer {
    let query = Query::of(raw.as_deref().unwrap_or_default());
    let state = shared.lock();
    let kinds: Vec<_> = query.all("types[]").collect();
    let known = ["mention", "favourite", "reblog", "follow", "poll", "status"];
    if state.kind == Kind::Pleroma && kinds.iter().any(|kind| !known.contains(kind)) {
        return failure(StatusCode::BAD_REQUEST, "Invalid value for enum.");
    }
    let filtered_too = state.kind != Kind::Mastodon || query.get("include_filtered") == Some("true");
    let all = state
        .notifications
        .iter()
        .filter(|one| (filtered_too || !one.filtered) && (kinds.is_empty() || kinds.contains(&one.kind)));
    let all: Vec<_> = all.map(|one| one.id.clone()).collect();
    ok(query.page(&all).iter().map(|id| show::notification(&state, id)).collect())
}

/// One for each person with whom the brand speaks privately.
pub(super) async fn conversations(Extract(shared): Extract<Shared>) -> Answer {
    let state = shared.lock();
    let mut last: HashMap<&String, &String> = HashMap::new();
    for status in state.statuses.iter().filter(|status| status.is_direct()) {
        let partner = if status.author == state.us { status.mentions.first() } else { Some(&status.author) };
        if let Some(partner) = partner {
            last.insert(partner, &status.id);
        }
    }
    let mut newest: Vec<_> = last.into_values().collect();
    newest.sort_by(|a, b| (b.len(), b).cmp(&(a.len(), a)));
    let one = |(n, id): (usize, &String)| json!({"id": n.to_string(), "unread": true, "last_status": show::status(&state, id)});
    ok(Value::Array(newest.into_iter().enumerate().map(one).collect()))
}

pub(super) async fn statuses(
    Extract(shared): Extract<Shared>,
    Path(id): Path<String>,
    RawQuery(raw): RawQuery,
) -> Answer {
    let query = Query::of(raw.as_deref().unwrap_or_default());
    let state = shared.lock();
    let all = state.statuses.iter().filter(|status| status.author == id).map(|status| status.id.clone());
    let all: Vec<_> = all.collect();
    ok(query.page(&all).iter().map(|id| show::status(&state, id)).collect())
}
