//! What is different between two texts, line by line.

/// A line, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Only in the old text (`-1`), only in the new one (`1`), in both (`0`).
    pub side: i8,
}

impl Line {
    /// The sign in front of it, for those who see no colour.
    pub const fn sign(&self) -> &'static str {
        match self.side {
            -1 => "−",
            1 => "+",
            _ => " ",
        }
    }
    /// The word of its class.
    pub const fn kind(&self) -> &'static str {
        match self.side {
            -1 => "gone",
            1 => "new",
            _ => "same",
        }
    }
}

/// Texts with more lines than this are shown as one going and the other coming.
const LINES: usize = 2_000;

/// The lines of both texts in order, with as many in common as possible.
pub fn lines(old: &str, new: &str) -> Vec<Line> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let line = |text: &&str, side| Line { text: (*text).to_owned(), side };
    if old.len().max(new.len()) > LINES {
        return old.iter().map(|text| line(text, -1)).chain(new.iter().map(|text| line(text, 1))).collect();
    }
    // How many lines the rests have in common, from each pair of places on.
    let wide = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * wide];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            common[at * wide + to] = match old[at] == new[to] {
                true => common[(at + 1) * wide + to + 1] + 1,
                false => common[(at + 1) * wide + to].max(common[at * wide + to + 1]),
            };
        }
    }
    let (mut at, mut to, mut out) = (0, 0, Vec::new());
    while at < old.len() || to < new.len() {
        if at < old.len() && to < new.len() && old[at] == new[to] {
            out.push(line(&old[at], 0));
            (at, to) = (at + 1, to + 1);
        } else if at < old.len()
            && (to == new.len() || common[(at + 1) * wide + to] >= common[at * wide + to + 1])
        {
            out.push(line(&old[at], -1));
            at += 1;
        } else {
            out.push(line(&new[to], 1));
            to += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_changed_line_goes_and_comes_and_the_others_stay() {
        let signs: String = lines("a\nb\nc", "a\nx\nc\nd").iter().map(Line::sign).collect();
        assert_eq!(signs, " −+ +");
    }

    proptest! {
        #[test]
        fn without_the_new_lines_it_is_the_old_text_and_the_other_way_round(
            old in "[ab\n]{0,30}", new in "[ab\n]{0,30}",
        ) {
            let all = lines(&old, &new);
            let side = |but: i8| all.iter().filter(|one| one.side != but).map(|one| one.text.as_str()).collect::<Vec<_>>();
            prop_assert_eq!(side(1), old.lines().collect::<Vec<_>>());
            prop_assert_eq!(side(-1), new.lines().collect::<Vec<_>>());
        }
    }
}
