//! Matched phrases to cues: what speaks for what, after the words around it have bent it.
//!
//! Within one family the leftmost longest phrase wins, so `not working` is not also a cheerful `working`.
//! Negation, emphasis, contrast and aim (us, a competitor, somebody else) are settled here; the heads only
//! add up.

use std::ops::Range;
use std::sync::OnceLock;

use kernel::Lang;

use crate::brand::{Brand, Name};
use crate::fact::Reason;
use crate::language;
use crate::lexicon::{BRAND, Lexicon, Match, RIVAL};
use crate::reading::Target;
use crate::text::{Break, Text};
use crate::words::words;

words! {
    /// What a phrase of the word lists can speak for; the names are those of the data files.
    Tag {
        /// A kind feeling.
        Positive = "positive",
        /// An unkind feeling.
        Negative = "negative",
        /// Looks like feeling and is none.
        Neutral = "neutral",
        /// Turns what follows round.
        Negator = "negator",
        /// Strengthens what follows.
        More = "more",
        /// Weakens what follows.
        Less = "less",
        /// What follows counts more than what came before.
        But = "but",
        /// Better than a competitor.
        UsPositive = "us_positive",
        /// Worse than a competitor, or goodbye.
        UsNegative = "us_negative",
        /// Against a competitor.
        RivalNegative = "rival_negative",
        /// Somebody else is spoken of.
        Third = "third",
        /// Something went wrong.
        Complaint = "complaint",
        /// A question or request.
        Query = "query",
        /// The form of a question.
        Ask = "ask",
        /// Kind words about us.
        Praise = "praise",
        /// A view.
        Opinion = "opinion",
        /// Might buy.
        Lead = "lead",
        /// Might leave a competitor.
        Switch = "switch",
        /// Press.
        Press = "press",
        /// Law.
        LegalClaim = "legal_claim",
        /// Authorities.
        Regulator = "regulator",
        /// Own life in danger.
        SelfHarm = "self_harm",
        /// A life in danger.
        ThreatToLife = "threat_to_life",
        /// Sounds like danger and is a figure of speech.
        Figurative = "figurative",
        /// Advertising.
        Spam = "spam",
        /// Fraud.
        Scam = "scam",
        /// Contempt.
        Hate = "hate",
        /// Thanks.
        Thanks = "thanks",
        /// Courtesy that is no thanks.
        Politeness = "politeness",
        /// What was broken works.
        Fixed = "fixed",
        /// Somebody should do something.
        Action = "action",
        /// Nobody need do anything.
        Idle = "idle",
        /// How bad.
        Severity = "severity",
        /// How soon.
        Urgent = "urgent",
        /// Irony.
        Sarcasm = "sarcasm",
        /// A common word of a language.
        Language = "language",
    }
}

impl Tag {
    fn family(self) -> Self {
        match self {
            Self::Positive | Self::Negative | Self::Neutral | Self::UsPositive => Self::Positive,
            Self::UsNegative | Self::RivalNegative => Self::Positive,
            Self::Thanks | Self::Politeness => Self::Thanks,
            other => other,
        }
    }
    fn is_safety(self) -> bool {
        matches!(self, Self::SelfHarm | Self::ThreatToLife)
    }
    /// Whether a `not` before the phrase turns it round.
    fn bends(self) -> bool {
        matches!(
            self,
            Self::Positive
                | Self::Negative
                | Self::Praise
                | Self::Fixed
                | Self::Complaint
                | Self::Lead
                | Self::Thanks
        )
    }
}

/// The languages that have a word list, in the order of [`LISTS`]; the first list is for all.
pub(crate) const LANGUAGES: [&str; 12] =
    ["", "en", "de", "fr", "es", "pt", "it", "nl", "ar", "hi", "ja", "tr"];
