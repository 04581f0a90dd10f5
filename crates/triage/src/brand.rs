//! A brand's own words, compiled: its names, its competitors', its topics.

use std::ops::Range;

use crate::lexicon::{Entry, Lexicon, Match};
use crate::taxonomy::Taxonomy;
use crate::text::{Kind, Text};

const OURS: u16 = 0;
const THEIRS: u16 = 1;
const FIRST_TOPIC: u16 = 2;

/// A compiled taxonomy.
#[derive(Debug)]
pub(crate) struct Brand {
    lexicon: Lexicon,
    /// Names without spaces, to know `@northwave_help` by its head.
    handles: Vec<(String, bool)>,
    pub(crate) topics: Vec<String>,
    pub(crate) regions: Vec<String>,
}

/// A name in a text.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    pub(crate) tokens: Range<usize>,
    /// Ours, else a competitor's.
    pub(crate) ours: bool,
}

/// What of a taxonomy stands in a text.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) names: Vec<Name>,
    /// Topics by number, with the bytes that name them.
    pub(crate) topics: Vec<(u16, Range<usize>)>,
}

impl Brand {
    pub(crate) fn of(taxonomy: &Taxonomy) -> Self {
        let mut lexicon = Lexicon::new();
        let mut handles = Vec::new();
        for (names, tag) in [(&taxonomy.brand_names, OURS), (&taxonomy.competitors, THEIRS)] {
            for name in names {
                let bare = name.trim_start_matches(['@', '#']);
                let speaks = [Entry { tag, weight: 1.0, list: 0 }];
                lexicon.add(bare, &speaks);
                let text = Text::of(bare);
                let joined: String = text.tokens.iter().map(|token| text.folded(token)).collect();
                lexicon.add(&joined, &speaks);
                if joined.chars().count() >= 3 {
                    handles.push((joined, tag == OURS));
                }
            }
        }
        // The longest head wins: `@northwavepro` is not `@northwave` when both are known.
        handles.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        for (topic, tag) in taxonomy.topics.iter().zip(FIRST_TOPIC..) {
            for phrase in &topic.words {
                lexicon.add(phrase, &[Entry { tag, weight: 1.0, list: 0 }]);
            }
        }
        Self {
            lexicon,
            handles,
            topics: taxonomy.topics.iter().map(|topic| topic.name.clone()).collect(),
            regions: taxonomy.regions.clone(),
        }
    }

    pub(crate) fn find(&self, text: &Text) -> Found {
        let mut found = Found::default();
        if !self.lexicon.is_empty() {
            let numbers = self.lexicon.numbers(text);
            self.lexicon.scan(text, &numbers, |Match { start, end, entry }| match entry.tag {
                OURS | THEIRS => found.names.push(Name { tokens: start..end, ours: entry.tag == OURS }),
                topic => {
                    let span = text.tokens[start].span().start..text.tokens[end - 1].span().end;
                    found.topics.push((topic - FIRST_TOPIC, span));
                }
            });
        }
        for (at, token) in text.tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Mention) {
            let folded = text.folded(token);
            if let Some((_, ours)) = self.handles.iter().find(|(name, _)| folded.starts_with(name.as_str())) {
                found.names.push(Name { tokens: at..at + 1, ours: *ours });
            }
        }
        found.names.sort_by_key(|name| (name.tokens.start, std::cmp::Reverse(name.tokens.end)));
        found.names.dedup_by(|next, kept| next.tokens.start < kept.tokens.end);
        found
    }
}
