create table jobs (
    tenant {id} not null,
    id {id} not null,
    kind text not null,
    key text,
    payload {json} not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed')),
    run_at {int} not null,
    lease_until {int},
    attempts {int} not null,
    error text,
    created_at {int} not null,
    done_at {int},
    primary key (tenant, id)
) {strict};

create unique index jobs_unfinished on jobs (tenant, kind, key) where state in ('queued', 'running');
create index jobs_due on jobs (tenant, kind, run_at) where state in ('queued', 'running');
create index jobs_failed on jobs (tenant, created_at) where state = 'failed';
