//! The server's end of a conversation.

use std::io::{Error, ErrorKind, Result};
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

const LINE_MAX: u64 = 1 << 20;

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Stream for T {}

/// When the server encrypts.
#[derive(Clone, Default)]
pub enum Encryption {
    /// Never.
    #[default]
    Never,
    /// From the first byte.
    Always(Arc<rustls::ServerConfig>),
    /// When it is asked to.
    WhenAsked(Arc<rustls::ServerConfig>),
}

pub(super) struct Talk {
    stream: BufReader<Box<dyn Stream>>,
    encryption: Encryption,
}

impl Talk {
    pub async fn begin(stream: TcpStream, encryption: Encryption) -> Result<Self> {
        let stream: Box<dyn Stream> = match &encryption {
            Encryption::Always(config) => Box::new(TlsAcceptor::from(config.clone()).accept(stream).await?),
            Encryption::Never | Encryption::WhenAsked(_) => Box::new(stream),
        };
        Ok(Self { stream: BufReader::new(stream), encryption })
    }

    /// Whether it can begin to encrypt.
    pub const fn offers_tls(&self) -> bool {
        matches!(self.encryption, Encryption::WhenAsked(_))
    }

    pub async fn encrypt(self) -> Result<Self> {
        let Encryption::WhenAsked(config) = self.encryption else { return Err(broken()) };
        let stream = TlsAcceptor::from(config).accept(self.stream.into_inner()).await?;
        Ok(Self { stream: BufReader::new(Box::new(stream)), encryption: Encryption::Never })
    }

    pub async fn line(&mut self) -> Result<String> {
        let mut line = Vec::new();
        (&mut self.stream).take(LINE_MAX).read_until(b'\n', &mut line).await?;
        if line.pop() != Some(b'\n') {
            return Err(broken());
        }
        line.pop_if(|last| *last == b'\r');
        String::from_utf8(line).map_err(|_| broken())
    }

    pub async fn exact(&mut self, count: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; count.min(64 << 20)];
        self.stream.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    /// The content of a mail, up to the dot.
    pub async fn mail(&mut self) -> Result<Vec<u8>> {
        let mut mail = Vec::new();
        loop {
            let start = mail.len();
            (&mut self.stream).take(LINE_MAX).read_until(b'\n', &mut mail).await?;
            match &mail[start..] {
                b".\r\n" => {
                    mail.truncate(start);
                    return Ok(mail);
                }
                [b'.', ..] => _ = mail.remove(start),
                line if line.ends_with(b"\n") => {}
                _ => return Err(broken()),
            }
        }
    }

    pub async fn say(&mut self, line: &str) -> Result<()> {
        self.write(format!("{line}\r\n").as_bytes()).await
    }

    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.stream.get_mut().write_all(bytes).await?;
        self.stream.get_mut().flush().await
    }
}

fn broken() -> Error {
    ErrorKind::UnexpectedEof.into()
}
