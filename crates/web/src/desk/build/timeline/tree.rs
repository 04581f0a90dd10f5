//! A conversation as a tree: who answers whom in public, and the private branches of it. Pure.
//!
//! In: words in the order in which they were said. Out: the same words in the order in which they are read: a post, then
//! each answer to it with all that follows from it, by the time of its first words; a private branch stands below the
//! comment from which it grew. Promised: all words come out once; nothing stands above what it answers.

use std::collections::HashMap;

use care::cases::{Message as Said, Seen};
use care::desk::Stranger;
use kernel::{Instant, MessageId};

/// Somebody's words.
#[derive(Clone, Copy, Debug)]
pub enum Words<'a> {
    /// The person's, or ours to them.
    Said(&'a Said),
    /// A bystander's, or ours to one.
    Stranger(&'a Stranger),
}

/// Words that have no place yet.
#[derive(Clone, Debug)]
pub struct Leaf<'a> {
    /// The network's id, else our own.
    pub key: String,
    /// What they answer, by the network's id.
    parent: Option<String>,
    /// Whether everybody can see them.
    public: bool,
    /// When they were said.
    pub at: Instant,
    /// From which words a private branch grows, if that was said.
    from: Option<MessageId>,
    /// The words.
    pub words: Words<'a>,
}

impl<'a> Leaf<'a> {
    /// Words of the person or to them.
    pub fn of(said: &'a Said, from: Option<MessageId>) -> Self {
        Self {
            key: said.provider_id.clone().unwrap_or_else(|| said.id.to_string()),
            parent: said.parent.clone(),
            public: said.visibility == Seen::Public,
            at: said.at,
            from,
            words: Words::Said(said),
        }
    }
    /// A bystander's words.
    pub fn stranger(stranger: &'a Stranger) -> Self {
        Self {
            key: stranger.provider_id.clone().unwrap_or_else(|| stranger.id.to_string()),
            parent: stranger.parent.clone(),
            public: true,
            at: stranger.at,
            from: None,
            words: Words::Stranger(stranger),
        }
    }
    fn author(&self) -> Option<String> {
        match self.words {
            Words::Said(_) => None,
            Words::Stranger(stranger) => Some(stranger.person.clone()),
        }
    }
}

/// Words in their place.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The words.
    pub leaf: Leaf<'a>,
    /// How deep below their post.
    pub depth: u8,
    /// The key of what they answer, if it is here.
    pub parent: Option<&'a str>,
    /// Whom they answer, if it is a bystander.
    pub answers: Option<String>,
    /// Whether they stand in a private branch.
    pub in_branch: bool,
    /// The comment from which the branch grows.
    pub root: Option<&'a Said>,
    /// Whether nothing above them was said later.
    pub is_newest_so_far: bool,
}

/// Puts words where they are read.
pub fn grow(mut leaves: Vec<Leaf<'_>>) -> Vec<Node<'_>> {
    leaves.sort_by_key(|leaf| leaf.at);
    let places: HashMap<String, usize> =
        leaves.iter().enumerate().map(|(at, leaf)| (leaf.key.clone(), at)).collect();
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); leaves.len()];
    let mut tops = Vec::new();
    let mut parents = vec![None; leaves.len()];
    let mut public: Option<usize> = None;
    let mut branch: Option<usize> = None;
    for at in 0..leaves.len() {
        let leaf = &leaves[at];
        // What is said to answer later words answers nothing: nobody stands above what they answer.
        let answered =
            leaf.parent.as_ref().and_then(|id| places.get(id)).copied().filter(|parent| *parent < at);
        let parent = if leaf.public { answered } else { root_of(&leaves, leaf, public, branch) };
        if leaf.public && matches!(leaf.words, Words::Said(_)) {
            public = Some(at);
        } else if !leaf.public && is_private(leaf) {
            branch = parent;
        }
        parents[at] = parent;
        match parent {
            Some(parent) => children[parent].push(at),
            None => tops.push(at),
        }
    }
    let mut order = Vec::with_capacity(leaves.len());
    let mut left: Vec<(usize, u8)> = tops.iter().rev().map(|at| (*at, 0)).collect();
    while let Some((at, depth)) = left.pop() {
        order.push((at, depth));
        left.extend(
            below(&leaves, &children[at]).into_iter().rev().map(|child| (child, depth.saturating_add(1))),
        );
    }
    place(leaves, &parents, order)
}

