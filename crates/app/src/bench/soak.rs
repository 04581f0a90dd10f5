//! Many agents look while messages come in: what their desks cost.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use care::Tx;
use care::desk::{self, View};
use futures::future::{join_all, try_join_all};
use serde::Serialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_util::sync::CancellationToken;

use super::desk::{Agent, agent};
use super::meter::{Stopwatch, now, percentile, thread_cpu_s};
use super::sender::{by_the_clock, on_a_thread, saturate, waits};
use super::site::{Site, placed};
use super::traffic::Traffic;
use crate::node::{self, Node};

/// Messages that are there before anybody looks: lists are full.
const BEFORE: usize = 600;
/// How long the lines are listened to after the last message.
const DRAIN: Duration = Duration::from_secs(2);
/// How long the lines may take to stand.
const PATIENCE: Duration = Duration::from_secs(60);

/// What to soak.
#[derive(Clone, Debug)]
pub struct Soak {
    /// A PostgreSQL to measure on; SQLite otherwise.
    pub postgres: Option<String>,
    /// How many agents look.
    pub agents: usize,
    /// How many messages come in a second.
    pub rate: usize,
    /// For how long, in seconds; twice: without the agents, and with them.
    pub seconds: usize,
}

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Soaked {
    /// On which engine.
    pub engine: &'static str,
    /// How many agents looked.
    pub agents: usize,
    /// How many messages came in a second.
    pub rate: usize,
    /// For how long, in seconds.
    pub seconds: usize,
    /// The share of one core that the traffic takes by itself.
    pub traffic_core: Option<f64>,
    /// The share of one core that the desks of all agents take on top of it.
    pub desk_core: Option<f64>,
    /// What each agent was sent, in bytes a second, on average.
    pub bytes_per_agent_s: f64,
    /// How many events each agent was sent in a second, on average.
    pub events_per_agent_s: f64,
    /// How often agents had to fetch their page anew.
    pub resyncs: usize,
    /// From the moment at which a message was due to leave until a desk was told: the median, in milliseconds.
    pub p50_ms: Option<f64>,
    /// The same, 99 of 100.
    pub p99_ms: Option<f64>,
}

/// Lets agents look while messages come in.
///
/// # Errors
/// If the installation can't be made, a delivery is refused or a line breaks: such a run says nothing.
pub async fn soak(what: Soak) -> Result<Soaked> {
    let site = Site::build(what.postgres.clone()).await?;
    let outcome = measure(&what, &site).await;
    site.remove().await?;
    outcome
}

async fn measure(what: &Soak, site: &Site) -> Result<Soaked> {
    let node = site.start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
    let traffic = Traffic::new(&node.app)?;
    saturate(node.address, traffic.clone(), BEFORE, 32).await?;
    placed(&node.app).await?;
    site.settle().await?;

    let messages = what.rate * what.seconds;
    let watch = Stopwatch::start(site.engine());
    let posted = by_the_clock(node.address, traffic.clone(), what.rate, 0..messages).await?;
    placed(&node.app).await?;
    let quiet = watch.stop();
    let quiet_cpu = quiet.cpu_s.zip(posted.cpu_s).map(|(all, sender)| all - sender);

    let audience = Audience::seat(&node, what.agents).await?;
    // The first fragments of every line are not what is measured.
    tokio::time::sleep(DRAIN).await;
    let began = node.app.ctx.now();
    audience.count.cancel();
    let watch = Stopwatch::start(site.engine());
    let posted = by_the_clock(node.address, traffic, what.rate, messages..2 * messages).await?;
    placed(&node.app).await?;
    tokio::time::sleep(DRAIN).await;
    let busy = watch.stop();
    let heard = audience.leave().await?;
    let waits = waits(&node, began, &posted.due, &heard.told).await?;
    node.stop().await;
    ensure!(heard.events > 0, "no desk was told anything");

    let others = posted.cpu_s.zip(heard.cpu_s).map(|(sender, readers)| sender + readers);
    let busy_cpu = busy.cpu_s.zip(others).map(|(all, others)| all - others);
    let seconds = busy.wall_s;
    let per_agent = |n: usize| n as f64 / what.agents.max(1) as f64 / seconds;
    Ok(Soaked {
        engine: site.engine().name(),
        agents: what.agents,
        rate: what.rate,
        seconds: what.seconds,
        traffic_core: quiet_cpu.map(|cpu| cpu / quiet.wall_s),
        desk_core: busy_cpu.zip(quiet_cpu).map(|(busy, quiet)| (busy - quiet) / what.seconds as f64),
        bytes_per_agent_s: per_agent(heard.bytes),
        events_per_agent_s: per_agent(heard.events),
        resyncs: heard.resyncs,
        p50_ms: percentile(&waits, 0.5),
        p99_ms: percentile(&waits, 0.99),
    })
}

/// What a desk looks at.
struct Looks {
    agent: Agent,
    path: String,
    /// Whether it looks at every case, and so tells when each was told of.
    all: bool,
}

