-- Versions of the ownership model: drafted, tried in the shadow, approved, in force, retired.
create table model_versions (
  tenant {id} not null,
  version {int} not null,
  state text not null,
  name text not null,
  note text not null,
  source text not null,
  hash text not null,
  -- users or tokens; null is the product itself
  author {id},
  authored_at {int} not null,
  editor {id},
  updated_at {int} not null,
  based_on {int},
  shadow_since {int},
  approved_by {id},
  approved_at {int},
  effective_at {int},
  activated_at {int},
  retired_at {int},
  primary key (tenant, version)
) {strict};
create unique index model_versions_active on model_versions (tenant) where state = 'active';
create unique index model_versions_shadow on model_versions (tenant) where state = 'shadow';

insert into model_versions (tenant, version, state, name, note, source, hash, author, authored_at, editor,
    updated_at, approved_at, effective_at, activated_at, retired_at)
  select o.tenant, o.version, case when n.activated_at is null then 'active' else 'retired' end, '', '', o.source,
    o.hash, o.author, o.activated_at, o.author, o.activated_at, o.activated_at, o.activated_at, o.activated_at,
    n.activated_at
  from ownership_versions o
    left join ownership_versions n on n.tenant = o.tenant and n.version = o.version + 1;
drop table ownership_versions;

-- a switch such as crisis, from when to when it was on
create table modes (
  tenant {id} not null,
  id {id} not null,
  mode text not null,
  topics {json} not null,
  author {id},
  reason text not null,
  since {int} not null,
  until {int},
  ended_at {int},
  ended_by {id},
  primary key (tenant, id)
) {strict};
create unique index modes_on on modes (tenant, mode) where ended_at is null;
create index modes_since on modes (tenant, since, id);

-- what a draft would have done with live traffic
create table shadow_decisions (
  tenant {id} not null,
  version {int} not null,
  id {id} not null,
  at {int} not null,
  case_id {id} not null,
  message_id {id} not null,
  from_queue text not null,
  to_queue text not null,
  from_rule text not null,
  to_rule text not null,
  moved {bool} not null,
  primary key (tenant, version, id)
) {strict};
create index shadow_decisions_moved on shadow_decisions (tenant, version, at, id) where moved;

-- two versions over what was decided in the past
create table comparisons (
  tenant {id} not null,
  id {id} not null,
  a {int} not null,
  b {int} not null,
  since {int} not null,
  until {int} not null,
  state text not null,
  done {int} not null,
  total {int} not null,
  result {json},
  failed text,
  author {id},
  asked_at {int} not null,
  updated_at {int} not null,
  primary key (tenant, id)
) {strict};
create index comparisons_asked on comparisons (tenant, asked_at, id);

-- the past is read in order, and counted by rule
create index decisions_at on decisions (tenant, at, id, rule);
