//! The conversation with a submission server (RFC 5321, RFC 6409).
//!
//! Our own and small, because of the one thing that matters here and that a general client does not tell: whether a mail
//! may be there although nobody said so. Up to the dot that ends the mail nothing can be there. Behind it a broken line
//! means that nobody knows.

use std::time::Duration;

use kernel::Millis;

use super::login::{self, Key, Login};
use super::wire::{Broken, Server, Tls, Wire};
use crate::clean;
use crate::contract::{SendOutcome, Trouble};
use crate::email::address;

/// How long to wait after an answer that something may be tried again.
const WAIT: Millis = Millis::minutes(1);
/// How long to wait where only this session had its share: the next may begin at once.
const WAIT_SESSION: Millis = Millis::seconds(10);
/// How long a server may take for a mail that it has been given whole (RFC 5321, 4.5.3.2.6).
const PATIENCE_AFTER_DOT: Duration = Duration::from_secs(10 * 60);
/// The most lines of one answer.
const LINES_MAX: usize = 100;

/// What a server answered.
struct Answer {
    code: u16,
    /// Its lines, without the code.
    lines: Vec<String>,
}

impl Answer {
    fn is_yes(&self) -> bool {
        self.code / 100 == 2
    }

    /// In the server's words.
    fn text(&self) -> String {
        clean::subject(&format!("{} {}", self.code, self.lines.join(" ")))
    }

    /// What it means for a mail of which nothing is there.
    fn refusal(&self) -> SendOutcome {
        let reason = format!("the mail server said: {}", self.text());
        match self.code {
            530 | 534 | 535 => SendOutcome::Unauthorised { reason },
            // So many mails in one session, or so many recipients: the next session begins anew.
            452 => SendOutcome::RetryAfter { wait: WAIT_SESSION, reason },
            code if code / 100 == 5 => SendOutcome::Refused { reason },
            _ => SendOutcome::RetryAfter { wait: WAIT, reason },
        }
    }
}

/// A conversation that is logged in.
pub(super) struct Session {
    wire: Wire,
    can: Vec<String>,
}

/// Why a session could not begin.
pub(super) enum Refused {
    Broken(Broken),
    Login(String),
    Later(String),
}

impl From<Broken> for Refused {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<Refused> for SendOutcome {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Broken(broken) => broken.into(),
            Refused::Login(reason) => Self::Unauthorised { reason },
            Refused::Later(reason) => Self::RetryAfter { wait: WAIT, reason },
        }
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Broken(broken) => broken.into(),
            Refused::Login(reason) => Self::Unauthorised { reason },
            Refused::Later(reason) => Self::Later { wait: WAIT, reason },
        }
    }
}

/// A mail on its way.
pub(super) struct Letter<'a> {
    pub from: &'a str,
    pub to: &'a str,
    /// A second copy for ourselves, where that is how we know that it left.
    pub copy: Option<&'a str>,
    /// What a report on its delivery shall name.
    pub envelope_id: &'a str,
    pub mail: &'a [u8],
}

impl Session {
    /// Connects and logs in; `name` is the domain for which we speak.
    pub(super) async fn open(server: &Server, login: &Login, name: &str) -> Result<Self, Refused> {
        let mut session = Self { wire: Wire::open(server).await?, can: Vec::new() };
        let greeting = session.answer().await?;
        if !greeting.is_yes() {
            return Err(Refused::Later(format!("the mail server does not serve now: {}", greeting.text())));
        }
        session.hello(name).await?;
        if server.tls == Tls::Begun {
            if session.can("STARTTLS").is_some() {
                let answer = session.ask("STARTTLS").await?;
                if !answer.is_yes() {
                    return Err(Refused::Later(answer.text()));
                }
                session.wire = session.wire.encrypt(server).await?;
                // What was said before may have been somebody else's words.
                session.hello(name).await?;
            } else if !server.is_here() {
                let reason = "this server can't encrypt the connection; nothing was said to it";
                return Err(server.wrong(reason).into());
            }
        }
        session.log_in(login).await?;
        Ok(session)
    }

