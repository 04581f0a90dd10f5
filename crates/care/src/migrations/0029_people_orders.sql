-- People stand by name and by reach as well as by their last words; whose reach nobody knows has the least.
create index people_named on people (tenant, (lower(name)), id);
create index people_reaching on people (tenant, (coalesce(reach, -1)), id);
