//! From the staff to the team pages. Pure.

use std::collections::HashMap;

use care::brand::Brand;
use care::staff::{Certificate as Proof, Member as Found, Profile, Shift as Hours, Skill as Known};
use kernel::{Instant, Millis, UserId};

use super::{Board, Certificate, Member, One, Shift, Skill, View};
use crate::desk::build;
use crate::shell::Frame;
use crate::ui::{Face, Head, t, tell};

/// What people can do and have proved.
type Able = HashMap<UserId, (Vec<Known>, Vec<Proof>)>;

/// From when on a certificate's end is told on the board.
const SOON: Millis = Millis::days(14);

/// The board: every team of the model with its people, then those without one.
pub(super) fn board(frame: Frame, brand: &Brand, found: &[Found], able: &Able, head: Head) -> View {
    let now = frame.now;
    let of = |team: Option<&str>| {
        let mut members: Vec<Member> = found
            .iter()
            .filter(|one| team.map_or(one.teams.is_empty(), |team| one.teams.iter().any(|name| name == team)))
            .map(|one| member(one, able.get(&one.id).map(|(skills, proved)| (&skills[..], &proved[..])), now))
            .collect();
        members.sort_by_key(|member| !member.presence.is_here());
        members
    };
    let model = &brand.model;
    let mut teams: Vec<Board> = model
        .teams()
        .iter()
        .map(|team| {
            let department = model.department(team.department.as_str());
            let department = department.map_or_else(String::new, |one| one.title().to_owned());
            Board {
                name: team.title().to_owned(),
                department,
                kind: build::department(team.department.as_str()),
                members: of(Some(team.id.as_str())),
            }
        })
        .collect();
    let loose = of(None);
    if !loose.is_empty() {
        let (name, department) = (t("team-without").to_owned(), String::new());
        teams.push(Board { name, department, kind: "dept-other", members: loose });
    }
    let here: Vec<&Found> = found.iter().filter(|one| build::presence(one).is_here()).collect();
    let shares: Vec<f64> =
        here.iter().map(|one| one.load.used as f64 / f64::from(one.capacity.max(1))).collect();
    View { frame, teams, head, gini: gini(&shares), here: here.len() as u64 }
}

/// How unevenly shares lie: 0 if all are alike, towards 1 if one has everything. `None` for fewer than two.
pub fn gini(shares: &[f64]) -> Option<f64> {
    let n = shares.len() as f64;
    let sum: f64 = shares.iter().sum();
    if shares.len() < 2 {
        return None;
    }
    if sum <= 0.0 {
        return Some(0.0);
    }
    let apart: f64 = shares.iter().flat_map(|a| shares.iter().map(move |b| (a - b).abs())).sum();
    Some(apart / (2.0 * n * sum))
}

fn member(one: &Found, able: Option<(&[Known], &[Proof])>, now: Instant) -> Member {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let (known, proved) = able.unwrap_or_default();
    let ending = proved.iter().find_map(|one| ends(one, now));
    let skill = |skill: &Known| format!("{} {}", skill.skill.replace('_', " "), skill.level);
    let skills: Vec<String> = known.iter().map(skill).collect();
    Member {
        face: Face::new(one.id.to_string(), one.name.as_str()),
        presence: build::presence(one),
        since: one.presence.as_ref().map(|said| said.since),
        shift: one.shift.map(|shift| hours(&shift, now)).unwrap_or_default(),
        used: count(one.load.used),
        capacity: one.capacity.into(),
        ours: count(one.load.ours),
        theirs: count(one.load.theirs),
        asleep: count(one.load.asleep),
        late: 0,
        skills: skills.join(", "),
        expiring: ending,
    }
}

fn ends(one: &Proof, now: Instant) -> Option<String> {
    let at = one.expires_at?;
    let name = one.certificate.replace('_', " ");
    match at.since(now) {
        left if left.0 <= 0 => Some(tell("team-has-ended", &[("name", name.into())])),
        left if left < SOON => {
            Some(tell("team-ends-when", &[("name", name.into()), ("when", crate::ui::ago(at, now).into())]))
        }
        _ => None,
    }
}

/// A shift in words, in UTC; the day only where it is another one.
fn hours(shift: &Hours, now: Instant) -> String {
    let day = |at: Instant| at.timestamp().strftime("%-d %b").to_string();
    let time = |at: Instant| at.timestamp().strftime("%H:%M").to_string();
    let when = format!("{}–{} UTC", time(shift.starts_at), time(shift.ends_at));
    if day(shift.starts_at) == day(now) { when } else { format!("{} {when}", day(shift.starts_at)) }
}

/// One person.
pub(super) fn one(
    frame: Frame,
    brand: &Brand,
    (found, profile): (&Found, &Profile),
    shifts: &[Hours],
    wrong: Option<String>,
) -> One {
    let (now, model) = (frame.now, &brand.model);
    let member = member(found, Some((&profile.skills, &profile.certificates)), now);
    let title = |team: &String| build::titles(brand, std::slice::from_ref(team));
    let mut asked: Vec<String> =
        model.teams().iter().flat_map(|t| &t.skills).map(ToString::to_string).collect();
    asked.retain(|skill| !profile.skills.iter().any(|has| &has.skill == skill));
    let declared = model.teams();
    let admission = declared.iter().filter_map(|team| team.admission.as_ref());
    let mut certificates: Vec<String> =
        admission.flat_map(|admission| &admission.certificate).map(ToString::to_string).collect();
    for list in [&mut asked, &mut certificates] {
        list.sort();
        list.dedup();
    }
    let mut roles: Vec<String> = model.roles().into_iter().map(ToString::to_string).collect();
    roles.extend(profile.roles.iter().filter(|role| !roles.contains(role)).cloned().collect::<Vec<_>>());
    roles.sort();
    roles.dedup();
    One {
        home: profile.user.team.as_ref().map(title),
        teams: model
            .teams()
            .iter()
            .map(|team| {
                let belongs = profile.teams.iter().any(|name| name == team.id.as_str());
                (team.id.to_string(), team.title().to_owned(), belongs)
            })
            .collect(),
        skills: profile
            .skills
            .iter()
            .map(|has| Skill { name: has.skill.clone(), level: has.level })
            .collect(),
        missing: asked,
        certificates: profile
            .certificates
            .iter()
            .map(|has| Certificate {
                name: has.certificate.clone(),
                until: has.expires_at,
                expired: !has.holds(now),
            })
            .collect(),
        known_certificates: certificates,
        roles: roles
            .into_iter()
            .map(|role| (profile.roles.contains(&role), role))
            .map(|(has, role)| (role, has))
            .collect(),
        shifts: shifts
            .iter()
            .map(|shift| Shift { id: shift.id.to_string(), words: hours(shift, now) })
            .collect(),
        frame,
        member,
        wrong,
    }
}

#[cfg(test)]
mod tests {
    use super::gini;

    #[test]
    fn even_load_is_nought_and_all_on_one_nears_one() {
        assert_eq!(gini(&[0.5]), None);
        assert_eq!(gini(&[0.5, 0.5, 0.5]), Some(0.0));
        assert_eq!(gini(&[0.0, 0.0]), Some(0.0));
        assert_eq!(gini(&[1.0, 0.0, 0.0, 0.0]), Some(0.75));
    }
}
