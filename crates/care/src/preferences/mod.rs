//! How each of the brand's people likes the desk.
//!
//! In: a language, a time zone, and wishes. Out: the same, with the user. Promised: everybody sets their own and nobody
//! else's; what an older version wrote is still read, and what it did not know has its usual value.

mod model;
pub mod store;

use db::{Tx, args};
use kernel::{Ctx, said};

pub use model::{Density, Event, Theme, Wishes};

use crate::access::{Right, allow};
use crate::{Error, Result};

/// The most keys that somebody may change.
const KEYS_MAX: usize = 100;
/// The longest that a command's key may be, in bytes: `shift+` and a letter of any script.
const KEY_MAX: usize = 16;

/// What the caller wishes from now on. `lang` is a language tag such as `de`, `zone` a name such as `Europe/Berlin`;
/// `None`: as their browser has it.
///
/// # Errors
/// [`Error::Unauthenticated`] if no person acts; [`Error::Invalid`] for a zone that does not exist, or for keys that
/// are none.
pub async fn set(
    tx: &mut Tx,
    ctx: &Ctx,
    lang: Option<&str>,
    zone: Option<&str>,
    wishes: &Wishes,
) -> Result<()> {
    allow(ctx, Right::Read)?;
    let me = ctx.actor.user().ok_or(Error::Unauthenticated)?;
    if lang.is_some_and(|lang| lang.is_empty() || lang.len() > 20) {
        return Err(Error::invalid("a language is a short tag such as `en` or `de`"));
    }
    if let Some(zone) = zone.filter(|zone| jiff::tz::TimeZone::get(zone).is_err()) {
        return Err(Error::invalid(said!(
            "there is no time zone `{zone}`; one looks like Europe/Berlin",
            zone
        )));
    }
    let fits = |key: &String| !key.is_empty() && key.len() <= KEY_MAX;
    if wishes.keys.len() > KEYS_MAX || !wishes.keys.iter().all(|(of, key)| fits(of) && fits(key)) {
        return Err(Error::invalid("a key is one letter or sign, or G and a letter"));
    }
    tx.execute(&store::SET, &args![lang, zone, db::Json(wishes), ctx.tenant, me]).await?;
    Ok(())
}
