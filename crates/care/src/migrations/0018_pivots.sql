-- Moves to another channel, calls, promises, and the last public word of a case that went private.

-- a public line and a private invitation, offered in one action
create table pivots (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  person_id {id} not null,
  account_id {id} not null,
  channel text not null,
  way text not null,
  -- the words from which the branch grows
  from_message {id} not null,
  public_message {id},
  public_approval {id},
  private_message {id},
  private_approval {id},
  call_id {id},
  state text not null,
  reason text,
  by_user {id},
  offered_at {int} not null,
  due_at {int} not null,
  ended_at {int},
  joined_message {id},
  -- what they have said in public since, and whether it reads like a no
  answered_message {id},
  declined {bool} not null,
  primary key (tenant, id)
) {strict};
create index pivots_case on pivots (tenant, case_id, offered_at, id);
create index pivots_offered on pivots (tenant, offered_at, id);
create index pivots_due on pivots (tenant, due_at, id) where state = 'offered';
create index pivots_open on pivots (tenant, case_id) where state in ('offered', 'silent');

-- what was decided about a closing public line: the words, or that none are needed
create table closings (
  tenant {id} not null,
  case_id {id} not null,
  at {int} not null,
  message_id {id},
  by_user {id},
  primary key (tenant, case_id, at)
) {strict};

create table promises (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  message_id {id},
  text text not null,
  public {bool} not null,
  due_at {int},
  remind_at {int},
  state text not null,
  by_user {id},
  made_at {int} not null,
  reminded_at {int},
  ended_at {int},
  ended_by {id},
  primary key (tenant, id)
) {strict};
create index promises_case on promises (tenant, case_id, made_at, id);
create index promises_made on promises (tenant, made_at, id);
create index promises_open on promises (tenant, due_at, id) where state = 'open';

create table calls (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  person_id {id} not null,
  queue text not null,
  state text not null,
  -- whose call it is; whoever is free takes it if they are not here
  agent {id},
  -- the times among which the person chooses
  slots {json} not null,
  slot_at {int},
  -- the digest of the link; the link itself is nowhere
  token_hash {bytes},
  link_until {int},
  booked_by text,
  attempts {int} not null,
  offered_at {int} not null,
  booked_at {int},
  rung_at {int},
  started_at {int},
  ended_at {int},
  wrapped_at {int},
  disposition text,
  notes text,
  message_id {id},
  primary key (tenant, id)
) {strict};
create index calls_case on calls (tenant, case_id, offered_at, id);
create unique index calls_link on calls (tenant, token_hash) where token_hash is not null;
create unique index calls_open on calls (tenant, case_id)
  where state in ('offered', 'booked', 'due', 'talking', 'wrap_up', 'missed');
create index calls_slot on calls (tenant, slot_at, id) where state = 'booked';
create index calls_busy on calls (tenant, agent) where state in ('talking', 'wrap_up');
create index calls_day on calls (tenant, slot_at, id);