    async fn hello(&mut self, name: &str) -> Result<(), Refused> {
        let answer = self.ask(&format!("EHLO {name}")).await?;
        if !answer.is_yes() {
            return Err(Refused::Later(answer.text()));
        }
        self.can = answer.lines.into_iter().skip(1).collect();
        Ok(())
    }

    /// What a server says behind the name of what it can do.
    fn can(&self, what: &str) -> Option<&str> {
        self.can.iter().find_map(|line| {
            let (name, rest) = line.split_once([' ', '=']).unwrap_or((line, ""));
            name.eq_ignore_ascii_case(what).then_some(rest)
        })
    }

    async fn log_in(&mut self, login: &Login) -> Result<(), Refused> {
        // A server that asks nobody who they are says so by not offering it.
        let Some(offered) = self.can("AUTH").map(str::to_ascii_uppercase) else { return Ok(()) };
        let offers = |how: &str| offered.split_ascii_whitespace().any(|one| one == how);
        let (command, password) = match &login.key {
            Key::None => return Ok(()),
            Key::Token(token) => (format!("AUTH XOAUTH2 {}", login::xoauth2(&login.user, token)), None),
            Key::Password(password) if offers("LOGIN") && !offers("PLAIN") => {
                ("AUTH LOGIN".to_owned(), Some(password))
            }
            Key::Password(password) => (format!("AUTH PLAIN {}", login::plain(&login.user, password)), None),
        };
        let mut answer = self.ask(&command).await?;
        if let Some(password) = password {
            use base64::Engine;
            let coder = base64::engine::general_purpose::STANDARD;
            for secret in [&login.user, password] {
                if answer.code == 334 {
                    answer = self.ask(&coder.encode(secret)).await?;
                }
            }
        } else if answer.code == 334 {
            // It says why it refuses and waits for an empty line before it refuses.
            answer = self.ask("").await?;
        }
        let text = answer.text();
        match answer.code / 100 {
            2 => Ok(()),
            5 => Err(Refused::Login(format!("the mail server refused the login: {text}"))),
            _ => Err(Refused::Later(format!("the mail server refused the login for now: {text}"))),
        }
    }

    /// Gives a mail to the server. What comes back says what is known, and no more.
    pub(super) async fn submit(&mut self, letter: &Letter<'_>) -> Result<(), SendOutcome> {
        let Letter { from, to, copy, envelope_id, mail } = *letter;
        let size =
            self.can("SIZE").and_then(|most| most.trim().parse::<usize>().ok()).filter(|&most| most > 0);
        if let Some(most) = size.filter(|&most| mail.len() > most) {
            let reason = format!("the mail has {} bytes; the mail server takes {most}", mail.len());
            return Err(SendOutcome::Refused { reason });
        }
        let mut mail_from = format!("MAIL FROM:<{from}>");
        if size.is_some() {
            mail_from += &format!(" SIZE={}", mail.len());
        }
        if [from, to].iter().any(|address| !address.is_ascii()) {
            if self.can("SMTPUTF8").is_none() {
                let reason = "the mail server takes no address with letters beyond a to z";
                return Err(SendOutcome::Refused { reason: reason.into() });
            }
            mail_from += " SMTPUTF8";
        }
        let reports = self.can("DSN").is_some();
        if reports {
            mail_from += &format!(" RET=HDRS ENVID={envelope_id}");
        }
        self.expect(&mail_from).await?;
        let notify = if reports { " NOTIFY=FAILURE,DELAY" } else { "" };
        self.expect(&format!("RCPT TO:<{to}>{notify}")).await?;
        if let Some(copy) = copy {
            let never = if reports { " NOTIFY=NEVER" } else { "" };
            self.expect(&format!("RCPT TO:<{copy}>{never}")).await?;
        }
        let go = self.ask("DATA").await?;
        if go.code != 354 {
            return Err(go.refusal());
        }
        self.wire.write(&stuffed(mail)).await?;
        let unknown = |reason: &str| SendOutcome::Unknown { reason: reason.to_owned() };
        let ended = "the connection broke after the mail was given to the mail server";
        self.wire.write(b".\r\n").await.map_err(|_| unknown(ended))?;
        let answer = self.answer_within(PATIENCE_AFTER_DOT).await.map_err(|_| unknown(ended))?;
        if answer.is_yes() { Ok(()) } else { Err(answer.refusal()) }
    }