/// The answers to words in the order in which they are read: by time, with all that was said in private together where
/// it began.
fn below(leaves: &[Leaf<'_>], children: &[usize]) -> Vec<usize> {
    let mut order = Vec::with_capacity(children.len());
    let mut branched = false;
    for at in children {
        match leaves[*at].public {
            true => order.push(*at),
            false if branched => {}
            false => {
                order.extend(children.iter().copied().filter(|child| !leaves[*child].public));
                branched = true;
            }
        }
    }
    order
}

fn is_private(leaf: &Leaf<'_>) -> bool {
    matches!(leaf.words, Words::Said(said) if said.visibility == Seen::Private)
}

/// Below which words something that is not public stands: the comment that an invitation named, else the last public
/// words. A note stands in the branch that is open, and nowhere if there is none.
fn root_of(
    leaves: &[Leaf<'_>],
    leaf: &Leaf<'_>,
    public: Option<usize>,
    branch: Option<usize>,
) -> Option<usize> {
    if !is_private(leaf) {
        return branch;
    }
    let named = leaf.from.and_then(|from| {
        leaves.iter().position(|one| one.public && matches!(one.words, Words::Said(said) if said.id == from))
    });
    named.filter(|at| leaves[*at].at <= leaf.at).or(branch).or(public)
}

fn place<'a>(leaves: Vec<Leaf<'a>>, parents: &[Option<usize>], order: Vec<(usize, u8)>) -> Vec<Node<'a>> {
    let mut newest = Instant::from_micros(i64::MIN);
    order
        .into_iter()
        .map(|(at, depth)| {
            let leaf = leaves[at].clone();
            let parent = parents[at].map(|parent| &leaves[parent]);
            let root = parent.and_then(|parent| match parent.words {
                Words::Said(said) => Some(said),
                Words::Stranger(_) => None,
            });
            let is_newest_so_far = leaf.at >= newest;
            newest = newest.max(leaf.at);
            Node {
                depth: if leaf.public { depth } else { 0 },
                parent: parent.and_then(|parent| key(parent.words)),
                answers: parent.and_then(Leaf::author),
                in_branch: !leaf.public && root.is_some(),
                root,
                is_newest_so_far,
                leaf,
            }
        })
        .collect()
}

fn key(words: Words<'_>) -> Option<&str> {
    match words {
        Words::Said(said) => said.provider_id.as_deref(),
        Words::Stranger(stranger) => stranger.provider_id.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use kernel::CaseId;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn words(n: u32, parent: Option<u32>) -> Stranger {
        Stranger {
            id: MessageId::from_uuid(Uuid::from_u128(n.into())),
            thread: "0".into(),
            provider_id: Some(n.to_string()),
            parent: parent.map(|parent| parent.to_string()),
            text: String::new(),
            at: Instant::from_seconds(n.into()),
            direction: care::cases::Direction::Inbound,
            person: format!("p{n}"),
            case_id: CaseId::from_uuid(Uuid::nil()),
        }
    }

    fn read(words: &[Stranger]) -> Vec<(String, u8)> {
        let tree = grow(words.iter().map(Leaf::stranger).collect());
        tree.into_iter().map(|node| (node.leaf.key, node.depth)).collect()
    }

    #[test]
    fn an_answer_stands_below_what_it_answers_and_not_below_what_was_said_before_it() {
        let all =
            [words(0, None), words(1, Some(0)), words(2, Some(0)), words(3, Some(1)), words(4, Some(3))];
        let order: Vec<(String, u8)> = [("0", 0), ("1", 1), ("3", 2), ("4", 3), ("2", 1)]
            .map(|(key, depth)| (key.to_owned(), depth))
            .into();
        assert_eq!(read(&all), order);
    }

    proptest! {
        #[test]
        fn all_words_come_out_once_and_below_what_they_answer(
            parents in proptest::collection::vec(proptest::option::of(0_u32..40), 0..40)
        ) {
            let all: Vec<Stranger> = (0..).zip(&parents).map(|(n, parent)| words(n, *parent)).collect();
            let order = read(&all);
            let place: HashMap<&str, usize> =
                order.iter().enumerate().map(|(at, (key, _))| (key.as_str(), at)).collect();
            prop_assert_eq!(place.len(), all.len());
            for (n, parent) in (0_u32..).zip(&parents) {
                if let Some(parent) = parent.filter(|parent| *parent < n) {
                    let (own, above) = (place[n.to_string().as_str()], place[parent.to_string().as_str()]);
                    prop_assert!(above < own);
                    prop_assert_eq!(order[own].1, order[above].1 + 1);
                }
            }
        }
    }
}
