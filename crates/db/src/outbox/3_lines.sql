-- Effects of one line leave in the order in which they were put, one at a time.
alter table outbox add column line {id};

create index outbox_line on outbox (tenant, line, created_at)
    where state in ('queued', 'sending', 'unknown');
