-- The ledger's guards, once for each statement instead of once for each row: a batch of thousands is checked by a few
-- joins over the rows that it inserted. What is refused stays the same; what is new is expiry and reversal.
alter table transfer add column expires_at timestamptz;
alter table transfer add constraint transfer_expires_if_pending check (expires_at is null or phase = 'pending');
alter table transfer add column reverses text;
alter table transfer add constraint transfer_reverses_if_posted check (reverses is null or phase = 'posted');

-- At most one end for each pending transfer, at most one reversal for each posted one. Partial: most rows are neither.
alter table transfer drop constraint transfer_pending_id_key;
create unique index transfer_ends_once on transfer (pending_id) where pending_id is not null;
create unique index transfer_reversed_once on transfer (reverses) where reverses is not null;

alter table transfer drop constraint transfer_from_account_unit_fkey;
alter table transfer drop constraint transfer_to_account_unit_fkey;
alter table transfer drop constraint transfer_pending_id_fkey;
-- Served those keys only. Balances change in place while no index covers them (heap-only updates) and pages have room.
alter table account drop constraint account_id_unit_key;
alter table account set (fillfactor = 60);

drop trigger transfer_end_matches on transfer;
drop function check_transfer_end();
drop trigger transfer_moves_balances on transfer;
drop function move_balances();
drop trigger account_moves_by_transfer on account;
drop function forbid_bare_balance();
drop trigger account_opens_empty on account;
drop function forbid_opening_balance();

create function check_transfers() returns trigger language plpgsql as $$
declare
  wrong text;
  touched bigint;
  has_ends boolean;
begin
  select bool_or(pending_id is not null) into has_ends from inserted;
  if has_ends is null then
    return null; -- nothing was inserted
  end if;

  if has_ends then
    select t.id into wrong from inserted t left join transfer p on p.id = t.pending_id
      where t.phase in ('post', 'void') and (p.id is null or p.phase <> 'pending' or p.from_account <> t.from_account
        or p.to_account <> t.to_account or p.unit <> t.unit or t.amount > p.amount) limit 1;
    if wrong is not null then
      raise exception 'transfer % does not end what it names', wrong using errcode = 'integrity_constraint_violation';
    end if;
    select t.id into wrong from inserted t join transfer p on p.id = t.pending_id join fact on fact.position = t.position
      where t.phase = 'post' and p.expires_at is not null and p.expires_at <= fact.at limit 1;
    if wrong is not null then
      raise exception 'transfer % posts what has expired', wrong using errcode = 'integrity_constraint_violation';
    end if;
    update account set
      pending_in = account.pending_in - released.pending_in,
      pending_out = account.pending_out - released.pending_out
    from (
      select side.id,
        sum(case when side.incoming then p.amount else 0 end)::bigint as pending_in,
        sum(case when side.incoming then 0 else p.amount end)::bigint as pending_out
      from inserted t join transfer p on p.id = t.pending_id,
        lateral (values (p.from_account, false), (p.to_account, true)) as side(id, incoming)
      group by side.id
    ) released
    where account.id = released.id;
  end if;

  -- One sum for each account and unit. An account that is missing, or of another unit, is not updated and so missed:
  -- this is the transfers' foreign key. Accounts are never deleted and never change their unit.
  update account set
    posted_in = account.posted_in + moved.posted_in,
    posted_out = account.posted_out + moved.posted_out,
    pending_in = account.pending_in + moved.pending_in,
    pending_out = account.pending_out + moved.pending_out
  from (
    select side.id, t.unit,
      sum(case when side.incoming and t.phase in ('posted', 'post') then t.amount else 0 end)::bigint as posted_in,
      sum(case when not side.incoming and t.phase in ('posted', 'post') then t.amount else 0 end)::bigint as posted_out,
      sum(case when side.incoming and t.phase = 'pending' then t.amount else 0 end)::bigint as pending_in,
      sum(case when not side.incoming and t.phase = 'pending' then t.amount else 0 end)::bigint as pending_out
    from inserted t, lateral (values (t.from_account, false), (t.to_account, true)) as side(id, incoming)
    group by side.id, t.unit
  ) moved
  where account.id = moved.id and account.unit = moved.unit;
  get diagnostics touched = row_count;
  if touched <> (select count(*) from (select from_account, unit from inserted union select to_account, unit from inserted) s) then
    raise exception 'a transfer violates the foreign key to its accounts: one is missing or of another unit'
      using errcode = 'foreign_key_violation';
  end if;

  if exists (select from inserted where reverses is not null) then
    select t.id into wrong from inserted t left join transfer o on o.id = t.reverses
      where t.reverses is not null and (o.id is null or o.phase not in ('posted', 'post') or o.from_account <> t.to_account
        or o.to_account <> t.from_account or o.unit <> t.unit or o.amount <> t.amount) limit 1;
    if wrong is not null then
      raise exception 'transfer % does not mirror what it reverses', wrong using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  return null;
end $$;
create trigger transfers_are_checked after insert on transfer
  referencing new table as inserted for each statement execute function check_transfers();

-- Balances follow transfers, and nothing else moves them.
create function forbid_bare_balance() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'balances move by transfers only' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger account_moves_by_transfer before update on account for each statement execute function forbid_bare_balance();

create function forbid_opening_balance() returns trigger language plpgsql as $$
begin
  if exists (select from opened where posted_in <> 0 or posted_out <> 0 or pending_in <> 0 or pending_out <> 0) then
    raise exception 'an account opens empty' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger account_opens_empty after insert on account
  referencing new table as opened for each statement execute function forbid_opening_balance();

create function append_transfers(accounts json, transfers json) returns void language plpgsql as $$
begin
  insert into account (id, unit, may_go_below_zero)
    select id, unit, (id like 'donor:%' or id like 'supplier:%') from json_to_recordset(accounts) as a(id text, unit text)
    on conflict (id) do nothing;
  insert into transfer (id, phase, unit, from_account, to_account, amount, pending_id, position, expires_at, reverses)
    select id, phase, unit, from_account, to_account, amount, pending_id, position, expires_at, reverses
    from json_to_recordset(transfers) as t(id text, phase text, unit text, from_account text, to_account text,
      amount bigint, pending_id text, position bigint, expires_at timestamptz, reverses text);
end $$;

-- One call, one transaction: the whole effect of a batch of commands, or none of it.
-- Read once and in order, so json and not jsonb: it is not parsed into a tree first.
drop function append_batch(jsonb, jsonb, jsonb, jsonb);
create function append_batch(facts json, commands json, accounts json, transfers json) returns void
language plpgsql as $$
begin
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
