//! The texts for `decisions`.

db::statements! {
    /// The newest decision of a case.
    LATEST = "select id, case_id, message_id, at, queue, rule, record from decisions
        where tenant = $1 and case_id = $2 order by at desc, id desc limit 1";
    /// One decision.
    INSERT = "insert into decisions (tenant, id, case_id, message_id, at, queue, rule, record)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Some decisions.
    SOME = "select id, record from decisions where tenant = $1 and id in {ids:$2}";
    /// A case's decisions, newest first.
    OF_CASE = "select id, case_id, message_id, at, queue, rule, record
        from decisions where tenant = $1 and case_id = $2 order by at desc, id desc limit 100";
}
