-- Mail: how it was laid out, how a team signs, chats that go on by mail, and how much a visitor may send.

-- a message as its author laid it out: HTML in which nothing runs or is loaded by itself
create table message_pages (
  tenant {id} not null,
  message_id {id} not null,
  html text not null,
  -- where its pictures lie; nobody goes there before a reader asks for them
  pictures {json} not null,
  -- whether only the beginning was kept
  cut {bool} not null,
  primary key (tenant, message_id)
) {strict};

-- what stands below the mails of a team
create table signatures (
  tenant {id} not null,
  team text not null,
  words text not null,
  changed_at {int} not null,
  changed_by {id},
  primary key (tenant, team)
) {strict};

-- when a visitor's line stood last
alter table chat_visitors add column here_at {int};
create index chat_visitors_former on chat_visitors (tenant, account_id, former_id) where former_id is not null;

-- answers of a chat that went to a visitor by mail, because they had gone
create table chat_mails (
  tenant {id} not null,
  -- the answer
  message_id {id} not null,
  -- the mail that carries it, and the conversation in which that stands
  mail_id {id} not null,
  conversation_id {id} not null,
  -- to which address: whoever answers from there is the visitor
  address text not null,
  at {int} not null,
  primary key (tenant, message_id)
) {strict};
create index chat_mails_conversation on chat_mails (tenant, conversation_id);
-- the answers of chats, by their time
create index messages_chat_answers on messages (tenant, account_id, at)
  where channel = 'chat' and direction = 'outbound';

-- how much a visitor, or an address, has asked for: when what they took is made good
create table chat_limits (
  tenant {id} not null,
  asks text not null,
  who text not null,
  full_at {int} not null,
  primary key (tenant, asks, who)
) {strict};
create index chat_limits_full on chat_limits (tenant, full_at);
