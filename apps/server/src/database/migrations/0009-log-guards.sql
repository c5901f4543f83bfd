-- The public log's tables guard themselves as the journal's do: what is published stays, but for the checkpoint, and for
-- partial tiles that a full one has superseded (C2SP tlog-tiles lets a log delete those).
delete from log_file where path like '%.p/%'
  and exists (select from log_file whole where whole.path = split_part(log_file.path, '.p/', 1));

create function forbid_other_bytes() returns trigger language plpgsql as $$
begin
  raise exception 'log_file %: what is published is append-only', old.path using errcode = 'integrity_constraint_violation';
end $$;
create trigger log_file_keeps_its_bytes before update on log_file for each row
  when (old.path <> new.path or (old.path <> 'checkpoint' and old.bytes <> new.bytes)) execute function forbid_other_bytes();

create function forbid_losing_files() returns trigger language plpgsql as $$
begin
  if exists (select from gone where gone.path not like '%.p/%'
      or not exists (select from log_file whole where whole.path = split_part(gone.path, '.p/', 1))) then
    raise exception 'log_file: what is published is append-only' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger log_file_stays after delete on log_file
  referencing old table as gone for each statement execute function forbid_losing_files();
create trigger log_file_is_permanent before truncate on log_file for each statement execute function forbid_change();
create trigger log_entry_is_append_only before update or delete or truncate on log_entry for each statement execute function forbid_change();
