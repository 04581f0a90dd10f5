-- Words that wait for somebody's agreement, and goodwill.
create table approvals (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  -- who speaks: a person or a program
  speaker {json} not null,
  -- the speaker and whoever changed the words: none of them may agree
  authors {json} not null,
  mode text not null,
  text text not null,
  seen_seq {int} not null,
  resolve {bool} not null,
  goodwill {json},
  policy {json} not null,
  why text not null,
  state text not null,
  reason text,
  asked_at {int} not null,
  due_at {int} not null,
  decided_at {int},
  decided_by {id},
  message_id {id},
  primary key (tenant, id)
) {strict};
create index approvals_case on approvals (tenant, case_id, asked_at, id);
create index approvals_open on approvals (tenant, due_at, id) where state in ('waiting', 'escalated');

create table approval_votes (
  tenant {id} not null,
  approval_id {id} not null,
  user_id {id} not null,
  -- the role by which they may agree
  role text not null,
  at {int} not null,
  primary key (tenant, approval_id, user_id)
) {strict};

-- what was promised in words that have reached the person; in hundredths of the brand's currency
create table goodwill (
  tenant {id} not null,
  message_id {id} not null,
  case_id {id} not null,
  amount {int} not null,
  reason text,
  by_user {id},
  at {int} not null,
  primary key (tenant, message_id)
) {strict};
create index goodwill_case on goodwill (tenant, case_id, at);

-- cases that need no answer
create table no_replies (
  tenant {id} not null,
  case_id {id} not null,
  at {int} not null,
  reason text not null,
  note text,
  by_user {id},
  sampled {bool} not null,
  primary key (tenant, case_id, at)
) {strict};
create index no_replies_sampled on no_replies (tenant, at) where sampled;

-- what a machine said while a queue was closed: once in a case and a closure
create table automatic_words (
  tenant {id} not null,
  case_id {id} not null,
  -- when the queue opens again: there is one such moment for each closure
  opens_at {int} not null,
  -- null where the network would not have taken the words
  message_id {id},
  at {int} not null,
  primary key (tenant, case_id, opens_at)
) {strict};

-- the teams that may speak through an account; through one without any, every team may
create table account_grants (
  tenant {id} not null,
  account_id {id} not null,
  team text not null,
  primary key (tenant, account_id, team)
) {strict};

-- the team for which a program speaks
alter table api_tokens add column team text;
