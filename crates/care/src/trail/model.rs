//! The events that there are.

use db::FromRow;
use kernel::{Actor, CaseId, DeliveryId, EventId, Instant, MessageId, Role, TokenId, UserId};
use serde_json::Value;
use uuid::Uuid;

use crate::words::words;

words! {
    /// What happened.
    pub enum Kind {
        /// A message came in.
        MessageReceived = "message_received",
        /// A person changed their words.
        MessageEdited = "message_edited",
        /// A person took their words back.
        MessageDeleted = "message_deleted",
        /// A change older than one that we know of arrived late and was kept aside.
        LateEdit = "late_edit",
        /// The network's clock is far from ours.
        ClockSkew = "clock_skew",
        /// Our own words were seen on the network.
        EchoSeen = "echo_seen",
        /// The network said what became of our words.
        ReceiptSeen = "receipt_seen",
        /// A person was seen for the first time.
        PersonMet = "person_met",
        /// A case began.
        CaseOpened = "case_opened",
        /// A message joined a case.
        CaseJoined = "case_joined",
        /// A resolved case came back.
        CaseReopened = "case_reopened",
        /// Thanks after a solution; the case stays resolved.
        CaseThanked = "case_thanked",
        /// A case is done.
        CaseResolved = "case_resolved",
        /// A case sleeps until a time.
        CaseSnoozed = "case_snoozed",
        /// A case woke up.
        CaseWoken = "case_woken",
        /// A case is to come back if the customer does not answer in time.
        BoomerangThrown = "boomerang_thrown",
        /// It is not to come back any more: they answered, or somebody said so.
        BoomerangCaught = "boomerang_caught",
        /// Somebody passed a case on to whoever takes the next.
        Skipped = "skipped",
        /// A lead said how a person is to be treated.
        VipMarked = "vip_marked",
        /// Ownership was decided.
        Routed = "routed",
        /// A case moved to another queue.
        Moved = "moved",
        /// An agent took the case.
        Taken = "taken",
        /// An agent gave the case back.
        Released = "released",
        /// Somebody gave the case to an agent.
        Assigned = "assigned",
        /// A clock started.
        ClockStarted = "clock_started",
        /// A clock that runs is due earlier than it was.
        ClockTightened = "clock_tightened",
        /// A clock stopped.
        ClockStopped = "clock_stopped",
        /// Words of the brand were written.
        ReplyQueued = "reply_queued",
        /// The words were called back before they left.
        ReplyUndone = "reply_undone",
        /// A colleague writes the reply now in the place of another.
        ReplyTakenOver = "reply_taken_over",
        /// The request with the words left.
        ReplySending = "reply_sending",
        /// The network has the words.
        ReplySent = "reply_sent",
        /// The network refused the words.
        ReplyFailed = "reply_failed",
        /// Nobody knows whether the network has the words.
        ReplyUnknown = "reply_unknown",
        /// Somebody wants to send failed words again.
        ReplyRetried = "reply_retried",
        /// A note was written.
        NoteAdded = "note_added",
        /// A delivery was stored.
        DeliveryStored = "delivery_stored",
        /// A delivery could not be read.
        DeliveryPoisoned = "delivery_poisoned",
        /// Somebody wants a delivery to be read again.
        DeliveryRetried = "delivery_retried",
        /// The brand's account on a network was connected.
        AccountConnected = "account_connected",
        /// An account lost its right to send.
        AccountStopped = "account_stopped",
        /// An account works again.
        AccountResumed = "account_resumed",
        /// Somebody halted an account.
        AccountPaused = "account_paused",
        /// Somebody took an account away.
        AccountRemoved = "account_removed",
        /// Somebody logged in.
        LoggedIn = "logged_in",
        /// A session ended before its time.
        SessionRevoked = "session_revoked",
        /// A user was made.
        UserAdded = "user_added",
        /// A user's access ended.
        UserDisabled = "user_disabled",
        /// A user got their access back.
        UserEnabled = "user_enabled",
        /// A token was made.
        TokenCreated = "token_created",
        /// A token ended.
        TokenRevoked = "token_revoked",
        /// Another ownership text came into force.
        OwnershipActivated = "ownership_activated",
        /// Somebody said what a message really means.
        FactCorrected = "fact_corrected",
        /// Another model said what a message may mean.
        OpinionGiven = "opinion_given",
        /// A clock that runs counts for another promise, from the same start.
        ClockChanged = "clock_changed",
        /// Triage learnt from the brand's people.
        LessonLearnt = "lesson_learnt",
        /// Triage is as it was shipped.
        LessonsReset = "lessons_reset",
        /// What an earlier lesson had taught is in force again.
        LessonRestored = "lesson_restored",
        /// An ownership text was written or changed; it decides nothing yet.
        OwnershipDrafted = "ownership_drafted",
        /// An ownership text began or ceased to decide in the shadow.
        OwnershipShadowed = "ownership_shadowed",
        /// Somebody agreed to an ownership text.
        OwnershipApproved = "ownership_approved",
        /// An earlier ownership text came back into force.
        OwnershipRolledBack = "ownership_rolled_back",
        /// A mode was switched on.
        ModeBegan = "mode_began",
        /// A mode was switched off.
        ModeEnded = "mode_ended",
        /// Somebody said whether they are here.
        PresenceChanged = "presence_changed",
        /// Somebody's teams, skills, certificates, roles or shifts changed.
        StaffChanged = "staff_changed",
        /// The product gave a case to an agent.
        Dispatched = "dispatched",
        /// A case went back to its queue because its agent is not here.
        Requeued = "requeued",
        /// A case was handed to another team, which has yet to acknowledge it.
        HandedOver = "handed_over",
        /// The receiving team has acknowledged a hand-over.
        Acknowledged = "acknowledged",
        /// Nobody acknowledged a hand-over in time: the case is back.
        Returned = "returned",
        /// A case went up because time ran out or something about it changed.
        Escalated = "escalated",
        /// Somebody said that a case had come to the wrong team.
        WrongOwner = "wrong_owner",
        /// A move was not made because the case had moved too often.
        MoveHeld = "move_held",
        /// Another team was asked; the case stays.
        Consulted = "consulted",
        /// The other team answered.
        ConsultAnswered = "consult_answered",
        /// The question was taken back.
        ConsultWithdrawn = "consult_withdrawn",
        /// Somebody was told about a case.
        Informed = "informed",
        /// A brief for the next shift was written.
        BriefWritten = "brief_written",
        /// A clock stands still.
        ClockPaused = "clock_paused",
        /// A clock goes on.
        ClockResumed = "clock_resumed",
        /// A clock comes near its end.
        ClockWarned = "clock_warned",
        /// A promise is broken.
        ClockBreached = "clock_breached",
        /// Words wait for somebody's agreement.
        ApprovalAsked = "approval_asked",
        /// Somebody agreed.
        ApprovalGiven = "approval_given",
        /// Somebody sent the words back with a reason.
        ApprovalReturned = "approval_returned",
        /// Nobody agreed in time: others are asked.
        ApprovalEscalated = "approval_escalated",
        /// The author took the words back before anybody agreed.
        ApprovalWithdrawn = "approval_withdrawn",
        /// A goodwill payment was promised.
        GoodwillGranted = "goodwill_granted",
        /// Somebody decided that no answer is the right one.
        NoReply = "no_reply",
        /// The person was invited to go on elsewhere.
        PivotOffered = "pivot_offered",
        /// The invitation was called back before it left.
        PivotUndone = "pivot_undone",
        /// The person went on there.
        PivotJoined = "pivot_joined",
        /// The person did nothing in time.
        PivotSilent = "pivot_silent",
        /// The person does not want to go on elsewhere.
        PivotRefused = "pivot_refused",
        /// What was decided about a closing public line.
        ClosedInPublic = "closed_in_public",
        /// A call was offered.
        CallOffered = "call_offered",
        /// A time for a call was chosen.
        CallBooked = "call_booked",
        /// It is time for a call.
        CallDue = "call_due",
        /// A call began.
        CallStarted = "call_started",
        /// A call ended.
        CallEnded = "call_ended",
        /// What a call came to was written down.
        CallWrapped = "call_wrapped",
        /// Nobody answered a call.
        CallMissed = "call_missed",
        /// A call is not offered any more.
        CallWithdrawn = "call_withdrawn",
        /// Something was promised.
        PromiseMade = "promise_made",
        /// A promise was kept.
        PromiseKept = "promise_kept",
        /// The time of a promise is over.
        PromiseBroken = "promise_broken",
        /// A promise does not hold any more.
        PromiseWithdrawn = "promise_withdrawn",
        /// We did something to a public message: liked it, hid it, shared it.
        DeedDone = "deed_done",
        /// The network did not do it.
        DeedFailed = "deed_failed",
        /// The brand wants something else to happen by itself.
        PolicyChanged = "policy_changed",
        /// Two persons may be one.
        IdentitySuggested = "identity_suggested",
        /// Two persons are taken for one.
        PersonsLinked = "persons_linked",
        /// They are two after all.
        PersonsUnlinked = "persons_unlinked",
        /// Somebody said that two persons are not the same.
        NotSame = "not_same",
        /// That two persons are not the same was taken back.
        NotSameTakenBack = "not_same_taken_back",
        /// Two cases are taken for one.
        CasesJoined = "cases_joined",
        /// They are two after all.
        CasesParted = "cases_parted",
        /// What the product may link by itself changed.
        IdentityPolicyChanged = "identity_policy_changed",
        /// A tag was put on a case, or taken off.
        Tagged = "tagged",
        /// Somebody said what a case was about and how it ended.
        WrappedUp = "wrapped_up",
        /// The brand wants to know something else when a case ends.
        WrapUpSet = "wrap_up_set",
        /// A complaint was put into the register.
        ComplaintRegistered = "complaint_registered",
        /// What the register says of a complaint was changed.
        ComplaintChanged = "complaint_changed",
        /// A complaint was acknowledged, answered, closed or reopened.
        ComplaintMoved = "complaint_moved",
        /// A view was saved or changed.
        ViewSaved = "view_saved",
        /// A view was deleted.
        ViewRemoved = "view_removed",
        /// Work on many cases was ordered, stopped or taken back.
        BulkOrdered = "bulk_ordered",
        /// What was done to this case together with many was taken back.
        BulkUndone = "bulk_undone",
        /// A brand wants something else noticed before words leave.
        ChecksChanged = "checks_changed",
        /// What the brand wants when it speaks to those who like it changed.
        EngagementChanged = "engagement_changed",
        /// Somebody set a kind message aside.
        SetAside = "set_aside",
        /// It was taken up again.
        TakenUp = "taken_up",
        /// We spoke to somebody who had not spoken to us.
        Approached = "approached",
        /// The person wants to be left alone.
        OptedOut = "opted_out",
        /// They may be approached again.
        OptedIn = "opted_in",
        /// A visitor of a chat said how they were served.
        ChatRated = "chat_rated",
        /// A chat was made, or set up anew.
        ChatConfigured = "chat_configured",
        /// What stands below the mails of a team changed.
        SignatureChanged = "signature_changed",
        /// An answer of a chat went to its visitor by mail, because they had gone.
        AnswerMailed = "answer_mailed",
        /// Somebody answered from the address that they had given: it is theirs.
        AddressProved = "address_proved",
        /// We asked whether we may show what they made.
        RightsAsked = "rights_asked",
        /// They agreed, in words of their own.
        RightsGranted = "rights_granted",
        /// They did not agree, or did not answer.
        RightsClosed = "rights_closed",
        /// They took it back.
        RightsWithdrawn = "rights_withdrawn",
        /// Somebody wants to show it; a second person has to agree.
        AmplifyWanted = "amplify_wanted",
        /// What they made is shown to those who follow us.
        Amplified = "amplified",
        /// A gift was offered.
        RewardOffered = "reward_offered",
        /// A gift went on its way, or came to nothing.
        RewardChanged = "reward_changed",
        /// The case became a lead.
        LeadMade = "lead_made",
        /// Something about the lead changed.
        LeadChanged = "lead_changed",
        /// The CRM has it.
        LeadTold = "lead_told",
        /// The CRM does not take it.
        LeadNotTold = "lead_not_told",
        /// A macro was written or changed.
        MacroSaved = "macro_saved",
        /// A macro was put away, or brought back.
        MacroArchived = "macro_archived",
        /// A macro's words were put into an answer of this case.
        MacroUsed = "macro_used",
        /// An article was written or changed.
        ArticleSaved = "article_saved",
        /// An article was published, put away, made a draft, or looked through.
        ArticleMoved = "article_moved",
        /// An article's words were put into an answer of this case.
        ArticleUsed = "article_used",
    }
}