const LISTS: [&str; 12] = [
    include_str!("../data/emoji.lex"),
    include_str!("../data/en.lex"),
    include_str!("../data/de.lex"),
    include_str!("../data/fr.lex"),
    include_str!("../data/es.lex"),
    include_str!("../data/pt.lex"),
    include_str!("../data/it.lex"),
    include_str!("../data/nl.lex"),
    include_str!("../data/ar.lex"),
    include_str!("../data/hi.lex"),
    include_str!("../data/ja.lex"),
    include_str!("../data/tr.lex"),
];

/// The word lists, compiled once per process.
pub(crate) fn builtin() -> &'static Lexicon {
    static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        let mut lexicon = Lexicon::new();
        for (list, file) in (0..).zip(LISTS) {
            let tag = |name: &str| name.parse::<Tag>().ok().map(|tag| tag as u16);
            lexicon
                .add_file(file, list, tag)
                .expect("the word lists are compiled in, and a test reads them all");
        }
        lexicon
    })
}

/// One thing that was said.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    pub(crate) tag: Tag,
    /// After negation, emphasis and contrast; below zero it speaks for the opposite.
    pub(crate) weight: f32,
    pub(crate) span: Range<usize>,
    /// Whom it is aimed at.
    pub(crate) aim: Target,
    pub(crate) tokens: Range<usize>,
}

/// A message taken apart.
pub(crate) struct Cues {
    pub(crate) text: Text,
    pub(crate) all: Vec<Cue>,
    pub(crate) language: crate::Fact<Lang>,
    pub(crate) topics: Vec<(u16, Range<usize>)>,
    pub(crate) names_rival: bool,
    /// For each token, whether a negator stands shortly before it in its clause.
    pub(crate) negated: Vec<bool>,
    pub(crate) names: Vec<Name>,
}

impl Cues {
    /// Takes a message apart.
    pub(crate) fn of(source: &str, hint: Option<Lang>, brand: &Brand, threshold: f32) -> Self {
        let text = Text::of(source);
        let lexicon = builtin();
        let mut numbers = lexicon.numbers(&text);
        let found = brand.find(&text);
        for name in &found.names {
            numbers[name.tokens.start].begin_name(if name.ours { BRAND } else { RIVAL }, name.tokens.len());
        }
        let mut matches = Vec::with_capacity(text.tokens.len());
        lexicon.scan(&text, &numbers, |found| matches.push(found));

        let mut votes = [0_u32; LANGUAGES.len()];
        matches.retain(|found| {
            let vote = found.entry.tag == Tag::Language as u16;
            votes[found.entry.list as usize] += u32::from(vote);
            !vote
        });
        let language = language::identify(source, &text, &votes, hint, threshold);
        let list = language.value.map(|lang| LANGUAGES.iter().position(|code| *code == lang.code()));
        matches.retain(|found| applies(found, list, &text));

        let all = longest(&text, matches);
        let mut cues = Self {
            all,
            language,
            negated: Vec::new(),
            topics: found.topics,
            names_rival: found.names.iter().any(|name| !name.ours),
            names: Vec::new(),
            text,
        };
        cues.drop_figures_of_speech();
        cues.bend();
        cues.negate();
        cues.aim(&found.names);
        cues.names = found.names;
        cues
    }

    /// Marks the three tokens after each negator.
    fn negate(&mut self) {
        self.negated = vec![false; self.text.tokens.len()];
        for cue in self.all.iter().filter(|cue| cue.tag == Tag::Negator) {
            let after = self.text.tokens.iter().enumerate().skip(cue.tokens.end).take(3);
            for (at, _) in after.take_while(|(_, token)| token.before == Break::None) {
                self.negated[at] = true;
            }
        }
    }

    /// The cues with one of these tags.
    pub(crate) fn tagged(&self, tag: Tag) -> impl Iterator<Item = &Cue> {
        self.all.iter().filter(move |cue| cue.tag == tag)
    }

