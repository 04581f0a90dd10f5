//! The texts for `rounds` and `round_cases`.

db::statements! {
    /// Somebody begins, unless they have begun.
    BEGIN = "insert into rounds (tenant, user_id, begun_at) values ($1, $2, $3)
        on conflict (tenant, user_id) do nothing";
    /// After a long pause they begin again.
    BEGIN_ANEW = "update rounds set begun_at = $1, case_id = null, shown_at = null where tenant = $2 and user_id = $3";
    /// Somebody's round.
    ROUND = "select begun_at, case_id, shown_at from rounds where tenant = $1 and user_id = $2";
    /// Somebody's round, locked.
    LOCK = "select begun_at, case_id, shown_at from rounds where tenant = $1 and user_id = $2 {lock}";
    /// Another case is before them.
    SHOW = "update rounds set case_id = $1, shown_at = $2 where tenant = $3 and user_id = $4";
    /// The round is over.
    LEAVE = "delete from rounds where tenant = $1 and user_id = $2";
    /// What became of a case.
    END = "insert into round_cases (tenant, user_id, shown_at, case_id, ended_at, outcome)
        values ($1, $2, $3, $4, $5, $6) on conflict (tenant, user_id, shown_at, case_id) do nothing";
    /// How a round goes.
    PROGRESS = "select count(*) filter (where outcome <> 'skipped') as handled,
            count(*) filter (where outcome = 'skipped') as skipped,
            cast(coalesce(sum(case when outcome <> 'skipped' then ended_at - shown_at else 0 end), 0) / 1000 as {int}) as spent
        from round_cases where tenant = $1 and user_id = $2 and shown_at >= $3";
    /// What somebody holds that waits for them, the nearest promise first.
    OWN = "select w.case_id from work_items w
        where w.tenant = $1 and w.assignee = $2 and w.state = 'taken' and w.turn = 0
            and not exists (select 1 from skips s where s.tenant = w.tenant and s.user_id = w.assignee
                and s.case_id = w.case_id and s.until > $3)
            and not exists (select 1 from approvals a where a.tenant = w.tenant and a.case_id = w.case_id
                and a.state in ('waiting', 'escalated'))
        order by coalesce(w.due_at, 9223372036854775807), w.rank_at, w.id limit 1";
    /// What comes to somebody by itself.
    AHEAD = "with coming as (
            select w.case_id, c.snoozed_until as at, 'wakes' as coming from work_items w
            join cases c on c.tenant = w.tenant and c.id = w.case_id
            where w.tenant = $1 and w.assignee = $2 and w.state = 'taken' and w.state <> 'done' and w.turn = 2
                and c.snoozed_until is not null
            union all
            select b.case_id, b.back_at, 'returns' from boomerangs b
            join cases c on c.tenant = b.tenant and c.id = b.case_id and c.state = 'waiting'
            where b.tenant = $1 and b.user_id = $2
            union all
            select s.case_id, s.until, 'offered' from skips s
            join work_items w on w.tenant = s.tenant and w.case_id = s.case_id and w.state = 'waiting' and w.turn = 0
            where s.tenant = $1 and s.user_id = $2 and s.until > $3)
        select a.case_id, p.name as person, a.at, a.coming from coming a
        join cases c on c.tenant = $1 and c.id = a.case_id
        join people p on p.tenant = c.tenant and p.id = c.person_id
        order by a.at, a.case_id limit $4";
}
