-- Every change of owner, consultations, and what people are told.
create table handoffs (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  work_item {id} not null,
  kind text not null,
  from_queue text not null,
  to_queue text not null,
  -- whose the queue was at that time; null if nobody's
  to_team text,
  from_user {id},
  to_user {id},
  -- null if the product moved it
  by_user {id},
  rule text,
  version {int},
  reason text,
  note text,
  promised text,
  carried {json},
  at {int} not null,
  ack_due {int},
  ack_at {int},
  ack_by {id},
  state text not null,
  returned_at {int},
  lost_ms {int},
  primary key (tenant, id)
) {strict};
create index handoffs_case on handoffs (tenant, case_id, at, id);
create index handoffs_waiting on handoffs (tenant, ack_due) where state = 'waiting';
create index handoffs_kind on handoffs (tenant, kind, rule, at);

-- what an agent leaves for whoever goes on with their cases
create table briefs (
  tenant {id} not null,
  case_id {id} not null,
  user_id {id} not null,
  text {json} not null,
  at {int} not null,
  -- when it travelled with the case
  sent_at {int},
  primary key (tenant, case_id, user_id)
) {strict};

create table consults (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  team text not null,
  question text not null,
  asked_by {id},
  asked_at {int} not null,
  due_at {int} not null,
  answer_message {id},
  answered_by {id},
  answered_at {int},
  withdrawn_at {int},
  -- when it was said that nobody had answered in time
  overdue_at {int},
  primary key (tenant, id)
) {strict};
create index consults_case on consults (tenant, case_id, asked_at, id);
create index consults_open on consults (tenant, team, due_at) where answered_at is null and withdrawn_at is null;

create table notifications (
  tenant {id} not null,
  id {id} not null,
  -- user, team, leads, role
  audience text not null,
  -- the team or the role; null: every lead
  name text,
  user_id {id},
  kind text not null,
  case_id {id},
  data {json} not null,
  at {int} not null,
  primary key (tenant, id)
) {strict};
create index notifications_at on notifications (tenant, at, id);
create index notifications_kind on notifications (tenant, kind, user_id, at);

create table notifications_seen (
  tenant {id} not null,
  user_id {id} not null,
  notification_id {id} not null,
  at {int} not null,
  primary key (tenant, user_id, notification_id)
) {strict};
