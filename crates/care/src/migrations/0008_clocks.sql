-- The promises in full: calendars, pauses, warnings, and the log of every clock.

-- words that a machine wrote: they stop no clock
alter table messages add column automatic {bool} not null default false;

alter table clocks rename to clocks_before;
drop index clocks_running;
drop index clocks_case;
drop index clocks_due;
create table clocks (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  metric text not null,
  -- the promise and the ownership version that makes it; null for what is only measured
  sla text,
  version {int},
  -- what the promise counts: calendar or business
  kind text not null,
  -- whose opening hours business time is
  calendar text,
  -- where the case stood when it started
  queue text not null,
  team text,
  -- the department that had the ball then
  owner text,
  state text not null,
  target_ms {int},
  warn_ms {int},
  started_at {int} not null,
  -- since when it counts; null while it stands still
  counts_from {int},
  paused_at {int},
  -- the pauses that are over
  paused_ms {int} not null,
  -- what had been counted when it last stood still
  calendar_ms {int} not null,
  business_ms {int} not null,
  due_at {int},
  warn_at {int},
  warned_at {int},
  breached_at {int},
  stopped_at {int},
  -- the answer that stopped it
  answer {id},
  cause text not null,
  -- by which definition of the metric it was measured
  definition {int} not null,
  primary key (tenant, id)
) {strict};
insert into clocks (tenant, id, case_id, metric, sla, version, kind, calendar, queue, team, owner, state, target_ms,
    warn_ms, started_at, counts_from, paused_at, paused_ms, calendar_ms, business_ms, due_at, warn_at, warned_at,
    breached_at, stopped_at, answer, cause, definition)
  select c.tenant, c.id, c.case_id, c.metric, c.sla, null, 'calendar', null,
    coalesce((select w.queue from work_items w where w.tenant = c.tenant and w.case_id = c.case_id
      order by w.created_at desc, w.id desc limit 1), ''),
    null, null, c.state, c.target_ms, null, c.started_at,
    case when c.state = 'running' then c.started_at end, null, 0,
    case when c.state = 'running' then 0 else (coalesce(c.stopped_at, c.started_at) - c.started_at) / 1000 end,
    case when c.state = 'running' then 0 else (coalesce(c.stopped_at, c.started_at) - c.started_at) / 1000 end,
    c.due_at, null, null, null, c.stopped_at, null, c.cause, 0
  from clocks_before c;
drop table clocks_before;
create unique index clocks_live on clocks (tenant, case_id, metric) where state in ('running', 'paused');
create index clocks_case on clocks (tenant, case_id, started_at);
create index clocks_started on clocks (tenant, started_at, id);
create index clocks_warn on clocks (tenant, warn_at) where state = 'running' and warned_at is null;
create index clocks_due on clocks (tenant, due_at) where state = 'running' and breached_at is null;

-- what happened to each clock, and why
create table clock_log (
  tenant {id} not null,
  id {id} not null,
  clock_id {id} not null,
  case_id {id} not null,
  at {int} not null,
  what text not null,
  cause text not null,
  message_id {id},
  data {json} not null,
  primary key (tenant, id)
) {strict};
create index clock_log_case on clock_log (tenant, case_id, at, id);
