//! The sandbox.

use crate::kit::frame::{ago, frame};
use crate::kit::people::{Customer, EVERYBODY};
use crate::sandbox;
use crate::shell::Place;
use crate::ui::{Face, Network};
use axum::extract::Query;
use axum::response::Html;
use std::collections::HashMap;

/// `/sandbox`.
pub async fn play(Query(asked): Query<HashMap<String, String>>) -> Html<String> {
    let persona = |customer: &Customer| sandbox::Persona {
        id: customer.id.into(),
        face: customer.face(),
        name: customer.name.into(),
        handle: customer.handle.into(),
        followers: customer.reach.unwrap_or(120),
    };
    let post = |id: &str, who: Customer, minutes: i64, depth: u8, text: &str| sandbox::Post {
        id: id.into(),
        face: who.face(),
        name: who.name.into(),
        handle: who.handle.into(),
        brand: false,
        mine: who.id == "per_priya",
        at: ago(minutes),
        text: text.into(),
        depth,
        likes: minutes.unsigned_abs() % 17,
        liked: minutes % 2 == 0,
        edited: minutes == 38,
        hidden: id == "2",
        subject: None,
        repost_of: None,
        dm_link: false,
    };
    let brand = |id: &str, minutes: i64, depth: u8, text: &str| sandbox::Post {
        face: Face::new("acc_1", "Larkspur Broadband"),
        name: "Larkspur Broadband".into(),
        handle: "larkspur".into(),
        brand: true,
        mine: false,
        ..post(id, EVERYBODY[1], minutes, depth, text)
    };
    let fault = |key: &str, name: &str, does: &str, on| sandbox::Fault {
        key: key.into(),
        name: name.into(),
        does: does.into(),
        on,
    };
    let [priya, tom, noor, _, marie, ..] = EVERYBODY;
    let mut view = sandbox::View {
        frame: frame("Sandbox", Place::Sandbox),
        on: Network::new("sandbox", "Sandbox"),
        networks: vec![
            Network::new("sandbox", "Sandbox"),
            Network::new("sandbox_page", "Sandbox Page"),
            Network::new("sandbox_mail", "Sandbox Mail"),
        ],
        has_public: true,
        has_subject: false,
        brand: "larkspur".into(),
        me: Some(persona(&priya)),
        personas: EVERYBODY[..6].iter().map(persona).collect(),
        feed: vec![
            post(
                "1",
                priya,
                38,
                0,
                "Hey @larkspur, the internet has been down in Marsh Lane since six. Red light on the box, restarted twice.",
            ),
            post("2", tom, 33, 1, "Same here, number 14. Whole street I think."),
            post("3", noor, 31, 2, "وأنا كذلك، الشارع كله بدون إنترنت."),
            brand(
                "4",
                24,
                1,
                "Thank you for the details, Priya. A cable on Marsh Lane was cut this morning; a crew is there now.",
            ),
            post("5", marie, 95, 0, "Votre nouvelle boutique est magnifique @larkspur 😍"),
        ],
        messages: vec![
            brand(
                "6",
                22,
                0,
                "Hi Priya, Ana from Larkspur. Could you tell me the number on the label below the box?",
            ),
            post(
                "7",
                priya,
                6,
                0,
                "That’s it, LB-204418. The light on the box has been red since about six.",
            ),
            post("8", priya, 4, 0, "And please be quick, the kids’ exam is today 😬"),
        ],
        faults: vec![
            fault("duplicates", "Duplicates", "Every delivery comes twice.", false),
            fault("disorder", "Disorder", "Deliveries overtake each other.", false),
            fault("delay", "Delay", "Each delivery waits up to 20 seconds.", false),
            fault("errors", "Errors", "A third of our requests get a 500.", false),
            fault("lost_answer", "Lost answers", "It takes our words, then never answers.", true),
            fault("rate_limit", "Rate limit", "Three requests a minute.", false),
            fault("revoked", "Revoked token", "Our token is refused.", false),
        ],
    };
    if asked.get("state").is_some_and(|state| state == "empty") {
        view.me = None;
        view.personas.clear();
        view.feed.clear();
        view.messages.clear();
    }
    Html(sandbox::render(&view).unwrap_or_default())
}
