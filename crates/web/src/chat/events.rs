//! What a visitor is told: as it happens, or when they ask.
//!
//! In: where they were (`Last-Event-ID`, or `?after=`). Out: events. Promised: an event comes at least once: whoever
//! resumes is told a little again, and knows messages by their ids; a line that stands is told within a moment of the
//! commit; it ends with the node, and when its visitor is not let in any more.

use std::collections::HashMap;
use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use care::cases::Direction;
use care::chat::{self, Availability, SHOWN, Said, Stand, Visitor};
use care::{Result, Tx};
use channels::Attachment;
use channels::webchat::Config;
use kernel::{AccountId, Instant, MessageId, Millis};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::guest::{Guest, Refusal};
use super::hub::News;
use super::limits::Asks;
use crate::state::{App, heartbeat};

/// How far behind the place where somebody was they are told again: a commit may show later than it was made.
const OVERLAP: Millis = Millis::minutes(1);
/// How many events may wait for a slow reader.
const BEHIND: usize = 256;
/// How often an idle line shows that it stands.
const ALIVE: Duration = Duration::from_secs(20);

/// Something that a visitor is told.
#[derive(Clone, PartialEq, Debug)]
struct Told {
    /// Where to resume behind it; none for what is over in a moment.
    id: Option<i64>,
    kind: &'static str,
    data: Value,
}

impl Told {
    fn event(&self) -> Event {
        let event = Event::default().event(self.kind).data(self.data.to_string());
        match self.id {
            Some(id) => event.id(id.to_string()),
            None => event,
        }
    }

    fn json(self) -> Value {
        json!({ "id": self.id.map(|id| id.to_string()), "event": self.kind, "data": self.data })
    }
}

/// One visitor, and what they were told.
struct Teller {
    app: App,
    account: AccountId,
    config: Config,
    visitor: Visitor,
    threads: Vec<String>,
    told: HashMap<MessageId, Instant>,
    stand: Option<Stand>,
    seen: Option<String>,
    available: Option<Availability>,
    after: Option<Instant>,
}

impl Teller {
    fn new(app: App, guest: Guest, after: Option<Instant>) -> Self {
        let Guest { open, visitor } = guest;
        Self {
            app,
            account: open.id,
            config: open.config,
            visitor,
            threads: Vec::new(),
            told: HashMap::new(),
            stand: None,
            seen: None,
            available: None,
            after,
        }
    }

    /// What is new since the last time, or since where they were.
    async fn news(&mut self) -> Result<Vec<Told>> {
        let (ctx, brand, visitor) = (self.app.ctx.clone(), self.app.brand(), self.visitor.clone());
        let (account, config) = (self.account, self.config.clone());
        let (threads, said, stand, available) = self
            .app
            .read(async move |tx: &mut Tx| {
                let threads = chat::threads_of(tx, &ctx, &visitor).await?;
                let said = chat::said(tx, &ctx, account, &threads).await?;
                let stand = chat::stand(tx, &ctx, account, &threads).await?;
                let available = chat::availability(tx, &ctx, &brand, &config).await?;
                Ok((threads, said, stand, available))
            })
            .await?;
        self.threads = threads;
        let mut news = self.words(&said);
        news.extend(self.standing(&said, stand));
        if self.available != Some(available) {
            self.available = Some(available);
            news.push(availability(available));
        }
        Ok(news)
    }

    fn words(&mut self, said: &[Said]) -> Vec<Told> {
        let mut news = Vec::new();
        let after = self.after.take();
        // More has happened than is shown: what stands in the frame may have a hole.
        if after.is_some_and(|after| said.len() == SHOWN && said.iter().all(|one| one.changed_at() > after)) {
            news.push(Told { id: None, kind: "resync", data: json!({}) });
        }
        for one in said {
            let changed = one.changed_at();
            let known = self.told.insert(one.id, changed);
            let before = after.is_some_and(|after| changed <= after - OVERLAP);
            if known != Some(changed) && !(before && known.is_none()) {
                news.push(Told { id: Some(changed.micros()), kind: "message", data: message(one) });
            }
        }
        // In the order of their ids, so that the last id is the place to resume from.
        news.sort_by_key(|told| told.id);
        news
    }

    fn standing(&mut self, said: &[Said], stand: Stand) -> Vec<Told> {
        let mut news = Vec::new();
        let before = self.stand.replace(stand.clone());
        let changed = |differs: fn(&Stand, &Stand) -> bool| {
            before
                .as_ref()
                .map_or_else(|| differs(&Stand::default(), &stand), |before| differs(before, &stand))
        };
        if changed(|one, other| one.writes != other.writes) {
            let data = json!({ "name": stand.writes.as_deref().map(first_name) });
            news.push(Told { id: None, kind: "typing", data });
        }
        if changed(|one, other| (one.resolved, one.stars) != (other.resolved, other.stars)) {
            let answered = said.iter().any(|one| one.direction == Direction::Outbound);
            let data = json!({ "asked": stand.resolved.is_some() && answered, "stars": stand.stars });
            news.push(Told { id: None, kind: "rating", data });
        }
        let theirs = said.iter().rfind(|one| one.direction == Direction::Inbound);
        if let Some(newest) = theirs.filter(|_| stand.looked_at)
            && self.seen.as_ref() != Some(&newest.provider_id)
        {
            self.seen = Some(newest.provider_id.clone());
            news.push(Told { id: None, kind: "read", data: json!({ "message": newest.provider_id }) });
        }
        news
    }

