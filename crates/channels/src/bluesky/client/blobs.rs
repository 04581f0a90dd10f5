//! Pictures, out and in. They lie with whoever wrote the post, under the digest of their bytes.

use bytes::Bytes;
use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::uri::{is_cid, is_did};
use super::super::wire::{Blob, DidDoc};
use super::{WAIT, address, ask, before, host, no, trouble};
use crate::contract::{Attachment, Credentials, Enclosure, SendOutcome, Trouble};
use crate::line::{Line, whole};

/// Who knows where somebody's data is.
const DIRECTORY: &str = "https://plc.directory";
const PICTURE_BYTES: usize = 2_000_000;

/// Uploads pictures; how a post names them. They vanish by themselves if no post does.
pub(super) async fn embed(
    line: &Line,
    credentials: &Credentials,
    media: &[Enclosure],
) -> Result<Value, SendOutcome> {
    let mut images = Vec::with_capacity(media.len());
    for enclosure in media {
        let bytes = line
            .open(&enclosure.key)
            .await
            .map_err(|reason| SendOutcome::RetryAfter { wait: WAIT, reason })?;
        let bytes = without_traces(bytes);
        if bytes.len() > PICTURE_BYTES {
            return Err(SendOutcome::Refused { reason: "a picture has more than 2,000,000 bytes".into() });
        }
        let blob = upload(line, credentials, enclosure, bytes).await?;
        images.push(json!({"image": blob, "alt": enclosure.alt.as_deref().unwrap_or_default()}));
    }
    Ok(json!({"$type": "app.bsky.embed.images", "images": images}))
}

async fn upload(
    line: &Line,
    credentials: &Credentials,
    enclosure: &Enclosure,
    bytes: Bytes,
) -> Result<Blob, SendOutcome> {
    #[derive(Deserialize)]
    struct Uploaded {
        blob: Blob,
    }
    let name = "com.atproto.repo.uploadBlob";
    let url = address(host(credentials), name)?;
    let request = line.http().post(url).header(CONTENT_TYPE, &enclosure.media_type).body(bytes);
    let answer = ask(line, credentials, name, request, super::ACCESS).await;
    let answer = answer.map_err(|lost| before(lost.into()))?;
    if answer.status.is_client_error() {
        return Err(no(&answer).into());
    }
    let uploaded: Option<Uploaded> = answer.accepted();
    uploaded.map(|uploaded| uploaded.blob).ok_or_else(|| before(trouble(&answer)))
}

/// A JPEG without what the camera wrote into it: where it was, and whose it is. Other bytes stay as they are.
fn without_traces(bytes: Bytes) -> Bytes {
    strip(&bytes).map_or(bytes, Bytes::from)
}

fn strip(jpeg: &[u8]) -> Option<Vec<u8>> {
    let mut rest = jpeg.strip_prefix(&[0xff, 0xd8])?;
    let mut out = vec![0xff, 0xd8];
    loop {
        let [0xff, marker, high, low, ..] = *rest else { return None };
        // The picture itself begins: from here on nothing is a segment.
        if marker == 0xda {
            out.extend_from_slice(rest);
            return Some(out);
        }
        let length = 2 + usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(..length)?;
        // Exif and XMP, the editor's own, and comments. The profile of the colours stays.
        if !matches!(marker, 0xe1 | 0xed | 0xfe) {
            out.extend_from_slice(segment);
        }
        rest = &rest[length..];
    }
}

/// Fetches what hangs on a post, from the server of its author; see [`crate::Network::fetch`].
pub(in crate::bluesky) async fn fetch(
    line: &Line,
    credentials: &Credentials,
    attachment: &Attachment,
    most: u64,
) -> Result<Bytes, Trouble> {
    let named = attachment.url.strip_prefix("blob:").and_then(|name| name.split_once('/'));
    let Some((did, cid)) = named.filter(|(did, cid)| is_did(did) && is_cid(cid)) else {
        return Err(Trouble::Later { wait: WAIT, reason: "this is no picture of the network".into() });
    };
    let mut url = address(&home(line, credentials, did).await?, "com.atproto.sync.getBlob")?;
    url.query_pairs_mut().append_pair("did", did).append_pair("cid", cid);
    let gone = |_| Trouble::Later { wait: WAIT, reason: "the picture's server can't be reached".into() };
    let answer = line.http().get(url).send().await.map_err(gone)?;
    if !answer.status().is_success() {
        let reason = format!("the picture's server answered {}", answer.status());
        return Err(Trouble::Later { wait: WAIT, reason });
    }
    whole(answer, most).await
}

/// The server that keeps somebody's records.
pub(super) async fn home(line: &Line, credentials: &Credentials, did: &str) -> Result<String, Trouble> {
    let document = match did.strip_prefix("did:web:") {
        Some(web) => format!("https://{web}/.well-known/did.json"),
        None => {
            let directory = credentials.us.setting("directory").unwrap_or(DIRECTORY);
            format!("{}/{did}", directory.trim_end_matches('/'))
        }
    };
    let answer = line.ask("directory", line.http().get(document)).await?;
    let pds = answer.accepted::<DidDoc>().and_then(|document| document.pds());
    pds.ok_or_else(|| Trouble::Later {
        wait: WAIT,
        reason: "the network does not say where its author is".into(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_photograph_leaves_without_the_place_where_it_was_taken() {
        let photo =
            b"\xff\xd8\xff\xe0\x00\x04JF\xff\xe1\x00\x08Exif!!\xff\xdb\x00\x03q\xff\xda\x00\x02rest\xff\xe1";
        let bare = without_traces(Bytes::from_static(photo));
        assert_eq!(&bare[..], b"\xff\xd8\xff\xe0\x00\x04JF\xff\xdb\x00\x03q\xff\xda\x00\x02rest\xff\xe1");
        let png = Bytes::from_static(b"\x89PNG\r\n\x1a\n");
        assert_eq!(without_traces(png.clone()), png);
    }

    proptest! {
        #[test]
        fn any_bytes_are_stripped_or_left(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let jpeg = [&[0xff, 0xd8][..], &bytes].concat();
            prop_assert!(without_traces(Bytes::from(jpeg.clone())).len() <= jpeg.len());
        }
    }
}
