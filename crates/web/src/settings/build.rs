//! From the product's read models to the settings. Pure.

use care::access;
use care::brand::Brand;
use kernel::{Instant, SessionId};

use super::{Session, User};
use crate::desk::build::titles;
use crate::ui::{Face, t, tell};

/// A colleague, and when they were here last.
pub(super) fn user(brand: &Brand, (user, last_seen): (access::User, Option<Instant>)) -> User {
    User {
        team: titles(brand, user.team.as_slice()),
        id: user.id.to_string(),
        face: Face::new(user.id.to_string(), user.name),
        login: user.login,
        role: crate::named::role(user.role).to_owned(),
        last_seen,
        active: user.disabled_at.is_none(),
    }
}

/// The teams to which somebody new may belong.
pub(super) fn teams(brand: &Brand) -> Vec<(String, String)> {
    brand.model.teams().iter().map(|team| (team.id.to_string(), team.title().to_owned())).collect()
}

/// A log-in of the reader, who looks through the session `here`.
pub(super) fn session(session: access::Session, here: SessionId) -> Session {
    Session {
        id: session.id.to_string(),
        device: device(&session.device),
        since: session.created_at,
        last_used: session.last_seen_at,
        current: session.id == here,
    }
}

/// A browser as people call it: `Firefox on Linux`. What calls itself otherwise is shown as it does.
pub(super) fn device(agent: &str) -> String {
    // The order matters: most browsers claim to be several.
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ];
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => {
            tell("settings-device", &[("browser", browser.into()), ("system", system.into())])
        }
        (Some(only), None) => only.to_owned(),
        _ if agent.trim().is_empty() => t("settings-device-unnamed").to_owned(),
        _ => agent.chars().take(60).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_browser_is_called_what_people_call_it() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0";
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1";
        let said = [edge, phone, "curl/8.5", ""].map(device);
        assert_eq!(said, ["Edge on Windows", "Safari on iPhone", "curl/8.5", "A browser without a name"]);
    }
}
