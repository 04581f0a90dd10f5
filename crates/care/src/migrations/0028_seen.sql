-- Up to which message each of the brand's people has seen a case. What came from the person since is new to them.

create table seen (
  tenant {id} not null,
  case_id {id} not null,
  user_id {id} not null,
  -- the place of the newest message on their screen
  seq {int} not null,
  primary key (tenant, case_id, user_id)
) {strict};
