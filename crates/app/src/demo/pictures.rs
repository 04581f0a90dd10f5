//! Pictures that Larkspur's customers sent, drawn here.
//!
//! In: the cases that are open when the demo begins. Out: a picture on what some of their people wrote last. Promised:
//! nothing of anybody else's; the same demo has the same pictures.

use anyhow::{Context, Result};
use care::cases::Direction;
use care::desk::{self, View};
use care::media::{self as verbs, Arriving};
use care::{Tx, cases};
use channels::Attachment;
use db::Db;
use image::{ImageFormat, Rgb, RgbImage};
use kernel::{AccountId, Ctx, MessageId};
use media::Store;

/// How many of the newest open cases are looked through.
const CASES: u32 = 120;
const WIDTH: u32 = 960;
const HEIGHT: u32 = 640;

/// What a picture shows, to whom it belongs by their words, and how it is drawn.
type Shot = (&'static str, &'static str, &'static [&'static str], fn(u32, u32) -> Rgb<u8>);

const SHOTS: [Shot; 3] = [
    (
        "router.png",
        "A white router on a shelf. Its second light is red.",
        &["router", "light", "offline", "outage"],
        router,
    ),
    (
        "speed.png",
        "The bars of a speed test: three are low, the last is almost nothing.",
        &["slow", "speed", "mbit"],
        speed,
    ),
    (
        "bill.png",
        "A bill on a desk. One of its lines is marked in yellow.",
        &["bill", "charged", "invoice", "refund"],
        bill,
    ),
];

/// Hangs the pictures.
///
/// # Errors
/// If the database or the place of the files refuses.
pub(super) async fn hang(db: &Db, ctx: &Ctx, store: &Store) -> Result<()> {
    let reading = ctx.clone();
    let (rows, _) =
        db.read(async move |tx: &mut Tx| desk::list(tx, &reading, &View::All, CASES, None).await).await?;
    let mut left = SHOTS.to_vec();
    for row in rows {
        let (reading, case) = (ctx.clone(), row.case_id);
        let view = db.read(async move |tx: &mut Tx| desk::case_view(tx, &reading, case).await).await?;
        let theirs = |said: &&cases::Message| said.case_id == case && said.direction == Direction::Inbound;
        let Some(said) = view.messages.iter().rev().find(theirs) else { continue };
        let words = said.text.to_lowercase();
        let fits = |shot: &Shot| shot.2.iter().any(|word| words.contains(word));
        if let Some(place) = left.iter().position(fits) {
            one(db, ctx, store, (said.account_id, said.id), left.remove(place)).await?;
        }
        if left.is_empty() {
            break;
        }
    }
    Ok(())
}

async fn one(
    db: &Db,
    ctx: &Ctx,
    store: &Store,
    (account, message): (AccountId, MessageId),
    (name, alt, _, colour): Shot,
) -> Result<()> {
    let mut png = std::io::Cursor::new(Vec::new());
    RgbImage::from_fn(WIDTH, HEIGHT, colour)
        .write_to(&mut png, ImageFormat::Png)
        .context("drawing a picture")?;
    let hanging = ctx.clone();
    let hung = async move |tx: &mut Tx| {
        let (media_type, name, alt) = ("image/png".to_owned(), Some(name.to_owned()), Some(alt.to_owned()));
        let file = Attachment { media_type, url: String::new(), name, size: None, alt };
        let mut arriving = Arriving::default();
        arriving.hang(&hanging, account, message, &[file]);
        arriving.flush(tx, &hanging).await?;
        verbs::of_messages(tx, &hanging, &[message]).await
    };
    let Some(media) = db.write(hung).await?.pop() else { return Ok(()) };
    let found = web::media::keep(store, ctx.tenant, media.id, png.into_inner().into(), "image/png").await?;
    let keeping = ctx.clone();
    db.write(async move |tx: &mut Tx| verbs::kept(tx, &keeping, media.id, &found).await).await?;
    Ok(())
}

const fn grey(light: u8) -> Rgb<u8> {
    Rgb([light, light, light])
}

/// A wall that gets darker to its foot.
fn wall(y: u32) -> Rgb<u8> {
    let shade = u8::try_from(y / 16).unwrap_or(40);
    Rgb([214 - shade, 206 - shade, 190 - shade])
}

fn is_in(x: u32, y: u32, (left, top): (u32, u32), (right, bottom): (u32, u32)) -> bool {
    (left..right).contains(&x) && (top..bottom).contains(&y)
}

fn router(x: u32, y: u32) -> Rgb<u8> {
    let light = |n: u32| x.abs_diff(300 + n * 90).pow(2) + y.abs_diff(400).pow(2) < 200;
    match () {
        () if light(1) => Rgb([216, 40, 40]),
        () if light(0) || light(2) || light(3) => Rgb([60, 170, 90]),
        () if is_in(x, y, (200, 330), (760, 460)) => grey(246),
        () if is_in(x, y, (250, 130), (262, 330)) || is_in(x, y, (698, 130), (710, 330)) => grey(70),
        () if y > 470 => Rgb([120, 84, 56]),
        () => wall(y),
    }
}

fn speed(x: u32, y: u32) -> Rgb<u8> {
    const BARS: [(u32, [u8; 3]); 4] =
        [(240, [40, 120, 130]), (200, [40, 120, 130]), (170, [200, 130, 40]), (24, [205, 50, 50])];
    let bar = |n: usize, high: u32| {
        let left = 150 + 180 * u32::try_from(n).unwrap_or(0);
        is_in(x, y, (left, 540 - high), (left + 110, 540))
    };
    match BARS.iter().enumerate().find(|(n, (high, _))| bar(*n, *high)) {
        Some((_, (_, colour))) => Rgb(*colour),
        None if is_in(x, y, (110, 540), (850, 546)) => grey(90),
        None if is_in(x, y, (60, 60), (900, 600)) => grey(250),
        None => Rgb([34, 44, 52]),
    }
}

fn bill(x: u32, y: u32) -> Rgb<u8> {
    let is_line = y % 40 < 9 && is_in(x, y, (300, 200), (560, 520));
    let is_amount = y % 40 < 9 && is_in(x, y, (610, 200), (670, 520));
    match () {
        () if is_in(x, y, (300, 100), (440, 136)) => Rgb([40, 120, 130]),
        () if is_line || is_amount => grey(120),
        () if is_in(x, y, (286, 350), (684, 382)) => Rgb([250, 226, 90]),
        () if is_in(x, y, (250, 60), (720, 610)) => grey(252),
        () => Rgb([146, 110, 80]),
    }
}
