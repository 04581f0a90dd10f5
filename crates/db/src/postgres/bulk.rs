//! Many rows in one statement: `insert … values ($1, $2)` becomes `insert … select … from unnest($1::a[],
//! $2::b[])`.

use postgres_types::Type;

use crate::sql::{Piece, pieces};
use crate::{Arg, Error};

/// The rewritten text, or `None` when the text is of another form, names a type of the user's own, or may
/// touch one row twice (`do update`, which PostgreSQL refuses within one statement).
pub(super) fn over_arrays(text: &str, types: &[Type]) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    if !lower.trim_start().starts_with("insert into") || lower.contains("do update") || types.is_empty() {
        return None;
    }
    let (head, row, tail) = split(text)?;
    if pieces(tail).any(|piece| matches!(piece, Piece::Placeholder(_))) || tail.trim_start().starts_with(',')
    {
        return None;
    }
    let row: String = pieces(row)
        .map(|piece| match piece {
            Piece::Placeholder(number) => format!("r.p{number}"),
            Piece::Plain(plain) => plain.to_owned(),
            Piece::Word(word) => format!("{{{word}}}"),
        })
        .collect();
    let arrays: Option<Vec<String>> = types
        .iter()
        .zip(1..)
        .map(|(kind, number)| Type::from_oid(kind.oid()).map(|kind| format!("${number}::{}[]", kind.name())))
        .collect();
    let names: Vec<String> = (1..=types.len()).map(|number| format!("p{number}")).collect();
    Some(format!("{head} select {row} from unnest({}) as r({}){tail}", arrays?.join(", "), names.join(", ")))
}

/// What stands before `values`, inside its parentheses, and behind them.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (mut at, mut depth, mut values, mut open) = (0, 0_usize, None, None);
    for piece in pieces(text) {
        let (start, length) = match piece {
            Piece::Plain(plain) => (at, plain.len()),
            Piece::Word(word) => (at, word.len() + 2),
            Piece::Placeholder(number) => (at, 1 + number.to_string().len()),
        };
        at += length;
        let Piece::Plain(plain) = piece else { continue };
        if plain.starts_with(['\'', '"']) || plain.starts_with("--") || plain.starts_with("/*") {
            continue;
        }
        for (offset, byte) in plain.bytes().enumerate() {
            let here = start + offset;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth == 1 && values.is_some() && open.is_none() {
                        open = Some(here);
                    }
                }
                b')' => {
                    depth = depth.checked_sub(1)?;
                    if let (0, Some(values), Some(open)) = (depth, values, open) {
                        return Some((&text[..values], &text[open + 1..here], &text[here + 1..]));
                    }
                }
                b'v' | b'V' if depth == 0 && values.is_none() && is_word(text, here, "values") => {
                    values = Some(here);
                }
                _ => {}
            }
        }
    }
    None
}

fn is_word(text: &str, at: usize, word: &str) -> bool {
    let bytes = text.as_bytes();
    let letter = |index: usize| bytes.get(index).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    bytes.get(at..at + word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
        && !letter(at + word.len())
        && !(at > 0 && letter(at - 1))
}

/// The rows turned by a quarter: one list per placeholder.
pub(super) fn columns<'r, 'a>(
    name: &str,
    rows: &'r [Vec<Arg<'a>>],
    width: usize,
) -> Result<Vec<Vec<&'r Arg<'a>>>, Error> {
    if let Some(row) = rows.iter().find(|row| row.len() != width) {
        let message = format!("it has {width} placeholders and was given {} arguments", row.len());
        return Err(Error::statement(name, message));
    }
    Ok((0..width).map(|index| rows.iter().map(|row| &row[index]).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> Option<String> {
        over_arrays(text, &[Type::UUID, Type::INT8])
    }

    #[test]
    fn a_plain_insert_becomes_one_over_arrays() {
        assert_eq!(
            rewritten("insert into t (a, b, c) values ($1, $2, coalesce($1, 'x)$2')) on conflict do nothing"),
            Some(
                "insert into t (a, b, c)  select r.p1, r.p2, coalesce(r.p1, 'x)$2') \
                 from unnest($1::uuid[], $2::int8[]) as r(p1, p2) on conflict do nothing"
                    .into()
            )
        );
    }

    #[test]
    fn other_statements_stay_as_they_are() {
        for text in [
            "update t set values_seen = $1 where b = $2",
            "insert into t (a, b) values ($1, $2), ($1, $2)",
            "insert into t (a) values ($1) on conflict (a) do update set b = $2",
            "insert into t (a) select $1 where $2 > 0",
            "insert into t (a) values ($1",
        ] {
            assert_eq!(rewritten(text), None, "{text}");
        }
    }
}
