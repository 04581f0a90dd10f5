//! The texts for `case_tags`.

db::statements! {
    /// How many tags a case carries, and whether this is one of them.
    CARRIED = "select count(*) as carried, count(*) filter (where tag = $1) as has
        from case_tags where tenant = $2 and case_id = $3";
    /// A tag is put on.
    INSERT = "insert into case_tags (tenant, case_id, tag, by_user, at) values ($1, $2, $3, $4, $5)";
    /// A tag is taken off.
    DELETE = "delete from case_tags where tenant = $1 and case_id = $2 and tag = $3";
    /// The tags of some cases.
    OF_CASES = "select case_id, tag from case_tags where tenant = $1 and case_id in {ids:$2}";
    /// Tags in use.
    USED = "select tag, count(*) as cases, max(at) as last_at from case_tags where tenant = $1
        group by tag order by count(*) desc, tag limit 1000";
}
