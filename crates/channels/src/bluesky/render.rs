//! Words of the brand to the request that carries them. Pure: what only the network can tell (digests of the posts
//! that are answered, who a mentioned handle is, names of uploaded pictures) and the time the client adds.

use serde_json::{Value, json};

use super::facets::{Span, What, spans};
use super::uri::{AtUri, POST, is_did, is_rkey, rkey};
use super::{CAPABILITIES, NAME};
use crate::contract::{Enclosure, Outgoing, RenderError, Rendered, Us, Visibility};

/// Writes a record of ours, or another one in its place.
pub(super) const PUT_RECORD: &str = "/xrpc/com.atproto.repo.putRecord";
/// Writes a direct message.
pub(super) const SEND_MESSAGE: &str = "/xrpc/chat.bsky.convo.sendMessage";

/// What the network allows in bytes, whatever the number of characters.
const POST_BYTES: usize = 3_000;
const MESSAGE_BYTES: usize = 10_000;
/// What it allows of pictures.
pub(super) const PICTURES: usize = 4;
pub(super) const PICTURE_BYTES: u64 = 2_000_000;

const fn unsupported(what: &'static str) -> RenderError {
    RenderError::Unsupported { network: NAME, what }
}

/// Writes the request; see [`crate::Network::render`].
pub(super) fn render(us: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
    let text = outgoing.text.0.replace("\r\n", "\n");
    let text = text.trim();
    if text.is_empty() && outgoing.media.is_empty() {
        return Err(RenderError::Empty);
    }
    let limit = CAPABILITIES.limit(outgoing.visibility).ok_or(unsupported("message of this visibility"))?;
    let length = CAPABILITIES.length(text);
    if length > limit {
        return Err(RenderError::TooLong { network: NAME, length, limit });
    }
    if outgoing.tag.is_some() {
        return Err(unsupported("tagged message"));
    }
    if outgoing.dm_link {
        return Err(unsupported("link to a private message"));
    }
    match outgoing.visibility {
        Visibility::Public => public(us, outgoing, text),
        Visibility::Private => private(outgoing, text),
    }
}

fn public(us: &Us, outgoing: &Outgoing, text: &str) -> Result<Rendered, RenderError> {
    if text.len() > POST_BYTES {
        return Err(unsupported("post of more than 3,000 bytes"));
    }
    if !is_did(&us.external_id) {
        return Err(unsupported("post of an account that is not connected yet"));
    }
    pictures(&outgoing.media)?;
    let mut record = json!({"$type": POST, "text": text});
    let facets = facets(text);
    if !facets.is_empty() {
        record["facets"] = json!(facets);
    }
    let parent = outgoing.in_reply_to.as_deref().or(outgoing.thread.as_deref());
    if let Some(parent) = parent {
        let root = outgoing.thread.as_deref().unwrap_or(parent);
        if AtUri::of_post(parent).is_none() || AtUri::of_post(root).is_none() {
            return Err(unsupported("public answer to something that is no post"));
        }
        record["reply"] = json!({"root": {"uri": root}, "parent": {"uri": parent}});
    }
    // Nothing may stand there yet: of the same words twice, the second is refused and known.
    let body = json!({
        "repo": us.external_id,
        "collection": POST,
        "rkey": rkey(&outgoing.effect_key),
        "swapRecord": null,
        "record": record,
    });
    Ok(Rendered { path: PUT_RECORD.into(), body })
}

fn private(outgoing: &Outgoing, text: &str) -> Result<Rendered, RenderError> {
    if text.len() > MESSAGE_BYTES {
        return Err(unsupported("message of more than 10,000 bytes"));
    }
    if !outgoing.media.is_empty() {
        return Err(unsupported("picture or file in a direct message"));
    }
    let mut message = json!({"text": text});
    let facets = facets(text);
    if !facets.is_empty() {
        message["facets"] = json!(facets);
    }
    let mut body = json!({"message": message});
    let convo = outgoing.thread.as_deref().filter(|thread| is_rkey(thread));
    match (convo, outgoing.recipient.as_deref()) {
        (Some(convo), _) => body["convoId"] = json!(convo),
        (None, Some(recipient)) if is_did(recipient) => {}
        (None, _) => return Err(unsupported("private message to nobody")),
    }
    Ok(Rendered { path: SEND_MESSAGE.into(), body })
}

fn pictures(media: &[Enclosure]) -> Result<(), RenderError> {
    if media.len() > PICTURES {
        return Err(unsupported("post with more than four pictures"));
    }
    if media.iter().any(|one| !one.media_type.starts_with("image/")) {
        return Err(unsupported("file that is no picture"));
    }
    if media.iter().any(|one| one.size > PICTURE_BYTES) {
        return Err(unsupported("picture of more than 2,000,000 bytes"));
    }
    Ok(())
}

