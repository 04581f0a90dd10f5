-- Which node reads the account's history and listens to it, and until when no other does.
alter table accounts add column read_by {id};
alter table accounts add column read_until {int};

-- Since when the account can't be listened to, and why.
alter table account_meters add column deaf_since {int};
alter table account_meters add column deaf_reason text;
-- What the brand's people were told about its trouble; nothing while there is none.
alter table account_meters add column told {id};
