-- Who somebody is. What better-auth keeps stands in tables of its own names (`sign_in_…`): `account` is the ledger's, and a
-- `session` could be anything. An account's seat is its id there.
drop table session;
alter table person_account drop column password_hash;
-- JSON list of the seats in which the person sat before: an account that is opened again sits in another.
alter table person_account add column seats_before text not null default '[]';

create table sign_in_user (
  id text primary key references person_account (seat) on delete cascade,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  two_factor_enabled boolean not null default false
);

-- The token alone opens nothing: a cookie carries it under a signature whose key is not in the database.
create table sign_in_session (
  id text primary key,
  user_id text not null references sign_in_user (id) on delete cascade,
  token text not null unique,
  -- Moves while the session is used; `created_at` does not, and bounds it.
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ip_address text,
  user_agent text
);
create index sign_in_session_by_user on sign_in_session (user_id);
create index sign_in_session_by_end on sign_in_session (expires_at);

create table sign_in_credential (
  id text primary key,
  user_id text not null references sign_in_user (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_credential_by_user on sign_in_credential (user_id);

-- Challenges and half-done sign-ins, for minutes; the names are hashes.
create table sign_in_proof (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index sign_in_proof_by_identifier on sign_in_proof (identifier);

-- Sealed by a key that is not in the database.
create table sign_in_totp (
  id text primary key,
  user_id text not null references sign_in_user (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);
create index sign_in_totp_by_user on sign_in_totp (user_id);

create table sign_in_passkey (
  id text primary key,
  user_id text not null references sign_in_user (id) on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz default now(),
  aaguid text
);
create index sign_in_passkey_by_user on sign_in_passkey (user_id);
create index sign_in_passkey_by_credential on sign_in_passkey (credential_id);

-- One-time links by which an account gets a new password: SHA-256 of the code.
create table sign_in_reset (
  hash text primary key,
  seat text not null references person_account (seat) on delete cascade,
  -- Of an administrator's or the operator's: second factors and passkeys go as well.
  whole boolean not null,
  made_by text,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_reset_by_seat on sign_in_reset (seat);

create table invitation (
  id text primary key,
  -- SHA-256 of the code; null once it was used or taken back.
  hash text unique,
  -- Null: the person brings an organisation that is not on the register yet.
  organisation text,
  made_by text not null,
  made_by_organisation text not null,
  name text not null,
  email text,
  -- JSON list of what the seat may do that the machine opens when the person joins; null: what the log then says of a first person.
  functions text,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- The place that was made for the person, or in which he sits.
  seat text,
  joined_at timestamptz,
  ended_at timestamptz
);
create index invitation_by_maker on invitation (made_by_organisation, made_at);

-- What somebody had typed when the session ended: sealed with a key that only the browser's cookie holds.
create table kept_form (
  hash text primary key,
  seat text,
  sealed bytea not null,
  expires_at timestamptz not null
);

alter table api_token add column id text;
update api_token set id = substr(hash, 1, 16);
alter table api_token alter column id set not null;
-- JSON list of the functions that it may act in; null: all that its seat may (of this machine's operator alone).
alter table api_token add column functions text;
-- Beside the token, whose row leaves a line at each change.
create table api_token_use (
  hash text primary key references api_token (hash) on delete cascade,
  used_at timestamptz not null
);

create or replace function record_key(book text, kept jsonb) returns text
  language sql immutable as $$
    select case book
      when 'person_reading' then kept->>'id'
      when 'person_erasure' then kept->>'commitment'
      when 'notice' then concat_ws(' ', kept->>'organisation', kept->>'number')
      when 'person_account' then kept->>'seat'
      when 'api_token' then kept->>'hash'
      when 'stored_file' then concat_ws(' ', kept->>'hash', kept->>'organisation')
      when 'file_reading' then kept->>'id'
      when 'sign_in_credential' then kept->>'id'
      when 'sign_in_passkey' then kept->>'id'
      when 'invitation' then kept->>'id'
    end $$;

-- A password, a passkey or an invitation that somebody puts into the table is found by the check.
create trigger sign_in_credential_leaves_a_line after insert or update or delete on sign_in_credential
  for each row execute function write_record_line();
create trigger sign_in_passkey_leaves_a_line after insert or update or delete on sign_in_passkey
  for each row execute function write_record_line();
create trigger invitation_leaves_a_line after insert or update or delete on invitation
  for each row execute function write_record_line();
