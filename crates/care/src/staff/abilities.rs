//! What is said of somebody: teams, skills, certificates, roles, capacity, shifts.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use db::{FromRow, Tx, args};
use kernel::{Ctx, Instant, Said, ShiftId, UserId, said};
use serde_json::{Value, json};

use super::model::{Certificate, Profile, Shift, Skill, Tie};
use super::store;
use crate::access::{self, Right, User, allow};
use crate::brand::Brand;
use crate::trail::{self, About, Kind};
use crate::{Error, Result};

/// How well somebody can do something.
pub const SKILL_LEVELS: RangeInclusive<u8> = 1..=5;
/// The longest name of a skill, a certificate or a role, in characters.
const NAME_MAX: usize = 80;

/// Somebody joins a further team. A lead says so; into a team that one has to want, everybody goes by themselves, with
/// the certificates that it asks for.
///
/// # Errors
/// [`Error::Invalid`] if there is no such team, or they may not go there.
pub async fn join(tx: &mut Tx, ctx: &Ctx, brand: &Brand, user: UserId, team: &str) -> Result<()> {
    let itself = ctx.actor.user() == Some(user);
    let found = brand.model.team(team);
    let admission = found.and_then(|team| team.admission.as_ref());
    let wanted = admission.is_some_and(|admission| admission.opt_in);
    allow(ctx, if itself && wanted { Right::Answer } else { Right::Direct })?;
    let somebody = somebody(tx, ctx, user).await?;
    if found.is_none() {
        return Err(Error::invalid(said!("there is no team `{team}` in the ownership model", team)));
    }
    if wanted && !itself && ctx.actor.role().is_some() {
        let who = somebody.name;
        return Err(Error::invalid(said!(
            "`{team}` is for those who want it: {who} joins by themselves",
            team,
            who
        )));
    }
    if let Some(admission) = admission {
        let held = certificates_of(tx, ctx, user).await?;
        let missing = admission.certificate.iter().find(|name| !held.iter().any(|held| **held == ***name));
        if let Some(missing) = missing {
            return Err(Error::invalid(said!(
                "`{team}` asks for the certificate {missing}",
                team,
                missing = missing.to_string()
            )));
        }
    }
    tx.execute(&store::JOIN, &args![ctx.tenant, user, team, ctx.now()]).await?;
    changed(tx, ctx, user, "joined", json!(team)).await
}

/// Somebody leaves a further team: a lead says so, or they do.
pub async fn leave(tx: &mut Tx, ctx: &Ctx, user: UserId, team: &str) -> Result<()> {
    allow(ctx, if ctx.actor.user() == Some(user) { Right::Answer } else { Right::Direct })?;
    if tx.execute(&store::LEAVE, &args![ctx.tenant, user, team]).await? == 0 {
        return Err(Error::not_found("membership"));
    }
    changed(tx, ctx, user, "left", json!(team)).await
}

/// Somebody can do something, this well; `None`: they can't.
///
/// # Errors
/// [`Error::Invalid`] if the level is not one of [`SKILL_LEVELS`].
pub async fn set_skill(tx: &mut Tx, ctx: &Ctx, user: UserId, skill: &str, level: Option<u8>) -> Result<()> {
    allow(ctx, Right::Direct)?;
    somebody(tx, ctx, user).await?;
    let skill = named(said!("skill"), skill)?;
    match level {
        Some(level) if SKILL_LEVELS.contains(&level) => {
            tx.execute(&store::SET_SKILL, &args![ctx.tenant, user, skill, level, ctx.now()]).await?;
        }
        Some(_) => return Err(Error::invalid("a skill has a level of 1 to 5")),
        None if tx.execute(&store::REMOVE_SKILL, &args![ctx.tenant, user, skill]).await? == 0 => {
            return Err(Error::not_found("skill"));
        }
        None => {}
    }
    changed(tx, ctx, user, "skill", json!({ "skill": skill, "level": level })).await
}

