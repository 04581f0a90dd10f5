-- What people say a message means, and what is learnt from it.

-- the outline of a message's words, by which near-copies are found, and whether triage was unsure of what routing
-- looks at; null for what nobody read
alter table messages add column likeness {int};
alter table messages add column unsure {bool};
create index messages_heard on messages (tenant, received_at, likeness, person_id, unsure)
  where direction = 'inbound';

-- a correction or a confirmation of one fact of one message
create table signals (
  tenant {id} not null,
  id {id} not null,
  message_id {id} not null,
  case_id {id} not null,
  fact text not null,
  kind text not null,
  -- what triage said, if anything, and whether it was sure
  was text,
  was_known {bool} not null,
  value text not null,
  -- the user or the token
  actor_id {id},
  day {int} not null,
  at {int} not null,
  -- from which queue to which the case moved because of it, and after how many milliseconds
  moved_from text,
  moved_to text,
  lost_ms {int},
  -- the number of the lesson that was the first to see it
  lesson {int},
  primary key (tenant, id)
) {strict};
create index signals_message on signals (tenant, message_id);
create index signals_new on signals (tenant, id) where lesson is null;
create index signals_recent on signals (tenant, kind, at);

-- a message as the numbers that lessons are learnt from: its words may change or go
create table seen_messages (
  tenant {id} not null,
  message_id {id} not null,
  base text not null,
  features {bytes} not null,
  primary key (tenant, message_id)
) {strict};

-- what was learnt: rows are only added, except that one is in force and that old deltas are let go
create table lessons (
  tenant {id} not null,
  id {id} not null,
  seq {int} not null,
  at {int} not null,
  kind text not null,
  outcome text not null,
  in_force {bool} not null,
  base text not null,
  signals {int} not null,
  new_signals {int} not null,
  delta_id text,
  delta {bytes},
  effects {json} not null,
  actor_id {id},
  restores {id},
  primary key (tenant, id)
) {strict};
create unique index lessons_seq on lessons (tenant, seq);
create unique index lessons_in_force on lessons (tenant) where in_force;

-- what other models say about messages
create table opinions (
  tenant {id} not null,
  message_id {id} not null,
  source text not null,
  facts {json} not null,
  tokens {int} not null,
  at {int} not null,
  primary key (tenant, message_id, source)
) {strict};

-- each message about which another model was asked: how often, what it cost, how it went
create table opinion_calls (
  tenant {id} not null,
  message_id {id} not null,
  source text not null,
  calls {int} not null,
  -- with those that are set aside until the outcome is known
  tokens {int} not null,
  -- the latest
  at {int} not null,
  answered {bool} not null,
  -- why the latest failed
  failed text,
  -- until when the endpoint wants to be left alone
  hold_until {int},
  primary key (tenant, message_id, source)
) {strict};
create index opinion_calls_at on opinion_calls (tenant, at);
