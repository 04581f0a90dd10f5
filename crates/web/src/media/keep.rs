//! Bytes to the place where they are kept, with what was found out about them.

use bytes::Bytes;
use care::media::Found;
use kernel::{MediaId, TenantId};
use media::{Key, Lost, Store};
use tokio::sync::Semaphore;

/// How many files are looked at at once: each may take a core, and a few hundred megabytes.
static LOOKING: Semaphore = Semaphore::const_new(2);

/// Looks at bytes and keeps them, and a small picture of them if they are one. `claimed` is what somebody said they were.
///
/// # Errors
/// If the place can't be used.
pub async fn keep(
    store: &Store,
    tenant: TenantId,
    id: MediaId,
    bytes: Bytes,
    claimed: &str,
) -> Result<Found, Lost> {
    let (size, looked_at) = (bytes.len() as u64, bytes.clone());
    let looking = LOOKING.acquire().await;
    let examined = tokio::task::spawn_blocking(move || media::examine(&looked_at)).await;
    drop(looking);
    let examined = examined.map_err(|_| Lost::Place("a file could not be looked at".into()))?;
    store.put(&Key::whole(tenant, id), bytes).await?;
    let is_picture = media::kind::may_be_shown(examined.media_type);
    let reason = match examined.unfit {
        Some(unfit) => Some(unfit.to_string()),
        None if !is_picture && media::kind::may_be_shown(claimed) => {
            Some("it was said to be a picture, and is none".to_owned())
        }
        None => None,
    };
    let picture = match examined.picture {
        Some(picture) => {
            store.put(&Key::small(tenant, id), picture.small).await?;
            Some((picture.width, picture.height))
        }
        None => None,
    };
    Ok(Found { media_type: examined.media_type.to_owned(), size, digest: examined.digest, picture, reason })
}
