//! Who may say what, at the moment of sending: not of writing.
//!
//! Denied by default. Somebody may publish through a team that may, with the certificates that the team asks for,
//! through an account that is granted to it, while no mode stops it. Whoever belongs to no such team has no rule that
//! lets them, and so needs somebody's agreement: nobody publishes because nothing was said about them. A program speaks
//! for the team that its key was given, with no certificate and no role. The product itself says only what a rule lets a
//! machine say, and so is stopped by modes and by what one role alone may publish, and by nothing else.

use channels::Visibility;
use db::Tx;
use kernel::{AccountId, CaseId, Ctx, Said, said};
use ownership::{Approval, Decision, Denied, FactName, Facts, Layer, Team};

use crate::access::{Right, allow};
use crate::approvals::decide::{one_lead, who};
use crate::approvals::{Speaker, Standing};
use crate::brand::Brand;
use crate::cases::{self, Message, Mode};
use crate::routing::{self, Policy};
use crate::{Error, Result, access, accounts, queues};

/// Whether words may leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Permission {
    /// They may.
    Allowed {
        /// Through which team; none for the product itself.
        team: Option<String>,
    },
    /// Somebody has to agree first.
    NeedsApproval {
        /// The team through which their author may publish there, if there is one.
        team: Option<String>,
        /// Who, and how many.
        policy: Approval,
        /// Why, as a sentence that says who can.
        why: Said,
    },
    /// They may not, whoever agrees.
    Denied {
        /// Why, as a sentence that says who can.
        why: Said,
    },
}

/// What the decision looks at.
#[derive(Debug, Default)]
pub(crate) struct Ask<'a> {
    /// The product itself speaks.
    pub(crate) product: bool,
    /// The teams of whoever speaks.
    pub(crate) teams: Vec<&'a Team>,
    /// Their certificates that are valid now.
    pub(crate) certificates: Vec<&'a str>,
    /// Their roles of the ownership model.
    pub(crate) roles: Vec<&'a str>,
    /// The surfaces any one of which would do.
    pub(crate) surfaces: &'a [&'a str],
    /// Whether everybody will see the words.
    pub(crate) public: bool,
    /// The teams to which the account is granted; all if none is named.
    pub(crate) granted: Vec<&'a str>,
    /// The team in whose queue the case stands.
    pub(crate) holder: Option<&'a str>,
    /// Whether the words are the prepared ones of the queue, for the time in which it is closed.
    pub(crate) prepared: bool,
    /// The rule of a mode that stops what we say.
    pub(crate) stopped: Option<&'a str>,
    /// What decisions say about who may speak, the strongest first.
    pub(crate) policies: Vec<&'a Policy>,
}

/// Why somebody may not publish alone.
pub(crate) enum Bar {
    /// No team of theirs may publish there: no rule lets them.
    NoTeam(Said),
    /// Something forbids it.
    Forbidden(Said),
}

/// Decides.
pub(crate) fn decide(ask: &Ask<'_>) -> Permission {
    let policy = || strictest(&ask.policies).cloned();
    match publishes(ask) {
        Err(Bar::Forbidden(why)) => Permission::Denied { why },
        Err(Bar::NoTeam(why)) => {
            let policy = policy().unwrap_or_else(one_lead);
            let why = said!("{why}; {who} has to agree", why, who = who(&policy));
            Permission::NeedsApproval { team: None, policy, why }
        }
        Ok(team) => match policy().filter(|_| !ask.product) {
            None => Permission::Allowed { team },
            Some(policy) => {
                let why = said!("{who} has to agree before this leaves", who = who(&policy));
                Permission::NeedsApproval { team, policy, why }
            }
        },
    }
}

