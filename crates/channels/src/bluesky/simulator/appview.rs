//! Those who show posts: notifications, posts, people. They are late, and they leave out whom they don't trust.

use kernel::Instant;
use serde_json::{Value, json};

use super::super::parse::at_of;
use super::super::uri::{AtUri, LIKE, POST, at};
use super::state::{Account, Atmosphere, Record, stamp};
use super::{Answered, Call, Fail, Reply, Simulator};

impl Simulator {
    pub(super) fn list_notifications(&self, call: &Call) -> Answered {
        let caller = self.caller(call)?;
        if call.one("seenAt").is_some() {
            return Err(Fail::invalid("The seenAt parameter is unsupported"));
        }
        let (now, lag, faults) = (self.0.config.clock.now(), self.0.config.lag, self.faults());
        let wanted = call.all("reasons");
        let atmosphere = self.atmosphere();
        let mut all = Vec::new();
        for account in
            atmosphere.accounts.values().filter(|account| !account.hidden && account.did != caller.did)
        {
            for ((collection, rkey), record) in &account.records {
                if collection != POST || !record.is_shown(now, lag) {
                    continue;
                }
                let indexed = record.made + lag;
                let sorted = at_of(record.first["createdAt"].as_str(), indexed);
                for (reason, subject) in reasons(&caller.did, &record.first) {
                    if wanted.is_empty() || wanted.contains(&reason) {
                        let uri = at(&account.did, collection, rkey);
                        all.push((
                            sorted,
                            record.first_cid.clone(),
                            json!({
                                "uri": uri,
                                "cid": record.first_cid,
                                "author": account.profile(&caller.did),
                                "reason": reason,
                                "reasonSubject": subject,
                                "record": record.first,
                                "isRead": false,
                                "indexedAt": stamp(indexed),
                                "labels": [],
                            }),
                        ));
                    }
                }
            }
        }
        all.sort_by(|a, b| (b.0, &b.1).cmp(&(a.0, &a.1)));
        if let Some((at, cid)) = call.one("cursor").and_then(|cursor| cursor.split_once("::")) {
            let at: i64 = at.parse().map_err(|_| Fail::invalid("Malformed cursor"))?;
            all.retain(|(sorted, one, _)| (sorted.micros(), one.as_str()) < (at, cid));
        }
        // All that is told of one post stands on one page: the cursor could not part it.
        let mut limit = call.limit(50).min(all.len());
        while limit > 0 && limit < all.len() && all[limit].1 == all[limit - 1].1 {
            limit += 1;
        }
        let more = all.len() > limit;
        all.truncate(limit);
        let cursor = all.last().map(|(at, cid, _)| format!("{}::{cid}", at.micros())).filter(|_| more);
        let mut told: Vec<Value> = all.into_iter().map(|(_, _, told)| told).collect();
        if faults.disorder {
            told.chunks_mut(2).for_each(<[Value]>::reverse);
        }
        if faults.duplicates {
            told = told.into_iter().flat_map(|one| [one.clone(), one]).collect();
        }
        let mut page = json!({"notifications": told, "priority": false});
        if let Some(cursor) = cursor {
            page["cursor"] = json!(cursor);
        }
        Ok(Reply::Json(page))
    }

    pub(super) fn get_posts(&self, call: &Call) -> Answered {
        let caller = self.caller(call)?;
        let uris = call.all("uris");
        if uris.len() > 25 {
            return Err(Fail::invalid("Error: uris must not have more than 25 elements"));
        }
        let (now, lag) = (self.0.config.clock.now(), self.0.config.lag);
        let atmosphere = self.atmosphere();
        let view = |uri: &&str| {
            let uri = AtUri::of(uri)?;
            let record = atmosphere.shown(&uri, now, lag)?;
            let account = atmosphere.accounts.get(uri.did).filter(|account| !account.vanished)?;
            Some(self.view(&atmosphere, &caller.did, account, uri, record, now))
        };
        let posts: Vec<_> = uris.iter().filter_map(view).collect();
        Ok(Reply::Json(json!({"posts": posts})))
    }

    fn view(
        &self,
        atmosphere: &Atmosphere,
        viewer: &str,
        author: &Account,
        uri: AtUri<'_>,
        record: &Record,
        now: Instant,
    ) -> Value {
        let address = at(uri.did, uri.collection, uri.rkey);
        let lag = self.0.config.lag;
        let mut view = json!({
            "uri": address,
            "cid": record.first_cid,
            "author": author.profile(viewer),
            "record": record.first,
            "indexedAt": stamp(record.made + lag),
            "viewer": {"replyDisabled": record.first["closed"] == json!(true)},
        });
        let likes = atmosphere.accounts.get(viewer).into_iter().flat_map(|account| &account.records);
        let liked = likes.filter(|((collection, _), like)| {
            collection == LIKE && like.is_shown(now, lag) && like.first["subject"]["uri"] == json!(address)
        });
        for ((collection, rkey), _) in liked {
            view["viewer"]["like"] = json!(at(viewer, collection, rkey));
        }
        view
    }

    pub(super) fn get_profile(&self, call: &Call) -> Answered {
        let atmosphere = self.atmosphere();
        let account = atmosphere.by_name(call.need("actor")?);
        account
            .map(|account| Reply::Json(account.profile("")))
            .ok_or_else(|| Fail::invalid("Profile not found"))
    }
}

/// Why somebody is told of a post, and below what of theirs it stands.
fn reasons(did: &str, post: &Value) -> Vec<(&'static str, Value)> {
    let ours = |uri: &Value| uri.as_str().and_then(AtUri::of).is_some_and(|uri| uri.did == did);
    let mut reasons = Vec::new();
    let mut features =
        post["facets"].as_array().into_iter().flatten().flat_map(|facet| facet["features"].as_array());
    if features.any(|all| all.iter().any(|feature| feature["did"] == json!(did))) {
        reasons.push(("mention", Value::Null));
    }
    let reply = &post["reply"];
    if let Some(subject) = [&reply["parent"]["uri"], &reply["root"]["uri"]].into_iter().find(|uri| ours(uri))
    {
        reasons.push(("reply", subject.clone()));
    }
    if ours(&post["embed"]["record"]["uri"]) {
        reasons.push(("quote", post["embed"]["record"]["uri"].clone()));
    }
    reasons
}
