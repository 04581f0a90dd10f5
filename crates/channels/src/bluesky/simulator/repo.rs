//! Everybody's records and blobs, and whose handle is whose. This part is never late.

use axum::body::Bytes;
use axum::http::StatusCode;
use kernel::{Instant, Millis};
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::super::uri::{AtUri, POST, at, is_rkey};
use super::state::{Account, Atmosphere, Record, digest};
use super::{Answered, Call, Fail, Reply, Simulator};

const HOUR: Millis = Millis::hours(1);

impl Simulator {
    pub(super) fn resolve_handle(&self, call: &Call) -> Answered {
        let handle = call.need("handle")?;
        let atmosphere = self.atmosphere();
        let account = atmosphere.accounts.values().find(|account| account.handle == handle);
        let account = account.ok_or_else(|| Fail::invalid("Unable to resolve handle"))?;
        Ok(Reply::Json(json!({"did": account.did})))
    }

    pub(super) fn get_record(&self, call: &Call) -> Answered {
        let atmosphere = self.atmosphere();
        let repo =
            atmosphere.by_name(call.need("repo")?).map(|account| account.did.clone()).unwrap_or_default();
        let (collection, rkey) = (call.need("collection")?, call.need("rkey")?);
        let uri = at(&repo, collection, rkey);
        let found = AtUri::of(&uri).and_then(|uri| atmosphere.record(&uri));
        match found {
            Some(record) => Ok(Reply::Json(json!({"uri": uri, "cid": record.cid, "value": record.value}))),
            None => Err(Fail::bad("RecordNotFound", format!("Could not locate record: {uri}"))),
        }
    }

    pub(super) fn list_records(&self, call: &Call) -> Answered {
        let atmosphere = self.atmosphere();
        let Some(account) = atmosphere.by_name(call.need("repo")?) else {
            return Err(Fail::invalid("Could not find repo"));
        };
        let collection = call.need("collection")?;
        let there = account
            .records
            .iter()
            .rev()
            .filter(|((of, _), record)| of == collection && record.gone.is_none());
        let records = there.take(call.limit(50)).map(|((collection, rkey), record)| {
            json!({"uri": at(&account.did, collection, rkey), "cid": record.cid, "value": record.value})
        });
        Ok(Reply::Json(json!({"records": records.collect::<Vec<_>>()})))
    }

    pub(super) fn create_record(&self, call: &Call) -> Answered {
        let mut body = call.json()?;
        let now = self.0.config.clock.now();
        if body["rkey"].is_null() {
            body["rkey"] = json!(self.atmosphere().tid(now));
        }
        self.write(call, &body, false)
    }

    pub(super) fn put_record(&self, call: &Call) -> Answered {
        self.write(call, &call.json()?, true)
    }

    fn write(&self, call: &Call, body: &Value, may_stand: bool) -> Answered {
        let caller = self.caller(call)?;
        let now = self.0.config.clock.now();
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        let (collection, rkey) = (text("collection"), text("rkey"));
        let mut atmosphere = self.atmosphere();
        if body["repo"] != json!(caller.did) || !is_rkey(&rkey) {
            return Err(Fail::invalid("Could not find repo or key"));
        }
        let account = &atmosphere.accounts[&caller.did];
        validate(account, &collection, &body["record"])?;
        let uri = at(&caller.did, &collection, &rkey);
        let cid = digest("bafyrei", body["record"].to_string().as_bytes());
        let there = AtUri::of(&uri).and_then(|uri| atmosphere.record(&uri)).map(|record| record.cid.clone());
        if let Some(there) = &there {
            if !may_stand {
                let said = "Internal Server Error";
                return Err(Fail::new(StatusCode::INTERNAL_SERVER_ERROR, "InternalServerError", said));
            }
            if *there == cid {
                return Ok(Reply::Json(json!({"uri": uri, "cid": cid, "validationStatus": "valid"})));
            }
            if body.get("swapRecord").is_some_and(|swap| *swap != json!(there)) {
                return Err(Fail::bad("InvalidSwap", format!("Record was at {there}")));
            }
        }
        // A put costs the same whether or not something stood there.
        let points = if may_stand { 2 } else { 3 };
        let left = self.spend(&mut atmosphere, &caller.did, points, now)?;
        self.keep(&mut atmosphere, &caller.did, &collection, &rkey, body["record"].clone(), now);
        let commit = json!({"cid": cid, "rev": atmosphere.tid(now)});
        let told = json!({"uri": uri, "cid": cid, "commit": commit, "validationStatus": "valid"});
        Ok(Reply::Counted(told, left))
    }

