//! The trained weights, and how a message is scored by them.
//!
//! A model is one block of bytes, read in place: a head, a table of words with a feeling, a row of weights for
//! each named sign (32-bit), and a row for each hashed gram (8-bit, one scale a column). The same bytes score the
//! same message alike on every machine. [`Draft`] is the same before it is packed.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use crate::features::{Features, ROWS, SIGNS, polarity_key};
use crate::heads::{COLUMNS, Head, Scores};

/// What the file begins with; the digit is its layout.
const MAGIC: &[u8; 8] = b"cgtriag1";
const HEADER: usize = 8 + 8;
/// Slots of the table of words: a power of two.
const SLOTS: usize = 1 << 16;
const SLOT: usize = 5;

/// Trained weights.
#[derive(Clone)]
pub struct Model {
    id: [u8; 8],
    temperatures: [f32; Head::ALL.len()],
    scales: Scores,
    bytes: Cow<'static, [u8]>,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model({})", self.id())
    }
}

/// So many weights of 127 fit into 16 bits.
const AT_ONCE: usize = 256;

const FLOATS: usize = Head::ALL.len() + COLUMNS;
const SIZE: usize = HEADER + FLOATS * 4 + SLOTS * SLOT + SIGNS * COLUMNS * 4 + ROWS * COLUMNS;

/// The model that this version ships with.
pub(crate) fn builtin() -> Arc<Model> {
    static BUILTIN: OnceLock<Arc<Model>> = OnceLock::new();
    let read = || {
        let bytes: &'static [u8] = include_bytes!("../model/base.bin");
        Arc::new(Model::read(bytes).expect("the model is compiled in, and a test reads it"))
    };
    BUILTIN.get_or_init(read).clone()
}

/// Where the parts of the file begin.
const WORDS: usize = HEADER + FLOATS * 4;
const SIGN_WEIGHTS: usize = WORDS + SLOTS * SLOT;
const GRAM_WEIGHTS: usize = SIGN_WEIGHTS + SIGNS * COLUMNS * 4;

impl Model {
    /// Reads a model in place.
    ///
    /// # Errors
    /// A sentence, if the bytes are no model of this version's layout.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, String> {
        let bytes = bytes.into();
        if bytes.get(..8) != Some(MAGIC) {
            return Err("this is no model of this version's layout".into());
        }
        if bytes.len() != SIZE {
            return Err(format!("the model has {} bytes and should have {SIZE}", bytes.len()));
        }
        let mut id = [0; 8];
        id.copy_from_slice(&bytes[8..HEADER]);
        let mut temperatures = [1.0; Head::ALL.len()];
        let mut scales = [0.0; COLUMNS];
        for (slot, value) in
            temperatures.iter_mut().chain(&mut scales).zip(bytes[HEADER..WORDS].chunks_exact(4))
        {
            *slot = float(value);
        }
        Ok(Self { id, temperatures, scales, bytes })
    }

    /// The first digits of the checksum of the weights: the same name, the same model.
    pub fn id(&self) -> &str {
        std::str::from_utf8(&self.id).unwrap_or("?")
    }

    /// What a head's scores are divided by before they are probabilities.
    pub fn temperature(&self, head: Head) -> f32 {
        self.temperatures[head as usize]
    }

    /// The scores of a message.
    pub fn score(&self, features: &Features) -> Scores {
        let mut out = [0.0; COLUMNS];
        let rows = self.gram_weights();
        // Grams come in two runs of one value each, so that whole numbers can be added first.
        for run in features.grams.chunk_by(|a, b| a.value == b.value) {
            for part in run.chunks(AT_ONCE) {
                let mut sums = [0_i16; COLUMNS];
                for gram in part {
                    for (sum, weight) in sums.iter_mut().zip(&rows[gram.row as usize]) {
                        *sum += i16::from(*weight as i8);
                    }
                }
                let value = part[0].value;
                for ((total, sum), scale) in out.iter_mut().zip(sums).zip(self.scales) {
                    *total += value * scale * f32::from(sum);
                }
            }
        }
        let signs = self.sign_weights();
        for sign in &features.signs {
            let at = usize::from(sign.sign) * COLUMNS * 4;
            let row = signs[at..at + COLUMNS * 4].chunks_exact(4);
            for (sum, weight) in out.iter_mut().zip(row) {
                *sum += sign.value * float(weight);
            }
        }
        out
    }

    fn sign_weights(&self) -> &[u8] {
        &self.bytes[SIGN_WEIGHTS..GRAM_WEIGHTS]
    }

    fn gram_weights(&self) -> &[[u8; COLUMNS]] {
        self.bytes[GRAM_WEIGHTS..].as_chunks().0
    }

    /// The weight of a gram in one column.
    pub fn gram_weight(&self, row: u32, column: usize) -> f32 {
        f32::from(self.gram_weights()[row as usize][column] as i8) * self.scales[column]
    }

    /// The weight of a sign in one column.
    pub fn sign_weight(&self, sign: u16, column: usize) -> f32 {
        let at = (usize::from(sign) * COLUMNS + column) * 4;
        float(&self.sign_weights()[at..at + 4])
    }

    /// The words with a feeling.
    pub fn polarity(&self) -> Polarity<'_> {
        Polarity(&self.bytes[WORDS..SIGN_WEIGHTS])
    }
}

