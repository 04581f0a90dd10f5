//! Words of the brand, as a visitor can be shown them. Pure.

use serde_json::json;

use super::CAPABILITIES;
use super::files::SIZE_MAX;
use super::wire::FILES_MAX;
use crate::contract::{Outgoing, RenderError, Rendered, Visibility};

/// Looks whether the words can be shown; see [`crate::Network::render`].
pub(super) fn render(outgoing: &Outgoing) -> Result<Rendered, RenderError> {
    let text = outgoing.text.trim();
    let unsupported = |what| RenderError::Unsupported { network: CAPABILITIES.name, what };
    if text.is_empty() && outgoing.media.is_empty() {
        return Err(RenderError::Empty);
    }
    let limit = CAPABILITIES.limit(outgoing.visibility).ok_or(unsupported("public message"))?;
    let length = CAPABILITIES.length(text);
    if length > limit {
        return Err(RenderError::TooLong { network: CAPABILITIES.name, length, limit });
    }
    if outgoing.tag.is_some() {
        return Err(unsupported("tagged message"));
    }
    if outgoing.media.len() > FILES_MAX || outgoing.media.iter().any(|file| file.size > SIZE_MAX as u64) {
        return Err(unsupported("message with more files, or larger ones, than a visitor may send"));
    }
    let visitor = outgoing.recipient.as_deref().ok_or(unsupported("message to nobody"))?;
    let body = json!({ "visitor": visitor, "text": text, "effect_key": outgoing.effect_key });
    debug_assert_eq!(outgoing.visibility, Visibility::Private);
    Ok(Rendered { path: "/messages".to_owned(), body })
}

#[cfg(test)]
mod tests {
    use kernel::Personal;
    use proptest::prelude::*;

    use super::*;
    use crate::contract::{Credentials, Found, Network, Secrets, SendOutcome, Us};
    use crate::line::Line;
    use crate::webchat::{TEXT_MAX, WebChat};

    fn outgoing(text: &str) -> Outgoing {
        Outgoing {
            visibility: Visibility::Private,
            in_reply_to: None,
            thread: Some("v_00112233445566778899aabbccddeeff".into()),
            recipient: Some("v_00112233445566778899aabbccddeeff".into()),
            comment: None,
            subject: None,
            tag: None,
            dm_link: false,
            addressee: None,
            media: Vec::new(),
            text: Personal(text.to_owned()),
            effect_key: "msg_1".into(),
        }
    }

    #[test]
    fn only_private_words_of_a_bounded_length_can_be_shown() {
        assert!(render(&outgoing(&"ü".repeat(TEXT_MAX))).is_ok());
        let long = render(&outgoing(&"ü".repeat(TEXT_MAX + 1)));
        assert_eq!(long, Err(RenderError::TooLong { network: "Web chat", length: 10_001, limit: 10_000 }));
        assert_eq!(render(&outgoing(" \n")), Err(RenderError::Empty));
        let public = Outgoing { visibility: Visibility::Public, ..outgoing("x") };
        assert!(matches!(render(&public), Err(RenderError::Unsupported { .. })));
        let nobody = Outgoing { recipient: None, ..outgoing("x") };
        assert!(matches!(render(&nobody), Err(RenderError::Unsupported { .. })));
    }

    #[tokio::test]
    async fn words_that_were_confirmed_are_found_under_the_same_id() {
        _ = rustls::crypto::ring::default_provider().install_default();
        let line = Line::new(
            reqwest::Client::builder().no_proxy().build().unwrap(),
            kernel::Instant::from_seconds(1_772_445_600),
        );
        let credentials =
            Credentials { base_url: String::new(), us: Us::default(), secrets: Secrets::token("unused") };
        let words = outgoing("We looked into it.");
        let SendOutcome::Sent { provider_id, thread } = WebChat.send(&line, &credentials, &words).await
        else {
            panic!("our own store has them")
        };
        assert_eq!(
            WebChat.find(&line, &credentials, &words).await,
            Found::Yes { provider_id: provider_id.clone(), thread: thread.clone() }
        );
        assert_eq!(
            (provider_id.as_str(), thread.as_str()),
            ("brand.msg_1", words.thread.as_deref().unwrap())
        );
        let public = Outgoing { visibility: Visibility::Public, ..words };
        let refused = WebChat.send(&line, &credentials, &public).await;
        assert!(matches!(refused, SendOutcome::Refused { .. }), "{refused:?}");
    }

    proptest! {
        #[test]
        fn any_words_are_rendered_or_refused(text in any::<String>(), public in any::<bool>()) {
            let visibility = if public { Visibility::Public } else { Visibility::Private };
            let rendered = render(&Outgoing { visibility, ..outgoing(&text) });
            prop_assert_eq!(rendered.is_ok(), !public && !text.trim().is_empty());
        }
    }
}
