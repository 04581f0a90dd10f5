//! The texts for `clocks`.

db::statements! {
    /// The running clocks of some cases.
    RUNNING = "select id, case_id, metric, sla, state, target_ms, started_at, due_at, stopped_at, cause
        from clocks where tenant = $1 and case_id in {ids:$2} and state = 'running' order by started_at";
    /// The clocks of a case, oldest first.
    OF_CASE = "select id, case_id, metric, sla, state, target_ms, started_at, due_at, stopped_at, cause
        from clocks where tenant = $1 and case_id = $2 order by started_at, id";
    /// A clock starts.
    START = "insert into clocks
        (tenant, id, case_id, metric, sla, state, target_ms, started_at, due_at, stopped_at, cause)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// A clock is due earlier.
    TIGHTEN = "update clocks set sla = $1, target_ms = $2, started_at = $3, due_at = $4
        where tenant = $5 and id = $6 and state = 'running'";
    /// A clock that had stopped goes on.
    RESUME = "update clocks set state = 'running', stopped_at = null where tenant = $1 and id = $2";
    /// A clock stops; once only.
    STOP = "update clocks set state = $1, stopped_at = $2
        where tenant = $3 and id = $4 and state = 'running'";
}
