//! The sites that may show a chat.

use std::fmt;
use std::str::FromStr;

/// The longest origin, in bytes.
const ORIGIN_MAX: usize = 200;

/// A site that may show the chat: `https://shop.example`, or `https://*.shop.example` for whatever stands below it.
///
/// It is written into a header, so nothing but a scheme, a host and a port can be one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Origin {
    secure: bool,
    below: bool,
    host: String,
    port: Option<u16>,
}

impl Origin {
    /// Whether a page of this origin, as its browser names it, may show the chat.
    pub fn allows(&self, page: &str) -> bool {
        let Ok(page) = page.parse::<Self>() else { return false };
        let host = match self.below {
            true => page.host.strip_suffix(&self.host).is_some_and(|rest| rest.ends_with('.')),
            false => page.host == self.host,
        };
        host && !page.below && page.secure == self.secure && page.port == self.port
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || {
            let shown: String = text.chars().filter(|c| !c.is_control()).take(60).collect();
            format!("`{shown}` is no site: write `https://shop.example` or `https://*.shop.example`")
        };
        let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
        if text.len() > ORIGIN_MAX {
            return Err(wrong());
        }
        let (scheme, rest) = text.split_once("://").ok_or_else(wrong)?;
        let secure = match scheme {
            "https" => true,
            "http" => false,
            _ => return Err(wrong()),
        };
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) => (host, Some(port.parse().map_err(|_| wrong())?)),
            None => (rest, None),
        };
        let (below, host) = match host.strip_prefix("*.") {
            Some(host) => (true, host),
            None => (false, host),
        };
        let label = |label: &str| {
            let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
            plain && (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-')
        };
        // Below a whole top-level domain stands everybody.
        if !host.split('.').all(label) || (below && !host.contains('.')) {
            return Err(wrong());
        }
        let usual = if secure { 443 } else { 80 };
        Ok(Self { secure, below, host: host.to_owned(), port: port.filter(|port| *port != usual) })
    }
}

/// As a browser names it, and as a policy for content takes it.
impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, below) =
            (if self.secure { "https" } else { "http" }, if self.below { "*." } else { "" });
        write!(f, "{scheme}://{below}{}", self.host)?;
        self.port.map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn origin(text: &str) -> Origin {
        text.parse().unwrap_or_else(|why| panic!("{why}"))
    }

    #[test]
    fn a_site_allows_itself_and_a_star_allows_what_stands_below_it() {
        let shop = origin("HTTPS://Shop.Example/");
        assert_eq!(shop.to_string(), "https://shop.example");
        assert!(shop.allows("https://shop.example") && shop.allows("https://shop.example:443"));
        for other in [
            "http://shop.example",
            "https://evil.example",
            "https://a.shop.example",
            "https://shop.example:8443",
            "https://shop.example.evil.example",
            "null",
            "",
        ] {
            assert!(!shop.allows(other), "{other}");
        }
        let below = origin("https://*.shop.example");
        assert!(below.allows("https://www.shop.example") && below.allows("https://a.b.shop.example"));
        for other in ["https://shop.example", "https://evilshop.example", "https://*.shop.example"] {
            assert!(!below.allows(other), "{other}");
        }
        assert!(origin("http://127.0.0.1:8080").allows("http://127.0.0.1:8080"));
    }

    #[test]
    fn what_is_no_site_is_refused() {
        for bad in [
            "",
            "*",
            "https://",
            "https://*",
            "https://*.example",
            "shop.example",
            "ftp://shop.example",
            "https://shop.example/page",
            "https://shop.example; script-src *",
            "https://a b",
            "https://-a.example",
            "https://user@shop.example",
            "https://shop.example:port",
            "https://shop..example",
        ] {
            assert!(bad.parse::<Origin>().is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_a_site_is_safe_in_a_header_and_stays_what_it_is(text in any::<String>(), like in "https?://[a-z*.:/0-9;, -]{0,30}") {
            for text in [text, like] {
                let Ok(origin) = text.parse::<Origin>() else { continue };
                let shown = origin.to_string();
                prop_assert!(shown.bytes().all(|b| b.is_ascii_graphic() && !b";,'\"".contains(&b)), "{}", shown);
                prop_assert_eq!(shown.parse::<Origin>(), Ok(origin));
            }
        }
    }
}
