-- What was noticed before words left, and what a brand wants noticed.
create table check_settings (
  tenant {id} not null,
  settings {json} not null,
  changed_at {int} not null,
  primary key (tenant)
) {strict};

-- one row for each thing that somebody was told about their words in a case, until the words leave: never a customer's
-- word, nor ours
create table check_findings (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  -- the user or the token; nil for the product itself
  by_id {id} not null,
  code text not null,
  severity text not null,
  -- shown, blocked, mended, sent_anyway
  outcome text not null,
  at {int} not null,
  -- the words that left in the end
  message_id {id},
  settled_at {int},
  primary key (tenant, id)
) {strict};
create unique index check_findings_open on check_findings (tenant, case_id, by_id, code) where settled_at is null;
create index check_findings_at on check_findings (tenant, at, code, outcome);

-- enough of what was said to know it again
create table check_outlines (
  tenant {id} not null,
  message_id {id} not null,
  account_id {id} not null,
  person_id {id} not null,
  at {int} not null,
  folded {int} not null,
  likeness {int},
  primary key (tenant, message_id)
) {strict};
create index check_outlines_at on check_outlines (tenant, account_id, at);

-- what the author of words that wait has seen about them, and wanted to say all the same
alter table approvals add column despite {json};
