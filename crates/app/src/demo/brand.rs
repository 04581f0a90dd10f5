//! Larkspur Broadband itself: its vocabulary, its ownership model, the people who work there.

use std::sync::Arc;

use anyhow::{Context, Result};
use care::accounts;
use care::{Tx, access, brand, staff};
use channels::sandbox::Flavour;
use db::Db;
use kernel::{Actor, Clock, Ctx, Instant, Key, ManualClock, Millis, Role, Secret, UserId};
use triage::Taxonomy;

use super::versions;
use crate::cli::init::sandbox_account;

/// The brand's short name and its handle.
pub const SLUG: &str = "larkspur";
/// The brand's name.
pub const NAME: &str = "Larkspur Broadband";
/// Everybody's password, for trying things out.
pub const PASSWORD: &str = "larkspur-demo";

/// How long before today its people were hired.
const FOUNDED: Millis = Millis::days(40);

/// Its ownership model.
pub const OWNERSHIP: &str = include_str!("ownership.toml");

/// Somebody to log in as.
#[derive(Clone, Copy, Debug)]
pub struct Login {
    /// What they may do.
    pub role: Role,
    /// What to type.
    pub login: &'static str,
    /// The password.
    pub password: &'static str,
    /// Their name.
    pub name: &'static str,
    /// Their team, as it is called in the ownership model; empty for those who stand above the teams.
    pub team: &'static str,
    /// What there is to see with their eyes.
    pub why: &'static str,
}

const fn hired(
    role: Role,
    login: &'static str,
    name: &'static str,
    team: &'static str,
    why: &'static str,
) -> Login {
    Login { role, login, password: PASSWORD, name, team, why }
}

const STAFF: [Login; 16] = [
    hired(Role::Agent, "maya", "Maya Okafor", "care_team", "answers problems: bills, contracts, moves"),
    hired(
        Role::Lead,
        "ruth",
        "Ruth Abernethy",
        "care_team",
        "leads support: sees and moves everybody's cases",
    ),
    hired(Role::Admin, "alex", "Alex Morgan", "", "runs the place: people, channels, ownership"),
    hired(Role::Viewer, "nadia", "Nadia Hussain", "", "reads everything, changes nothing"),
    hired(Role::Agent, "tom", "Tom Ridley", "care_team", "answers problems"),
    hired(Role::Agent, "priya", "Priya Nair", "care_team", "answers problems"),
    hired(Role::Agent, "eilidh", "Eilidh Fraser", "care_team", "answers problems"),
    hired(Role::Agent, "callum", "Callum Price", "care_team", "answers problems"),
    hired(Role::Agent, "dev", "Dev Chowdhury", "tech_team", "helps with lines and routers"),
    hired(Role::Agent, "hannah", "Hannah Brandt", "tech_team", "helps with lines and routers"),
    hired(Role::Agent, "owen", "Owen Pritchard", "tech_team", "helps with lines and routers"),
    hired(Role::Agent, "lucia", "Lucía Marín", "community_team", "talks with fans and grumblers"),
    hired(Role::Agent, "jonah", "Jonah Adeyemi", "community_team", "talks with fans and grumblers"),
    hired(Role::Agent, "beth", "Beth Calloway", "sales_team", "answers those who want to buy"),
    hired(Role::Agent, "sam", "Sam Whitfield", "press_office", "speaks to the press"),
    hired(Role::Lead, "kofi", "Kofi Mensah", "community_team", "leads marketing's teams"),
];

/// Everybody who works for Larkspur: first one of each role, the agent first.
pub fn logins() -> Vec<Login> {
    STAFF.to_vec()
}

/// A member of the staff, once they exist.
#[derive(Clone, Copy, Debug)]
pub struct Colleague {
    /// Their id.
    pub id: UserId,
    /// Who they are.
    pub who: Login,
}

impl Colleague {
    /// What their customers call them.
    pub fn first_name(&self) -> &'static str {
        self.who.name.split(' ').next().unwrap_or(self.who.name)
    }

    /// On whose behalf they act.
    pub fn actor(&self) -> Actor {
        Actor::User { id: self.id, role: self.who.role }
    }
}

/// Who holds which role of the ownership model.
const ROLES: [(&str, &str); 8] = [
    ("ruth", "social_lead"),
    ("ruth", "safety_lead"),
    ("ruth", "support.head"),
    ("eilidh", "safety_lead"),
    ("kofi", "campaign_owner"),
    ("kofi", "social_lead"),
    ("sam", "corp_comms_lead"),
    ("alex", "crisis_lead"),
];

