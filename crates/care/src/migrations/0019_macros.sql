-- Macros: words that are ready to be sent. Knowledge: what the brand knows, written down.
create table macros (
  tenant {id} not null,
  id {id} not null,
  version {int} not null,
  -- as the newest version says
  content {json} not null,
  uses {int} not null,
  used_at {int},
  changed_by {id},
  changed_at {int} not null,
  archived_at {int},
  primary key (tenant, id)
) {strict};

-- every version, the one in force among them
create table macro_versions (
  tenant {id} not null,
  macro_id {id} not null,
  version {int} not null,
  content {json} not null,
  by_user {id},
  at {int} not null,
  primary key (tenant, macro_id, version)
) {strict};

create table articles (
  tenant {id} not null,
  id {id} not null,
  version {int} not null,
  content {json} not null,
  -- draft, published, archived
  state text not null,
  owner {id},
  -- when somebody should look through it
  review_at {int} not null,
  -- when its owner was told that it is time
  told_at {int},
  uses {int} not null,
  changed_by {id},
  changed_at {int} not null,
  primary key (tenant, id)
) {strict};
create index articles_review on articles (tenant, review_at) where state = 'published' and told_at is null;

create table article_versions (
  tenant {id} not null,
  article_id {id} not null,
  version {int} not null,
  content {json} not null,
  by_user {id},
  at {int} not null,
  primary key (tenant, article_id, version)
) {strict};
