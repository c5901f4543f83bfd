-- Browsers that a seat is told on (Web Push, RFC 8030). Only a seat with an account: its end is the end of these.
create table push_device (
  id text primary key,
  seat text not null references person_account (seat) on delete cascade,
  -- An address of a push service; whoever knows it may ask it to deliver.
  endpoint text not null unique,
  -- The browser's public key and authentication secret (RFC 8291), base64url.
  p256dh text not null,
  auth text not null,
  -- Browser and system in a word or two: how a person tells devices apart.
  label text not null,
  mode text not null check (mode in ('urgent', 'all')),
  language text not null check (language in ('zh', 'en')),
  quiet_from integer check (quiet_from between 0 and 1439),
  quiet_until integer check (quiet_until between 0 and 1439),
  -- Of the last notice that was sent, or passed over.
  number bigint not null,
  next_at timestamptz,
  failures integer not null default 0,
  created_at timestamptz not null default now(),
  check ((quiet_from is null) = (quiet_until is null))
);
create index push_device_of_seat on push_device (seat);