/// Its account on a sandbox network.
///
/// # Errors
/// If it has none.
pub fn account(brand: &care::brand::Brand, flavour: Flavour) -> Result<&accounts::Account> {
    let id = flavour.capabilities().id;
    let found = brand.accounts.iter().find(|account| account.channel == id);
    found.with_context(|| format!("the demo's brand has no account on {id}"))
}

/// Makes the brand with its accounts on the sandbox networks and its staff, some time before today; `ctx` is on `clock`,
/// which shows today before and after.
///
/// # Errors
/// If the database refuses.
pub async fn found(db: &Db, ctx: &Ctx, clock: &Arc<ManualClock>, key: &Key) -> Result<Vec<Colleague>> {
    let taxonomy: Taxonomy =
        serde_json::from_str(include_str!("taxonomy.json")).context("the demo's vocabulary")?;
    // Everybody has the same password, so one slow hash serves all.
    let hashing = ctx.clone();
    let hash = tokio::task::spawn_blocking(move || access::hash(&hashing, &Secret::new(PASSWORD.to_owned())));
    let hash = hash.await.context("hashing the demo's password")??;
    let (ctx, key, clock) = (ctx.clone(), key.clone(), clock.clone());
    let today = clock.now();
    let staff = db
        .write(async move |tx: &mut Tx| {
            clock.set(today - FOUNDED);
            brand::create(tx, &ctx, SLUG, NAME, taxonomy.clone(), &versions::first()).await?;
            for flavour in Flavour::ALL {
                accounts::connect(tx, &ctx, &key, sandbox_account(&ctx, flavour, SLUG, NAME)).await?;
            }
            let mut colleagues = Vec::new();
            for who in STAFF {
                let team = Some(who.team).filter(|team| !team.is_empty());
                let id = access::add_user(tx, &ctx, who.login, who.name, who.role, team, &hash).await?;
                describe(tx, &ctx, id, who, today).await?;
                colleagues.push(Colleague { id, who });
            }
            clock.set(today);
            Ok::<_, care::Error>(colleagues)
        })
        .await?;
    Ok(staff)
}

/// What somebody of the staff can do, has proved and decides, and their shift of `today`. Nobody says that they are
/// here but they themselves, so a visitor who logs in begins with the desk as its people left it.
async fn describe(tx: &mut Tx, ctx: &Ctx, id: UserId, who: Login, today: Instant) -> Result<(), care::Error> {
    for (_, role) in ROLES.iter().filter(|(login, _)| *login == who.login) {
        staff::grant_role(tx, ctx, id, role).await?;
    }
    let skills: &[(&str, u8)] = match who.team {
        // The newest of them has yet to learn bills.
        "care_team" if who.login == "callum" => &[("contracts", 2)],
        "care_team" => &[("billing", 3), ("contracts", 2)],
        "tech_team" => &[("lines", 3), ("wifi", 3)],
        "community_team" => &[("community", 3)],
        "sales_team" => &[("sales", 3)],
        "press_office" => &[("press", 4)],
        _ => return Ok(()),
    };
    for (skill, level) in skills {
        let level = level + u8::from(who.role >= Role::Lead);
        staff::set_skill(tx, ctx, id, skill, Some(level)).await?;
    }
    // Whom the visitor plays has room for what comes, beside what she holds already.
    if who.login == "maya" {
        staff::set_capacity(tx, ctx, id, Some(10)).await?;
    }
    // Jonah has to prove it again soon.
    let until = (who.login == "jonah").then(|| today + Millis::days(9));
    staff::certify(tx, ctx, id, "social-writing", until).await?;
    if who.role >= Role::Lead || who.team == "press_office" {
        staff::certify(tx, ctx, id, "public-judgement", Some(today + Millis::days(325))).await?;
    }
    // Whenever the visitor comes, the shift has begun and lasts.
    let hour = Millis::hours(1).0 * 1000;
    let start = Instant::from_micros(today.micros() - today.micros().rem_euclid(hour)) - Millis::hours(1);
    staff::add_shift(tx, ctx, id, start, start + Millis::hours(9)).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_of_the_ownership_file_is_sound_and_has_a_team_for_everybody() {
        let texts = [OWNERSHIP.to_owned(), versions::first(), versions::shadow(), versions::draft()];
        for (number, text) in texts.iter().enumerate() {
            let report = ownership::check("ownership.toml", text, &ownership::Presets);
            assert!(report.findings.is_empty(), "{number}: {:?}", report.findings);
            assert_eq!(texts.iter().filter(|other| *other == text).count(), 1, "{number} is like another");
        }
        let model = ownership::load("ownership.toml", OWNERSHIP, &ownership::Presets).unwrap();
        for who in STAFF.iter().filter(|who| !who.team.is_empty()) {
            assert!(model.teams().iter().any(|team| team.id.as_str() == who.team), "{}", who.login);
        }
    }
}
