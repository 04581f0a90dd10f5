//! What the server remembers: mailboxes, their folders, and which tokens open them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::Instant;

use crate::email::{address, ids};
use crate::simulation::Faults;

pub(super) const PASSWORD: &str = "the mailbox's password";
pub(super) const TOKEN: &str = "the first token";
pub(super) const REFRESH: &str = "the token that renews";

/// A mail in a folder.
#[derive(Clone)]
pub(super) struct Stored {
    pub uid: u32,
    pub raw: Arc<[u8]>,
    pub received: Instant,
    pub seen: bool,
}

pub(super) struct Folder {
    pub name: String,
    pub is_sent: bool,
    pub uidvalidity: u32,
    pub uidnext: u32,
    pub modseq: u64,
    pub mails: Vec<Stored>,
}

impl Folder {
    fn new(name: &str) -> Self {
        let is_sent = name == "Sent";
        Self { name: name.into(), is_sent, uidvalidity: 7, uidnext: 1, modseq: 1, mails: Vec::new() }
    }

    pub fn put(&mut self, raw: Arc<[u8]>, received: Instant, seen: bool) -> u32 {
        let uid = self.uidnext;
        self.uidnext += 1;
        self.modseq += 1;
        self.mails.push(Stored { uid, raw, received, seen });
        uid
    }

    /// The folder is made anew: every mail has another number.
    pub fn renumber(&mut self) {
        self.uidvalidity += 1;
        self.modseq += 1;
        for (n, mail) in self.mails.iter_mut().enumerate() {
            mail.uid = n as u32 + 1;
        }
        self.uidnext = self.mails.len() as u32 + 1;
    }
}

pub(super) struct Mailbox(pub Vec<Folder>);

impl Mailbox {
    fn new() -> Self {
        Self(["INBOX", "Orders", "Junk", "Entwürfe", "Sent"].map(Folder::new).into())
    }

    pub fn folder(&mut self, name: &str) -> Option<&mut Folder> {
        self.0.iter_mut().find(|folder| folder.name == name)
    }
}

pub(super) struct State {
    pub mailboxes: BTreeMap<String, Mailbox>,
    pub tokens: BTreeSet<String>,
    pub faults: Faults,
    minted: u32,
    /// How many mails one conversation may bring.
    pub per_session: usize,
    /// The next mails are turned away for now, as servers do with those whom they don't know.
    pub greylist: usize,
    /// It hangs up when a mail is about to be given to it.
    pub hangs_up: bool,
    /// Whether the server keeps a copy of what it takes.
    pub keeps_sent: bool,
}

impl State {
    pub fn new(keeps_sent: bool) -> Self {
        Self {
            mailboxes: BTreeMap::new(),
            tokens: [TOKEN.to_owned()].into(),
            faults: Faults::default(),
            minted: 0,
            per_session: 100,
            greylist: 0,
            hangs_up: false,
            keeps_sent,
        }
    }

    pub fn mailbox(&mut self, address: &str) -> &mut Mailbox {
        let base = address::tag(address).map_or_else(|| address.to_owned(), |(base, _)| base);
        self.mailboxes.entry(base).or_insert_with(Mailbox::new)
    }

    /// Brings a mail to a mailbox, with what a server writes above it.
    pub fn bring(&mut self, from: &str, to: &str, raw: &[u8], now: Instant) {
        let mut mail = format!("Return-Path: <{from}>\r\nDelivered-To: {to}\r\n").into_bytes();
        mail.extend(raw);
        let mail: Arc<[u8]> = mail.into();
        let twice = self.faults.duplicates;
        let mailbox = self.mailbox(to);
        for name in ["INBOX", "Orders"].into_iter().take(if twice { 2 } else { 1 }) {
            if let Some(folder) = mailbox.folder(name) {
                folder.put(mail.clone(), now, false);
            }
        }
    }

    /// Takes a mail that somebody submitted: to whom it can be brought it is brought, of the others its sender is told.
    pub fn take(&mut self, from: &str, to: &[String], raw: &[u8], now: Instant) {
        if self.keeps_sent
            && !from.is_empty()
            && let Some(sent) = self.mailbox(from).folder("Sent")
        {
            sent.put(raw.into(), now, true);
        }
        for to in to {
            if self.faults.fails_later || to.ends_with(".invalid") {
                if !from.is_empty() {
                    let report = report(from, to, raw);
                    self.bring("", from, &report, now);
                }
            } else {
                self.bring(from, to, raw, now);
            }
        }
    }

    pub fn opens(&self, token: &str) -> bool {
        !self.faults.revoked && self.tokens.contains(token)
    }

    /// A new token, if the old ones were not taken back.
    pub fn renew(&mut self, refresh: &str) -> Option<String> {
        if self.faults.revoked || refresh != REFRESH {
            return None;
        }
        self.minted += 1;
        let token = format!("token number {}", self.minted);
        self.tokens.insert(token.clone());
        Some(token)
    }

    pub fn set(&mut self, faults: Faults) {
        if faults.expired && !self.faults.expired {
            self.tokens.clear();
        }
        if !faults.expired && self.faults.expired {
            self.tokens.insert(TOKEN.to_owned());
        }
        self.faults = faults;
    }
}

/// What a server writes to a sender whose mail it could not bring (RFC 3464).
fn report(from: &str, to: &str, raw: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(raw);
    let headers = text.split("\r\n\r\n").next().unwrap_or_default();
    let id = ids::digest(&[raw, to.as_bytes()]);
    format!(
        "From: Mail Delivery System <MAILER-DAEMON@mx.test>\r\nTo: <{from}>\r\nSubject: Undelivered\r\n\
         Message-ID: <{}@mx.test>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"rr\"\r\n\r\n\
         --rr\r\nContent-Type: text/plain\r\n\r\nYour mail could not be delivered.\r\n\
         --rr\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\n\
         Final-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: 5.1.1\r\n\
         Diagnostic-Code: smtp; 550 5.1.1 no such mailbox\r\n\
         --rr\r\nContent-Type: text/rfc822-headers\r\n\r\n{headers}\r\n--rr--\r\n",
        &id[..16]
    )
    .into_bytes()
}
