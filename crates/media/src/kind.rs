//! What bytes are, by their content: what a name or a network says of them is a stranger's word.
//!
//! Promised: a kind is one of a closed list of names; only the four kinds of pictures that every browser draws without
//! running anything may be shown in a page ([`may_be_shown`]), everything else is handed out as a download.

/// What is said of bytes that are none of the kinds that we know.
pub const UNKNOWN: &str = "application/octet-stream";

/// The pictures that may be shown in a page.
const SHOWN: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// How much of a text is looked at to tell what it is, in bytes.
const LOOKED_AT: usize = 4096;

/// The media type of some bytes: `image/png`, `text/plain` … [`UNKNOWN`] if nothing is known of them.
pub fn of(bytes: &[u8]) -> &'static str {
    match markup(bytes) {
        Some(kind) => kind,
        None => infer::get(bytes).map_or_else(|| text(bytes), |found| found.mime_type()),
    }
}

/// Whether a file of this media type, as [`of`] tells it, may be shown in a page.
pub fn may_be_shown(media_type: &str) -> bool {
    SHOWN.contains(&media_type)
}

/// What begins like a page, or like a picture made of tags: first of all, so that nothing hides it.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    let start = String::from_utf8_lossy(bytes.get(..LOOKED_AT).unwrap_or(bytes)).to_ascii_lowercase();
    let begins = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if !begins.starts_with('<') {
        return None;
    }
    Some(match () {
        () if begins.contains("<svg") => "image/svg+xml",
        () if begins.starts_with("<?xml") => "text/xml",
        () => "text/html",
    })
}

/// Plain text: UTF-8 without control characters.
fn text(bytes: &[u8]) -> &'static str {
    let is_plain =
        |text: &str| text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t' | '\u{c}'));
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.is_empty() && is_plain(text) => "text/plain",
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bytes_are_what_their_content_is() {
        for (bytes, kind) in [
            (b"\x89PNG\r\n\x1a\n....".as_slice(), "image/png"),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
            (b"GIF89a..", "image/gif"),
            (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
            (b"%PDF-1.7\n%", "application/pdf"),
            (b"PK\x03\x04 an archive", "application/zip"),
            ("Gr\u{fc}\u{df}e\r\n\tund Dank".as_bytes(), "text/plain"),
            (b"\x00\x01\x02", UNKNOWN),
            (b"", UNKNOWN),
        ] {
            assert_eq!(of(bytes), kind);
        }
    }

    #[test]
    fn what_a_browser_might_run_is_never_shown() {
        for bad in [
            b"<!doctype html><script>alert(1)</script>".as_slice(),
            b"<html>",
            b"\xef\xbb\xbf  \n<svg onload=alert(1)>",
            b"<?xml version='1.0'?><svg/>",
            b"<script>",
            b"%PDF-1.7",
            b"<\x00h\x00t\x00",
        ] {
            assert!(!may_be_shown(of(bad)), "{}", of(bad));
        }
        assert_eq!(of(b" <SVG/>"), "image/svg+xml");
    }

    proptest! {
        #[test]
        fn only_what_has_the_mark_of_a_picture_is_shown(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let marked = [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff", b"GIF8", b"RIFF"];
            let is_marked = marked.iter().any(|mark| bytes.starts_with(mark));
            prop_assert!(!may_be_shown(of(&bytes)) || is_marked);
        }
    }
}
