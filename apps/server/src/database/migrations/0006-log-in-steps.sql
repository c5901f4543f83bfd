-- The journal has no gaps: each statement's facts go on where the last ones ended. A writer that has lost its place is
-- stopped here, before it writes what nobody could read back.
create function check_positions() returns trigger language plpgsql as $$
declare
  first bigint;
  last bigint;
  many bigint;
begin
  select min(position), max(position), count(*) into first, last, many from appended;
  if first is not null and (many <> last - first + 1
    or (first > 1 and not exists (select from fact where position = first - 1))) then
    raise exception 'fact_by_position: the journal would have a gap before %', first using errcode = 'unique_violation';
  end if;
  return null;
end $$;
create trigger fact_has_no_gap after insert on fact
  referencing new table as appended for each statement execute function check_positions();

-- The log grows in two steps: first its tree, durable; then the signature over that very tree. In between it is simply
-- not signed yet.
alter table log_head add column root bytea;
-- The size that the newest signed checkpoint speaks for: it only ever goes forward.
alter table log_head add column signed_size bigint not null default 0;
alter table log_head add constraint log_head_signs_what_is_there check (signed_size <= size);
update log_head set signed_size = size where checkpoint is not null;

create function forbid_going_back() returns trigger language plpgsql as $$
begin
  if new.size < old.size or new.signed_size < old.signed_size or new.position < old.position then
    raise exception 'the public log never goes back' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger log_head_goes_forward before update on log_head for each row execute function forbid_going_back();
create trigger log_head_is_permanent before delete or truncate on log_head for each statement execute function forbid_change();
