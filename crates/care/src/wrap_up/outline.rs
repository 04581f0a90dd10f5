//! Trees as people write them: a line for each node, deeper ones indented.
//!
//! In: text. Out: [`Node`]s, or the line that makes no sense and why. Promised: what is printed is read as the same
//! tree again. Pure.

use serde::{Deserialize, Serialize};

use crate::{Error, Result};
use kernel::{Said, said};

/// How many nodes a tree has at most, and how deep it is.
const MANY: usize = 500;
const DEEP: usize = 4;
/// The longest name, in characters.
const LONGEST: usize = 80;
/// What stands behind a node that is offered no more.
const ARCHIVED: &str = "(archived)";

/// A node of a tree: of dispositions, or of causes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Node {
    /// What it is called in the database and by programs; unique among its siblings, and never changed.
    pub key: String,
    /// What people read.
    pub name: String,
    /// Whether it is offered no more; what was said with it stays.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub archived: bool,
    /// The nodes below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Self>,
}

impl Node {
    /// A node, with those below it.
    pub fn new(key: &str, name: &str, children: Vec<Self>) -> Self {
        Self { key: key.into(), name: name.into(), archived: false, children }
    }
}

/// A node that can be chosen, with all above it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Leaf {
    /// The keys from the top, with `/` between: `fault/no_service`.
    pub path: String,
    /// The names from the top.
    pub names: Vec<String>,
}

/// What can be chosen: the nodes with nothing below them, in the order of the tree.
pub fn leaves(tree: &[Node]) -> Vec<Leaf> {
    fn walk(nodes: &[Node], above: &Leaf, found: &mut Vec<Leaf>) {
        for node in nodes.iter().filter(|node| !node.archived) {
            let mut here = above.clone();
            if !here.path.is_empty() {
                here.path.push('/');
            }
            here.path.push_str(&node.key);
            here.names.push(node.name.clone());
            match node.children.iter().any(|child| !child.archived) {
                true => walk(&node.children, &here, found),
                false => found.push(here),
            }
        }
    }
    let mut found = Vec::new();
    walk(tree, &Leaf { path: String::new(), names: Vec::new() }, &mut found);
    found
}

/// The names of a path, also of one that is offered no more: `Fault › No service`. The path itself if the tree never
/// had it.
pub fn names(tree: &[Node], path: &str) -> String {
    let mut nodes = tree;
    let mut names = Vec::new();
    for key in path.split('/') {
        let Some(node) = nodes.iter().find(|node| node.key == key) else { return path.to_owned() };
        names.push(node.name.as_str());
        nodes = &node.children;
    }
    names.join(" › ")
}

/// The tree as people edit it.
pub fn print(tree: &[Node]) -> String {
    fn walk(nodes: &[Node], depth: usize, text: &mut String) {
        for node in nodes {
            let behind = if node.archived { format!(" {ARCHIVED}") } else { String::new() };
            text.push_str(&format!("{}{}: {}{behind}\n", "  ".repeat(depth), node.key, node.name));
            walk(&node.children, depth + 1, text);
        }
    }
    let mut text = String::new();
    walk(tree, 0, &mut text);
    text
}

/// Reads a tree. A line without a key gets one from its name.
///
/// # Errors
/// [`Error::Invalid`] with the number of the line, and what to change.
pub fn parse(text: &str) -> Result<Vec<Node>> {
    let mut tree: Vec<Node> = Vec::new();
    let mut count = 0;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |why: Said| Error::invalid(said!("line {at}: {why}", at = at + 1, why));
        let indent = line.chars().take_while(|c| *c == ' ').count();
        let depth = indent / 2;
        if !indent.is_multiple_of(2) || line.trim_start_matches(' ').starts_with('\t') {
            return Err(wrong(said!("indent with two spaces for each level")));
        }
        if depth >= DEEP {
            return Err(wrong(said!("a tree has {deep} levels at most", deep = DEEP)));
        }
        let mut siblings = &mut tree;
        for _ in 0..depth {
            let Some(parent) = siblings.last_mut() else {
                return Err(wrong(said!("nothing stands above this level; take out two spaces")));
            };
            siblings = &mut parent.children;
        }
        let node = read(line.trim()).map_err(&wrong)?;
        if siblings.iter().any(|sibling| sibling.key == node.key) {
            return Err(wrong(said!(
                "`{key}` stands here twice; give one of them another key",
                key = node.key
            )));
        }
        siblings.push(node);
        count += 1;
        if count > MANY {
            return Err(wrong(said!("a tree has {many} lines at most", many = MANY)));
        }
    }
    Ok(tree)
}

