//! The values of IMAP: words, texts, nothing, and lists of them. Pure; the parser, the client and the simulator read them.

/// The deepest nesting that is read.
const DEPTH_MAX: usize = 40;

/// A value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Value {
    List(Vec<Value>),
    Text(Vec<u8>),
    Nil,
}

impl Value {
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
            Self::List(_) | Self::Nil => None,
        }
    }

    pub(super) fn number<T: std::str::FromStr>(&self) -> Option<T> {
        self.text()?.parse().ok()
    }

    pub(super) fn list(&self) -> &[Self] {
        match self {
            Self::List(list) => list,
            Self::Text(_) | Self::Nil => &[],
        }
    }

    pub(super) const fn is_list(&self) -> bool {
        matches!(self, Self::List(_))
    }

    /// Whether it is this word, in whichever case.
    pub(super) fn is(&self, word: &str) -> bool {
        matches!(self, Self::Text(text) if text.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// What stands behind a name in a list of names and values.
    pub(super) fn value(&self, name: &str) -> Option<&Self> {
        self.list().chunks_exact(2).find(|pair| pair[0].is(name)).map(|pair| &pair[1])
    }

    /// As it is written, without literals.
    pub(super) fn write(&self, out: &mut String) {
        match self {
            Self::Nil => out.push_str("NIL"),
            Self::Text(text) => {
                out.push('"');
                for c in String::from_utf8_lossy(text).chars().filter(|c| !c.is_control()) {
                    if matches!(c, '"' | '\\') {
                        out.push('\\');
                    }
                    out.push(c);
                }
                out.push('"');
            }
            Self::List(list) => {
                out.push('(');
                for (n, value) in list.iter().enumerate() {
                    if n > 0 {
                        out.push(' ');
                    }
                    value.write(out);
                }
                out.push(')');
            }
        }
    }
}

/// All values of a line. Where it says `{n}`, the next of `literals` is meant. What can't be read ends it.
pub(super) fn values(line: &[u8], literals: Vec<Vec<u8>>) -> Vec<Value> {
    let mut reader = Reader { rest: line, literals: literals.into_iter() };
    std::iter::from_fn(|| reader.read(0)).collect()
}

struct Reader<'l> {
    rest: &'l [u8],
    literals: std::vec::IntoIter<Vec<u8>>,
}

impl Reader<'_> {
    fn read(&mut self, depth: usize) -> Option<Value> {
        self.rest = self.rest.trim_ascii_start();
        let (&first, behind) = self.rest.split_first()?;
        match first {
            b'(' if depth < DEPTH_MAX => {
                self.rest = behind;
                let mut list = Vec::new();
                loop {
                    self.rest = self.rest.trim_ascii_start();
                    if let Some(behind) = self.rest.strip_prefix(b")") {
                        self.rest = behind;
                        return Some(Value::List(list));
                    }
                    list.push(self.read(depth + 1)?);
                }
            }
            b'(' | b')' => None,
            b'"' => self.quoted(behind),
            b'{' => {
                let end = behind.iter().position(|&b| b == b'}')?;
                self.rest = &behind[end + 1..];
                self.literals.next().map(Value::Text)
            }
            _ => Some(self.word()),
        }
    }

    fn quoted(&mut self, behind: &[u8]) -> Option<Value> {
        let mut text = Vec::new();
        let mut at = 0;
        loop {
            match *behind.get(at)? {
                b'"' => break,
                b'\\' => {
                    at += 1;
                    text.push(*behind.get(at)?);
                }
                b => text.push(b),
            }
            at += 1;
        }
        self.rest = &self.rest[at + 2..];
        Some(Value::Text(text))
    }

    /// A word; what stands in brackets belongs to it, as in `BODY[HEADER.FIELDS (TO)]<0>`.
    fn word(&mut self) -> Value {
        let mut inside = false;
        let end = self.rest.iter().position(|&b| {
            match b {
                b'[' => inside = true,
                b']' => inside = false,
                _ => {}
            }
            !inside && (b.is_ascii_whitespace() || matches!(b, b'(' | b')' | b'"'))
        });
        let (word, behind) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = behind;
        if word.eq_ignore_ascii_case(b"nil") { Value::Nil } else { Value::Text(word.to_vec()) }
    }
}

