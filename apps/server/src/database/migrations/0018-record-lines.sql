-- What the machine keeps beside the log and does not publish: who read whose data, what was erased, what was told to whom,
-- which accounts and tokens there were. Each row that is written, changed or deleted there leaves a line here, with its hash;
-- the running hash of the lines is stated in the public log (`records.attested`), so that none can be taken out or changed
-- unnoticed. Holds nothing that could be read.
create table record_line (
  -- Without gaps, in the order in which the rows were committed.
  line bigint primary key,
  book text not null,
  row_key text not null,
  -- SHA-256 of the row; null where it was deleted.
  hash bytea,
  at timestamptz not null default now()
);
create index record_line_by_row on record_line (book, row_key, line desc);
create trigger record_line_is_append_only before update or delete or truncate on record_line
  for each statement execute function forbid_change();

-- Moments as UTC, whatever the session shows.
create function record_hash(kept jsonb) returns bytea
  language sql stable set timezone to 'UTC' as $$ select sha256(convert_to(kept::text, 'UTF8')) $$;

create function write_record_line() returns trigger
  language plpgsql set timezone to 'UTC' as $$
declare
  kept jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
begin
  -- One after the other, up to the commit: else a lower number could become visible after a higher one.
  perform pg_advisory_xact_lock(20200131);
  insert into record_line (line, book, row_key, hash)
    select coalesce(max(line), 0) + 1, tg_table_name, record_key(tg_table_name, kept),
      case when tg_op = 'DELETE' then null else record_hash(kept) end
    from record_line;
  return null;
end $$;

-- What names a row of a book for ever.
create function record_key(book text, kept jsonb) returns text
  language sql immutable as $$
    select case book
      when 'person_reading' then kept->>'id'
      when 'person_erasure' then kept->>'commitment'
      when 'notice' then concat_ws(' ', kept->>'organisation', kept->>'number')
      when 'person_account' then kept->>'seat'
      when 'api_token' then kept->>'hash'
    end $$;

create trigger person_reading_leaves_a_line after insert or update or delete on person_reading
  for each row execute function write_record_line();
create trigger person_erasure_leaves_a_line after insert or update or delete on person_erasure
  for each row execute function write_record_line();
create trigger notice_leaves_a_line after insert or update or delete on notice
  for each row execute function write_record_line();
create trigger person_account_leaves_a_line after insert or update or delete on person_account
  for each row execute function write_record_line();
create trigger api_token_leaves_a_line after insert or update or delete on api_token
  for each row execute function write_record_line();
