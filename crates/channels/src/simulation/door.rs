//! The way into a simulated network, which can be shut.
//!
//! In: connections of the product. Out: the same bytes to the network behind it. Promised: while it is shut nobody
//! gets an answer, not even who is inside; a slam breaks off every connection, whatever was on its way.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;

/// The way in. It is gone with the last handle.
#[derive(Clone, Debug)]
pub struct Door(Arc<Frame>);

#[derive(Debug)]
struct Frame {
    address: SocketAddr,
    state: Arc<watch::Sender<State>>,
    porter: AbortHandle,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct State {
    shut: bool,
    /// How often everybody was thrown out.
    slams: u64,
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.porter.abort();
    }
}

impl Door {
    /// A door of this machine, with a port of its own, in front of `inside`.
    ///
    /// # Errors
    /// If there is no free port.
    pub async fn before(inside: SocketAddr) -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(watch::Sender::new(State::default()));
        let porter = tokio::spawn(stand(listener, inside, state.clone())).abort_handle();
        Ok(Self(Arc::new(Frame { address, state, porter })))
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.0.address
    }

    /// Shuts it, or opens it again.
    pub fn shut(&self, shut: bool) {
        self.0.state.send_if_modified(|state| {
            let changed = state.shut != shut;
            state.shut = shut;
            changed
        });
    }

    /// Breaks off every connection; the next ones are let in.
    pub fn slam(&self) {
        self.0.state.send_modify(|state| state.slams += 1);
    }
}

async fn stand(listener: TcpListener, inside: SocketAddr, state: Arc<watch::Sender<State>>) {
    loop {
        let Ok((mut visitor, _)) = listener.accept().await else { continue };
        let mut state = state.subscribe();
        let before = *state.borrow_and_update();
        if before.shut {
            continue;
        }
        tokio::spawn(async move {
            let Ok(mut room) = TcpStream::connect(inside).await else { return };
            tokio::select! {
                // An answer that was given after the slam does not get out.
                biased;
                _ = state.wait_for(|now| now.shut || *now != before) => {}
                _ = tokio::io::copy_bidirectional(&mut visitor, &mut room) => {}
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    async fn echo() -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.unwrap();
                tokio::spawn(async move {
                    let (mut read, mut write) = stream.split();
                    _ = tokio::io::copy(&mut read, &mut write).await;
                });
            }
        });
        address
    }

    async fn answered(address: SocketAddr) -> bool {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"hello").await.unwrap();
        let mut back = [0; 5];
        stream.read_exact(&mut back).await.is_ok_and(|_| &back == b"hello")
    }

    #[tokio::test]
    async fn who_comes_while_it_is_shut_gets_no_answer_and_who_is_inside_is_thrown_out() {
        let door = Door::before(echo().await).await.unwrap();
        assert!(answered(door.address()).await);
        let mut inside = TcpStream::connect(door.address()).await.unwrap();
        inside.write_all(b"a").await.unwrap();
        inside.read_exact(&mut [0]).await.unwrap();
        door.slam();
        assert_eq!(inside.read(&mut [0]).await.unwrap_or(0), 0);
        assert!(answered(door.address()).await);
        door.shut(true);
        assert!(!answered(door.address()).await);
        door.shut(false);
        assert!(answered(door.address()).await);
    }
}
