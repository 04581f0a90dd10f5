//! The way to a network that asks its own user, and back.
//!
//! In: what was entered, and where the network sends its user. Out: the same, when they come back. Promised: what has
//! to be kept meanwhile lies sealed in the browser's own cookie, for ten minutes, and opens only in the session that
//! began; whoever comes back without the state that left with them is sent away.

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use channels::{Consent, Credentials, Secrets, Settings, Us};
use kernel::{AccountId, Ctx, Instant, Key, Millis, Sealed, Secret, SessionId, mint_token};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

/// The cookie's name.
const COOKIE: &str = "commonground-consent";
/// Where it is sent.
pub(super) const PATH: &str = "/settings/channels/consent";
/// How long there is for the way.
const LIFE: Millis = Millis::minutes(10);
/// The parameter that comes back as it left.
const STATE: &str = "state";

/// What is kept until they come back.
#[derive(Serialize, Deserialize)]
pub(super) struct Pending {
    /// Which network.
    pub network: String,
    /// The account whose secrets are renewed; a new one without it.
    pub account: Option<AccountId>,
    /// Where the network reaches us.
    pub site: Option<String>,
    base_url: String,
    settings: Settings,
    secrets: String,
    kept: String,
    state: String,
    until: Instant,
}

impl Pending {
    /// What is kept, and the address to which the browser goes: with a state, the network's own if it has one.
    pub(super) fn new(
        ctx: &Ctx,
        network: &str,
        credentials: &Credentials,
        consent: &Consent,
        account: Option<AccountId>,
        site: Option<String>,
    ) -> (Self, String) {
        let (state, address) = state(ctx, consent);
        let pending = Self {
            network: network.to_owned(),
            account,
            site,
            base_url: credentials.base_url.clone(),
            settings: credentials.us.settings.clone(),
            secrets: credentials.secrets.to_text().expose().clone(),
            kept: consent.kept.to_text().expose().clone(),
            state,
            until: ctx.now() + LIFE,
        };
        (pending, address)
    }

    /// What was entered.
    pub(super) fn credentials(&self) -> Credentials {
        let us = Us { settings: self.settings.clone(), ..Us::default() };
        Credentials { base_url: self.base_url.clone(), us, secrets: text(&self.secrets) }
    }

    /// What the network wanted to be kept.
    pub(super) fn kept(&self) -> Secrets {
        text(&self.kept)
    }

    /// As a cookie of this session.
    pub(super) fn cookie(&self, ctx: &Ctx, key: &Key, session: SessionId, https: bool) -> Cookie<'static> {
        let plain = serde_json::to_vec(self).unwrap_or_default();
        let sealed = ctx.with_rng(|rng| key.seal(&plain, &place(session), rng)).0;
        Cookie::build((COOKIE, BASE64_URL_SAFE_NO_PAD.encode(sealed)))
            .path(PATH)
            .http_only(true)
            .secure(https)
            // They come back from another site, by a link of its own.
            .same_site(SameSite::Lax)
            .build()
    }

    /// From the cookie of this session, if the answer carries the state that left and the time is not over.
    pub(super) fn back(
        jar: &CookieJar,
        key: &Key,
        session: SessionId,
        answer: &Settings,
        now: Instant,
    ) -> Option<Self> {
        let sealed = BASE64_URL_SAFE_NO_PAD.decode(jar.get(COOKIE)?.value()).ok()?;
        let plain = key.open(&Sealed(sealed), &place(session)).ok()?;
        let pending: Self = serde_json::from_slice(plain.expose()).ok()?;
        let state = answer.get(STATE)?;
        let same = bool::from(state.as_bytes().ct_eq(pending.state.as_bytes()));
        (same && now <= pending.until).then_some(pending)
    }
}

/// The cookie that takes it back.
pub(super) fn over() -> Cookie<'static> {
    Cookie::build(COOKIE).path(PATH).build()
}

fn text(text: &str) -> Secrets {
    Secrets::of_text(&Secret::new(text.to_owned()))
}

fn place(session: SessionId) -> String {
    format!("consent/{session}")
}

