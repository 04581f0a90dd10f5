//! What a brand wants when it speaks to those who like it.

use db::{Json, Tx, args};
use kernel::{Ctx, Key, Millis, Sealed, Secret, said};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::store;
use crate::access::{Right, allow};
use crate::brand::Brand;
use crate::goodwill::Amount;
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// The most entries of a list, and the most characters of a text.
const LIST: (usize, usize) = (50, 1_000);
/// What the CRM's secret is sealed for.
const SEALED_FOR: &str = "crm secret";

/// Something that can be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gift {
    /// Its name, as people read it.
    pub name: String,
    /// What it costs the month's budget.
    pub amount: Amount,
}

/// What a brand wants.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Lines of thanks, one of which is suggested; `{name}` is the person.
    pub thanks: Vec<String>,
    /// The same in German.
    pub thanks_de: Vec<String>,
    /// How we ask whether we may show something; `{name}`, `{code}` and `{terms}` are filled in.
    pub ask: String,
    /// The same in German.
    pub ask_de: String,
    /// What somebody writes who agrees, with its `#`; empty: `#yes` and the brand.
    pub code: String,
    /// Where the terms stand.
    pub terms: String,
    /// For how many months we ask.
    pub months: u32,
    /// After how many days without an answer the question lapses.
    pub answer_days: u32,
    /// Whether a second person has to agree before something is shown.
    pub two_people: bool,
    /// What can be given.
    pub gifts: Vec<Gift>,
    /// What may be given away in a month.
    pub budget: Amount,
    /// After how many days somebody may be given something again.
    pub gift_days: u32,
    /// A gift is suggested for praise that so many people see …
    pub gift_reach: u32,
    /// … or to somebody who has praised us so often within those days.
    pub gift_praises: u32,
    /// How a gift is offered; `{name}` and `{gift}` are filled in.
    pub offer: String,
    /// What stands beside whatever we show of somebody who was given something.
    pub disclosure: String,
    /// For how many days nobody is approached twice.
    pub approach_days: u32,
    /// Where a key passes what needs care; empty: the queue that takes whatever no rule knows.
    pub care_queue: String,
    /// The address that leads are sent to; empty: nowhere.
    pub crm_url: String,
}

impl Default for Settings {
    fn default() -> Self {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
        Self {
            thanks: lines(&[
                "Thank you, {name}, that made our day!",
                "What a lovely thing to read, {name}. Thank you!",
                "You are very kind, {name}. The whole team is smiling.",
                "Thanks so much for sharing this, {name}!",
            ]),
            thanks_de: lines(&[
                "Vielen Dank, {name}, das freut uns sehr!",
                "Wie schön, das zu lesen, {name}. Danke!",
                "Danke, dass Sie das teilen, {name}!",
            ]),
            ask: "We love this, {name}! May we share it on our page, with your name beside it? Reply {code} to say \
                  yes. {terms}"
                .to_owned(),
            ask_de: "Das gefällt uns sehr, {name}! Dürfen wir es auf unserer Seite zeigen, mit Ihrem Namen? Antworten \
                     Sie {code}, wenn Sie einverstanden sind. {terms}"
                .to_owned(),
            code: String::new(),
            terms: "The terms are linked in our profile.".to_owned(),
            months: 12,
            answer_days: 14,
            two_people: false,
            gifts: vec![
                Gift { name: "sticker pack".into(), amount: Amount::units(5) },
                Gift { name: "thank-you voucher".into(), amount: Amount::units(20) },
            ],
            budget: Amount::units(500),
            gift_days: 180,
            gift_reach: 1_000,
            gift_praises: 3,
            offer: "Hello {name}, your words made our day, and we would like to say thank you with a {gift}. Where may \
                    we send it? We ask for your address for this only."
                .to_owned(),
            disclosure: "(they were sent a gift by us)".to_owned(),
            approach_days: 30,
            care_queue: String::new(),
            crm_url: String::new(),
        }
    }
}

impl Settings {
    /// What somebody writes who agrees that we show their words.
    pub fn code(&self, brand: &Brand) -> String {
        let said = self.code.trim();
        let code =
            if said.is_empty() { format!("#yes{}", brand.slug.replace('-', "")) } else { said.to_owned() };
        code.to_lowercase()
    }

    /// Where a key passes what needs care.
    pub fn care_queue<'a>(&'a self, brand: &'a Brand) -> &'a str {
        let said = self.care_queue.trim();
        if brand.has_queue(said) { said } else { brand.default_queue() }
    }

    /// Within what time nobody is approached twice.
    pub fn approach_within(&self) -> Millis {
        Millis::days(self.approach_days.into())
    }

