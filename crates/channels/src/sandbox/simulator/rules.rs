//! What the network allows, by its flavour, and what the brand does to posts.
//!
//! In: words before they are said, and acts of the brand. Out: entries, or why not. Promised: the network counts and
//! measures for itself and trusts nothing that the caller says about length, window or earlier answers.

use super::model::{Person, Placement, PlayError, Post};
use super::state::Entry;
use super::turn::{Turn, Words};
use crate::contract::Visibility;
use crate::sandbox::Flavour;

/// The longest text of a person, in characters. People may write more than the brand.
const TEXT_MAX: usize = 25_000;
const SUBJECT_MAX: usize = 500;

impl Placement {
    /// Whether only a person and the brand see what stands there.
    pub(super) const fn is_private(&self) -> bool {
        match self {
            Self::Post | Self::Reply { .. } | Self::Repost { .. } => false,
            Self::Dm { .. } | Self::PrivateReply { .. } | Self::Mail { .. } => true,
        }
    }
}

impl Turn<'_> {
    pub fn check_text(&self, words: &Words) -> Result<(), PlayError> {
        if words.text.trim().is_empty() {
            return Err(PlayError::Invalid("there are no words"));
        }
        if words.author != self.brand.id {
            let long = words.text.chars().count() > TEXT_MAX;
            return if long { Err(PlayError::Invalid("25,000 characters are the most")) } else { Ok(()) };
        }
        let private = words.placement.is_private();
        let visibility = if private { Visibility::Private } else { Visibility::Public };
        let capabilities = self.flavour.capabilities();
        let limit = capabilities.limit(visibility).unwrap_or(usize::MAX);
        let length = capabilities.length(words.text);
        if length > limit { Err(PlayError::TooLong { length, limit }) } else { Ok(()) }
    }

    /// Whether words may be said there at all, and now.
    pub fn check_rules(&mut self, words: &Words) -> Result<(), PlayError> {
        let by_brand = words.author == self.brand.id;
        let mail = self.flavour == Flavour::Mail;
        match words.placement {
            _ if mail && !words.placement.is_private() => {
                Err(PlayError::Invalid("mail is private: there is nothing public here"))
            }
            Placement::Post => Ok(()),
            Placement::Reply { to } => self.post(to).map(drop),
            Placement::Dm { with } if by_brand && !mail => self.check_window(with, words),
            Placement::Dm { .. } => Ok(()),
            Placement::PrivateReply { to } => self.check_private_reply(to, by_brand),
            Placement::Mail { with, subject, answers } if mail => {
                self.check_mail(with, subject, answers.as_deref(), by_brand)
            }
            Placement::Mail { .. } => Err(PlayError::Invalid("this network carries no mail")),
            Placement::Repost { of } => self.check_repost(of, by_brand),
        }
    }

    fn check_window(&self, person: &str, words: &Words) -> Result<(), PlayError> {
        self.person(person)?;
        let capabilities = self.flavour.capabilities();
        let Some(window) = capabilities.private_window else { return Ok(()) };
        let state = &self.core.state;
        let by_public = capabilities.window_from_public;
        let last = if by_public { &state.last_to_brand } else { &state.last_private }.get(person);
        let allowed = match (words.tag, capabilities.tag_window) {
            (Some(_), Some(longer)) => longer,
            (Some(_), None) => return Err(PlayError::Invalid("this network knows no tags")),
            (None, _) => window,
        };
        if last.is_some_and(|&last| self.now.since(last) <= allowed) {
            return Ok(());
        }
        Err(if by_public { PlayError::WindowClosed } else { PlayError::OutsideWindow { allowed } })
    }

    fn check_private_reply(&self, comment: &str, by_brand: bool) -> Result<(), PlayError> {
        let Some(rule) = self.flavour.capabilities().private_replies.filter(|_| by_brand) else {
            return Err(PlayError::Invalid("nobody can answer privately to a comment here"));
        };
        let post = self.post(comment)?;
        if post.with.is_some() || post.author == self.brand.id {
            return Err(PlayError::Invalid("only a public comment of a person can be answered privately"));
        }
        if self.now.since(post.at) > rule.within {
            return Err(PlayError::TooOld { within: rule.within });
        }
        if self.core.state.answered_privately.contains(comment) {
            return Err(PlayError::RepliedAlready);
        }
        Ok(())
    }

    /// Mail goes to any address: whoever has it is somebody from now on.
    fn check_mail(
        &mut self,
        with: &str,
        subject: &str,
        answers: Option<&str>,
        by_brand: bool,
    ) -> Result<(), PlayError> {
        let with = address(with)?;
        if subject.chars().count() > SUBJECT_MAX || subject.contains(['\r', '\n']) {
            return Err(PlayError::Invalid("a subject is one line of 500 characters at most"));
        }
        if let Some(id) = answers
            && self.post(id)?.with.as_ref() != Some(&with)
        {
            return Err(PlayError::NoSuchPost(id.to_owned()));
        }
        if by_brand && self.person(&with).is_err() {
            let (id, handle, name) = (with.clone(), with.clone(), with);
            self.put(Person { id, handle, name, avatar: None, followers: 0, seeded: false });
        }
        Ok(())
    }

    fn check_repost(&self, of: &str, by_brand: bool) -> Result<(), PlayError> {
        if !by_brand || !self.flavour.capabilities().reposts {
            return Err(PlayError::Invalid("nothing can be reposted here"));
        }
        self.public(of).map(drop)
    }

    /// A mail joins the thread of the one that it answers, or opens one.
    pub fn join(&self, post: &mut Post, answers: Option<&String>, subject: &str) {
        let answered = answers.and_then(|id| self.core.state.posts.get(id));
        post.thread = answered.map_or_else(|| post.id.clone(), |answered| answered.thread.clone());
        post.parent = answered.map(|answered| answered.id.clone());
        let kept = || {
            let about = answered?.subject.as_deref()?;
            Some(if about.starts_with("Re: ") { about.to_owned() } else { format!("Re: {about}") })
        };
        post.subject = Some(subject.trim()).filter(|s| !s.is_empty()).map(str::to_owned).or_else(kept);
    }

    /// An address that nobody has `but` this person; addresses are ids here and never change.
    pub fn free_address(&self, raw: &str, but: Option<&str>) -> Result<String, PlayError> {
        let new = address(raw)?;
        let ours = self.brand.handle.eq_ignore_ascii_case(&new);
        match but {
            Some(own) if own != new => Err(PlayError::Invalid("a mail address does not change hands")),
            Some(_) => Ok(new),
            None if ours || self.core.state.people.contains_key(&new) => Err(PlayError::HandleTaken(new)),
            None => Ok(new),
        }
    }

    fn public(&self, id: &str) -> Result<Post, PlayError> {
        let post = self.post(id)?;
        if post.with.is_some() {
            return Err(PlayError::Private(id.to_owned()));
        }
        Ok(post.clone())
    }

    /// The brand likes a public post, or no longer. What is so already stays so.
    pub fn like_as_brand(&mut self, id: &str, removed: bool) -> Result<(), PlayError> {
        let post = self.public(id)?;
        if post.likes.contains(&self.brand.id) == removed {
            let person = self.brand.id.clone();
            self.push(Entry::Liked { id: id.to_owned(), person, removed });
            self.announce(&post);
        }
        Ok(())
    }

    /// The brand hides what somebody wrote on its page, or shows it again. What is so already stays so.
    pub fn hide(&mut self, id: &str, hidden: bool) -> Result<(), PlayError> {
        if !self.flavour.capabilities().hides {
            return Err(PlayError::Invalid("nothing can be hidden here"));
        }
        let post = self.public(id)?;
        if post.author == self.brand.id {
            return Err(PlayError::Invalid("your own words are taken back, not hidden"));
        }
        if post.hidden != hidden {
            self.push(Entry::Hidden { id: id.to_owned(), hidden });
            self.announce(&post);
        }
        Ok(())
    }
}

/// An address as this network writes it: in lower case.
pub(super) fn address(raw: &str) -> Result<String, PlayError> {
    let refused = PlayError::Invalid("an address is letters, digits and . _ + - around one @");
    let lower = raw.trim().to_lowercase();
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '+' | '-');
    let fits = lower.len() <= 100
        && lower.split_once('@').is_some_and(|(local, domain)| {
            let named = |part: &str| !part.is_empty() && part.chars().all(allowed);
            named(local) && named(domain) && domain.contains('.') && !domain.starts_with('.')
        });
    if fits { Ok(lower) } else { Err(refused) }
}
