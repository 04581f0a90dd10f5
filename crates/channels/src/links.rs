//! Names of people and web addresses in a plain text, as networks find them there. Pure.

use std::ops::Range;

/// Something in a text that networks make a link of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Link<'a> {
    /// `@user` or `@user@domain`.
    Name { range: Range<usize>, user: &'a str, domain: Option<&'a str> },
    /// `https://…`.
    Address { range: Range<usize> },
}

impl Link<'_> {
    pub(crate) fn range(&self) -> Range<usize> {
        match self {
            Self::Name { range, .. } | Self::Address { range } => range.clone(),
        }
    }
}

/// The links of a text, in their order.
pub(crate) fn links(text: &str) -> Vec<Link<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(['@', 'h', 'H']) {
        let start = at + found;
        let before = text[..start].chars().next_back();
        let link = if text.as_bytes()[start] == b'@' {
            name(text, start, before)
        } else {
            address(text, start, before)
        };
        at = link.as_ref().map_or(start + 1, |link| link.range().end);
        all.extend(link);
    }
    all
}

/// The names of a text: each user, and the domain where it is said.
pub(crate) fn names(text: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    links(text).into_iter().filter_map(|link| match link {
        Link::Name { user, domain, .. } => Some((user, domain)),
        Link::Address { .. } => None,
    })
}

/// A handle taken apart, if all of it is one.
pub(crate) fn handle(handle: &str) -> Option<(&str, Option<&str>)> {
    let user = word(handle, "_", ".-");
    let rest = &handle[user.len()..];
    match rest.strip_prefix('@') {
        _ if user.is_empty() => None,
        None => rest.is_empty().then_some((user, None)),
        Some(domain) => (!domain.is_empty() && word(domain, ":", ".-").len() == domain.len())
            .then_some((user, Some(domain))),
    }
}

fn name(text: &str, start: usize, before: Option<char>) -> Option<Link<'_>> {
    if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | '=' | '@')) {
        return None;
    }
    let user = word(&text[start + 1..], "_", ".-");
    if user.is_empty() {
        return None;
    }
    let end = start + 1 + user.len();
    let domain = text[end..].strip_prefix('@').map(|rest| word(rest, ":", ".-")).filter(|d| !d.is_empty());
    let end = end + domain.map_or(0, |domain| domain.len() + 1);
    Some(Link::Name { range: start..end, user, domain })
}

fn address(text: &str, start: usize, before: Option<char>) -> Option<Link<'_>> {
    if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let rest = &text[start..];
    let starts =
        |scheme: &str| rest.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    let scheme = ["https://", "http://"].into_iter().find(|scheme| starts(scheme))?.len();
    let end = rest.find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    let whole = &rest[..end.unwrap_or(rest.len())];
    let kept = whole.trim_end_matches(['.', ',', '!', '?', ':', ';', ')', ']', '\'']);
    (kept.len() > scheme).then(|| Link::Address { range: start..start + kept.len() })
}

/// The longest beginning of letters, digits and `also`; those in `inside` only between two of them.
fn word<'a>(text: &'a str, also: &str, inside: &str) -> &'a str {
    let is_inner = |c: char| inside.contains(c);
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || also.contains(c) || is_inner(c)));
    let whole = text[..end.unwrap_or(text.len())].trim_end_matches(is_inner);
    if whole.starts_with(is_inner) { "" } else { whole }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        links(text).iter().map(|link| &text[link.range()]).collect()
    }

    #[test]
    fn names_and_addresses_are_found_where_the_network_finds_them() {
        assert_eq!(found("@dana, hi @a.b-c@social.example."), ["@dana", "@a.b-c@social.example"]);
        assert_eq!(found("(https://a.example/@dana?x=1). http://"), ["https://a.example/@dana?x=1"]);
        assert_eq!(found("help@larkspur.example and hhttps://x.example @ @-a"), [""; 0]);
        assert_eq!(found("@@dana"), [""; 0]);
        assert_eq!(names("@a@b.example @c").collect::<Vec<_>>(), [("a", Some("b.example")), ("c", None)]);
    }

    #[test]
    fn a_handle_is_one_name_and_nothing_else() {
        assert_eq!(handle("dana@social.example"), Some(("dana", Some("social.example"))));
        assert_eq!(handle("dana@localhost:8080"), Some(("dana", Some("localhost:8080"))));
        assert_eq!(handle("dana"), Some(("dana", None)));
        for bad in ["", "@dana", "dana @mallory", "dana@", "dana@a@b", "dä", "dana\n"] {
            assert_eq!(handle(bad), None, "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn links_of_any_text_lie_in_it_one_behind_the_other(text in "(@|h|ttps://|[a-z.]|\\PC){0,60}") {
            let mut end = 0;
            for link in links(&text) {
                let range = link.range();
                prop_assert!(range.start >= end && range.end > range.start && text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}
