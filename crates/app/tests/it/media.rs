//! Pictures and files: from a network's wire to the desk, and from the desk to the wire.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::get;
use bytes::Bytes;
use care::cases::Mode;
use care::media::{Media, NewFile, State};
use care::outbound::Compose;
use care::{Tx, accounts, checks, outbound};
use channels::Visibility;
use channels::mastodon::Kind;
use channels::mastodon::simulator::{Draft, Instance};
use channels::simulation::World;
use kernel::{AccountId, CaseId, MediaId, Millis, Secret};
use media::Key;

use crate::colleague::{Colleague, queued};
use crate::harness::{Story, on_both_engines, until};
use crate::rows;

on_both_engines! {
    a_picture_comes_in_and_a_small_one_is_made_of_it,
    what_is_no_picture_is_kept_as_a_file_and_says_so,
    what_can_not_be_had_says_why_and_comes_when_it_can,
    a_picture_is_attached_and_arrives_on_the_network_with_its_description,
    words_that_are_called_back_bring_their_picture_back,
    what_the_network_does_not_take_is_told_when_it_is_attached,
    a_post_that_is_taken_back_takes_its_picture_along,
}

db::statements! {
    HANGING = "select f.id, m.case_id from media f join messages m on m.tenant = f.tenant and m.id = f.message_id
        where f.tenant = $1 and m.text like $2 order by f.position, f.id";
}

/// A picture of two colours.
static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(|| drawn([10, 120, 130]));

fn drawn(colour: [u8; 3]) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(900, 600, |x, y| {
        image::Rgb(if (x / 90 + y / 90) % 2 == 0 { colour } else { [250, 240, 220] })
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture can be written");
    bytes.into_inner()
}

/// An instance on which the brand has an account.
struct Elsewhere<'a> {
    story: &'a Story,
    instance: Instance,
    account: AccountId,
}

impl<'a> Elsewhere<'a> {
    async fn new(story: &'a Story) -> Self {
        let instance = Instance::start(Kind::Mastodon, story.clock.clone()).await;
        let there = instance.account();
        let (ctx, key) = (story.colleague("ada").await.ctx, story.key.clone());
        let connected = story.node.app.write(async move |tx: &mut Tx| {
            let account = accounts::NewAccount {
                channel: "mastodon".into(),
                external_id: there.us.external_id.clone(),
                handle: there.us.handle.clone(),
                name: there.name.clone(),
                base_url: there.base_url.clone(),
                secret: Secret::new(vec![1; 32]),
                secrets: there.secrets.clone(),
                settings: there.us.settings.clone(),
            };
            accounts::connect(tx, &ctx, &key, account).await
        });
        let account = connected.await.expect("it is not connected yet");
        // What was said before its first reading is of the past.
        until("the account was read once", async || {
            let ctx = story.ctx();
            let meters = story.node.app.read(async move |tx: &mut Tx| accounts::meters(tx, &ctx).await).await;
            meters.unwrap().iter().find(|meter| meter.account_id == account)?.read_at.map(drop)
        })
        .await;
        Self { story, instance, account }
    }

    /// Somebody says something on which these files hang; what hangs on it here, and in which case.
    async fn hears(&self, text: &str, media: Vec<String>) -> (Vec<MediaId>, CaseId) {
        self.says(text, media);
        self.look(text).await
    }

    fn says(&self, text: &str, media: Vec<String>) -> String {
        let text = format!("@{} {text}", self.instance.account().us.handle);
        self.instance.say("dana", Draft { text, visibility: "public".into(), media, ..Draft::default() })
    }

    async fn look(&self, text: &str) -> (Vec<MediaId>, CaseId) {
        let (ctx, id) = (self.story.colleague("ada").await.ctx, self.account);
        let asked = async move |tx: &mut Tx| accounts::reconcile(tx, &ctx, id).await;
        self.story.node.app.write(asked).await.expect("it can be read");
        let what = format!("the words have come: {text}");
        until(&what, async || {
            let args = vec![self.story.ctx().tenant.into(), format!("%{text}%").into()];
            let found: Vec<(MediaId, CaseId)> = rows::query(self.story, &HANGING, args).await;
            found.first().map(|(_, case)| (found.iter().map(|(id, _)| *id).collect(), *case))
        })
        .await
    }
}

async fn file(story: &Story, id: MediaId) -> Option<Media> {
    let ctx = story.ctx();
    story.node.app.read(async move |tx: &mut Tx| care::media::get(tx, &ctx, id).await).await.ok()
}

async fn settled(story: &Story, id: MediaId, state: State) -> Media {
    let what = format!("the file is {state}");
    until(&what, async || file(story, id).await.filter(|one| one.state == state)).await
}