/// Agents in various views, every second of them with a case open. The first one's screen shows every case.
async fn looks(node: &Node, agents: usize) -> Result<Vec<Looks>> {
    let ctx = node.app.ctx.clone();
    let rows = node.app.read(async move |tx: &mut Tx| desk::list(tx, &ctx, &View::All, 200, None).await);
    let (rows, _) = rows.await?;
    ensure!(!rows.is_empty(), "there is no case to look at");
    let queues: Vec<String> =
        node.app.brand().model.queues().iter().map(|queue| queue.id.to_string()).collect();
    let mut views = vec!["all".to_owned(), "unassigned".into(), "mine".into()];
    views.extend(queues);
    let http = node::http_client()?;
    let mut ends: HashMap<String, Option<String>> = HashMap::new();
    let mut looks = Vec::with_capacity(agents);
    for n in 0..agents {
        let agent = agent(node, &format!("agent{n}")).await?;
        let view = &views[n % views.len()];
        let mut path = format!("/desk/events?view={view}");
        if n % 2 == 1 {
            path.push_str(&format!("&case={}", rows[n % rows.len()].case_id));
        }
        if n > 0 {
            // As the page's script does: rows behind the end of the list are not on the screen.
            if !ends.contains_key(view) {
                let page = http.get(format!("{}/desk/{view}", node.url())).header("cookie", &agent.cookie);
                let page = page.send().await?.text().await?;
                let end = page.split("?after=").nth(1).and_then(|rest| rest.split(['"', '&']).next());
                ends.insert(view.clone(), end.map(str::to_owned));
            }
            if let Some(Some(end)) = ends.get(view) {
                path.push_str(&format!("&until={end}"));
            }
        }
        looks.push(Looks { agent, path, all: n == 0 });
    }
    Ok(looks)
}

/// What all desks heard.
#[derive(Default)]
struct Heard {
    bytes: usize,
    events: usize,
    resyncs: usize,
    told: HashMap<String, Instant>,
    cpu_s: Option<f64>,
}

/// Desks that listen, on a thread of their own.
struct Audience {
    /// From here on what they cost is counted.
    count: CancellationToken,
    stop: CancellationToken,
    listening: tokio::task::JoinHandle<Result<Heard>>,
}

impl Audience {
    /// Opens every line.
    async fn seat(node: &Node, agents: usize) -> Result<Self> {
        let (to, looks) = (node.address, looks(node, agents).await?);
        let (count, stop, ready) =
            (CancellationToken::new(), CancellationToken::new(), CancellationToken::new());
        let lent = (count.clone(), stop.clone(), ready.clone());
        let listening = tokio::spawn(on_a_thread(move || listen(to, looks, lent)));
        tokio::time::timeout(PATIENCE, ready.cancelled()).await.context("the desks' lines do not stand")?;
        Ok(Self { count, stop, listening })
    }

    /// Closes every line; what was heard since [`Self::count`].
    async fn leave(self) -> Result<Heard> {
        self.stop.cancel();
        self.listening.await?
    }
}

async fn listen(
    to: SocketAddr,
    looks: Vec<Looks>,
    (count, stop, ready): (CancellationToken, CancellationToken, CancellationToken),
) -> Result<Heard> {
    let lines = try_join_all(looks.iter().map(|looks| open(to, looks))).await?;
    ready.cancel();
    let cost = async {
        count.cancelled().await;
        let before = thread_cpu_s();
        stop.cancelled().await;
        thread_cpu_s().zip(before).map(|(now, before)| now - before)
    };
    let hearing =
        join_all(lines.into_iter().zip(&looks).map(|(line, looks)| hear(line, looks, &count, &stop)));
    let (cpu_s, heard) = tokio::join!(cost, hearing);
    let mut all = Heard { cpu_s, ..Heard::default() };
    for heard in heard {
        let heard = heard?;
        all.bytes += heard.bytes;
        all.events += heard.events;
        all.resyncs += heard.resyncs;
        all.told.extend(heard.told);
    }
    Ok(all)
}

async fn open(to: SocketAddr, looks: &Looks) -> Result<TcpStream> {
    let mut stream = TcpStream::connect(to).await?;
    let request = format!(
        "GET {} HTTP/1.1\r\nhost: bench\r\ncookie: {}\r\naccept: text/event-stream\r\n\r\n",
        looks.path, looks.agent.cookie
    );
    stream.write_all(request.as_bytes()).await?;
    let mut head = [0; 12];
    stream.read_exact(&mut head).await?;
    ensure!(&head == b"HTTP/1.1 200", "a line was refused: {:?}", String::from_utf8_lossy(&head));
    Ok(stream)
}

/// Reads a line until the end of the run.
async fn hear(
    mut line: TcpStream,
    looks: &Looks,
    count: &CancellationToken,
    stop: &CancellationToken,
) -> Result<Heard> {
    let mut heard = Heard::default();
    let mut buffer = Vec::with_capacity(64 * 1024);
    loop {
        let read = tokio::select! {
            biased;
            () = stop.cancelled() => return Ok(heard),
            read = line.read_buf(&mut buffer) => read?,
        };
        if read == 0 {
            bail!("the node closed a line");
        }
        if !count.is_cancelled() {
            buffer.clear();
            continue;
        }
        heard.bytes += read;
        // What ends with an empty line is whole; the rest waits for what follows.
        let Some(end) = buffer.windows(2).rposition(|two| two == b"\n\n") else { continue };
        let whole: Vec<u8> = buffer.drain(..end + 2).collect();
        let text = String::from_utf8_lossy(&whole);
        heard.events += text.matches("\n\n").count();
        heard.resyncs += text.matches("event: resync").count();
        if looks.all {
            let at = now();
            for (start, _) in text.match_indices("case_") {
                let id = text[start..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                heard.told.entry(id).or_insert(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn every_message_reaches_the_desks_that_look_and_none_is_told_to_look_again() {
        let soaked = soak(Soak { postgres: None, agents: 6, rate: 20, seconds: 2 }).await.unwrap();
        assert_eq!(soaked.resyncs, 0);
        assert!(soaked.p50_ms > Some(0.0) && soaked.bytes_per_agent_s > 0.0, "{soaked:?}");
    }
}
