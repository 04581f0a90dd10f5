-- Every key starts with the tenant: no row is found without one, and a distributed engine shards by it.
-- Instants are microseconds since 1970; ids are UUIDv7; lengths of time are milliseconds.

create table tenants (
  id {id} not null primary key,
  slug text not null,
  name text not null,
  taxonomy {json} not null,
  created_at {int} not null
) {strict};

create unique index tenants_slug on tenants (slug);

-- ownership: which text is in force; the newest version is
create table ownership_versions (
  tenant {id} not null,
  version {int} not null,
  source text not null,
  hash text not null,
  author {id},
  activated_at {int} not null,
  primary key (tenant, version)
) {strict};

-- access
create table users (
  tenant {id} not null,
  id {id} not null,
  login text not null,
  name text not null,
  role text not null,
  team text,
  password_hash text not null,
  created_at {int} not null,
  disabled_at {int},
  primary key (tenant, id)
) {strict};
create unique index users_login on users (tenant, login);

create table sessions (
  tenant {id} not null,
  id {id} not null,
  user_id {id} not null,
  token_hash {bytes} not null,
  csrf text not null,
  device text not null,
  created_at {int} not null,
  last_seen_at {int} not null,
  expires_at {int} not null,
  revoked_at {int},
  primary key (tenant, id)
) {strict};
create unique index sessions_token on sessions (token_hash);
create index sessions_user on sessions (tenant, user_id);

create table api_tokens (
  tenant {id} not null,
  id {id} not null,
  name text not null,
  role text not null,
  token_hash {bytes} not null,
  created_at {int} not null,
  revoked_at {int},
  primary key (tenant, id)
) {strict};
create unique index api_tokens_token on api_tokens (token_hash);

create table login_failures (
  tenant {id} not null,
  id {id} not null,
  subject text not null,
  at {int} not null,
  primary key (tenant, id)
) {strict};
create index login_failures_subject on login_failures (tenant, subject, at);

-- channels: the brand's accounts; secret and token are sealed with the installation's key
create table accounts (
  tenant {id} not null,
  id {id} not null,
  channel text not null,
  external_id text not null,
  handle text not null,
  name text not null,
  base_url text not null,
  secret {bytes} not null,
  token {bytes} not null,
  state text not null,
  state_reason text,
  history_cursor text,
  created_at {int} not null,
  primary key (tenant, id)
) {strict};
create unique index accounts_external on accounts (tenant, channel, external_id);

-- ingest
create table deliveries (
  tenant {id} not null,
  id {id} not null,
  account_id {id} not null,
  channel text not null,
  dedup_key text not null,
  body {bytes} not null,
  received_at {int} not null,
  state text not null,
  attempts {int} not null,
  reason text,
  items {int} not null,
  unknown {int} not null,
  done_at {int},
  primary key (tenant, id)
) {strict};
create unique index deliveries_dedup on deliveries (tenant, account_id, dedup_key);
create index deliveries_waiting on deliveries (tenant, received_at, id) where state = 'stored';
create index deliveries_poison on deliveries (tenant, received_at, id) where state = 'poison';

create table unknown_kinds (
  tenant {id} not null,
  channel text not null,
  kind text not null,
  seen {int} not null,
  last_delivery {id} not null,
  last_at {int} not null,
  primary key (tenant, channel, kind)
) {strict};

-- people: an identity belongs to the person of its one open link; undoing a link is an update, never a delete
create table people (
  tenant {id} not null,
  id {id} not null,
  name text not null,
  avatar text,
  reach {int},
  lang text,
  first_seen_at {int} not null,
  last_seen_at {int} not null,
  primary key (tenant, id)
) {strict};
create index people_recent on people (tenant, last_seen_at, id);

create table identities (
  tenant {id} not null,
  id {id} not null,
  channel text not null,
  external_id text not null,
  handle text not null,
  name text not null,
  avatar text,
  reach {int},
  first_seen_at {int} not null,
  last_seen_at {int} not null,
  primary key (tenant, id)
) {strict};
create unique index identities_external on identities (tenant, channel, external_id);

create table identity_links (
  tenant {id} not null,
  id {id} not null,
  identity_id {id} not null,
  person_id {id} not null,
  evidence {json} not null,
  linked_at {int} not null,
  linked_by {id},
  undone_at {int},
  undone_by {id},
  primary key (tenant, id)
) {strict};
create unique index identity_links_open on identity_links (tenant, identity_id) where undone_at is null;
create index identity_links_person on identity_links (tenant, person_id);

-- cases
create table cases (
  tenant {id} not null,
  id {id} not null,
  person_id {id} not null,
  state text not null,
  origin_channel text not null,
  origin_visibility text not null,
  topic text,
  opened_at {int} not null,
  answered_at {int},
  resolved_at {int},
  snoozed_until {int},
  reopened {int} not null,
  last_seq {int} not null,
  last_at {int} not null,
  last_inbound_at {int} not null,
  last_text text not null,
  last_direction text not null,
  last_visibility text not null,
  sentiment text,
  needs_triage {bool} not null,
  primary key (tenant, id)
) {strict};
create index cases_person on cases (tenant, person_id, last_at);
create index cases_recent on cases (tenant, last_at, id);
create index cases_resolved on cases (tenant, resolved_at, id) where state = 'resolved';
create index cases_snoozed on cases (tenant, snoozed_until, id) where state = 'snoozed';

