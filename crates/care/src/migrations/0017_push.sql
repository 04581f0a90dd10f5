-- The browsers that want to be told while no page of ours is open.
create table push_subscriptions (
  tenant {id} not null,
  id {id} not null,
  user_id {id} not null,
  endpoint text not null,
  p256dh {bytes} not null,
  auth {bytes} not null,
  device text not null,
  created_at {int} not null,
  primary key (tenant, id)
) {strict};
create unique index push_subscriptions_endpoint on push_subscriptions (tenant, endpoint);
create index push_subscriptions_user on push_subscriptions (tenant, user_id);

-- Who we are to the services that carry a push: browsers know the public half, the other is sealed.
create table push_keys (
  tenant {id} not null,
  public {bytes} not null,
  sealed {bytes} not null,
  created_at {int} not null,
  -- how far the notifications have been pushed
  pushed_until {int} not null,
  primary key (tenant)
) {strict};
