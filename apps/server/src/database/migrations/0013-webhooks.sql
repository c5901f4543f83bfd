-- Where organisations have their notices sent, signed (Standard Webhooks).
create table webhook (
  id text primary key,
  organisation text not null,
  url text not null,
  -- JSON list of kinds; null: all.
  kinds text,
  -- AES-256-GCM under a key that is not in the database.
  sealed_secret bytea not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  -- Why nothing more is sent; null while it is in use.
  disabled text
);
create index webhook_by_organisation on webhook (organisation);

-- What is to be sent, written together with the notice. Its id is the receiver's idempotency key.
create table webhook_delivery (
  id text primary key,
  webhook text not null references webhook (id) on delete cascade,
  position bigint not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null default 0,
  -- While somebody sends it: when it may be taken up again, should that one die.
  next_at timestamptz not null,
  last_error text,
  ended_at timestamptz,
  unique (webhook, position)
);
create index webhook_delivery_waiting on webhook_delivery (next_at) where state = 'waiting';
create index webhook_delivery_of_webhook on webhook_delivery (webhook, state, position);
