-- Saved views, work on many cases at once.
create table views (
  tenant {id} not null,
  id {id} not null,
  name text not null,
  -- who sees it: mine, team, everyone
  scope text not null,
  -- whose it is; null if the product's
  owner {id},
  -- the team that sees it
  team text,
  filter {json} not null,
  sort text not null,
  columns {json} not null,
  -- its place in the rail
  place {int} not null,
  created_at {int} not null,
  changed_at {int} not null,
  primary key (tenant, id)
) {strict};
create index views_place on views (tenant, place, id);

create table case_tags (
  tenant {id} not null,
  case_id {id} not null,
  tag text not null,
  by_user {id},
  at {int} not null,
  primary key (tenant, case_id, tag)
) {strict};
create index case_tags_tag on case_tags (tenant, tag, at);

create table bulk_jobs (
  tenant {id} not null,
  id {id} not null,
  -- on whose behalf: a person, or a program with its role
  by_user {id},
  by_token {id},
  role text not null,
  deed {json} not null,
  -- running, cancelled, done, undoing, undone
  state text not null,
  total {int} not null,
  started_at {int} not null,
  -- not before then: the rate of the network
  next_at {int} not null,
  ended_at {int},
  primary key (tenant, id)
) {strict};
create index bulk_jobs_working on bulk_jobs (tenant, next_at, id) where state in ('running', 'undoing');
create index bulk_jobs_by on bulk_jobs (tenant, started_at, id);

-- what an order did with each of its cases
create table bulk_cases (
  tenant {id} not null,
  job_id {id} not null,
  case_id {id} not null,
  place {int} not null,
  -- the newest message when it was ordered
  seen_seq {int} not null,
  -- pending, done, skipped, failed; undone, kept
  state text not null,
  reason text,
  -- how the case stood before and after
  before {json},
  after {json},
  -- the words that left
  send {id},
  at {int},
  primary key (tenant, job_id, case_id)
) {strict};
create index bulk_cases_place on bulk_cases (tenant, job_id, state, place);
