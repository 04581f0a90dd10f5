//! Pictures and files that go along with words of ours.

use channels::{Carries, Enclosure, Visibility};
use db::Tx;
use kernel::{CaseId, Ctx};

use super::target::{Target, target};
use crate::access::{Right, allow};
use crate::cases::Mode;
use crate::media::{self, Media, NewFile};
use crate::{Error, Result, cases};

/// How many files a note may have, which no network limits, and a draft of any kind.
const FILES_MAX: usize = 20;

/// Which files the words of this mode may carry in a case; `None` if none.
///
/// # Errors
/// [`Error::Invalid`] if such words have no place in it.
pub async fn carries(tx: &mut Tx, ctx: &Ctx, case: CaseId, mode: Mode) -> Result<Option<Carries>> {
    let case = cases::get(tx, ctx, case).await?;
    let Some(visibility) = mode.visibility() else { return Ok(None) };
    let target = target(tx, ctx, &case, visibility).await?;
    Ok(target.network.carries(&target.us, visibility))
}

/// Somebody attaches a file, for words of this mode, whose bytes lie under its id already. Whether the network takes it
/// is told now, and asked again when the words leave.
///
/// # Errors
/// [`Error::Invalid`] with what the network takes, if it is not this.
pub async fn attach(tx: &mut Tx, ctx: &Ctx, case: CaseId, mode: Mode, file: NewFile) -> Result<Media> {
    allow(ctx, Right::Answer)?;
    let case = cases::get(tx, ctx, case).await?;
    let attached = media::attach(tx, ctx, case.id, file).await?;
    // Programs name what they send; several may work at once.
    let all = match ctx.actor.user() {
        Some(_) => media::drafted(tx, ctx, case.id).await?,
        None => vec![attached.clone()],
    };
    if all.len() > FILES_MAX {
        return Err(Error::invalid(format!(
            "{FILES_MAX} files are attached already: send or remove some first"
        )));
    }
    if let Some(visibility) = mode.visibility() {
        let target = target(tx, ctx, &case, visibility).await?;
        carried(&target, visibility, &all.iter().map(Media::enclosure).collect::<Vec<_>>())?;
    }
    Ok(attached)
}

/// Whether files may go along to where words go.
pub(super) fn carried(target: &Target, visibility: Visibility, files: &[Enclosure]) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let network = target.network.capabilities().name;
    let carries = target.network.carries(&target.us, visibility);
    let carries =
        carries.ok_or_else(|| Error::invalid(format!("{network} takes no pictures or files here")))?;
    carries.check(network, files).map_err(|error| Error::invalid(error.to_string()))
}
