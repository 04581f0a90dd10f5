//! The texts for `no_replies`.

db::statements! {
    /// A case needs no answer.
    NO_REPLY = "insert into no_replies (tenant, case_id, at, reason, note, by_user, sampled)
        values ($1, $2, $3, $4, $5, $6, $7)";
    /// Cases that were left without an answer, newest first; those marked for a second look, or all.
    NO_REPLIES = "select n.case_id, n.at, n.reason, n.note, n.by_user, n.sampled
        from no_replies n where n.tenant = $1 and (n.sampled or $2) order by n.at desc, n.case_id desc limit $3";
    /// The outlines of what people wrote since a moment in cases that are not dealt with, newest first.
    OUTLINES = "select m.case_id, m.likeness from messages m
        join cases c on c.tenant = m.tenant and c.id = m.case_id
        where m.tenant = $1 and m.direction = 'inbound' and m.received_at >= $2 and m.likeness is not null
            and c.state <> 'resolved'
        order by m.received_at desc, m.id desc limit $3";
    /// That a case was left without an answer is taken back.
    FORGET = "delete from no_replies where tenant = $1 and case_id = $2 and at = $3";
}
