//! Where the networks' folders find the files that go along with our words, and those that visitors of a chat sent.

use bytes::Bytes;
use care::{Tx, chat};
use channels::BoxFuture;
use channels::line::Shelf;
use kernel::{Ctx, FileId, MediaId};
use media::{Key, Store};

/// The files of a brand.
pub struct Files {
    /// Where visitors' files are.
    pub db: db::Db,
    /// The product's own context.
    pub ctx: Ctx,
    /// Where all others are.
    pub store: Store,
}

impl Shelf for Files {
    fn open<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Bytes, String>> {
        Box::pin(async move {
            if let Some(id) = key.strip_prefix(chat::SHELF) {
                let id: FileId = id.parse().map_err(|_| "this is no file of a visitor".to_owned())?;
                let ctx = self.ctx.clone();
                let found = self.db.read(async move |tx: &mut Tx| chat::file(tx, &ctx, id).await).await;
                return found.map(|file| file.body.into()).map_err(|error| error.to_string());
            }
            let id: MediaId = key.parse().map_err(|_| "this is no file of ours".to_owned())?;
            self.store.get(&Key::whole(self.ctx.tenant, id)).await.map_err(|lost| lost.to_string())
        })
    }
}
