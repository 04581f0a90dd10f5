//! `commonground staff`.

use std::process::ExitCode;

use anyhow::{Context, Result};
use care::staff::{self, Member, State};
use care::{Tx, access, brand};
use clap::Subcommand;
use kernel::{Ctx, Instant, UserId};

use super::say;
use crate::node;
use crate::settings::Settings;

/// Teams, skills, certificates, shifts and presence of those who work here.
#[derive(Subcommand, Debug)]
pub enum Staff {
    /// Everybody who may answer: whether they are here, and what they hold.
    List,
    /// All that is said of somebody.
    Show {
        /// Their login.
        login: String,
    },
    /// Somebody joins or leaves a further team.
    Team {
        /// Their login.
        login: String,
        /// The team in the ownership model.
        team: String,
        /// They leave it.
        #[arg(long)]
        leave: bool,
    },
    /// Somebody can do something.
    Skill {
        /// Their login.
        login: String,
        /// What.
        skill: String,
        /// How well, 1 to 5; 0 takes the skill away.
        #[arg(default_value_t = 1)]
        level: u8,
    },
    /// Somebody has proved something.
    Certificate {
        /// Their login.
        login: String,
        /// What.
        certificate: String,
        /// Until when, such as 2027-05-03T00:00:00Z; for good without it.
        #[arg(long, value_parser = moment)]
        until: Option<Instant>,
        /// It ends now.
        #[arg(long, conflicts_with = "until")]
        revoke: bool,
    },
    /// Somebody has a role of the ownership model, such as social_lead.
    Role {
        /// Their login.
        login: String,
        /// The role.
        role: String,
        /// They have it no more.
        #[arg(long)]
        revoke: bool,
    },
    /// Somebody works from then to then.
    Shift {
        /// Their login.
        login: String,
        /// When it begins, such as 2026-03-02T09:00:00Z.
        #[arg(value_parser = moment)]
        from: Instant,
        /// When it ends.
        #[arg(value_parser = moment)]
        to: Instant,
    },
    /// Somebody is here, or not.
    Presence {
        /// Their login.
        login: String,
        /// ready, busy, break or off.
        state: State,
        /// Why.
        #[arg(long)]
        reason: Option<String>,
    },
}

fn moment(text: &str) -> Result<Instant, String> {
    let read: Result<jiff::Timestamp, _> = text.parse();
    read.map(Instant::from).map_err(|_| format!("`{text}` is no moment; write 2026-03-02T09:00:00Z"))
}

impl Staff {
    pub(super) async fn run(self, settings: Settings) -> Result<ExitCode> {
        let (db, ctx) = node::attach(&settings).await?;
        let done = db.write(async move |tx: &mut Tx| self.act(tx, &ctx).await).await;
        for line in done.context("nothing was changed")? {
            say(line);
        }
        db.close().await;
        Ok(ExitCode::SUCCESS)
    }

    /// The lines to tell.
    async fn act(&self, tx: &mut Tx, ctx: &Ctx) -> care::Result<Vec<String>> {
        let said = |login: &str, what: String| vec![format!("{login} {what}.")];
        Ok(match self {
            Self::List => {
                let brand = brand::load(tx, ctx).await?;
                staff::board(tx, ctx, &brand).await?.iter().map(|member| line(member, ctx)).collect()
            }
            Self::Show { login } => {
                let user = user(tx, ctx, login).await?;
                show(tx, ctx, user).await?
            }
            Self::Team { login, team, leave: true } => {
                let user = user(tx, ctx, login).await?;
                staff::leave(tx, ctx, user, team).await?;
                said(login, format!("left {team}"))
            }
            Self::Team { login, team, leave: false } => {
                let (brand, user) = (brand::load(tx, ctx).await?, user(tx, ctx, login).await?);
                staff::join(tx, ctx, &brand, user, team).await?;
                said(login, format!("belongs to {team} too"))
            }
            Self::Skill { login, skill, level } => {
                let level = Some(*level).filter(|level| *level > 0);
                let user = user(tx, ctx, login).await?;
                staff::set_skill(tx, ctx, user, skill, level).await?;
                let how = level.map_or("can't do".to_owned(), |level| format!("at level {level} can do"));
                said(login, format!("{how} {skill}"))
            }
            Self::Certificate { login, certificate, revoke: true, .. } => {
                let user = user(tx, ctx, login).await?;
                staff::revoke_certificate(tx, ctx, user, certificate).await?;
                said(login, format!("has {certificate} no more"))
            }
            Self::Certificate { login, certificate, until, revoke: false } => {
                let user = user(tx, ctx, login).await?;
                staff::certify(tx, ctx, user, certificate, *until).await?;
                let until = until.map_or("for good".to_owned(), |until| format!("until {until}"));
                said(login, format!("has {certificate} {until}"))
            }
            Self::Role { login, role, revoke: true } => {
                let user = user(tx, ctx, login).await?;
                staff::revoke_role(tx, ctx, user, role).await?;
                said(login, format!("is {role} no more"))
            }
            Self::Role { login, role, revoke: false } => {
                let user = user(tx, ctx, login).await?;
                staff::grant_role(tx, ctx, user, role).await?;
                said(login, format!("is {role}"))
            }
            Self::Shift { login, from, to } => {
                let user = user(tx, ctx, login).await?;
                staff::add_shift(tx, ctx, user, *from, *to).await?;
                said(login, format!("works from {from} to {to}"))
            }
            Self::Presence { login, state, reason } => {
                let user = user(tx, ctx, login).await?;
                staff::say_of(tx, ctx, user, *state, reason.as_deref()).await?;
                said(login, format!("is {state}"))
            }
        })
    }
}

async fn user(tx: &mut Tx, ctx: &Ctx, login: &str) -> care::Result<UserId> {
    let users = access::users(tx, ctx).await?;
    let user = users.iter().find(|user| user.login == login);
    user.map(|user| user.id).ok_or(care::Error::NotFound { what: "user" })
}

/// A colleague in one line.
fn line(member: &Member, ctx: &Ctx) -> String {
    let Member { name, teams, presence, away, capacity, load, .. } = member;
    let state = match presence {
        None => "-".to_owned(),
        Some(_) if *away => "away".to_owned(),
        Some(said) => format!("{} {}", said.state, ctx.now().since(said.since)),
    };
    let teams = if teams.is_empty() { "-".to_owned() } else { teams.join(", ") };
    let (used, waits) = (load.used, load.theirs);
    format!("{name:<24} {state:<18} {used}/{capacity}, {waits} with the customer  {teams}")
}

async fn show(tx: &mut Tx, ctx: &Ctx, user: UserId) -> care::Result<Vec<String>> {
    let profile = staff::profile(tx, ctx, user).await?;
    let line = |what: &str, list: Vec<String>| {
        let list = if list.is_empty() { "-".to_owned() } else { list.join(", ") };
        format!("{what:<14} {list}")
    };
    let skills = profile.skills.iter().map(|skill| format!("{}:{}", skill.skill, skill.level));
    let proofs = profile.certificates.iter().map(|proof| {
        let until = proof.expires_at.map_or(String::new(), |until| format!(" until {until}"));
        format!("{}{until}", proof.certificate)
    });
    let shifts = staff::shifts_of(tx, ctx, user).await?;
    Ok(vec![
        line("name", vec![profile.user.name.clone()]),
        line("teams", profile.teams),
        line("skills", skills.collect()),
        line("certificates", proofs.collect()),
        line("roles", profile.roles),
        line(
            "shifts",
            shifts.iter().map(|shift| format!("{} to {}", shift.starts_at, shift.ends_at)).collect(),
        ),
    ])
}