/// Somebody has proved something, until then; for good if it is `None`. Said again, it holds from now on.
pub async fn certify(
    tx: &mut Tx,
    ctx: &Ctx,
    user: UserId,
    certificate: &str,
    expires_at: Option<Instant>,
) -> Result<()> {
    allow(ctx, Right::Direct)?;
    somebody(tx, ctx, user).await?;
    let certificate = named(said!("certificate"), certificate)?;
    if ctx.actor.user() == Some(user) {
        return Err(Error::invalid("nobody certifies themselves; ask another lead"));
    }
    let row = args![ctx.tenant, user, certificate, ctx.now(), expires_at];
    tx.execute(&store::CERTIFY, &row).await?;
    changed(tx, ctx, user, "certified", json!({ "certificate": certificate, "until": expires_at })).await
}

/// What somebody has proved ends now.
pub async fn revoke_certificate(tx: &mut Tx, ctx: &Ctx, user: UserId, certificate: &str) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let args = args![ctx.now(), ctx.tenant, user, certificate];
    if tx.execute(&store::END_CERTIFICATE, &args).await? == 0 {
        return Err(Error::not_found("certificate"));
    }
    changed(tx, ctx, user, "certificate_ended", json!(certificate)).await
}

/// Somebody works in these teams and in no others, besides the one that they belong to. Returns those in which they
/// worked before.
///
/// # Errors
/// Those of [`join`] and [`leave`].
pub async fn set_teams(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    user: UserId,
    teams: &[String],
) -> Result<Vec<String>> {
    allow(ctx, Right::Direct)?;
    let profile = profile(tx, ctx, user).await?;
    let home = profile.user.team.as_ref();
    for team in teams.iter().filter(|team| !profile.teams.contains(team)) {
        join(tx, ctx, brand, user, team).await?;
    }
    for team in profile.teams.iter().filter(|team| !teams.contains(team) && Some(*team) != home) {
        leave(tx, ctx, user, team).await?;
    }
    Ok(profile.teams)
}

/// Somebody has a role of the ownership model, such as `social_lead` or `support.qa_lead`.
pub async fn grant_role(tx: &mut Tx, ctx: &Ctx, user: UserId, role: &str) -> Result<()> {
    allow(ctx, Right::Administer)?;
    somebody(tx, ctx, user).await?;
    let role = named(said!("role"), role)?;
    tx.execute(&store::GRANT_ROLE, &args![ctx.tenant, user, role, ctx.now()]).await?;
    changed(tx, ctx, user, "role_granted", json!(role)).await
}

/// Somebody has a role no more.
pub async fn revoke_role(tx: &mut Tx, ctx: &Ctx, user: UserId, role: &str) -> Result<()> {
    allow(ctx, Right::Administer)?;
    if tx.execute(&store::REVOKE_ROLE, &args![ctx.tenant, user, role]).await? == 0 {
        return Err(Error::not_found("role"));
    }
    changed(tx, ctx, user, "role_revoked", json!(role)).await
}

/// Somebody holds this many units at a time (0 to 100); `None`: as many as their team says.
pub async fn set_capacity(tx: &mut Tx, ctx: &Ctx, user: UserId, units: Option<u32>) -> Result<()> {
    allow(ctx, Right::Direct)?;
    somebody(tx, ctx, user).await?;
    match units {
        Some(units) if units <= 100 => {
            tx.execute(&store::SET_CAPACITY, &args![ctx.tenant, user, units]).await?;
        }
        Some(_) => return Err(Error::invalid("a capacity is at most 100 units")),
        None => {
            tx.execute(&store::FORGET_CAPACITY, &args![ctx.tenant, user]).await?;
        }
    }
    changed(tx, ctx, user, "capacity", json!(units)).await
}