/// A text between quotation marks. Control characters can't stand there and go.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    Value::Text(text.as_bytes().to_vec()).write(&mut out);
    out
}

/// A folder's name as IMAP4rev1 writes it: what is not ASCII in a base64 of its own (RFC 3501, 5.1.3).
pub(super) fn folder_on_the_wire(name: &str) -> String {
    use base64::Engine;
    let coder = base64::engine::general_purpose::STANDARD_NO_PAD;
    let mut out = String::new();
    let mut other = Vec::new();
    let flush = |other: &mut Vec<u8>, out: &mut String| {
        if !other.is_empty() {
            out.push('&');
            out.push_str(&coder.encode(&*other).replace('/', ","));
            out.push('-');
            other.clear();
        }
    };
    for c in name.chars() {
        if (' '..='~').contains(&c) {
            flush(&mut other, &mut out);
            out.push(c);
            if c == '&' {
                out.push('-');
            }
        } else {
            let mut units = [0; 2];
            other.extend(c.encode_utf16(&mut units).iter().flat_map(|unit| unit.to_be_bytes()));
        }
    }
    flush(&mut other, &mut out);
    out
}

/// The same backwards; a name that is not written so stays as it is.
pub(super) fn folder_from_the_wire(wire: &str) -> String {
    use base64::Engine;
    use base64::alphabet::STANDARD;
    use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
    let lenient = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let coder = GeneralPurpose::new(&STANDARD, lenient);
    let mut out = String::new();
    let mut rest = wire;
    while let Some((plain, behind)) = rest.split_once('&') {
        out.push_str(plain);
        let Some((coded, behind)) = behind.split_once('-') else { return wire.to_owned() };
        rest = behind;
        if coded.is_empty() {
            out.push('&');
            continue;
        }
        let Ok(bytes) = coder.decode(coded.replace(',', "/")) else { return wire.to_owned() };
        let units: Vec<u16> =
            bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        out.push_str(&String::from_utf16_lossy(&units));
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_answer_is_read_with_its_literals() {
        let line = br#"* 12 FETCH (UID 7 BODY[HEADER.FIELDS (TO X)]<0> {5} FLAGS (\Seen) X NIL "a \"b\"")"#;
        let values = values(line, vec![b"a)(\"\r".to_vec()]);
        let fetched = &values[3];
        assert_eq!(fetched.value("uid").and_then(Value::number), Some(7));
        assert_eq!(fetched.list()[3], Value::Text(b"a)(\"\r".to_vec()));
        assert_eq!(fetched.value("x"), Some(&Value::Nil));
        assert_eq!(fetched.list().last(), Some(&Value::Text(b"a \"b\"".to_vec())));
    }

    #[test]
    fn folders_are_named_as_the_standard_says() {
        assert_eq!(folder_on_the_wire("~peter/mail/台北/日本語"), "~peter/mail/&U,BTFw-/&ZeVnLIqe-");
        assert_eq!(folder_on_the_wire("A & B"), "A &- B");
        assert_eq!(folder_from_the_wire("Entw&APw-rfe"), "Entwürfe");
        assert_eq!(folder_from_the_wire("odd & name"), "odd & name");
    }

    proptest! {
        #[test]
        fn any_folder_is_read_back(name in any::<String>()) {
            prop_assert_eq!(folder_from_the_wire(&folder_on_the_wire(&name)), name);
        }

        #[test]
        fn no_line_makes_it_fail(line in "[*()\"\\\\{}\\[\\]a-z0-9 ]{0,80}", bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            _ = values(line.as_bytes(), vec![bytes.clone()]);
            _ = values(&bytes, Vec::new());
            _ = folder_from_the_wire(&line);
        }

        #[test]
        fn what_is_written_is_read_again(texts in proptest::collection::vec("[^\\p{Cc}]{0,10}", 0..6)) {
            let list = Value::List(texts.iter().map(|t| Value::Text(t.clone().into_bytes())).collect());
            let mut line = String::new();
            list.write(&mut line);
            prop_assert_eq!(values(line.as_bytes(), Vec::new()), vec![list]);
        }
    }
}
