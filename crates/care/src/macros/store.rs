//! The texts for `macros` and `macro_versions`.

/// The columns of a [`super::Macro`], and where they come from.
macro_rules! macros {
    ($rest:literal) => {
        concat!(
            "select id, version, content, uses, used_at, changed_by, changed_at, archived_at
            from macros where tenant = $1",
            $rest
        )
    };
}

db::statements! {
    /// All macros.
    LIST = macros!(" order by id");
    /// One macro.
    GET = macros!(" and id = $2");
    /// One macro, locked.
    LOCK = macros!(" and id = $2 {lock}");
    /// A macro.
    INSERT = "insert into macros (tenant, id, version, content, uses, changed_by, changed_at)
        values ($1, $2, $3, $4, 0, $5, $6)";
    /// It says something else.
    UPDATE = "update macros set version = $1, content = $2, changed_by = $3, changed_at = $4
        where tenant = $5 and id = $6";
    /// A version of it.
    INSERT_VERSION = "insert into macro_versions (tenant, macro_id, version, content, by_user, at)
        values ($1, $2, $3, $4, $5, $6)";
    /// Its versions, the newest first.
    VERSIONS = "select version, content, by_user, at from macro_versions
        where tenant = $1 and macro_id = $2 order by version desc";
    /// It is put away, or brought back.
    ARCHIVE = "update macros set archived_at = $1 where tenant = $2 and id = $3";
    /// Somebody used it.
    USED = "update macros set uses = uses + 1, used_at = $1 where tenant = $2 and id = $3";
}
