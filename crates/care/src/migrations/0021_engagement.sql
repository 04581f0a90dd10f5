-- Marketing's view of the same messages: what is worth a word back, who may be shown, what is given, who may become a
-- customer, and whom we approached.
create table engagements (
  tenant {id} not null,
  message_id {id} not null,
  case_id {id} not null,
  person_id {id} not null,
  -- praise, question, content
  kind text not null,
  reach {int},
  at {int} not null,
  -- somebody set it aside
  done_at {int},
  done_by {id},
  primary key (tenant, message_id)
) {strict};
create index engagements_at on engagements (tenant, at, message_id);
create index engagements_person on engagements (tenant, person_id, at);

-- what the brand wants in all of this; the secret of its CRM is sealed with the installation's key
create table engagement_settings (
  tenant {id} not null,
  settings {json} not null,
  crm_secret {bytes},
  changed_at {int} not null,
  primary key (tenant)
) {strict};

-- whether we may show what somebody made: asked by us, granted by a message of their own
create table rights (
  tenant {id} not null,
  id {id} not null,
  message_id {id} not null,
  case_id {id} not null,
  person_id {id} not null,
  -- asked, granted, declined, lapsed, withdrawn
  state text not null,
  -- public or private: how it was asked
  mode text not null,
  -- what for: organic, paid
  scopes {json} not null,
  months {int} not null,
  terms text not null,
  -- what the person has to write
  code text not null,
  -- the words in which we asked; null while they wait for somebody's agreement
  line_id {id},
  asked_by {id},
  asked_at {int} not null,
  lapses_at {int} not null,
  -- the person's own message that decided
  evidence {id},
  decided_at {int},
  -- nobody: the product noticed it
  decided_by {id},
  -- until when it is granted
  until {int},
  withdrawn_at {int},
  withdrawal {id},
  -- showing it: who wanted it, who agreed, with which words, by which deed
  wanted_by {id},
  wanted_at {int},
  agreed_by {id},
  credit text,
  deed_id {id},
  primary key (tenant, id)
) {strict};
create unique index rights_standing on rights (tenant, message_id) where state in ('asked', 'granted');
create index rights_person on rights (tenant, person_id, asked_at);
create index rights_case on rights (tenant, case_id, asked_at);
create index rights_open on rights (tenant, lapses_at) where state = 'asked';
create index rights_shown on rights (tenant, decided_at) where deed_id is not null and state <> 'granted';

create table rewards (
  tenant {id} not null,
  id {id} not null,
  person_id {id} not null,
  case_id {id} not null,
  -- what it is for
  message_id {id} not null,
  name text not null,
  -- hundredths of the brand's currency
  amount {int} not null,
  -- offered, accepted, sent, withdrawn
  state text not null,
  -- what has to stand wherever we show what the person made
  disclosure text not null,
  -- the words in which it was offered; null while they wait for somebody's agreement
  line_id {id},
  by_user {id},
  at {int} not null,
  -- the person's own message in which they said where to send it
  consent {id},
  changed_at {int} not null,
  primary key (tenant, id)
) {strict};
create index rewards_at on rewards (tenant, at);
create index rewards_person on rewards (tenant, person_id, at);

create table leads (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  -- what made it one
  message_id {id} not null,
  person_id {id} not null,
  product text,
  -- new, contacted, qualified, won, lost
  stage text not null,
  owner {id} not null,
  -- hundredths of the brand's currency
  amount {int},
  -- what the person agreed to, in our words; the message in which they did
  permission text,
  permission_message {id},
  channel text not null,
  campaign text,
  competitor text,
  note text,
  created_by {id},
  created_at {int} not null,
  changed_at {int} not null,
  -- counts its changes, so that the CRM knows what is newer
  rev {int} not null,
  -- what the CRM calls it
  crm_id text,
  primary key (tenant, id)
) {strict};
create unique index leads_case on leads (tenant, case_id);
create index leads_at on leads (tenant, created_at, id);

-- whom we approached, and who wants no such thing
create table contacts (
  tenant {id} not null,
  message_id {id} not null,
  person_id {id} not null,
  case_id {id} not null,
  by_user {id},
  at {int} not null,
  primary key (tenant, message_id)
) {strict};
create index contacts_person on contacts (tenant, person_id, at);

create table opt_outs (
  tenant {id} not null,
  person_id {id} not null,
  -- the person's own message; null if somebody entered it
  evidence {id},
  by_user {id},
  at {int} not null,
  primary key (tenant, person_id)
) {strict};
create index opt_outs_evidence on opt_outs (tenant, evidence);
