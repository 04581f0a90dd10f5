//! Whether somebody is there, and what a visitor may enter. Pure.

use channels::webchat::{Ask, Config};
use kernel::Instant;
use ownership::Calendar;

use super::{Availability, Entry};
use crate::Wrong;

/// The longest name, in characters.
const NAME_MAX: usize = 100;
/// The longest address, in characters.
const EMAIL_MAX: usize = 200;

/// Whether somebody is there: without a calendar it is always open.
pub fn availability(calendar: Option<&Calendar>, somebody_is_here: bool, now: Instant) -> Availability {
    match calendar {
        Some(calendar) if !calendar.is_open_at(now) => Availability::Closed { opens: calendar.opens_at(now) },
        _ if somebody_is_here => Availability::Online,
        _ => Availability::Away,
    }
}

/// Whether an address has to be given: when nobody is there, it is the only way to answer somebody who leaves.
pub fn email_asked(config: &Config, availability: Availability) -> Ask {
    if availability == Availability::Online { config.email } else { Ask::Must }
}

/// Looks at what somebody entered, and cleans it.
///
/// # Errors
/// The fields that have to be changed, by their names: `consent`, `name`, `email`.
pub fn entry(
    config: &Config,
    availability: Availability,
    entry: Entry,
    vouched: bool,
) -> Result<Entry, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let Entry { name, email, topic, lang, consent } = entry;
    let (name, email) = (name.trim().to_owned(), email.trim().to_owned());
    if consent.trim().is_empty() {
        wrong.push(Wrong::new("consent", "agree first: nothing is kept without that"));
    }
    if name.chars().count() > NAME_MAX || name.chars().any(char::is_control) {
        wrong.push(Wrong::new("name", "a name has at most 100 characters"));
    } else if name.is_empty() && config.name == Ask::Must && !vouched {
        wrong.push(Wrong::new("name", "say by which name we may call you"));
    }
    let asked = if vouched { Ask::No } else { email_asked(config, availability) };
    if !email.is_empty() && !is_address(&email) {
        wrong.push(Wrong::new("email", "this is no e-mail address"));
    } else if email.is_empty() && asked == Ask::Must {
        wrong.push(Wrong::new("email", "give an address: the answer may come when you have left"));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let topic = topic.filter(|topic| config.topics.contains(topic));
    Ok(Entry { name, email, topic, lang: lang.chars().take(20).collect(), consent })
}

/// Whether this can be an e-mail address: one `@` between things without spaces.
fn is_address(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"@<>,;\"\\".contains(c))
    };
    text.chars().count() <= EMAIL_MAX
        && text.split_once('@').is_some_and(|(name, host)| {
            plain(name) && plain(host) && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(name: &str, email: &str) -> Entry {
        Entry { name: name.into(), email: email.into(), consent: "yes".into(), ..Entry::default() }
    }

    fn fields(result: Result<Entry, Vec<Wrong>>) -> Vec<String> {
        result.err().unwrap_or_default().into_iter().map(|wrong| wrong.field).collect()
    }

    #[test]
    fn an_address_has_to_be_given_when_nobody_is_there() {
        let config = Config::default();
        assert_eq!(fields(entry(&config, Availability::Online, typed("", ""), false)), Vec::<String>::new());
        for gone in [Availability::Away, Availability::Closed { opens: None }] {
            assert_eq!(fields(entry(&config, gone, typed("", ""), false)), ["email"]);
            assert!(entry(&config, gone, typed("", "a@b.example"), false).is_ok());
            assert!(entry(&config, gone, typed("", ""), true).is_ok(), "the site says who they are");
        }
    }

    #[test]
    fn nothing_begins_without_consent_or_with_what_is_no_name_and_no_address() {
        let config = Config { name: Ask::Must, ..Config::default() };
        let nothing = Entry { consent: " ".into(), ..typed(" ", "no address") };
        assert_eq!(
            fields(entry(&config, Availability::Online, nothing, false)),
            ["consent", "name", "email"]
        );
        for bad in ["a@b", "a b@c.de", "@b.de", "a@.de", "a@b.de\nbcc: c@d.de", "<a@b.de>", "a@@b.de"] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_topic_is_one_of_those_offered() {
        let config = Config { topics: vec!["Billing".into()], ..Config::default() };
        let with = |topic: &str| {
            let wish = Entry { topic: Some(topic.into()), ..typed("Priya", "") };
            entry(&config, Availability::Online, wish, false).unwrap().topic
        };
        assert_eq!((with("Billing").as_deref(), with("<script>")), (Some("Billing"), None));
    }

    proptest! {
        #[test]
        fn whatever_is_entered_is_bounded_or_refused(name in any::<String>(), email in any::<String>(), lang in any::<String>()) {
            let wish = Entry { lang, ..typed(&name, &email) };
            if let Ok(kept) = entry(&Config::default(), Availability::Online, wish, false) {
                prop_assert!(kept.name.chars().count() <= NAME_MAX && kept.email.chars().count() <= EMAIL_MAX);
                prop_assert!(kept.lang.chars().count() <= 20);
            }
        }
    }
}
