//! The conversation with an IMAP server (RFC 3501, with IDLE, CONDSTORE and SPECIAL-USE where it has them).
//!
//! Our own and small, because two things matter that a general client does not promise: no answer of a server is read
//! without a limit, and the code of a refusal is told, which says whether waiting helps. Folders are only examined:
//! nothing in them changes by being read.

use std::time::Duration;

use kernel::Millis;

use super::login::{self, Key, Login};
use super::wire::{Broken, Server, Tls, Wire};
use crate::clean;
use crate::contract::Trouble;
use crate::email::list::{self, Value};

/// The most that the answers to one command may hold, in bytes.
const ANSWER_MAX: usize = 48 << 20;
/// The most lines that the answers to one command may have.
const LINES_MAX: usize = 10_000;
/// How long to wait where a server says that we must.
const WAIT: Millis = Millis::minutes(1);
/// How long a server may say nothing while we listen, before it is asked whether it is still there. Below the half hour
/// after which servers hang up, and below what routers remember.
const IDLE_FOR: Duration = Duration::from_secs(9 * 60);
/// How often a server is asked that can't say on its own that there is something new.
const POLL_EVERY: Duration = Duration::from_secs(30);

/// An open mailbox.
pub(super) struct Session {
    wire: Wire,
    tags: u32,
    capabilities: Vec<String>,
}

/// A folder as it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Standing {
    pub uidvalidity: u32,
    pub uidnext: u32,
    /// Changes with every change in the folder, where the server has CONDSTORE.
    pub modseq: Option<u64>,
}

/// A folder that the server has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Folder {
    pub name: String,
    pub is_sent: bool,
}

/// How a command ended.
struct Ended {
    code: String,
    text: String,
}

impl Session {
    /// Connects and logs in.
    pub(super) async fn open(server: &Server, login: &Login) -> Result<Self, Trouble> {
        let mut session = Self { wire: Wire::open(server).await?, tags: 0, capabilities: Vec::new() };
        let greeting = session.wire.line().await?;
        let greeting = String::from_utf8_lossy(&greeting).into_owned();
        if !(greeting.starts_with("* OK") || greeting.starts_with("* PREAUTH")) {
            let reason = clean::subject(greeting.trim_start_matches("* "));
            return Err(Trouble::Later {
                wait: WAIT,
                reason: format!("the mail server does not serve now: {reason}"),
            });
        }
        session.learn().await?;
        if server.tls == Tls::Begun {
            if session.can("STARTTLS") {
                session.ask("STARTTLS").await?;
                session.wire = session.wire.encrypt(server).await?;
                session.learn().await?;
            } else if !server.is_here() {
                return Err(server
                    .wrong("this server can't encrypt the connection; nothing was said to it")
                    .into());
            }
        }
        if !greeting.starts_with("* PREAUTH") {
            session.log_in(login).await?;
            session.learn().await?;
        }
        Ok(session)
    }

    /// Whether the server can do this.
    pub(super) fn can(&self, what: &str) -> bool {
        self.capabilities.iter().any(|one| one.eq_ignore_ascii_case(what))
    }

    async fn learn(&mut self) -> Result<(), Trouble> {
        let said = self.ask("CAPABILITY").await?;
        let all = said.iter().filter(|line| line.get(1).is_some_and(|word| word.is("CAPABILITY")));
        self.capabilities = all.flatten().skip(2).filter_map(Value::text).collect();
        Ok(())
    }

    async fn log_in(&mut self, login: &Login) -> Result<(), Trouble> {
        let user = &login.user;
        let ended = match &login.key {
            Key::Token(token) => self.authenticate("XOAUTH2", &login::xoauth2(user, token)).await?,
            Key::Password(password) if self.can("AUTH=PLAIN") => {
                self.authenticate("PLAIN", &login::plain(user, password)).await?
            }
            Key::Password(password) => {
                let command = format!("LOGIN {} {}", list::quoted(user), list::quoted(password));
                self.run(&command).await?.1
            }
            Key::None => {
                return Err(Trouble::Unauthorised { reason: "there is no password or token".into() });
            }
        };
        match ended {
            None => Ok(()),
            Some(Ended { code, text }) if waits(&code) => Err(Trouble::Later { wait: WAIT, reason: text }),
            Some(Ended { text, .. }) => {
                Err(Trouble::Unauthorised { reason: format!("the mail server refused the login: {text}") })
            }
        }
    }

    /// Logs in with an answer to the server's challenge. To what it asks after that the answer is nothing: it then says
    /// why it refuses.
    async fn authenticate(&mut self, how: &str, answer: &str) -> Result<Option<Ended>, Trouble> {
        let tag = self.begin(&format!("AUTHENTICATE {how}")).await?;
        let mut answer = Some(answer);
        loop {
            let (line, literals) = self.line().await?;
            if line.starts_with(b"+") {
                let said = format!("{}\r\n", answer.take().unwrap_or_default());
                self.wire.write(said.as_bytes()).await?;
            } else if let Some(ended) = self.ended(&tag, &line, literals) {
                return Ok(ended.err());
            }
        }
    }

