//! The client for addresses that strangers give us: browsers' push services, and what else a user names.
//!
//! In: an address. Out: a request to it. Promised: only by HTTPS, only to public addresses of the internet, whatever
//! name stands for them and whenever that name is looked up; never along a redirect; never through a proxy of the
//! environment. So nobody reaches through us what only this machine can see.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A client that goes outside, and nowhere else.
#[derive(Clone, Debug)]
pub struct Outside {
    http: reqwest::Client,
    loopback: bool,
}

impl Outside {
    /// The client. `loopback`: this machine counts as outside, without TLS: for tests.
    ///
    /// # Errors
    /// If TLS can't be set up.
    pub fn new(loopback: bool) -> Result<Self> {
        // A second caller finds the provider installed already, which is what it wants.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .dns_resolver(PublicOnly { loopback })
            .user_agent(concat!("Commonground/", env!("CARGO_PKG_VERSION")))
            .build()
            .context("can't set up the HTTP client")?;
        Ok(Self { http, loopback })
    }

    /// A request to an address.
    ///
    /// # Errors
    /// If it is not one of the outside.
    pub fn post(&self, address: &str) -> Result<reqwest::RequestBuilder> {
        let url = Url::parse(address).context("this is no web address")?;
        ensure!(url.username().is_empty() && url.password().is_none(), "the address holds a password");
        // A name is looked at when it is resolved; an address that is written out never is.
        let written = url.host_str().context("the address names no host")?.trim_matches(['[', ']']).parse();
        if let Ok(ip) = written {
            ensure!(self.allows(ip), "the address is not a public one");
        }
        let here = self.loopback && written.is_ok_and(|ip: IpAddr| ip.is_loopback());
        if url.scheme() != "https" && !here {
            bail!("only https leaves this machine");
        }
        Ok(self.http.post(url))
    }

    fn allows(&self, ip: IpAddr) -> bool {
        is_public(ip) || (self.loopback && ip.is_loopback())
    }
}

/// Resolves names to their public addresses only.
#[derive(Debug)]
struct PublicOnly {
    loopback: bool,
}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let loopback = self.loopback;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<SocketAddr> =
                found.filter(|at| is_public(at.ip()) || (loopback && at.ip().is_loopback())).collect();
            if public.is_empty() {
                return Err("the name stands for no public address".into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the public internet.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let assigned = a == 192 && b == 0 && c == 0;
    let benchmark = a == 198 && (18..20).contains(&b);
    let reserved = a == 0 || a >= 240;
    let usual = ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_documentation();
    !(usual || ip.is_multicast() || shared || assigned || benchmark || reserved)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    // Only 2000::/3 is the global internet; inside it, addresses that carry an IPv4 one reach whatever that is.
    let global = a & 0xe000 == 0x2000;
    let carries_v4 = a == 0x2002 || (a == 0x2001 && b == 0);
    let documentation = (a == 0x2001 && b == 0xdb8) || (a == 0x3fff && b < 0x1000);
    global && !carries_v4 && !documentation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_this_machine_or_its_network_can_see_is_not_outside() {
        let inside = [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
        ];
        for ip in inside {
            assert!(!is_public(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["1.1.1.1", "93.184.216.34", "2606:4700::1111"] {
            assert!(is_public(ip.parse().unwrap()), "{ip}");
        }
    }

    #[tokio::test]
    async fn an_address_of_the_inside_is_refused_however_it_is_written() {
        let outside = Outside::new(false).unwrap();
        for address in [
            "http://push.example/1",
            "https://127.0.0.1/1",
            "https://[::1]/1",
            "https://2130706433/1",
            "https://0x7f.1/1",
            "https://user:pass@push.example/1",
            "file:///etc/passwd",
        ] {
            assert!(outside.post(address).is_err(), "{address}");
        }
        let refused = outside.post("https://localhost:9/1").unwrap().send().await;
        assert!(refused.unwrap_err().is_connect(), "a name is looked at when it is resolved");
    }
}
