//! The features with a name: the shape of a message, its place in a thread, sums over the word lists, the language.

use super::Features;
use super::feelings::{Feelings, log};
use crate::cues::{Cues, Tag, feeling};
use crate::input::{Input, Surface, Visibility};
use crate::reading::Target;
use crate::text::Kind;
use crate::words::words;

words! {
    /// The shape of a message and its place in a thread.
    Shape {
        /// Always there.
        Bias = "always",
        /// Answers a message of the brand.
        AnswersBrand = "answers us",
        /// The brand asked something.
        BrandAsked = "we asked",
        /// The person has an open case.
        OpenCase = "open case",
        /// Wrote before in this thread.
        WroteBefore = "wrote before",
        /// Only the two can read it.
        Private = "private",
        /// An answer or a comment.
        Reply = "a reply",
        /// A review.
        Review = "a review",
        /// An e-mail.
        Email = "an e-mail",
        /// A call.
        Call = "a call",
        /// A question mark.
        Question = "question",
        /// Ends with a question mark.
        EndsAsking = "ends with a question",
        /// More than one question mark.
        Questions = "questions",
        /// An exclamation mark.
        Exclamation = "exclamation",
        /// More than one.
        Exclamations = "exclamations",
        /// Dots that trail off.
        Trailing = "trails off",
        /// Drawn-out letters.
        Drawn = "drawn-out letters",
        /// A link.
        Link = "a link",
        /// A handle that is not ours.
        Mention = "a handle",
        /// Many handles.
        Mentions = "many handles",
        /// A hashtag.
        Hashtag = "a hashtag",
        /// Many hashtags.
        Hashtags = "many hashtags",
        /// A number.
        Number = "a number",
        /// An emoji.
        Emoji = "an emoji",
        /// Up to three words.
        Tiny = "a few words",
        /// Four to eight.
        Short = "short",
        /// Nine to sixteen.
        Medium = "medium",
        /// Seventeen to thirty.
        Long = "long",
        /// More.
        Longest = "very long",
        /// Names us.
        NamesUs = "names us",
        /// Begins with our name.
        BeginsWithUs = "begins with us",
        /// Names a competitor.
        NamesRival = "names a competitor",
        /// Looks like a copy of others' messages.
        Copied = "copied",
        /// Kind words aimed at us.
        KindToUs = "kind to us",
        /// Unkind words aimed at us.
        UnkindToUs = "unkind to us",
        /// Kind words aimed at a competitor.
        KindToRival = "kind to a competitor",
        /// Unkind words aimed at a competitor.
        UnkindToRival = "unkind to a competitor",
        /// Unkind words aimed at somebody else.
        UnkindToThird = "unkind to others",
        /// Something works again after it did not.
        MendedLast = "mended at the end",
        /// Sum of kind words of the polarity lists.
        KindWords = "kind words",
        /// Sum of unkind ones.
        UnkindWords = "unkind words",
        /// Kind minus unkind.
        Balance = "balance of words",
        /// The kindest word.
        Kindest = "kindest word",
        /// The unkindest.
        Unkindest = "unkindest word",
        /// The last word with a feeling.
        LastFeeling = "last feeling",
        /// Neither kind nor unkind words.
        NoFeeling = "no word of feeling",
        /// Both.
        BothFeelings = "kind and unkind words",
        /// Kind words and a question.
        KindQuestion = "kind question",
        /// Unkind words and a question.
        UnkindQuestion = "unkind question",
        /// Feeling of the emoji.
        EmojiFeeling = "emoji",
        /// Feeling of the last sentence.
        LastSentence = "last sentence",
        /// A language that the polarity lists do not know.
        UnknownTongue = "no list for this language",
    }
}

/// Where the sums over the word lists begin.
pub(super) const FIRST_TAG: usize = Shape::ALL.len();
/// Where the languages begin.
pub(super) const FIRST_LANGUAGE: usize = FIRST_TAG + Tag::ALL.len();
/// Languages that the model has a bias for.
pub(super) const TONGUES: [&str; 12] = ["en", "de", "fr", "es", "pt", "it", "nl", "ar", "ja", "tr", "hi", ""];

/// How many signs there are.
pub const SIGNS: usize = FIRST_LANGUAGE + TONGUES.len();

/// What a sign is called where a reason is shown.
pub(crate) fn sign_name(sign: u16) -> &'static str {
    let sign = usize::from(sign);
    if let Some(shape) = Shape::ALL.get(sign) {
        shape.as_str()
    } else if let Some(tag) = Tag::ALL.get(sign - FIRST_TAG) {
        tag.as_str()
    } else {
        "language"
    }
}

/// The shape that a sign is, if it is one.
pub(crate) fn sign_shape(sign: u16) -> Option<Shape> {
    Shape::ALL.get(usize::from(sign)).copied()
}

impl Shape {
    /// Whether a reader can see it without being shown a word: the thread, the surface, who is named.
    pub(crate) fn is_context(self) -> bool {
        matches!(
            self,
            Self::AnswersBrand
                | Self::BrandAsked
                | Self::OpenCase
                | Self::WroteBefore
                | Self::Private
                | Self::Reply
                | Self::Review
                | Self::Email
                | Self::Call
                | Self::Exclamations
                | Self::Copied
                | Self::MendedLast
        )
    }
}

/// Whether a sign may speak of danger: what is said may, and where, how long and in which language it is said may not. (In
/// a corpus danger is commoner in private messages; a thank-you in private is no more dangerous for that.)
pub fn may_alarm(sign: u16) -> bool {
    usize::from(sign) == Shape::Bias as usize || sign_tag(sign).is_some()
}

