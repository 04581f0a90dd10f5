//! What a message says that names its author: an order, an account, an address, a number. Reading is pure; a batch
//! writes what it read with one statement, and only if it read something.

use std::collections::BTreeMap;

use db::{Arg, FromRow, Tx, args};
use kernel::{Ctx, IdentityId, Instant, MessageId, PersonId, TenantId};
use triage::{PersonalKind, PersonalSpan};

use super::store;
use crate::Result;
use crate::words::words;

/// How many holders of one identifier are looked at. What more people share names nobody.
const HOLDERS: i64 = 64;

words! {
    /// What names a person.
    pub enum Names {
        /// The number of an order.
        Order = "order",
        /// The number of a customer's account.
        Account = "account",
        /// An e-mail address.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
    }
}

/// Something that names a person, as it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identifier {
    /// What it is.
    pub kind: Names,
    /// Without what people write differently: capitals, spaces, dashes.
    pub value: String,
    /// As much of it as may be shown.
    pub shown: String,
    /// Whether the network has shown it to be theirs.
    pub verified: bool,
}

/// That an identity said, or has, what names a person.
#[derive(Clone, Debug, FromRow)]
pub struct Held {
    /// The digest of what it says.
    pub key: String,
    /// What it is.
    pub kind: Names,
    /// As much of it as may be shown.
    pub shown: String,
    /// Whether the network has shown it to be theirs.
    pub verified: bool,
    /// Whose the identity is at the moment.
    pub person_id: PersonId,
}

/// Words that say which number comes next.
const ORDER_WORDS: [&str; 9] =
    ["order", "orders", "booking", "ticket", "reference", "ref", "bestellung", "auftrag", "bestellnummer"];
const ACCOUNT_WORDS: [&str; 8] =
    ["account", "acc", "acct", "customer", "contract", "kundennummer", "konto", "vertrag"];
/// The shortest number that names anything.
const DIGITS: usize = 4;

impl Identifier {
    fn new(kind: Names, raw: &str, verified: bool) -> Self {
        let plain =
            raw.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect::<String>();
        let (value, shown) = match kind {
            Names::Email => (raw.trim().to_lowercase(), masked_address(raw.trim())),
            // A country code is written or left out: the last digits are the number.
            Names::Phone => (tail(&plain, 9), format!("…{}", tail(&plain, 3))),
            Names::Order | Names::Account => (plain.clone(), format!("…{}", tail(&plain, 4))),
        };
        Self { kind, value, shown, verified }
    }

    /// The address from which somebody writes, where the network has delivered to it.
    pub fn address(address: &str) -> Self {
        Self::new(Names::Email, address, true)
    }

    /// The key under which the same identifier is found again. It tells nobody what it was made of.
    pub fn key(&self, tenant: TenantId) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&doubled(tenant));
        // What stands after *order* and what stands after *account* is one number to those who write it.
        let kind = match self.kind {
            Names::Order | Names::Account => "number",
            Names::Email | Names::Phone => self.kind.name(),
        };
        hasher.update(kind.as_bytes());
        hasher.update(&[0]);
        hasher.update(self.value.as_bytes());
        hasher.finalize().to_hex()[..32].to_owned()
    }
}

fn doubled(tenant: TenantId) -> [u8; 32] {
    let mut key = [0; 32];
    key[..16].copy_from_slice(tenant.uuid().as_bytes());
    key[16..].copy_from_slice(tenant.uuid().as_bytes());
    key
}

fn tail(text: &str, length: usize) -> String {
    let skip = text.chars().count().saturating_sub(length);
    text.chars().skip(skip).collect()
}

fn masked_address(address: &str) -> String {
    let (name, domain) = address.split_once('@').unwrap_or((address, ""));
    format!("{}…@{domain}", name.chars().next().unwrap_or('…'))
}

/// Everything in a text that names its author. Cards and bank accounts are left alone: they are nobody's name.
pub fn said(text: &str, personal: &[PersonalSpan]) -> Vec<Identifier> {
    let mut found: Vec<Identifier> = Vec::new();
    let mut add = |identifier: Identifier| {
        if !found.iter().any(|known| known.value == identifier.value) {
            found.push(identifier);
        }
    };
    for span in personal {
        let Some(raw) = text.get(span.span.clone()) else { continue };
        match span.kind {
            PersonalKind::Email => add(Identifier::new(Names::Email, raw, false)),
            PersonalKind::Phone => add(Identifier::new(Names::Phone, raw, false)),
            PersonalKind::Card | PersonalKind::Iban => {}
        }
    }
    let mut before = [""; 3];
    for (at, word) in words_of(text) {
        let covered = personal.iter().any(|span| span.span.contains(&at));
        if !covered && let Some(kind) = number(word, &before) {
            add(Identifier::new(kind, word, false));
        }
        before.rotate_left(1);
        before[2] = word;
    }
    found
}

/// Words with the bytes at which they begin; a dash joins what stands on both sides of it.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '@');
    text.split(move |c: char| !inside(c))
        .map(|word| word.trim_matches('-'))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// Whether a word is a number that names somebody: one with a prefix of letters, as `NF-2231`, or one that a word
