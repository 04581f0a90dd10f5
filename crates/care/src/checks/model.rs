//! What can be noticed, and what a brand does about it.

use std::collections::BTreeMap;
use std::ops::Range;

use kernel::{AccountId, CaseId, MessageId};
use serde::{Deserialize, Serialize};

use crate::cases::{Case, Mode};
use crate::goodwill::{Amount, Goodwill};
use crate::words::words;
use crate::{Error, Result};

words! {
    /// What a check looks for.
    #[derive(PartialOrd, Ord)]
    pub enum Code {
        /// A public answer shows what only the person and the brand should know.
        PersonalData = "personal_data",
        /// The words are meant for another account, another brand or another person.
        WrongAccount = "wrong_account",
        /// Words that only colleagues understand, or another department as the next thing to do.
        InternalWords = "internal_words",
        /// The words speak ill of a competitor.
        Disparages = "disparages",
        /// Many people got the same words today.
        SameText = "same_text",
        /// More is promised than the writer may promise.
        Goodwill = "goodwill",
        /// Something is offered to a person whose complaint is open.
        OpenComplaint = "open_complaint",
        /// A mode is on for the topic: only prepared words may leave.
        CrisisTopic = "crisis_topic",
        /// The words ask for what the person has told us.
        AsksAgain = "asks_again",
        /// Something is offered in words that the network takes only as help.
        PromotionInWindow = "promotion_in_window",
        /// Nobody had asked us, and the words don't say for whom we speak.
        NoDisclosure = "no_disclosure",
        /// Somebody else has answered in this very moment.
        AnsweredJustNow = "answered_just_now",
        /// The person wants to be left alone.
        OptedOut = "opted_out",
        /// We have approached the person lately.
        ApproachedBefore = "approached_before",
        /// Something was to be filled in and was not.
        Gap = "gap",
    }
}

words! {
    /// What a brand does when something is noticed.
    pub enum Policy {
        /// Nothing: it is not looked for.
        Off = "off",
        /// The writer is told, and decides.
        Warn = "warn",
        /// The words do not leave.
        Block = "block",
    }
}

words! {
    /// How much a finding weighs.
    pub enum Severity {
        /// The writer decides.
        Warn = "warn",
        /// The words do not leave.
        Block = "block",
    }
}

words! {
    /// Something about a person that they tell once.
    #[derive(PartialOrd, Ord)]
    pub enum Datum {
        /// A payment card.
        Card = "card",
        /// A bank account.
        Iban = "iban",
        /// An e-mail address.
        Email = "email",
        /// A phone number.
        Phone = "phone",
        /// The number of an order, a booking, a reference.
        Order = "order",
        /// The number of a customer, an account, a contract.
        Account = "account",
        /// A postcode.
        Postcode = "postcode",
        /// A street and a house.
        Address = "address",
        /// Their name.
        Name = "name",
        /// Which product it is about.
        Product = "product",
        /// When it happened.
        Time = "time",
    }
}

impl From<triage::PersonalKind> for Datum {
    fn from(kind: triage::PersonalKind) -> Self {
        match kind {
            triage::PersonalKind::Card => Self::Card,
            triage::PersonalKind::Iban => Self::Iban,
            triage::PersonalKind::Email => Self::Email,
            triage::PersonalKind::Phone => Self::Phone,
        }
    }
}

impl Code {
    /// What a brand does that has said nothing.
    pub const fn usual(self) -> Policy {
        match self {
            Self::Disparages
            | Self::OpenComplaint
            | Self::CrisisTopic
            | Self::OptedOut
            | Self::ApproachedBefore
            | Self::Gap => Policy::Block,
            Self::PersonalData
            | Self::WrongAccount
            | Self::InternalWords
            | Self::SameText
            | Self::Goodwill
            | Self::AsksAgain
            | Self::PromotionInWindow
            | Self::NoDisclosure
            | Self::AnsweredJustNow => Policy::Warn,
        }
    }
}