/// The tag that a sign sums, if it sums one: its words are where the reason stands.
pub(crate) fn sign_tag(sign: u16) -> Option<Tag> {
    usize::from(sign).checked_sub(FIRST_TAG).and_then(|at| Tag::ALL.get(at)).copied()
}

impl Features {
    pub(super) fn shape(&mut self, cues: &Cues, input: &Input<'_>) {
        let names = &cues.names;
        let text = &cues.text;
        let count = |kind: Kind| text.tokens.iter().filter(|token| token.kind == kind).count();
        let named = |at: usize| names.iter().any(|name| name.tokens.contains(&at));
        let strangers = text
            .tokens
            .iter()
            .enumerate()
            .filter(|(at, token)| token.kind == Kind::Mention && !named(*at))
            .count();
        let (marks, words) = (text.questions.len(), text.tokens.len());
        let ends_asking = text
            .questions
            .last()
            .is_some_and(|mark| text.tokens.last().is_none_or(|token| token.span().start < mark.start));
        let private = input.visibility == Visibility::Private
            || matches!(input.surface, Surface::Dm | Surface::Email | Surface::Chat | Surface::Call);
        let us = || names.iter().filter(|name| name.ours);
        let mended = |tag| cues.tagged(tag).filter(|c| c.weight > 0.0).map(|c| c.span.start).max();
        let fixed = mended(Tag::Fixed);
        use Shape as S;
        for (shape, holds) in [
            (S::Bias, true),
            (S::AnswersBrand, input.thread.answers_brand),
            (S::BrandAsked, input.thread.brand_asked),
            (S::OpenCase, input.thread.open_case),
            (S::WroteBefore, input.thread.earlier_inbound > 0),
            (S::Private, private),
            (S::Reply, matches!(input.surface, Surface::Reply | Surface::Comment | Surface::AdComment)),
            (S::Review, input.surface == Surface::Review),
            (S::Email, input.surface == Surface::Email),
            (S::Call, input.surface == Surface::Call),
            (S::Question, marks > 0),
            (S::EndsAsking, ends_asking),
            (S::Questions, marks > 1),
            (S::Exclamation, !text.exclamations.is_empty()),
            (S::Exclamations, text.exclamations.len() > 1),
            (S::Trailing, text.trailing > 0),
            (S::Drawn, text.tokens.iter().any(|token| token.drawn)),
            (S::Link, count(Kind::Url) > 0),
            (S::Mention, strangers > 0),
            (S::Mentions, strangers > 2),
            (S::Hashtag, count(Kind::Tag) > 0),
            (S::Hashtags, count(Kind::Tag) > 5),
            (S::Number, count(Kind::Number) > 0),
            (S::Emoji, count(Kind::Emoji) > 0),
            (S::Tiny, words <= 3),
            (S::Short, (4..=8).contains(&words)),
            (S::Medium, (9..=16).contains(&words)),
            (S::Long, (17..=30).contains(&words)),
            (S::Longest, words > 30),
            (S::NamesUs, us().next().is_some()),
            (S::BeginsWithUs, us().any(|name| name.tokens.start == 0)),
            (S::NamesRival, cues.names_rival),
            (S::Copied, input.alike.people > 1),
            (S::MendedLast, fixed.is_some() && fixed > mended(Tag::Complaint)),
        ] {
            self.sign(shape as usize, f32::from(u8::from(holds)));
        }
    }

    pub(super) fn feelings(&mut self, cues: &Cues, found: &Feelings) {
        let mut aimed = [0.0_f32; 5];
        for cue in &cues.all {
            let feeling = feeling(cue);
            let slot = match (cue.aim, feeling > 0.0) {
                (Target::Brand | Target::None, true) => 0,
                (Target::Brand | Target::None, false) => 1,
                (Target::Competitor, true) => 2,
                (Target::Competitor, false) => 3,
                (Target::ThirdParty, _) => 4,
            };
            aimed[slot] += feeling.abs();
        }
        let asks = !cues.text.questions.is_empty();
        let (kind, unkind) = (log(found.kind), log(found.unkind));
        let flag = |holds: bool| f32::from(u8::from(holds));
        use Shape as S;
        for (shape, value) in [
            (S::KindToUs, log(aimed[0])),
            (S::UnkindToUs, log(aimed[1])),
            (S::KindToRival, log(aimed[2])),
            (S::UnkindToRival, log(aimed[3])),
            (S::UnkindToThird, log(aimed[4])),
            (S::KindWords, kind),
            (S::UnkindWords, unkind),
            (S::Balance, (found.kind - found.unkind).clamp(-8.0, 8.0) / 4.0),
            (S::Kindest, found.kindest / 2.0),
            (S::Unkindest, found.unkindest / 2.0),
            (S::LastFeeling, found.last / 2.0),
            (S::NoFeeling, flag(found.kind == 0.0 && found.unkind == 0.0)),
            (S::BothFeelings, kind.min(unkind)),
            (S::KindQuestion, if asks { kind } else { 0.0 }),
            (S::UnkindQuestion, if asks { unkind } else { 0.0 }),
            (S::EmojiFeeling, found.emoji.clamp(-4.0, 4.0) / 2.0),
            (S::LastSentence, found.last_sentence.clamp(-6.0, 6.0) / 3.0),
            (S::UnknownTongue, flag(!found.listed)),
        ] {
            self.sign(shape as usize, value);
        }
    }
}
