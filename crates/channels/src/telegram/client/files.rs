//! What hangs on messages.

use bytes::Bytes;
use kernel::Millis;
use reqwest::StatusCode;
use serde_json::json;

use super::super::wire::FilePath;
use super::super::{FILE, is_file_id};
use super::{Payload, Said, address, ask};
use crate::contract::{Attachment, Credentials, Trouble};
use crate::line::{Line, Lost, whole};

/// The largest file that Telegram gives to a bot, in bytes.
const FILE_MAX: u64 = 20 << 20;
const AGAIN: Millis = Millis::minutes(1);

/// Asks where the file lies now, and fetches it; see [`crate::Network::fetch`].
pub(in super::super) async fn fetch(
    line: &Line,
    credentials: &Credentials,
    attachment: &Attachment,
    most: u64,
) -> Result<Bytes, Trouble> {
    let id = attachment.url.strip_prefix(FILE).filter(|id| is_file_id(id));
    let id = id.ok_or_else(|| Trouble::never("this is no file of Telegram's"))?;
    let most = most.min(FILE_MAX);
    if attachment.size.is_some_and(|size| size > most) {
        return Err(Trouble::never(format!("it has more than {most} bytes")));
    }
    let place: FilePath =
        match ask(line, credentials, "getFile", Payload::Json(&json!({"file_id": id}))).await? {
            Said::Yes(place) => place,
            Said::No(no) if no.code == 400 => return Err(Trouble::never(no.reason)),
            Said::No(no) => return Err(no.into()),
        };
    if place.file_size.is_some_and(|size| size > most) {
        return Err(Trouble::never(format!("it has more than {most} bytes")));
    }
    let path = place.file_path.filter(|path| is_path(path));
    let path = path.ok_or_else(|| later("Telegram does not say where the file is"))?;
    let request = line.http().get(address(credentials, &["file/bot", &path])?);
    let answer = line.send("api", request).await.map_err(Lost::from)?;
    match answer.status() {
        status if status.is_success() => whole(answer, most).await,
        StatusCode::UNAUTHORIZED => {
            Err(Trouble::Unauthorised { reason: "Telegram does not accept the bot's token any more".into() })
        }
        _ => Err(later("the file can't be fetched now")),
    }
}

fn later(reason: &str) -> Trouble {
    Trouble::Later { wait: AGAIN, reason: reason.into() }
}

/// Whether it stays below the bot's own folder when it becomes a part of an address.
fn is_path(path: &str) -> bool {
    let is_name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.' | b'/');
    (1..=300).contains(&path.len())
        && path.bytes().all(is_name)
        && path.split('/').all(|segment| !segment.is_empty() && segment != "." && segment != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_leads_elsewhere_is_none() {
        assert!(is_path("photos/file_12.jpg"));
        for bad in ["", "/etc/passwd", "../bot1:x/getMe", "a/../b", "a//b", "a?b", "a#b", "a%2e%2e/b", "a\\b"]
        {
            assert!(!is_path(bad), "{bad}");
        }
    }
}
