-- Papers, photographs and sheets: apart from the log, which holds their fingerprints alone. Each organisation that has sent a
-- file has a row of its own for it. What is kept of an erased file is that it was there, and who erased it.
create table stored_file (
  -- SHA-256 of what is kept, that is without a picture's position.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  organisation text not null,
  -- Whose period of retention ends it; null for papers of the register.
  incident text,
  seat text not null,
  type text not null,
  size integer not null check (size > 0),
  put_at timestamptz not null,
  -- First named by a command; a file that none names is swept after some days.
  cited_at timestamptz,
  -- The key of this file alone, under the installation's key `key_id`; gone where the file is erased.
  wrapped_key bytea,
  key_id text,
  -- The first of the two that it takes to erase what a fact names.
  erasure_asked_by text,
  erased_at timestamptz,
  erased_by text,
  erasure_reason text,
  primary key (hash, organisation),
  check ((erased_at is null) = (wrapped_key is not null))
);
create index stored_file_by_day on stored_file (organisation, put_at);
create index stored_file_uncited on stored_file (put_at) where cited_at is null and erased_at is null;
create index stored_file_by_incident on stored_file (incident) where erased_at is null;
create index stored_file_by_key on stored_file (key_id) where erased_at is null;

-- AES-256-GCM of the bytes under the row's key.
create table stored_file_content (
  hash text not null,
  organisation text not null,
  sealed bytea not null,
  primary key (hash, organisation),
  foreign key (hash, organisation) references stored_file (hash, organisation) on delete cascade
);

-- Every reading by somebody of another organisation.
create table file_reading (
  id bigint generated always as identity primary key,
  hash text not null,
  at timestamptz not null,
  organisation text not null,
  seat text not null,
  mandate text not null
);
create trigger file_reading_is_append_only before update or delete or truncate on file_reading
  for each statement execute function forbid_change();

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
    end $$;

create trigger stored_file_leaves_a_line after insert or update or delete on stored_file
  for each row execute function write_record_line();
create trigger file_reading_leaves_a_line after insert or update or delete on file_reading
  for each row execute function write_record_line();
