-- People who sign in. The seat is the pseudonym under which they act in public facts; name and address never leave here.
create table person_account (
  email text primary key,
  name text not null,
  organisation text not null,
  seat text not null unique,
  password_hash text not null,
  disabled boolean not null default false
);

create table session (
  -- SHA-256 of the cookie's token: a copy of this table signs nobody in.
  hash text primary key,
  email text not null references person_account (email) on delete cascade,
  expires_at timestamptz not null
);
create index session_by_email on session (email);