create table conversations (
  tenant {id} not null,
  id {id} not null,
  account_id {id} not null,
  channel text not null,
  visibility text not null,
  thread text not null,
  identity_id {id} not null,
  case_id {id} not null,
  subject text,
  opened_at {int} not null,
  primary key (tenant, id)
) {strict};
create unique index conversations_thread on conversations (tenant, account_id, thread, identity_id);
create index conversations_case on conversations (tenant, case_id);

create table messages (
  tenant {id} not null,
  id {id} not null,
  seq {int} not null,
  case_id {id} not null,
  conversation_id {id} not null,
  person_id {id} not null,
  account_id {id} not null,
  delivery_id {id},
  channel text not null,
  direction text not null,
  visibility text not null,
  surface text not null,
  thread text not null,
  provider_id text,
  parent text,
  subject text,
  text text not null,
  author_id {id},
  at {int} not null,
  provider_at {int} not null,
  received_at {int} not null,
  facts {json},
  attachments {json},
  campaign text,
  edited_at {int},
  deleted_at {int},
  primary key (tenant, id)
) {strict};
create unique index messages_provider on messages (tenant, account_id, provider_id) where provider_id is not null;
create index messages_delivery on messages (tenant, delivery_id) where delivery_id is not null;
create index messages_case on messages (tenant, case_id, seq);
create index messages_thread on messages (tenant, account_id, thread, at);

create table message_versions (
  tenant {id} not null,
  message_id {id} not null,
  version {int} not null,
  text text not null,
  replaced_at {int} not null,
  primary key (tenant, message_id, version)
) {strict};

create table reactions (
  tenant {id} not null,
  account_id {id} not null,
  provider_id text not null,
  external_id text not null,
  kind text not null,
  at {int} not null,
  removed_at {int},
  primary key (tenant, account_id, provider_id, external_id, kind)
) {strict};

-- edits and deletes that arrived before the message they speak of
create table early_changes (
  tenant {id} not null,
  account_id {id} not null,
  provider_id text not null,
  at {int} not null,
  text text,
  delivery_id {id} not null,
  primary key (tenant, account_id, provider_id, at)
) {strict};

-- refusals of our words that arrived before the news that the network had taken them
create table early_refusals (
  tenant {id} not null,
  account_id {id} not null,
  provider_id text not null,
  reason text not null,
  at {int} not null,
  delivery_id {id} not null,
  primary key (tenant, account_id, provider_id)
) {strict};

-- routing and queues
create table decisions (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  message_id {id} not null,
  at {int} not null,
  queue text not null,
  rule text not null,
  record {json} not null,
  primary key (tenant, id)
) {strict};
create index decisions_case on decisions (tenant, case_id, at);

create table work_items (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  queue text not null,
  state text not null,
  assignee {id},
  -- whose turn it is: 0 ours, 1 the person's, 2 it sleeps
  turn {int} not null,
  lane {int} not null,
  rank_at {int} not null,
  due_at {int},
  sla text,
  response text not null,
  decision_id {id},
  created_at {int} not null,
  taken_at {int},
  done_at {int},
  primary key (tenant, id)
) {strict};
create unique index work_items_open on work_items (tenant, case_id) where state <> 'done';
create index work_items_queue on work_items (tenant, queue, turn, lane, rank_at, id) where state <> 'done';
create index work_items_turn on work_items (tenant, turn, lane, rank_at, id) where state <> 'done';
create index work_items_assignee on work_items (tenant, assignee, turn, lane, rank_at, id) where state <> 'done';
create index work_items_case on work_items (tenant, case_id, created_at);

create table clocks (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  metric text not null,
  sla text not null,
  state text not null,
  target_ms {int} not null,
  started_at {int} not null,
  due_at {int} not null,
  stopped_at {int},
  cause text not null,
  primary key (tenant, id)
) {strict};
create unique index clocks_running on clocks (tenant, case_id, metric) where state = 'running';
create index clocks_case on clocks (tenant, case_id, started_at);
create index clocks_due on clocks (tenant, due_at) where state = 'running';

-- words of the brand
create table drafts (
  tenant {id} not null,
  case_id {id} not null,
  user_id {id} not null,
  mode text not null,
  text text not null,
  seen_seq {int} not null,
  updated_at {int} not null,
  primary key (tenant, case_id, user_id)
) {strict};

-- the audit trail: what happened, to what, by whom, when
create table events (
  tenant {id} not null,
  id {id} not null,
  at {int} not null,
  kind text not null,
  actor text not null,
  actor_id {id},
  case_id {id},
  message_id {id},
  delivery_id {id},
  data {json} not null,
  primary key (tenant, id)
) {strict};
create index events_case on events (tenant, case_id, at) where case_id is not null;
create index events_message on events (tenant, message_id, at) where message_id is not null;
create index events_delivery on events (tenant, delivery_id, at) where delivery_id is not null;
