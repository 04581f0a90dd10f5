//! Everything that the checks look at, read once; then each check is a pure function of it.

use std::collections::HashMap;

use db::{Arg, Tx, args};
use kernel::{CaseId, Ctx, Instant, Millis};

use super::astray::{Here, wrong_account};
use super::copies::{self, Outline, Said, same_text};
use super::gaps;
use super::known::{Known, known};
use super::manners::{Inside, disparages, internal_words};
use super::model::{Code, Datum, Noticed, Proposal, Settings, Why};
use super::plain::Plain;
use super::{asks, offers, personal, store};
use crate::brand::Brand;
use crate::cases::{self, Case, Direction, Message, Mode, State};
use crate::people::{self, Identity, Person};
use crate::{Result, contacts, engagement, queues, watching};

/// How far back words count as said lately.
pub(super) const LATELY: Millis = Millis::hours(24);
/// How many of a person's messages are read for what they told us.
const READ: i64 = 200;

pub(super) struct Scene<'a> {
    brand: &'a Brand,
    settings: &'a Settings,
    proposal: &'a Proposal<'a>,
    plain: Plain,
    person: Person,
    identities: Vec<Identity>,
    cases: Vec<Case>,
    messages: Vec<Message>,
    known: Vec<Known>,
    said: Vec<Said>,
    strangers: Vec<String>,
    prepared: Option<String>,
    answered: Option<(Option<String>, u64)>,
    contacts: contacts::Standing,
    now: Instant,
}

impl<'a> Scene<'a> {
    pub(super) async fn load(
        tx: &mut Tx,
        ctx: &Ctx,
        brand: &'a Brand,
        settings: &'a Settings,
        proposal: &'a Proposal<'a>,
    ) -> Result<Self> {
        let plain = Plain::of(proposal.text);
        let (person, identities) = people::get(tx, ctx, proposal.case.person_id).await?;
        let cases: Vec<Case> = tx.query(&cases::store::OF_PERSON, &args![ctx.tenant, person.id]).await?;
        let args = [
            ctx.tenant.into(),
            Arg::ids(cases.iter().map(|case| case.id)),
            Instant::from_micros(i64::MAX).into(),
            i64::MAX.into(),
            READ.into(),
        ];
        let messages: Vec<Message> = tx.query(&cases::store::TIMELINE, &args).await?;
        let args = args![ctx.tenant, proposal.account, ctx.now() - LATELY];
        let said = tx.query(&store::SAID, &args).await?;
        let handles: Vec<String> =
            plain.tokens.iter().filter(|token| token.handle).map(|token| token.word.clone()).collect();
        let strangers = match handles.is_empty() {
            true => Vec::new(),
            false => {
                let handles = Arg::texts(handles);
                tx.query(&store::STRANGERS, &[ctx.tenant.into(), proposal.channel.into(), handles]).await?
            }
        };
        let queue = queues::last_of(tx, ctx, proposal.case.id).await?.map(|item| item.queue);
        let prepared =
            queue.and_then(|queue| Some(brand.owner_of(&queue)?.queue.closed_message.as_deref()?.to_owned()));
        let known = known(messages.iter(), &settings.products);
        let answered = watching::answered_just_now(tx, ctx, proposal.case.id).await?;
        let answered = answered.map(|last| {
            let seconds = u64::try_from(ctx.now().since(last.at).0 / 1000).unwrap_or_default();
            (last.name, seconds)
        });
        let within = engagement::settings(tx, ctx).await?.approach_within();
        let contacts = contacts::standing(tx, ctx, person.id, within).await?;
        Ok(Self {
            brand,
            settings,
            proposal,
            plain,
            person,
            identities,
            cases,
            messages,
            known,
            said,
            strangers,
            prepared,
            answered,
            contacts,
            now: ctx.now(),
        })
    }

    /// What is noticed by the checks that are on, in the order of their codes.
    pub(super) fn notice(&self) -> Vec<Noticed> {
        Code::ALL
            .iter()
            .filter(|code| self.settings.policy(**code) != super::Policy::Off)
            .filter_map(|code| self.check(*code))
            .collect()
    }

    fn check(&self, code: Code) -> Option<Noticed> {
        let Self { brand, settings, proposal, plain, .. } = self;
        let text = proposal.text;
        match code {
            Code::PersonalData if proposal.mode != Mode::Public => None,
            Code::PersonalData => personal::personal_data(plain, &brand.triage, &self.known),
            Code::WrongAccount => wrong_account(text, plain, &self.here()),
            Code::InternalWords => {
                internal_words(text, plain, &Inside::of(&brand.model), &settings.internal_words)
            }
            Code::Disparages => disparages(text, plain, &competitors(brand, settings), &brand.triage),
            // Prepared words are meant to be the same for all.
            Code::SameText if proposal.automatic || self.is_prepared() => None,
            Code::SameText => {
                let outline = Outline::of(text, &self.person.name);
                same_text(outline, &self.said, self.person.id, settings.copies)
            }
            Code::Goodwill => self.goodwill(),
            Code::OpenComplaint => {
                offers::open_complaint(plain, proposal.offer || proposal.proactive, || self.complaint())
            }
            // In a crisis words of one's own need somebody's agreement; where they have it, that is all there is to notice.
            Code::CrisisTopic if proposal.agreed => None,
            Code::CrisisTopic => {
                offers::crisis_topic(text, proposal.case.topic.as_deref(), &brand.modes, self.prepared())
            }
            Code::AsksAgain => self.asks_again(),
            Code::PromotionInWindow => offers::promotion_in_window(plain, proposal.offer, proposal.tag),
            Code::NoDisclosure if !proposal.proactive => None,
            Code::NoDisclosure => {
                let handles = brand.accounts.iter().map(|account| account.handle.clone());
                offers::no_disclosure(plain, &handles.chain([brand.name.clone()]).collect::<Vec<_>>())
            }
            Code::Gap => gaps::left(text),
            Code::AnsweredJustNow => {
                let (by, seconds) = self.answered.clone()?;
                Some(Noticed::new(Why::AnsweredJustNow { by, seconds }, Vec::new()))
            }
            Code::OptedOut => offers::opted_out(plain, proposal.offer || proposal.proactive, self.contacts),
            Code::ApproachedBefore if !proposal.proactive => None,
            Code::ApproachedBefore => offers::approached_before(self.contacts, self.now),
        }
    }

