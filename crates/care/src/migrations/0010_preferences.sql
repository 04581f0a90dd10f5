-- How each user likes the desk: their language and zone (null: as their browser has it), and the rest of their wishes.
alter table users add column lang text;
alter table users add column zone text;
alter table users add column wishes {json};
