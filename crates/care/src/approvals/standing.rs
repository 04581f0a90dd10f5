//! What somebody is and has here, at this moment.

use db::Tx;
use kernel::{Ctx, Role, UserId};

use crate::{Result, access, staff};

/// Somebody's rank, teams, certificates and roles, as they are now.
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
        if user.disabled_at.is_some() {
            let (teams, certificates, roles) = (Vec::new(), Vec::new(), Vec::new());
            return Ok(Self { user: id, rank: Role::Viewer, teams, certificates, roles });
        }
        Ok(Self {
            user: id,
            rank: user.role,
            teams: staff::teams_of(tx, ctx, id).await?,
            certificates: staff::certificates_of(tx, ctx, id).await?,
            roles: staff::roles_of(tx, ctx, id).await?,
        })
    }

    pub(crate) fn holds(&self, role: &str) -> bool {
        self.roles.iter().any(|held| held == role)
    }
}
