-- How contacts are wrapped up, and the register of complaints.

-- the brand's dispositions, fields and rules; each change is a version, and the newest is in force
create table wrap_up_settings (
  tenant {id} not null,
  version {int} not null,
  settings {json} not null,
  by_user {id},
  at {int} not null,
  primary key (tenant, version)
) {strict};

-- what a contact was about and how it ended; one for each time that the case was open
create table wrap_ups (
  tenant {id} not null,
  case_id {id} not null,
  -- how often the case had come back by then
  round {int} not null,
  -- the path of keys in the tree, such as fault/no_service
  disposition text not null,
  -- by which version of the settings
  version {int} not null,
  team text,
  fields {json} not null,
  by_user {id},
  at {int} not null,
  primary key (tenant, case_id, round)
) {strict};
create index wrap_ups_disposition on wrap_ups (tenant, disposition, at);

-- the last number of a year
create table complaint_numbers (
  tenant {id} not null,
  year {int} not null,
  last {int} not null,
  primary key (tenant, year)
) {strict};

create table complaints (
  tenant {id} not null,
  id {id} not null,
  year {int} not null,
  number {int} not null,
  case_id {id} not null,
  person_id {id} not null,
  channel text not null,
  received_at {int} not null,
  -- received, acknowledged, answered, closed
  state text not null,
  category text not null,
  severity {int} not null,
  -- the path of keys in the list of causes; empty as long as nobody knows
  cause text not null,
  -- what was done about it
  remedy text not null,
  -- in hundredths of the currency
  redress {int} not null,
  currency text not null,
  owner {id},
  acknowledge_by {int} not null,
  answer_by {int} not null,
  acknowledged_at {int},
  answered_at {int},
  closed_at {int},
  reopened {int} not null,
  -- the body outside that has it; empty if none has
  external text not null,
  external_ref text not null,
  external_at {int},
  by_user {id},
  created_at {int} not null,
  changed_at {int} not null,
  primary key (tenant, id)
) {strict};
create unique index complaints_number on complaints (tenant, year, number);
create unique index complaints_case on complaints (tenant, case_id);
create index complaints_open on complaints (tenant, answer_by, id) where state <> 'closed';
