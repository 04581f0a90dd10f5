//! The mail server as a [`World`], for the suite that every network passes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kernel::Clock;
use mail_builder::MessageBuilder;
use mail_builder::headers::message_id::MessageId;
use mail_parser::MessageParser;

use super::{CARE, Options, Simulator};
use crate::contract::{BoxFuture, Network, Visibility};
use crate::email::{Email, ids, parse};
use crate::simulation::{Account, Faults, Saying, Shown, World};

/// A picture of one point.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

struct Mail {
    simulator: Simulator,
    said: AtomicU32,
}

/// A mail server whose time is `clock`'s, with the brand's mailbox on it, opened with a token that can be renewed; it
/// keeps what is sent.
///
/// # Panics
/// If this machine gives it no port.
pub async fn world(clock: Arc<dyn Clock>) -> Box<dyn World> {
    let simulator = Simulator::start(Options { clock, ..Options::default() }).await;
    Box::new(Mail { simulator, said: AtomicU32::new(0) })
}

fn address(person: &str) -> String {
    format!("{person}@people.test")
}

impl World for Mail {
    fn network(&self) -> &'static dyn Network {
        &Email
    }

    /// A server of mails has a number for "later", and only words for how much.
    fn says_how_long(&self) -> bool {
        false
    }

    fn account(&self) -> Account {
        self.simulator.account_with_token(CARE)
    }

    fn says(&self, saying: Saying) -> BoxFuture<'_, String> {
        let Saying { person, in_reply_to, text, picture, .. } = saying;
        let from = address(&person);
        let number = self.said.fetch_add(1, Ordering::Relaxed);
        let mut mail = MessageBuilder::new()
            .from((person.as_str(), from.as_str()))
            .to(CARE)
            .subject("A question")
            .message_id(format!("{number}.{person}@people.test"))
            .date(self.simulator.shared().now().timestamp().as_second())
            .text_body(text);
        if let Some(parent) = in_reply_to.as_deref().and_then(ids::message_id) {
            mail = mail.in_reply_to(MessageId::new(parent.to_owned()));
        }
        if picture {
            mail = mail.attachment("image/png", "picture.png", PICTURE);
        }
        let mail = mail.write_to_vec().expect("writing into memory does not fail");
        if self.simulator.shared().state().faults.garbage {
            // Beside what is whole comes what is none.
            self.simulator.deliver(&from, CARE, &mail[..mail.len() / 2]);
            self.simulator.deliver("", CARE, b"\xff\xfe\0\0 no mail at all");
        }
        self.simulator.deliver(&from, CARE, &mail);
        Box::pin(async move { parse::name_of(&mail).expect("it is a mail") })
    }

    fn edits<'a>(&'a self, _: &'a str, _: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async { false })
    }

    fn deletes<'a>(&'a self, _: &'a str) -> BoxFuture<'a, bool> {
        Box::pin(async { false })
    }

    fn shown(&self) -> BoxFuture<'_, Vec<Shown>> {
        let people: Vec<String> = self.simulator.shared().state().mailboxes.keys().cloned().collect();
        let mails = people.iter().filter(|address| *address != CARE);
        let mails = mails.flat_map(|address| self.simulator.mails(address, "INBOX"));
        let shown = mails.filter_map(|raw| {
            let mail = MessageParser::default().parse(&raw)?;
            let (text, media) = parse::text_of(&raw)?;
            Some(Shown {
                provider_id: mail.message_id()?.to_owned(),
                visibility: Visibility::Private,
                in_reply_to: mail.in_reply_to().as_text().map(str::to_owned),
                text,
                media,
            })
        });
        let all = shown.collect();
        Box::pin(async move { all })
    }

    fn set(&self, faults: Faults) {
        self.simulator.set(faults);
    }
}
