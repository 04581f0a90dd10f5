-- files of the past: how far each has been taken in, so that a killed import goes on where it was
create table imports (
  tenant {id} not null,
  hash text not null,
  mode text not null,
  name text not null,
  rows {int} not null,
  done {int} not null,
  started_at {int} not null,
  updated_at {int} not null,
  finished_at {int},
  primary key (tenant, hash, mode)
) {strict};
