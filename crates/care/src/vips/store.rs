//! The texts for `vips`.

db::statements! {
    /// Somebody is to be treated with particular care.
    MARK = "insert into vips (tenant, person_id, by_user, at, reason) values ($1, $2, $3, $4, $5)
        on conflict (tenant, person_id) do update set by_user = excluded.by_user, at = excluded.at,
            reason = excluded.reason";
    /// They are treated as everybody is.
    UNMARK = "delete from vips where tenant = $1 and person_id = $2";
    /// Why somebody is treated with particular care.
    OF_PERSON = "select person_id, at, reason from vips where tenant = $1 and person_id = $2";
}
