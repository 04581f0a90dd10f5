//! Messages as their authors laid them out: beside the words, for those who want to see how they were sent.

use channels::Page;
use db::{Arg, FromRow, Json, Tx, args};
use kernel::{Ctx, MessageId, Personal};

use super::store;
use crate::access::{Right, allow};
use crate::{Error, Result};

/// That a message has a page, and what the page would load.
#[derive(Clone, PartialEq, Eq, Debug, FromRow)]
pub struct Laid {
    /// The message.
    pub message_id: MessageId,
    /// Where the pictures lie, in their order.
    pub pictures: Json<Vec<String>>,
    /// Whether only the beginning was kept.
    pub cut: bool,
}

/// A message's page.
///
/// # Errors
/// [`Error::NotFound`] if it has none.
pub async fn page(tx: &mut Tx, ctx: &Ctx, message: MessageId) -> Result<Page> {
    allow(ctx, Right::Read)?;
    let found: Option<(String, Json<Vec<String>>, bool)> =
        tx.query_opt(&store::PAGE, &args![ctx.tenant, message]).await?;
    let (html, pictures, cut) = found.ok_or(Error::not_found("page of this message"))?;
    Ok(Page { html: Personal(html), pictures: pictures.0, cut })
}

/// Which of some messages have a page.
pub async fn laid(tx: &mut Tx, ctx: &Ctx, messages: &[MessageId]) -> Result<Vec<Laid>> {
    allow(ctx, Right::Read)?;
    if messages.is_empty() {
        return Ok(Vec::new());
    }
    let args = [ctx.tenant.into(), Arg::ids(messages.iter().copied())];
    Ok(tx.query(&store::LAID, &args).await?)
}
