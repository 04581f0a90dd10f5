//! Connecting by the network's own page (OAuth): we announce what we ask for (PAR), the brand's person says yes there,
//! and what they bring back is worth tokens that only our key can use.

use reqwest::Url;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::uri::is_did;
use super::{ACCESS, REFRESH, WAIT, blobs, dpop, host, trouble};
use crate::contract::{Consent, Credentials, Secrets, Settings, Trouble, client_address};
use crate::line::{Line, Lost};

/// The names of what is kept besides the tokens.
pub(super) const KEY: &str = "dpop_key";
const CLIENT: &str = "client_id";
const ENDPOINT: &str = "token_endpoint";
const ISSUER: &str = "issuer";
const VERIFIER: &str = "verifier";
const STATE: &str = "state";
const REDIRECT: &str = "redirect";
/// Where the account's records are, once it is known.
pub(super) const PDS: &str = "pds";

/// What we ask to be allowed.
const SCOPE: &str = "atproto transition:generic transition:chat.bsky";

/// Who gives tokens, and where.
#[derive(Deserialize)]
struct Server {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    pushed_authorization_request_endpoint: String,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
    refresh_token: Option<String>,
    token_type: String,
    sub: String,
}

/// What has to stand at the address that is our `client_id`; see [`crate::Network::published`].
pub(in crate::bluesky) fn published(client_id: &str, redirect: &str) -> Value {
    json!({
        "client_id": client_id,
        "client_name": "Commonground",
        "application_type": "web",
        "redirect_uris": [redirect],
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "scope": SCOPE,
        "token_endpoint_auth_method": "none",
        "dpop_bound_access_tokens": true,
    })
}

/// Who we are there: the address of what is published about us, or, back on this machine, the name that every developer
/// has.
fn client_id(credentials: &Credentials, redirect: &str) -> Result<String, Trouble> {
    if let Some(client) = credentials.us.setting(CLIENT) {
        return Ok(client.to_owned());
    }
    if let Some(client) = client_address("bluesky", redirect) {
        return Ok(client);
    }
    let mut local = Url::parse("http://localhost").map_err(|_| unreadable())?;
    let is_local = redirect.starts_with("http://127.0.0.1") || redirect.starts_with("http://[::1]");
    if !is_local {
        return Err(Trouble::Wrong {
            field: CLIENT,
            reason: "Bluesky reads over https who we are: open this page by its https address, or enter where it is \
                     published"
                .into(),
        });
    }
    local.query_pairs_mut().append_pair("redirect_uri", redirect).append_pair("scope", SCOPE);
    // The network compares it as text, and wants no path.
    Ok(local.as_str().replacen("localhost/?", "localhost?", 1))
}

/// Asks where the brand's person can allow us to act; see [`crate::Network::authorise`].
pub(in crate::bluesky) async fn authorise(
    line: &Line,
    credentials: &Credentials,
    redirect: &str,
) -> Result<Consent, Trouble> {
    let client = client_id(credentials, redirect)?;
    let server = server_of(line, host(credentials)).await?;
    let (key, verifier, state) = (dpop::new_key()?, dpop::secret()?, dpop::secret()?);
    let challenge = dpop::digest(&verifier);
    let mut form = vec![
        ("client_id", client.as_str()),
        ("response_type", "code"),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
        ("state", &state),
        ("redirect_uri", redirect),
        ("scope", SCOPE),
    ];
    form.extend(credentials.us.setting("identifier").map(|hint| ("login_hint", hint)));
    #[derive(Deserialize)]
    struct Pushed {
        request_uri: String,
    }
    let answer = post(line, &server.pushed_authorization_request_endpoint, &form, &key).await?;
    let pushed: Pushed = answer.accepted().ok_or_else(|| trouble(&answer))?;
    let mut address = Url::parse(&server.authorization_endpoint).map_err(|_| unreadable())?;
    address
        .query_pairs_mut()
        .append_pair("client_id", &client)
        .append_pair("request_uri", &pushed.request_uri);
    let kept = Secrets::new([
        (KEY, key),
        (VERIFIER, verifier),
        (STATE, state),
        (CLIENT, client),
        (REDIRECT, redirect.to_owned()),
        (ISSUER, server.issuer),
        (ENDPOINT, server.token_endpoint),
    ]);
    Ok(Consent { address: address.into(), kept })
}

