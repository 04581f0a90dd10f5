//! Of every file: that it is short, says what it is for, and works on any machine.

use super::{
    keep,
    source::{self, files, read, sources},
};

#[test]
fn a_handler_has_at_most_thirty_lines() {
    const EXTRACTORS: [&str; 7] = ["State(", "Path(", "Query(", "Form(", "Json(", "Extension(", "Multipart"];
    let mut broken = Vec::new();
    // What the kit makes up is data, and no handler of the product.
    for source in sources("crates/web/src").into_iter().filter(|it| !it.path.contains("/kit/")) {
        let file = source.path.rsplit('/').next().unwrap_or_default();
        for function in source.functions() {
            let handles =
                file.starts_with("handlers") || EXTRACTORS.iter().any(|it| function.signature.contains(it));
            if handles && function.lines > 30 {
                broken.push(format!("{}: {} lines", source.place(function.at), function.lines));
            }
        }
    }
    keep(
        "A handler extracts, authorises, calls one verb, renders. What is longer decides something, and belongs\n\
          into care, where the API, the desk and a test all find it.",
        &broken,
    );
}

#[test]
fn a_file_is_short_enough_to_be_read() {
    let mut broken = Vec::new();
    for path in files("").into_iter().filter(|path| is_hand_written(path)) {
        match read(&path).lines().count() {
            lines @ 701.. => broken.push(format!("{path}: {lines} lines")),
            lines @ 401.. => eprintln!("warning: {path} has {lines} lines, more than 400"),
            _ => {}
        }
    }
    keep("A file of more than 700 lines holds more than one thing: give each its own.", &broken);
}

fn is_hand_written(path: &str) -> bool {
    let code = [".rs", ".html", ".css", ".js"].iter().any(|end| path.ends_with(end));
    let given = path.split('/').any(|part| ["vendor", "fixtures", "corpus", "snapshots"].contains(&part));
    code && !given
}

#[test]
fn a_module_opens_with_what_it_promises() {
    let opens = |path: &String| ["/lib.rs", "/mod.rs", "/main.rs"].iter().any(|end| path.ends_with(end));
    let broken: Vec<_> =
        files("crates").into_iter().filter(opens).filter(|path| !read(path).starts_with("//!")).collect();
    keep(
        "lib.rs, main.rs and mod.rs open with `//!`: what comes in, what goes out, what is promised.",
        &broken,
    );
}

#[test]
fn no_file_names_the_machine_it_was_written_on() {
    // In two halves, so that this file does not name them either.
    let homes = [concat!("/wo", "rk"), concat!("/ro", "ot"), concat!("/tmp/", "cg")];
    let mut broken = Vec::new();
    for path in files("") {
        let bytes = std::fs::read(source::root().join(&path)).expect("a file of the tree can be read");
        let Ok(text) = String::from_utf8(bytes) else { continue };
        for (number, line) in text.lines().enumerate() {
            let names = homes.iter().any(|home| {
                line.match_indices(home).any(|(at, _)| {
                    let begins = line[..at].chars().next_back().is_none_or(|c| " \t\"'`=(:<>,".contains(c));
                    let after = &line[at + home.len()..];
                    begins
                        && (after.starts_with('/')
                            || after.chars().next().is_none_or(|c| "\"'` )".contains(c)))
                })
            });
            if names {
                broken.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    keep("A path of one machine works on no other.", &broken);
}

#[test]
fn a_class_looks_one_way_wherever_it_stands() {
    let mut homes = std::collections::BTreeMap::<String, std::collections::BTreeSet<String>>::new();
    for path in files("crates/web/assets/css").into_iter().filter(|path| path.ends_with(".css")) {
        for line in read(&path).lines() {
            let rule = line.strip_prefix("  .").and_then(|rest| rest.split_once(" {"));
            let is_bare = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if let Some((name, _)) = rule.filter(|(name, _)| is_bare(name)) {
                homes.entry(name.to_owned()).or_default().insert(path.clone());
            }
        }
    }
    assert!(homes.len() > 200, "the style sheets are found");
    let broken: Vec<_> = homes
        .iter()
        .filter(|(_, homes)| homes.len() > 1)
        .map(|(name, homes)| format!(".{name}: {}", homes.iter().cloned().collect::<Vec<_>>().join(", ")))
        .collect();
    keep(
        "Two files that style the same bare class change each other's pages: name it better, or say below what\n\
          it stands (`.card .name`).",
        &broken,
    );
}