    /// Puts a record where it belongs, and tells the stream.
    pub(super) fn keep(
        &self,
        atmosphere: &mut Atmosphere,
        did: &str,
        collection: &str,
        rkey: &str,
        value: Value,
        now: Instant,
    ) {
        let cid = digest("bafyrei", value.to_string().as_bytes());
        let key = (collection.to_owned(), rkey.to_owned());
        let Some(account) = atmosphere.accounts.get_mut(did) else { return };
        let standing = account.records.get_mut(&key).filter(|record| record.gone.is_none());
        let operation = match standing {
            Some(record) => {
                record.cid.clone_from(&cid);
                record.value = value.clone();
                "update"
            }
            None => {
                let record = Record {
                    first: value.clone(),
                    first_cid: cid.clone(),
                    cid: cid.clone(),
                    value: value.clone(),
                    made: now,
                    gone: None,
                };
                account.records.insert(key, record);
                "create"
            }
        };
        let commit = json!({"operation": operation, "collection": collection, "rkey": rkey, "cid": cid, "record": value});
        self.tell(atmosphere, did, commit, now);
    }

    pub(super) fn delete_record(&self, call: &Call) -> Answered {
        let caller = self.caller(call)?;
        let body = call.json()?;
        let now = self.0.config.clock.now();
        let text = |name: &str| body[name].as_str().unwrap_or_default();
        let mut atmosphere = self.atmosphere();
        if body["repo"] != json!(caller.did) {
            return Err(Fail::invalid("Could not find repo"));
        }
        let left = self.spend(&mut atmosphere, &caller.did, 1, now)?;
        self.remove(&mut atmosphere, &caller.did, text("collection"), text("rkey"), now);
        Ok(Reply::Counted(json!({}), left))
    }

    /// Takes a record away, and tells the stream. Whether there was one.
    pub(super) fn remove(
        &self,
        atmosphere: &mut Atmosphere,
        did: &str,
        collection: &str,
        rkey: &str,
        now: Instant,
    ) -> bool {
        let key = (collection.to_owned(), rkey.to_owned());
        let record = atmosphere.accounts.get_mut(did).and_then(|account| account.records.get_mut(&key));
        let Some(record) = record.filter(|record| record.gone.is_none()) else { return false };
        record.gone = Some(now);
        self.tell(
            atmosphere,
            did,
            json!({"operation": "delete", "collection": collection, "rkey": rkey}),
            now,
        );
        true
    }

    /// Takes points from what the account may write in an hour.
    fn spend(
        &self,
        atmosphere: &mut Atmosphere,
        did: &str,
        points: u32,
        now: Instant,
    ) -> Result<Vec<(&'static str, String)>, Fail> {
        let most = self.0.config.points;
        let Some(account) = atmosphere.accounts.get_mut(did) else { return Ok(Vec::new()) };
        account.spent.retain(|(at, _)| now.since(*at) < HOUR);
        let spent: u32 = account.spent.iter().map(|(_, points)| points).sum();
        let reset = account.spent.first().map_or(now, |(at, _)| *at) + HOUR;
        let fits = spent + points <= most;
        let left = if fits { most - spent - points } else { most.saturating_sub(spent) };
        let headers = vec![
            ("ratelimit-limit", most.to_string()),
            ("ratelimit-remaining", left.to_string()),
            ("ratelimit-reset", (reset.micros() / 1_000_000).to_string()),
            ("ratelimit-policy", format!("{most};w=3600")),
        ];
        if !fits {
            let mut fail =
                Fail::new(StatusCode::TOO_MANY_REQUESTS, "RateLimitExceeded", "Rate Limit Exceeded");
            fail.headers = headers;
            fail.headers.push(("retry-after", (reset.since(now).0 / 1_000).to_string()));
            return Err(fail);
        }
        account.spent.push((now, points));
        Ok(headers)
    }