async fn bytes(story: &Story, id: MediaId) -> Option<Bytes> {
    story.node.app.media.get(&Key::whole(story.ctx().tenant, id)).await.ok()
}

async fn a_picture_comes_in_and_a_small_one_is_made_of_it(story: &Story) {
    let there = Elsewhere::new(story).await;
    let picture = there.instance.file(&PICTURE, Some("A router with a red light."));
    let (ids, case) = there.hears("it blinks", vec![picture]).await;
    let kept = settled(story, ids[0], State::Kept).await;
    assert!(kept.is_shown() && (kept.width, kept.height) == (Some(900), Some(600)), "{kept:?}");
    assert_eq!(
        (kept.media_type.as_str(), kept.alt.as_deref()),
        ("image/png", Some("A router with a red light."))
    );
    assert_eq!(bytes(story, ids[0]).await.as_deref(), Some(PICTURE.as_slice()));
    let small = story.node.app.media.get(&Key::small(story.ctx().tenant, ids[0])).await.expect("it is there");
    assert_eq!(image::load_from_memory(&small).expect("a picture").width(), 480);
    let view = story.colleague("sam").await.look(case).await;
    assert_eq!(view.media[&view.messages[0].id], [kept]);
}

async fn what_is_no_picture_is_kept_as_a_file_and_says_so(story: &Story) {
    let there = Elsewhere::new(story).await;
    let page = there.instance.file(b"<html><script>alert(document.cookie)</script>", None);
    let broken = there.instance.file(b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", None);
    let (ids, _) = there.hears("look at these", vec![page, broken]).await;
    let page = settled(story, ids[0], State::Kept).await;
    assert!(!page.is_shown() && page.media_type == "text/html", "{page:?}");
    assert_eq!(page.reason.as_deref(), Some("it was said to be a picture, and is none"));
    let broken = settled(story, ids[1], State::Kept).await;
    assert!(!broken.is_shown() && broken.reason.is_some_and(|why| why.contains("damaged")));
}

async fn what_can_not_be_had_says_why_and_comes_when_it_can(story: &Story) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let flaky = move || async move {
        match count.fetch_add(1, Ordering::SeqCst) {
            0 => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            _ => PICTURE.clone().into_response(),
        }
    };
    let router = Router::new()
        .route("/flaky.png", get(flaky))
        .route("/slow.png", get(std::future::pending::<()>))
        .route("/huge.png", get(|| async { vec![0_u8; 26 << 20] }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
    let address = format!("http://{}", listener.local_addr().expect("it is bound"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let there = Elsewhere::new(story).await;
    let at = |path: &str| there.instance.file_at(&format!("{address}{path}"));
    let files = vec![at("/flaky.png"), at("/slow.png"), at("/huge.png"), at("/not-there.png")];
    let (ids, _) = there.hears("four of them", files).await;
    let why = async |id: MediaId, words: &str| {
        let what = format!("it says: {words}");
        until(&what, async || file(story, id).await?.reason.filter(|why| why.contains(words))).await
    };
    why(ids[0], "its server answered 500").await;
    why(ids[1], "it did not come within its time").await;
    why(ids[2], "it has more than").await;
    why(ids[3], "it is not there any more").await;
    assert_eq!(file(story, ids[1]).await.map(|one| one.state), Some(State::Wanted), "it is tried again");
    settled(story, ids[2], State::Refused).await;
    settled(story, ids[3], State::Refused).await;
    story.advance(Millis::minutes(5)).await;
    let kept = settled(story, ids[0], State::Kept).await;
    assert!(kept.is_shown() && kept.reason.is_none());
    // Somebody asks for what was refused: it is refused again, and that is all.
    let (sam, id) = (story.colleague("sam").await.ctx, ids[3]);
    story.node.app.write(async move |tx: &mut Tx| care::media::retry(tx, &sam, id).await).await.unwrap();
    settled(story, ids[3], State::Refused).await;
}

/// Somebody attaches a picture to what they are about to say.
async fn attach(
    story: &Story,
    who: &Colleague,
    case: CaseId,
    picture: &[u8],
    alt: &str,
) -> care::Result<Media> {
    let (ctx, id): (_, MediaId) = (who.ctx.clone(), story.ctx().mint());
    let kept =
        web::media::keep(&story.node.app.media, ctx.tenant, id, Bytes::copy_from_slice(picture), "").await;
    let file =
        NewFile { id, name: "photo.png".into(), alt: alt.into(), found: kept.expect("it can be kept") };
    story
        .node
        .app
        .write(async move |tx: &mut Tx| outbound::attach(tx, &ctx, case, Mode::Public, file.clone()).await)
        .await
}

async fn wish(who: &Colleague, case: CaseId, text: &str, files: &[MediaId]) -> Compose {
    let despite = checks::Code::ALL.to_vec();
    Compose { files: files.to_vec(), despite, ..who.wish(case, Mode::Public, text).await }
}

async fn a_picture_is_attached_and_arrives_on_the_network_with_its_description(story: &Story) {
    let there = Elsewhere::new(story).await;
    let picture = there.instance.picture();
    let (ids, case) = there.hears("which cable?", vec![picture]).await;
    settled(story, ids[0], State::Kept).await;
    let sam = story.colleague("sam").await;
    let photo =
        attach(story, &sam, case, &PICTURE, "The yellow cable.").await.expect("the instance takes it");
    let (message, _) =
        queued(sam.say(wish(&sam, case, "This one.", &[photo.id]).await).await.expect("it leaves"));
    assert_eq!(sam.look(case).await.files, [], "it is on its way");
    story.sent().await;
    assert!(there.instance.descriptions().contains(&"The yellow cable.".to_owned()));
    assert!(there.instance.files().contains(&PICTURE));
    let shown = there.instance.shown().await;
    let ours = shown.iter().find(|one| one.text.contains("This one.")).expect("people see it");
    assert_eq!((ours.media, ours.visibility), (1, Visibility::Public));
    let calls = there.instance.calls();
    assert_eq!(calls.iter().filter(|call| call.starts_with("POST /api/v2/media")).count(), 1, "{calls:?}");
    let view = sam.look(case).await;
    assert_eq!(view.media[&message].iter().map(|one| one.id).collect::<Vec<_>>(), [photo.id]);
    let again = sam.say(wish(&sam, case, "And again.", &[photo.id]).await).await.unwrap_err();
    assert!(again.to_string().contains("not there any more"), "{again}");
}

async fn words_that_are_called_back_bring_their_picture_back(story: &Story) {
    let there = Elsewhere::new(story).await;
    let picture = there.instance.picture();
    let (_, case) = there.hears("which cable do I need, please?", vec![picture]).await;
    let sam = story.colleague("sam").await;
    let photo = attach(story, &sam, case, &PICTURE, "").await.expect("the instance takes it").id;
    let (_, send) = queued(sam.say(wish(&sam, case, "Wait", &[photo]).await).await.expect("it leaves"));
    sam.undo(send).await.expect("it has not left");
    let drafted = sam.look(case).await.files;
    assert_eq!(drafted.iter().map(|one| one.id).collect::<Vec<_>>(), [photo]);
    sam.say(wish(&sam, case, "Now.", &[photo]).await).await.expect("it leaves");
    story.sent().await;
    let calls = there.instance.calls();
    assert_eq!(calls.iter().filter(|call| call.starts_with("POST /api/v2/media")).count(), 1, "{calls:?}");
    // What is taken off is forgotten, with its bytes.
    let other = attach(story, &sam, case, &PICTURE, "").await.expect("the instance takes it").id;
    let ctx = sam.ctx.clone();
    let off = async move |tx: &mut Tx| care::media::detach(tx, &ctx, case, other).await;
    story.node.app.write(off).await.expect("it is theirs");
    until("its bytes are gone", async || bytes(story, other).await.is_none().then_some(())).await;
    assert!(bytes(story, photo).await.is_some(), "the same picture hangs elsewhere, and stays there");
}

async fn what_the_network_does_not_take_is_told_when_it_is_attached(story: &Story) {
    let there = Elsewhere::new(story).await;
    let picture = there.instance.picture();
    let (_, case) = there.hears("show me", vec![picture]).await;
    let sam = story.colleague("sam").await;
    for shade in 0..4 {
        attach(story, &sam, case, &drawn([shade, 0, 0]), "").await.expect("four are taken");
    }
    let fifth = attach(story, &sam, case, &PICTURE, "").await.unwrap_err();
    assert_eq!(fifth.to_string(), "5 files are too many: Mastodon takes 4 with one message");
    assert_eq!(sam.look(case).await.files.len(), 4);
    let vic = story.colleague("vic").await;
    assert!(matches!(attach(story, &vic, case, &PICTURE, "").await, Err(care::Error::Denied { .. })));
}

async fn a_post_that_is_taken_back_takes_its_picture_along(story: &Story) {
    let there = Elsewhere::new(story).await;
    let picture = there.instance.picture();
    let post = there.says("forget this", vec![picture]);
    let (ids, _) = there.look("forget this").await;
    settled(story, ids[0], State::Kept).await;
    assert!(World::deletes(&there.instance, &post).await);
    until("nothing of it is left", async || {
        let (ctx, id) = (story.colleague("ada").await.ctx, there.account);
        // It may be read already.
        let _ = story.node.app.write(async move |tx: &mut Tx| accounts::reconcile(tx, &ctx, id).await).await;
        (file(story, ids[0]).await.is_none() && bytes(story, ids[0]).await.is_none()).then_some(())
    })
    .await;
}
