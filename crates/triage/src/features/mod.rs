//! A message as numbers: what the model multiplies by its weights.
//!
//! In: a message taken apart ([`Cues`]) and its thread. Out: [`Features`]: some hundred *signs* with a name each (the
//! word lists, the shape of the message, the thread, the language), and *grams*, the words, word pairs and
//! letter groups, hashed into [`ROWS`] rows. Promised: a pure function; the same words give the same rows on
//! every machine, whatever their case, width or spacing.

mod feelings;
mod grams;
mod signs;
mod storage;

use crate::cues::{Cues, Tag};
use crate::input::Input;
use crate::model::Polarity;

pub use grams::ROWS;
pub(crate) use grams::{NOWHERE, hash_words, polarity_key};
pub use signs::{SIGNS, may_alarm};
pub(crate) use signs::{Shape, sign_name, sign_shape, sign_tag};

/// A hashed word, pair of words or group of letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gram {
    /// Below [`ROWS`].
    pub row: u32,
    /// How much it counts.
    pub value: f32,
    /// The token it stands at, or that it begins with.
    pub(crate) token: u16,
}

/// A feature with a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// Below [`SIGNS`].
    pub sign: u16,
    /// How much it counts.
    pub value: f32,
}

/// A message as numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Features {
    /// The named ones that are not zero.
    pub signs: Vec<Sign>,
    /// The hashed ones.
    pub grams: Vec<Gram>,
}

impl Features {
    /// The features of a message.
    pub(crate) fn of(cues: &Cues, input: &Input<'_>, polarity: &Polarity<'_>) -> Self {
        let mut out = Self { signs: Vec::with_capacity(48), grams: Vec::with_capacity(256) };
        let feelings = feelings::find(cues, polarity);
        out.shape(cues, input);
        out.feelings(cues, &feelings);
        for tag in Tag::ALL {
            let sum = cues.sum(*tag);
            out.sign(signs::FIRST_TAG + *tag as usize, sum.clamp(-4.0, 4.0) / 2.0);
        }
        let lang = cues.language.best().map_or("", |lang| lang.code());
        let tongue = signs::TONGUES.iter().position(|code| *code == lang).unwrap_or(signs::TONGUES.len() - 1);
        out.sign(signs::FIRST_LANGUAGE + tongue, 1.0);
        out.grams(cues);
        out
    }

    fn sign(&mut self, sign: usize, value: f32) {
        if value != 0.0 {
            // `sign` is below SIGNS, a few dozen.
            self.signs.push(Sign { sign: sign as u16, value });
        }
    }
}