    pub(super) fn upload_blob(&self, call: &Call) -> Answered {
        let caller = self.caller(call)?;
        let kind = call.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or("*/*");
        let mut atmosphere = self.atmosphere();
        let blob = put_blob(&mut atmosphere, &caller.did, kind, call.body.clone());
        Ok(Reply::Json(json!({"blob": blob})))
    }

    pub(super) fn get_blob(&self, call: &Call) -> Answered {
        let (did, cid) = (call.need("did")?, call.need("cid")?);
        let atmosphere = self.atmosphere();
        let blob = atmosphere.accounts.get(did).and_then(|account| account.blobs.get(cid));
        let (kind, bytes) = blob.ok_or_else(|| Fail::bad("BlobNotFound", "Blob not found"))?;
        Ok(Reply::Bytes(kind.clone(), bytes.clone()))
    }
}

/// Keeps a blob; how a record names it.
pub(super) fn put_blob(atmosphere: &mut Atmosphere, did: &str, kind: &str, bytes: Bytes) -> Value {
    let (cid, size) = (digest("bafkrei", &bytes), bytes.len());
    if let Some(account) = atmosphere.accounts.get_mut(did) {
        account.blobs.insert(cid.clone(), (kind.to_owned(), bytes));
    }
    json!({"$type": "blob", "ref": {"$link": cid}, "mimeType": kind, "size": size})
}

/// What the network checks of a record before it takes it.
fn validate(account: &Account, collection: &str, record: &Value) -> Result<(), Fail> {
    let wrong = |what: &str| Fail::invalid(format!("Invalid {collection} record: Record{what}"));
    if record["$type"] != json!(collection) {
        return Err(wrong("/$type must be the collection's"));
    }
    let made = record["createdAt"].as_str().and_then(|at| at.parse::<jiff::Timestamp>().ok());
    if made.is_none() {
        return Err(wrong("/createdAt must be an valid atproto datetime"));
    }
    if collection != POST {
        return Ok(());
    }
    let text = record["text"].as_str().ok_or_else(|| wrong(" must have the property \"text\""))?;
    if text.len() > 3_000 {
        return Err(wrong("/text must not be longer than 3000 characters"));
    }
    if text.graphemes(true).count() > 300 {
        return Err(wrong("/text must not be longer than 300 graphemes"));
    }
    for facet in record["facets"].as_array().into_iter().flatten() {
        let place = |name: &str| facet["index"][name].as_u64().and_then(|at| usize::try_from(at).ok());
        let part = place("byteStart").zip(place("byteEnd")).and_then(|(start, end)| text.get(start..end));
        if part.is_none_or(str::is_empty) {
            return Err(wrong("/facets must lie on whole characters of the text"));
        }
    }
    if let Some(reply) = record.get("reply") {
        let is_ref =
            |one: &Value| one["cid"].is_string() && one["uri"].as_str().and_then(AtUri::of).is_some();
        if !is_ref(&reply["root"]) || !is_ref(&reply["parent"]) {
            return Err(wrong("/reply must have the properties \"root\" and \"parent\""));
        }
    }
    for image in record["embed"]["images"].as_array().into_iter().flatten() {
        let cid = image["image"]["ref"]["$link"].as_str().unwrap_or_default();
        if !account.blobs.contains_key(cid) {
            return Err(Fail::invalid(format!("Could not find blob: {cid}")));
        }
        if !image["alt"].is_string() {
            return Err(wrong("/embed/images/0 must have the property \"alt\""));
        }
    }
    Ok(())
}
