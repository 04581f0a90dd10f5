-- Cases that come back when the customer does not answer in time.
create table boomerangs (
  tenant {id} not null,
  case_id {id} not null,
  -- whose it is
  user_id {id} not null,
  -- the words that wait for an answer; null if a note or nothing was written with it
  message_id {id},
  thrown_at {int} not null,
  back_at {int} not null,
  primary key (tenant, case_id)
) {strict};
create index boomerangs_due on boomerangs (tenant, back_at);
create index boomerangs_user on boomerangs (tenant, user_id, back_at);

-- What somebody is not offered for a while.
create table skips (
  tenant {id} not null,
  user_id {id} not null,
  case_id {id} not null,
  reason text not null,
  at {int} not null,
  until {int} not null,
  primary key (tenant, user_id, case_id)
) {strict};
create index skips_until on skips (tenant, until);

-- Who works one case at a time, and which they have before them.
create table rounds (
  tenant {id} not null,
  user_id {id} not null,
  begun_at {int} not null,
  case_id {id},
  shown_at {int},
  primary key (tenant, user_id)
) {strict};

-- What became of those that they had before them.
create table round_cases (
  tenant {id} not null,
  user_id {id} not null,
  shown_at {int} not null,
  case_id {id} not null,
  ended_at {int} not null,
  outcome text not null,
  primary key (tenant, user_id, shown_at, case_id)
) {strict};

-- People whom a lead wants to be treated with particular care.
create table vips (
  tenant {id} not null,
  person_id {id} not null,
  by_user {id},
  at {int} not null,
  reason text not null,
  primary key (tenant, person_id)
) {strict};