/// The team through which somebody may publish, whoever has to agree.
pub(crate) fn publishes(ask: &Ask<'_>) -> Result<Option<String>, Bar> {
    if let Some(rule) = ask.stopped {
        let why = said!(
            "the rule `{rule}` of a mode that is on stops what we say; whoever ends the mode lets it go",
            rule
        );
        return Err(Bar::Forbidden(why));
    }
    let alone = ask.policies.iter().filter_map(|policy| policy.publish.as_ref());
    if let Some(role) = alone.map(|role| role.as_str()).find(|role| !ask.roles.contains(role)) {
        let why = said!("only who holds the role `{role}` may answer here: hand the case to them", role);
        return Err(Bar::Forbidden(why));
    }
    if ask.product {
        return Ok(None);
    }
    let mut forbidden = None;
    for team in &ask.teams {
        match through(ask, team) {
            Ok(()) => return Ok(Some(team.id.to_string())),
            Err(why) => forbidden = forbidden.or(why),
        }
    }
    Err(match forbidden {
        Some(why) => Bar::Forbidden(why),
        None => Bar::NoTeam(said!(
            "no team of the author may publish `{surface}`",
            surface = Said::from(ask.surfaces.first().copied().unwrap_or_default().to_owned())
        )),
    })
}

/// Whether somebody may publish through one team; `None` if it is simply not a team that may.
fn through(ask: &Ask<'_>, team: &Team) -> Result<(), Option<Said>> {
    let granted = ask.granted.is_empty() || ask.granted.contains(&team.id.as_str());
    let tried =
        ask.surfaces.iter().map(|surface| team.may_publish(surface, &ask.certificates, granted, false));
    let mut denied = None;
    for tried in tried {
        match tried {
            Ok(()) => return restricted(ask, team),
            Err(Denied::Surface { .. }) => {}
            Err(other) => denied = Some(other),
        }
    }
    let title = team.title();
    Err(denied.map(|denied| match denied {
        Denied::Certificate(name) => said!(
            "the certificate `{name}` is missing, without which nobody of {title} publishes there: a colleague who has \
             it can send these words", name, title
        ),
        Denied::Account => {
            said!("the account is granted to other teams ({teams}): they can send these words", teams = ask.granted.join(", "))
        }
        other => other.to_string().into(),
    }))
}

/// A team that holds a case for another may say less there.
fn restricted(ask: &Ask<'_>, team: &Team) -> Result<(), Option<Said>> {
    if ask.holder != Some(team.id.as_str()) {
        return Ok(());
    }
    let title = team.title();
    for policy in &ask.policies {
        if policy.public_reply.is_some() && ask.public {
            if !ask.prepared {
                return Err(Some(said!(
                    "{title} holds this case for another team, and may only say the prepared words in public: the other \
                     team can say more when it is back",
                    title
                )));
            }
        } else if let Some(only) = &policy.only
            && !ask.surfaces.iter().any(|surface| only.iter().any(|allowed| allowed == surface))
        {
            return Err(Some(said!(
                "{title} holds this case for another team, and may only publish {only}: the other team can when it is back",
                title,
                only = only.join(", ")
            )));
        }
    }
    Ok(())
}

/// Of several approvals the one that asks for the most people; of equal ones the first.
fn strictest<'a>(policies: &[&'a Policy]) -> Option<&'a Approval> {
    let asked = policies.iter().filter_map(|policy| policy.approval.as_ref());
    asked.reduce(|strictest, next| if next.need > strictest.need { next } else { strictest })
}

/// Where words are to stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) case: CaseId,
    pub(super) account: AccountId,
    pub(super) channel: &'a str,
    pub(super) visibility: Visibility,
    pub(super) text: &'a str,
}

/// Whether the caller could send words in a case now, and who would have to agree.
///
/// # Errors
/// [`Error::Invalid`] if there is nobody to write to in that way.
pub async fn permission(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    case: CaseId,
    visibility: Visibility,
) -> Result<Permission> {
    allow(ctx, Right::Read)?;
    let case = cases::get(tx, ctx, case).await?;
    let target = super::target(tx, ctx, &case, visibility).await?;
    let c = &target.conversation;
    let place = Place { case: case.id, account: c.account_id, channel: &c.channel, visibility, text: "" };
    of(tx, ctx, brand, Speaker::of(ctx.actor), place).await
}