/// What was noticed, with what a sentence about it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Why {
    /// These kinds of data would be public.
    PersonalData {
        /// Each once.
        kinds: Vec<Datum>,
    },
    /// The words name another account or brand of ours.
    OtherBrand {
        /// As the words name it.
        named: String,
    },
    /// They would leave through another account than the one that the person wrote to.
    OtherAccount {
        /// The handle that would speak.
        speaks: String,
        /// The handle that was spoken to.
        addressed: String,
    },
    /// They name a person who is not in this case.
    OtherPerson {
        /// As the words name them.
        named: String,
    },
    /// These words mean something only inside.
    InternalWords {
        /// As they are written.
        words: Vec<String>,
    },
    /// Another department is named as the one to write to.
    OtherDepartment {
        /// As it is written.
        named: String,
    },
    /// A competitor is spoken ill of.
    Disparages {
        /// As the words name it.
        competitor: String,
    },
    /// So many other people got these words, or nearly these, through this account in the last day.
    SameText {
        /// People, each counted once; the one who would get them now is not among them.
        people: u32,
    },
    /// More than the writer may promise.
    Goodwill {
        /// What is promised.
        amount: Amount,
        /// What may be.
        limit: Amount,
    },
    /// The person has a complaint that is not resolved.
    OpenComplaint {
        /// Where.
        case: CaseId,
    },
    /// A mode is on for what the case is about.
    CrisisTopic {
        /// The mode.
        mode: String,
        /// The topic.
        topic: String,
    },
    /// The person has told us.
    AsksAgain {
        /// What is asked for, that we have.
        data: Vec<Datum>,
        /// Where the first of them was said.
        message: MessageId,
        /// Whether everybody can read it there.
        public: bool,
    },
    /// The network takes these words only as help.
    PromotionInWindow {
        /// The tag under which they would leave.
        tag: String,
    },
    /// Nothing in the words says for whom we speak.
    NoDisclosure {},
    /// Another reply has just been sent here.
    AnsweredJustNow {
        /// By whom; `None` if not by one of us on the desk.
        by: Option<String>,
        /// How many seconds ago.
        seconds: u64,
    },
    /// The person has said that they want to be left alone.
    OptedOut {},
    /// We have approached the person.
    ApproachedBefore {
        /// How many whole days ago.
        days: u64,
    },
    /// Gaps of a macro, or variables.
    Gap {
        /// As they are written.
        words: Vec<String>,
    },
}

impl Why {
    /// What the check looks for.
    pub const fn code(&self) -> Code {
        match self {
            Self::PersonalData { .. } => Code::PersonalData,
            Self::OtherBrand { .. } | Self::OtherAccount { .. } | Self::OtherPerson { .. } => {
                Code::WrongAccount
            }
            Self::InternalWords { .. } | Self::OtherDepartment { .. } => Code::InternalWords,
            Self::Disparages { .. } => Code::Disparages,
            Self::SameText { .. } => Code::SameText,
            Self::Goodwill { .. } => Code::Goodwill,
            Self::OpenComplaint { .. } => Code::OpenComplaint,
            Self::CrisisTopic { .. } => Code::CrisisTopic,
            Self::AsksAgain { .. } => Code::AsksAgain,
            Self::PromotionInWindow { .. } => Code::PromotionInWindow,
            Self::NoDisclosure {} => Code::NoDisclosure,
            Self::AnsweredJustNow { .. } => Code::AnsweredJustNow,
            Self::OptedOut {} => Code::OptedOut,
            Self::ApproachedBefore { .. } => Code::ApproachedBefore,
            Self::Gap { .. } => Code::Gap,
        }
    }

    /// Payment data is never let through by default.
    fn is_grave(&self) -> bool {
        matches!(self, Self::PersonalData { kinds } if kinds.iter().any(|kind| matches!(kind, Datum::Card | Datum::Iban)))
    }
}

