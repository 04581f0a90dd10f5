use mail_parser::MessageParser;
use proptest::prelude::*;

use super::*;

fn html(source: &str) -> String {
    let page = page(source, &[]).unwrap_or_else(|| panic!("a page: {source}"));
    page.html.0
}

/// What a browser could run, send or load, if it stood in the HTML that we keep.
fn harm(html: &str) -> Option<&'static str> {
    const WORDS: &[&str] = &[
        "<script",
        "<style",
        "<iframe",
        "<object",
        "<embed",
        "<form",
        "<input",
        "<button",
        "<link",
        "<meta",
        "<base",
        "<svg",
        "<math",
        "<template",
        "<noscript",
        "<textarea",
        "<select",
        "<video",
        "<audio",
        "<!--",
        "srcset=",
        "background=",
        "formaction",
        "xlink",
        " id=",
        " name=",
        " class=",
    ];
    let lower = html.to_ascii_lowercase();
    let tags = || lower.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
    // What stands between quotes is a value, and said of a name only what it says outside of them.
    let names = |tag: &str| tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
    let in_a_tag = |word: &str| tags().any(|tag| format!("<{}>", names(tag)).contains(word));
    let handler = tags().any(|tag| {
        tag.split('"').step_by(2).any(|names| names.split_whitespace().any(|name| name.starts_with("on")))
    });
    let address = tags().any(|tag| {
        let pieces: Vec<&str> = tag.split('"').collect();
        pieces.chunks(2).any(|pair| match pair {
            [names, value] if names.trim_end().ends_with("src=") => {
                !value.starts_with("pictures/") && !value.starts_with("enclosed/")
            }
            [names, value] if names.trim_end().ends_with("href=") => !["http:", "https:", "mailto:", "tel:"]
                .iter()
                .any(|scheme| value.trim_start().starts_with(scheme)),
            _ => false,
        })
    });
    // What a title says is only read.
    let styles = || lower.split(" style=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let loads =
        styles().any(|style| ["url(", "expression(", "position:"].iter().any(|word| style.contains(word)));
    match () {
        () if loads => Some("a style"),
        () if handler => Some("a handler"),
        () if address => Some("an address"),
        () => WORDS.iter().copied().find(|word| in_a_tag(word)),
    }
}

