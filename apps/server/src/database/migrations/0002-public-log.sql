-- The public log's files (C2SP tlog-tiles), by path, and its one latest tree.
create table log_file (
  path text primary key,
  bytes bytea not null
);
create table log_head (
  only_row boolean primary key default true check (only_row),
  -- Entries integrated, and the journal position of the last of them.
  size bigint not null,
  position bigint not null,
  checkpoint text
);
insert into log_head (size, position) values (0, 0);

-- Which entry holds which fact.
create table log_entry (
  position bigint primary key,
  index bigint not null unique
);