    /// The same with blanks gone.
    ///
    /// # Errors
    /// [`Error::Invalid`] with what can't be kept as it is.
    fn tidied(mut self, brand: &Brand) -> Result<Self> {
        for list in [&mut self.thanks, &mut self.thanks_de] {
            list.iter_mut().for_each(|line| *line = line.trim().to_owned());
            list.retain(|line| !line.is_empty());
        }
        let texts = [&self.ask, &self.ask_de, &self.terms, &self.offer, &self.disclosure, &self.crm_url];
        let long = self.thanks.iter().chain(&self.thanks_de).chain(texts).any(|text| text.len() > LIST.1);
        if long || [self.thanks.len(), self.thanks_de.len(), self.gifts.len()].iter().any(|n| *n > LIST.0) {
            return Err(Error::invalid(
                "a list holds at most 50 entries, and a text at most 1,000 characters",
            ));
        }
        if [&self.ask, &self.ask_de].iter().any(|ask| !ask.contains("{code}")) {
            return Err(Error::invalid("the question needs {code}, by which people say yes"));
        }
        let code = self.code.trim();
        let tag = |rest: &str| !rest.is_empty() && rest.chars().all(char::is_alphanumeric);
        if !code.is_empty() && !code.strip_prefix('#').is_some_and(tag) {
            return Err(Error::invalid("the word of agreement is one hashtag, such as #yeslarkspur"));
        }
        if self.months == 0 || self.answer_days == 0 {
            return Err(Error::invalid(
                "a permission lasts a month at least, and a question waits a day at least",
            ));
        }
        let paid = |gift: &Gift| !gift.name.trim().is_empty() && gift.amount > Amount(0);
        if !self.gifts.iter().all(paid) || self.budget < Amount(0) {
            return Err(Error::invalid(
                "every gift has a name and costs something; no budget is below nothing",
            ));
        }
        let queue = self.care_queue.trim();
        if !queue.is_empty() && !brand.has_queue(queue) {
            return Err(Error::invalid(said!("there is no queue `{queue}` in the ownership model", queue)));
        }
        self.crm_url = self.crm_url.trim().to_owned();
        // This machine counts as secure; whether a request may go there is decided where it leaves.
        let secure = ["https://", "http://127.0.0.1:"].iter().any(|start| self.crm_url.starts_with(start));
        if !self.crm_url.is_empty() && !secure {
            return Err(Error::invalid(
                "leads leave by https only: the address of the CRM begins with https://",
            ));
        }
        Ok(self)
    }
}

/// What the brand wants.
pub async fn settings(tx: &mut Tx, ctx: &Ctx) -> Result<Settings> {
    allow(ctx, Right::Read)?;
    let kept: Option<Json<Settings>> = tx.query_opt(&store::SETTINGS, &args![ctx.tenant]).await?;
    Ok(kept.map(|kept| kept.0).unwrap_or_default())
}

/// The brand wants something else.
///
/// # Errors
/// [`Error::Invalid`] with what can't be kept as it is.
pub async fn set(tx: &mut Tx, ctx: &Ctx, brand: &Brand, wanted: Settings) -> Result<Settings> {
    allow(ctx, Right::Administer)?;
    let before = settings(tx, ctx).await?;
    let after = wanted.tidied(brand)?;
    if before != after {
        tx.execute(&store::PUT_SETTINGS, &args![ctx.tenant, Json(&after), ctx.now()]).await?;
        let data = json!({ "crm": before.crm_url != after.crm_url, "budget": after.budget });
        trail::note(tx, ctx, Kind::EngagementChanged, About::default(), data).await?;
    }
    Ok(after)
}

/// What leads to the CRM are signed with from now on.
///
/// # Errors
/// [`Error::Invalid`] if it is too short to keep a secret.
pub async fn keep_secret(tx: &mut Tx, ctx: &Ctx, key: &Key, secret: &Secret<String>) -> Result<()> {
    allow(ctx, Right::Administer)?;
    if secret.expose().trim().len() < 16 {
        return Err(Error::invalid("the CRM's secret has 16 characters at least"));
    }
    let kept = settings(tx, ctx).await?;
    let sealed = ctx.with_rng(|rng| key.seal(secret.expose().trim().as_bytes(), SEALED_FOR, rng)).0;
    tx.execute(&store::PUT_SECRET, &args![ctx.tenant, Json(&kept), sealed, ctx.now()]).await?;
    trail::note(tx, ctx, Kind::EngagementChanged, About::default(), json!({ "secret": true })).await
}

/// Whether a secret is kept.
pub async fn has_secret(tx: &mut Tx, ctx: &Ctx) -> Result<bool> {
    allow(ctx, Right::Read)?;
    Ok(sealed(tx, ctx).await?.is_some())
}

/// The secret, sealed. Only the product asks.
pub(crate) async fn sealed(tx: &mut Tx, ctx: &Ctx) -> Result<Option<Vec<u8>>> {
    let kept: Option<Option<Vec<u8>>> = tx.query_opt(&store::SECRET, &args![ctx.tenant]).await?;
    Ok(kept.flatten())
}

/// Opens the secret.
///
/// # Errors
/// [`kernel::KeyError::WrongKey`] if another key has sealed it.
pub fn open(key: &Key, sealed: &[u8]) -> Result<Secret<Vec<u8>>> {
    Ok(key.open(&Sealed(sealed.to_vec()), SEALED_FOR)?)
}
