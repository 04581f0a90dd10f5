-- What is done to what others wrote: likes, hiding, sharing; and our own words taken down.
create table deeds (
  tenant {id} not null,
  id {id} not null,
  case_id {id} not null,
  message_id {id} not null,
  deed text not null,
  -- why, where a reason is asked for
  reason text,
  -- the words that name the author of what is shared
  credit text,
  -- nobody: the product itself, by the brand's policy
  by_user {id},
  at {int} not null,
  primary key (tenant, id)
) {strict};
create index deeds_case on deeds (tenant, case_id, at, id);
create index deeds_message on deeds (tenant, message_id, at, id);

-- what the brand wants to happen by itself
create table deed_policies (
  tenant {id} not null,
  -- personal data in public: off, offer, hide
  personal_data text not null,
  primary key (tenant)
) {strict};
