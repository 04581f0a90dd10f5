//! The texts for `wrap_up_settings` and `wrap_ups`.

db::statements! {
    /// The settings in force, with their number.
    SETTINGS = "select version, settings from wrap_up_settings where tenant = $1 order by version desc limit 1";
    /// A version of the settings.
    PUT_SETTINGS = "insert into wrap_up_settings (tenant, version, settings, by_user, at) values ($1, $2, $3, $4, $5)";
    /// The versions, newest first.
    VERSIONS = "select v.version, v.at, u.name as by_name from wrap_up_settings v
        left join users u on u.tenant = v.tenant and u.id = v.by_user
        where v.tenant = $1 order by v.version desc limit 50";
    /// How a case was wrapped up; whoever wraps it up again before it comes back changes that.
    PUT = "insert into wrap_ups (tenant, case_id, round, disposition, version, team, fields, by_user, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (tenant, case_id, round) do update set disposition = excluded.disposition,
            version = excluded.version, team = excluded.team, fields = excluded.fields,
            by_user = excluded.by_user, at = excluded.at";
    /// How a case was wrapped up, each time, the newest first.
    OF_CASE = "select w.round, w.disposition, w.team, w.fields, w.by_user, u.name as by_name, w.at from wrap_ups w
        left join users u on u.tenant = w.tenant and u.id = w.by_user
        where w.tenant = $1 and w.case_id = $2 order by w.round desc";
    /// What cases about the same were wrapped up with lately, the most frequent first.
    USUAL = "select w.disposition, count(*) as times from wrap_ups w
        join cases c on c.tenant = w.tenant and c.id = w.case_id
        where w.tenant = $1 and c.topic = $2 and w.at >= $3
        group by w.disposition order by count(*) desc, w.disposition limit 20";
}
