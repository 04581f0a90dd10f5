//! From the network to the page: reads what the simulator holds and asks nobody else.

use std::collections::{HashMap, HashSet};

use channels::sandbox::simulator::{self, Fate, PersonView, PostView, Simulator};

use super::{Persona, Post, View, faults};
use crate::shell::Frame;
use crate::ui::{Face, Network};

/// How many people one can choose from.
const CAST: usize = 40;
/// How many of the newest public posts are looked at for their threads.
const FEED: usize = 120;
/// How many threads are shown.
const THREADS: usize = 30;

/// The page for `who`; for the first of the cast if nobody is chosen.
pub(super) fn view(frame: Frame, all: &[Simulator], network: &Simulator, who: Option<&str>) -> View {
    let mut personas: Vec<Persona> =
        network.people(None, CAST).into_iter().map(|PersonView { face, .. }| persona(face)).collect();
    let me = match who {
        None => personas.first().cloned(),
        Some(who) => network.conversation(who).ok().map(|talk| persona(talk.person)),
    };
    if let Some(me) = me.as_ref().filter(|me| !personas.iter().any(|persona| persona.id == me.id)) {
        personas.insert(0, me.clone());
    }
    let mine = me.as_ref().map_or("", |me| me.id.as_str());
    View {
        on: on(network),
        networks: all.iter().map(on).collect(),
        has_public: network.flavour().capabilities().public_limit.is_some(),
        has_subject: network.flavour().capabilities().subject,
        brand: network.brand().handle.clone(),
        feed: feed(network, mine),
        messages: network.conversation(mine).map(|talk| posts(talk.messages, mine)).unwrap_or_default(),
        faults: faults::switches(&network.faults()),
        frame,
        me,
        personas,
    }
}

fn on(network: &Simulator) -> Network {
    let capabilities = network.flavour().capabilities();
    Network::new(capabilities.id, capabilities.name)
}

fn persona(face: simulator::Face) -> Persona {
    let simulator::Face { id, handle, name, followers, .. } = face;
    Persona { face: Face::new(id.as_str(), name.as_str()), id, name, handle, followers }
}

/// Whole threads, the one with the newest words first.
fn feed(network: &Simulator, me: &str) -> Vec<Post> {
    let mut seen = HashSet::new();
    let newest = network.feed(FEED, None, None).into_iter().map(|post| post.thread);
    let threads = newest.filter(|thread| seen.insert(thread.clone())).take(THREADS);
    threads.filter_map(|id| network.thread(&id).ok()).flat_map(|thread| posts(thread.posts, me)).collect()
}

/// What can be seen of a thread, each post as deep as the chain that it answers.
fn posts(thread: Vec<PostView>, me: &str) -> Vec<Post> {
    let mut depths: HashMap<String, u8> = HashMap::with_capacity(thread.len());
    let mut shown = Vec::with_capacity(thread.len());
    for post in thread {
        let above = post.parent.as_ref().and_then(|parent| depths.get(parent));
        let depth = above.map_or(0, |depth| depth.saturating_add(1));
        depths.insert(post.id.clone(), depth);
        if !post.deleted && !matches!(post.fate, Some(Fate::Failed(_))) {
            shown.push(seen(post, depth, me));
        }
    }
    shown
}

fn seen(post: PostView, depth: u8, me: &str) -> Post {
    Post {
        face: Face::new(post.author.id.as_str(), post.author.name.as_str()),
        brand: post.author.brand,
        mine: post.author.id == me,
        likes: post.likes.len() as u64,
        liked: post.likes.iter().any(|who| who == me),
        id: post.id,
        name: post.author.name,
        handle: post.author.handle,
        at: post.at,
        text: post.text,
        depth,
        edited: post.edited,
        hidden: post.hidden,
        subject: post.subject,
        repost_of: post.repost_of,
        dm_link: post.dm_link,
    }
}
