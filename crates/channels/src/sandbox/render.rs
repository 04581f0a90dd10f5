//! Words of the brand to the request that carries them. Pure.

use super::wire::{NewMessage, NewPost};
use super::{CAPABILITIES, MESSAGES, POSTS};
use crate::contract::{Outgoing, RenderError, Rendered, Visibility};

/// Writes the request; see [`crate::Network::render`].
pub(super) fn render(outgoing: &Outgoing) -> Result<Rendered, RenderError> {
    let text = outgoing.text.0.clone();
    if text.trim().is_empty() {
        return Err(RenderError::Empty);
    }
    let unsupported = |what| RenderError::Unsupported { network: CAPABILITIES.name, what };
    let limit = CAPABILITIES.limit(outgoing.visibility).ok_or(unsupported("message of this visibility"))?;
    let length = CAPABILITIES.length(&text);
    if length > limit {
        return Err(RenderError::TooLong { network: CAPABILITIES.name, length, limit });
    }
    let effect_key = Some(outgoing.effect_key.clone());
    let (path, body) = match outgoing.visibility {
        Visibility::Public => {
            let in_reply_to = outgoing.in_reply_to.clone().or_else(|| outgoing.thread.clone());
            (POSTS, serde_json::to_value(NewPost { text, in_reply_to, effect_key }))
        }
        Visibility::Private => {
            let to = outgoing.recipient.clone().ok_or(unsupported("private message to nobody"))?;
            (MESSAGES, serde_json::to_value(NewMessage { to, text, effect_key }))
        }
    };
    Ok(Rendered { path: path.to_owned(), body: body.expect("plain texts are always JSON") })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn outgoing(visibility: Visibility, text: &str) -> Outgoing {
        Outgoing {
            visibility,
            in_reply_to: Some("p2".into()),
            thread: Some("p1".into()),
            recipient: Some("u7".into()),
            text: text.to_owned().into(),
            effect_key: "snd_1".into(),
        }
    }

    #[test]
    fn a_public_answer_stands_below_the_message_that_it_answers() {
        let rendered = render(&outgoing(Visibility::Public, "We are on it.")).unwrap();
        assert_eq!(rendered.path, "/v1/posts");
        let body = json!({"text": "We are on it.", "in_reply_to": "p2", "effect_key": "snd_1"});
        assert_eq!(rendered.body, body);
        let below_root = Outgoing { in_reply_to: None, ..outgoing(Visibility::Public, "x") };
        assert_eq!(render(&below_root).unwrap().body["in_reply_to"], "p1");
    }

    #[test]
    fn a_private_answer_goes_to_the_person() {
        let rendered = render(&outgoing(Visibility::Private, "Your number?")).unwrap();
        assert_eq!(rendered.path, "/v1/messages");
        assert_eq!(rendered.body, json!({"to": "u7", "text": "Your number?", "effect_key": "snd_1"}));
        let nobody = Outgoing { recipient: None, ..outgoing(Visibility::Private, "x") };
        assert!(matches!(render(&nobody), Err(RenderError::Unsupported { .. })));
    }

    #[test]
    fn a_family_counts_as_one_character_and_the_281st_is_too_many() {
        let family = "👩‍👩‍👧‍👦";
        assert!(render(&outgoing(Visibility::Public, &family.repeat(280))).is_ok());
        let long = render(&outgoing(Visibility::Public, &family.repeat(281)));
        assert_eq!(long, Err(RenderError::TooLong { network: "Sandbox", length: 281, limit: 280 }));
        assert!(render(&outgoing(Visibility::Private, &"x".repeat(2_000))).is_ok());
        assert!(render(&outgoing(Visibility::Private, &"x".repeat(2_001))).is_err());
    }

    #[test]
    fn nothing_is_not_sent() {
        assert_eq!(render(&outgoing(Visibility::Public, " \n\t")), Err(RenderError::Empty));
    }
}