    /// How much speaks for a tag. A second phrase counts half, a third a third: repetition is not evidence.
    pub(crate) fn sum(&self, tag: Tag) -> f32 {
        let mut weights: Vec<f32> = self.tagged(tag).map(|cue| cue.weight).collect();
        weights.sort_by(|a, b| b.abs().total_cmp(&a.abs()));
        weights.iter().zip(1_u8..=16).map(|(weight, nth)| weight / f32::from(nth)).sum()
    }

    /// The cues of a tag as reasons, scaled.
    pub(crate) fn reasons(&self, tag: Tag, scale: f32) -> impl Iterator<Item = Reason> {
        self.tagged(tag).map(move |cue| {
            let what = match (cue.weight < 0.0, tag) {
                (true, Tag::Positive | Tag::Praise) => "negated praise".into(),
                (true, Tag::Negative | Tag::Complaint) => "negated complaint".into(),
                (true, Tag::Fixed) => "still broken".into(),
                _ => tag.as_str().into(),
            };
            Reason { cue: what, ..Reason::words(cue.span.clone(), cue.weight * scale, "") }
        })
    }

    /// `dying of laughter` is no call for help.
    fn drop_figures_of_speech(&mut self) {
        let figures: Vec<_> =
            self.tagged(Tag::Figurative).map(|cue| (cue.tokens.clone(), cue.weight)).collect();
        for cue in self.all.iter_mut().filter(|cue| cue.tag.is_safety() || cue.tag == Tag::Severity) {
            for (_, weight) in figures.iter().filter(|(tokens, _)| overlap(tokens, &cue.tokens)) {
                cue.weight = (cue.weight - weight).max(0.0);
            }
        }
    }

    /// Lets negators, emphasis and contrast change the cues they touch.
    fn bend(&mut self) {
        let places = |tag: Tag| -> Vec<Range<usize>> {
            self.all.iter().filter(|cue| cue.tag == tag).map(|cue| cue.tokens.clone()).collect()
        };
        let covered = |place: &Range<usize>| {
            self.all
                .iter()
                .any(|cue| cue.tag.bends() && cue.tokens.len() > place.len() && overlap(&cue.tokens, place))
        };
        let negators: Vec<_> = places(Tag::Negator).into_iter().filter(|place| !covered(place)).collect();
        let (more, less, buts) = (places(Tag::More), places(Tag::Less), places(Tag::But));
        let tokens = &self.text.tokens;
        // Whether a word of the list stands up to `reach` tokens before, in the same clause.
        let before = |list: &[Range<usize>], cue: &Range<usize>, reach: usize| {
            list.iter().any(|place| {
                place.end <= cue.start
                    && cue.start - place.end < reach
                    && tokens[place.end..=cue.start].iter().all(|token| token.before == Break::None)
            })
        };
        for cue in &mut self.all {
            if !cue.tag.bends() {
                continue;
            }
            if before(&negators, &cue.tokens, 3) {
                cue.weight *= match cue.tag {
                    Tag::Positive => -0.7,
                    Tag::Negative => -0.25,
                    Tag::Complaint => -0.1,
                    _ => -0.6,
                };
            }
            if !matches!(cue.tag, Tag::Positive | Tag::Negative) {
                continue;
            }
            if before(&more, &cue.tokens, 2) {
                cue.weight *= 1.25;
            }
            if before(&less, &cue.tokens, 2) {
                cue.weight *= 0.6;
            }
            if tokens[cue.tokens.clone()].iter().any(|token| token.drawn) {
                cue.weight *= 1.2;
            }
            if let Some(turn) = buts.first() {
                cue.weight *= if cue.tokens.start >= turn.end { 1.25 } else { 0.75 };
            }
        }
    }

