//! A delta as bytes: the same delta, the same bytes.

use super::{Delta, Topic};
use crate::features::{ROWS, SIGNS};
use crate::heads::COLUMNS;

impl Delta {
    /// The bytes of the delta.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = b"cgdelta1".to_vec();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
        out.extend_from_slice(&count(self.base.len()));
        out.extend_from_slice(self.base.as_bytes());
        out.extend_from_slice(&count(self.signs.len()));
        self.signs.iter().for_each(|w| out.extend_from_slice(&w.to_le_bytes()));
        let changed: Vec<(u32, usize)> = (0..)
            .zip(&self.index)
            .filter_map(|(row, at)| Some((row, usize::from(*at).checked_sub(1)?)))
            .collect();
        out.extend_from_slice(&count(changed.len()));
        for (row, at) in changed {
            out.extend_from_slice(&row.to_le_bytes());
            for weight in &self.rows[at * COLUMNS..(at + 1) * COLUMNS] {
                out.push(step(*weight) as u8);
            }
        }
        out.extend_from_slice(&count(self.topics.len()));
        for (name, topic) in &self.topics {
            out.extend_from_slice(&count(name.len()));
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(&topic.bias.to_le_bytes());
            out.extend_from_slice(&count(topic.rows.len()));
            for (row, weight) in &topic.rows {
                out.extend_from_slice(&row.to_le_bytes());
                out.extend_from_slice(&weight.to_le_bytes());
            }
        }
        out
    }

    /// Reads what [`Delta::to_bytes`] wrote.
    ///
    /// # Errors
    /// A sentence, if the bytes are something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let mut from = Bytes(bytes);
        if from.take(8)? != b"cgdelta1" {
            return Err("this is no delta of this version's layout".into());
        }
        let mut out = Self { base: from.text()?, ..Self::default() };
        let signs = from.count()?;
        if signs != 0 && signs != SIGNS * COLUMNS {
            return Err("the delta was learnt by another version".into());
        }
        out.signs = (0..signs).map(|_| from.float()).collect::<Result<_, _>>()?;
        let rows = from.count()?;
        if signs != 0 {
            out.index = vec![0; ROWS];
        }
        for at in 0..rows {
            let slot = out.index.get_mut(from.count()?).ok_or("the delta names a row that is none")?;
            *slot = u16::try_from(at + 1).map_err(|_| "the delta has too many rows")?;
            out.rows.extend(from.take(COLUMNS)?.iter().map(|byte| unstep(*byte as i8)));
        }
        for _ in 0..from.count()? {
            let name = from.text()?;
            let mut topic = Topic { bias: from.float()?, ..Topic::default() };
            for _ in 0..from.count()? {
                let row = u32::try_from(from.count()?).map_err(|_| "the delta names a row that is none")?;
                topic.rows.insert(row, from.float()?);
            }
            out.topics.insert(name, topic);
        }
        Ok(out)
    }
}

/// Changes are kept in steps of this size, from -127 to 127 of them.
pub(super) const STEP: f32 = 1.0 / 64.0;

pub(super) fn step(weight: f32) -> i8 {
    (weight / STEP).round().clamp(-127.0, 127.0) as i8
}

pub(super) fn unstep(steps: i8) -> f32 {
    f32::from(steps) * STEP
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], String> {
        let (head, rest) = self.0.split_at_checked(count).ok_or("the delta breaks off")?;
        self.0 = rest;
        Ok(head)
    }
    fn four(&mut self) -> Result<[u8; 4], String> {
        let bytes = self.take(4)?;
        Ok([bytes[0], bytes[1], bytes[2], bytes[3]])
    }
    fn count(&mut self) -> Result<usize, String> {
        Ok(u32::from_le_bytes(self.four()?) as usize)
    }
    fn float(&mut self) -> Result<f32, String> {
        Ok(f32::from_le_bytes(self.four()?))
    }
    fn text(&mut self) -> Result<String, String> {
        let count = self.count()?;
        String::from_utf8(self.take(count)?.to_vec())
            .map_err(|_| "the delta names something unreadable".into())
    }
}
