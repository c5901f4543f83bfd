-- What organisations are told, taken from the journal in its order. Can be dropped and taken from the journal again.
create table notice (
  position bigint not null,
  organisation text not null,
  incident text not null,
  kind text not null,
  urgency text not null check (urgency in ('normal', 'urgent', 'alarm')),
  title_zh text not null,
  title_en text not null,
  path text not null,
  at timestamptz not null,
  -- Whose act it was: that seat is not told of it.
  seat text not null,
  primary key (organisation, position)
);

-- How far the journal has been told. Whoever takes up more holds this row meanwhile.
create table notice_progress (
  only_row boolean primary key default true check (only_row),
  position bigint not null
);
insert into notice_progress (position) values (0);

-- Up to where each seat has seen its notices.
create table notice_seen (
  seat text primary key,
  position bigint not null
);
