//! The texts for what a brand wants noticed, what was noticed, and the outlines of what was said.

db::statements! {
    /// What a brand wants noticed.
    SETTINGS = "select settings from check_settings where tenant = $1";
    /// A brand wants something else noticed.
    PUT_SETTINGS = "insert into check_settings (tenant, settings, changed_at) values ($1, $2, $3)
        on conflict (tenant) do update set settings = excluded.settings, changed_at = excluded.changed_at";
    /// Handles, out of some, of people who write to us on a network.
    STRANGERS = "select lower(handle) as handle from identities
        where tenant = $1 and channel = $2 and lower(handle) in {texts:$3}";
    /// The outline of words that will leave.
    OUTLINE = "insert into check_outlines (tenant, message_id, account_id, person_id, at, folded, likeness)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant, message_id) do nothing";
    /// Words that were called back were said to nobody.
    DROP_OUTLINE = "delete from check_outlines where tenant = $1 and message_id = $2";
    /// Outlines that are too old to count.
    OLD_OUTLINES = "delete from check_outlines where tenant = $1 and account_id = $2 and at < $3";
    /// What people got through an account lately.
    SAID = "select folded, likeness, person_id from check_outlines
        where tenant = $1 and account_id = $2 and at >= $3";
    /// Something was noticed in words that have not left; what was blocked stays blocked.
    NOTICED = "insert into check_findings
            (tenant, id, case_id, by_id, code, severity, outcome, at, message_id, settled_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, null, null)
        on conflict (tenant, case_id, by_id, code) where settled_at is null do update
            set severity = excluded.severity,
                outcome = case when check_findings.outcome = 'blocked' then 'blocked' else excluded.outcome end";
    /// Words went on their way with some of what was noticed.
    SENT_ANYWAY = "update check_findings set outcome = 'sent_anyway', settled_at = $1, message_id = $2
        where tenant = $3 and case_id = $4 and by_id = $5 and settled_at is null and code in {texts:$6}";
    /// Words went on their way without the rest.
    MENDED = "update check_findings set outcome = 'mended', settled_at = $1, message_id = $2
        where tenant = $3 and case_id = $4 and by_id = $5 and settled_at is null";
    /// How often what was noticed, and what became of it.
    COUNTS = "select code, outcome, count(*) as findings, count(distinct case_id) as cases from check_findings
        where tenant = $1 and at >= $2 group by code, outcome order by code, outcome";
    /// Cases in which the brand answered.
    ANSWERED = "select count(distinct m.case_id) as cases from messages m
        where m.tenant = $1 and m.direction = 'outbound' and m.at >= $2 and not m.automatic";
    /// What was noticed, newest first.
    ROWS = "select f.id, f.case_id, f.code, f.severity, f.outcome, f.at, f.message_id, u.name as by_name
        from check_findings f
        left join users u on u.tenant = f.tenant and u.id = f.by_id
        where f.tenant = $1 and f.at >= $2 and f.code in {texts:$3} and f.outcome in {texts:$4}
        order by f.at desc, f.id desc limit $5";
}
