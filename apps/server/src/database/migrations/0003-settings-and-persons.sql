create table setting (
  name text primary key,
  value text not null
);

-- Personal data, apart from everything public: sealed with a key that is not in the database.
create table person (
  commitment text primary key,
  sealed bytea not null
);

-- Bearer tokens for programs; only their hashes.
create table api_token (
  hash text primary key,
  organisation text not null,
  seat text not null,
  label text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz
);
