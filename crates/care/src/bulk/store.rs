//! The texts for `bulk_jobs` and `bulk_cases`.

/// All columns of a [`super::Job`].
macro_rules! jobs {
    ($rest:literal) => {
        concat!(
            "select id, by_user, by_token, role, deed, state, total, started_at, ended_at
            from bulk_jobs where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// An order.
    INSERT_JOB = "insert into bulk_jobs (tenant, id, by_user, by_token, role, deed, state, total, started_at, next_at)
        values ($1, $2, $3, $4, $5, $6, 'running', $7, $8, $8)";
    /// A case of it.
    INSERT_CASE = "insert into bulk_cases (tenant, job_id, case_id, place, seen_seq, state)
        values ($1, $2, $3, $4, $5, 'pending')";
    /// Some cases, each with the number of its newest message.
    SEQS = "select id, last_seq from cases where tenant = $1 and id in {ids:$2} order by id";
    /// One order.
    JOB = jobs!("id = $2");
    /// One order, locked.
    LOCK_JOB = jobs!("id = $2 {lock}");
    /// Somebody's orders, or everybody's, the newest first.
    JOBS = jobs!("($2 or by_user = $3) order by started_at desc, id desc limit 50");
    /// The orders that are under way and may go on now; the one that has waited longest first.
    WORKING = jobs!("state in ('running', 'undoing') and next_at <= $2 order by next_at, id limit 1");
    /// When the next order that is under way may go on.
    NEXT_AT = "select min(next_at) as at from bulk_jobs where tenant = $1 and state in ('running', 'undoing')";
    /// How many cases came to what.
    COUNTS = "select state, count(*) as n from bulk_cases where tenant = $1 and job_id = $2
        group by state order by state";
    /// The cases of an order with an outcome, in their order.
    CASES = "select b.case_id, p.name as person, b.state, b.reason, b.at from bulk_cases b
        join cases c on c.tenant = b.tenant and c.id = b.case_id
        join people p on p.tenant = c.tenant and p.id = c.person_id
        where b.tenant = $1 and b.job_id = $2 and b.state in {texts:$3} order by b.place limit $4";
    /// The case whose turn it is.
    NEXT_CASE = "select case_id from bulk_cases where tenant = $1 and job_id = $2 and state = $3
        order by place limit 1";
    /// What is to be done with a case, locked.
    TASK = "select place, seen_seq, state, before, after, send, at from bulk_cases
        where tenant = $1 and job_id = $2 and case_id = $3 {lock}";
    /// It was done.
    SETTLE = "update bulk_cases set state = $1, reason = $2, before = $3, after = $4, send = $5, at = $6
        where tenant = $7 and job_id = $8 and case_id = $9";
    /// It was not done, or taken back, or not.
    CONCLUDE = "update bulk_cases set state = $1, reason = $2, at = $3
        where tenant = $4 and job_id = $5 and case_id = $6 and state = $7";
    /// An order goes on at this time at the earliest.
    REST = "update bulk_jobs set next_at = $1 where tenant = $2 and id = $3";
    /// An order ends, or is taken back.
    SET_JOB = "update bulk_jobs set state = $1, ended_at = $2, next_at = $3 where tenant = $4 and id = $5";
    /// What nobody has begun is left.
    LEAVE = "update bulk_cases set state = 'skipped', reason = $1, at = $2
        where tenant = $3 and job_id = $4 and state = 'pending'";
    /// What was done is to be taken back.
    TAKE_BACK = "update bulk_cases set state = 'undoing' where tenant = $1 and job_id = $2 and state = 'done'";
    /// When a program's key ended.
    TOKEN_ENDED = "select revoked_at from api_tokens where tenant = $1 and id = $2";
    /// How a case stands, with its newest work item.
    STANDING = "select c.state, c.snoozed_until, c.reopened, c.last_seq, w.queue, w.assignee, w.response, w.policy
        from cases c join work_items w on w.tenant = c.tenant and w.case_id = c.id
        where c.tenant = $1 and c.id = $2 order by w.created_at desc, w.id desc limit 1";
    /// A case stands as it stood.
    RESTORE = "update cases set state = $1, snoozed_until = $2, resolved_at = null, reopened = $3
        where tenant = $4 and id = $5";
    /// The first name of whose case it is.
    PERSON = "select p.name from cases c join people p on p.tenant = c.tenant and p.id = c.person_id
        where c.tenant = $1 and c.id = $2";
}
