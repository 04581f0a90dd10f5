//! What happened, in few words and without a name: for what is shown on a locked screen.

use care::notifications::Kind;

use crate::ui::t;

/// A notification in the reader's language; who it is about is on the page that it opens.
pub fn short(kind: Kind) -> &'static str {
    match kind {
        Kind::Informed => t("told-informed"),
        Kind::HandedOver => t("told-handed-over"),
        Kind::Escalated => t("told-escalated"),
        Kind::Returned => t("told-returned"),
        Kind::MoveHeld => t("told-move-held"),
        Kind::ConsultAsked => t("told-consult-asked"),
        Kind::ConsultAnswered => t("told-consult-answered"),
        Kind::ConsultOverdue => t("told-consult-overdue"),
        Kind::ApprovalAsked => t("told-approval-asked"),
        Kind::ApprovalGiven => t("told-approval-given"),
        Kind::ApprovalReturned => t("told-approval-returned"),
        Kind::ApprovalEscalated => t("told-approval-escalated"),
        Kind::ClockWarned => t("told-clock-warned"),
        Kind::ClockBreached => t("told-clock-breached"),
        Kind::PivotLost => t("told-pivot-lost"),
        Kind::CallBooked => t("told-call-booked"),
        Kind::CallDue => t("told-call-due"),
        Kind::PromiseDue => t("told-promise-due"),
        Kind::PromiseBroken => t("told-promise-broken"),
        Kind::ShiftEnd => t("told-shift-end"),
        Kind::Mentioned => t("told-mentioned"),
        Kind::ReviewDue => t("told-review-due"),
        Kind::AccountStopped => t("channels-told-short"),
        Kind::AccountBehind => t("channels-told-behind-short"),
    }
}
