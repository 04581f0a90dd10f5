//! What came into the folders since the last time.
//!
//! The cursor is a small JSON: for each folder which life of it (`uidvalidity`), the last mail that was read (`uid`), the
//! folder's last change (`modseq`, where the server has CONDSTORE), and when mail last came from it. A folder that begins
//! a new life is read again from two days before that; mails that were read already have the same keys.

use std::collections::BTreeMap;

use kernel::{Instant, Millis};
use serde::{Deserialize, Serialize};

use super::imap::{Session, Standing};
use crate::contract::{Credentials, History, Trouble};
use crate::email::envelope::{Envelope, MAIL_MAX};
use crate::email::list::Value;
use crate::line::Line;

/// The most mails of one turn.
const TOGETHER: usize = 25;
/// How far before the last mail a folder is read again that began a new life.
const AGAIN: Millis = Millis::days(2);

/// Where reading stands in a folder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Mark {
    uidvalidity: u32,
    uid: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modseq: Option<u64>,
    /// In seconds since 1970.
    at: i64,
}

type Marks = BTreeMap<String, Mark>;

/// Reads on; see [`crate::Network::history`].
pub(in crate::email) async fn history(
    line: &Line,
    credentials: &Credentials,
    cursor: Option<&str>,
) -> Result<History, Trouble> {
    let mut session = super::open(line, credentials).await?;
    let mut marks: Marks = cursor.and_then(|cursor| serde_json::from_str(cursor).ok()).unwrap_or_default();
    let (folders, sent) = super::folders(&mut session, credentials).await?;
    let (mut deliveries, mut more) = (Vec::new(), false);
    for folder in folders {
        let Some(standing) = session.standing(&folder).await? else { continue };
        let mut reading =
            Reading { session: &mut session, is_sent: sent.as_ref() == Some(&folder), folder, standing };
        let mark = match marks.remove(&reading.folder) {
            Some(mark) => reading.in_its_life(mark).await?,
            // What lay there before we came was somebody else's to answer.
            None => Mark {
                uidvalidity: standing.uidvalidity,
                uid: standing.uidnext.saturating_sub(1),
                modseq: standing.modseq,
                at: line.now().micros() / 1_000_000,
            },
        };
        let (mark, rest) = reading.on(mark, TOGETHER - deliveries.len(), &mut deliveries).await?;
        more |= rest;
        marks.insert(reading.folder, mark);
    }
    session.close().await;
    let cursor = serde_json::to_string(&marks).expect("names and numbers are always JSON");
    Ok(History { deliveries, cursor, more })
}

struct Reading<'s> {
    session: &'s mut Session,
    folder: String,
    standing: Standing,
    is_sent: bool,
}

impl Reading<'_> {
    /// The mark in the life that the folder has now. In another one all numbers are new: the search goes by date.
    async fn in_its_life(&mut self, mark: Mark) -> Result<Mark, Trouble> {
        if mark.uidvalidity == self.standing.uidvalidity {
            return Ok(mark);
        }
        let uidvalidity = self.session.examine(&self.folder).await?;
        let since = Instant::from_seconds(mark.at) - AGAIN;
        let since = since.timestamp().strftime("%-d-%b-%Y").to_string();
        let uids = self.session.search(&format!("SINCE {since}")).await?;
        let uid = uids.first().map_or(self.standing.uidnext, |first| *first).saturating_sub(1);
        Ok(Mark { uidvalidity, uid, modseq: None, at: mark.at })
    }

    /// Reads on behind a mark, at most so many mails; whether there are more.
    async fn on(
        &mut self,
        mark: Mark,
        most: usize,
        deliveries: &mut Vec<bytes::Bytes>,
    ) -> Result<(Mark, bool), Trouble> {
        let Standing { uidnext, modseq, .. } = self.standing;
        // Some servers count their changes before they move UIDNEXT on: either may say that there is something to see.
        let unchanged = modseq.is_none() || modseq == mark.modseq;
        if unchanged && uidnext <= mark.uid.saturating_add(1) {
            return Ok((mark, false));
        }
        if most == 0 {
            return Ok((mark, true));
        }
        if self.session.examine(&self.folder).await? != mark.uidvalidity {
            // It began another life this very moment; the next turn sees that.
            return Ok((mark, true));
        }
        // `n:*` names the last mail even if its number is below n.
        let first = mark.uid.saturating_add(1);
        let mut uids = self.session.search(&format!("UID {first}:*")).await?;
        uids.retain(|uid| *uid >= first);
        let more = uids.len() > most;
        uids.truncate(most);
        let Some(&last) = uids.last() else { return Ok((Mark { modseq, ..mark }, false)) };
        let what = format!("UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.{MAIL_MAX}>");
        let mut at = mark.at;
        for (uid, items) in self.session.fetch(&uids, &what).await? {
            let Some(envelope) = self.envelope(mark.uidvalidity, uid, &items).await? else { continue };
            at = at.max(envelope.received);
            deliveries.push(envelope.to_bytes());
        }
        let modseq = if more { mark.modseq } else { modseq };
        Ok((Mark { uid: last, modseq, at, ..mark }, more))
    }

    /// A mail as a delivery; `None` if it is gone.
    async fn envelope(
        &mut self,
        uidvalidity: u32,
        uid: u32,
        items: &Value,
    ) -> Result<Option<Envelope>, Trouble> {
        let body = items.list().chunks_exact(2).find(|pair| {
            pair[0].text().is_some_and(|name| name.get(..6).is_some_and(|s| s.eq_ignore_ascii_case("BODY[]")))
        });
        let Some(Value::Text(mail)) = body.map(|pair| &pair[1]) else { return Ok(None) };
        let size = items.value("RFC822.SIZE").and_then(Value::number).unwrap_or(mail.len() as u64);
        let is_cut = mail.len() >= MAIL_MAX as usize && size > u64::from(MAIL_MAX);
        let structure = if is_cut { self.structure(uid).await? } else { None };
        let received = items.value("INTERNALDATE").and_then(Value::text);
        Ok(Some(
            Envelope {
                folder: self.folder.clone(),
                uidvalidity,
                uid,
                received: received.as_deref().and_then(internal_date).unwrap_or_default(),
                size,
                sent: self.is_sent,
                mail: None,
                mail_base64: None,
                structure,
            }
            .around(mail.clone()),
        ))
    }

    async fn structure(&mut self, uid: u32) -> Result<Option<String>, Trouble> {
        let fetched = self.session.fetch(&[uid], "UID BODYSTRUCTURE").await?;
        Ok(fetched.first().and_then(|(_, items)| items.value("BODYSTRUCTURE")).map(|structure| {
            let mut written = String::new();
            structure.write(&mut written);
            written
        }))
    }
}

/// A date such as ` 1-Jan-2026 00:00:05 +0100`, in seconds since 1970.
fn internal_date(text: &str) -> Option<i64> {
    let at = jiff::fmt::strtime::parse("%d-%b-%Y %H:%M:%S %z", text.trim()).ok()?;
    Some(at.to_timestamp().ok()?.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_a_server_is_read() {
        assert_eq!(internal_date(" 1-Jan-2026 00:00:05 +0100"), Some(1_767_222_005));
        assert_eq!(internal_date("17-Jul-1996 02:44:25 -0700"), Some(837_596_665));
        assert_eq!(internal_date("yesterday"), None);
    }
}
