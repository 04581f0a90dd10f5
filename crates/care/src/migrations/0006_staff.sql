-- Who works here: teams beside the one that `users` names, skills, certificates, roles, shifts, presence.
create table memberships (
  tenant {id} not null,
  user_id {id} not null,
  team text not null,
  since {int} not null,
  primary key (tenant, user_id, team)
) {strict};

create table skills (
  tenant {id} not null,
  user_id {id} not null,
  skill text not null,
  -- 1 to 5
  level {int} not null,
  set_at {int} not null,
  primary key (tenant, user_id, skill)
) {strict};

create table certificates (
  tenant {id} not null,
  user_id {id} not null,
  certificate text not null,
  granted_at {int} not null,
  -- null: for good
  expires_at {int},
  primary key (tenant, user_id, certificate)
) {strict};

create table role_grants (
  tenant {id} not null,
  user_id {id} not null,
  role text not null,
  granted_at {int} not null,
  primary key (tenant, user_id, role)
) {strict};

create table capacities (
  tenant {id} not null,
  user_id {id} not null,
  units {int} not null,
  primary key (tenant, user_id)
) {strict};

create table shifts (
  tenant {id} not null,
  id {id} not null,
  user_id {id} not null,
  starts_at {int} not null,
  ends_at {int} not null,
  primary key (tenant, id)
) {strict};
create index shifts_user on shifts (tenant, user_id, ends_at);
create index shifts_end on shifts (tenant, ends_at);

-- one row for whoever said once whether they are here
create table presence (
  tenant {id} not null,
  user_id {id} not null,
  state text not null,
  reason text,
  since {int} not null,
  -- the last sign of life
  beat_at {int} not null,
  -- since when they were given nothing
  idle_since {int} not null,
  -- since when they take work, for those who settle in
  ready_since {int} not null,
  primary key (tenant, user_id)
) {strict};

-- who was given a piece of work, and why not the others
create table selections (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  work_item {id} not null,
  at {int} not null,
  queue text not null,
  method text not null,
  chosen {id} not null,
  record {json} not null,
  primary key (tenant, id)
) {strict};
create index selections_case on selections (tenant, case_id, at);

-- One order for all: what is due first, a bounded time earlier for what matters more. No lane passes another for ever.
drop index work_items_queue;
drop index work_items_turn;
drop index work_items_assignee;
update work_items set priority = 4, rank_at = rank_at - 3600000000 where lane = 0 and state <> 'done';
alter table work_items drop column lane;
create index work_items_queue on work_items (tenant, queue, turn, rank_at, id) where state <> 'done';
create index work_items_turn on work_items (tenant, turn, rank_at, id) where state <> 'done';
create index work_items_assignee on work_items (tenant, assignee, turn, rank_at, id) where state <> 'done';
create index work_items_waiting on work_items (tenant, rank_at, id) where state = 'waiting';
