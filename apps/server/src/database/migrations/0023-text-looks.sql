-- What was refused because its words were taken for personal data, and goes to a colleague instead of being lost. Sealed with the
-- installation's key for personal data; gone once it is handed in, taken back, or after a week.
create table text_look (
  id text primary key,
  organisation text not null,
  seat text not null,
  sealed bytea not null,
  key_id text not null,
  asked_at timestamptz not null default now(),
  status text not null default 'waiting' check (status in ('waiting', 'passed', 'sent-back')),
  looked_at timestamptz,
  looked_by text
);
create index text_look_of on text_look (organisation, asked_at);
