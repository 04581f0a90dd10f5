//! What colleagues do with each other while the month goes by: they say that a case came to the wrong team, hand it
//! over, ask another team, agree to words or send them back.

use care::cases::Mode;
use care::goodwill::{Amount, Goodwill};
use care::handoffs::{self, Wish};
use care::outbound::{self, Agreed, Agreement, Compose, Composed};
use care::pivots::{self, Offer, Way};
use care::{Error, Tx, consults, queues};
use kernel::{CaseId, Ctx, MessageId, Millis, Role};

use super::Scene;
use crate::demo::brand::Colleague;
use crate::demo::plan;

/// What others are asked, and what they say, by their team.
const ASKED: [(&str, [(&str, &str); 3]); 2] = [
    (
        "tech_team",
        [
            ("Is the line at this address all right now?", "Tested it: no errors since this morning."),
            ("Has an engineer been booked for them yet?", "Yes, between eight and twelve; they have a text."),
            (
                "Is that router on the list of faulty ones?",
                "It is. We send a new one, no need to ask for it back.",
            ),
        ],
    ),
    (
        "care_team",
        [
            ("Have they a credit coming already?", "Yes, it stands on the next bill."),
            ("May we offer to end the contract early here?", "Yes, the move counts as a reason. No fee."),
            ("Is the account in their name?", "In their partner's; please ask who is writing."),
        ],
    ),
];
/// What can be so bad that an agent offers more than they may alone.
const OWED: [&str; 3] = ["billing", "engineer", "outage"];
/// Why words come back to who wrote them, and what they add then.
const WANTING: [(&str, &str); 2] = [
    (
        "Say when they hear from us again; this many people will watch the clock.",
        "We write again by tonight.",
    ),
    ("Tell them where to write in private.", "A private message reaches us at any hour."),
];

impl Scene {
    /// Says something; where somebody has to agree, a colleague who may reads it some minutes later.
    pub(super) async fn says_or_asks(
        &mut self,
        tx: &mut Tx,
        ctx: &Ctx,
        thread: usize,
        mut wish: Compose,
    ) -> Result<Option<MessageId>, Error> {
        let past = &self.stage.past;
        let theme = self.stage.plan.threads[thread].theme.as_str();
        // Once in a case, and not with words that come again: what the demo says at length it says once.
        let owed = OWED.contains(&theme) && thread.is_multiple_of(11) && !self.lanes[thread].offered;
        if owed && wish.text.chars().count() > plan::SHORT {
            self.lanes[thread].offered = true;
            let reason = "Weeks of it, and three calls to us. The standard would be an insult.";
            wish.goodwill = Some(Goodwill::new(Amount::units(90), Some(reason.to_owned())));
            wish.text += " £90 goes to your account for the trouble.";
        }
        let composed = match invites(&wish) {
            true => pivots::offer(tx, ctx, &past.brand, &invitation(&wish)).await?.public,
            false => Some(outbound::compose(tx, ctx, &past.brand, &wish).await?),
        };
        let mut approval = match composed {
            Some(Composed::Queued { message, .. }) => return Ok(Some(message)),
            Some(Composed::Waiting { approval, .. }) => approval,
            Some(Composed::Noted { .. }) | None => return Ok(None),
        };
        let asked = past.ctx.now();
        let lead = self.stage.staff.iter().find(|colleague| colleague.who.role == Role::Lead);
        let lead = past.ctx.with_actor(lead.ok_or(Error::not_found("colleague"))?.actor());
        past.clock.set(asked + Millis::minutes(3));
        if thread.is_multiple_of(2) {
            let (reason, addition) = WANTING[thread / 2 % WANTING.len()];
            outbound::send_back(tx, &lead, approval, reason).await?;
            past.clock.set(asked + Millis::minutes(5));
            let again = Compose { text: format!("{} {addition}", wish.text), ..wish.clone() };
            let Composed::Waiting { approval: second, .. } =
                outbound::compose(tx, ctx, &past.brand, &again).await?
            else {
                return Ok(None);
            };
            approval = second;
            past.clock.set(asked + Millis::minutes(6));
        }
        let agreement = Agreement {
            text: None,
            seen_seq: wish.seen_seq,
            despite: care::checks::Code::ALL.to_vec(),
            without_goodwill: false,
        };
        match outbound::approve(tx, &lead, &past.brand, approval, &agreement).await? {
            Agreed::Queued { message, .. } => Ok(Some(message)),
            Agreed::Counted { .. } => Ok(None),
        }
    }

