-- Which version of the program has written here, one row each time that changes: the last is the one that wrote last.
create table program (
  n bigint generated always as identity primary key,
  version text not null,
  -- By which rules it decided (RULES).
  rules integer not null,
  since timestamptz not null default now()
);