fn read(line: &str) -> std::result::Result<Node, Said> {
    let (line, archived) = match line.strip_suffix(ARCHIVED) {
        Some(rest) => (rest.trim_end(), true),
        None => (line, false),
    };
    let is_key = |key: &str| {
        !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let (key, name) = match line.split_once(':') {
        Some((key, name)) if is_key(key.trim()) => (key.trim().to_owned(), name.trim()),
        _ => (key_of(line), line),
    };
    if name.is_empty() || name.chars().count() > LONGEST || name.ends_with(ARCHIVED) {
        return Err(said!(
            "write a name of 1 to {longest} characters, such as `late: Delivered late`",
            longest = LONGEST
        ));
    }
    Ok(Node { key, name: name.to_owned(), archived, children: Vec::new() })
}

/// A key from a name: `No service!` gives `no_service`.
pub(super) fn key_of(name: &str) -> String {
    let plain: String =
        name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let key = plain.split_whitespace().collect::<Vec<_>>().join("_");
    if key.is_empty() { "other".into() } else { key.chars().take(40).collect() }
}

/// The new tree, with what it lacks of the old one archived: what was said with a key can always be read.
pub(crate) fn keeping(old: &[Node], new: Vec<Node>) -> Vec<Node> {
    let mut kept = new;
    for before in old {
        match kept.iter_mut().find(|node| node.key == before.key) {
            Some(node) => node.children = keeping(&before.children, std::mem::take(&mut node.children)),
            None => kept.push(Node { archived: true, ..before.clone() }),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn nodes(depth: u32) -> impl Strategy<Value = Vec<Node>> {
        let leaf = ("[a-z][a-z0-9_]{0,8}", "[A-Z][a-zäöü ,’?-]{0,20}[a-z]", any::<bool>())
            .prop_map(|(key, name, archived)| Node { key, name, archived, children: Vec::new() });
        let node = leaf.prop_recursive(depth, 24, 4, |inner| {
            (inner.clone(), prop::collection::vec(inner, 0..4))
                .prop_map(|(node, children)| Node { children: distinct(children), ..node })
        });
        prop::collection::vec(node, 0..5).prop_map(distinct)
    }

    fn distinct(mut nodes: Vec<Node>) -> Vec<Node> {
        let mut seen = std::collections::HashSet::new();
        nodes.retain(|node| seen.insert(node.key.clone()));
        nodes
    }

    fn depth(nodes: &[Node]) -> usize {
        nodes.iter().map(|node| 1 + depth(&node.children)).max().unwrap_or(0)
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_as_the_same_tree(tree in nodes(2)) {
            prop_assume!(depth(&tree) <= DEEP);
            prop_assert_eq!(parse(&print(&tree)).unwrap(), tree);
        }

        #[test]
        fn a_key_that_was_there_once_is_always_read(old in nodes(2), new in nodes(2)) {
            let kept = keeping(&old, new.clone());
            for leaf in leaves(&old).iter().chain(&leaves(&new)) {
                prop_assert_ne!(names(&kept, &leaf.path), leaf.path.clone());
            }
        }

        #[test]
        fn any_text_is_read_or_refused_with_its_line(text in "[ a-zA-Z:\\n()]{0,80}") {
            if let Err(refused) = parse(&text) {
                prop_assert!(refused.to_string().starts_with("line "), "{}", refused);
            }
        }
    }

    #[test]
    fn a_line_without_a_key_gets_one_and_a_wrong_one_is_named() {
        let tree = parse("Line fault\n  No service!\n  slow: Slow, but there (archived)\n").unwrap();
        assert_eq!(
            print(&tree),
            "line_fault: Line fault\n  no_service: No service!\n  slow: Slow, but there (archived)\n"
        );
        assert_eq!(leaves(&tree)[0].path, "line_fault/no_service");
        assert_eq!(leaves(&tree).len(), 1);
        assert_eq!(names(&tree, "line_fault/slow"), "Line fault › Slow, but there");
        for (text, line) in [("a\n   b", "line 2"), ("  a", "line 1"), ("a\na", "line 2"), ("a:", "line 1")] {
            let refused = parse(text).unwrap_err().to_string();
            assert!(refused.starts_with(line), "{text:?}: {refused}");
        }
    }
}
