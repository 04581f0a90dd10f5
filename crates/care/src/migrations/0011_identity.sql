-- Who is who: what people said that names them, who may be one person, and what was made one.

-- what a message or an address says of whose it is: a digest, and the little that may be shown
create table identifiers (
  tenant {id} not null,
  key text not null,
  identity_id {id} not null,
  kind text not null,
  shown text not null,
  -- whether the network has shown it to be theirs; else they only said so
  verified {bool} not null,
  message_id {id},
  said_at {int} not null,
  primary key (tenant, key, identity_id)
) {strict};
create index identifiers_identity on identifiers (tenant, identity_id);
create index identifiers_message on identifiers (tenant, message_id) where message_id is not null;
create index identities_handle on identities (tenant, handle);

-- that two persons may be one; one row for each pair, the lower id first
create table person_suggestions (
  tenant {id} not null,
  id {id} not null,
  one {id} not null,
  other {id} not null,
  score {real} not null,
  evidence {json} not null,
  state text not null,
  found_at {int} not null,
  put_off_until {int},
  decided_at {int},
  decided_by {id},
  primary key (tenant, id)
) {strict};
create unique index person_suggestions_pair on person_suggestions (tenant, one, other);
create index person_suggestions_other on person_suggestions (tenant, other);
create index person_suggestions_state on person_suggestions (tenant, state, found_at, id);

create table person_joins (
  tenant {id} not null,
  id {id} not null,
  kept {id} not null,
  joined {id} not null,
  suggestion_id {id},
  score {real} not null,
  evidence {json} not null,
  at {int} not null,
  -- null if a verified identifier was enough
  by_user {id},
  undone_at {int},
  undone_by {id},
  primary key (tenant, id)
) {strict};
create index person_joins_kept on person_joins (tenant, kept, at);
create unique index person_joins_joined on person_joins (tenant, joined) where undone_at is null;
alter table identity_links add column join_id {id};

-- the cases that came with the person who was joined
create table person_join_cases (
  tenant {id} not null,
  join_id {id} not null,
  case_id {id} not null,
  primary key (tenant, join_id, case_id)
) {strict};
create index person_join_cases_case on person_join_cases (tenant, case_id);

-- two cases about one issue: the messages of the later stand in the earlier
create table case_joins (
  tenant {id} not null,
  id {id} not null,
  from_case {id} not null,
  into_case {id} not null,
  at {int} not null,
  by_user {id},
  work_item {id},
  -- how both stood, for the way back
  before {json} not null,
  undone_at {int},
  undone_by {id},
  primary key (tenant, id)
) {strict};
create unique index case_joins_from on case_joins (tenant, from_case) where undone_at is null;
create index case_joins_into on case_joins (tenant, into_case, at);
create index case_joins_at on case_joins (tenant, at);
create table case_join_messages (
  tenant {id} not null,
  message_id {id} not null,
  join_id {id} not null,
  -- its place in the case that it came from
  seq {int} not null,
  at {int} not null,
  undone_at {int},
  primary key (tenant, message_id, join_id)
) {strict};
create index case_join_messages_join on case_join_messages (tenant, join_id);
alter table cases add column joined_to {id};
-- why an item ended that did not end with its case
alter table work_items add column ended_by text;

-- what the brand lets the product do by itself
create table identity_policies (
  tenant {id} not null primary key,
  automatic {bool} not null,
  by_user {id},
  at {int} not null
) {strict};
