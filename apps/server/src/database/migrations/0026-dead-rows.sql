-- What was erased leaves the pages of these tables at once, by the server's own vacuum. On an account that does not own them
-- (docs/database-accounts.sql) PostgreSQL passes that over: then its own daemon does it, at the first dead row, within a minute.
alter table person set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
alter table stored_file_content set (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
