//! Handing out.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use care::media::{Media, State as Stands};
use care::{Error, Tx};
use kernel::MediaId;
use media::{Key, Lost};

use crate::auth::Me;
use crate::errors::Failed;
use crate::state::App;

/// What may happen with a file that somebody opens by its address: nothing.
const POLICY: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");
/// A browser may keep its copy, and asks whether it still may show it.
const KEPT: HeaderValue = HeaderValue::from_static("private, no-cache");

/// `GET /media/{id}`.
pub(super) async fn whole(
    State(app): State<App>,
    me: Me,
    Path(id): Path<MediaId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let media = kept(&app, &me, id).await?;
    let key = Key::whole(app.ctx.tenant, id);
    if media.is_shown() {
        let how = format!("inline; {}", named(&media.called()));
        return hand_out(&app, &media, &key, &media.media_type, &how, &headers).await;
    }
    let how = attachment(&media.called());
    hand_out(&app, &media, &key, media::kind::UNKNOWN, &how, &headers).await
}

/// `GET /media/{id}/thumb`: the small picture of a picture.
pub(super) async fn small(
    State(app): State<App>,
    me: Me,
    Path(id): Path<MediaId>,
    headers: HeaderMap,
) -> Result<Response, Failed> {
    let media = kept(&app, &me, id).await?;
    if !media.is_shown() {
        return Err(Error::not_found("file").into());
    }
    hand_out(&app, &media, &Key::small(app.ctx.tenant, id), "", "inline", &headers).await
}

async fn kept(app: &App, me: &Me, id: MediaId) -> Result<Media, Failed> {
    let ctx = me.ctx.clone();
    let media = app.read(async move |tx: &mut Tx| care::media::get(tx, &ctx, id).await).await?;
    if media.state == Stands::Kept { Ok(media) } else { Err(Error::not_found("file").into()) }
}

/// The bytes, unless the browser has them. Without a media type, that of the bytes themselves: they are ours.
async fn hand_out(
    app: &App,
    media: &Media,
    key: &Key,
    media_type: &str,
    disposition: &str,
    asked: &HeaderMap,
) -> Result<Response, Failed> {
    let tag = format!("\"{}\"", media.digest.as_deref().unwrap_or_default());
    let has = asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    let mut response = if has {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let bytes = app.media.get(key).await.map_err(lost)?;
        let media_type = if media_type.is_empty() { media::kind::of(&bytes) } else { media_type };
        let mut response = Response::new(bytes.into());
        response.headers_mut().insert(header::CONTENT_TYPE, value(media_type));
        response
    };
    let out = response.headers_mut();
    out.insert(header::CONTENT_DISPOSITION, value(disposition));
    out.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    out.insert(header::CACHE_CONTROL, KEPT);
    out.insert(header::ETAG, value(&tag));
    Ok(response)
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("attachment"))
}

fn lost(lost: Lost) -> Error {
    match lost {
        Lost::Missing => Error::not_found("file"),
        Lost::Place(_) => Error::Refused(lost.to_string().into()),
    }
}

/// A download under this name.
pub(crate) fn attachment(name: &str) -> String {
    format!("attachment; {}", named(name))
}

/// A file's name for browsers: the plain letters of it for old ones, all of them for the others.
fn named(name: &str) -> String {
    let plain = |c: char| if c.is_ascii_graphic() && !"\"\\/%".contains(c) { c } else { '_' };
    let quoted: String = name.chars().map(plain).collect();
    let exact: String =
        form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20");
    format!("filename=\"{quoted}\"; filename*=UTF-8''{exact}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_stays_a_name() {
        assert_eq!(
            attachment("Übersicht 1.pdf"),
            "attachment; filename=\"_bersicht_1.pdf\"; filename*=UTF-8''%C3%9Cbersicht%201.pdf"
        );
        assert!(!named("a\";x=\"/../b\\c").contains("\";x"));
    }

    proptest! {
        #[test]
        fn any_name_makes_one_header(name in any::<String>()) {
            let header = attachment(&name);
            prop_assert!(HeaderValue::from_str(&header).is_ok());
            prop_assert_eq!(header.matches('"').count(), 2);
        }
    }
}
