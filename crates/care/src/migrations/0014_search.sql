-- What can be searched for. A document's number is its time, so that the newest come first without sorting.
create table search_docs (
  tenant {id} not null,
  docid {int} not null,
  kind text not null,
  id {id} not null,
  at {int} not null,
  -- of what was indexed; the same again is not written again
  digest {int} not null,
  -- of documents that other tables do not hold in one row
  title text,
  body text,
  primary key (tenant, docid)
) {strict};
create unique index search_docs_docid on search_docs (docid);
create unique index search_docs_id on search_docs (tenant, id);

-- The words of the documents. Both engines are given words that are folded already, and split nothing themselves.
{sqlite}
create virtual table search_index using fts5
  (words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '~^_'");
{end}
{postgres}
create table search_index (
  tenant uuid not null,
  docid bigint not null,
  terms tsvector not null,
  primary key (tenant, docid)
);
create index search_index_terms on search_index using gin (terms) with (gin_pending_list_limit = 1024);
{end}

-- In how many messages a word stands: an estimate, since of many messages only some are counted.
create table search_words (
  tenant {id} not null,
  word text not null,
  docs {int} not null,
  primary key (tenant, word)
) {strict};

-- How far the indexer has come: messages up to `mark` are indexed, and counted.
create table search_state (
  tenant {id} not null,
  mark {id} not null,
  messages {int} not null,
  primary key (tenant)
) {strict};

-- Messages that say something else now, until the indexer has seen them.
create table search_changes (
  tenant {id} not null,
  id {id} not null,
  message_id {id} not null,
  primary key (tenant, id)
) {strict};

-- What somebody searched for, the last few.
create table searches (
  tenant {id} not null,
  user_id {id} not null,
  query text not null,
  at {int} not null,
  primary key (tenant, user_id, query)
) {strict};
