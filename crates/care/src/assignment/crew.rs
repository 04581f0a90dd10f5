//! Those who take work, as candidates.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use db::{Tx, args};
use kernel::{Ctx, Instant, Role, UserId};
use ownership::{Candidate, Proof, Standing, Weight};

use crate::Result;
use crate::access::User;
use crate::brand::Brand;
use crate::staff::{self, Load, Presence, Roster, State};

/// Everybody who ever said whether they are here, and what they hold.
pub(super) struct Crew {
    agents: Vec<Candidate>,
    /// Who belongs to which team.
    teams: HashMap<String, Vec<usize>>,
    now: Instant,
}

impl Crew {
    pub async fn load(tx: &mut Tx, ctx: &Ctx, brand: &Brand) -> Result<Self> {
        let now = ctx.now();
        let roster = staff::roster(tx, ctx).await?;
        let loads = staff::loads(tx, ctx).await?;
        let said: Vec<Presence> = tx.query(&staff::store::PRESENCE, &args![ctx.tenant]).await?;
        let said: HashMap<UserId, Presence> = said.into_iter().map(|said| (said.user_id, said)).collect();
        let mut crew = Self { agents: Vec::new(), teams: HashMap::new(), now };
        for user in roster.users.iter().filter(|user| user.role >= Role::Agent) {
            let Some(said) = said.get(&user.id) else { continue };
            let load = loads.get(&user.id).copied().unwrap_or_default();
            for team in roster.teams(user) {
                crew.teams.entry(team.to_owned()).or_default().push(crew.agents.len());
            }
            crew.agents.push(candidate(brand, &roster, user, said, load, now));
        }
        Ok(crew)
    }

    /// Those of a team.
    pub fn team(&self, team: &str) -> Vec<&Candidate> {
        self.teams.get(team).into_iter().flatten().map(|place| &self.agents[*place]).collect()
    }

    /// One of them.
    pub fn agent(&self, id: UserId) -> Option<&Candidate> {
        self.agents.iter().find(|agent| agent.id == id)
    }

    /// Whether anybody of a team has room for anything.
    pub fn has_room(&self, team: &str) -> bool {
        self.team(team).iter().any(|agent| agent.standing == Standing::Ready && agent.is_free(self.now))
    }

    pub fn give(&mut self, id: UserId, weight: Weight) {
        let now = self.now;
        if let Some(agent) = self.agents.iter_mut().find(|agent| agent.id == id) {
            agent.give(weight, now);
        }
    }
}

fn candidate(
    brand: &Brand,
    roster: &Roster,
    user: &User,
    said: &Presence,
    load: Load,
    now: Instant,
) -> Candidate {
    let home = user.team.as_deref().and_then(|team| brand.model.team(team));
    let mut skills: BTreeMap<Arc<str>, u8> = BTreeMap::new();
    for team in roster.teams(user).filter_map(|team| brand.model.team(team)) {
        skills.extend(staff::skills_of_team(team).map(|skill| (skill.into(), 1)));
    }
    let own = roster.skills.get(&user.id).into_iter().flatten();
    skills.extend(own.map(|(skill, level)| (skill.as_str().into(), *level)));
    let proofs = roster.certificates.get(&user.id).into_iter().flatten();
    Candidate {
        id: user.id,
        standing: match said.state {
            _ if said.is_away(now) => Standing::Away,
            State::Ready => Standing::Ready,
            State::Busy => Standing::Busy,
            State::Break => Standing::Break(said.reason.as_deref().map(Into::into)),
            State::Off => Standing::Off,
        },
        skills,
        certificates: proofs
            .map(|proof| Proof { name: proof.certificate.as_str().into(), ends: proof.expires_at })
            .collect(),
        capacity: staff::capacity_of(home, roster.units.get(&user.id).copied()),
        ramp_up: staff::ramp_up_of(home),
        ready_since: said.ready_since,
        idle_since: said.idle_since,
        used: u32::try_from(load.used).unwrap_or(u32::MAX),
        held: u32::try_from(load.ours).unwrap_or(u32::MAX),
        whole: load.whole > 0,
    }
}
