//! What the reader is given: the words, where they were said, and what went before.

use kernel::Lang;
use serde::{Deserialize, Serialize};

/// One inbound message in its thread.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The words, as the person wrote them. The first [`Input::READ_BYTES`] are read.
    pub text: &'a str,
    /// The network's short name, such as `sandbox` or `bluesky`.
    pub network: &'a str,
    /// Who can see the message.
    pub visibility: Visibility,
    /// Where on the network it was said.
    pub surface: Surface,
    /// The language that the network, the profile or earlier messages suggest.
    pub lang_hint: Option<Lang>,
    /// What went before.
    pub thread: Thread<'a>,
    /// How many others lately wrote nearly the same.
    pub alike: Alike,
}

/// How many messages of the last day say nearly the same ([`crate::Likeness`]), this one not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// Messages, whoever wrote them.
    pub messages: u32,
    /// People other than this one.
    pub people: u32,
}

impl<'a> Input<'a> {
    /// How much of a text is read, in bytes. A longer text is cut at a character boundary: what a message is
    /// about stands near its start, and a pasted book must not cost more than a letter.
    pub const READ_BYTES: usize = 8 * 1024;

    /// A public mention outside any thread: the plainest input.
    pub fn mention(text: &'a str) -> Self {
        Self {
            text,
            network: "",
            visibility: Visibility::Public,
            surface: Surface::Mention,
            lang_hint: None,
            thread: Thread::default(),
            alike: Alike::default(),
        }
    }

    /// The part of the text that is read.
    pub(crate) fn read_part(&self) -> &'a str {
        &self.text[..self.text.floor_char_boundary(Self::READ_BYTES)]
    }
}

/// Who can see a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody.
    #[default]
    Public,
    /// The person and the brand.
    Private,
}

/// Where on a network a message was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Surface {
    /// A post that names the brand.
    #[default]
    Mention,
    /// An answer inside a thread.
    Reply,
    /// A comment under the brand's own post.
    Comment,
    /// A comment under an advertisement.
    AdComment,
    /// A post on the brand's page.
    PagePost,
    /// A review, with or without stars.
    Review,
    /// An answer to a story.
    StoryReply,
    /// A direct message.
    Dm,
    /// An e-mail.
    Email,
    /// A chat on the brand's own site or app.
    Chat,
    /// A call, as notes or a transcript.
    Call,
}

/// What went before the message, as far as it is known. The default is *nothing*.
#[derive(Clone, Copy, Debug, Default)]
pub struct Thread<'a> {
    /// The message answers one of the brand's own.
    pub answers_brand: bool,
    /// The brand's last message in the thread asked for something (a number, a direct message, a
    /// confirmation).
    pub brand_asked: bool,
    /// The person has an open case.
    pub open_case: bool,
    /// How many messages of this person came before in the thread.
    pub earlier_inbound: u32,
    /// The brand's last words to this person in the thread.
    pub last_brand_text: Option<&'a str>,
}
