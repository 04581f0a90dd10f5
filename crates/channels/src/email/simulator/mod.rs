//! The network itself: a small mail server in memory, with IMAP, submission and a provider of tokens, all over the wire.
//!
//! In: what people send, and what the brand's client says. Out: the mails in everybody's mailboxes. Promised: it speaks
//! as much of the protocols as the client uses, and of their traps those that its page of facts names; faults change how
//! it answers, never what it remembers.

mod imap;
mod mime;
mod provider;
mod smtp;
mod state;
mod talk;
mod world;

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::{Clock, Instant, Secret, SystemClock};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;

pub use talk::Encryption;
pub use world::world;

use crate::contract::{Secrets, Settings, Us};
use crate::simulation::{Account, Door, Faults};
use state::{Mailbox, State};
use talk::Talk;

/// What kind of server it is.
#[derive(Clone)]
pub struct Options {
    /// Whether it tells on its own that a mail has come.
    pub idle: bool,
    /// Whether it counts the changes of a folder.
    pub condstore: bool,
    /// Whether it keeps a copy of what it takes.
    pub keeps_sent: bool,
    /// When it encrypts.
    pub encryption: Encryption,
    /// What time it is there.
    pub clock: Arc<dyn Clock>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            idle: true,
            condstore: true,
            keeps_sent: true,
            encryption: Encryption::Never,
            clock: Arc::new(SystemClock),
        }
    }
}

/// A running server. It stops when the last handle is dropped.
#[derive(Clone)]
pub struct Simulator(Arc<Running>);

struct Running {
    shared: Arc<Shared>,
    doors: [Door; 3],
    servers: Vec<AbortHandle>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.servers.iter().for_each(AbortHandle::abort);
    }
}

struct Shared {
    state: Mutex<State>,
    options: Options,
    changes: watch::Sender<u64>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> Instant {
        self.options.clock.now()
    }

    fn with<T>(&self, user: &str, what: impl FnOnce(&mut Mailbox) -> T) -> T {
        let done = what(self.state().mailbox(user));
        self.changes.send_modify(|changes| *changes += 1);
        done
    }

    fn count(&self, user: &str, folder: &str) -> usize {
        self.state().mailbox(user).folder(folder).map_or(0, |folder| folder.mails.len())
    }

    /// Takes a mail; whether the answer to it is lost.
    fn take(&self, from: &str, to: &[String], mail: &[u8]) -> bool {
        let lost = {
            let mut state = self.state();
            state.take(from, to, mail, self.now());
            state.faults.answer_lost
        };
        self.changes.send_modify(|changes| *changes += 1);
        lost
    }
}

/// The brand's address on it.
pub const CARE: &str = "care@larkspur.test";

