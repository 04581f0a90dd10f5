-- What is known about an account beside its address and its secrets, by name.
alter table accounts add column settings {json} not null default '{}';
