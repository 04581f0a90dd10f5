//! The network's side: a thread of its own that posts deliveries over kept connections, with as little of the
//! machine as it can.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use care::Tx;
use futures::future::try_join_all;
use kernel::CaseId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::desk::Screen;
use super::meter::{ms_since, now, thread_cpu_s};
use super::traffic::Traffic;
use crate::node::Node;

/// How many connections an open loop has: more than answers can be outstanding while the node keeps its promise.
const OPEN: usize = 256;

/// What the sender saw.
pub(super) struct Sent {
    /// The time of each request.
    pub latencies_ms: Vec<f64>,
    /// What the sender itself cost.
    pub cpu_s: Option<f64>,
}

/// Posts messages as fast as they are taken.
pub(super) async fn saturate(
    to: SocketAddr,
    traffic: Traffic,
    messages: usize,
    connections: usize,
) -> Result<Sent> {
    let next = Arc::new(AtomicUsize::new(0));
    on_a_thread(move || async move {
        let lines = (0..connections).map(|_| async {
            let mut line = Line::open(to).await?;
            let mut latencies = Vec::with_capacity(messages / connections + 1);
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= messages {
                    return Ok::<_, anyhow::Error>(latencies);
                }
                let request = traffic.request(n);
                let began = now();
                line.post(&request).await?;
                latencies.push(ms_since(began));
            }
        });
        let latencies_ms = try_join_all(lines).await?.concat();
        Ok(Sent { latencies_ms, cpu_s: thread_cpu_s() })
    })
    .await
}

/// Posts messages of new people by the clock while an agent's screen listens. The milliseconds from the moment at which
/// each was due to leave until the screen was told of its case.
pub(super) async fn open_loop(
    node: &Node,
    traffic: Traffic,
    rate: usize,
    messages: usize,
) -> Result<Vec<f64>> {
    let began = node.app.ctx.now();
    let screen = tokio::spawn(Screen::open(node).await?.listen(messages));
    let due = by_the_clock(node.address, traffic, rate, 0..messages).await?.due;
    let told = screen.await??;
    waits(node, began, &due, &told).await
}

/// The milliseconds from the moment at which each message was due to leave until its case was told of.
pub(super) async fn waits(
    node: &Node,
    began: kernel::Instant,
    due: &[(String, Instant)],
    told: &HashMap<String, Instant>,
) -> Result<Vec<f64>> {
    let tenant = node.app.ctx.tenant;
    let cases: Vec<(String, CaseId)> = node
        .app
        .read(async move |tx: &mut Tx| Ok(tx.query(&CASES, &db::args![tenant, began]).await?))
        .await?;
    let cases: HashMap<String, CaseId> = cases.into_iter().collect();
    due.iter()
        .map(|(id, due)| {
            let case = cases.get(id).with_context(|| format!("message {id} is nowhere"))?;
            let told =
                told.get(&case.to_string()).with_context(|| format!("the screen was not told of {case}"))?;
            Ok(told.saturating_duration_since(*due).as_secs_f64() * 1000.0)
        })
        .collect()
}

/// Messages of new people, posted when they were due.
pub(super) struct Posted {
    /// The network's id of each, and when it was due to leave.
    pub due: Vec<(String, Instant)>,
    /// What the sender itself cost.
    pub cpu_s: Option<f64>,
}

/// Posts messages of new people by the clock.
pub(super) async fn by_the_clock(
    to: SocketAddr,
    traffic: Traffic,
    rate: usize,
    messages: Range<usize>,
) -> Result<Posted> {
    on_a_thread(move || async move {
        let start = now() + Duration::from_millis(100);
        let lines = (0..OPEN.min(messages.len())).map(|first| {
            let (traffic, messages) = (&traffic, messages.clone());
            async move {
                let mut line = Line::open(to).await?;
                let mut due = Vec::new();
                for n in messages.clone().skip(first).step_by(OPEN) {
                    let (id, request) = traffic.stranger(n);
                    let at = start + Duration::from_secs_f64((n - messages.start) as f64 / rate as f64);
                    tokio::time::sleep_until(at.into()).await;
                    line.post(&request).await?;
                    due.push((id, at));
                }
                Ok::<_, anyhow::Error>(due)
            }
        });
        Ok(Posted { due: try_join_all(lines).await?.concat(), cpu_s: thread_cpu_s() })
    })
    .await
}

db::statements! {
    /// Which message opened which case.
    CASES = "select provider_id, case_id from messages where tenant = $1 and received_at >= $2 and seq = 1";
}

/// A thread with a small runtime of its own, so that its cost can be told from the product's.
pub(super) async fn on_a_thread<T, F>(work: impl FnOnce() -> F + Send + 'static) -> Result<T>
where
    T: Send + 'static,
    F: Future<Output = Result<T>>,
{
    let thread = move || tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work());
    let (answer, answered) = tokio::sync::oneshot::channel();
    std::thread::Builder::new().name("bench-sender".into()).spawn(move || {
        // Nobody waits any more if the run was given up.
        let _ = answer.send(thread());
    })?;
    answered.await.context("the sender broke off")?
}

/// One kept connection. A full HTTP client would cost more than the server that is measured.
struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    async fn open(to: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(1024) })
    }

    /// Posts; anything but a 200 ends the run.
    async fn post(&mut self, request: &[u8]) -> Result<()> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let head = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the node closed a connection");
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
        ensure!(text.starts_with("http/1.1 200"), "a delivery was answered with {:?}", text.lines().next());
        let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
        let length: usize = length.unwrap_or("0").trim().parse()?;
        while self.buffer.len() < head + 4 + length {
            ensure!(self.stream.read_buf(&mut self.buffer).await? > 0, "the node closed a connection");
        }
        Ok(())
    }
}
