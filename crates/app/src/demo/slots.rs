//! Words with slots, filled: the same slot has the same value all through a thread.

use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

const PLACES: [(&str, &str, &str); 24] = [
    ("Ripon", "Mill Lane", "HG4 1QT"),
    ("Skipton", "Raikes Road", "BD23 1NP"),
    ("Ludlow", "Corve Street", "SY8 1DA"),
    ("Hexham", "Battle Hill", "NE46 1BA"),
    ("Totnes", "Fore Street", "TQ9 5RP"),
    ("Oakham", "Burley Road", "LE15 6DH"),
    ("Buxton", "Green Lane", "SK17 9DP"),
    ("Hitchin", "Bancroft", "SG5 1LQ"),
    ("Malton", "Welham Road", "YO17 9DU"),
    ("Kendal", "Highgate", "LA9 4HE"),
    ("Frome", "Catherine Hill", "BA11 1BY"),
    ("Stroud", "Slad Road", "GL5 1QW"),
    ("Otley", "Bridge Street", "LS21 1BQ"),
    ("Whitby", "Church Street", "YO22 4DE"),
    ("Bridport", "South Street", "DT6 3NR"),
    ("Lewes", "Western Road", "BN7 1RP"),
    ("Penrith", "Castlegate", "CA11 7JB"),
    ("Melton Mowbray", "Sandy Lane", "LE13 0AN"),
    ("Selby", "Flaxley Road", "YO8 4BW"),
    ("Beverley", "Norwood", "HU17 9ET"),
    ("Crickhowell", "Beaufort Street", "NP8 1BN"),
    ("Peebles", "Northgate", "EH45 8BU"),
    ("Omagh", "Dublin Road", "BT78 1ES"),
    ("Diss", "Mere Street", "IP22 4AG"),
];
const SPEEDS: [&str; 14] = ["3", "4.5", "6", "9", "11", "14", "17", "22", "26", "31", "38", "55", "67", "72"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The values of one thread.
#[derive(Clone, Debug)]
pub struct Slots {
    place: (&'static str, &'static str, &'static str),
    day: &'static str,
    hours: u32,
    speed: &'static str,
    price: u32,
    order: u32,
    name: String,
}

impl Slots {
    /// Chooses values. `weekday` is the day that a customer speaks of, 0 for Monday; `name` their first name.
    pub fn choose(rng: &mut StdRng, weekday: usize, name: &str) -> Self {
        Self {
            place: *PLACES.choose(rng).expect("there are places"),
            day: DAYS[weekday % DAYS.len()],
            hours: rng.random_range(2..=9),
            speed: SPEEDS.choose(rng).expect("there are speeds"),
            price: rng.random_range(19..=58),
            order: rng.random_range(100_000..=999_999),
            name: name.to_owned(),
        }
    }

    /// Fills every slot but `{agent}`, who is known only when somebody answers.
    pub fn fill(&self, text: &str) -> String {
        if !text.contains('{') {
            return text.to_owned();
        }
        let (town, street, postcode) = self.place;
        text.replace("{town}", town)
            .replace("{street}", street)
            .replace("{postcode}", postcode)
            .replace("{day}", self.day)
            .replace("{hours}", &self.hours.to_string())
            .replace("{speed}", self.speed)
            .replace("{price}", &format!("£{}", self.price))
            .replace("{order}", &format!("LB-{}", self.order))
            .replace("{digits}", &format!("{:03}", self.order % 1000))
            .replace("{name}", &self.name)
    }
}

/// Fills `{agent}`.
pub fn sign(text: &str, agent: &str) -> String {
    text.replace("{agent}", agent)
}