#[test]
fn a_newsletter_keeps_its_looks_and_its_pictures_are_only_numbered() {
    let source = r##"<html><head><title>t</title><style>p{color:red}</style></head><body bgcolor="#f4f4f4">
        <table width="600" align="center" style="background-color:#fff;position:absolute"><tr>
        <td style="color:#333;padding:8px"><h1>Hello</h1><img src="http://cdn.test/a.png" width=40 alt="Logo" onload=x>
        <img src="https://cdn.test/a.png"><img src="//track.test/p.gif?u=1"><img src="CID:logo%40x"><img src="cid:gone@x">
        <img src="data:image/png;base64,AAAA"><a href="https://shop.test/?a=1&b=2" onclick="x()">Shop</a>
        <a href="javascript:alert(1)">no</a> <a href="/relative">no</a></td></tr></table></body></html>"##;
    let part = |id: &str| Part {
        section: "2".into(),
        media_type: "image/png".into(),
        name: None,
        size: None,
        content_id: Some(id.into()),
    };
    let page = page(source, &[part("other@x"), part("logo@x")]).unwrap();
    let html = &page.html.0;
    assert!(html.starts_with(r##"<div dir="auto" style="background-color:#f4f4f4">"##), "{html}");
    for kept in [
        r#"style="background-color:#fff""#,
        r#"style="color:#333;padding:8px""#,
        "<h1>Hello</h1>",
        r#"src="pictures/0""#,
        r#"src="pictures/1""#,
        r#"src="enclosed/1""#,
        r#"alt="Logo""#,
        r#"href="https://shop.test/?a=1&amp;b=2""#,
    ] {
        assert!(html.contains(kept), "{kept} in {html}");
    }
    assert_eq!(html.matches("noopener noreferrer nofollow").count(), 3, "{html}");
    assert!(!html.contains("cid:"), "what did not come is not shown: {html}");
    assert_eq!(harm(html), None, "{html}");
    assert_eq!(page.pictures, ["https://cdn.test/a.png", "https://track.test/p.gif?u=1"]);
    assert!(!page.cut);
}

#[test]
fn hostile_pages_lose_what_could_harm_and_nothing_else() {
    let corpus = include_str!("../../fixtures/hostile/pages.txt");
    let mut seen = 0;
    for source in corpus.split("\n----\n").map(str::trim).filter(|source| !source.is_empty()) {
        seen += 1;
        let kept = html(source);
        assert_eq!(harm(&kept), None, "{source}\n→ {kept}");
        assert!(kept.contains("kept"), "words stay: {source}\n→ {kept}");
        // Read again, it is what it was: no second reader finds in it what the first did not.
        let again =
            cleaner(&Pictures::beside(&[])).url_relative(UrlRelative::PassThrough).clean(&kept).to_string();
        assert_eq!(harm(&again), None, "{source}");
    }
    assert!(seen > 40, "{seen} pages");
}

#[test]
fn a_page_without_end_is_cut_and_says_so_and_one_without_bottom_is_none() {
    let long = format!("<p>{}</p>", "word ".repeat(100_000));
    let cut = page(&long, &[]).unwrap();
    assert!(cut.cut && cut.html.0.len() <= KEPT_MAX && cut.html.0.ends_with("</p></div>"));
    assert_eq!(page(&"<div>".repeat(50_000), &[]), None);
    assert_eq!(page(&"<table><tr><td>".repeat(20_000), &[]), None);
    assert_eq!(page(&"&".repeat(SOURCE_MAX), &[]), None, "references without end");
    for nothing in ["", "  ", "<p> <br> </p>", "<style>x</style>", "<div style='display:none'>x</div>"] {
        assert_eq!(page(nothing, &[]), None, "{nothing}");
    }
}

#[test]
fn a_mail_has_the_page_of_its_html_and_one_of_text_has_none() {
    let of = |raw: &str| super::of(&MessageParser::default().parse(raw.as_bytes()).unwrap(), &[], false);
    let head = "From: a@x.test\r\nMIME-Version: 1.0\r\n";
    assert_eq!(of(&format!("{head}\r\nJust words")), None);
    let both = format!(
        "{head}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nwords\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<body dir=rtl><p>\u{5e9}\u{5dc}\u{5d5}\u{5dd}</p></body>\r\n--b--\r\n"
    );
    let page = of(&both).unwrap();
    let start = "<div dir=\"rtl\"><p>\u{5e9}\u{5dc}\u{5d5}\u{5dd}</p>";
    assert!(page.html.0.starts_with(start) && !page.cut, "{}", page.html.0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn nothing_that_anybody_writes_does_harm(source in any::<String>()) {
        if let Some(page) = page(&source, &[]) {
            prop_assert_eq!(harm(&page.html), None);
        }
    }

    #[test]
    fn no_mixture_of_tags_does_harm(source in "(<(/)?(p|a|img|svg|math|style|title|script|table|td|select|form|template|noscript|mglyph|mtext|annotation-xml|desc|textarea|!--|!\\[CDATA\\[|plaintext|b|font)( (src|href|style|onload|title|class|encoding)=[\"'` ]?(javascript:x|//a\\.test|url\\(x\\)|</style>|<img src=x>|text/html|data:x)?[\"'` ]?)?(/)?>|[a-z&;<>\"'=\\-\\]]{0,6}){0,30}") {
        if let Some(page) = page(&source, &[]) {
            prop_assert_eq!(harm(&page.html), None, "{}", page.html.0);
        }
    }
}