/// Somebody works from then to then: at most 24 hours, and no two shifts of theirs at once.
pub async fn add_shift(
    tx: &mut Tx,
    ctx: &Ctx,
    user: UserId,
    starts_at: Instant,
    ends_at: Instant,
) -> Result<ShiftId> {
    allow(ctx, Right::Direct)?;
    somebody(tx, ctx, user).await?;
    if ends_at <= starts_at || ends_at.since(starts_at) > kernel::Millis::hours(24) {
        return Err(Error::invalid("a shift ends after it starts, at most 24 hours later"));
    }
    let args = args![ctx.tenant, user, ends_at, starts_at];
    if let Some((from, to)) = tx.query_opt::<(Instant, Instant)>(&store::OVERLAPPING, &args).await? {
        return Err(Error::invalid(said!(
            "there is a shift from {from} to {to} already",
            from = from.to_string(),
            to = to.to_string()
        )));
    }
    let id: ShiftId = ctx.mint();
    tx.execute(&store::ADD_SHIFT, &args![ctx.tenant, id, user, starts_at, ends_at]).await?;
    changed(tx, ctx, user, "shift", json!({ "shift": id, "from": starts_at, "to": ends_at })).await?;
    Ok(id)
}

/// A shift is taken back.
pub async fn remove_shift(tx: &mut Tx, ctx: &Ctx, shift: ShiftId) -> Result<()> {
    allow(ctx, Right::Direct)?;
    let user: Option<UserId> = tx.query_opt(&store::REMOVE_SHIFT, &args![ctx.tenant, shift]).await?;
    let user = user.ok_or(Error::not_found("shift"))?;
    changed(tx, ctx, user, "shift_removed", json!(shift)).await
}

/// The shifts of somebody that have not ended, the first first.
pub async fn shifts_of(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<Vec<Shift>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::SHIFTS_OF, &args![ctx.tenant, user, ctx.now()]).await?)
}

