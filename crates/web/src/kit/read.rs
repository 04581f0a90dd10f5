//! What was read in Priya's messages: by the reader of the product, so that the words that moved a fact are real ones.

use crate::facts::{self, Menu, Reading};
use triage::{Input, Source, Taxonomy, Topic, Triage};

/// Her first words.
pub const FIRST: &str = "Hey @larkspur, the internet has been down in Marsh Lane since six. Red light on the box, restarted twice. I teach online at eleven, so a word about when it is back would help a lot.\n\nAnybody else?";
/// What she answered.
pub const NUMBER: &str = "That’s it, LB-204418. The light on the box has been red since about six.";
/// Her newest words.
pub const HURRY: &str = "And please be quick, the kids’ exam is today 😬";

fn topics() -> Vec<Topic> {
    vec![
        Topic::new("outage", ["down", "outage", "red light", "no internet"]),
        Topic::new("billing", ["bill", "invoice", "charged", "refund"]),
        Topic::new("moving_home", ["moving", "new address"]),
        Topic::new("router", ["router", "the box", "wifi"]),
        Topic::new("speed", ["slow", "speed", "ping"]),
        Topic::new("contract_and_cancellation", ["contract", "cancel"]),
    ]
}

/// The reader of the invented brand.
fn reader() -> Triage {
    let taxonomy = Taxonomy { brand_names: vec!["larkspur".into()], topics: topics(), ..Taxonomy::default() };
    Triage::with_taxonomy(&taxonomy)
}

/// The menu of the invented brand.
pub fn menu(to: &'static str) -> Menu {
    let topics: Vec<String> = topics().into_iter().map(|topic| topic.name).collect();
    Menu::new(to, &topics, "gallery")
}

/// What was read in a message; `set`: somebody has set a fact right.
pub fn of(id: &str, text: &str, set: bool) -> Box<Reading> {
    let mut read = reader().read(&Input::mention(text));
    if set {
        read.set("severity", "3", Source::HUMAN).expect("severity has a third level");
    }
    let others = [("llama-3.2".to_owned(), "intent".to_owned(), "query".to_owned(), 0.7)];
    let shown =
        facts::reading(id, ("", text), &read, |_| Some("Mo Said".into()), if set { &others } else { &[] });
    Box::new(Reading { settable: true, ..shown })
}

/// The same for the newest message.
pub fn newest(id: &str, text: &str) -> Box<Reading> {
    Box::new(Reading { newest: true, ..*of(id, text, true) })
}
