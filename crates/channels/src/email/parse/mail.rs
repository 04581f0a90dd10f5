//! A mail, taken apart, with its headers as they were written.

use std::borrow::Cow;

use mail_parser::{Address, Message, MessageParser};

use crate::email::{address, ids};

/// More parts than this no person sends; each level of them costs the reader a piece of its stack.
const PARTS_MAX: usize = 200;
/// How much of a mail's content its digest looks at, in bytes.
const DIGEST_MAX: usize = 64 << 10;

/// A mail.
pub(super) struct Mail<'a> {
    message: Message<'a>,
    raw: &'a [u8],
}

impl<'a> Mail<'a> {
    /// Takes a mail apart. One with more parts than a person sends is read as its headers, and its content as text.
    pub(super) fn of(raw: &'a [u8]) -> Option<Self> {
        let parser = MessageParser::default();
        let message = if parts(raw) > PARTS_MAX { parser.parse_headers(raw) } else { parser.parse(raw) };
        message.filter(|message| !message.parts.is_empty()).map(|message| Self { message, raw })
    }

    pub(super) const fn message(&self) -> &Message<'a> {
        &self.message
    }

    /// All headers with this name, in their order, unfolded and otherwise as they were written.
    pub(super) fn all<'m>(&'m self, name: &'m str) -> impl Iterator<Item = Cow<'m, str>> {
        self.message.headers().iter().filter(move |header| header.name().eq_ignore_ascii_case(name)).map(
            |header| {
                let written = self.raw.get(header.offset_start as usize..header.offset_end as usize);
                let text = String::from_utf8_lossy(written.unwrap_or_default());
                Cow::Owned(text.trim().replace("\r\n", "").replace('\n', ""))
            },
        )
    }

    /// The first header with this name.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        self.all(name).next().map(Cow::into_owned)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    pub(super) fn message_id(&self) -> Option<String> {
        ids::ids(&self.header("message-id")?).into_iter().next()
    }

    /// The mails that it answers, the nearest first.
    pub(super) fn ancestors(&self) -> Vec<String> {
        let answers = self.all("in-reply-to").flat_map(|value| ids::ids(&value)).take(1);
        let references = self.all("references").flat_map(|value| ids::ids(&value)).collect::<Vec<_>>();
        let mut all: Vec<String> = answers.collect();
        all.extend(references.into_iter().rev().filter(|id| all.first() != Some(id)).collect::<Vec<_>>());
        all
    }

    /// The addresses in lower case in a header that holds addresses.
    pub(super) fn addresses(&self, name: &str) -> Vec<(Option<String>, String)> {
        let headers = self.message.headers().iter().filter(|header| header.name().eq_ignore_ascii_case(name));
        let lists = headers.filter_map(|header| header.value().as_address());
        let all = lists.flat_map(Address::iter);
        all.filter_map(|one| {
            let address = address::plain(one.address()?)?;
            Some((one.name().map(str::to_owned), address))
        })
        .take(200)
        .collect()
    }

    /// What the mail says behind its headers.
    fn content(&self) -> &[u8] {
        let at = self.message.parts.first().map_or(0, |part| part.offset_body as usize);
        self.raw.get(at..).unwrap_or_default()
    }

    /// The content as it is written, where it was not taken apart.
    pub(super) fn content_as_text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.content())
    }

    /// A digest of what makes this mail another one than the next with the same Message-ID. The same in every folder.
    pub(super) fn digest(&self) -> String {
        let content: Vec<u8> =
            self.content().iter().copied().filter(|&b| b != b'\r').take(DIGEST_MAX).collect();
        let header = |name| self.header(name).unwrap_or_default();
        let of = ["message-id", "from", "date", "subject"].map(header);
        let [id, from, date, subject] = of.each_ref().map(String::as_bytes);
        ids::digest(&[id, from, date, subject, content.trim_ascii_end()])
    }

    /// Which mail it is.
    pub(super) fn name(&self) -> String {
        ids::mail(self.message_id().as_deref(), &self.digest())
    }
}

/// How many parts a mail may have at most, without taking it apart.
fn parts(raw: &[u8]) -> usize {
    let lower = |window: &[u8], word: &[u8]| window.eq_ignore_ascii_case(word);
    let typed = raw.windows(9).filter(|window| lower(window, b"multipart")).count();
    typed + raw.windows(8).filter(|window| lower(window, b"message/")).count()
}
