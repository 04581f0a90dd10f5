//! Who may publish, at the moment of sending.

use crate::model::Team;

/// The surfaces any one of which lets a team answer there.
pub fn surfaces(channel: &str, visibility: &str) -> &'static [&'static str] {
    match (channel, visibility) {
        ("email" | "sandbox_mail", _) => &["email"],
        ("voice", _) => &["voice"],
        ("chat", _) => &["chat", "dm"],
        (_, "public") => &["public_reply"],
        _ => &["dm"],
    }
}

/// Why somebody may not publish.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The team may not publish on this surface.
    #[error("the team {team} may not publish on {surface}")]
    Surface {
        /// The team.
        team: String,
        /// The surface.
        surface: String,
    },
    /// The agent lacks a certificate that the team asks for.
    #[error("the certificate {0} is missing")]
    Certificate(String),
    /// Nobody granted the agent this account.
    #[error("the account is not granted")]
    Account,
    /// A mode forbids it at the moment.
    #[error("publishing is stopped at the moment")]
    Mode,
}

impl Team {
    /// Whether an agent of this team may publish. To be asked at the moment of sending, not of writing.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn may_publish(
        &self,
        surface: &str,
        certificates: &[&str],
        account_granted: bool,
        mode_forbids: bool,
    ) -> Result<(), Denied> {
        if !self.may_publish.iter().any(|allowed| **allowed == *surface) {
            return Err(Denied::Surface { team: self.title().to_owned(), surface: surface.to_owned() });
        }
        let needed = self.admission.iter().flat_map(|admission| &admission.certificate);
        if let Some(missing) = needed.into_iter().find(|needed| !certificates.contains(&&***needed)) {
            return Err(Denied::Certificate(missing.to_string()));
        }
        if !account_granted {
            return Err(Denied::Account);
        }
        if mode_forbids {
            return Err(Denied::Mode);
        }
        Ok(())
    }
}
