//! What hangs on the messages of a batch.

use channels::Attachment;
use db::{Arg, Tx, args};
use kernel::{AccountId, Ctx, MediaId, MessageId};

use super::{State, TOPIC, store};
use crate::Result;

/// The most files of one message that are fetched.
const FILES_MAX: usize = 32;

/// What a batch hangs on messages, and what it takes down.
#[derive(Debug, Default)]
pub struct Arriving {
    new: Vec<Vec<Arg<'static>>>,
    gone: Vec<MessageId>,
}

impl Arriving {
    /// A message has come with pictures or files: they are to be fetched.
    pub fn hang(&mut self, ctx: &Ctx, account: AccountId, message: MessageId, files: &[Attachment]) {
        for (position, file) in files.iter().take(FILES_MAX).enumerate() {
            let id: MediaId = ctx.mint();
            let row = args![
                ctx.tenant,
                id,
                message,
                position as i64,
                account,
                file.url.clone(),
                State::Wanted,
                file.media_type.clone(),
                file.name.clone(),
                file.alt.clone(),
                file.size.and_then(|size| i64::try_from(size).ok()),
                0_i64,
                ctx.now(),
                ctx.now()
            ];
            self.new.push(row.into());
        }
    }

    /// A message was taken back, and what hung on it with it.
    pub fn take_down(&mut self, message: MessageId) {
        self.gone.push(message);
    }

    /// Writes it.
    pub async fn flush(self, tx: &mut Tx, ctx: &Ctx) -> Result<()> {
        if !self.new.is_empty() {
            tx.execute_many(&store::WANT, self.new).await?;
            tx.notify(TOPIC, "");
        }
        if !self.gone.is_empty() {
            let args = [ctx.tenant.into(), Arg::ids(self.gone.iter().copied())];
            tx.execute(&store::GONE_WITH, &args).await?;
            tx.execute(&store::DROP_OF, &args).await?;
        }
        Ok(())
    }
}
