//! What a file is, by its content: what its name says, and what the browser says, is a stranger's word.

/// The largest file that a visitor may send, in bytes.
pub const SIZE_MAX: usize = 10 << 20;

/// The media type of a file that may be sent; `None` of one that may not.
///
/// Taken are pictures, PDF, documents of the usual office programs, short sound and film, and plain text. Whatever a
/// browser might run (HTML, SVG, scripts in XML) is not taken under any name.
pub fn sniff(bytes: &[u8]) -> Option<&'static str> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let at = |place: usize, magic: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(magic));
    match () {
        () if bytes.is_empty() || bytes.len() > SIZE_MAX => None,
        () if starts(b"\x89PNG\r\n\x1a\n") => Some("image/png"),
        () if starts(b"\xff\xd8\xff") => Some("image/jpeg"),
        () if starts(b"GIF87a") || starts(b"GIF89a") => Some("image/gif"),
        () if starts(b"RIFF") && at(8, b"WEBP") => Some("image/webp"),
        () if starts(b"RIFF") && at(8, b"WAVE") => Some("audio/wav"),
        () if starts(b"%PDF-") => Some("application/pdf"),
        () if starts(b"OggS") => Some("audio/ogg"),
        () if starts(b"ID3") || starts(b"\xff\xfb") => Some("audio/mpeg"),
        () if starts(b"\x1a\x45\xdf\xa3") => Some("video/webm"),
        () if at(4, b"ftypheic") || at(4, b"ftypmif1") => Some("image/heic"),
        () if at(4, b"ftypM4A") => Some("audio/mp4"),
        () if at(4, b"ftyp") => Some("video/mp4"),
        () if starts(b"PK\x03\x04") => office(bytes),
        () => text(bytes),
    }
}

/// A container of a document; any other archive is not taken.
fn office(bytes: &[u8]) -> Option<&'static str> {
    const OPEN: [&str; 2] =
        ["application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet"];
    // An OpenDocument file names its type first, uncompressed.
    if let Some(rest) = bytes.get(30..).and_then(|rest| rest.strip_prefix(b"mimetype")) {
        return OPEN.into_iter().find(|name| rest.starts_with(name.as_bytes()));
    }
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if !has(b"[Content_Types].xml") {
        return None;
    }
    match () {
        () if has(b"vbaProject.bin") => None,
        () if has(b"word/") => {
            Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        }
        () if has(b"xl/") => Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        () if has(b"ppt/") => {
            Some("application/vnd.openxmlformats-officedocument.presentationml.presentation")
        }
        () => None,
    }
}

/// Plain text: UTF-8 without control characters, and nothing that begins like a page or a picture made of tags.
fn text(bytes: &[u8]) -> Option<&'static str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let begins = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let is_plain = text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'));
    (is_plain && !begins.is_empty() && !begins.starts_with('<')).then_some("text/plain")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_what_its_content_is() {
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(sniff(b"\xff\xd8\xff\xe0\x00\x10JFIF"), Some("image/jpeg"));
        assert_eq!(sniff(b"RIFF\x10\x00\x00\x00WEBPVP8 "), Some("image/webp"));
        assert_eq!(sniff(b"%PDF-1.7\n%"), Some("application/pdf"));
        assert_eq!(sniff(b"\x00\x00\x00\x18ftypmp42"), Some("video/mp4"));
        assert_eq!(sniff("Grüße\r\n\tund Dank".as_bytes()), Some("text/plain"));
        let word = [b"PK\x03\x04".as_slice(), b"....[Content_Types].xml....word/document.xml"].concat();
        assert!(sniff(&word).is_some_and(|kind| kind.ends_with("wordprocessingml.document")));
    }

    #[test]
    fn what_a_browser_might_run_is_not_taken() {
        let macros = [b"PK\x03\x04".as_slice(), b"[Content_Types].xml word/vbaProject.bin"].concat();
        for bad in [
            b"".as_slice(),
            b"<html><script>alert(1)</script>",
            b"\xef\xbb\xbf  \n<svg onload=alert(1)>",
            b"<?xml version='1.0'?><svg/>",
            b"MZ\x90\x00\x03",
            b"\x7fELF\x02",
            b"PK\x03\x04 a plain archive",
            b"a\x00b",
            b"\xff\xfe<\x00h\x00",
            &macros,
            &vec![b'a'; SIZE_MAX + 1],
        ] {
            assert_eq!(sniff(bad), None, "{:?}", bad.get(..20));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_have_a_type_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Some(kind) = sniff(&bytes) {
                prop_assert!(!kind.contains("html") && !kind.contains("svg") && !kind.contains("script"));
            }
        }
    }
}
