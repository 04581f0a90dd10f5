//! The texts for `articles` and `article_versions`.

/// The columns of a [`super::Article`], and where they come from.
macro_rules! articles {
    ($rest:literal) => {
        concat!(
            "select id, version, content, state, owner, review_at, told_at, uses, changed_by, changed_at
            from articles where tenant = $1",
            $rest
        )
    };
}

db::statements! {
    /// All articles.
    LIST = articles!(" order by id");
    /// Some of them.
    SOME = articles!(" and id in {ids:$2}");
    /// One article.
    GET = articles!(" and id = $2");
    /// One article, locked.
    LOCK = articles!(" and id = $2 {lock}");
    /// Those that should be looked through, and of which nobody was told.
    DUE = articles!(
        " and state = 'published' and told_at is null and review_at <= $2 order by review_at, id limit 100 {skip_locked}"
    );
    /// An article.
    INSERT = "insert into articles
            (tenant, id, version, content, state, owner, review_at, uses, changed_by, changed_at)
        values ($1, $2, 1, $3, 'draft', $4, $5, 0, $6, $7)";
    /// It says something else.
    UPDATE = "update articles set version = $1, content = $2, changed_by = $3, changed_at = $4
        where tenant = $5 and id = $6";
    /// A version of it.
    INSERT_VERSION = "insert into article_versions (tenant, article_id, version, content, by_user, at)
        values ($1, $2, $3, $4, $5, $6)";
    /// Its versions, the newest first.
    VERSIONS = "select version, content, by_user, at from article_versions
        where tenant = $1 and article_id = $2 order by version desc";
    /// Another state.
    MOVE = "update articles set state = $1 where tenant = $2 and id = $3";
    /// Whose it is, and when it is to be looked through next.
    CARE = "update articles set owner = $1, review_at = $2, told_at = null where tenant = $3 and id = $4";
    /// Its owner was told.
    TOLD = "update articles set told_at = $1 where tenant = $2 and id = $3";
    /// Somebody used it.
    USED = "update articles set uses = uses + 1 where tenant = $1 and id = $2";
}
