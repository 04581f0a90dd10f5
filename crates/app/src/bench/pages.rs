//! The desk's pages over HTTP, in an installation with many cases.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::{Context, Result, ensure};
use kernel::CaseId;
use reqwest::{Client, RequestBuilder};
use serde::Serialize;

use super::desk::{Agent, agent};
use super::fill::{Filled, fill};
use super::meter::{Stopwatch, ms_since, now, percentile, thread_cpu_s};
use super::sender::on_a_thread;
use super::site::Site;
use crate::node;

/// How often what searches is asked for: it may be dear.
const SEARCHES: usize = 20;

/// How large an installation, and how much is asked of it.
#[derive(Clone, Debug)]
pub struct Pages {
    /// A PostgreSQL to measure on; SQLite otherwise.
    pub postgres: Option<String>,
    /// How many cases there are.
    pub cases: usize,
    /// How many of them are open.
    pub open: usize,
    /// How often each page is asked for, one request after the other.
    pub requests: usize,
}

/// What a page costs.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// Which.
    pub name: &'static str,
    /// How often it was asked for.
    pub requests: usize,
    /// How long a request took, in milliseconds: the median.
    pub p50_ms: f64,
    /// The same, 99 of 100.
    pub p99_ms: f64,
    /// Processor time of a request, in milliseconds, without the client's.
    pub cpu_ms: Option<f64>,
    /// Bytes of an answer on the wire, compressed, on average.
    pub bytes: usize,
}

/// What was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Visited {
    /// On which engine.
    pub engine: &'static str,
    /// How many cases there were.
    pub cases: usize,
    /// How many of them were open.
    pub open: usize,
    /// How long it took to make them, in seconds.
    pub fill_s: f64,
    /// The pages.
    pub pages: Vec<Page>,
}

/// Makes many cases in an installation of its own, and asks for its pages.
///
/// # Errors
/// If the installation can't be made, or a page is refused.
pub async fn pages(what: Pages) -> Result<Visited> {
    let site = Site::build(what.postgres.clone()).await?;
    let outcome = measure(&what, &site).await;
    site.remove().await?;
    outcome
}

async fn measure(what: &Pages, site: &Site) -> Result<Visited> {
    let began = now();
    let filled = fill(site, what.cases, what.open).await?;
    site.settle().await?;
    let fill_s = ms_since(began) / 1000.0;
    let node = site.start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await?;
    let agent = agent(&node, "bench").await?;
    let visit = Visit { site, base: node.url(), agent };
    let Filled { open, resolved } = &filled;
    let n = what.requests;
    let at = |cases: &[CaseId], n: usize| cases[n * 7919 % cases.len()];
    let read = |path: String| move |visitor: &Visitor| visitor.get(&path);
    let mut pages = Vec::new();
    for (name, path, times) in [
        ("list: all cases", "/desk/all".to_owned(), n),
        ("list: mine", "/desk/mine".to_owned(), n),
        ("list: resolved", "/desk/resolved".to_owned(), n),
        ("search in cases", "/desk/all?q=router+blinking".to_owned(), SEARCHES.min(n)),
        ("search for a person", "/desk/all?q=person+4711".to_owned(), SEARCHES.min(n)),
    ] {
        let requests = (0..times).map(|_| read(path.clone())).collect();
        pages.push(visit.ask(name, requests).await?);
    }
    let of =
        |cases: &[CaseId]| (0..n).map(|k| read(format!("/desk/all/{}", at(cases, k)))).collect::<Vec<_>>();
    pages.push(visit.ask("open a case", of(open)).await?);
    pages.push(visit.ask("open a resolved case", of(resolved)).await?);
    let note = |case: CaseId| {
        move |visitor: &Visitor| visitor.say(case, &[("mode", "note"), ("text", "Asked the field team.")])
    };
    pages.push(visit.ask("write a note", (0..n).map(|k| note(at(open, k))).collect()).await?);
    // The same words to many are asked about; whoever sends them says that they are meant so.
    let reply = |case: CaseId| {
        move |visitor: &Visitor| {
            let words = [("mode", "public"), ("text", "We are looking into it."), ("despite", "same_text")];
            visitor.say(case, &words)
        }
    };
    pages.push(visit.ask("send a reply", (0..n).map(|k| reply(at(open, k))).collect()).await?);
    node.stop().await;
    Ok(Visited { engine: site.engine().name(), cases: what.cases, open: what.open, fill_s, pages })
}

/// Somebody who asks for pages.
struct Visit<'a> {
    site: &'a Site,
    base: String,
    agent: Agent,
}

/// The browser of a visit.
struct Visitor {
    http: Client,
    base: String,
    agent: Agent,
}

impl Visitor {
    fn get(&self, path: &str) -> RequestBuilder {
        self.dressed(self.http.get(format!("{}{path}", self.base)))
    }

    fn say(&self, case: CaseId, fields: &[(&str, &str)]) -> RequestBuilder {
        // Our own words hold nothing that a form would have to escape, but spaces.
        let fields = fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+")));
        let body: Vec<String> = fields.chain(["seen=1000000".to_owned()]).collect();
        let post = self.http.post(format!("{}/desk/cases/{case}/messages", self.base));
        let post = post.header("content-type", "application/x-www-form-urlencoded").body(body.join("&"));
        self.dressed(post).header("hx-request", "true").header("x-csrf-token", &self.agent.csrf)
    }

    fn dressed(&self, request: RequestBuilder) -> RequestBuilder {
        request.header("cookie", &self.agent.cookie).header("accept-encoding", "gzip")
    }
}

impl Visit<'_> {
    /// Makes the requests one after the other, on a thread whose own time does not count.
    async fn ask<R>(&self, name: &'static str, requests: Vec<R>) -> Result<Page>
    where
        R: Fn(&Visitor) -> RequestBuilder + Send + 'static,
    {
        let times = requests.len();
        let visitor =
            Visitor { http: node::http_client()?, base: self.base.clone(), agent: self.agent.clone() };
        let watch = Stopwatch::start(self.site.engine());
        let (took, bytes, own_s) = on_a_thread(move || async move {
            let (mut took, mut bytes) = (Vec::with_capacity(times), 0);
            for request in &requests {
                let began = now();
                let answer = request(&visitor).send().await.with_context(|| format!("{name}: no answer"))?;
                let status = answer.status();
                let body = answer.bytes().await?;
                ensure!(status.is_success(), "{name}: {status}: {}", String::from_utf8_lossy(&body));
                took.push(ms_since(began));
                bytes += body.len();
            }
            Ok((took, bytes, thread_cpu_s()))
        })
        .await?;
        let cpu_s = watch.stop().cpu_s.zip(own_s).map(|(all, own)| (all - own).max(0.0));
        Ok(Page {
            name,
            requests: times,
            p50_ms: percentile(&took, 0.5).unwrap_or(f64::NAN),
            p99_ms: percentile(&took, 0.99).unwrap_or(f64::NAN),
            cpu_ms: cpu_s.map(|cpu| cpu * 1000.0 / times.max(1) as f64),
            bytes: bytes / times.max(1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn every_page_of_a_filled_installation_answers() {
        let what = Pages { postgres: None, cases: 300, open: 60, requests: 2 };
        let visited = pages(what).await.unwrap();
        assert_eq!(visited.pages.len(), 9);
        assert!(visited.pages.iter().all(|page| page.bytes > 500 && page.p50_ms > 0.0), "{visited:?}");
    }
}