/// An entry of the trail.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When.
    pub at: Instant,
    /// What.
    pub kind: Kind,
    /// On whose behalf.
    pub actor: Actor,
    /// Which case.
    pub case_id: Option<CaseId>,
    /// Which message.
    pub message_id: Option<MessageId>,
    /// Which delivery.
    pub delivery_id: Option<DeliveryId>,
    /// Details, never a customer's words.
    pub data: Value,
}

#[derive(FromRow)]
pub(super) struct Row {
    id: EventId,
    at: Instant,
    kind: Kind,
    actor: String,
    actor_id: Option<Uuid>,
    case_id: Option<CaseId>,
    message_id: Option<MessageId>,
    delivery_id: Option<DeliveryId>,
    data: Value,
}

pub(super) fn events(rows: Vec<Row>) -> Vec<Event> {
    rows.into_iter()
        .map(|row| Event {
            id: row.id,
            at: row.at,
            kind: row.kind,
            actor: actor_from(&row.actor, row.actor_id),
            case_id: row.case_id,
            message_id: row.message_id,
            delivery_id: row.delivery_id,
            data: row.data,
        })
        .collect()
}

pub(super) fn actor_columns(actor: Actor) -> (String, Option<Uuid>) {
    match actor {
        Actor::System => ("system".into(), None),
        Actor::User { id, role } => (format!("user:{role}"), Some(id.uuid())),
        Actor::Token { id, role } => (format!("token:{role}"), Some(id.uuid())),
    }
}

fn actor_from(text: &str, id: Option<Uuid>) -> Actor {
    let (kind, role) = text.split_once(':').unwrap_or((text, "viewer"));
    let role = role.parse().unwrap_or(Role::Viewer);
    match (kind, id) {
        ("user", Some(id)) => Actor::User { id: UserId::from_uuid(id), role },
        ("token", Some(id)) => Actor::Token { id: TokenId::from_uuid(id), role },
        _ => Actor::System,
    }
}
