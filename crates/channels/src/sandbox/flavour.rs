//! Three networks of one simulator: what each can do, as a table, and the few words in which they differ.

use kernel::Millis;

use crate::contract::{Capabilities, Counting, PrivateReplies, Surface};

/// A network of the sandbox.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Flavour {
    /// Short posts, mentions and direct messages.
    Microblog,
    /// A page of the brand: its posts, what people write on it, comments below, and a messenger beside it.
    Page,
    /// Electronic mail.
    Mail,
}

static MICROBLOG: Capabilities = Capabilities {
    id: "sandbox",
    name: "Sandbox",
    surfaces: &[Surface::Mention, Surface::Reply, Surface::Dm],
    public_limit: Some(280),
    private_limit: Some(2_000),
    counting: Counting::Graphemes,
    private_window: Some(Millis::days(7)),
    window_from_public: true,
    tag_window: None,
    private_first: true,
    private_replies: None,
    likes: true,
    hides: false,
    reposts: true,
    subject: false,
    dm_link: true,
    edit: true,
    delete: true,
    media: false,
    idempotent_send: false,
    echoes: true,
    look_up: true,
    hooks: true,
    listens: false,
    history_every: Some(Millis::seconds(30)),
};

static PAGE: Capabilities = Capabilities {
    id: "sandbox_page",
    name: "Sandbox Page",
    surfaces: &[Surface::Comment, Surface::PagePost, Surface::Dm],
    public_limit: Some(8_000),
    private_limit: Some(2_000),
    counting: Counting::Characters,
    private_window: Some(Millis::hours(24)),
    window_from_public: false,
    tag_window: Some(Millis::days(7)),
    private_first: false,
    private_replies: Some(PrivateReplies { per_comment: 1, within: Millis::days(7) }),
    likes: true,
    hides: true,
    reposts: false,
    dm_link: false,
    ..MICROBLOG
};

static MAIL: Capabilities = Capabilities {
    id: "sandbox_mail",
    name: "Sandbox Mail",
    surfaces: &[Surface::Email],
    public_limit: None,
    private_limit: Some(20_000),
    counting: Counting::Characters,
    private_window: None,
    window_from_public: false,
    tag_window: None,
    private_first: true,
    private_replies: None,
    likes: false,
    hides: false,
    reposts: false,
    subject: true,
    dm_link: false,
    edit: false,
    delete: false,
    ..MICROBLOG
};

impl Flavour {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Microblog, Self::Page, Self::Mail];

    /// What it can do.
    pub const fn capabilities(self) -> &'static Capabilities {
        match self {
            Self::Microblog => &MICROBLOG,
            Self::Page => &PAGE,
            Self::Mail => &MAIL,
        }
    }

    /// The flavour with this channel's id.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flavour| flavour.capabilities().id == id)
    }

    /// What stands alone in public.
    pub(super) const fn post(self) -> Surface {
        match self {
            Self::Page => Surface::PagePost,
            Self::Microblog | Self::Mail => Surface::Mention,
        }
    }

    /// What answers in public.
    pub(super) const fn reply(self) -> Surface {
        match self {
            Self::Page => Surface::Comment,
            Self::Microblog | Self::Mail => Surface::Reply,
        }
    }

    /// What is private.
    pub(super) const fn private(self) -> Surface {
        match self {
            Self::Mail => Surface::Email,
            Self::Microblog | Self::Page => Surface::Dm,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_flavour_is_found_by_the_id_of_its_channel() {
        for flavour in Flavour::ALL {
            assert_eq!(Flavour::by_id(flavour.capabilities().id), Some(flavour));
        }
        assert_eq!(Flavour::by_id("pigeon"), None);
    }
}
