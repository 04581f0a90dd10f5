-- What a decision says about the work, beside whose it is; and in whose hands it was.
alter table work_items add column version {int};
alter table work_items add column priority {real} not null default 0;
alter table work_items add column weight {int} not null default 1;
alter table work_items add column skills {json};
alter table work_items add column select_by text;
alter table work_items add column policy {json};
-- the lengths of the promise, as they are for this case
alter table work_items add column promise {json};
-- since when it stands in its queue in nobody's hands; null while somebody holds it
alter table work_items add column queued_at {int};
alter table work_items add column previous {id};
