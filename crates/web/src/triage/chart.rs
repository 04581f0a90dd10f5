//! Bars by week, in SVG: drawn here, so that a page needs no script and no inline style for them.

/// The room of a bar with its gap, in the drawing's own units.
const STEP: usize = 42;
/// How wide a bar is.
const WIDE: usize = 26;
/// How high the highest bar is.
const HIGH: f64 = 84.0;
/// Where bars stand.
const FLOOR: f64 = 106.0;

/// One week.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// Where it begins, from the left.
    pub x: usize,
    /// Where its middle is.
    pub middle: usize,
    /// Its top.
    pub y: f64,
    /// Its height.
    pub height: f64,
    /// How much of the height is the lighter, upper part.
    pub light: f64,
    /// What stands above it: `12 %`.
    pub value: String,
    /// What stands below it: `16 Nov`.
    pub week: String,
    /// The whole of it in words: `Week of 16 Nov: 12 % of 1,820 messages were unsure`.
    pub told: String,
}

/// Bars beside each other.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Chart {
    /// Oldest first.
    pub bars: Vec<Bar>,
}

impl Chart {
    /// A chart of what stands above, below and behind each bar, its size, and the lighter part of the size.
    pub fn new(weeks: impl IntoIterator<Item = (String, String, String, f64, f64)>) -> Self {
        let weeks: Vec<_> = weeks.into_iter().collect();
        let most = weeks.iter().map(|week| week.3).fold(0.0, f64::max);
        let scale = if most > 0.0 { HIGH / most } else { 0.0 };
        let bars = weeks.into_iter().enumerate().map(|(at, (value, week, told, size, light))| Bar {
            x: at * STEP + (STEP - WIDE) / 2,
            middle: at * STEP + STEP / 2,
            y: tenth(FLOOR - size * scale),
            height: tenth(size * scale),
            light: tenth(light * scale),
            value,
            week,
            told,
        });
        Self { bars: bars.collect() }
    }

    /// Whether there is nothing to see: no week has any height.
    pub(crate) fn is_flat(&self) -> bool {
        self.bars.iter().all(|bar| bar.height == 0.0)
    }

    pub(crate) fn width(&self) -> usize {
        self.bars.len().max(8) * STEP
    }
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
