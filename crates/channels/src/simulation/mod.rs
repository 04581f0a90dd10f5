//! What every network's simulator can do, so that one suite asks the same of all of them.
//!
//! In: what people on the network do, and what goes wrong there. Out: what a person on the network sees of the brand.
//! Promised: a [`World`] speaks to the product over the network's own wire only; this side of it is the test's hand.

mod door;

use kernel::{Millis, Secret};

pub use door::Door;

use crate::contract::{BoxFuture, Network, Secrets, Us, Visibility};

/// An account of the brand that is ready to be connected.
#[derive(Clone, Debug)]
pub struct Account {
    /// The brand there.
    pub us: Us,
    /// The name it shows.
    pub name: String,
    /// Where the network's API is.
    pub base_url: String,
    /// What opens it.
    pub secrets: Secrets,
    /// What the network signs its calls with, if it calls.
    pub hook_secret: Secret<Vec<u8>>,
}

/// What a person says on the network.
#[derive(Clone, Debug)]
pub struct Saying {
    /// Who: a name; the network makes an account of it the first time.
    pub person: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// What it answers, if it does.
    pub in_reply_to: Option<String>,
    /// The text.
    pub text: String,
    /// Whether a small picture hangs on it.
    pub picture: bool,
}

/// What people see of the brand's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// The network's id.
    pub provider_id: String,
    /// Who may see it.
    pub visibility: Visibility,
    /// What it answers.
    pub in_reply_to: Option<String>,
    /// The text, as the network has it.
    pub text: String,
    /// How many pictures or files hang on it.
    pub media: usize,
}

/// What goes wrong. A world begins without any of it; each network carries out what can happen on it, and says in its
/// page of facts what can't.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Faults {
    /// Everything that the network tells us, it tells twice.
    pub duplicates: bool,
    /// What it tells overtakes what came before.
    pub disorder: bool,
    /// What it tells without being asked (calls, streams) is lost; only its history has it.
    pub silent: bool,
    /// What it tells without being asked is broken: cut off, no JSON, of an unknown kind.
    pub garbage: bool,
    /// Nobody answers at all.
    pub down: bool,
    /// It answers 429 or its own word for it, and names this wait.
    pub limited: Option<Millis>,
    /// The access was taken back: only a person can bring it again.
    pub revoked: bool,
    /// The access ended in its time; it can be renewed where the network has that.
    pub expired: bool,
    /// It takes the next words and breaks off before it answers.
    pub answer_lost: bool,
    /// It refuses words for good, with this reason.
    pub refuses: Option<String>,
    /// It takes words, and says later that they could not be brought.
    pub fails_later: bool,
}

/// A simulated network with one account of the brand, listening on this machine.
pub trait World: Send + Sync {
    /// Which network.
    fn network(&self) -> &'static dyn Network;

    /// The brand's account.
    fn account(&self) -> Account;

    /// From now on it calls the product at this address. Nothing happens where it does not call.
    fn call(&self, hook: String) -> BoxFuture<'_, ()> {
        _ = hook;
        Box::pin(async {})
    }

    /// Whether it calls again until it is answered. Then a call that was lost is in no history.
    fn calls_again(&self) -> bool {
        false
    }

    /// Whether it says how long somebody has to wait who calls too often. Who is not told tries again by a pace of their own.
    fn says_how_long(&self) -> bool {
        true
    }

    /// A person says something; the network's id of it.
    fn says(&self, saying: Saying) -> BoxFuture<'_, String>;

    /// The person changes what they said. `false` where the network knows no such thing.
    fn edits<'a>(&'a self, id: &'a str, text: &'a str) -> BoxFuture<'a, bool>;

    /// The person takes back what they said. `false` where the network knows no such thing.
    fn deletes<'a>(&'a self, id: &'a str) -> BoxFuture<'a, bool>;

    /// What people see of the brand's words, oldest first.
    fn shown(&self) -> BoxFuture<'_, Vec<Shown>>;

    /// Makes things go wrong, or right again.
    fn set(&self, faults: Faults);
}
