//! The texts for `tenants`.

db::statements! {
    /// A new tenant.
    INSERT_TENANT = "insert into tenants (id, slug, name, taxonomy, created_at) values ($1, $2, $3, $4, $5)";
    /// One tenant.
    TENANT = "select id, slug, name, taxonomy from tenants where id = $1";
    /// All tenants.
    TENANTS = "select id, slug from tenants order by created_at, id";
    /// What the brand's people taught its triage, as far as it is in force.
    DELTA = "select delta from lessons where tenant = $1 and in_force and delta is not null";
}
