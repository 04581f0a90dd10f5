//! Somebody who works for the brand, and what they do on the desk.

use care::cases::{Direction, Message, Mode};
use care::desk::CaseView;
use care::handoffs::{self, Wish};
use care::outbound::{Compose, Composed};
use care::{Result, Tx, assignment, desk, handling, outbound, queues};
use kernel::{CaseId, Ctx, Instant, MessageId, SendId, UserId};
use web::state::App;

/// Somebody who works for the brand.
#[derive(Clone)]
pub struct Colleague {
    app: App,
    /// The context in which their verbs run.
    pub ctx: Ctx,
}

impl Colleague {
    pub fn new(app: &App, ctx: Ctx) -> Self {
        Self { app: app.clone(), ctx }
    }

    pub fn id(&self) -> UserId {
        self.ctx.actor.user().expect("a colleague is a user")
    }

    pub async fn take(&self, case: CaseId) -> Result<()> {
        let ctx = self.ctx.clone();
        self.app.write(async move |tx: &mut Tx| queues::take(tx, &ctx, case).await).await
    }

    pub async fn take_next(&self, queue: &str) -> Result<Option<CaseId>> {
        let (ctx, brand, queues) = (self.ctx.clone(), self.app.brand(), vec![queue.to_owned()]);
        self.app.write(async move |tx: &mut Tx| assignment::take_next(tx, &ctx, &brand, &queues).await).await
    }

    pub async fn release(&self, case: CaseId) -> Result<()> {
        let ctx = self.ctx.clone();
        self.app.write(async move |tx: &mut Tx| queues::release(tx, &ctx, case).await).await
    }

    pub async fn assign(&self, case: CaseId, to: UserId) -> Result<()> {
        let ctx = self.ctx.clone();
        self.app.write(async move |tx: &mut Tx| queues::assign(tx, &ctx, case, to).await).await
    }

    pub async fn transfer(&self, case: CaseId, queue: &'static str) -> Result<()> {
        let (ctx, brand) = (self.ctx.clone(), self.app.brand());
        self.app
            .write(async move |tx: &mut Tx| {
                handoffs::send(tx, &ctx, &brand, case, queue, Wish::default()).await
            })
            .await
    }

    pub async fn dismiss(&self, user: UserId) -> Result<()> {
        let ctx = self.ctx.clone();
        self.app.write(async move |tx: &mut Tx| handling::dismiss(tx, &ctx, user).await).await
    }

    pub async fn resolve(&self, case: CaseId) -> Result<()> {
        let (ctx, brand) = (self.ctx.clone(), self.app.brand());
        self.app.write(async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await).await
    }

    pub async fn reopen(&self, case: CaseId) -> Result<()> {
        let (ctx, brand) = (self.ctx.clone(), self.app.brand());
        self.app.write(async move |tx: &mut Tx| handling::reopen(tx, &ctx, &brand, case).await).await
    }

    pub async fn snooze(&self, case: CaseId, until: Instant) -> Result<()> {
        let ctx = self.ctx.clone();
        self.app.write(async move |tx: &mut Tx| handling::snooze(tx, &ctx, case, until).await).await
    }

    pub async fn undo(&self, send: SendId) -> Result<CaseId> {
        let ctx = self.ctx.clone();
        self.app
            .write(async move |tx: &mut Tx| outbound::undo(tx, &ctx, send).await.map(|(case, _)| case))
            .await
    }

    pub async fn retry(&self, send: SendId) -> Result<SendId> {
        let ctx = self.ctx.clone();
        self.app
            .write(async move |tx: &mut Tx| outbound::retry(tx, &ctx, send).await.map(|(_, send)| send))
            .await
    }

    /// The case as the desk shows it.
    pub async fn look(&self, case: CaseId) -> CaseView {
        let ctx = self.ctx.clone();
        let view = self.app.read(async move |tx: &mut Tx| desk::case_view(tx, &ctx, case).await);
        view.await.expect("the case can be looked at")
    }

    /// A wish to say something, having read all that is there.
    pub async fn wish(&self, case: CaseId, mode: Mode, text: &str) -> Compose {
        let seen_seq = self.look(case).await.seen_seq();
        Compose::new(case, mode, text, seen_seq)
    }

    pub async fn say(&self, wish: Compose) -> Result<Composed> {
        let (ctx, brand) = (self.ctx.clone(), self.app.brand());
        self.app.write(async move |tx: &mut Tx| outbound::compose(tx, &ctx, &brand, &wish).await).await
    }

    /// Reads all that is there and answers; the message and its send.
    pub async fn answer(&self, case: CaseId, mode: Mode, text: &str) -> (MessageId, SendId) {
        queued(self.say(self.wish(case, mode, text).await).await.expect("the words can be sent"))
    }
}

/// The message and the send of words that are on their way.
pub fn queued(composed: Composed) -> (MessageId, SendId) {
    match composed {
        Composed::Queued { message, send, .. } => (message, send),
        Composed::Noted { .. } | Composed::Waiting { .. } => panic!("the words stay here: {composed:?}"),
    }
}

/// The messages of a direction, oldest first.
pub fn said(view: &CaseView, direction: Direction) -> Vec<&Message> {
    view.messages.iter().filter(|message| message.direction == direction).collect()
}
