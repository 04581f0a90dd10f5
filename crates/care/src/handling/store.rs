//! The texts for `no_replies` and `boomerangs`.

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
    /// A case is to come back.
    THROW = "insert into boomerangs (tenant, case_id, user_id, message_id, thrown_at, back_at)
        values ($1, $2, $3, $4, $5, $6) on conflict (tenant, case_id) do update set user_id = excluded.user_id,
            message_id = excluded.message_id, thrown_at = excluded.thrown_at, back_at = excluded.back_at";
    /// Cases that are not to come back any more.
    CATCH = "delete from boomerangs where tenant = $1 and case_id in {ids:$2} returning case_id";
    /// The words that wait for an answer were taken back.
    UNTHROW = "delete from boomerangs where tenant = $1 and message_id = $2";
    /// Which of some cases are to come back.
    BOOMERANGS_OF = "select case_id, user_id, message_id, thrown_at, back_at from boomerangs
        where tenant = $1 and case_id in {ids:$2}";
    /// Those whose time has come, in the order in which cases are locked.
    BOOMERANGS_DUE = "select case_id, user_id, message_id, thrown_at, back_at from boomerangs
        where tenant = $1 and back_at <= $2 order by case_id limit $3";
    /// That a case was left without an answer is taken back.
    FORGET = "delete from no_replies where tenant = $1 and case_id = $2 and at = $3";
}
