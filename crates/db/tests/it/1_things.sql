create table things (
    id {id} not null primary key,
    n {int} not null,
    ok {bool} not null,
    note text,
    data {json},
    raw {bytes},
    score {real} not null default 0.5
) {strict};
create table parts (
    id {id} not null primary key,
    thing {id} not null references things (id) on delete cascade,
    place {int} not null
) {strict};
create unique index parts_place on parts (thing, place);