/// The parts of a text that can be told without asking anybody.
fn facets(text: &str) -> Vec<Value> {
    spans(text).iter().filter_map(|span| facet(span, None)).collect()
}

/// A part of a text as the network wants it; a mention only with who it is.
pub(super) fn facet(span: &Span, did: Option<&str>) -> Option<Value> {
    let feature = match (&span.what, did) {
        (What::Link(uri), _) => json!({"$type": "app.bsky.richtext.facet#link", "uri": uri}),
        (What::Tag(tag), _) => json!({"$type": "app.bsky.richtext.facet#tag", "tag": tag}),
        (What::Mention(_), Some(did)) => json!({"$type": "app.bsky.richtext.facet#mention", "did": did}),
        (What::Mention(_), None) => return None,
    };
    Some(json!({"index": {"byteStart": span.start, "byteEnd": span.end}, "features": [feature]}))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use kernel::Personal;

    fn us() -> Us {
        Us { external_id: "did:plc:brand".into(), handle: "larkspur.example".into(), ..Us::default() }
    }

    fn words(visibility: Visibility, text: &str) -> Outgoing {
        let asked = "at://did:plc:dana/app.bsky.feed.post/3mabc2defgh2k";
        Outgoing {
            visibility,
            in_reply_to: (visibility == Visibility::Public).then(|| asked.into()),
            thread: (visibility == Visibility::Public).then(|| asked.into()),
            recipient: Some("did:plc:dana".into()),
            comment: None,
            subject: None,
            tag: None,
            dm_link: false,
            addressee: None,
            media: Vec::new(),
            text: Personal(text.into()),
            effect_key: "msg_1".into(),
        }
    }

    #[test]
    fn a_link_behind_an_emoji_is_told_in_bytes() {
        let rendered =
            render(&us(), &words(Visibility::Public, "Sorry 👋🏽 https://acme.example/help #sorry")).unwrap();
        let facets = &rendered.body["record"]["facets"];
        assert_eq!(facets[0]["index"], json!({"byteStart": 15, "byteEnd": 40}));
        assert_eq!(facets[1]["features"][0]["tag"], "sorry");
        assert_eq!(
            rendered.body["record"]["reply"]["root"]["uri"],
            rendered.body["record"]["reply"]["parent"]["uri"]
        );
    }

    #[test]
    fn a_family_is_one_character_and_bytes_count_too() {
        let family = "👨‍👩‍👧‍👦";
        assert!(render(&us(), &words(Visibility::Public, &"e".repeat(300))).is_ok());
        assert!(render(&us(), &words(Visibility::Public, &family.repeat(120))).is_ok());
        let too_heavy = render(&us(), &words(Visibility::Public, &family.repeat(121)));
        assert_eq!(too_heavy, Err(unsupported("post of more than 3,000 bytes")));
        let too_long = render(&us(), &words(Visibility::Public, &"é".repeat(301)));
        assert_eq!(too_long, Err(RenderError::TooLong { network: NAME, length: 301, limit: 300 }));
        assert!(render(&us(), &words(Visibility::Private, &"e\u{301}".repeat(1_000))).is_ok());
        assert!(render(&us(), &words(Visibility::Private, &"e".repeat(1_001))).is_err());
    }

    #[test]
    fn pictures_stand_in_public_only_and_within_their_limits() {
        let picture = |media_type: &str, size| Enclosure {
            key: "k".into(),
            media_type: media_type.into(),
            name: "n".into(),
            alt: None,
            size,
        };
        let with = |visibility, media| render(&us(), &Outgoing { media, ..words(visibility, "") });
        let png = picture("image/png", 2_000_000);
        assert!(with(Visibility::Public, vec![png.clone(); 4]).is_ok());
        assert!(with(Visibility::Public, vec![png.clone(); 5]).is_err());
        assert!(with(Visibility::Public, vec![picture("image/png", 2_000_001)]).is_err());
        assert!(with(Visibility::Public, vec![picture("application/pdf", 1)]).is_err());
        assert!(with(Visibility::Private, vec![png]).is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_rendered_or_refused(text in any::<String>(), key in any::<String>(), to in any::<String>()) {
            for visibility in [Visibility::Public, Visibility::Private] {
                let mut outgoing = words(visibility, &text);
                outgoing.effect_key = key.clone();
                _ = render(&us(), &outgoing);
                outgoing.in_reply_to = Some(to.clone());
                outgoing.thread = Some(to.clone());
                outgoing.recipient = Some(to.clone());
                if let Ok(rendered) = render(&us(), &outgoing) {
                    prop_assert!(rendered.body.is_object());
                }
            }
        }
    }
}