    /// What landed at the wrong desk goes on: most say that it was the wrong one, some hand it over.
    pub(super) async fn checks(&mut self, tx: &mut Tx, thread: usize, case: CaseId) -> Result<(), Error> {
        let stage = self.stage.clone();
        let Some(item) = queues::open_of(tx, &stage.past.ctx, case).await? else { return Ok(()) };
        let theme = stage.plan.threads[thread].theme.as_str();
        let Some(home) = home(theme).filter(|_| item.assignee.is_none()) else { return Ok(()) };
        let at_home = item.queue == home
            || (["care", "tech"].contains(&home) && ["care", "tech"].contains(&&*item.queue));
        if at_home || !stage.past.brand.has_queue(home) {
            return Ok(());
        }
        let finder = stage.staff[self.member(&item.queue, thread)];
        let ctx = stage.past.ctx.with_actor(finder.actor());
        let words = stage.phrases.passing_on.get(home).filter(|words| !words.is_empty());
        let why = words.map_or("They know more about this.", |words| &words[thread / 5 % words.len()]);
        if thread % 5 < 3 {
            return handoffs::wrong_owner(tx, &ctx, &stage.past.brand, case, home, why).await;
        }
        let wish = Wish { reason: Some(why.to_owned()), ..Wish::default() };
        handoffs::send(tx, &ctx, &stage.past.brand, case, home, wish).await
    }

    /// An agent asks the team that knows, or tells whoever reads next.
    pub(super) async fn notes(
        &mut self,
        tx: &mut Tx,
        ctx: &Ctx,
        thread: usize,
        case: CaseId,
    ) -> Result<(), Error> {
        let stage = self.stage.clone();
        let item = queues::open_of(tx, ctx, case).await?;
        let queue = item.map_or_else(|| "care".to_owned(), |item| item.queue);
        let (team, words) = ASKED[usize::from(queue != "care")];
        if thread.is_multiple_of(4)
            && let Some(answers) = self.of_team(team, thread)
        {
            let (question, answer) = words[thread / 4 % words.len()];
            let asked = stage.past.ctx.now();
            let id = consults::ask(tx, ctx, &stage.past.brand, case, team, question, None).await?;
            stage.past.clock.set(asked + Millis::seconds(80));
            let ctx = stage.past.ctx.with_actor(answers.actor());
            return consults::answer(tx, &ctx, id, answer).await.map(drop);
        }
        let notes = stage.phrases.notes.get(&queue).or_else(|| stage.phrases.notes.get("care"));
        let Some(text) = notes.and_then(|notes| notes.get(thread % notes.len())) else { return Ok(()) };
        let text = text.replace("{lead}", "Ruth").replace("{hours}", &(2 + thread % 7).to_string());
        outbound::note(tx, ctx, case, &text).await.map(drop)
    }

    fn of_team(&self, team: &str, number: usize) -> Option<Colleague> {
        let all = self.stage.staff.iter().filter(|one| one.who.team == team && one.who.role == Role::Agent);
        let team: Vec<_> = all.collect();
        team.get(number % team.len().max(1)).map(|colleague| **colleague)
    }
}

/// The queue where people would look for a theme, if only one will do.
fn home(theme: &str) -> Option<&'static str> {
    match theme {
        "outage" | "outage_burst" | "speed" | "engineer" | "router" | "wifi" | "phone_line" => Some("tech"),
        "billing" | "cancel" | "move" | "bereavement" | "email" | "app" | "tv" => Some("care"),
        "lead" => Some("leads"),
        "press" => Some("corp_comms"),
        "spam" => Some("moderation"),
        _ => None,
    }
}

/// Where the corpus' own link to a private message stands in public words, they invite.
fn invites(wish: &Compose) -> bool {
    wish.mode == Mode::Public
        && !wish.resolve
        && wish.goodwill.is_none()
        && wish.text.contains("larkspur.example/dm")
}

fn invitation(wish: &Compose) -> Offer {
    Offer {
        case: wish.case,
        to: Way::Private,
        public_line: Some(wish.text.clone()),
        private_line: None,
        seen_seq: wish.seen_seq,
        call: None,
        dm_link: false,
        despite: wish.despite.clone(),
    }
}
