//! Statements whose conditions are chosen at run time, out of texts that were all written down in advance.
//!
//! In: a frame (a statement with the word `{conditions}`) and a [`Condition`], a tree over statements with the word
//! `{condition}`. Out: one text and its arguments. Promised: whatever somebody chose travels as an argument, never as
//! text; frame and conditions are statements like all others, so that the test that prepares these prepares them.

use crate::sql::{Piece, pieces};
use crate::{Arg, Engine, Error, Sql};

/// Which rows a frame lets through.
#[derive(Clone, Debug)]
pub enum Condition<'a> {
    /// All of these hold; nothing asked is all of it.
    All(Vec<Self>),
    /// One of these holds at least; of nothing, none does.
    Any(Vec<Self>),
    /// None of these holds.
    None(Vec<Self>),
    /// What stands behind `{condition}` in the statement, with these values for its `$2`, `$3` …; its `$1` is the
    /// tenant's and belongs to what stands before. It is true or false of a row, never null.
    Is(&'static Sql, Vec<Arg<'a>>),
}

/// A frame with its conditions, ready to be asked.
#[derive(Debug)]
pub struct Composed<'a> {
    frame: &'static Sql,
    text: String,
    args: Vec<Arg<'a>>,
}

impl<'a> Composed<'a> {
    /// Puts the conditions where the frame says `{conditions}`. `args` are the frame's own.
    ///
    /// # Errors
    /// [`Error::Statement`] if the frame has no place for conditions, or a condition is none.
    pub fn new(frame: &'static Sql, args: Vec<Arg<'a>>, which: &Condition<'a>) -> Result<Self, Error> {
        let mut made = Self { frame, text: String::new(), args: Vec::new() };
        let (before, after) = frame
            .source()
            .split_once("{conditions}")
            .ok_or_else(|| Error::statement(frame.name(), "a frame says where its `{conditions}` stand"))?;
        let mut numbers = Numbers { own: args, given: Vec::new() };
        made.copy(before, &mut numbers);
        made.tree(which)?;
        made.copy(after, &mut numbers);
        Ok(made)
    }

    /// The frame's name, as errors and logs call it.
    pub(crate) fn name(&self) -> &'static str {
        self.frame.name()
    }

    pub(crate) fn args(&self) -> &[Arg<'a>] {
        &self.args
    }

    pub(crate) fn text(&self, engine: Engine) -> Result<String, Error> {
        crate::sql::expand(engine, &self.text).map_err(|message| Error::statement(self.name(), message))
    }

    fn tree(&mut self, which: &Condition<'a>) -> Result<(), Error> {
        let (before, between, empty, all) = match which {
            Condition::All(all) => ("(", " and ", "(1 = 1)", all),
            Condition::Any(any) => ("(", " or ", "(1 = 0)", any),
            Condition::None(none) => ("not (", " or ", "(1 = 1)", none),
            Condition::Is(sql, args) => {
                let text = sql
                    .source()
                    .split_once("{condition}")
                    .ok_or_else(|| Error::statement(sql.name(), "a condition stands behind `{condition}`"))?;
                self.text.push('(');
                // `$1` is the tenant's: it is not to be had here, so nothing is given for it.
                let own = std::iter::once(Arg::Null).chain(args.iter().cloned()).collect();
                self.copy(text.1, &mut Numbers { own, given: Vec::new() });
                self.text.push(')');
                return Ok(());
            }
        };
        if all.is_empty() {
            self.text.push_str(empty);
            return Ok(());
        }
        self.text.push_str(before);
        for (at, one) in all.iter().enumerate() {
            self.text.push_str(if at == 0 { "" } else { between });
            self.tree(one)?;
        }
        self.text.push(')');
        Ok(())
    }

    /// Copies a piece of text; its placeholders get the numbers that are free in the whole.
    fn copy(&mut self, text: &str, numbers: &mut Numbers<'a>) {
        for piece in pieces(text) {
            match piece {
                Piece::Plain(plain) => self.text.push_str(plain),
                Piece::Placeholder(number) => self.placeholder(number, numbers),
                Piece::Word(word) => match word.split_once(":$") {
                    Some((list, number)) => {
                        self.text.push_str(&format!("{{{list}:"));
                        self.placeholder(number.parse().unwrap_or_default(), numbers);
                        self.text.push('}');
                    }
                    None => self.text.push_str(&format!("{{{word}}}")),
                },
            }
        }
    }

    fn placeholder(&mut self, number: usize, numbers: &mut Numbers<'a>) {
        let known = numbers.given.iter().find(|(own, _)| *own == number).map(|(_, given)| *given);
        let given = known.unwrap_or_else(|| {
            let own = number.checked_sub(1).and_then(|at| numbers.own.get(at)).cloned();
            self.args.push(own.unwrap_or(Arg::Null));
            numbers.given.push((number, self.args.len()));
            self.args.len()
        });
        self.text.push_str(&format!("${given}"));
    }
}

/// The arguments of one text, and which of the whole's placeholders each became.
struct Numbers<'a> {
    own: Vec<Arg<'a>>,
    given: Vec<(usize, usize)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::statements! {
        FRAME = "select id from t where owner = $1 and tenant = $2 and {conditions} and id > $3 limit $4";
        IS_RED = "select id from t where tenant = $1 and {condition} colour = $2 and (shade is null or shade < $2)";
        AMONG = "select id from t where tenant = $1 and {condition} size in {ints:$2} and weight > $3";
    }

    #[test]
    fn values_keep_their_places_wherever_conditions_stand() {
        let red = Condition::Is(&IS_RED, vec!["red".into()]);
        let among = Condition::Is(&AMONG, vec![Arg::ints([1, 2]), 7_i64.into()]);
        let which = Condition::All(vec![red.clone(), Condition::None(vec![among, Condition::Any(vec![])])]);
        let args = vec![1_i64.into(), 2_i64.into(), 3_i64.into(), 4_i64.into()];
        let made = Composed::new(&FRAME, args, &which).unwrap();
        assert_eq!(
            made.text(Engine::Postgres).unwrap(),
            "select id from t where owner = $1 and tenant = $2 and (( colour = $3 and (shade is null or shade < $3)) \
             and not (( size = any($4::bigint[]) and weight > $5) or (1 = 0))) and id > $6 limit $7"
        );
        let ints = Arg::ints([1, 2]);
        assert_eq!(
            made.args(),
            [1_i64.into(), 2_i64.into(), "red".into(), ints, 7_i64.into(), 3_i64.into(), 4_i64.into()]
        );
    }

    #[test]
    fn a_statement_without_the_word_is_no_condition_and_no_frame() {
        let none = Condition::All(Vec::new());
        assert!(Composed::new(&IS_RED, Vec::new(), &none).is_err());
        let wrong = Condition::Is(&FRAME, Vec::new());
        assert!(Composed::new(&FRAME, Vec::new(), &wrong).is_err());
        assert_eq!(ALL.len(), 3);
    }
}
