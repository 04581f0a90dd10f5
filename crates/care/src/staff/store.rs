//! The texts for `memberships`, `skills`, `certificates`, `role_grants`, `capacities`, `shifts` and `presence`.

/// The columns of a [`super::Presence`].
macro_rules! presence {
    ($rest:literal) => {
        concat!(
            "select user_id, state, reason, since, beat_at, idle_since, ready_since
            from presence where tenant = $1 and ",
            $rest
        )
    };
}

db::statements! {
    /// Somebody joins a team.
    JOIN = "insert into memberships (tenant, user_id, team, since) values ($1, $2, $3, $4)
        on conflict (tenant, user_id, team) do nothing";
    /// Somebody leaves a team.
    LEAVE = "delete from memberships where tenant = $1 and user_id = $2 and team = $3";
    /// The teams of everybody.
    MEMBERSHIPS = "select user_id, team as name from memberships where tenant = $1 order by user_id, team";
    /// The further teams of somebody.
    TEAMS_OF = "select team from memberships where tenant = $1 and user_id = $2 order by team";
    /// Somebody can do something.
    SET_SKILL = "insert into skills (tenant, user_id, skill, level, set_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant, user_id, skill) do update set level = excluded.level, set_at = excluded.set_at";
    /// Somebody cannot do something.
    REMOVE_SKILL = "delete from skills where tenant = $1 and user_id = $2 and skill = $3";
    /// What everybody can do.
    SKILLS = "select user_id, skill, level from skills where tenant = $1 order by user_id, skill";
    /// What somebody can do.
    SKILLS_OF = "select skill, level from skills where tenant = $1 and user_id = $2 order by skill";
    /// Somebody has proved something.
    CERTIFY = "insert into certificates (tenant, user_id, certificate, granted_at, expires_at)
        values ($1, $2, $3, $4, $5) on conflict (tenant, user_id, certificate)
        do update set granted_at = excluded.granted_at, expires_at = excluded.expires_at";
    /// What somebody has proved ends now.
    END_CERTIFICATE = "update certificates set expires_at = $1 where tenant = $2 and user_id = $3
        and certificate = $4 and (expires_at is null or expires_at > $1)";
    /// What everybody has proved.
    CERTIFICATES = "select user_id, certificate, granted_at, expires_at from certificates where tenant = $1
        order by user_id, certificate";
    /// What somebody has proved.
    CERTIFICATES_OF = "select certificate, granted_at, expires_at from certificates
        where tenant = $1 and user_id = $2 order by certificate";
    /// Somebody has a role.
    GRANT_ROLE = "insert into role_grants (tenant, user_id, role, granted_at) values ($1, $2, $3, $4)
        on conflict (tenant, user_id, role) do nothing";
    /// Somebody has a role no more.
    REVOKE_ROLE = "delete from role_grants where tenant = $1 and user_id = $2 and role = $3";
    /// The roles of somebody.
    ROLES_OF = "select role from role_grants where tenant = $1 and user_id = $2 order by role";
    /// How much somebody holds at a time.
    SET_CAPACITY = "insert into capacities (tenant, user_id, units) values ($1, $2, $3)
        on conflict (tenant, user_id) do update set units = excluded.units";
    /// Somebody holds as much as their team says.
    FORGET_CAPACITY = "delete from capacities where tenant = $1 and user_id = $2";
    /// How much those hold for whom it is not as their team says.
    CAPACITIES = "select user_id, units from capacities where tenant = $1";
    /// A shift.
    ADD_SHIFT = "insert into shifts (tenant, id, user_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)";
    /// A shift that overlaps another of the same person.
    OVERLAPPING = "select starts_at, ends_at from shifts
        where tenant = $1 and user_id = $2 and starts_at < $3 and ends_at > $4 order by starts_at limit 1";
    /// A shift is taken back.
    REMOVE_SHIFT = "delete from shifts where tenant = $1 and id = $2 returning user_id";
    /// The shifts of somebody that have not ended.
    SHIFTS_OF = "select id, user_id, starts_at, ends_at from shifts
        where tenant = $1 and user_id = $2 and ends_at > $3 order by starts_at, id";
    /// The shift of everybody that runs, or is the next.
    NEXT_SHIFTS = "select s.id, s.user_id, s.starts_at, s.ends_at from shifts s
        where s.tenant = $1 and s.ends_at > $2 and not exists (select 1 from shifts e
            where e.tenant = s.tenant and e.user_id = s.user_id and e.ends_at > $2 and e.starts_at < s.starts_at)
        order by s.user_id, s.starts_at";
    /// Who was here when their shift ended.
    SHIFTS_OVER = "select p.user_id from presence p where p.tenant = $1 and p.state <> 'off'
            and exists (select 1 from shifts s where s.tenant = p.tenant and s.user_id = p.user_id
                and s.ends_at > p.since and s.ends_at <= $2)
            and not exists (select 1 from shifts s where s.tenant = p.tenant and s.user_id = p.user_id
                and s.starts_at <= $2 and s.ends_at > $2)
        order by p.user_id";
    /// What somebody said last.
    PRESENCE_OF = presence!("user_id = $2");
    /// What everybody said last.
    PRESENCE = presence!("state in ('ready', 'busy', 'break', 'off') order by user_id");
    /// Who says that they are here, and gave a sign of life since.
    HERE = "select user_id from presence where tenant = $1 and state in ('ready', 'busy') and beat_at > $2";
    /// Who is not here, and has not been for the grace.
    GONE = "select user_id from presence where tenant = $1
        and ((state in ('ready', 'busy') and beat_at <= $2) or (state in ('break', 'off') and since <= $2))
        order by user_id";
    /// Somebody says something of themselves.
    SAY = "insert into presence (tenant, user_id, state, reason, since, beat_at, idle_since, ready_since)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant, user_id) do update set
            state = excluded.state, reason = excluded.reason, since = excluded.since, beat_at = excluded.beat_at,
            idle_since = excluded.idle_since, ready_since = excluded.ready_since";
    /// A sign of life, unless there was one just now.
    BEAT = "update presence set beat_at = $1 where tenant = $2 and user_id = $3 and beat_at <= $4";
    /// Somebody took something by their own hand.
    TOOK = "update presence set beat_at = $1, idle_since = $1 where tenant = $2 and user_id = $3";
    /// Somebody was given something.
    GIVEN = "update presence set idle_since = $1 where tenant = $2 and user_id in {ids:$3}";
    /// Who is on a call, or writes down what it came to.
    CALLING = "select agent from calls
        where tenant = $1 and state in ('talking', 'wrap_up') and agent is not null order by agent, id";
    /// What everybody holds.
    LOADS = "select assignee, coalesce(sum(case when turn = 0 then weight else 0 end), 0) as used,
            count(*) filter (where turn = 0 and weight = 0) as whole,
            count(*) filter (where turn = 0) as ours,
            count(*) filter (where turn = 1) as theirs,
            count(*) filter (where turn = 2) as asleep
        from work_items where tenant = $1 and assignee is not null and state = 'taken' and state <> 'done'
        group by assignee";
}
