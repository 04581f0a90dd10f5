create table outbox (
    tenant {id} not null,
    id {id} not null,
    topic text not null,
    subject {id} not null,
    payload {json} not null,
    state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled')),
    not_before {int} not null,
    lease_until {int},
    attempts {int} not null,
    effect_key text not null,
    remote_id text,
    error text,
    created_at {int} not null,
    updated_at {int} not null,
    primary key (tenant, id)
) {strict};

create unique index outbox_effect on outbox (tenant, topic, effect_key);
create index outbox_open on outbox (tenant, state, topic, not_before)
    where state in ('queued', 'sending', 'unknown');
create index outbox_subject on outbox (tenant, subject);
