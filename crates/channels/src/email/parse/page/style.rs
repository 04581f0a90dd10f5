//! What a `style` may say: colours, letters, lines and boxes. Nothing that is loaded, laid over other things, or computed.

/// The properties that stay.
const PROPERTIES: &[&str] = &[
    "background",
    "background-color",
    "border-collapse",
    "border-radius",
    "border-spacing",
    "color",
    "direction",
    "display",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-variant",
    "font-weight",
    "height",
    "letter-spacing",
    "line-height",
    "list-style-type",
    "max-width",
    "min-width",
    "table-layout",
    "text-align",
    "text-decoration",
    "text-transform",
    "vertical-align",
    "white-space",
    "width",
    "word-break",
    "word-wrap",
];
/// The beginnings of the properties that stay: all sides of a box.
const SIDES: [&str; 3] = ["border", "margin", "padding"];
/// The longest value.
const VALUE_MAX: usize = 200;

/// The declarations that may stay, in their order.
pub(super) fn safe(style: &str) -> String {
    let kept = style.split(';').filter_map(|one| {
        let (name, value) = one.split_once(':')?;
        let name = name.trim().to_ascii_lowercase();
        let value = value.trim().trim_end_matches("!important").trim_end();
        stays(&name, value).then(|| format!("{name}:{value}"))
    });
    kept.collect::<Vec<_>>().join(";")
}

fn stays(name: &str, value: &str) -> bool {
    let side =
        SIDES.iter().any(|side| name.strip_prefix(side).is_some_and(|rest| rest.is_empty() || is_side(rest)));
    // What stands outside of its own box lies over, or hides, what is not its own.
    let outside = side && value.contains('-') && name.starts_with("margin");
    (side || PROPERTIES.contains(&name)) && is_plain(value) && !outside
}

/// Whether a property is that of a side, and not one that loads, as `border-image` does.
fn is_side(rest: &str) -> bool {
    const WORDS: [&str; 7] = ["top", "right", "bottom", "left", "width", "style", "color"];
    rest.strip_prefix('-').is_some_and(|rest| rest.split('-').all(|word| WORDS.contains(&word)))
}

/// Whether a value is words, numbers and colours: nothing escaped, no function but that of a colour.
pub(super) fn is_plain(value: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || " #%.,-_/'\"()".contains(c);
    let lower = value.to_ascii_lowercase();
    let colour = lower.starts_with("rgb(") || lower.starts_with("rgba(");
    let functions = value.matches('(').count();
    let closed = ['\'', '"'].iter().all(|quote| value.matches(*quote).count().is_multiple_of(2));
    !value.is_empty()
        && value.len() <= VALUE_MAX
        && value.chars().all(fits)
        && closed
        && functions == value.matches(')').count()
        && (functions == 0 || (functions == 1 && colour))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_only_looks_stays_and_what_loads_hides_or_computes_goes() {
        let kept = "color:#333;font-family:'Segoe UI', sans-serif;padding-left:4px;background:rgb(1, 2, 3)";
        assert_eq!(safe(kept), kept);
        assert_eq!(safe(" COLOR : red !important ;; x "), "color:red");
        for gone in [
            "background:url(https://spy.test/x.gif)",
            "background:#fff url(//spy.test/x)",
            "background:rgb(1,2,3) url(x)",
            r"background:u\72l(https://spy.test)",
            "background-image:url(x)",
            "border-image:url(x)",
            "list-style:url(x)",
            "width:expression(alert(1))",
            "behavior:url(x.htc)",
            "-moz-binding:url(x)",
            "position:fixed",
            "top:0",
            "z-index:9999",
            "opacity:0",
            "margin-left:-9999px",
            "margin:0 -10px",
            "content:'x'",
            "color:red/**/",
            "font-family:'x",
            "width:calc(1px)",
            "@import 'x'",
            "color",
        ] {
            assert_eq!(safe(gone), "", "{gone}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_nothing_is_loaded_and_it_is_safe_already(style in "([a-z-]{1,12}: ?[a-z0-9#()'\"%\\\\/*; -]{0,20};?){0,6}") {
            let kept = safe(&style);
            prop_assert!(!kept.contains("url(") && !kept.contains(['\\', '*', '@', '<']));
            prop_assert_eq!(safe(&kept), kept);
        }
    }
}
