//! The texts for `goodwill`.

db::statements! {
    /// A promise that has reached the person; the news may come twice.
    INSERT = "insert into goodwill (tenant, message_id, case_id, amount, reason, by_user, at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant, message_id) do nothing";
    /// The promises of a case.
    OF_CASE = "select message_id, amount, reason, by_user, at from goodwill
        where tenant = $1 and case_id = $2 order by at, message_id";
}
