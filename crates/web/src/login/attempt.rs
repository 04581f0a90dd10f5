//! One attempt to log in: from whom, and whether it holds.
//!
//! In: a login, a password, an address. Out: the token of a new session, or nothing. Promised: an unknown login
//! takes as long as a wrong password and gives the same answer; passwords are compared off the runtime, a few at a
//! time, and each comparison is counted before the next of them begins.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use care::access::{begin_login, fail_login, matches, open_session};
use care::{Error, Result, Tx};
use kernel::Secret;

use crate::state::App;

/// From where somebody logs in, as far as it is counted.
pub(crate) struct Client(pub(crate) String);

impl FromRequestParts<App> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        // HTTPS ends at a proxy before us: the last address that it names is the one that it saw itself.
        let named = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let named = named.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        let address = named.filter(|_| app.https).or(peer);
        Ok(Self(address.map_or_else(|| "unknown".to_owned(), |address| counted(address).to_string())))
    }
}

/// A household has a whole network of IPv6 addresses: they count as one.
fn counted(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX)).into(),
        v4 => v4,
    }
}

/// Tries a password. The token of the new session, or `None` if login and password don't belong together.
///
/// # Errors
/// [`Error::Throttled`] if this login or this address has failed too often.
pub(super) async fn attempt(
    app: &App,
    login: &str,
    password: Secret<String>,
    address: String,
    device: &str,
) -> Result<Option<Secret<String>>> {
    // Held to the end, so that many attempts at once can't all pass the count before any of them is counted.
    let _turn = app.hashing.acquire().await.map_err(|_| Error::Unauthenticated)?;
    let asked = (app.ctx.clone(), login.to_owned(), address);
    let (ctx, login, address) = asked.clone();
    let found = app.read(async move |tx: &mut Tx| begin_login(tx, &ctx, &login, &address).await).await?;
    let (user, hash) = found.unzip();
    let compared = tokio::task::spawn_blocking(move || matches(&password, hash.as_ref())).await;
    let Some(user) = user.filter(|_| compared.unwrap_or(false)) else {
        let (ctx, login, address) = asked;
        app.write(async move |tx: &mut Tx| fail_login(tx, &ctx, &login, &address).await).await?;
        return Ok(None);
    };
    let (ctx, device) = (app.ctx.clone(), device.to_owned());
    let (_, token) = app.write(async move |tx: &mut Tx| open_session(tx, &ctx, &user, &device).await).await?;
    Ok(Some(token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_household_count_as_one() {
        let said = ["2001:db8:1:2:aaaa::1", "2001:db8:1:2:bbbb::2", "192.0.2.7", "::ffff:192.0.2.7"]
            .map(|text| counted(text.parse().unwrap()).to_string());
        assert_eq!(said, ["2001:db8:1:2::", "2001:db8:1:2::", "192.0.2.7", "192.0.2.7"]);
    }
}
