//! A visitor is let in, speaks, is shown what is theirs, and nothing else.

use channels::webchat::identity::Identity;
use channels::webchat::{Config, ID, wire};
use db::{TestDb, Tx, db_test};
use kernel::{AccountId, Ctx, Key, Millis, Personal, Secret};

use super::{Availability, Entry, Visitor};
use crate::cases::{Direction, Mode};
use crate::ingest::{self, Raw};
use crate::outbound::{self, Compose};
use crate::staff::State as Presence;
use crate::testing::World;
use crate::trail::Kind;
use crate::{Error, Result, brand, chat, desk, flow, handling};

struct Chat {
    world: World,
    key: Key,
    account: AccountId,
}

impl Chat {
    async fn new(db: TestDb) -> Self {
        let mut world = World::new(db).await;
        let key = world.ctx.with_rng(Key::generate);
        let (ctx, seal) = (world.ctx.clone(), key.clone());
        let made = world.run(async move |tx: &mut Tx| {
            let account = chat::add(tx, &ctx, &seal, "Help").await?;
            Ok((account, brand::load(tx, &ctx).await?))
        });
        let (account, brand) = made.await.expect("an administrator can add a chat");
        world.brand = brand;
        let sam = world.agent.clone();
        world.say(&sam, Presence::Ready).await;
        Self { world, key, account }
    }

    async fn begin(&self, vouched: Option<Identity>) -> Result<(Visitor, Secret<String>)> {
        let entry = Entry { name: "Priya".into(), consent: "Yes, keep it.".into(), ..Entry::default() };
        let (ctx, brand, account) = (self.world.ctx.clone(), self.world.brand.clone(), self.account);
        let begun = async move |tx: &mut Tx| {
            chat::begin(tx, &ctx, &brand, account, entry.clone(), vouched.as_ref()).await
        };
        self.world.run(begun).await
    }

    /// Their words come in by the door of every delivery.
    async fn says(&self, visitor: &Visitor, client_id: &str, text: &str) {
        let message = wire::Message {
            visitor: visitor.on_the_wire(),
            client_id: client_id.to_owned(),
            text: Personal(text.to_owned()),
            topic: None,
            page: None,
            files: Vec::new(),
            at: self.world.ctx.now(),
        };
        let event = wire::Event::Message(message);
        let raw =
            Raw { account: self.account, channel: ID, dedup_key: event.key(), body: event.body().into() };
        let (ctx, brand) = (self.world.ctx.clone(), self.world.brand.clone());
        let came = self.world.run(async move |tx: &mut Tx| {
            ingest::store_all(tx, &ctx, std::slice::from_ref(&raw)).await?;
            let (mut parsed, unreadable) = flow::parse(&brand, ingest::waiting(tx, &ctx, &[], 9).await?);
            assert!(unreadable.is_empty(), "{unreadable:?}");
            flow::context(tx, &ctx, &mut parsed).await?;
            flow::read(&brand, &mut parsed);
            flow::place(tx, &ctx, &brand, &parsed).await.map(drop)
        });
        came.await.expect("the flow takes it");
    }

    async fn sees(&self, visitor: &Visitor) -> Vec<(Direction, String)> {
        let (ctx, visitor) = (self.world.ctx.clone(), visitor.clone());
        let seen = self.world.run(async move |tx: &mut Tx| {
            let threads = chat::threads_of(tx, &ctx, &visitor).await?;
            chat::said(tx, &ctx, visitor.account_id, &threads).await
        });
        seen.await.expect("it can be read").into_iter().map(|said| (said.direction, said.text)).collect()
    }

    async fn again(&self, token: &Secret<String>) -> Option<Visitor> {
        let (ctx, account, token) = (self.world.ctx.clone(), self.account, token.clone());
        let found = async move |tx: &mut Tx| chat::visitor(tx, &ctx, account, &token).await;
        self.world.run(found).await.expect("it can be read")
    }

    async fn identify(&self, visitor: &Visitor, who: &str) -> Result<()> {
        let (ctx, brand, visitor, who) =
            (self.world.ctx.clone(), self.world.brand.clone(), visitor.clone(), identity(who));
        let vouched = async move |tx: &mut Tx| chat::identify(tx, &ctx, &brand, &visitor, &who).await;
        self.world.run(vouched).await
    }

