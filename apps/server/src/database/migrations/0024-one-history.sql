-- Never a second history. The log's first key stands in the database: a server with another one does not start. A log that
-- was ended openly goes on under the next generation's key.
alter table log_head add column generation integer not null default 1;
alter table log_head add column key text;

create or replace function forbid_going_back() returns trigger language plpgsql as $$
begin
  if new.size < old.size or new.signed_size < old.signed_size or new.position < old.position
    or new.generation < old.generation then
    raise exception 'the public log never goes back' using errcode = 'integrity_constraint_violation';
  end if;
  if old.key is not null and new.key is distinct from old.key and new.generation = old.generation then
    raise exception 'a log keeps the key under which it began' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

-- What is appended goes on from the very fact that the writer knows as the last, not only from its place: after a failover
-- that lost some, others may stand there.
create function check_tip(first bigint, before text) returns void language plpgsql as $$
begin
  if before is not null
    and not exists (select from fact where position = first - 1 and hash = decode(before, 'hex')) then
    raise exception 'fact_by_position: the journal does not end as its writer knows it' using errcode = 'unique_violation';
  end if;
end $$;

drop function append_one(text, bigint, text, timestamptz, boolean, text, text, text, text, text, text);
create function append_one(
  incident text, fact_position bigint, type text, at timestamptz, public boolean, body text, hash text,
  seat text, key text, body_hash text, outcome text, before text
) returns void language plpgsql as $$
begin
  perform check_tip(fact_position, before);
  insert into fact values (incident, fact_position, type, at, public, body, decode(hash, 'hex'));
  if key is not null then
    insert into command values (seat, key, body_hash, outcome, fact_position);
  end if;
end $$;

drop function append_batch(json, json, json, json);
create function append_batch(facts json, commands json, accounts json, transfers json, before text) returns void
language plpgsql as $$
begin
  perform check_tip((facts->0->>'position')::bigint, before);
  insert into fact (incident, position, type, at, public, body, hash)
    select incident, position, type, at, public, body, decode(hash, 'hex')
    from json_to_recordset(facts) as f(incident text, position bigint, type text, at timestamptz, public boolean, body text, hash text);
  if commands is not null then
    insert into command (seat, key, body_hash, outcome, position)
      select seat, key, body_hash, outcome, position
      from json_to_recordset(commands) as c(seat text, key text, body_hash text, outcome text, position bigint);
  end if;
  if transfers is not null then
    perform append_transfers(accounts, transfers);
  end if;
end $$;