fn float(bytes: &[u8]) -> f32 {
    f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
}

/// Words with a feeling from -4 to 4, by language; the emoji are for all.
#[derive(Clone, Copy, Debug)]
pub struct Polarity<'a>(&'a [u8]);

/// How many letters a stem has, at least; and how many more, at most.
const SHORTEST_STEM: usize = 3;
const LONGEST_STEM: usize = 12;

/// The language of the emoji.
const ANY: &str = "*";

impl Polarity<'_> {
    /// The feeling of a word: as it stands, or by the longest stem that it begins with; 0 if it has none.
    pub(crate) fn word(&self, lang: &str, word: &str) -> f32 {
        if let Some(value) = self.get(polarity_key(lang, word, false)) {
            return value;
        }
        let ends =
            word.char_indices().map(|(at, _)| at).chain([word.len()]).skip(SHORTEST_STEM).take(LONGEST_STEM);
        let mut room = [0; LONGEST_STEM];
        let count = room.iter_mut().zip(ends).map(|(slot, end)| *slot = end).count();
        room[..count]
            .iter()
            .rev()
            .find_map(|end| self.get(polarity_key(lang, &word[..*end], true)))
            .unwrap_or(0.0)
    }

    pub(crate) fn pair(&self, lang: &str, first: &str, second: &str) -> f32 {
        let mut both = String::with_capacity(first.len() + second.len() + 1);
        both.push_str(first);
        both.push(' ');
        both.push_str(second);
        self.get(polarity_key(lang, &both, false)).unwrap_or(0.0)
    }

    pub(crate) fn emoji(&self, emoji: &str) -> f32 {
        self.get(polarity_key(ANY, emoji, false)).unwrap_or(0.0)
    }

    /// Whether there is a list for a language.
    pub(crate) fn knows(&self, lang: &str) -> bool {
        self.get(polarity_key(lang, "", false)).is_some()
    }

    fn get(&self, key: u64) -> Option<f32> {
        let print = (key as u32).max(1);
        let mut at = (key >> 32) as usize % SLOTS;
        loop {
            let slot = &self.0[at * SLOT..][..SLOT];
            let found = u32::from_le_bytes([slot[0], slot[1], slot[2], slot[3]]);
            if found == print {
                return Some(f32::from(slot[4] as i8) / 31.0);
            }
            if found == 0 {
                return None;
            }
            at = (at + 1) % SLOTS;
        }
    }
}

/// Words with a feeling, before they are packed.
#[derive(Clone, Debug)]
pub struct Feelings {
    slots: Vec<u8>,
    count: usize,
}

