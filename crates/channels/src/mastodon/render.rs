//! Words of the brand to the request that carries them. Pure.
//!
//! The network reaches only those whom the text names, so whoever is answered stands at its beginning. An answer in
//! public is unlisted: it is there for everybody and pushed to nobody. Private words name nobody but their recipient,
//! because everybody whom they name reads them.

use serde_json::{Map, Value};

use super::limits::Limits;
use super::{NAME, STATUSES};
use crate::contract::{Outgoing, RenderError, Rendered, Us, Visibility};
use crate::links;

/// There for everybody, and in no timeline of strangers.
const PUBLIC: &str = "unlisted";

/// Writes the request; see [`crate::Network::render`].
pub(super) fn render(us: &Us, outgoing: &Outgoing) -> Result<Rendered, RenderError> {
    let unsupported = |what| RenderError::Unsupported { network: NAME, what };
    let text = outgoing.text.0.trim();
    if text.is_empty() && outgoing.media.is_empty() {
        return Err(RenderError::Empty);
    }
    if outgoing.tag.is_some() {
        return Err(unsupported("tagged message"));
    }
    if outgoing.dm_link {
        return Err(unsupported("link to a private message"));
    }
    let limits = Limits::of(us);
    let status = addressed(us, outgoing, text)?;
    let length = limits.length(&status);
    if length > limits.characters {
        return Err(RenderError::TooLong { network: NAME, length, limit: limits.characters });
    }
    if outgoing.media.len() > limits.media {
        return Err(unsupported("message with so many files"));
    }
    for file in &outgoing.media {
        limits.takes_file(&file.media_type, file.size).map_err(unsupported)?;
    }
    let mut body = Map::new();
    body.insert("status".into(), status.into());
    let answered = match outgoing.visibility {
        Visibility::Public => outgoing.in_reply_to.as_ref().or(outgoing.thread.as_ref()),
        Visibility::Private => outgoing.in_reply_to.as_ref(),
    };
    let visibility = match outgoing.visibility {
        Visibility::Private => "direct",
        Visibility::Public if answered.is_some() => PUBLIC,
        Visibility::Public => "public",
    };
    body.insert("visibility".into(), visibility.into());
    if let Some(answered) = answered {
        body.insert("in_reply_to_id".into(), answered.as_str().into());
    }
    if limits.kind.has_content_types() {
        body.insert("content_type".into(), "text/plain".into());
    }
    Ok(Rendered { path: STATUSES.into(), body: Value::Object(body) })
}

/// The text, with whom it answers.
fn addressed(us: &Us, outgoing: &Outgoing, text: &str) -> Result<String, RenderError> {
    let unsupported = |what| RenderError::Unsupported { network: NAME, what };
    let home = home(us);
    let whole = |(user, domain): (&str, Option<&str>)| {
        let domain = domain.filter(|domain| !domain.eq_ignore_ascii_case(home));
        (user.to_ascii_lowercase(), domain.map(str::to_ascii_lowercase))
    };
    let ours = links::handle(&us.handle).map(whole);
    let theirs = outgoing.addressee.as_ref().and_then(|handle| links::handle(&handle.0));
    let named: Vec<_> = links::names(text).map(whole).collect();
    if outgoing.visibility == Visibility::Private {
        if outgoing.recipient.is_none() {
            return Err(unsupported("private message to nobody"));
        }
        let recipient =
            theirs.map(whole).ok_or(unsupported("private message to somebody without a handle"))?;
        if named.iter().any(|name| *name != recipient && Some(name) != ours.as_ref()) {
            return Err(unsupported("private message that names somebody else, who could read it then"));
        }
    }
    let Some((user, domain)) = theirs else { return Ok(text.to_owned()) };
    let name = whole((user, domain));
    if named.contains(&name) || Some(&name) == ours.as_ref() {
        return Ok(text.to_owned());
    }
    let domain = domain.filter(|domain| !domain.eq_ignore_ascii_case(home));
    let at = domain.map(|domain| format!("@{domain}")).unwrap_or_default();
    Ok(format!("@{user}{at} {text}").trim_end().to_owned())
}

/// The domain of the instance on which our account is.
pub(super) fn home(us: &Us) -> &str {
    us.external_id.split_once('@').map_or("", |(_, home)| home)
}

