//! Which accounts need a person: those that the network turned away, those that nobody can read, and those to which nobody
//! can listen.

use db::{FromRow, Tx, args};
use kernel::{AccountId, Ctx, Instant, Millis, NotificationId};
use serde_json::json;

use super::meter::behind;
use super::{State, store};
use crate::Result;
use crate::access::{Right, allow};
use crate::notifications::{self, Kind, To};

/// How long an account may be read by its history alone before somebody is told.
const DEAF: Millis = Millis::minutes(10);

/// An account that needs a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alarm {
    /// Which.
    pub id: AccountId,
    /// The network.
    pub channel: String,
    /// The brand's handle there.
    pub handle: String,
    /// Why.
    pub why: Why,
}

/// Why an account needs a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// The network turned it away; in its words, if it said something.
    Stopped(Option<String>),
    /// What happens there has not been read for this long; why, if it is known.
    Behind(Millis, Option<String>),
    /// Nobody could listen to it for this long, and why: it is read, but later than it could be.
    Deaf(Millis, Option<String>),
}

#[derive(FromRow)]
struct Row {
    id: AccountId,
    channel: String,
    handle: String,
    state: State,
    state_reason: Option<String>,
    read_at: Option<Instant>,
    trouble: Option<String>,
    trouble_since: Option<Instant>,
    deaf_since: Option<Instant>,
    deaf_reason: Option<String>,
    told: Option<NotificationId>,
}

impl Row {
    fn alarm(self, now: Instant) -> Option<Alarm> {
        let why = match self.state {
            State::Paused => return None,
            State::Stopped => Why::Stopped(self.state_reason),
            State::Live => {
                let every = channels::by_id(&self.channel)?.capabilities().history_every?;
                let deaf = self.deaf_since.map(|since| now.since(since)).filter(|gap| *gap > DEAF);
                match (behind(self.read_at, self.trouble_since, every, now), deaf) {
                    (Some(gap), _) => Why::Behind(gap, self.trouble),
                    (None, Some(gap)) => Why::Deaf(gap, self.deaf_reason),
                    (None, None) => return None,
                }
            }
        };
        let Self { id, channel, handle, .. } = self;
        Some(Alarm { id, channel, handle, why })
    }

    /// What has changed since people were told about it.
    fn news(self, now: Instant) -> Option<News> {
        let (id, told) = (self.id, self.told);
        // That it was turned away is told when it happens.
        let trouble = self.alarm(now).filter(|alarm| !matches!(alarm.why, Why::Stopped(_)));
        match (trouble, told) {
            (Some(alarm), None) => Some(News::Trouble(alarm)),
            (None, Some(told)) => Some(News::Calm(id, told)),
            _ => None,
        }
    }
}

/// What people are told about an account, or no longer.
enum News {
    Trouble(Alarm),
    Calm(AccountId, NotificationId),
}

async fn rows(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Row>> {
    Ok(tx.query(&store::ALARMS, &args![ctx.tenant]).await?)
}

/// Whether [`watch`] has anything to say.
pub async fn is_news(tx: &mut Tx, ctx: &Ctx) -> Result<bool> {
    Ok(rows(tx, ctx).await?.into_iter().any(|row| row.news(ctx.now()).is_some()))
}

/// Tells those who can act that an account is behind or can't be listened to, once for each trouble, and takes it back when
/// it is over.
pub async fn watch(tx: &mut Tx, ctx: &Ctx) -> Result<()> {
    let news: Vec<News> = rows(tx, ctx).await?.into_iter().filter_map(|row| row.news(ctx.now())).collect();
    for one in &news {
        match one {
            News::Trouble(alarm) => {
                let told: NotificationId = ctx.mint();
                // Another node may have told it this very moment.
                if tx.execute(&store::METER_TOLD, &args![told, ctx.tenant, alarm.id]).await? > 0 {
                    let data =
                        json!({ "account": alarm.id, "network": alarm.channel, "handle": alarm.handle });
                    notifications::tell_as(tx, ctx, told, To::Leads, Kind::AccountBehind, data).await?;
                }
            }
            News::Calm(id, told) => {
                tx.execute(&store::METER_CALM, &args![ctx.tenant, *id, *told]).await?;
                notifications::take_back(tx, ctx, *told).await?;
            }
        }
    }
    if !news.is_empty() {
        tx.notify("problems", ctx.tenant.to_string());
    }
    Ok(())
}

/// The accounts that need a person, in the order in which they were connected. One that somebody paused does not.
pub async fn alarms(tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Alarm>> {
    allow(ctx, Right::Read)?;
    Ok(rows(tx, ctx).await?.into_iter().filter_map(|row| row.alarm(ctx.now())).collect())
}