/// For programs and the command line; pages say it in the reader's language.
impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |data: &[Datum]| data.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ");
        match self {
            Self::PersonalData { kinds } => {
                write!(
                    f,
                    "this public answer shows personal data ({}): write privately, or leave it out",
                    list(kinds)
                )
            }
            Self::OtherBrand { named } => {
                write!(f, "the words name `{named}`, another account or brand of yours")
            }
            Self::OtherAccount { speaks, addressed } => {
                write!(f, "the person wrote to @{addressed}, and @{speaks} would answer")
            }
            Self::OtherPerson { named } => {
                write!(f, "`{named}` is nobody in this case: were the words for another?")
            }
            Self::InternalWords { words } => {
                write!(f, "words that only colleagues understand ({}): say it without them", words.join(", "))
            }
            Self::OtherDepartment { named } => {
                write!(f, "the person is sent to `{named}`: ask them yourself, and answer with one voice")
            }
            Self::Disparages { competitor } => {
                write!(f, "the words speak ill of {competitor}: say what you offer")
            }
            Self::SameText { people } => {
                write!(f, "{people} people got nearly these words in the last day: put them in another way")
            }
            Self::Goodwill { amount, limit } => {
                write!(
                    f,
                    "{amount} is more than the {limit} that you may promise: give a reason, and a lead decides"
                )
            }
            Self::OpenComplaint { case } => {
                write!(f, "their complaint {case} is open: nothing is offered until it is resolved")
            }
            Self::CrisisTopic { mode, topic } => {
                write!(f, "the mode `{mode}` is on for `{topic}`: only prepared words leave")
            }
            Self::AsksAgain { data, message, .. } => {
                write!(f, "the person has told us ({}, in {message}): don't ask again", list(data))
            }
            Self::PromotionInWindow { tag } => {
                write!(f, "under the tag `{tag}` the network takes help and no offers: leave the offer out")
            }
            Self::NoDisclosure {} => write!(f, "nobody asked us: say for whom you speak"),
            Self::AnsweredJustNow { by: Some(who), seconds } => {
                write!(f, "a reply was sent {seconds} s ago, by {who}: read it first")
            }
            Self::AnsweredJustNow { by: None, seconds } => {
                write!(f, "a reply was sent {seconds} s ago: read it first")
            }
            Self::OptedOut {} => {
                write!(f, "they want to be left alone: answer what they ask, and offer and suggest nothing")
            }
            Self::ApproachedBefore { days } => {
                write!(
                    f,
                    "we approached them {days} days ago, and once is enough: wait until they speak to us"
                )
            }
            Self::Gap { words } => write!(f, "fill in what is missing: {}", words.join(", ")),
        }
    }
}

/// What a check noticed, before anybody says how much it weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// What.
    pub why: Why,
    /// Where: bytes of the words, on character boundaries, in order, not overlapping. Empty if it is about the whole.
    pub marks: Vec<Range<usize>>,
    /// What the person said, where that is what matters. Shown to the writer, and kept nowhere.
    pub evidence: Option<String>,
}

impl Noticed {
    pub(super) fn new(why: Why, marks: Vec<Range<usize>>) -> Self {
        Self { why, marks, evidence: None }
    }
}

/// Something to think about before the words leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked for.
    pub code: Code,
    /// Whether the writer may send all the same.
    pub severity: Severity,
    /// What was noticed, and what to do, in English: for programs and the command line.
    pub words: String,
    /// What was noticed.
    pub why: Why,
    /// Where: bytes of the words, on character boundaries.
    pub marks: Vec<Range<usize>>,
    /// What the person said, where that is what matters.
    pub evidence: Option<String>,
}

