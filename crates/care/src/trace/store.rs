//! The texts of a trace.

db::statements! {
    /// A case's messages, in the order of arrival.
    MESSAGES_OF_CASE = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel,
            direction, visibility, surface, thread, provider_id, parent, subject, text, author_id, at,
            provider_at, received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages where tenant = $1 and case_id = $2 order by seq";
    /// The messages that a delivery brought.
    MESSAGES_OF_DELIVERY = "select id, seq, case_id, conversation_id, person_id, account_id, delivery_id, channel,
            direction, visibility, surface, thread, provider_id, parent, subject, text, author_id, at,
            provider_at, received_at, facts, attachments, edited_at, deleted_at, automatic, quoted
        from messages where tenant = $1 and delivery_id = $2 order by seq";
}
