//! The texts for `notifications`.

/// What somebody is told: `$1` they, `$3` since when, `$4` their teams, `$5` their roles of the model, `$6` whether they
/// are a lead, `$7` whether of all teams. A role that nobody holds reaches the leads of all teams.
macro_rules! mine {
    ($what:literal, $rest:literal) => {
        concat!(
            "select ",
            $what,
            " from notifications n left join notifications_seen s
                on s.tenant = n.tenant and s.notification_id = n.id and s.user_id = $1
            where n.tenant = $2 and n.at >= $3 and (n.user_id = $1
                or (n.audience = 'team' and n.name in {texts:$4})
                or (n.audience = 'role' and (n.name in {texts:$5} or ($6 and $7 and not exists (
                    select 1 from role_grants g join users u on u.tenant = g.tenant and u.id = g.user_id
                    where g.tenant = n.tenant and g.role = n.name and u.disabled_at is null))))
                or (n.audience = 'leads' and $6 and ($7 or n.name is null or n.name in {texts:$4})))",
            $rest
        )
    };
}

db::statements! {
    /// Somebody is told.
    INSERT = "insert into notifications (tenant, id, audience, name, user_id, kind, case_id, data, at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// It is over.
    DELETE = "delete from notifications where tenant = $1 and id = $2";
    /// What the caller was told, newest first.
    MINE = mine!(
        "n.id, n.audience, n.name, n.kind, n.case_id, n.data, n.at, s.at as seen_at",
        " order by n.at desc, n.id desc limit $8"
    );
    /// How much of it they have not seen.
    UNSEEN = mine!("count(*)", " and s.at is null");
    /// They have seen one.
    SEEN = "insert into notifications_seen (tenant, user_id, notification_id, at) values ($1, $2, $3, $4)
        on conflict (tenant, user_id, notification_id) do nothing";
    /// Whether there is such a notification.
    EXISTS = "select id from notifications where tenant = $1 and id = $2";
    /// Whether somebody has been told something of a kind since a moment.
    TOLD_SINCE = "select count(*) from notifications
        where tenant = $1 and kind = $2 and user_id = $3 and at >= $4";
}
