-- Web chat: who is let in, what they attached, how they were served.

-- a browser that talks to us; the message's words stand where all words stand
create table chat_visitors (
  tenant {id} not null,
  id {id} not null,
  account_id {id} not null,
  token_hash {bytes} not null,
  -- their id on the network, and the one that they had before the site vouched for them
  external_id text not null,
  former_id text,
  name text not null,
  email text,
  verified {bool} not null,
  topic text,
  -- whether they have written; the first message says what it is about
  wrote {bool} not null,
  lang text not null,
  -- the words that they agreed to, before anything of theirs was kept
  consent text not null,
  consented_at {int} not null,
  seen_at {int} not null,
  typing_at {int},
  ended_at {int},
  primary key (tenant, id)
) {strict};
create unique index chat_visitors_token on chat_visitors (token_hash);
create index chat_visitors_external on chat_visitors (tenant, account_id, external_id);

create table chat_files (
  tenant {id} not null,
  id {id} not null,
  account_id {id} not null,
  visitor_id {id} not null,
  name text not null,
  media_type text not null,
  size {int} not null,
  body {bytes} not null,
  created_at {int} not null,
  primary key (tenant, id)
) {strict};
create index chat_files_visitor on chat_files (tenant, visitor_id);

create table chat_ratings (
  tenant {id} not null,
  account_id {id} not null,
  case_id {id} not null,
  external_id text not null,
  stars {int} not null,
  words text not null,
  -- whose words stood last
  agent_id {id},
  rated_at {int} not null,
  primary key (tenant, account_id, case_id, external_id)
) {strict};
