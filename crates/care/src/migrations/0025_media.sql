-- Pictures and files: what hangs on messages, and what is about to. Their bytes lie elsewhere, under the same id.
create table media (
  tenant {id} not null,
  id {id} not null,
  -- on what it hangs: a message; words that wait for agreement; or, with neither, the draft of a user for a case
  message_id {id},
  approval_id {id},
  case_id {id},
  user_id {id},
  position {int} not null,
  -- through which account it is fetched, and what the network calls it; null if somebody of ours attached it
  account_id {id},
  locator text,
  state text not null,
  -- what its content is; before it is here, what the network says
  media_type text not null,
  name text,
  alt text,
  size {int},
  digest text,
  -- in pixels, of a picture that can be shown: then there is a small one of it as well
  width {int},
  height {int},
  attempts {int} not null,
  -- when it is fetched next
  due_at {int},
  reason text,
  created_at {int} not null,
  primary key (tenant, id)
) {strict};
create index media_message on media (tenant, message_id) where message_id is not null;
create index media_approval on media (tenant, approval_id) where approval_id is not null;
create index media_draft on media (tenant, case_id) where case_id is not null;
create index media_due on media (tenant, due_at, id) where state = 'wanted';

-- Files whose bytes are still to be deleted.
create table media_gone (
  tenant {id} not null,
  id {id} not null,
  primary key (tenant, id)
) {strict};
