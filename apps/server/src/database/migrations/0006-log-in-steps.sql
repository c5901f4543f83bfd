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
