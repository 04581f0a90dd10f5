-- Who looks at what, and who writes there. A row is a sign of life: it ends by leaving, or by silence.

create table watchers (
  tenant {id} not null,
  case_id {id} not null,
  user_id {id} not null,
  -- viewing, away or writing
  doing text not null,
  -- since when they do that
  since {int} not null,
  seen_at {int} not null,
  -- who took the reply over from them; null while nobody did
  yielded_to {id},
  primary key (tenant, case_id, user_id)
) {strict};
create index watchers_seen on watchers (tenant, seen_at);

-- The rail counts what is open in each queue and in whose hands, on every desk: from this index alone.
create index work_items_counts on work_items (tenant, turn, queue, assignee, due_at, state) where state <> 'done';
