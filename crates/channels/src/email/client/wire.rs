//! The connection to a mail server: lines and counted bytes, within limits and a time.
//!
//! Promised: over a network that is not this machine itself nothing is said in the clear but the wish for TLS; what a
//! stranger put on the line before TLS began is not taken for the server's words.

use std::sync::Arc;
use std::time::Duration;

use kernel::Millis;
use reqwest::Url;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::contract::{SendOutcome, Trouble, Us};
use crate::line::{Barred, Reach};

/// How long a server may take to answer a command.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(15);
/// How long to wait before a server is asked again that could not be reached.
const WAIT: Millis = Millis::seconds(15);
/// The longest line, in bytes: the numbers of a hundred thousand mails.
const LINE_MAX: usize = 1 << 20;

/// Why a conversation with a server ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Broken {
    /// The address is none, or its server can't be trusted: a person has to act.
    Wrong { field: &'static str, reason: String },
    /// The server was not reached, or the line broke.
    Lost(String),
}

impl From<Broken> for Trouble {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Wrong { field, reason } => Self::Wrong { field, reason },
            Broken::Lost(reason) => Self::Later { wait: WAIT, reason },
        }
    }
}

/// What it means for a mail of which nothing can be there yet.
impl From<Broken> for SendOutcome {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Wrong { reason, .. } => Self::Unauthorised { reason },
            Broken::Lost(reason) => Self::RetryAfter { wait: WAIT, reason },
        }
    }
}

/// When a connection is encrypted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tls {
    /// From its first byte.
    Always,
    /// After the server was asked to. On this machine itself it may stay plain where the server knows no TLS.
    Begun,
}

/// Where a server is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Server {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    field: &'static str,
    roots: Option<String>,
    reach: Reach,
}

impl Server {
    /// From an address such as `imaps://imap.example.test:993`.
    pub(super) fn of(address: &str, field: &'static str, us: &Us) -> Result<Self, Broken> {
        let wrong = |reason: &str| Broken::Wrong { field, reason: reason.to_owned() };
        let url = Url::parse(address.trim()).map_err(|_| wrong("this is no address of a mail server"))?;
        let protocol = if field == "smtp" { "smtp" } else { "imap" };
        let (tls, port) = match (protocol, url.scheme()) {
            ("imap", "imaps") => (Tls::Always, 993),
            ("imap", "imap") => (Tls::Begun, 143),
            ("smtp", "smtps") => (Tls::Always, 465),
            ("smtp", "smtp") => (Tls::Begun, 587),
            _ => return Err(wrong(&format!("it should begin with {protocol}s:// or {protocol}://"))),
        };
        let host =
            url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| wrong("it names no server"))?;
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(port),
            tls,
            field,
            roots: us.setting("ca").map(str::to_owned),
            reach: Reach::PUBLIC,
        })
    }

    /// The same, where this may be reached.
    pub(super) fn within(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// Whether it is on this machine itself, where nobody can listen in between.
    pub(super) fn is_here(&self) -> bool {
        self.host.eq_ignore_ascii_case("localhost")
            || self.host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    pub(super) fn wrong(&self, reason: impl Into<String>) -> Broken {
        Broken::Wrong { field: self.field, reason: reason.into() }
    }

    fn trust(&self) -> Result<ClientConfig, Broken> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        for root in self.roots.iter().flat_map(|pem| CertificateDer::pem_slice_iter(pem.as_bytes())) {
            let root = root.ok().and_then(|root| roots.add(root).ok());
            root.ok_or_else(|| Broken::Wrong { field: "ca", reason: "this is no certificate".into() })?;
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let config = config.map_err(|error| self.wrong(error.to_string()))?;
        Ok(config.with_root_certificates(roots).with_no_client_auth())
    }
}

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// A conversation.
pub(super) struct Wire(BufReader<Box<dyn Stream>>);

fn lost(what: &str) -> Broken {
    Broken::Lost(what.to_owned())
}

impl Wire {
    /// Connects; encrypted where the address says so.
    pub(super) async fn open(server: &Server) -> Result<Self, Broken> {
        let unreachable = || Broken::Lost(format!("the mail server {} can't be reached", server.host));
        let machines = match server.reach.resolve(&server.host, server.port).await {
            Ok(machines) => machines,
            Err(Barred::Inside) => return Err(server.wrong("the mail server is not a public one")),
            Err(_) => return Err(unreachable()),
        };
        let stream = timeout(CONNECT, TcpStream::connect(&machines[..])).await;
        let stream = stream.map_err(|_| unreachable())?.map_err(|_| unreachable())?;
        let plain = Self(BufReader::new(Box::new(stream)));
        match server.tls {
            Tls::Always => plain.encrypt(server).await,
            Tls::Begun => Ok(plain),
        }
    }

    /// Begins TLS on the same connection.
    pub(super) async fn encrypt(self, server: &Server) -> Result<Self, Broken> {
        if !self.0.buffer().is_empty() {
            return Err(server.wrong("somebody spoke on the line before it was encrypted"));
        }
        let name = ServerName::try_from(server.host.clone());
        let name = name.map_err(|_| server.wrong("it names no server that can have a certificate"))?;
        let connector = tokio_rustls::TlsConnector::from(Arc::new(server.trust()?));
        let connected = timeout(CONNECT, connector.connect(name, self.0.into_inner())).await;
        match connected.map_err(|_| lost("the mail server did not answer in time"))? {
            Ok(stream) => Ok(Self(BufReader::new(Box::new(stream)))),
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {
                Err(server.wrong(format!("the mail server {} can't be trusted: {error}", server.host)))
            }
            Err(_) => Err(lost("the connection broke while it was being encrypted")),
        }
    }

    /// The next line, without its end.
    pub(super) async fn line(&mut self) -> Result<Vec<u8>, Broken> {
        self.line_within(PATIENCE).await?.ok_or_else(|| lost("the mail server did not answer in time"))
    }

    /// The next line; `None` if there was none for so long.
    pub(super) async fn line_within(&mut self, patience: Duration) -> Result<Option<Vec<u8>>, Broken> {
        let mut line = Vec::new();
        let most = (LINE_MAX + 1) as u64;
        let reading = async { (&mut self.0).take(most).read_until(b'\n', &mut line).await };
        match timeout(patience, reading).await {
            Err(_) => return Ok(None),
            Ok(Err(_)) => return Err(lost("the connection to the mail server broke")),
            Ok(Ok(_)) => {}
        }
        if line.pop_if(|last| *last == b'\n').is_none() {
            let ended = line.len() <= LINE_MAX;
            return Err(lost(if ended {
                "the mail server ended the connection"
            } else {
                "the mail server's answer has no end"
            }));
        }
        line.pop_if(|last| *last == b'\r');
        Ok(Some(line))
    }

    /// So many bytes.
    pub(super) async fn exact(&mut self, count: usize) -> Result<Vec<u8>, Broken> {
        let mut bytes = Vec::new();
        let reading = async { (&mut self.0).take(count as u64).read_to_end(&mut bytes).await };
        match timeout(10 * PATIENCE, reading).await {
            Ok(Ok(read)) if read == count => Ok(bytes),
            _ => Err(lost("the connection to the mail server broke")),
        }
    }

    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Broken> {
        let writing = async {
            self.0.get_mut().write_all(bytes).await?;
            self.0.get_mut().flush().await
        };
        match timeout(10 * PATIENCE, writing).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(lost("the connection to the mail server broke")),
        }
    }
}