    /// Says a command; its tag.
    async fn begin(&mut self, command: &str) -> Result<String, Broken> {
        self.tags += 1;
        let tag = format!("c{}", self.tags);
        self.wire.write(format!("{tag} {command}\r\n").as_bytes()).await?;
        Ok(tag)
    }

    /// One answer: a line, and the literals that it counts.
    async fn line(&mut self) -> Result<(Vec<u8>, Vec<Vec<u8>>), Broken> {
        let (mut line, mut literals, mut size) = (Vec::new(), Vec::new(), 0);
        loop {
            line.extend(self.wire.line().await?);
            let Some(count) = literal(&line) else { return Ok((line, literals)) };
            size += count;
            if size + line.len() > ANSWER_MAX {
                return Err(Broken::Lost("the mail server's answer is longer than was asked for".into()));
            }
            literals.push(self.wire.exact(count).await?);
            line.push(b' ');
        }
    }

    /// Whether a line ends the command with this tag, and how.
    fn ended(&self, tag: &str, line: &[u8], literals: Vec<Vec<u8>>) -> Option<Result<(), Ended>> {
        let rest = line.strip_prefix(tag.as_bytes())?.strip_prefix(b" ")?;
        let words = list::values(rest, literals);
        if words.first()?.is("OK") {
            return Some(Ok(()));
        }
        let text = String::from_utf8_lossy(rest).into_owned();
        let text = text.split_once(' ').map_or("", |(_, text)| text);
        let code = text.strip_prefix('[').and_then(|code| code.split([']', ' ']).next());
        let code = code.unwrap_or_default().to_ascii_uppercase();
        Some(Err(Ended { code, text: clean::subject(text) }))
    }

    /// Says a command and takes what is answered.
    async fn run(&mut self, command: &str) -> Result<(Vec<Vec<Value>>, Option<Ended>), Broken> {
        let tag = self.begin(command).await?;
        self.answers(&tag).await
    }

    async fn answers(&mut self, tag: &str) -> Result<(Vec<Vec<Value>>, Option<Ended>), Broken> {
        let (mut said, mut size) = (Vec::new(), 0);
        loop {
            let (line, literals) = self.line().await?;
            size += line.len() + literals.iter().map(Vec::len).sum::<usize>();
            if size > ANSWER_MAX || said.len() > LINES_MAX {
                return Err(Broken::Lost("the mail server's answer has no end".into()));
            }
            if line.starts_with(b"* ") {
                said.push(list::values(&line, literals));
            } else if let Some(ended) = self.ended(tag, &line, literals) {
                return Ok((said, ended.err()));
            }
        }
    }

    /// Says a command that has to work.
    async fn ask(&mut self, command: &str) -> Result<Vec<Vec<Value>>, Trouble> {
        let (said, ended) = self.run(command).await?;
        match ended {
            None => Ok(said),
            Some(Ended { text, .. }) => {
                Err(Trouble::Later { wait: WAIT, reason: format!("the mail server said: {text}") })
            }
        }
    }

    /// The folders that there are.
    pub(super) async fn folders(&mut self) -> Result<Vec<Folder>, Trouble> {
        let said = self.ask("LIST \"\" \"*\"").await?;
        let folder = |line: Vec<Value>| {
            let [_, word, flags, _, name] = <[Value; 5]>::try_from(line).ok()?;
            let is_sent = flags.list().iter().any(|flag| flag.is("\\Sent"));
            word.is("LIST").then_some(())?;
            Some(Folder { name: list::folder_from_the_wire(&name.text()?), is_sent })
        };
        Ok(said.into_iter().filter_map(folder).collect())
    }

    /// How a folder stands; `None` if there is none of this name.
    pub(super) async fn standing(&mut self, folder: &str) -> Result<Option<Standing>, Trouble> {
        let modseq = if self.can("CONDSTORE") || self.can("QRESYNC") { " HIGHESTMODSEQ" } else { "" };
        let name = list::quoted(&list::folder_on_the_wire(folder));
        let (said, ended) = self.run(&format!("STATUS {name} (UIDVALIDITY UIDNEXT{modseq})")).await?;
        if let Some(Ended { code, text }) = ended {
            return if waits(&code) { Err(Trouble::Later { wait: WAIT, reason: text }) } else { Ok(None) };
        }
        let items = said.iter().find(|line| line.get(1).is_some_and(|word| word.is("STATUS")));
        let items = items.and_then(|line| line.get(3));
        let number = |name: &str| items.and_then(|items| items.value(name)?.number::<u64>());
        let small = |name: &str| number(name).and_then(|number| u32::try_from(number).ok());
        let standing = (small("UIDVALIDITY"), small("UIDNEXT"));
        let (Some(uidvalidity), Some(uidnext)) = standing else {
            return Err(Trouble::Later {
                wait: WAIT,
                reason: "the mail server does not say how the folder stands".into(),
            });
        };
        Ok(Some(Standing { uidvalidity, uidnext, modseq: number("HIGHESTMODSEQ") }))
    }

