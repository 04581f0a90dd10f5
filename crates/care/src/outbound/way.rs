//! Whether a private answer may leave now, by the network's rules: within the window, as the one private reply to a
//! comment, or with a tag. Pure; asked by the composer before anybody writes, and again when the words are sent.

use channels::{Capabilities, Tag};
use kernel::{Instant, Millis, Said, said};

/// What was heard of a person on one network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// When they last wrote privately.
    pub private: Option<Instant>,
    /// When they last wrote at all.
    pub any: Option<Instant>,
    /// When the newest public comment was written that nobody has answered privately.
    pub comment: Option<Instant>,
    /// Whether some comment was answered privately.
    pub replied: bool,
}

/// How a private answer may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Freely, until the window closes if it does.
    Open {
        /// Until when.
        until: Option<Instant>,
    },
    /// As the private reply to a comment: once.
    Reply {
        /// Until when.
        until: Instant,
    },
    /// Only with a tag.
    Tagged {
        /// Which.
        tag: Tag,
        /// Until when.
        until: Instant,
    },
    /// Not now.
    Closed(Closed),
}

/// Why a private answer may not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// They have to write privately first.
    Never,
    /// The comment was answered privately, which may be done once, and they have not written since.
    Replied,
    /// The comment is too old.
    TooOld {
        /// How old it may be.
        within: Millis,
    },
    /// Too much time has passed since they wrote.
    Over {
        /// How much may.
        allowed: Millis,
    },
}

/// How a private answer may leave `now`.
pub fn way(network: &Capabilities, heard: Heard, now: Instant) -> Way {
    if let Some(last) = heard.private {
        return since(
            network,
            if network.window_from_public { heard.any.unwrap_or(last) } else { last },
            now,
        );
    }
    if network.private_first {
        return match heard.any.filter(|_| network.window_from_public) {
            Some(last) => since(network, last, now),
            None => Way::Open { until: None },
        };
    }
    let Some(rule) = network.private_replies else { return Way::Closed(Closed::Never) };
    match heard.comment {
        Some(at) if now.since(at) <= rule.within => Way::Reply { until: at + rule.within },
        Some(_) => Way::Closed(Closed::TooOld { within: rule.within }),
        None if heard.replied => Way::Closed(Closed::Replied),
        None => Way::Closed(Closed::Never),
    }
}

fn since(network: &Capabilities, last: Instant, now: Instant) -> Way {
    let Some(window) = network.private_window else { return Way::Open { until: None } };
    if now.since(last) <= window {
        return Way::Open { until: Some(last + window) };
    }
    match network.tag_window {
        Some(longer) if now.since(last) <= longer => {
            Way::Tagged { tag: Tag::HumanAgent, until: last + longer }
        }
        longer => Way::Closed(Closed::Over { allowed: longer.unwrap_or(window) }),
    }
}

impl Closed {
    /// Why, and what is possible instead, as a sentence for whoever wants to write.
    pub fn words(self, network: &str) -> Said {
        match self {
            Self::Never => said!(
                "{network} lets nobody write privately first: they have not written privately yet. Ask them to, in public",
                network
            ),
            Self::Replied => said!(
                "{network} takes one private reply to a comment, and it was sent. More is possible when they write back",
                network
            ),
            Self::TooOld { within } => said!(
                "{network} takes a private reply to a comment for {within}; that time is over. Answer in public, or wait \
                 until they write again",
                network,
                within
            ),
            Self::Over { allowed } => said!(
                "{network} takes private answers for {allowed} after the person's last message; that time is over. \
                 Answer in public, write an e-mail if they agreed to that, or wait until they write again",
                network,
                allowed
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(id: &str) -> &'static Capabilities {
        channels::by_id(id).expect("it is known").capabilities()
    }

    fn at(hours: i64) -> Instant {
        Instant::from_seconds(1_772_359_200) + Millis::hours(hours)
    }

    #[test]
    fn a_page_takes_free_words_for_a_day_tagged_ones_for_a_week_and_then_none() {
        let page = network("sandbox_page");
        let heard = Heard { private: Some(at(0)), any: Some(at(100)), ..Heard::default() };
        assert_eq!(way(page, heard, at(24)), Way::Open { until: Some(at(24)) });
        let tagged = Way::Tagged { tag: Tag::HumanAgent, until: at(7 * 24) };
        assert_eq!(way(page, heard, at(24) + Millis(1)), tagged);
        assert_eq!(way(page, heard, at(7 * 24)), tagged);
        let over = Way::Closed(Closed::Over { allowed: Millis::days(7) });
        assert_eq!(way(page, heard, at(7 * 24) + Millis(1)), over);
    }

    #[test]
    fn a_comment_opens_one_private_reply_within_a_week_and_no_window() {
        let page = network("sandbox_page");
        let heard = Heard { any: Some(at(0)), comment: Some(at(0)), ..Heard::default() };
        assert_eq!(way(page, heard, at(30)), Way::Reply { until: at(7 * 24) });
        let late = way(page, heard, at(7 * 24) + Millis(1));
        assert_eq!(late, Way::Closed(Closed::TooOld { within: Millis::days(7) }));
        let replied = Heard { comment: None, replied: true, ..heard };
        assert_eq!(way(page, replied, at(1)), Way::Closed(Closed::Replied));
        assert_eq!(way(page, Heard::default(), at(1)), Way::Closed(Closed::Never));
    }

    #[test]
    fn a_microblog_counts_public_words_too_and_mail_counts_nothing() {
        let heard = Heard { any: Some(at(10)), comment: Some(at(10)), ..Heard::default() };
        let open = Way::Open { until: Some(at(10 + 7 * 24)) };
        assert_eq!(way(network("sandbox"), heard, at(11)), open);
        assert_eq!(way(network("sandbox_mail"), heard, at(10_000)), Way::Open { until: None });
    }
}