    /// Sam answers the newest case, and the words leave.
    async fn answers(&self, text: &'static str) {
        let (sam, brand) = (self.world.agent.clone(), self.world.brand.clone());
        let case = self.case(&sam).await;
        let seen = self.world.look(case).await.seen_seq();
        let wish = Compose::new(case, Mode::Private, text, seen);
        let (ctx, words) = (sam.clone(), brand.clone());
        self.world
            .run(async move |tx: &mut Tx| outbound::compose(tx, &ctx, &words, &wish).await.map(drop))
            .await
            .expect("Sam may answer in a chat");
        self.world.pass(Millis::seconds(11));
        let (ctx, account) = (self.world.ctx.clone(), self.account);
        let left = self.world.run(async move |tx: &mut Tx| {
            for effect in outbound::claim(tx, &ctx, &brand, 9).await? {
                let payload = outbound::Payload::of(&effect)?;
                assert_eq!(payload.account, account);
                let thread = payload.outgoing.thread.clone().expect("the chat has a thread");
                let provider_id = format!("brand.{}", payload.outgoing.effect_key);
                let sent = channels::SendOutcome::Sent { provider_id, thread };
                outbound::settle(tx, &ctx, &brand, &effect, sent).await?;
            }
            Ok(())
        });
        left.await.expect("the words leave");
    }

    async fn case(&self, who: &Ctx) -> kernel::CaseId {
        let ctx = who.clone();
        let listed = async move |tx: &mut Tx| desk::list(tx, &ctx, &desk::View::All, 9, None).await;
        let (rows, _) = self.world.run(listed).await.expect("the list can be read");
        rows.first().expect("there is a case").case_id
    }
}