    /// Their line stands, or ends now: what was said to them meanwhile needs no mail.
    async fn is_here(&mut self, ends: bool) {
        let now = self.app.ctx.now();
        if !ends && !chat::is_here_due(&self.visitor, now) {
            return;
        }
        let (ctx, visitor) = (self.app.ctx.clone(), self.visitor.clone());
        match self.app.write(async move |tx: &mut Tx| chat::here(tx, &ctx, &visitor).await).await {
            Ok(()) => self.visitor.here_at = Some(now),
            Err(error) => crate::fault::log(&error),
        }
    }

    async fn is_let_in(&self) -> bool {
        let (ctx, visitor) = (self.app.ctx.clone(), self.visitor.clone());
        let here = self.app.read(async move |tx: &mut Tx| chat::is_let_in(tx, &ctx, &visitor).await).await;
        // Who can't be looked up now is not turned away for that.
        here.unwrap_or(true)
    }
}

/// People give their first name to strangers.
fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

fn message(said: &Said) -> Value {
    let ours = said.direction == Direction::Outbound;
    let client_id = said.provider_id.split_once('.').map(|(_, id)| id).filter(|_| !ours);
    let files: Vec<Attachment> =
        said.attachments.clone().and_then(|all| serde_json::from_value(all).ok()).unwrap_or_default();
    let file = |file: Attachment| {
        // A visitor's own has a prefix before its id, ours is its id.
        let id = file.url.strip_prefix(chat::SHELF).unwrap_or(&file.url).to_owned();
        json!({ "id": id, "name": file.name, "type": file.media_type, "size": file.size })
    };
    json!({
        "id": said.provider_id,
        "client_id": client_id,
        "from": if ours { "brand" } else { "visitor" },
        "name": said.author.as_deref().filter(|_| ours).map(first_name),
        "automatic": said.automatic.unwrap_or_default(),
        "text": said.text,
        "files": files.into_iter().map(file).collect::<Vec<_>>(),
        "at": said.sent_at.unwrap_or(said.at).timestamp(),
        "edited": said.edited_at.is_some(),
        "deleted": said.deleted_at.is_some(),
    })
}

fn availability(available: Availability) -> Told {
    let opens = match available {
        Availability::Closed { opens } => opens,
        Availability::Online | Availability::Away => None,
    };
    let data = json!({ "state": available.name(), "opens": opens.map(Instant::timestamp) });
    Told { id: None, kind: "availability", data }
}

#[derive(Deserialize)]
pub(super) struct Place {
    after: Option<i64>,
}

/// `GET /chat/{account}/messages?after=…`: for browsers behind something that holds streams back.
pub(super) async fn poll(
    State(app): State<App>,
    guest: Guest,
    Query(place): Query<Place>,
) -> Result<Json<Value>, Refusal> {
    guest.may(&app, Asks::Listen)?;
    let mut teller = Teller::new(app, guest, place.after.map(Instant::from_micros));
    teller.is_here(false).await;
    let news = teller.news().await?;
    Ok(Json(json!({ "events": news.into_iter().map(Told::json).collect::<Vec<_>>() })))
}

/// `GET /chat/{account}/events`.
pub(super) async fn stream(
    State(app): State<App>,
    guest: Guest,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    guest.may(&app, Asks::Listen)?;
    let place = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
    let news = app.chat.hub.listen(&app);
    let mut teller = Teller::new(app, guest, place.map(Instant::from_micros));
    let first = teller.news().await?;
    let (told, line) = mpsc::channel(BEHIND);
    teller.is_here(false).await;
    tokio::spawn(async move {
        tell(&mut teller, first, news, told).await;
        teller.is_here(true).await;
    });
    let keep = KeepAlive::new().interval(ALIVE).text("here");
    // Proxies that gather answers before they pass them on are asked not to.
    let straight = (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(([straight], Sse::new(ReceiverStream::new(line)).keep_alive(keep)).into_response())
}

type Line = mpsc::Sender<Result<Event, Infallible>>;

/// Tells until the visitor goes, is not let in any more, or the node stops.
async fn tell(
    teller: &mut Teller,
    first: Vec<Told>,
    mut news: tokio::sync::broadcast::Receiver<News>,
    line: Line,
) {
    let mut beat = heartbeat();
    let stop = teller.app.stop.clone();
    let ready = Told { id: None, kind: "ready", data: json!({}) };
    let mut waiting: Vec<Told> = std::iter::once(ready).chain(first).collect();
    loop {
        for told in waiting.drain(..) {
            if line.send(Ok(told.event())).await.is_err() {
                return;
            }
        }
        let look = tokio::select! {
            () = stop.cancelled() => return,
            () = line.closed() => return,
            _ = beat.tick() => {
                if !teller.is_let_in().await {
                    let over = Told { id: None, kind: "ended", data: json!({}) };
                    // They may have gone as well.
                    let _ = line.send(Ok(over.event())).await;
                    return;
                }
                teller.is_here(false).await;
                true
            }
            heard = news.recv() => match heard {
                Ok(heard) => heard.concerns(&teller.threads),
                Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => true,
                Err(tokio::sync::broadcast::error::RecvError::Closed) => return,
            },
        };
        if look {
            match teller.news().await {
                Ok(told) => waiting = told,
                Err(error) => crate::fault::log(&error),
            }
        }
    }
}
