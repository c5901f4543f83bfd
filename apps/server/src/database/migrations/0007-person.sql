-- Personal data, apart from everything public. The first table was never written to; this one holds, for one gift of one
-- person, what is needed to read it with a key that is not in the database, and goes as a whole when it is erased.
drop table person;
create table person (
  -- What the public fact says of the person: HMAC-SHA-256 under a salt that is in the sealed part.
  commitment text primary key check (commitment ~ '^[0-9a-f]{64}$'),
  -- The pseudonym that the donor has in the ledger, one for each gift.
  donor text not null unique,
  -- AES-256-GCM of salt and data under a key of this row alone, and that key under the installation's key `key_id`.
  sealed bytea not null,
  wrapped_key bytea not null,
  key_id text not null,
  recorded_at timestamptz not null,
  -- The seat's name for the act, so that a request that is sent again finds what the first one sealed.
  seat text not null,
  request_key text,
  unique (seat, request_key)
);
create index person_by_key_id on person (key_id);

-- That personal data were destroyed, when, by whom and why. Holds nothing of the person.
create table person_erasure (
  commitment text primary key,
  at timestamptz not null,
  by text not null check (by in ('person', 'officer', 'operator')),
  organisation text not null,
  seat text,
  reason text not null
);

-- Every reading of personal data by staff. Holds nothing of the person.
create table person_reading (
  id bigint generated always as identity primary key,
  commitment text not null,
  at timestamptz not null,
  organisation text not null,
  seat text not null,
  -- Under which mandate; null where the glass was broken.
  mandate text,
  reason text not null,
  note text,
  check (mandate is not null or note is not null)
);
create index person_reading_by_organisation on person_reading (organisation, id);

create trigger person_erasure_is_append_only before update or delete or truncate on person_erasure
  for each statement execute function forbid_change();
create trigger person_reading_is_append_only before update or delete or truncate on person_reading
  for each statement execute function forbid_change();
