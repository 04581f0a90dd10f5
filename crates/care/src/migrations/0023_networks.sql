-- What is known about an account beside its address and its secrets, by name.
alter table accounts add column settings {json} not null default '{}';
-- When it was taken away; what was said through it stays.
alter table accounts add column removed_at {int};

-- How far behind the network each account is.
create table account_meters (
  tenant {id} not null,
  account_id {id} not null,
  -- when its history was read to the end
  read_at {int},
  -- when the newest thing in it happened, by our clock when it was stored
  event_at {int},
  -- how many deliveries came from the history, and how many of them should have come by themselves
  came {int} not null,
  recovered {int} not null,
  -- why it can't be read now, and since when
  trouble text,
  trouble_since {int},
  -- what is left of the network's quotas
  quotas {json} not null,
  primary key (tenant, account_id)
) {strict};

-- What a message repeats of earlier ones.
alter table messages add column quoted text;