/// Whether words of somebody may stand in a place, by what holds at this moment.
pub(super) async fn of(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    speaker: Speaker,
    place: Place<'_>,
) -> Result<Permission> {
    let known = Known::load(tx, ctx, brand, speaker, place).await?;
    Ok(decide(&known.ask(brand, place)))
}

/// Whether somebody could publish there themselves, whoever has to agree.
pub(super) async fn could(
    tx: &mut Tx,
    ctx: &Ctx,
    brand: &Brand,
    speaker: Speaker,
    place: Place<'_>,
) -> Result<()> {
    let known = Known::load(tx, ctx, brand, speaker, place).await?;
    match publishes(&known.ask(brand, place)) {
        Ok(_) => Ok(()),
        Err(Bar::Forbidden(why) | Bar::NoTeam(why)) => Err(Error::Refused(why)),
    }
}

/// Whether the caller could speak in public where a message stands: who may not speak there does nothing else there.
///
/// # Errors
/// [`Error::Refused`] with who can.
pub(crate) async fn may_speak(tx: &mut Tx, ctx: &Ctx, brand: &Brand, message: &Message) -> Result<()> {
    let Message { case_id: case, account_id: account, channel, .. } = message;
    let place = Place { case: *case, account: *account, channel, visibility: Visibility::Public, text: "" };
    could(tx, ctx, brand, Speaker::of(ctx.actor), place).await
}

/// What the tables say at this moment.
struct Known {
    product: bool,
    teams: Vec<String>,
    certificates: Vec<String>,
    roles: Vec<String>,
    granted: Vec<String>,
    queue: Option<String>,
    policies: Vec<Policy>,
    stopped: Option<String>,
}

impl Known {
    async fn load(tx: &mut Tx, ctx: &Ctx, brand: &Brand, speaker: Speaker, place: Place<'_>) -> Result<Self> {
        let granted = accounts::granted_to(tx, ctx, place.account).await?;
        let mut known = Self {
            product: speaker == Speaker::Product,
            teams: Vec::new(),
            certificates: Vec::new(),
            roles: Vec::new(),
            granted,
            queue: None,
            policies: Vec::new(),
            stopped: None,
        };
        match speaker {
            Speaker::Product => {}
            Speaker::User(user) => {
                let Standing { teams, certificates, roles, .. } = Standing::of(tx, ctx, user).await?;
                (known.teams, known.certificates, known.roles) = (teams, certificates, roles);
            }
            Speaker::Token(token) => {
                known.teams = access::team_of_token(tx, ctx, token).await?.into_iter().collect();
            }
        }
        known.modes(tx, ctx, brand, place).await?;
        if let Some(item) = queues::last_of(tx, ctx, place.case).await? {
            known.policies.extend(item.policy.map(|policy| policy.0));
            known.queue = Some(item.queue);
        }
        Ok(known)
    }

    /// What modes say that were perhaps switched on after the case was routed, and after the words were written.
    async fn modes(&mut self, tx: &mut Tx, ctx: &Ctx, brand: &Brand, place: Place<'_>) -> Result<()> {
        if brand.modes.is_none() {
            return Ok(());
        }
        let said = Facts::new()
            .with(FactName::Direction, "outbound")
            .with(FactName::Origin, "reply")
            .with(FactName::Channel, place.channel)
            .with(FactName::Visibility, word(place.visibility));
        let heard = routing::latest(tx, ctx, place.case).await?.map(|stored| stored.record.0.facts);
        for facts in [Some(said), heard].into_iter().flatten() {
            let decision = ownership::decide(&brand.model, &facts, &brand.modes);
            if decision.layer == Layer::Mode {
                self.mode(&decision);
            }
        }
        Ok(())
    }

    fn mode(&mut self, decision: &Decision) {
        if decision.action().is_some() {
            self.stopped = Some(decision.rule.to_string());
        }
        self.policies.extend(Policy::of(decision));
    }

