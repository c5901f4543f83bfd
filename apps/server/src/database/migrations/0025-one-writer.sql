-- One server writes at a time. Whoever holds the lease renews it; where nobody has for two seconds, another takes it under the
-- next number. What is appended names the number under which it was decided: a writer that has lost its lease appends nothing.
create table writer_lease (
  one boolean primary key default true check (one),
  epoch bigint not null,
  holder text not null,
  -- Where other servers hand in what they were asked.
  address text not null,
  until timestamptz not null
);

create function check_lease(lease bigint) returns void language plpgsql as $$
begin
  if lease is not null and not exists (select from writer_lease where epoch = lease) then
    raise exception 'writer_lease: another server writes' using errcode = 'object_not_in_prerequisite_state';
  end if;
end $$;

drop function append_one(text, bigint, text, timestamptz, boolean, text, text, text, text, text, text, text);
create function append_one(
  incident text, fact_position bigint, type text, at timestamptz, public boolean, body text, hash text,
  seat text, key text, body_hash text, outcome text, before text, lease bigint
) returns void language plpgsql as $$
begin
  perform check_lease(lease);
  perform check_tip(fact_position, before);
  insert into fact values (incident, fact_position, type, at, public, body, decode(hash, 'hex'));
  if key is not null then
    insert into command values (seat, key, body_hash, outcome, fact_position);
  end if;
end $$;

drop function append_batch(json, json, json, json, text);
create function append_batch(facts json, commands json, accounts json, transfers json, before text, lease bigint) returns void
language plpgsql as $$
begin
  perform check_lease(lease);
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
