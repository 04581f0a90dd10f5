//! Words of the brand to the request that carries them. Pure.

use reqwest::{Method, Url};
use serde_json::Value;

use super::wire::{NewMessage, NewPost};
use super::{Flavour, MESSAGES, POSTS};
use crate::contract::{Act, Action, Outgoing, RenderError, Rendered, Visibility};

/// Writes the request; see [`crate::Network::render`].
pub(super) fn render(flavour: Flavour, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
    let text = outgoing.text.0.clone();
    if text.trim().is_empty() {
        return Err(RenderError::Empty);
    }
    let capabilities = flavour.capabilities();
    let unsupported = |what| RenderError::Unsupported { network: capabilities.name, what };
    let limit = capabilities.limit(outgoing.visibility).ok_or(unsupported("message of this visibility"))?;
    let length = capabilities.length(&text);
    if length > limit {
        return Err(RenderError::TooLong { network: capabilities.name, length, limit });
    }
    if outgoing.tag.is_some() && capabilities.tag_window.is_none() {
        return Err(unsupported("tagged message"));
    }
    let effect_key = Some(outgoing.effect_key.clone());
    let (path, body) = match outgoing.visibility {
        Visibility::Public => {
            let in_reply_to = outgoing.in_reply_to.clone().or_else(|| outgoing.thread.clone());
            if outgoing.dm_link && !capabilities.dm_link {
                return Err(unsupported("link to a private message"));
            }
            let post = NewPost { text, in_reply_to, repost_of: None, dm_link: outgoing.dm_link, effect_key };
            (POSTS, serde_json::to_value(post))
        }
        Visibility::Private => {
            let to = outgoing.recipient.clone().ok_or(unsupported("private message to nobody"))?;
            let message = NewMessage {
                to,
                text,
                comment: outgoing.comment.clone().filter(|_| capabilities.private_replies.is_some()),
                in_reply_to: outgoing.in_reply_to.clone().filter(|_| capabilities.subject),
                subject: outgoing.subject.as_ref().map(|s| s.0.clone()).filter(|_| capabilities.subject),
                tag: outgoing.tag.map(|tag| tag.name().to_owned()),
                effect_key,
            };
            (MESSAGES, serde_json::to_value(message))
        }
    };
    Ok(Rendered { path: path.to_owned(), body: body.expect("plain texts are always JSON") })
}

/// Writes an act: the method, and the request. An act without a body has `null`.
pub(super) fn act(flavour: Flavour, act: &Act) -> Result<(Method, Rendered), RenderError> {
    let capabilities = flavour.capabilities();
    let (can, what) = match act.action {
        Action::Like | Action::Unlike => (capabilities.likes, "like"),
        Action::Hide | Action::Unhide => (capabilities.hides, "hidden message"),
        Action::TakeDown => (capabilities.delete, "deletion"),
        Action::Repost { .. } => (capabilities.reposts, "repost"),
    };
    if !can {
        return Err(RenderError::Unsupported { network: capabilities.name, what });
    }
    let place = format!("{POSTS}/{}", segment(&act.message));
    let (method, path, body) = match &act.action {
        Action::Like => (Method::PUT, format!("{place}/like"), Value::Null),
        Action::Unlike => (Method::DELETE, format!("{place}/like"), Value::Null),
        Action::Hide => (Method::PUT, format!("{place}/hiding"), Value::Null),
        Action::Unhide => (Method::DELETE, format!("{place}/hiding"), Value::Null),
        Action::TakeDown => (Method::DELETE, place, Value::Null),
        Action::Repost { credit } => {
            let post = NewPost {
                text: credit.0.clone(),
                in_reply_to: None,
                repost_of: Some(act.message.clone()),
                dm_link: false,
                effect_key: Some(act.effect_key.clone()),
            };
            let body = serde_json::to_value(post).expect("plain texts are always JSON");
            (Method::POST, POSTS.to_owned(), body)
        }
    };
    Ok((method, Rendered { path, body }))
}

/// An id as one segment of a path.
pub(super) fn segment(id: &str) -> String {
    let mut url = Url::parse("http://localhost").expect("this is an address");
    url.path_segments_mut().expect("this address has a path").push(id);
    url.path().trim_start_matches('/').to_owned()
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
            comment: None,
            subject: None,
            tag: None,
            dm_link: false,
            text: text.to_owned().into(),
            addressee: None,
            media: Vec::new(),
            effect_key: "snd_1".into(),
        }
    }

    #[test]
    fn a_public_answer_stands_below_the_message_that_it_answers() {
        let rendered = render(Flavour::Microblog, &outgoing(Visibility::Public, "We are on it.")).unwrap();
        assert_eq!(rendered.path, "/v1/posts");
        let body = json!({"text": "We are on it.", "in_reply_to": "p2", "effect_key": "snd_1"});
        assert_eq!(rendered.body, body);
        let inviting = Outgoing { dm_link: true, ..outgoing(Visibility::Public, "Write to us") };
        assert_eq!(render(Flavour::Microblog, &inviting).unwrap().body["dm_link"], true);
        assert!(matches!(render(Flavour::Page, &inviting), Err(RenderError::Unsupported { .. })));
        let below_root = Outgoing { in_reply_to: None, ..outgoing(Visibility::Public, "x") };
        assert_eq!(render(Flavour::Microblog, &below_root).unwrap().body["in_reply_to"], "p1");
    }

    #[test]
    fn a_private_answer_goes_to_the_person() {
        let rendered = render(Flavour::Microblog, &outgoing(Visibility::Private, "Your number?")).unwrap();
        assert_eq!(rendered.path, "/v1/messages");
        assert_eq!(rendered.body, json!({"to": "u7", "text": "Your number?", "effect_key": "snd_1"}));
        let nobody = Outgoing { recipient: None, ..outgoing(Visibility::Private, "x") };
        assert!(matches!(render(Flavour::Microblog, &nobody), Err(RenderError::Unsupported { .. })));
    }

    #[test]
    fn a_family_counts_as_one_character_and_the_281st_is_too_many() {
        let family = "👩‍👩‍👧‍👦";
        assert!(render(Flavour::Microblog, &outgoing(Visibility::Public, &family.repeat(280))).is_ok());
        let long = render(Flavour::Microblog, &outgoing(Visibility::Public, &family.repeat(281)));
        assert_eq!(long, Err(RenderError::TooLong { network: "Sandbox", length: 281, limit: 280 }));
        assert!(render(Flavour::Microblog, &outgoing(Visibility::Private, &"x".repeat(2_000))).is_ok());
        assert!(render(Flavour::Microblog, &outgoing(Visibility::Private, &"x".repeat(2_001))).is_err());
    }

    #[test]
    fn nothing_is_not_sent() {
        assert_eq!(
            render(Flavour::Microblog, &outgoing(Visibility::Public, " \n\t")),
            Err(RenderError::Empty)
        );
    }
}