    fn ask<'a>(&'a self, brand: &'a Brand, place: Place<'a>) -> Ask<'a> {
        let texts = |list: &'a [String]| list.iter().map(String::as_str).collect::<Vec<_>>();
        let owner = self.queue.as_deref().and_then(|queue| brand.owner_of(queue));
        let prepared = owner.and_then(|owner| owner.queue.closed_message.as_deref());
        Ask {
            product: self.product,
            teams: self.teams.iter().filter_map(|team| brand.model.team(team)).collect(),
            certificates: texts(&self.certificates),
            roles: texts(&self.roles),
            surfaces: ownership::surfaces(place.channel, word(place.visibility)),
            public: place.visibility == Visibility::Public,
            granted: texts(&self.granted),
            holder: owner.and_then(|owner| owner.team).map(|team| team.id.as_str()),
            prepared: prepared.is_some_and(|prepared| prepared.trim() == place.text.trim()),
            stopped: self.stopped.as_deref(),
            policies: self.policies.iter().collect(),
        }
    }
}

pub(super) const fn word(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Private => "private",
    }
}

/// The way of writing that makes words visible like this.
pub(super) const fn mode_of(visibility: Visibility) -> Mode {
    match visibility {
        Visibility::Public => Mode::Public,
        Visibility::Private => Mode::Private,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUAD: &str = "squad";

    fn model() -> ownership::Model {
        let text = ownership::preset_text(SQUAD).expect("the preset comes with the product");
        ownership::load("squad.toml", text, &ownership::Presets).expect("it is sound")
    }

    fn denied(ask: &Ask<'_>) -> String {
        match decide(ask) {
            Permission::Denied { why } => why.to_string(),
            other => panic!("it is denied: {other:?}"),
        }
    }

    #[test]
    fn each_denial_says_who_can() {
        let model = model();
        let squad = || Ask {
            teams: vec![model.team(SQUAD).unwrap()],
            certificates: vec!["public-judgement", "social-writing"],
            surfaces: ownership::surfaces("x", "public"),
            public: true,
            holder: Some(SQUAD),
            ..Ask::default()
        };
        assert_eq!(decide(&squad()), Permission::Allowed { team: Some(SQUAD.into()) });
        let expired = Ask { certificates: vec!["social-writing"], ..squad() };
        assert!(denied(&expired).contains("`public-judgement` is missing"), "{}", denied(&expired));
        let elsewhere = Ask { granted: vec!["centre"], ..squad() };
        assert!(denied(&elsewhere).contains("other teams (centre)"), "{}", denied(&elsewhere));
        let stopped = Ask { stopped: Some("M9"), ..squad() };
        assert!(denied(&stopped).contains("`M9` of a mode"), "{}", denied(&stopped));
        let alone =
            Policy { approval: None, publish: Some("safety_lead".into()), only: None, public_reply: None };
        let guarded = Ask { policies: vec![&alone], ..squad() };
        assert!(denied(&guarded).contains("role `safety_lead`"), "{}", denied(&guarded));
        assert!(matches!(decide(&Ask { roles: vec!["safety_lead"], ..guarded }), Permission::Allowed { .. }));
        let night = Policy {
            approval: None,
            publish: None,
            only: Some(vec!["dm".into()]),
            public_reply: Some("holding_macro_only".into()),
        };
        let held = Ask { policies: vec![&night], ..squad() };
        assert!(denied(&held).contains("prepared words"), "{}", denied(&held));
        assert!(matches!(decide(&Ask { prepared: true, ..held }), Permission::Allowed { .. }));
    }

    #[test]
    fn whoever_has_no_team_that_may_publish_there_needs_a_lead_and_is_never_allowed() {
        let model = model();
        for teams in [Vec::new(), vec![model.team("centre").unwrap()]] {
            let ask =
                Ask { teams, surfaces: ownership::surfaces("x", "public"), public: true, ..Ask::default() };
            let Permission::NeedsApproval { team: None, policy, .. } = decide(&ask) else {
                panic!("somebody has to agree: {:?}", decide(&ask))
            };
            assert_eq!(policy, one_lead());
        }
    }
}
