//! How ids, moments and closed lists of words are described. The values themselves are care's and the kernel's; a
//! list of words is described by the list that the code reads.

use std::borrow::Cow;

use kernel::Instant;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

/// A moment, in RFC 3339.
#[derive(Clone, Copy, Debug)]
pub struct Moment(pub Instant);

impl From<Instant> for Moment {
    fn from(at: Instant) -> Self {
        Self(at)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        let moment: jiff::Timestamp = text.parse().map_err(|_| {
            serde::de::Error::custom(
                "not a moment; write it like 2026-03-01T09:30:00Z or 2026-03-01T10:30:00+01:00",
            )
        })?;
        Ok(Self(moment.into()))
    }
}

impl PartialSchema for Moment {
    fn schema() -> RefOr<Schema> {
        let said = text().description(Some("A moment, in RFC 3339."));
        said.format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))).into()
    }
}
impl ToSchema for Moment {}

fn text() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

macro_rules! ids {
    ($($name:ident = $prefix:literal, $what:literal;)*) => {$(
        #[doc = concat!("How the id of ", $what, " is described.")]
        pub enum $name {}
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                text()
                    .description(Some(concat!("The id of ", $what, ".")))
                    .pattern(Some(concat!("^", $prefix, "_[0-9a-f]{32}$")))
                    .examples([concat!($prefix, "_01920f0012347abc8def0123456789ab")])
                    .into()
            }
        }
        impl ToSchema for $name {}
    )*};
}

ids! {
    AccountId = "acc", "an account of the brand on a network";
    ApprovalId = "apr", "words that wait for agreement";
    BulkId = "blk", "an order for many cases";
    CallId = "call", "a call";
    ArticleId = "art", "an article";
    CaseId = "case", "a case";
    CaseJoinId = "cjn", "two cases that are taken for one";
    ClockId = "clk", "a clock";
    ComplaintId = "cpl", "an entry of the register of complaints";
    ConsultId = "con", "a question to another team";
    DecisionId = "dec", "a decision";
    DeliveryId = "dlv", "a delivery";
    EventId = "evt", "an event";
    HandoffId = "hof", "a change of owner";
    IdentityId = "idn", "an address of a person on a network";
    LeadId = "led", "a lead";
    LessonId = "les", "a lesson";
    MacroId = "mac", "a macro";
    MessageId = "msg", "a message";
    PersonId = "per", "a person";
    PersonJoinId = "pjn", "two persons who are taken for one";
    PivotId = "piv", "an invitation to go on elsewhere";
    PromiseId = "prm", "a promise";
    SendId = "snd", "a send";
    SuggestionId = "sug", "that two persons may be one";
    TokenId = "tok", "a token";
    UserId = "usr", "somebody who works for the brand";
    ViewId = "view", "a view";
}

macro_rules! words {
    ($($name:ident = $words:ty, $what:literal;)*) => {$(
        #[doc = concat!("How the list of words is described: ", $what)]
        pub enum $name {}
        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let words = <$words>::ALL.iter().map(|word| word.name());
                text().description(Some($what)).enum_values(Some(words)).into()
            }
        }
        impl ToSchema for $name {}
    )*};
}

words! {
    BulkOutcome = care::bulk::Outcome, "What became of a case of an order.";
    BulkState = care::bulk::JobState, "How far an order has come.";
    CallDisposition = care::calls::Disposition, "What a call came to.";
    CallState = care::calls::State, "How a call stands.";
    CaseState = care::cases::State, "Where a case stands.";
    ClockState = care::clocks::State, "How a clock stands.";
    ComplaintState = care::complaints::State, "How far a complaint has come.";
    ComplaintStep = care::complaints::Step, "What is done with a complaint as a whole.";
    Counts = care::clocks::Counts, "Which time a promise counts.";
    DeliveryState = care::ingest::State, "How a delivery stands.";
    Direction = care::cases::Direction, "Who speaks: the person, the brand, or a colleague to colleagues.";
    HandoffKind = care::handoffs::Kind, "Why a case changed its owner.";
    HandoffState = care::handoffs::State, "How far a change of owner has come.";
    AccountState = care::accounts::State, "Whether an account works.";
    Doing = care::watching::Doing, "What somebody does with a case that they have open.";
    LeadStage = care::leads::Stage, "How far a lead has come.";
    LessonKind = care::learning::LessonKind, "How a lesson came about.";
    LessonOutcome = care::learning::LessonOutcome, "What became of a lesson.";
    MacroLength = care::macros::Length, "For how much room words are.";
    MacroPlace = care::macros::Place, "Where a macro may stand.";
    PeopleOrder = care::desk::PeopleOrder, "In which order people stand; `-` stands for downwards.";
    Metric = care::clocks::Metric, "What a clock measures.";
    CheckCode = care::checks::Code, "What a check looks for.";
    CheckSeverity = care::checks::Severity, "How much something weighs that was noticed.";
    Mode = care::cases::Mode, "Who will see the words: everybody, the person, or colleagues.";
    NoReplyReason = care::handling::Reason, "Why no answer is the right one.";
    PivotState = care::pivots::State, "What became of an invitation to go on elsewhere.";
    PivotWay = care::pivots::Way, "Where a conversation is to go on.";
    PromiseState = care::promises::State, "What became of a promise.";
    PresenceState = care::staff::State, "What somebody says of whether they are here.";
    OwnershipState = care::models::State, "How a version of the ownership model stands.";
    Role = kernel::Role, "What somebody may do; each role may do all that the one before it may.";
    RightsScope = care::rights::Scope, "What somebody's work may be shown for.";
    Sign = care::identity::Sign, "What speaks for two persons being one.";
    SuggestionState = care::identity::State, "How a suggestion stands.";
    SendState = care::cases::SendState, "How far words of the brand have come.";
    ViewColumn = care::views::Column, "What a row shows.";
    ViewScope = care::views::Scoped, "Who sees a view.";
    ViewSort = care::views::Sort, "In which order.";
    Visibility = care::cases::Seen, "Who may see the words.";
    WorkState = care::queues::ItemState, "How a work item stands.";
}