impl Simulator {
    /// A server with nobody's mail on it.
    ///
    /// # Panics
    /// If this machine gives it no port.
    pub async fn start(options: Options) -> Self {
        let state = Mutex::new(State::new(options.keeps_sent));
        let shared = Arc::new(Shared { state, options, changes: watch::Sender::new(0) });
        let mut servers = Vec::new();
        let imap =
            listen(
                &mut servers,
                shared.clone(),
                |shared, talk| async move { imap::serve(&shared, talk).await },
            )
            .await;
        let smtp =
            listen(
                &mut servers,
                shared.clone(),
                |shared, talk| async move { smtp::serve(&shared, talk).await },
            )
            .await;
        let tokens = provider::router(shared.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let web = listener.local_addr().expect("it is bound");
        servers.push(tokio::spawn(async move { _ = axum::serve(listener, tokens).await }).abort_handle());
        let door = async |inside| Door::before(inside).await.expect("there is a free port");
        let doors = [door(imap).await, door(smtp).await, door(web).await];
        Self(Arc::new(Running { shared, doors, servers }))
    }

    fn shared(&self) -> &Shared {
        &self.0.shared
    }

    /// What connects the mailbox of an address, with its password.
    pub fn account(&self, address: &str) -> Account {
        let secrets = Secrets::new([("password", state::PASSWORD)]);
        self.shared().with(address, |_| ());
        let [imap, smtp, web] = &self.0.doors;
        let s = if matches!(self.shared().options.encryption, Encryption::Always(_)) { "s" } else { "" };
        let settings = [
            ("address", address.to_owned()),
            ("name", "Larkspur".to_owned()),
            ("smtp", format!("smtp{s}://{}", smtp.address())),
            ("folders", "INBOX, Orders".to_owned()),
            ("copies", if self.shared().options.keeps_sent { "server" } else { "append" }.to_owned()),
            ("token_url", format!("http://{}/token", web.address())),
            ("auth_url", format!("http://{}/authorise", web.address())),
            ("client_id", provider::CLIENT.to_owned()),
        ];
        let settings: Settings = settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Account {
            us: Us { external_id: address.to_owned(), handle: address.to_owned(), settings },
            name: "Larkspur".into(),
            base_url: format!("imap{s}://{}", imap.address()),
            secrets,
            hook_secret: Secret::new(Vec::new()),
        }
    }

    /// The same with a token that can be renewed.
    pub fn account_with_token(&self, address: &str) -> Account {
        let secrets = Secrets::new([("access_token", state::TOKEN), ("refresh_token", state::REFRESH)]);
        Account { secrets, ..self.account(address) }
    }

    /// The same before its owner allowed anything.
    pub fn account_without_token(&self, address: &str) -> Account {
        Account {
            secrets: Secrets::new([("client_secret", provider::CLIENT_SECRET)]),
            ..self.account(address)
        }
    }

    /// Somebody's server brings a mail to a mailbox.
    pub fn deliver(&self, from: &str, to: &str, mail: &[u8]) {
        let shared = self.shared();
        shared.state().bring(from, to, mail, shared.now());
        self.shared().changes.send_modify(|changes| *changes += 1);
    }

    /// Puts a mail into a folder as it is; its number there.
    ///
    /// # Panics
    /// If there is no such folder.
    pub fn put(&self, address: &str, folder: &str, mail: &[u8], received: Instant) -> u32 {
        let put = |mailbox: &mut Mailbox| Some(mailbox.folder(folder)?.put(mail.into(), received, false));
        self.shared().with(address, put).expect("there is such a folder")
    }

    /// The mails in a folder, oldest first.
    pub fn mails(&self, address: &str, folder: &str) -> Vec<Vec<u8>> {
        let all = |folder: &mut state::Folder| folder.mails.iter().map(|mail| mail.raw.to_vec()).collect();
        self.shared().with(address, |mailbox| mailbox.folder(folder).map(all).unwrap_or_default())
    }

    /// How many mails in a folder are marked as read.
    pub fn seen(&self, address: &str, folder: &str) -> usize {
        let seen = |folder: &mut state::Folder| folder.mails.iter().filter(|mail| mail.seen).count();
        self.shared().with(address, |mailbox| mailbox.folder(folder).map(seen).unwrap_or_default())
    }

    /// Makes a folder anew: every mail in it has another number.
    pub fn renumber(&self, address: &str, folder: &str) {
        self.shared().with(address, |mailbox| mailbox.folder(folder).map(state::Folder::renumber));
    }

    /// Moves the oldest mail of a folder into another one, as people do.
    pub fn move_first(&self, address: &str, from: &str, to: &str) {
        self.shared().with(address, |mailbox| {
            let first = mailbox.folder(from).filter(|f| !f.mails.is_empty()).map(|folder| {
                folder.modseq += 1;
                folder.mails.remove(0)
            });
            if let Some((mail, folder)) = first.zip(mailbox.folder(to)) {
                folder.put(mail.raw, mail.received, mail.seen);
            }
        });
    }

    /// How many mails one conversation may bring.
    pub fn allow_each_session(&self, mails: usize) {
        self.shared().state().per_session = mails;
    }

    /// Turns the next mails away for now.
    pub fn greylist(&self, mails: usize) {
        self.shared().state().greylist = mails;
    }

    /// Whether it hangs up when a mail is about to be given to it.
    pub fn hang_up_before_a_mail(&self, hangs_up: bool) {
        self.shared().state().hangs_up = hangs_up;
    }

    /// Throws everybody out; they may come again.
    pub fn slam(&self) {
        self.0.doors.iter().for_each(Door::slam);
    }

    /// Makes things go wrong, or right again.
    pub fn set(&self, faults: Faults) {
        self.0.doors.iter().for_each(|door| door.shut(faults.down));
        self.shared().state().set(faults);
    }
}

async fn listen<F: Future<Output = std::io::Result<()>> + Send + 'static>(
    servers: &mut Vec<AbortHandle>,
    shared: Arc<Shared>,
    serve: impl Fn(Arc<Shared>, Talk) -> F + Copy + Send + 'static,
) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
    let address = listener.local_addr().expect("it is bound");
    let server = tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(begin(shared.clone(), stream, serve));
        }
    });
    servers.push(server.abort_handle());
    address
}

async fn begin<F: Future<Output = std::io::Result<()>> + Send + 'static>(
    shared: Arc<Shared>,
    stream: TcpStream,
    serve: impl Fn(Arc<Shared>, Talk) -> F + Send,
) {
    // Who breaks off a conversation ends it; there is nobody to tell.
    if let Ok(talk) = Talk::begin(stream, shared.options.encryption.clone()).await {
        _ = serve(shared, talk).await;
    }
}