/// The teams of somebody, the one they belong to first.
pub async fn teams_of(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<Vec<String>> {
    let home = access::user(tx, ctx, user).await?.team;
    let further: Vec<String> = tx.query(&store::TEAMS_OF, &args![ctx.tenant, user]).await?;
    let known = home.clone();
    Ok(home.into_iter().chain(further.into_iter().filter(|team| Some(team) != known.as_ref())).collect())
}

/// The certificates of somebody that hold now.
pub async fn certificates_of(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<Vec<String>> {
    allow(ctx, Right::Read)?;
    let all: Vec<Certificate> = tx.query(&store::CERTIFICATES_OF, &args![ctx.tenant, user]).await?;
    let now = ctx.now();
    Ok(all.into_iter().filter(|one| one.holds(now)).map(|one| one.certificate).collect())
}

/// The roles of the ownership model that somebody has.
pub async fn roles_of(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<Vec<String>> {
    allow(ctx, Right::Read)?;
    Ok(tx.query(&store::ROLES_OF, &args![ctx.tenant, user]).await?)
}

/// All that is said of somebody.
pub async fn profile(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<Profile> {
    let teams = teams_of(tx, ctx, user).await?;
    let capacities: Vec<(UserId, i64)> = tx.query(&store::CAPACITIES, &args![ctx.tenant]).await?;
    Ok(Profile {
        user: access::user(tx, ctx, user).await?,
        teams,
        skills: tx.query(&store::SKILLS_OF, &args![ctx.tenant, user]).await?,
        certificates: tx.query(&store::CERTIFICATES_OF, &args![ctx.tenant, user]).await?,
        roles: roles_of(tx, ctx, user).await?,
        units: capacities.into_iter().find(|(who, _)| *who == user).map(|(_, units)| units),
    })
}

/// What everybody can do and has proved, also what has ended.
pub async fn abilities(tx: &mut Tx, ctx: &Ctx) -> Result<HashMap<UserId, (Vec<Skill>, Vec<Certificate>)>> {
    allow(ctx, Right::Read)?;
    let Roster { skills, certificates, .. } = roster(tx, ctx).await?;
    let mut all: HashMap<UserId, (Vec<Skill>, Vec<Certificate>)> = HashMap::new();
    for (user, known) in skills {
        let known = known.into_iter().map(|(skill, level)| Skill { skill, level: level.into() });
        all.entry(user).or_default().0.extend(known);
    }
    for (user, proved) in certificates {
        all.entry(user).or_default().1.extend(proved);
    }
    Ok(all)
}

/// What is said of everybody who may answer.
#[derive(Default, Debug)]
pub(crate) struct Roster {
    /// Everybody who works here, by name.
    pub users: Vec<User>,
    teams: HashMap<UserId, Vec<String>>,
    /// What they can do.
    pub skills: HashMap<UserId, BTreeMap<String, u8>>,
    /// What they have proved, also what has ended.
    pub certificates: HashMap<UserId, Vec<Certificate>>,
    /// How much they hold, if it is not as their team says.
    pub units: HashMap<UserId, i64>,
}

impl Roster {
    /// The teams of somebody, the one they belong to first.
    pub fn teams<'a>(&'a self, user: &'a User) -> impl Iterator<Item = &'a str> {
        let home = user.team.as_deref();
        let further = self.teams.get(&user.id).into_iter().flatten().map(String::as_str);
        home.into_iter().chain(further.filter(move |team| Some(*team) != home))
    }
}

#[derive(FromRow)]
struct Ability {
    user_id: UserId,
    skill: String,
    level: i64,
}

#[derive(FromRow)]
struct Proof {
    user_id: UserId,
    certificate: String,
    granted_at: Instant,
    expires_at: Option<Instant>,
}

/// What is said of everybody, read at once.
pub(crate) async fn roster(tx: &mut Tx, ctx: &Ctx) -> Result<Roster> {
    let mut roster = Roster { users: access::users(tx, ctx).await?, ..Roster::default() };
    roster.users.retain(|user| user.disabled_at.is_none());
    for tie in tx.query::<Tie>(&store::MEMBERSHIPS, &args![ctx.tenant]).await? {
        roster.teams.entry(tie.user_id).or_default().push(tie.name);
    }
    for row in tx.query::<Ability>(&store::SKILLS, &args![ctx.tenant]).await? {
        let level = u8::try_from(row.level).unwrap_or(u8::MAX);
        roster.skills.entry(row.user_id).or_default().insert(row.skill, level);
    }
    for Proof { user_id, certificate, granted_at, expires_at } in
        tx.query::<Proof>(&store::CERTIFICATES, &args![ctx.tenant]).await?
    {
        let proof = Certificate { certificate, granted_at, expires_at };
        roster.certificates.entry(user_id).or_default().push(proof);
    }
    let units: Vec<(UserId, i64)> = tx.query(&store::CAPACITIES, &args![ctx.tenant]).await?;
    roster.units.extend(units);
    Ok(roster)
}

/// Somebody who still works here.
pub(super) async fn somebody(tx: &mut Tx, ctx: &Ctx, user: UserId) -> Result<User> {
    let user = access::user(tx, ctx, user).await?;
    match user.disabled_at {
        None => Ok(user),
        Some(_) => Err(Error::invalid(said!("{name} does not work here any more", name = user.name))),
    }
}

/// A name that people will read.
fn named(what: Said, name: &str) -> Result<&str> {
    let name = name.trim();
    let fits = (1..=NAME_MAX).contains(&name.chars().count()) && !name.contains([':', ',']);
    fits.then_some(name).ok_or_else(|| {
        Error::invalid(said!(
            "a {what} has 1 to {name_max} characters, without `:` and `,`",
            what,
            name_max = NAME_MAX
        ))
    })
}

async fn changed(tx: &mut Tx, ctx: &Ctx, user: UserId, what: &str, to: Value) -> Result<()> {
    let data = json!({ "user": user, "what": what, "to": to });
    trail::note(tx, ctx, Kind::StaffChanged, About::default(), data).await?;
    told(tx, ctx);
    Ok(())
}

/// Tells desks that the team looks different, and the dispatcher that there may be something to give.
pub(super) fn told(tx: &mut Tx, ctx: &Ctx) {
    tx.notify("staff", ctx.tenant.to_string());
    tx.notify("work", ctx.tenant.to_string());
}
