//! The nouns that every crate shares: ids, the context of a call, time, pages, things that must not be printed.
//!
//! Nothing here performs I/O. The clock and the random source are inside [`Ctx`], so that whoever starts a
//! call (a worker, a request, a test) decides what time it is and which ids are minted.

mod ctx;
mod id;
mod lang;
mod page;
mod said;
mod seal;
mod secret;
mod time;

pub use ctx::{Actor, Clock, Ctx, ManualClock, Role, SystemClock};
pub use id::{
    AccountId, ApprovalId, ArticleId, BulkId, CallId, CaseId, CaseJoinId, ClockId, ComparisonId, ComplaintId,
    ConsultId, ConversationId, DecisionId, DeedId, DeliveryId, DraftId, EventId, FileId, FindingId,
    HandoffId, Id, IdError, IdentityId, JobId, LeadId, LessonId, LinkId, MacroId, MediaId, MessageId, NodeId,
    NotificationId, PersonId, PersonJoinId, PivotId, PromiseId, PushId, RewardId, RightsId, SelectionId,
    SendId, SessionId, ShiftId, SignalId, SuggestionId, SwitchId, TenantId, TokenId, UserId, ViewId,
    VisitorId, WorkItemId,
};
pub use lang::Lang;
pub use page::{Cursor, CursorError, PAGE_MAX, Page, PageRequest};
pub use said::{Gap, Said, key as said_key};
pub use seal::{Key, KeyError, Sealed, hash_token, mint_token};
pub use secret::{Personal, Secret};
pub use time::{Instant, Millis};
