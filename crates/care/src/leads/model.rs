//! Leads.

use db::FromRow;
use kernel::{CaseId, Instant, LeadId, MessageId, PersonId, SendId, UserId};

use crate::cases::SendState;
use crate::words::words;

words! {
    /// How far a lead has come.
    pub enum Stage {
        /// Somebody might buy.
        New = "new",
        /// We have spoken to them.
        Contacted = "contacted",
        /// They can and want to.
        Qualified = "qualified",
        /// They have bought.
        Won = "won",
        /// They have not.
        Lost = "lost",
    }
}

/// Somebody who may become a customer, or buy more.
#[derive(Clone, Debug, FromRow)]
pub struct Lead {
    /// Its id.
    pub id: LeadId,
    /// Its case.
    pub case_id: CaseId,
    /// The message that made it one.
    pub message_id: MessageId,
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub person: String,
    /// Their handle.
    pub handle: String,
    /// What they might buy.
    pub product: Option<String>,
    /// How far it has come.
    pub stage: Stage,
    /// Who looks after it: always somebody.
    pub owner: UserId,
    /// Their name.
    pub owner_name: String,
    /// What it is worth, in hundredths of the brand's currency.
    pub amount: Option<i64>,
    /// What the person agreed to, in our words; without it nothing leaves to the CRM.
    pub permission: Option<String>,
    /// The message in which they did.
    pub permission_message: Option<MessageId>,
    /// From which network.
    pub channel: String,
    /// By which campaign.
    pub campaign: Option<String>,
    /// Whose customer they are.
    pub competitor: Option<String>,
    /// What a colleague should know.
    pub note: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// When it changed last.
    pub changed_at: Instant,
    /// Counts its changes, from 1.
    pub rev: i64,
    /// What the CRM calls it.
    pub crm_id: Option<String>,
    /// How far the CRM has been told; `None`: nothing was to be told.
    pub crm_state: Option<SendState>,
    /// Why not.
    pub crm_error: Option<String>,
    /// Since when.
    pub crm_at: Option<Instant>,
}

/// What makes a lead.
#[derive(Clone, Debug, Default)]
pub struct New {
    /// Because of which message; `None`: the case's first.
    pub message: Option<MessageId>,
    /// What they might buy.
    pub product: Option<String>,
    /// Who looks after it; `None`: the caller.
    pub owner: Option<UserId>,
    /// What it is worth, in hundredths.
    pub amount: Option<i64>,
    /// What the person agreed to.
    pub permission: Option<String>,
    /// In which message.
    pub permission_message: Option<MessageId>,
    /// What a colleague should know.
    pub note: Option<String>,
}

/// What changes; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// How far it has come.
    pub stage: Option<Stage>,
    /// What they might buy.
    pub product: Option<String>,
    /// Who looks after it.
    pub owner: Option<UserId>,
    /// What it is worth, in hundredths.
    pub amount: Option<i64>,
    /// What the person agreed to.
    pub permission: Option<String>,
    /// In which message.
    pub permission_message: Option<MessageId>,
    /// What a colleague should know.
    pub note: Option<String>,
}

/// Which leads.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Of this stage.
    pub stage: Option<Stage>,
    /// Of this owner.
    pub owner: Option<UserId>,
    /// Of a campaign, or of none.
    pub campaign: Option<bool>,
}

/// Something that the CRM was not told.
#[derive(Clone, Debug, FromRow)]
pub struct Trouble {
    /// The send.
    pub id: SendId,
    /// The lead; the brand itself for a trial of the connection.
    pub lead: uuid::Uuid,
    /// How far it has come.
    pub state: SendState,
    /// Why.
    pub error: Option<String>,
    /// How often it was tried.
    pub attempts: i64,
    /// Since when.
    pub updated_at: Instant,
    /// Whose lead; `None` for a trial of the connection.
    pub person: Option<String>,
}
