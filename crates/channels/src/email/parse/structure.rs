//! What a server tells of the parts of a mail (BODYSTRUCTURE), for mails too long to be kept whole. Pure.

use super::body::Part;
use crate::email::list::{self, Value};

/// The deepest nesting that is followed.
const DEPTH_MAX: usize = 20;
/// The most parts that are listed.
const PARTS_MAX: usize = 200;

/// The parts of a mail that are neither its text nor only hold others.
pub(super) fn parts(structure: &str) -> Vec<Part> {
    let mut found = Vec::new();
    let Some(root) = list::values(structure.as_bytes(), Vec::new()).into_iter().next() else { return found };
    let is_multipart = root.list().first().is_some_and(Value::is_list);
    walk(&root, if is_multipart { String::new() } else { "TEXT".to_owned() }, &mut found, 0);
    found
}

fn walk(part: &Value, section: String, found: &mut Vec<Part>, depth: usize) {
    let list = part.list();
    if depth > DEPTH_MAX || found.len() >= PARTS_MAX {
        return;
    }
    if list.first().is_some_and(Value::is_list) {
        for (n, child) in list.iter().take_while(|child| child.is_list()).enumerate() {
            let section =
                if section.is_empty() { (n + 1).to_string() } else { format!("{section}.{}", n + 1) };
            walk(child, section, found, depth + 1);
        }
        return;
    }
    let [kind, subtype, parameters, ..] = list else { return };
    let (Some(kind), Some(subtype)) = (kind.text(), subtype.text()) else { return };
    let is_disposition =
        |value: &&Value| value.list().first().is_some_and(|word| word.is("attachment") || word.is("inline"));
    let disposition = list.iter().skip(7).find(is_disposition);
    let name_in = |list: &Value, name: &str| {
        list.value(name).or_else(|| list.value(&format!("{name}*"))).and_then(Value::text)
    };
    let named = disposition.and_then(|how| name_in(how.list().get(1)?, "filename"));
    let name = named.or_else(|| name_in(parameters, "name"));
    let attached = disposition.is_some_and(|how| how.list()[0].is("attachment"));
    if kind.eq_ignore_ascii_case("text") && !attached && name.is_none() {
        return;
    }
    let octets = list.get(6).and_then(Value::number::<u64>);
    let coded = list.get(5).is_some_and(|coding| coding.is("base64"));
    found.push(Part {
        section,
        media_type: format!("{kind}/{subtype}").to_ascii_lowercase(),
        name,
        // Of 78 octets in base64, 57 are content.
        size: octets.map(|octets| if coded { octets / 78 * 57 } else { octets }),
        content_id: list.get(3).and_then(Value::text).map(|id| id.trim_matches(['<', '>']).to_owned()),
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MIXED: &str = r#"((("text" "plain" ("charset" "utf-8") NIL NIL "8bit" 20 1 NIL NIL NIL NIL)("text" "html" NIL NIL NIL "7bit" 20 1 NIL NIL NIL NIL) "alternative" ("boundary" "x") NIL NIL NIL)("image" "jpeg" ("name" "a \"cat\".jpg") "<cat@x>" NIL "base64" 780000 NIL ("attachment" ("filename" "cat.jpg")) NIL NIL)("application" "pdf" ("name" "bill.pdf") NIL NIL "base64" 7800 NIL NIL NIL NIL) "mixed" ("boundary" "y") NIL NIL NIL)"#;

    #[test]
    fn what_hangs_on_a_mail_is_listed_with_its_place() {
        let parts: Vec<_> = parts(MIXED)
            .into_iter()
            .map(|part| (part.section, part.media_type, part.name.unwrap(), part.size.unwrap()))
            .collect();
        let part = |section: &str, kind: &str, name: &str, size| {
            (section.to_owned(), kind.to_owned(), name.to_owned(), size)
        };
        let expected =
            [part("2", "image/jpeg", "cat.jpg", 570_000), part("3", "application/pdf", "bill.pdf", 5_700)];
        assert_eq!(parts, expected);
        let named: Vec<_> = super::parts(MIXED).into_iter().map(|part| part.content_id).collect();
        assert_eq!(named, [Some("cat@x".to_owned()), None]);
        let single = r#"("image" "png" ("name" "x.png") NIL NIL "base64" 78 NIL NIL NIL NIL)"#;
        assert_eq!(super::parts(single)[0].section, "TEXT");
    }

    #[test]
    fn nesting_without_end_is_not_followed() {
        assert!(parts(&"(".repeat(100_000)).is_empty());
        let deep = format!("{}{}", "(".repeat(1_000), ")".repeat(1_000));
        assert!(parts(&deep).is_empty());
    }

    proptest! {
        #[test]
        fn no_structure_makes_it_fail(text in "[()\"\\\\a-z0-9 ]{0,80}", cut in 0usize..500) {
            _ = parts(&text);
            _ = parts(&MIXED[..cut.min(MIXED.len())]);
        }
    }
}