    /// Says whom each feeling is aimed at: by the names in its sentence, else by the names in the message.
    fn aim(&mut self, names: &[crate::brand::Name]) {
        let rivals = names.iter().any(|name| !name.ours);
        let us = names.iter().any(|name| name.ours);
        let thirds: Vec<_> = self.tagged(Tag::Third).map(|cue| cue.tokens.clone()).collect();
        if !rivals && thirds.is_empty() {
            return;
        }
        let mut sentence = 0;
        let sentences: Vec<usize> = self
            .text
            .tokens
            .iter()
            .map(|token| {
                sentence += usize::from(token.before == Break::Sentence);
                sentence
            })
            .collect();
        let same = |a: &Range<usize>, b: &Range<usize>| sentences[a.start] == sentences[b.start];
        // Who says goodbye to us speaks of us, whatever name of a competitor stands beside it.
        let goodbye = self.tagged(Tag::UsNegative).next().is_some();
        for cue in &mut self.all {
            let here = |ours: bool| {
                names.iter().filter(|name| name.ours == ours).any(|name| same(&name.tokens, &cue.tokens))
            };
            cue.aim = match cue.tag {
                Tag::UsPositive | Tag::UsNegative => Target::Brand,
                Tag::RivalNegative => Target::Competitor,
                _ if goodbye => Target::Brand,
                _ if here(false) && !here(true) => Target::Competitor,
                _ if here(true) => Target::Brand,
                _ if thirds.iter().any(|third| same(third, &cue.tokens)) => Target::ThirdParty,
                _ if rivals && !us => Target::Competitor,
                _ => Target::Brand,
            };
        }
        // A competitor's outage is no complaint to us, and its good name no praise.
        let theirs =
            |cue: &Cue| cue.aim == Target::Competitor && matches!(cue.tag, Tag::Complaint | Tag::Praise);
        self.all.retain(|cue| !theirs(cue));
    }
}

/// How kind (above 0) or unkind a cue is.
pub(crate) fn feeling(cue: &Cue) -> f32 {
    match cue.tag {
        Tag::Positive | Tag::UsPositive => cue.weight,
        Tag::Negative | Tag::UsNegative | Tag::RivalNegative => -cue.weight,
        _ => 0.0,
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether a phrase of a list counts in a text of this language. Danger counts in every language; an English
/// phrase counts everywhere when it is too long to be a word of another language by accident.
fn applies(found: &Match, list: Option<Option<usize>>, text: &Text) -> bool {
    let own = found.entry.list as usize;
    let Some(list) = list else { return true };
    let words = found.end - found.start;
    let danger = [Tag::SelfHarm as u16, Tag::ThreatToLife as u16].contains(&found.entry.tag) && words > 1;
    let english = LANGUAGES[own] == "en" && (words > 1 || text.folded(&text.tokens[found.start]).len() >= 6);
    own == 0 || Some(own) == list || danger || english
}

/// The leftmost longest phrases of each family.
fn longest(text: &Text, mut matches: Vec<Match>) -> Vec<Cue> {
    matches.sort_by_key(|found| (found.start, usize::MAX - found.end));
    let mut until = [0_usize; Tag::ALL.len()];
    let mut taken = [(usize::MAX, 0); Tag::ALL.len()];
    let mut cues: Vec<Cue> = Vec::with_capacity(matches.len());
    for Match { start, end, entry } in matches {
        let tag = Tag::ALL[entry.tag as usize];
        let family = tag.family() as usize;
        // One phrase may speak for several tags of a family; it must not do so twice for the same one.
        let again = taken[family] == (start, end)
            && !cues.iter().rev().take(8).any(|cue| cue.tag == tag && cue.tokens.start == start);
        if start < until[family] && !again {
            continue;
        }
        (until[family], taken[family]) = (end, (start, end));
        let span = text.tokens[start].span().start..text.tokens[end - 1].span().end;
        cues.push(Cue { tag, weight: entry.weight, span, aim: Target::Brand, tokens: start..end });
    }
    cues
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_list_is_well_formed_and_every_tag_is_used() {
        let text = LISTS.concat();
        for tag in Tag::ALL {
            assert!(
                text.contains(&format!("[{tag}")) || text.contains(&format!("+ {tag}")),
                "{tag} has no phrase"
            );
        }
        assert!(!builtin().is_empty());
    }
}