impl Default for Feelings {
    fn default() -> Self {
        Self { slots: vec![0; SLOTS * SLOT], count: 0 }
    }
}

impl Feelings {
    /// Adds a word of a language (`*` for emoji), a phrase of two words, or a stem (`word*`), with a value
    /// from -4 to 4. The first value of a word stays.
    ///
    /// # Panics
    /// If more words are added than the table is made for.
    pub fn add(&mut self, lang: &str, word: &str, value: f32) {
        let stem = word.ends_with('*');
        let text = crate::text::Text::of(word.trim_end_matches('*'));
        let parts: Vec<&str> = text.tokens.iter().map(|token| text.folded(token)).collect();
        if parts.is_empty() || parts.len() > 2 || (stem && parts.len() > 1) || value == 0.0 {
            return;
        }
        if parts.iter().any(|part| part.is_empty()) || (stem && parts[0].chars().count() < SHORTEST_STEM) {
            return;
        }
        self.put(polarity_key(lang, "", false), 1.0);
        self.put(polarity_key(lang, &parts.join(" "), stem), value);
    }

    fn put(&mut self, key: u64, value: f32) {
        if Polarity(&self.slots).get(key).is_some() {
            return;
        }
        assert!(self.count < SLOTS / 4 * 3, "the table of words is made for {} words", SLOTS / 4 * 3);
        let print = (key as u32).max(1);
        let mut at = (key >> 32) as usize % SLOTS;
        while self.slots[at * SLOT..at * SLOT + 4] != [0; 4] {
            at = (at + 1) % SLOTS;
        }
        self.slots[at * SLOT..at * SLOT + 4].copy_from_slice(&print.to_le_bytes());
        self.slots[at * SLOT + 4] = (value.clamp(-4.0, 4.0) * 31.0).round() as i8 as u8;
        self.count += 1;
    }

    /// The same, to look words up.
    pub fn polarity(&self) -> Polarity<'_> {
        Polarity(&self.slots)
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// A model before it is packed.
#[derive(Clone, Debug)]
pub struct Draft {
    /// One for each head.
    pub temperatures: [f32; Head::ALL.len()],
    /// Words with a feeling.
    pub feelings: Feelings,
    /// `SIGNS` × [`COLUMNS`].
    pub signs: Vec<f32>,
    /// [`ROWS`] × [`COLUMNS`].
    pub rows: Vec<f32>,
}

impl Draft {
    /// The bytes of the model. Weights beyond the 99.99th percentile of their column are cut to it, so that one
    /// outlier does not cost all others their precision.
    pub fn pack(&self) -> Vec<u8> {
        let mut scales = [0.0_f32; COLUMNS];
        for (column, scale) in scales.iter_mut().enumerate() {
            let mut sizes: Vec<f32> = self
                .rows
                .iter()
                .skip(column)
                .step_by(COLUMNS)
                .map(|w| w.abs())
                .filter(|w| *w > 0.0)
                .collect();
            sizes.sort_by(f32::total_cmp);
            let top = sizes.len().checked_sub(1 + sizes.len() / 10_000).map_or(0.0, |at| sizes[at]);
            *scale = top / 127.0;
        }
        let mut body = Vec::with_capacity(SIZE);
        for value in self.temperatures.iter().chain(&scales) {
            body.extend_from_slice(&value.to_le_bytes());
        }
        body.extend_from_slice(&self.feelings.slots);
        for weight in &self.signs {
            body.extend_from_slice(&weight.to_le_bytes());
        }
        for (at, weight) in self.rows.iter().enumerate() {
            let scale = scales[at % COLUMNS];
            let packed = if scale > 0.0 { (weight / scale).round().clamp(-127.0, 127.0) } else { 0.0 };
            body.push(packed as i8 as u8);
        }
        let id = blake3::hash(&body).to_hex();
        let mut out = MAGIC.to_vec();
        out.extend_from_slice(&id.as_bytes()[..8]);
        out.extend_from_slice(&body);
        out
    }
}