/// before it announces.
fn number(word: &str, before: &[&str]) -> Option<Names> {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if !(DIGITS..=20).contains(&digits) || !word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return None;
    }
    let announced =
        |list: &[&str]| before.iter().any(|said| list.iter().any(|one| said.eq_ignore_ascii_case(one)));
    if announced(&ACCOUNT_WORDS) {
        return Some(Names::Account);
    }
    let (prefix, rest) = word.split_once('-').unwrap_or(("", word));
    let has_prefix = (2..=4).contains(&prefix.len())
        && prefix.bytes().all(|b| b.is_ascii_alphabetic())
        && rest.bytes().all(|b| b.is_ascii_digit());
    (has_prefix || announced(&ORDER_WORDS)).then_some(Names::Order)
}

/// What the messages of a batch say that names their authors.
#[derive(Default, Debug)]
pub struct Identifiers {
    held: BTreeMap<(String, IdentityId), (Identifier, MessageId, Instant)>,
    taken_back: Vec<MessageId>,
}

impl Identifiers {
    /// A message names its author.
    pub fn note(
        &mut self,
        ctx: &Ctx,
        identity: IdentityId,
        message: MessageId,
        at: Instant,
        said: &[Identifier],
    ) {
        for one in said {
            let key = (one.key(ctx.tenant), identity);
            self.held.entry(key).or_insert_with(|| (one.clone(), message, at));
        }
    }

    /// A message was taken back: what it said is forgotten.
    pub fn forget(&mut self, message: MessageId) {
        self.held.retain(|_, (_, said_in, _)| *said_in != message);
        self.taken_back.push(message);
    }

    /// Writes what is new. Returns everybody who holds what the batch named, where more than one person does.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<Vec<Held>> {
        if !self.taken_back.is_empty() {
            let rows = self.taken_back.iter().map(|message| args![ctx.tenant, *message].into()).collect();
            tx.execute_many(&store::FORGET_IDENTIFIERS, rows).await?;
        }
        if self.held.is_empty() {
            return Ok(Vec::new());
        }
        let mut keys: Vec<String> = self.held.keys().map(|(key, _)| key.clone()).collect();
        keys.dedup();
        let rows = self.held.into_iter().map(|((key, identity), (one, message, at))| {
            // An address stays theirs when a message is taken back.
            let said_in = (!one.verified).then_some(message);
            args![ctx.tenant, key, identity, one.kind, one.shown, one.verified, said_in, at].into()
        });
        tx.execute_many(&store::INSERT_IDENTIFIER, rows.collect()).await?;
        let limit = HOLDERS * i64::try_from(keys.len()).unwrap_or(1);
        let keys = Arg::texts(keys.iter().map(String::as_str));
        let mut holders: Vec<Held> =
            tx.query(&store::HOLDERS, &[ctx.tenant.into(), keys, limit.into()]).await?;
        let shared: Vec<String> = holders
            .iter()
            .filter(|held| holders.iter().any(|o| o.key == held.key && o.person_id != held.person_id))
            .map(|held| held.key.clone())
            .collect();
        holders.retain(|held| shared.contains(&held.key));
        Ok(holders)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Names, String)> {
        let triage = triage::Triage::with_taxonomy(&triage::Taxonomy::default());
        let personal = triage.read(&triage::Input::mention(text)).personal_data;
        said(text, &personal).into_iter().map(|one| (one.kind, one.value)).collect()
    }

    #[test]
    fn an_order_is_known_by_its_prefix_or_by_the_word_before_it() {
        let order = |value: &str| (Names::Order, value.to_owned());
        assert_eq!(read("Router dead since Monday. Order NF-2231."), [order("NF2231")]);
        assert_eq!(read("router dead since monday, order nf-2231"), [order("NF2231")]);
        assert_eq!(read("my order number is 558812"), [order("558812")]);
        assert_eq!(read("ok. account 88120-4, it's the flat"), [(Names::Account, "881204".into())]);
        assert_eq!(read("I paid 2024 euros in 2023 at 12:30"), []);
        assert_eq!(read("this is a level-2 problem and COVID-19 too"), []);
    }

    #[test]
    fn an_address_and_a_number_are_read_however_they_are_written_and_a_card_is_not() {
        let [(Names::Email, address)] = &read("write to Lee.M@Example.org please")[..] else { panic!() };
        assert_eq!(address, "lee.m@example.org");
        let phone = |text| read(text).into_iter().find(|one| one.0 == Names::Phone);
        assert_eq!(phone("call +44 20 7946 0958"), phone("call +442079460958"));
        assert_eq!(read("my card 4539 1488 0343 6467 was charged"), []);
    }

    #[test]
    fn what_is_kept_shows_little_and_the_key_nothing() {
        let one = &said("Order NF-2231", &[])[0];
        assert_eq!(one.shown, "…2231");
        assert_eq!(Identifier::address("lee.m@example.org").shown, "l…@example.org");
        let (a, b) =
            (TenantId::from_uuid(uuid::Uuid::from_u128(1)), TenantId::from_uuid(uuid::Uuid::from_u128(2)));
        assert_ne!(one.key(a), one.key(b), "each brand has its own");
        assert!(!one.key(a).contains("2231"));
    }
}
