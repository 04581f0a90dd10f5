//! The HTML of a mail, made harmless, for those who want to see it as it was sent.
//!
//! In: what a stranger's program wrote. Out: a [`Page`]: elements and attributes of a short list, styles of a short list,
//! links that open elsewhere, pictures that are only numbered: those of elsewhere, and those that came with the mail. Promised: nothing in it runs, is sent or is loaded by
//! itself; it is balanced; what is read and what is kept is bounded, and whoever nests deeper than people do has no page,
//! only words.

mod plain;
mod style;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use ammonia::{Builder, UrlRelative};
use mail_parser::{Message, PartType};
use percent_encoding::percent_decode_str;
use reqwest::Url;

use super::body::Part;
use super::seen::GONE;
use crate::contract::Page;

/// The most HTML that is read, in bytes.
const SOURCE_MAX: usize = 256 << 10;
/// The most that is kept, in bytes: an `&` may become an `&amp;`.
const KEPT_MAX: usize = 512 << 10;
/// The most references to characters, such as `&amp;`: each costs the reader more than a word, and people write few.
const REFERENCES_MAX: usize = 20_000;
/// The most pictures that are numbered.
const PICTURES_MAX: usize = 100;
/// The longest address of a picture or a link, in bytes.
const ADDRESS_MAX: usize = 2_000;

/// What words, lists, tables and pictures are made of. Whatever else a page has is left out, and what it holds is kept.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];
/// What any element may say about itself.
const GENERAL: &[&str] =
    &["align", "bgcolor", "color", "dir", "height", "lang", "style", "title", "valign", "width"];
/// What some elements may say beside that.
const PARTICULAR: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("img", &["alt", "border", "hspace", "src", "vspace"]),
    ("table", &["border", "cellpadding", "cellspacing"]),
    ("td", &["colspan", "nowrap", "rowspan"]),
    ("th", &["colspan", "nowrap", "rowspan", "scope"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("font", &["face", "size"]),
    ("hr", &["noshade", "size"]),
    ("ol", &["reversed", "start", "type"]),
    ("ul", &["type"]),
    ("li", &["value"]),
];

/// The page of a mail; none if it has no HTML, or none that can be shown. `begun`: whether only the beginning of the mail
/// is here; `parts`: what hangs on it.
pub(super) fn of(message: &Message<'_>, parts: &[Part], begun: bool) -> Option<Page> {
    let mut source = String::new();
    for part in message.html_body.iter().filter_map(|&id| message.parts.get(id as usize)) {
        if let PartType::Html(html) = &part.body {
            source.push_str(&html[..html.floor_char_boundary((SOURCE_MAX + 1).saturating_sub(source.len()))]);
        }
    }
    let page = page(&source, parts)?;
    Some(Page { cut: page.cut || begun, ..page })
}

fn page(source: &str, parts: &[Part]) -> Option<Page> {
    let cut = source.len() > SOURCE_MAX;
    let source = &source[..source.floor_char_boundary(SOURCE_MAX)];
    if source.bytes().filter(|&byte| byte == b'&').count() > REFERENCES_MAX {
        return None;
    }
    let plain = plain::of(source)?;
    if plain.html.len() > KEPT_MAX {
        return None;
    }
    let pictures = Pictures::beside(parts);
    let inside = cleaner(&pictures).clean(&plain.html).to_string();
    let says_something = inside.contains("<img") || has_words(&inside);
    let html = format!("<div{}>{inside}</div>", plain.attributes());
    let pictures = pictures.take();
    (says_something && html.len() <= KEPT_MAX).then(|| Page { html: html.into(), pictures, cut })
}

/// Whether there is a word between the tags.
fn has_words(html: &str) -> bool {
    let mut inside = false;
    html.chars().any(|c| {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ => {}
        }
        !inside && c != '>' && !c.is_whitespace()
    })
}

/// The pictures of a page.
#[derive(Clone)]
struct Pictures {
    /// Where those of elsewhere lie, each once.
    elsewhere: Arc<Mutex<Vec<String>>>,
    /// What each part that came with the mail is called.
    enclosed: Arc<[Option<String>]>,
}

impl Pictures {
    fn beside(parts: &[Part]) -> Self {
        let enclosed = parts.iter().map(|part| part.content_id.clone()).collect();
        Self { elsewhere: Arc::default(), enclosed }
    }

    /// The number of the part that came with the mail and is called so.
    fn enclosed(&self, id: &str) -> Option<usize> {
        let id = percent_decode_str(id.trim()).decode_utf8().ok()?;
        self.enclosed.iter().position(|known| known.as_deref() == Some(&*id))
    }

    /// The number of the picture that lies at an address.
    fn number(&self, address: String) -> Option<usize> {
        let mut all = self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().position(|known| *known == address);
        known.or_else(|| {
            (all.len() < PICTURES_MAX).then(|| {
                all.push(address);
                all.len() - 1
            })
        })
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn cleaner(pictures: &Pictures) -> Builder<'static> {
    let pictures = pictures.clone();
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let particular = PARTICULAR.iter().map(|(tag, names)| (*tag, set(names))).collect::<HashMap<_, _>>();
    let mut builder = Builder::empty();
    builder
        .tags(set(TAGS))
        .clean_content_tags(set(GONE))
        .generic_attributes(set(GENERAL))
        .tag_attributes(particular)
        .set_tag_attribute_value("a", "target", "_blank")
        .link_rel(Some("noopener noreferrer nofollow"))
        .url_schemes(set(&["http", "https", "mailto", "tel", "cid"]))
        // Pictures are numbered, and their numbers are addresses below that of the page; no other stays relative.
        .url_relative(UrlRelative::PassThrough)
        .attribute_filter(move |tag, name, value| attribute(&pictures, tag, name, value));
    builder
}

/// What an attribute says from now on; none takes it away.
fn attribute<'v>(pictures: &Pictures, tag: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    match (tag, name) {
        ("img", "src") => match value.trim().split_at_checked(4) {
            Some((scheme, id)) if scheme.eq_ignore_ascii_case("cid:") => {
                Some(format!("enclosed/{}", pictures.enclosed(id)?).into())
            }
            _ => Some(format!("pictures/{}", pictures.number(picture(value)?)?).into()),
        },
        (_, "href") => link(value).then_some(value.into()),
        (_, "style") => Some(style::safe(value)).filter(|style| !style.is_empty()).map(Cow::Owned),
        (_, "bgcolor" | "color") => style::is_plain(value).then_some(value.into()),
        (_, "dir") => plain::direction(value).map(Cow::Borrowed),
        _ => Some(value.into()),
    }
}

/// Where a picture of elsewhere lies. What can be had without TLS is asked for with it.
fn picture(value: &str) -> Option<String> {
    let value = value.trim();
    let whole = if value.starts_with("//") { format!("https:{value}") } else { value.to_owned() };
    let mut url = Url::parse(&whole).ok()?;
    if url.scheme() == "http" {
        url.set_scheme("https").ok()?;
    }
    let fits = url.scheme() == "https" && url.host().is_some() && url.username().is_empty();
    (fits && url.password().is_none() && url.as_str().len() <= ADDRESS_MAX).then(|| url.into())
}

fn link(value: &str) -> bool {
    let known = |url: Url| matches!(url.scheme(), "http" | "https" | "mailto" | "tel");
    value.len() <= ADDRESS_MAX && Url::parse(value.trim()).is_ok_and(known)
}

#[cfg(test)]
mod tests;