fn identity(who: &str) -> Identity {
    Identity { id: format!("u_{who:0>32}"), name: Some(Personal(who.to_owned())), email: None }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_visitor_sees_their_own_words_and_ours_once_they_are_sent(db: TestDb) {
    let chat = Chat::new(db).await;
    let (priya, token) = chat.begin(None).await.expect("somebody is here, so no address is asked for");
    assert!(wire::is_visitor_id(&priya.external_id));
    let (mo, _) = chat.begin(None).await.unwrap();
    chat.says(&priya, "c_12345678", "my bill is wrong").await;
    chat.says(&priya, "c_12345678", "my bill is wrong").await;
    assert_eq!(
        chat.sees(&priya).await,
        [(Direction::Inbound, "my bill is wrong".to_owned())],
        "sent twice, once there"
    );
    chat.answers("We are looking into it.").await;
    let both = chat.sees(&priya).await;
    assert_eq!(both.len(), 2);
    assert_eq!(both[1], (Direction::Outbound, "We are looking into it.".to_owned()));
    assert_eq!(chat.sees(&mo).await, [], "nobody sees a stranger's words");
    assert_eq!(chat.again(&token).await.map(|one| one.id), Some(priya.id));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_token_lets_in_until_the_chat_is_ended_or_long_forgotten(db: TestDb) {
    let chat = Chat::new(db).await;
    let (priya, token) = chat.begin(None).await.unwrap();
    let wrong = Secret::new("cgv_guessed".to_owned());
    assert!(chat.again(&wrong).await.is_none());
    let ctx = chat.world.ctx.clone();
    let ended = priya.clone();
    chat.world.run(async move |tx: &mut Tx| chat::end(tx, &ctx, &ended).await).await.unwrap();
    assert!(chat.again(&token).await.is_none());
    let (_, token) = chat.begin(None).await.unwrap();
    chat.world.pass(Millis::days(91));
    assert!(chat.again(&token).await.is_none());
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn whom_the_site_vouches_for_keeps_what_they_said_before(db: TestDb) {
    let chat = Chat::new(db).await;
    let (priya, token) = chat.begin(None).await.unwrap();
    chat.says(&priya, "c_12345678", "my bill is wrong").await;
    chat.identify(&priya, "4711").await.unwrap();
    let priya = chat.again(&token).await.unwrap();
    assert!(priya.verified && priya.external_id.starts_with("u_"));
    chat.says(&priya, "c_22345678", "it is twice as high").await;
    assert_eq!(chat.sees(&priya).await.len(), 2);
    // On another device the same person sees the same.
    let (elsewhere, _) = chat.begin(Some(identity("4711"))).await.unwrap();
    assert_eq!(chat.sees(&elsewhere).await.len(), 2);
    let case = chat.case(&chat.world.agent).await;
    assert_eq!(chat.world.look(case).await.messages.len(), 2, "one person, one case");
    let other = chat.identify(&priya, "4712").await;
    assert!(matches!(other, Err(Error::Refused(_))), "nobody becomes somebody else: {other:?}");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_stranger_who_turns_out_to_be_known_is_linked_to_the_person(db: TestDb) {
    let chat = Chat::new(db).await;
    let (known, _) = chat.begin(Some(identity("4711"))).await.unwrap();
    chat.says(&known, "c_12345678", "hello, it is me").await;
    let (stranger, token) = chat.begin(None).await.unwrap();
    chat.says(&stranger, "c_22345678", "my line is down").await;
    chat.identify(&stranger, "4711").await.unwrap();
    let both = chat.again(&token).await.unwrap();
    assert_eq!(chat.sees(&both).await.len(), 2);
    let (ctx, ids) = (chat.world.ctx.clone(), [known.external_id, stranger.external_id]);
    let persons = chat.world.run(async move |tx: &mut Tx| {
        let mut people = crate::people::People::default();
        people.load(tx, &ctx, ID, &[&ids[0], &ids[1]]).await?;
        Ok(people.persons())
    });
    assert_eq!(persons.await.unwrap().len(), 1);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_chat_for_those_who_are_logged_in_takes_no_strangers(db: TestDb) {
    let mut chat = Chat::new(db).await;
    let config = Config { signed_only: true, calendar: String::new(), ..Config::default() };
    let (ctx, brand, account) = (chat.world.ctx.clone(), chat.world.brand.clone(), chat.account);
    let set = chat.world.run(async move |tx: &mut Tx| {
        chat::configure(tx, &ctx, &brand, account, "Members", config.clone()).await?;
        let unknown = Config { calendar: "nowhere".into(), ..config.clone() };
        let refused = chat::configure(tx, &ctx, &brand, account, "Members", unknown).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        brand::load(tx, &ctx).await
    });
    chat.world.brand = set.await.unwrap();
    assert!(matches!(chat.begin(None).await, Err(Error::Refused(_))));
    chat.begin(Some(identity("4711"))).await.expect("the site vouches for them");
    let (ctx, brand, account) = (chat.world.agent.clone(), chat.world.brand.clone(), chat.account);
    let agent = chat.world.run(async move |tx: &mut Tx| {
        chat::configure(tx, &ctx, &brand, account, "Mine", Config::default()).await
    });
    assert!(matches!(agent.await, Err(Error::Denied { .. })));
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn two_secrets_hold_while_a_site_exchanges_them_and_the_third_ends_the_first(db: TestDb) {
    let mut chat = Chat::new(db).await;
    let mut made = vec![chat.secrets()];
    for _ in 0..2 {
        let (ctx, key, account) = (chat.world.ctx.clone(), chat.key.clone(), chat.account);
        let next = chat.world.run(async move |tx: &mut Tx| {
            chat::new_secret(tx, &ctx, &key, account).await?;
            brand::load(tx, &ctx).await
        });
        chat.world.brand = next.await.unwrap();
        made.push(chat.secrets());
    }
    assert_eq!(made[0].len(), 1);
    assert_eq!((made[1].len(), &made[1][1]), (2, &made[0][0]));
    assert_eq!((made[2].len(), &made[2][1]), (2, &made[1][0]));
}

impl Chat {
    fn secrets(&self) -> Vec<String> {
        let account = self.world.brand.account(self.account).unwrap();
        let secrets = chat::secrets(account, &self.key).unwrap();
        secrets.iter().map(|secret| secret.expose().clone()).collect()
    }
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn how_it_was_is_asked_when_it_is_dealt_with_and_told_at_the_desk(db: TestDb) {
    let chat = Chat::new(db).await;
    let (priya, _) = chat.begin(None).await.unwrap();
    chat.says(&priya, "c_12345678", "my bill is wrong").await;
    let rate = async |stars: i64| {
        let (ctx, priya) = (chat.world.ctx.clone(), priya.clone());
        chat.world.run(async move |tx: &mut Tx| chat::rate(tx, &ctx, &priya, stars, "quick\u{0}").await).await
    };
    assert!(matches!(rate(5).await, Err(Error::Invalid(_))), "nothing is dealt with yet");
    chat.answers("It is put right.").await;
    let case = chat.case(&chat.world.agent).await;
    let (ctx, brand) = (chat.world.agent.clone(), chat.world.brand.clone());
    let resolved = async move |tx: &mut Tx| handling::resolve(tx, &ctx, &brand, case).await;
    chat.world.run(resolved).await.unwrap();
    assert!(matches!(rate(6).await, Err(Error::Invalid(_))));
    rate(2).await.unwrap();
    rate(4).await.unwrap();
    let (ctx, account, thread) = (chat.world.ctx.clone(), chat.account, priya.external_id.clone());
    let (stand, stars) = chat
        .world
        .run(async move |tx: &mut Tx| {
            let stand = chat::stand(tx, &ctx, account, std::slice::from_ref(&thread)).await?;
            Ok((stand, chat::stars(tx, &ctx, account).await?))
        })
        .await
        .unwrap();
    assert_eq!((stand.resolved, stand.stars), (Some(case), Some(4)));
    assert_eq!(stars, [0, 0, 0, 1, 0], "the second replaces the first");
    let told = chat.world.look(case).await;
    assert_eq!(told.events.iter().filter(|event| event.kind == Kind::ChatRated).count(), 2);
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn a_file_is_its_senders_and_the_brands(db: TestDb) {
    let chat = Chat::new(db).await;
    let (priya, _) = chat.begin(None).await.unwrap();
    let (mo, _) = chat.begin(None).await.unwrap();
    let (ctx, owner) = (chat.world.ctx.clone(), priya.clone());
    let kept = chat.world.run(async move |tx: &mut Tx| {
        chat::keep_file(tx, &ctx, &owner, "../bill\u{202e}.png\n", "image/png", b"bytes").await
    });
    let file = kept.await.unwrap();
    assert_eq!(file.name, "..bill.png");
    for (who, sees) in [(&priya, true), (&mo, false)] {
        let (ctx, who, id) = (chat.world.ctx.clone(), who.clone(), file.id);
        let (own, mine) = chat
            .world
            .run(async move |tx: &mut Tx| {
                let own = chat::file_of(tx, &ctx, &who, id).await.map(|body| body.body);
                Ok((own.ok(), chat::files(tx, &ctx, &who, &[id]).await?))
            })
            .await
            .unwrap();
        assert_eq!((own.is_some(), mine.len()), (sees, usize::from(sees)));
    }
    let mut refused = 0;
    for _ in 0..11 {
        let (ctx, owner) = (chat.world.ctx.clone(), priya.clone());
        let more = chat.world.run(async move |tx: &mut Tx| {
            chat::keep_file(tx, &ctx, &owner, "more", "text/plain", b"x").await
        });
        refused += usize::from(matches!(more.await, Err(Error::Throttled { .. })));
    }
    assert_eq!(refused, 2, "ten an hour");
}

#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn nobody_here_is_away_and_then_an_address_is_asked_for(db: TestDb) {
    let chat = Chat::new(db).await;
    let (ctx, brand) = (chat.world.ctx.clone(), chat.world.brand.clone());
    let here = async move |tx: &mut Tx| chat::availability(tx, &ctx, &brand, &Config::default()).await;
    assert_eq!(chat.world.run(here).await.unwrap(), Availability::Online);
    chat.world.pass(Millis::hours(2));
    let nobody = chat.begin(None).await;
    let Err(Error::Fields(wrong)) = nobody else { panic!("an address is asked for") };
    assert_eq!(wrong.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["email"]);
}

/// However many nodes ask: the database counts.
#[db_test(db::MIGRATIONS, crate::MIGRATIONS)]
async fn what_anybody_may_ask_for_is_counted_for_all_nodes_together(db: TestDb) {
    let chat = Chat::new(db).await;
    let take = async |who: &'static str| {
        let ctx = chat.world.ctx.clone();
        chat.world.run(async move |tx: &mut Tx| chat::take(tx, &ctx, chat::Asks::Write, who).await).await
    };
    for _ in 0..10 {
        take("priya").await.expect("ten at once");
    }
    assert!(matches!(take("priya").await, Err(Error::Throttled { wait }) if wait == Millis::seconds(1)));
    take("mo").await.expect("nobody else waits");
    chat.world.pass(Millis::seconds(1));
    take("priya").await.expect("one more a second");
    assert!(take("priya").await.is_err());
    chat.world.pass(Millis::minutes(5));
    for _ in 0..10 {
        take("priya").await.expect("all is made good");
    }
    assert!(take("priya").await.is_err(), "and no more than that");
}
