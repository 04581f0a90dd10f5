//! Small pictures of pictures.
//!
//! Promised: what a picture says of its size is looked at before anything of it is decoded, and one that is too large
//! is not; the small one stands upright as the camera meant it, and holds nothing of what the camera wrote down beside
//! it.

use std::io::Cursor;

use bytes::Bytes;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::kind;

/// The longest side of a small picture, in pixels.
pub const SIDE: u32 = 480;
/// The most pixels of a picture that is decoded: a large photograph has 50 million.
const PIXELS_MAX: u64 = 60_000_000;
/// The most bytes that its pixels may take.
const DECODED_MAX: u64 = 256 << 20;
/// How well a small picture looks, of 100.
const QUALITY: u8 = 82;

/// A picture that could be decoded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// In pixels, as it is shown.
    pub width: u32,
    /// In pixels, as it is shown.
    pub height: u32,
    /// A smaller one, [`SIDE`] pixels at most on each side: a JPEG, or a WebP where parts of it can be seen through.
    pub small: Bytes,
}

/// Why there is no small picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Unfit {
    /// It is nothing that we draw.
    #[error("it is no picture that can be shown")]
    NoPicture,
    /// It has more pixels than we decode.
    #[error("it says that it has {width} × {height} pixels; that is too many to show")]
    TooLarge {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// Its bytes make no picture.
    #[error("it is damaged: its bytes make no picture")]
    Damaged,
}

/// Looks at a picture and makes a small one of it. Takes up to a second: not for a thread that others wait for.
///
/// # Errors
/// Why there is none.
pub fn look(bytes: &[u8]) -> Result<Picture, Unfit> {
    let media_type = kind::of(bytes);
    let format = ImageFormat::from_mime_type(media_type).filter(|_| kind::may_be_shown(media_type));
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format.ok_or(Unfit::NoPicture)?);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODED_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Unfit::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX || decoder.total_bytes() > DECODED_MAX {
        return Err(Unfit::TooLarge { width, height });
    }
    let upright = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let decoded = DynamicImage::from_decoder(decoder).map_err(|_| Unfit::Damaged)?;
    let mut small = if width.max(height) > SIDE { decoded.thumbnail(SIDE, SIDE) } else { decoded };
    small.apply_orientation(upright);
    let (width, height) = if turns(upright) { (height, width) } else { (width, height) };
    Ok(Picture { width, height, small: write(&small)? })
}

/// Whether what lay now stands.
const fn turns(upright: Orientation) -> bool {
    matches!(
        upright,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn write(small: &DynamicImage) -> Result<Bytes, Unfit> {
    let mut out = Vec::new();
    let written = if small.color().has_alpha() {
        DynamicImage::from(small.to_rgba8()).write_to(&mut Cursor::new(&mut out), ImageFormat::WebP)
    } else {
        JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(&small.to_rgb8())
    };
    written.map_err(|_| Unfit::Damaged)?;
    Ok(out.into())
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage, Rgba, RgbaImage};
    use proptest::prelude::*;

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, _| {
            Rgb(if x < width / 2 { [200, 0, 0] } else { [0, 0, 200] })
        });
        encoded(&picture.into(), ImageFormat::Png)
    }

    fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Vec::new();
        picture.write_to(&mut Cursor::new(&mut out), format).unwrap();
        out
    }

    fn decoded(bytes: &[u8]) -> DynamicImage {
        image::load_from_memory(bytes).unwrap()
    }

    #[test]
    fn a_small_picture_keeps_the_shape_of_the_large_one() {
        let looked = look(&png(1200, 300)).unwrap();
        assert_eq!((looked.width, looked.height), (1200, 300));
        let small = decoded(&looked.small);
        assert_eq!((small.width(), small.height()), (480, 120));
        assert_eq!(kind::of(&looked.small), "image/jpeg");
        let tiny = look(&png(16, 9)).unwrap();
        assert_eq!(decoded(&tiny.small).width(), 16, "what is small stays as it is");
    }

    #[test]
    fn what_can_be_seen_through_stays_so() {
        let glass = RgbaImage::from_pixel(20, 20, Rgba([1, 2, 3, 0]));
        let looked = look(&encoded(&glass.into(), ImageFormat::Png)).unwrap();
        assert_eq!(kind::of(&looked.small), "image/webp");
        assert_eq!(decoded(&looked.small).to_rgba8().get_pixel(5, 5).0[3], 0);
    }

    #[test]
    fn a_photograph_stands_upright_and_forgets_where_it_was_taken() {
        let lying =
            DynamicImage::from(RgbImage::from_fn(40, 20, |x, _| Rgb(if x < 20 { [255; 3] } else { [0; 3] })));
        let jpeg = encoded(&lying, ImageFormat::Jpeg);
        // An Exif segment that says: turn it by a quarter, and a note of the camera.
        let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0 at home";
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let photo = [&jpeg[..2], &[0xff, 0xe1], &length, exif, &jpeg[2..]].concat();
        let looked = look(&photo).unwrap();
        assert_eq!((looked.width, looked.height), (20, 40));
        let small = decoded(&looked.small).to_rgb8();
        assert!(small.get_pixel(10, 2).0[0] > 200 && small.get_pixel(10, 38).0[0] < 50);
        assert!(!looked.small.windows(7).any(|window| window == b"at home"));
    }

    /// A PNG whose head says that it is huge.
    fn bomb(width: u32, height: u32) -> Vec<u8> {
        let mut head = b"IHDR".to_vec();
        head.extend(width.to_be_bytes());
        head.extend(height.to_be_bytes());
        head.extend([8, 6, 0, 0, 0]);
        let mut sum = !0_u32;
        for byte in &head {
            sum ^= u32::from(*byte);
            for _ in 0..8 {
                sum = if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
            }
        }
        [b"\x89PNG\r\n\x1a\n\0\0\0\x0d", &head[..], &(!sum).to_be_bytes(), b"\0\0\0\0IDAT"].concat()
    }

    #[test]
    fn a_picture_that_says_it_is_huge_is_not_decoded() {
        assert!(matches!(look(&bomb(60_000, 60_000)), Err(Unfit::TooLarge { .. } | Unfit::Damaged)));
        assert_eq!(look(b"<svg/>"), Err(Unfit::NoPicture));
        assert_eq!(look(b"\x89PNG\r\n\x1a\n<script>"), Err(Unfit::Damaged));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn any_bytes_behind_any_mark_are_looked_at_or_refused(
            mark in 0..4_usize,
            bytes in proptest::collection::vec(any::<u8>(), 0..400),
        ) {
            let marks = [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff", b"GIF89a", b"RIFF\x10\0\0\0WEBPVP8 "];
            _ = look(&[marks[mark], &bytes].concat());
        }

        #[test]
        fn a_picture_with_a_few_wrong_bytes_is_looked_at_or_refused(
            flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
            format in prop::sample::select(vec![ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP]),
        ) {
            let mut bytes = encoded(&decoded(&png(64, 48)), format);
            for (at, byte) in flips {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Ok(looked) = look(&bytes) {
                let small = decoded(&looked.small);
                prop_assert!(small.width() <= SIDE && small.height() <= SIDE);
            }
        }

        #[test]
        fn however_large_it_says_it_is_it_costs_nothing(width in 8_000_u32.., height in 8_000_u32..) {
            prop_assert!(look(&bomb(width, height)).is_err());
        }
    }
}