    async fn expect(&mut self, command: &str) -> Result<(), SendOutcome> {
        let answer = self.ask(command).await?;
        if answer.is_yes() { Ok(()) } else { Err(answer.refusal()) }
    }

    async fn ask(&mut self, command: &str) -> Result<Answer, Broken> {
        self.wire.write(format!("{command}\r\n").as_bytes()).await?;
        self.answer().await
    }

    async fn answer(&mut self) -> Result<Answer, Broken> {
        self.answer_within(super::wire::PATIENCE).await
    }

    async fn answer_within(&mut self, patience: Duration) -> Result<Answer, Broken> {
        let mut lines = Vec::new();
        while lines.len() < LINES_MAX {
            let line = self.wire.line_within(patience).await?;
            let line = line.ok_or_else(|| Broken::Lost("the mail server did not answer in time".into()))?;
            let line = String::from_utf8_lossy(&line).into_owned();
            let code = line.get(..3).and_then(|code| code.parse().ok());
            let code: u16 =
                code.ok_or_else(|| Broken::Lost("the mail server's answer can't be read".into()))?;
            lines.push(line.get(4..).unwrap_or_default().trim().to_owned());
            if line.as_bytes().get(3) != Some(&b'-') {
                return Ok(Answer { code, lines });
            }
        }
        Err(Broken::Lost("the mail server's answer has no end".into()))
    }

    /// Says goodbye. Nobody waits for the answer.
    pub(super) async fn close(mut self) {
        _ = self.wire.write(b"QUIT\r\n").await;
    }
}

/// The domain for which we speak.
pub(super) fn name_of(from: &str) -> &str {
    address::domain(from)
}

/// A mail as it is given to a server: each line ends in CR LF, and no line of it is the dot that ends it all.
fn stuffed(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len() + mail.len() / 50 + 2);
    for line in mail.split(|&b| b == b'\n') {
        let start = out.len();
        // A CR alone would end the line for some and not for others.
        out.extend(line.iter().copied().filter(|&b| b != b'\r'));
        if out.get(start) == Some(&b'.') {
            out.insert(start, b'.');
        }
        out.extend(b"\r\n");
    }
    if mail.ends_with(b"\n") {
        out.truncate(out.len() - 2);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_mail_can_t_end_itself() {
        assert_eq!(stuffed(b"a\r\n.\r\nb\n..c"), b"a\r\n..\r\nb\r\n...c\r\n");
        assert_eq!(stuffed(b"a\n.\rMAIL FROM:<x>\r\n"), b"a\r\n..MAIL FROM:<x>\r\n");
    }

    #[test]
    fn each_code_means_what_may_be_done() {
        let outcome = |code| Answer { code, lines: vec!["5.7.8 x".into()] }.refusal();
        assert!(matches!(outcome(535), SendOutcome::Unauthorised { .. }));
        assert!(matches!(outcome(550), SendOutcome::Refused { .. }));
        assert!(matches!(outcome(552), SendOutcome::Refused { .. }));
        assert!(matches!(outcome(451), SendOutcome::RetryAfter { wait: WAIT, .. }));
        assert!(matches!(outcome(421), SendOutcome::RetryAfter { wait: WAIT, .. }));
        assert!(matches!(outcome(452), SendOutcome::RetryAfter { wait: WAIT_SESSION, .. }));
    }

    proptest! {
        #[test]
        fn no_line_of_any_mail_is_a_lone_dot(mail in "[.\r\na]{0,60}") {
            let text = String::from_utf8(stuffed(mail.as_bytes())).unwrap();
            prop_assert!(text.split("\r\n").all(|line| line != "." && !line.contains(['\r', '\n'])));
            prop_assert!(text.ends_with("\r\n"));
        }
    }
}
