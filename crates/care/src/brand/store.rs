//! The texts for `tenants` and `ownership_versions`.

db::statements! {
    /// A new tenant.
    INSERT_TENANT = "insert into tenants (id, slug, name, taxonomy, created_at) values ($1, $2, $3, $4, $5)";
    /// One tenant.
    TENANT = "select id, slug, name, taxonomy from tenants where id = $1";
    /// All tenants.
    TENANTS = "select id, slug from tenants order by created_at, id";
    /// The next ownership text.
    INSERT_MODEL = "insert into ownership_versions (tenant, version, source, hash, author, activated_at)
        values ($1, (select coalesce(max(version), 0) + 1 from ownership_versions where tenant = $1),
            $2, $3, $4, $5)";
    /// The ownership texts that are or were in force, newest first.
    MODELS_IN_FORCE = "select version, source from ownership_versions where tenant = $1
        order by version desc limit $2";
    /// What the brand's people taught its triage, as far as it is in force.
    DELTA = "select delta from lessons where tenant = $1 and in_force and delta is not null";
    /// All ownership texts, newest first.
    MODELS = "select version, hash, activated_at from ownership_versions where tenant = $1 order by version desc";
}
