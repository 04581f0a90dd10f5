//! Does somebody follow, or say no? Pure.

use super::model::Way;

/// Where the person spoke.
#[derive(Clone, Copy, Debug)]
pub struct Spoke<'a> {
    /// On which network.
    pub channel: &'a str,
    /// Whether only we can see it.
    pub private: bool,
    /// Whether it is an e-mail.
    pub email: bool,
}

/// Whether words follow an offer that was made on a network. A call is followed by choosing its time, which no words
/// do by themselves.
pub fn follows(way: Way, offered_on: &str, spoke: Spoke<'_>) -> bool {
    match way {
        Way::Private => spoke.private && spoke.channel == offered_on,
        Way::Email => spoke.email,
        Way::Call => false,
    }
}

/// Whether a public answer to an offer reads like a no. It is only shown to the agent, who decides.
pub fn declines(text: &str) -> bool {
    const PHRASES: [&str; 17] = [
        "no thanks",
        "no thank you",
        "no dm",
        "not dm",
        "won't dm",
        "not going to dm",
        "rather not",
        "right here",
        "answer here",
        "keep it public",
        "in public",
        "stay public",
        "nein danke",
        "lieber nicht",
        "lieber hier",
        "hier öffentlich",
        "keine dm",
    ];
    let bare: String = text
        .to_lowercase()
        .replace('’', "'")
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '\'' { c } else { ' ' })
        .collect();
    let words: Vec<&str> = bare.split_whitespace().filter(|word| *word != "thx").collect();
    let said = format!(" {} ", words.join(" "));
    let alone = matches!(words.as_slice(), ["no" | "nope" | "nein" | "nö" | "nah"]);
    alone || PHRASES.iter().any(|phrase| said.contains(&format!(" {phrase} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_private_message_on_the_same_network_follows_and_a_public_one_does_not() {
        let spoke = |channel, private, email| Spoke { channel, private, email };
        assert!(follows(Way::Private, "x", spoke("x", true, false)));
        assert!(!follows(Way::Private, "x", spoke("x", false, false)));
        assert!(!follows(Way::Private, "x", spoke("other", true, false)));
        assert!(follows(Way::Email, "x", spoke("mail", true, true)));
        assert!(!follows(Way::Email, "x", spoke("x", true, false)));
        assert!(!follows(Way::Call, "x", spoke("x", true, false)));
    }

    #[test]
    fn a_no_is_read_in_two_languages_and_a_complaint_is_none() {
        for no in [
            "No.",
            "no thanks, answer me here",
            "I'd rather not.",
            "Nein danke",
            "Lieber hier öffentlich!",
            "Not going to DM you",
        ] {
            assert!(declines(no), "{no}");
        }
        for other in ["There is no internet", "I wrote to you", "Nein-Tasten kaputt", "ok", ""] {
            assert!(!declines(other), "{other}");
        }
    }
}
