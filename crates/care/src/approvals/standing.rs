//! What somebody is and has here, at this moment.

use db::Tx;
use kernel::{Ctx, Role, UserId};

use crate::{Result, access};

/// Somebody's teams, certificates and roles, as they are now.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) user: UserId,
    pub(crate) rank: Role,
    pub(crate) teams: Vec<String>,
    pub(crate) certificates: Vec<String>,
    pub(crate) roles: Vec<String>,
}

impl Standing {
    /// Reads it. Whoever has no access any more has nothing.
    pub(crate) async fn of(tx: &mut Tx, ctx: &Ctx, id: UserId) -> Result<Self> {
        let user = access::user(tx, ctx, id).await?;
        let mut standing = Self {
            user: id,
            rank: user.role,
            teams: Vec::new(),
            certificates: Vec::new(),
            roles: Vec::new(),
        };
        if user.disabled_at.is_none() {
            standing.teams = user.team.into_iter().collect();
        }
        Ok(standing)
    }

    pub(crate) fn holds(&self, role: &str) -> bool {
        self.roles.iter().any(|held| held == role)
    }
}
