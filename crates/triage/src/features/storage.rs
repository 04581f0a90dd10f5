//! Features as bytes.

use super::{Features, Gram, NOWHERE, ROWS, SIGNS, Sign};

impl Features {
    /// The features in about a kilobyte: what a signal is learnt from, long after the words may be gone.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(8 + self.signs.len() * 6 + self.grams.len() * 3);
        // Grams come in runs of one value: the words, then the letters.
        let mut runs: Vec<(f32, Vec<u32>)> = Vec::new();
        for gram in &self.grams {
            match runs.last_mut() {
                Some((value, rows)) if *value == gram.value => rows.push(gram.row),
                _ => runs.push((gram.value, vec![gram.row])),
            }
        }
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        out.extend_from_slice(&count(self.signs.len()).to_le_bytes());
        for sign in &self.signs {
            out.extend_from_slice(&sign.sign.to_le_bytes());
            out.extend_from_slice(&sign.value.to_le_bytes());
        }
        out.extend_from_slice(&count(runs.len()).to_le_bytes());
        for (value, rows) in &runs {
            out.extend_from_slice(&value.to_le_bytes());
            out.extend_from_slice(&count(rows.len()).to_le_bytes());
            rows.iter()
                .take(usize::from(u16::MAX))
                .for_each(|row| out.extend_from_slice(&row.to_le_bytes()[..3]));
        }
        out
    }

    /// Reads what [`Features::to_bytes`] wrote. Where a gram stands in the text is not kept.
    ///
    /// # Errors
    /// A sentence, if the bytes are something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        fn take<'a>(bytes: &mut &'a [u8], count: usize) -> Result<&'a [u8], String> {
            let (head, rest) = bytes.split_at_checked(count).ok_or("the features break off")?;
            *bytes = rest;
            Ok(head)
        }
        let mut from = bytes;
        let short = |b: &[u8]| u16::from_le_bytes([b[0], b[1]]);
        let float = |b: &[u8]| f32::from_le_bytes([b[0], b[1], b[2], b[3]]);
        let mut out = Self::default();
        for _ in 0..short(take(&mut from, 2)?) {
            let sign = short(take(&mut from, 2)?);
            if usize::from(sign) >= SIGNS {
                return Err("the features name a sign that is none".into());
            }
            out.signs.push(Sign { sign, value: float(take(&mut from, 4)?) });
        }
        for _ in 0..short(take(&mut from, 2)?) {
            let value = float(take(&mut from, 4)?);
            for _ in 0..short(take(&mut from, 2)?) {
                let b = take(&mut from, 3)?;
                let row = u32::from_le_bytes([b[0], b[1], b[2], 0]);
                if row as usize >= ROWS {
                    return Err("the features name a row that is none".into());
                }
                out.grams.push(Gram { row, value, token: NOWHERE });
            }
        }
        if from.is_empty() { Ok(out) } else { Err("the features have more bytes than they say".into()) }
    }
}
