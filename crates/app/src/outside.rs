//! The client for addresses that strangers give us: browsers' push services, and what else a user names.
//!
//! In: an address. Out: a request to it. Promised: only by HTTPS, only to public addresses of the internet, whatever
//! name stands for them and whenever that name is looked up; never along a redirect; never through a proxy of the
//! environment. So nobody reaches through us what only this machine can see.

use std::time::Duration;

use anyhow::{Context, Result};
use channels::line::Reach;
use reqwest::Url;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// A client that goes outside, and nowhere else.
#[derive(Clone, Debug)]
pub struct Outside {
    http: reqwest::Client,
    reach: Reach,
}

impl Outside {
    /// The client. `loopback`: this machine counts as outside, without TLS: for tests.
    ///
    /// # Errors
    /// If TLS can't be set up.
    pub fn new(loopback: bool) -> Result<Self> {
        // A second caller finds the provider installed already, which is what it wants.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let reach = Reach { private: loopback, own: None };
        let http = reach.client(PATIENCE).context("can't set up the HTTP client")?;
        Ok(Self { http, reach })
    }

    /// A request to an address.
    ///
    /// # Errors
    /// If it is not one of the outside.
    pub fn post(&self, address: &str) -> Result<reqwest::RequestBuilder> {
        let url = Url::parse(address).context("this is no web address")?;
        self.reach.check(&url)?;
        Ok(self.http.post(url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
