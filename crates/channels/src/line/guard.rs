//! Whom a line may reach.
//!
//! In: an address that an administrator entered, or that a network named. Out: whether we go there. Promised: unless the
//! operator said otherwise, nobody reaches through us what only this machine or its network can see: whatever name
//! stands for it, whenever that name is looked up, and however the address is written.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::{Client, Proxy, Url};

/// How long a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(5);
/// Nobody listens at port 0: a request that must not leave goes there.
const NOWHERE: &str = "http://127.0.0.1:0";

/// What may be reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reach {
    /// Whether this machine and private networks may be, without TLS as well: the operator says so.
    pub private: bool,
    /// Where this product itself listens, if the sandbox's networks stand there.
    pub own: Option<SocketAddr>,
}

/// Why an address is not gone to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Barred {
    /// It is not an address.
    #[error("this is no web address")]
    Unreadable,
    /// It holds a user's name or a password.
    #[error("the address holds a password")]
    Password,
    /// What is said on the way could be read.
    #[error("only https leaves this machine")]
    Open,
    /// Only this machine or its network can see it.
    #[error("the address is not a public one")]
    Inside,
    /// The name stands for nothing.
    #[error("there is no machine of this name")]
    Unknown,
}

impl Reach {
    /// The internet, and nothing else.
    pub const PUBLIC: Self = Self { private: false, own: None };

    /// Whether a machine may be reached.
    pub fn allows(self, ip: IpAddr) -> bool {
        self.private || is_public(ip)
    }

    /// Whether a web address may be asked, as far as it can be told before its name is looked up.
    ///
    /// # Errors
    /// Why not.
    pub fn check(self, url: &Url) -> Result<(), Barred> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Barred::Password);
        }
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(Barred::Unreadable)?;
        let written: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        let port = url.port_or_known_default();
        if self.own.is_some_and(|own| written == Some(own.ip()) && port == Some(own.port())) {
            return Ok(());
        }
        match written {
            Some(ip) if !self.allows(ip) => Err(Barred::Inside),
            _ if url.scheme() == "http" && !self.private => Err(Barred::Open),
            _ => Ok(()),
        }
    }

    /// The same for an address of any scheme that somebody entered, with its name looked up now.
    ///
    /// # Errors
    /// Why not.
    pub async fn look(self, address: &str) -> Result<(), Barred> {
        let url = Url::parse(address).map_err(|_| Barred::Unreadable)?;
        self.check(&url)?;
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
        if host.parse::<IpAddr>().is_ok() {
            return Ok(());
        }
        self.resolve(host, url.port_or_known_default().unwrap_or(0)).await.map(drop)
    }

    /// The machines of a name that may be reached: for connections that are no web requests.
    ///
    /// # Errors
    /// If there are none.
    pub async fn resolve(self, host: &str, port: u16) -> Result<Vec<SocketAddr>, Barred> {
        let found: Vec<_> =
            tokio::net::lookup_host((host, port)).await.map_err(|_| Barred::Unknown)?.collect();
        let known = !found.is_empty();
        let open: Vec<_> = found.into_iter().filter(|at| self.allows(at.ip())).collect();
        match (open.is_empty(), known) {
            (false, _) => Ok(open),
            (true, true) => Err(Barred::Inside),
            (true, false) => Err(Barred::Unknown),
        }
    }

    /// A client that goes nowhere else: no redirects, no proxy of the environment, an answer within `patience`.
    ///
    /// # Errors
    /// If TLS can't be set up.
    pub fn client(self, patience: Duration) -> reqwest::Result<Client> {
        // A name is looked at when it is resolved; an address that is written out never is, so the choice of a proxy,
        // which is made for each request, sends what is barred to nobody.
        let barred = Proxy::custom(move |url| self.check(url).is_err().then_some(NOWHERE));
        Client::builder()
            .connect_timeout(CONNECT)
            .timeout(patience)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .proxy(barred)
            .dns_resolver(Names(self))
            .user_agent(concat!("Commonground/", env!("CARGO_PKG_VERSION")))
            .build()
    }
}

/// Resolves names to the machines that may be reached.
#[derive(Debug)]
struct Names(Reach);

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0;
        Box::pin(async move {
            let open = reach.resolve(name.as_str(), 0).await?;
            Ok(Box::new(open.into_iter()) as Addrs)
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
    fn what_only_this_machine_or_its_network_can_see_is_not_public() {
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
    async fn an_address_of_the_inside_is_barred_however_it_is_written() {
        for (address, why) in [
            ("http://social.example", Barred::Open),
            ("https://127.0.0.1/1", Barred::Inside),
            ("https://[::1]/1", Barred::Inside),
            ("https://2130706433/1", Barred::Inside),
            ("https://0x7f.1/1", Barred::Inside),
            ("https://localhost/1", Barred::Inside),
            ("imaps://127.0.0.1:993", Barred::Inside),
            ("https://user:pass@social.example/1", Barred::Password),
            ("imaps://", Barred::Unreadable),
            ("social", Barred::Unreadable),
        ] {
            assert_eq!(Reach::PUBLIC.look(address).await, Err(why), "{address}");
        }
        let anywhere = Reach { private: true, own: None };
        assert_eq!(anywhere.look("http://127.0.0.1:8080").await, Ok(()));
        let own = Reach { private: false, own: Some(([127, 0, 0, 1], 4600).into()) };
        assert_eq!(own.look("http://127.0.0.1:4600/sandbox-network").await, Ok(()));
        assert_eq!(own.look("http://127.0.0.1:4601/sandbox-network").await, Err(Barred::Inside));
    }

    #[tokio::test]
    async fn a_request_to_the_inside_never_leaves_whoever_writes_it() {
        _ = rustls::crypto::ring::default_provider().install_default();
        let inside = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/", inside.local_addr().unwrap());
        let client = Reach::PUBLIC.client(Duration::from_secs(5)).unwrap();
        for address in
            [address.clone(), address.replace("127.0.0.1", "localhost"), address.replace("http:", "https:")]
        {
            let refused = client.get(&address).send().await.unwrap_err();
            assert!(refused.is_connect(), "{address}: {refused:?}");
        }
        let knocked = tokio::time::timeout(Duration::from_millis(50), inside.accept()).await;
        assert!(knocked.is_err(), "nobody came");
    }
}