/// Words that somebody is about to say.
#[derive(Clone, Debug)]
pub struct Proposal<'a> {
    /// In which case.
    pub case: &'a Case,
    /// Who will see them.
    pub mode: Mode,
    /// The words.
    pub text: &'a str,
    /// Through which account.
    pub account: AccountId,
    /// On which network.
    pub channel: &'a str,
    /// What they promise, and how much of it the writer may promise alone.
    pub goodwill: Option<(&'a Goodwill, Amount)>,
    /// Whether they carry an offer, whatever the words are.
    pub offer: bool,
    /// Whether nobody had spoken to us.
    pub proactive: bool,
    /// The tag under which the network takes them, if it asks for one.
    pub tag: Option<&'a str>,
    /// Whether the product itself speaks, with words that somebody prepared.
    pub automatic: bool,
    /// Whether somebody agrees to the words before they leave.
    pub agreed: bool,
}

/// What a brand wants noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What is done, by check; a check that is not here is as usual.
    pub policies: BTreeMap<Code, Policy>,
    /// Words that only colleagues understand. A trailing `*` stands for any ending.
    pub internal_words: Vec<String>,
    /// Names of those who sell the same, beside those of the brand's vocabulary.
    pub competitors: Vec<String>,
    /// Names of other brands of the same house.
    pub brands: Vec<String>,
    /// What the brand sells, as people name it: which one it is about is not asked twice.
    pub products: Vec<String>,
    /// Words that may leave while a mode is on for the topic.
    pub prepared: Vec<String>,
    /// How many people may get the same words within a day before the writer is told.
    pub copies: u32,
}

impl Default for Settings {
    fn default() -> Self {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        Self {
            policies: BTreeMap::new(),
            internal_words: words(&[
                "ticket*",
                "escalat*",
                "tier 1",
                "tier 2",
                "tier 3",
                "second line",
                "first line",
                "backlog",
                "back office",
                "our queue",
                "eskalier*",
                "Fachabteilung*",
                "Second Level",
            ]),
            competitors: Vec::new(),
            brands: Vec::new(),
            products: Vec::new(),
            prepared: Vec::new(),
            copies: 3,
        }
    }
}

/// The most entries of a list, and the most characters of one.
const LIST: (usize, usize) = (200, 2_000);

impl Settings {
    /// What is done about a check.
    pub fn policy(&self, code: Code) -> Policy {
        self.policies.get(&code).copied().unwrap_or_else(|| code.usual())
    }

    /// How much something weighs that was noticed; `None` where it is not looked for.
    pub fn weigh(&self, why: &Why) -> Option<Severity> {
        match self.policy(why.code()) {
            Policy::Off => None,
            // Who has said nothing about it does not publish a card; who has, has their say.
            Policy::Warn if why.is_grave() && !self.policies.contains_key(&why.code()) => {
                Some(Severity::Block)
            }
            Policy::Warn => Some(Severity::Warn),
            Policy::Block => Some(Severity::Block),
        }
    }

    /// The same without what says nothing: empty lines, and what stands there twice.
    ///
    /// # Errors
    /// [`Error::Invalid`] if a list is too long, or no number of people.
    pub(super) fn tidied(mut self) -> Result<Self> {
        for list in [
            &mut self.internal_words,
            &mut self.competitors,
            &mut self.brands,
            &mut self.products,
            &mut self.prepared,
        ] {
            let mut seen = std::collections::HashSet::new();
            list.iter_mut().for_each(|entry| *entry = entry.trim().to_owned());
            list.retain(|entry| !entry.trim_matches('*').is_empty() && seen.insert(entry.to_lowercase()));
            if list.len() > LIST.0 || list.iter().any(|entry| entry.chars().count() > LIST.1) {
                return Err(Error::invalid("a list has at most 200 entries of at most 2,000 characters"));
            }
        }
        if !(1..=1_000).contains(&self.copies) {
            return Err(Error::invalid(
                "say after how many people the same words are noticed, from 1 to 1,000",
            ));
        }
        self.policies.retain(|code, policy| *code == Code::PersonalData || *policy != code.usual());
        Ok(self)
    }
}
