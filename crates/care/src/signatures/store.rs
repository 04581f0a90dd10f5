//! The texts for `signatures`.

db::statements! {
    /// All of them.
    LIST = "select team, words, changed_at, changed_by from signatures where tenant = $1 order by team";
    /// That of a team.
    GET = "select team, words, changed_at, changed_by from signatures where tenant = $1 and team = $2";
    /// A team signs so from now on.
    SET = "insert into signatures (tenant, team, words, changed_at, changed_by) values ($1, $2, $3, $4, $5)
        on conflict (tenant, team) do update set words = excluded.words, changed_at = excluded.changed_at,
            changed_by = excluded.changed_by";
    /// A team signs no more.
    REMOVE = "delete from signatures where tenant = $1 and team = $2";
}
