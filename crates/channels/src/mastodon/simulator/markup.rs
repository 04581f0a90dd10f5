//! Plain words to the HTML that an instance makes of them.

use crate::links::{Link, links};

/// Whom a name means: the address of their page.
pub(super) type Known<'a> = dyn Fn(&str, Option<&str>) -> Option<String> + 'a;

/// The HTML of a status.
pub(super) fn to_html(text: &str, known: &Known<'_>) -> String {
    let mut html = String::from("<p>");
    let mut at = 0;
    for link in links(text) {
        escape(&text[at..link.range().start], &mut html);
        at = link.range().end;
        let written = &text[link.range()];
        match link {
            Link::Name { user, domain, .. } => match known(user, domain) {
                Some(page) => html.push_str(&format!(
                    "<span class=\"h-card\" translate=\"no\"><a href=\"{page}\" class=\"u-url mention\">@<span>{user}</span></a></span>"
                )),
                None => escape(written, &mut html),
            },
            Link::Address { .. } => {
                let (scheme, rest) = written.split_at(written.find("://").map_or(0, |colon| colon + 3));
                let cut = rest.char_indices().nth(30).map_or(rest.len(), |(cut, _)| cut);
                let mut parts = [written, scheme, &rest[..cut], &rest[cut..]].map(|part| {
                    let mut escaped = String::new();
                    escape(part, &mut escaped);
                    escaped
                });
                let [href, scheme, shown, hidden] = &mut parts;
                html.push_str(&format!(
                    "<a href=\"{href}\" rel=\"nofollow\"><span class=\"invisible\">{scheme}</span><span class=\"ellipsis\">{shown}</span><span class=\"invisible\">{hidden}</span></a>"
                ));
            }
        }
    }
    escape(&text[at..], &mut html);
    html.push_str("</p>");
    html
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::to_html;
    use crate::mastodon::html::to_text;

    #[test]
    fn what_was_written_is_what_is_read() {
        let text =
            "@jana 1 < 2 & \"so\" on\nhttps://shop.example/a/very/long/path/to/an/order?x=1&y=2 @nobody";
        let html = to_html(text, &|user, _| (user == "jana").then(|| "https://x.example/@jana".into()));
        assert_eq!(to_text(&html), text);
    }

    proptest! {
        #[test]
        fn words_survive_the_way_through_markup(text in "[a-z<>&\" @.\n]{0,60}") {
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeezed(&to_text(&to_html(&text, &|_, _| None))), squeezed(&text));
        }
    }
}
