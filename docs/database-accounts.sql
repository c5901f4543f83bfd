-- Two accounts on a PostgreSQL of your own: one that owns the tables and changes them (`tongzhou migrate`), and a lesser one that the server
-- runs on, which can neither change a table nor switch off its guards. By a superuser, once, with passwords of your own:
--
--   psql -v owner_password=… -v server_password=… -f docs/database-accounts.sql
create role tongzhou_owner login password :'owner_password';
create role tongzhou_server login password :'server_password';
create database tongzhou owner tongzhou_owner encoding 'UTF8' template template0;
\connect tongzhou
revoke all on database tongzhou from public;
grant connect on database tongzhou to tongzhou_server;
revoke all on schema public from public;
alter schema public owner to tongzhou_owner;
grant usage on schema public to tongzhou_server;
-- Of every table that the owner makes from now on. Not `truncate`, `trigger` or `references`.
alter default privileges for role tongzhou_owner in schema public
  grant select, insert, update, delete on tables to tongzhou_server;
alter default privileges for role tongzhou_owner in schema public grant usage on sequences to tongzhou_server;