/// The state that leaves, and the address with it. A network that hands it over another way says so in what it keeps.
fn state(ctx: &Ctx, consent: &Consent) -> (String, String) {
    let address = consent.address.clone();
    if let Some(own) = consent.kept.get(STATE) {
        return (own.to_owned(), address);
    }
    let query = address.split_once('?').map(|(_, query)| query.split('#').next().unwrap_or_default());
    let own = query
        .into_iter()
        .flat_map(|query| form_urlencoded::parse(query.as_bytes()))
        .find(|(name, _)| name == STATE);
    if let Some((_, own)) = own {
        let own = own.into_owned();
        return (own, address);
    }
    let state = ctx.with_rng(|rng| mint_token("st", rng)).expose().clone();
    let joint = if address.contains('?') { '&' } else { '?' };
    let address = format!("{address}{joint}{STATE}={state}");
    (state, address)
}

#[cfg(test)]
mod tests {
    use kernel::{ManualClock, TenantId};

    use super::*;

    fn ctx() -> Ctx {
        Ctx::seeded(
            TenantId::from_uuid(uuid::Uuid::nil()),
            ManualClock::new(Instant::from_seconds(1_790_000_000)),
            7,
        )
    }

    fn answer(state: &str) -> Settings {
        [("state".to_owned(), state.to_owned()), ("code".to_owned(), "c".to_owned())].into()
    }

    fn left(ctx: &Ctx, kept: Secrets, address: &str) -> (Pending, String) {
        let credentials = Credentials {
            base_url: "https://social.example".into(),
            us: Us::default(),
            secrets: Secrets::new([("client_secret", "hush")]),
        };
        let consent = Consent { address: address.into(), kept };
        Pending::new(ctx, "mastodon", &credentials, &consent, None, Some("https://desk.example".into()))
    }

    #[test]
    fn only_the_session_that_began_comes_back_with_its_state_and_in_time() {
        let ctx = ctx();
        let (key, other) = (ctx.with_rng(Key::generate), ctx.with_rng(Key::generate));
        let (mine, theirs): (SessionId, SessionId) = (ctx.mint(), ctx.mint());
        let (pending, address) = left(&ctx, Secrets::token("verifier"), "https://social.example/oauth?a=1");
        let state = address.strip_prefix("https://social.example/oauth?a=1&state=").unwrap().to_owned();
        let cookie = pending.cookie(&ctx, &key, mine, true);
        assert!(!cookie.value().contains("hush") && cookie.http_only() == Some(true));
        let jar = CookieJar::new().add(cookie);
        let back = |key, session, state: &str, now| Pending::back(&jar, key, session, &answer(state), now);
        let now = ctx.now();
        let home = back(&key, mine, &state, now + Millis::minutes(10)).expect("in time");
        assert_eq!(
            (home.kept().get("token"), home.credentials().secrets.get("client_secret")),
            (Some("verifier"), Some("hush"))
        );
        assert!(back(&key, mine, &state, now + Millis::minutes(11)).is_none(), "too late");
        assert!(back(&key, mine, "st_forged", now).is_none(), "another state");
        assert!(back(&key, theirs, &state, now).is_none(), "another session");
        assert!(back(&other, mine, &state, now).is_none(), "another installation");
        assert!(Pending::back(&CookieJar::new(), &key, mine, &answer(&state), now).is_none(), "nobody left");
    }

    #[test]
    fn a_network_with_a_state_of_its_own_keeps_it() {
        let ctx = ctx();
        let (key, session) = (ctx.with_rng(Key::generate), ctx.mint());
        for (kept, address) in [
            (Secrets::new([("state", "own")]), "https://social.example/oauth?request_uri=urn"),
            (Secrets::token("verifier"), "https://social.example/oauth?state=own&x=1"),
        ] {
            let (pending, goes) = left(&ctx, kept, address);
            assert_eq!(goes, address);
            let jar = CookieJar::new().add(pending.cookie(&ctx, &key, session, false));
            assert!(Pending::back(&jar, &key, session, &answer("own"), ctx.now()).is_some());
        }
    }
}