    fn prepared(&self) -> impl Iterator<Item = &str> {
        self.settings.prepared.iter().chain(&self.prepared).map(String::as_str)
    }

    fn is_prepared(&self) -> bool {
        self.prepared().any(|words| words.trim() == self.proposal.text.trim())
    }

    /// Without a reason, more than the writer may promise; with one, a lead decides, unless the brand wants no exception.
    fn goodwill(&self) -> Option<Noticed> {
        let (goodwill, limit) = self.proposal.goodwill?;
        let reason = goodwill.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
        let asks = reason && self.settings.policy(Code::Goodwill) != super::Policy::Block;
        let why = Why::Goodwill { amount: goodwill.amount, limit };
        (goodwill.amount > limit && !asks).then(|| Noticed::new(why, Vec::new()))
    }

    /// The newest case of the person that is not resolved and in which they complain.
    fn complaint(&self) -> Option<CaseId> {
        let complains = |case: &&Case| {
            let inbound = self
                .messages
                .iter()
                .filter(|said| said.case_id == case.id && said.direction == Direction::Inbound);
            inbound.filter_map(|said| serde_json::from_value(said.facts.clone()?).ok()).any(
                |reading: triage::Reading| {
                    reading.intent.is(&triage::Intent::Complaint)
                        || reading.severity.best().is_some_and(|level| *level >= 2)
                },
            )
        };
        self.cases.iter().filter(|case| case.state != State::Resolved).find(complains).map(|case| case.id)
    }

    fn asks_again(&self) -> Option<Noticed> {
        let here = self.proposal.case.id;
        let has = |datum: Datum| {
            // An order, a product and a day belong to an issue; the rest to a person.
            let bound = matches!(datum, Datum::Order | Datum::Product | Datum::Time);
            self.known.iter().find(|known| known.datum == datum && (!bound || known.case == here))
        };
        let shows = |known: &Known| personal::written(&self.plain, &known.value).is_some();
        let asked: Vec<_> = asks::asked(&self.plain)
            .into_iter()
            .filter_map(|(datum, place)| Some((place, has(datum)?)))
            .filter(|(_, known)| !shows(known))
            .collect();
        let (_, first) = asked.first()?;
        let data = asked.iter().map(|(_, known)| known.datum).collect();
        let evidence = Some(first.value.clone());
        let why = Why::AsksAgain { data, message: first.message, public: first.public };
        let mut marks: Vec<_> = asked.iter().map(|(place, _)| place.clone()).collect();
        marks.sort_by_key(|place| place.start);
        Some(Noticed { why, marks, evidence })
    }

    fn here(&self) -> Here {
        let Self { brand, proposal, .. } = self;
        let handle = |id| brand.account(id).map(|account| account.handle.to_lowercase()).unwrap_or_default();
        let of_case = || self.messages.iter().filter(|said| said.case_id == proposal.case.id);
        let addressed =
            of_case().find(|said| said.direction == Direction::Inbound && said.channel == proposal.channel);
        let addressed = addressed.map(|said| said.account_id).filter(|account| *account != proposal.account);
        let names = [self.person.name.clone()].into_iter();
        let handles = self.identities.iter().flat_map(|one| [format!("@{}", one.handle), one.name.clone()]);
        let texts = of_case().map(|said| said.text.clone());
        let own: HashMap<String, ()> =
            self.identities.iter().map(|one| (one.handle.to_lowercase(), ())).collect();
        let said: Vec<Plain> = names.chain(handles).chain(texts).map(|text| Plain::of(&text)).collect();
        let named = |handle: &String| {
            said.iter().flat_map(|text| &text.tokens).any(|token| token.handle && token.word == *handle)
        };
        let strangers = self.strangers.iter().filter(|handle| !own.contains_key(*handle) && !named(handle));
        Here {
            strangers: strangers.cloned().collect(),
            speaks: handle(proposal.account),
            ours: brand.accounts.iter().map(|account| account.handle.to_lowercase()).collect(),
            brands: self.settings.brands.clone(),
            addressed: addressed.map(handle),
            said,
        }
    }
}

/// Those of the brand's vocabulary, and those of its settings.
pub(super) fn competitors(brand: &Brand, settings: &Settings) -> Vec<String> {
    brand.competitors.iter().chain(&settings.competitors).cloned().collect()
}

/// The outline of words that will leave, for those who check the next ones.
pub(super) async fn outline(tx: &mut Tx, ctx: &Ctx, case: &Case, text: &str) -> Result<Option<Outline>> {
    let (person, _) = people::get(tx, ctx, case.person_id).await?;
    Ok(copies::Outline::of(text, &person.name))
}