/// They came back: the tokens for what they brought; see [`crate::Network::authorised`].
pub(in crate::bluesky) async fn authorised(
    line: &Line,
    credentials: &Credentials,
    kept: &Secrets,
    answer: &Settings,
) -> Result<Secrets, Trouble> {
    let told = |name: &str| answer.get(name).map(String::as_str);
    if told(STATE).is_none() || told(STATE) != kept.get(STATE) || told("iss") != kept.get(ISSUER) {
        return Err(refused("this answer belongs to no question of ours; begin again"));
    }
    let Some(code) = told("code") else {
        return Err(refused("the network was not allowed to let us in"));
    };
    let need = |name: &str| kept.get(name).ok_or_else(unreadable);
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("code_verifier", need(VERIFIER)?),
        ("redirect_uri", need(REDIRECT)?),
        ("client_id", need(CLIENT)?),
    ];
    let tokens = tokens(line, need(ENDPOINT)?, &form, need(KEY)?, &credentials.us.external_id).await?;
    // Anybody could run a server that says whose account it is; whose it is says the directory.
    let pds = blobs::home(line, credentials, &tokens.sub).await?;
    if server_of(line, &pds).await?.issuer != need(ISSUER)? {
        return Err(refused("this server does not speak for that account"));
    }
    let mut secrets = Secrets::new([(ACCESS, tokens.access_token), (PDS, pds)]);
    if let Some(refresh) = tokens.refresh_token {
        secrets = secrets.with(REFRESH, refresh);
    }
    for name in [KEY, CLIENT, ISSUER, ENDPOINT] {
        secrets = secrets.with(name, need(name)?);
    }
    Ok(secrets)
}

/// New tokens for those that ended. A refresh token works once.
pub(super) async fn renew(line: &Line, credentials: &Credentials, key: &str) -> Result<Secrets, Trouble> {
    let secrets = &credentials.secrets;
    let need = |name: &str| secrets.get(name).ok_or_else(|| refused("the network has to be asked again"));
    let form =
        [("grant_type", "refresh_token"), ("refresh_token", need(REFRESH)?), ("client_id", need(CLIENT)?)];
    let tokens = tokens(line, need(ENDPOINT)?, &form, key, &credentials.us.external_id).await?;
    let renewed = secrets.with(ACCESS, tokens.access_token);
    Ok(tokens.refresh_token.map_or_else(|| renewed.clone(), |refresh| renewed.with(REFRESH, refresh)))
}

async fn tokens(
    line: &Line,
    endpoint: &str,
    form: &[(&str, &str)],
    key: &str,
    ours: &str,
) -> Result<Tokens, Trouble> {
    let answer = post(line, endpoint, form, key).await?;
    if answer.status.is_client_error() && answer.status.as_u16() != 429 {
        // `invalid_grant` and its like: only a person can bring another.
        return Err(refused("the network no longer lets us in; connect the account again"));
    }
    let tokens: Tokens = answer.accepted().ok_or_else(|| trouble(&answer))?;
    if !tokens.token_type.eq_ignore_ascii_case("DPoP") || !is_did(&tokens.sub) {
        return Err(unreadable());
    }
    if is_did(ours) && tokens.sub != ours {
        return Err(refused("the network opened another account than this one"));
    }
    Ok(tokens)
}

async fn post(
    line: &Line,
    endpoint: &str,
    form: &[(&str, &str)],
    key: &str,
) -> Result<crate::line::Answer, Lost> {
    let mut body = Url::parse("form:").map_err(|_| Lost::NoAddress("no form".into()))?;
    body.query_pairs_mut().extend_pairs(form);
    let body = body.query().unwrap_or_default().to_owned();
    let request = line.http().post(endpoint).header("content-type", "application/x-www-form-urlencoded");
    dpop::ask(line, "login", request.body(body), key, None).await
}

/// Who gives tokens for the accounts of a server; where it does not say, it does so itself.
async fn server_of(line: &Line, pds: &str) -> Result<Server, Trouble> {
    #[derive(Deserialize)]
    struct Resource {
        authorization_servers: Vec<String>,
    }
    let pds = pds.trim_end_matches('/');
    let resource = line.http().get(format!("{pds}/.well-known/oauth-protected-resource"));
    let answer = line.ask("login", resource).await?;
    let named =
        answer.accepted::<Resource>().and_then(|resource| resource.authorization_servers.into_iter().next());
    let issuer = named.unwrap_or_else(|| pds.to_owned());
    let issuer = issuer.trim_end_matches('/');
    let answer =
        line.ask("login", line.http().get(format!("{issuer}/.well-known/oauth-authorization-server")));
    let answer = answer.await?;
    let server: Server = answer.accepted().ok_or_else(unreadable)?;
    if server.issuer.trim_end_matches('/') != issuer {
        return Err(refused("this server gives itself out as another"));
    }
    Ok(server)
}

fn refused(reason: &str) -> Trouble {
    Trouble::Unauthorised { reason: reason.into() }
}

fn unreadable() -> Trouble {
    Trouble::Later { wait: WAIT, reason: "the network's answer is unreadable".into() }
}