/// The instance's own id in one of ours.
pub(super) fn local_id(external_id: &str) -> &str {
    external_id.split_once('@').map_or(external_id, |(id, _)| id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::contract::{Enclosure, Settings};

    fn us() -> Us {
        let settings = [("software", "mastodon"), ("characters_reserved_per_url", "23")];
        let settings: Settings = settings.map(|(name, value)| (name.into(), value.into())).into();
        Us { external_id: "109@mast.example".into(), handle: "larkspur@mast.example".into(), settings }
    }

    fn outgoing(visibility: Visibility, text: &str) -> Outgoing {
        Outgoing {
            visibility,
            in_reply_to: Some("115".into()),
            thread: Some("114".into()),
            recipient: Some("222@mast.example".into()),
            comment: None,
            subject: None,
            tag: None,
            dm_link: false,
            addressee: Some("dana@social.example".to_owned().into()),
            media: Vec::new(),
            text: text.to_owned().into(),
            effect_key: "snd_1".into(),
        }
    }

    fn status(outgoing: &Outgoing) -> String {
        render(&us(), outgoing).unwrap().body["status"].as_str().unwrap().to_owned()
    }

    #[test]
    fn an_answer_names_whom_it_answers_and_is_never_wider_than_unlisted() {
        let rendered = render(&us(), &outgoing(Visibility::Public, "On its way.")).unwrap();
        let body = json!({"status": "@dana@social.example On its way.", "visibility": "unlisted", "in_reply_to_id": "115"});
        assert_eq!((rendered.path.as_str(), rendered.body), ("/api/v1/statuses", body));
        let private = render(&us(), &outgoing(Visibility::Private, "Your number?")).unwrap();
        assert_eq!(private.body["visibility"], "direct");
        let begins = Outgoing {
            in_reply_to: None,
            thread: None,
            addressee: None,
            ..outgoing(Visibility::Public, "News")
        };
        let begins = render(&us(), &begins).unwrap().body;
        assert_eq!(
            (&begins["visibility"], &begins["status"], begins.get("in_reply_to_id")),
            (&json!("public"), &json!("News"), None)
        );
    }

    #[test]
    fn nobody_is_named_twice_and_neighbours_go_without_their_domain() {
        let named = outgoing(Visibility::Public, "Hi @Dana@social.example!");
        assert_eq!(status(&named), "Hi @Dana@social.example!");
        let neighbour = Outgoing {
            addressee: Some("jo@mast.example".to_owned().into()),
            ..outgoing(Visibility::Public, "Hi")
        };
        assert_eq!(status(&neighbour), "@jo Hi");
        let ourselves = Outgoing {
            addressee: Some("larkspur@mast.example".to_owned().into()),
            ..outgoing(Visibility::Public, "Also")
        };
        assert_eq!(status(&ourselves), "Also");
    }

    #[test]
    fn private_words_reach_nobody_but_their_recipient() {
        for text in ["ask @support too", "cc @dana", "@mallory@evil.example"] {
            let leaks = render(&us(), &outgoing(Visibility::Private, text));
            assert!(matches!(leaks, Err(RenderError::Unsupported { .. })), "{text}");
        }
        assert_eq!(
            status(&outgoing(Visibility::Private, "I am @larkspur, write to help@larkspur.example")),
            "@dana@social.example I am @larkspur, write to help@larkspur.example"
        );
        for addressee in [None, Some("dana @mallory".to_owned().into())] {
            let nobody = Outgoing { addressee, ..outgoing(Visibility::Private, "x") };
            assert!(matches!(render(&us(), &nobody), Err(RenderError::Unsupported { .. })));
        }
    }

    #[test]
    fn the_name_counts_without_its_domain_and_the_501st_character_is_too_many() {
        assert!(render(&us(), &outgoing(Visibility::Public, &"x".repeat(494))).is_ok());
        let long = render(&us(), &outgoing(Visibility::Public, &"x".repeat(495)));
        assert_eq!(long, Err(RenderError::TooLong { network: NAME, length: 501, limit: 500 }));
        let mut roomy = us();
        roomy.settings.insert("max_characters".into(), "5000".into());
        assert!(render(&roomy, &outgoing(Visibility::Public, &"x".repeat(4_994))).is_ok());
    }

    #[test]
    fn files_are_as_many_and_as_big_as_the_instance_takes() {
        let file = Enclosure {
            key: "k".into(),
            media_type: "image/png".into(),
            name: "a.png".into(),
            alt: None,
            size: 9,
        };
        let with = |n: usize| Outgoing { media: vec![file.clone(); n], ..outgoing(Visibility::Public, "") };
        assert_eq!(status(&with(4)), "@dana@social.example");
        assert!(matches!(render(&us(), &with(5)), Err(RenderError::Unsupported { .. })));
        let mut small = us();
        small.settings.insert("image_size_limit".into(), "8".into());
        assert!(matches!(render(&small, &with(1)), Err(RenderError::Unsupported { .. })));
        assert_eq!(render(&us(), &with(0)), Err(RenderError::Empty));
    }

    #[test]
    fn softwares_that_know_markdown_are_told_that_words_are_plain() {
        let mut gotosocial = us();
        gotosocial.settings.insert("software".into(), "gotosocial".into());
        let rendered = render(&gotosocial, &outgoing(Visibility::Public, "*no* markdown")).unwrap();
        assert_eq!(rendered.body["content_type"], "text/plain");
    }

    proptest! {
        #[test]
        fn private_words_of_any_form_name_at_most_us_and_the_recipient(text in "(@|\\.|[a-z]|social|dana| |\\PC){1,40}", handle in "[a-z@. ]{0,12}") {
            let outgoing = Outgoing { addressee: Some(handle.clone().into()), ..outgoing(Visibility::Private, &text) };
            if let Ok(rendered) = render(&us(), &outgoing) {
                let status = rendered.body["status"].as_str().unwrap().to_owned();
                let strangers = links::names(&status).filter(|(user, _)| *user != "larkspur").count();
                let recipients = links::names(&status).filter(|&(user, domain)| {
                    links::handle(&handle).is_some_and(|(theirs, at)| user.eq_ignore_ascii_case(theirs)
                        && domain.unwrap_or("mast.example").eq_ignore_ascii_case(at.unwrap_or("mast.example")))
                }).count();
                prop_assert_eq!(strangers, recipients);
            }
        }
    }
}