    /// Opens a folder for reading; its UIDVALIDITY.
    pub(super) async fn examine(&mut self, folder: &str) -> Result<u32, Trouble> {
        let said = self.ask(&format!("EXAMINE {}", list::quoted(&list::folder_on_the_wire(folder)))).await?;
        let uidvalidity = said.iter().find_map(|line| {
            let at =
                line.iter().position(|word| word.text().is_some_and(|w| w.starts_with("[UIDVALIDITY")))?;
            let word = line[at].text()?;
            word.trim_end_matches(']').rsplit(' ').next()?.parse().ok()
        });
        uidvalidity.ok_or_else(|| Trouble::Later {
            wait: WAIT,
            reason: "the mail server does not say which life of the folder this is".into(),
        })
    }

    /// The numbers of the mails that fit, in their order.
    pub(super) async fn search(&mut self, what: &str) -> Result<Vec<u32>, Trouble> {
        let said = self.ask(&format!("UID SEARCH {what}")).await?;
        let all = said.iter().filter(|line| line.get(1).is_some_and(|word| word.is("SEARCH")));
        let mut uids: Vec<u32> = all.flat_map(|line| line.iter().skip(2)).filter_map(Value::number).collect();
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    /// What was asked of some mails: a list of names and values for each, in the order of their numbers.
    pub(super) async fn fetch(&mut self, uids: &[u32], what: &str) -> Result<Vec<(u32, Value)>, Trouble> {
        let set: Vec<String> = uids.iter().map(u32::to_string).collect();
        let said = self.ask(&format!("UID FETCH {} ({what})", set.join(","))).await?;
        let mut mails: Vec<(u32, Value)> = Vec::new();
        for line in said {
            if line.get(2).is_some_and(|word| word.is("FETCH"))
                && let Some(items) = line.into_iter().nth(3)
                && let Some(uid) = items.value("UID").and_then(Value::number)
                && uids.contains(&uid)
            {
                mails.push((uid, items));
            }
        }
        // A server may tell a mail twice: once because it was asked, once because its flags changed.
        mails.sort_by_key(|(uid, items)| (*uid, std::cmp::Reverse(items.list().len())));
        mails.dedup_by_key(|(uid, _)| *uid);
        Ok(mails)
    }

    /// Puts a mail of ours into a folder.
    pub(super) async fn append(&mut self, folder: &str, mail: &[u8]) -> Result<(), Trouble> {
        let name = list::quoted(&list::folder_on_the_wire(folder));
        let tag = self.begin(&format!("APPEND {name} (\\Seen) {{{}}}", mail.len())).await?;
        loop {
            let (line, literals) = self.line().await?;
            if line.starts_with(b"+") {
                break;
            }
            if let Some(Err(Ended { text, .. })) = self.ended(&tag, &line, literals) {
                return Err(Trouble::Later { wait: WAIT, reason: text });
            }
        }
        self.wire.write(mail).await?;
        self.wire.write(b"\r\n").await?;
        match self.answers(&tag).await?.1 {
            None => Ok(()),
            Some(Ended { text, .. }) => Err(Trouble::Later { wait: WAIT, reason: text }),
        }
    }

    /// Waits until there may be something new in the folder that is open.
    pub(super) async fn wait(&mut self) -> Result<(), Trouble> {
        if !self.can("IDLE") {
            loop {
                tokio::time::sleep(POLL_EVERY).await;
                if self.ask("NOOP").await?.iter().any(|line| is_news(line)) {
                    return Ok(());
                }
            }
        }
        loop {
            let tag = self.begin("IDLE").await?;
            let mut news = false;
            while !news {
                let Some(line) = self.wire.line_within(IDLE_FOR).await? else { break };
                if line.starts_with(b"* BYE") || line.starts_with(tag.as_bytes()) {
                    return Err(Trouble::Later { wait: WAIT, reason: "the mail server hung up".into() });
                }
                news = is_news(&list::values(&line, Vec::new()));
            }
            self.wire.write(b"DONE\r\n").await?;
            let (said, _) = self.answers(&tag).await?;
            if news || said.iter().any(|line| is_news(line)) {
                return Ok(());
            }
        }
    }

    /// Says goodbye. Nobody waits for the answer.
    pub(super) async fn close(mut self) {
        _ = self.begin("LOGOUT").await;
    }
}

/// Whether the server says with this that a mail has come.
fn is_news(line: &[Value]) -> bool {
    line.get(2).is_some_and(|word| word.is("EXISTS") || word.is("RECENT"))
}

/// Whether waiting helps against a refusal with this code.
fn waits(code: &str) -> bool {
    matches!(code, "UNAVAILABLE" | "THROTTLED" | "LIMIT" | "OVERQUOTA" | "INUSE" | "SERVERBUG")
}

/// How many bytes follow a line, if it counts some.
fn literal(line: &[u8]) -> Option<usize> {
    let counted = line.strip_suffix(b"}")?;
    let at = counted.iter().rposition(|&b| b == b'{')?;
    std::str::from_utf8(&counted[at + 1..]).ok()?.parse().ok()
}
