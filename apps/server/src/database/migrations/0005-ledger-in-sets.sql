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
begin
  -- Accounts are never deleted and never change their unit, so that this holds for ever once it has held.
  select t.id into wrong from inserted t
    left join account f on f.id = t.from_account
    left join account a on a.id = t.to_account
    where f.unit is distinct from t.unit or a.unit is distinct from t.unit limit 1;
  if wrong is not null then
    raise exception 'transfer % violates the foreign key to its accounts: one is missing or of another unit', wrong
      using errcode = 'foreign_key_violation';
  end if;

  if exists (select from inserted where phase in ('post', 'void')) then
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
  end if;

  if exists (select from inserted where reverses is not null) then
    select t.id into wrong from inserted t left join transfer o on o.id = t.reverses
      where t.reverses is not null and (o.id is null or o.phase not in ('posted', 'post') or o.from_account <> t.to_account
        or o.to_account <> t.from_account or o.unit <> t.unit or o.amount <> t.amount) limit 1;
    if wrong is not null then
      raise exception 'transfer % does not mirror what it reverses', wrong using errcode = 'integrity_constraint_violation';
    end if;
  end if;

  update account set
    posted_in = account.posted_in + moved.posted_in,
    posted_out = account.posted_out + moved.posted_out,
    pending_in = account.pending_in + moved.pending_in,
    pending_out = account.pending_out + moved.pending_out
  from (
    select id, sum(posted_in)::bigint as posted_in, sum(posted_out)::bigint as posted_out,
      sum(pending_in)::bigint as pending_in, sum(pending_out)::bigint as pending_out
    from (
      select from_account as id, 0::bigint as posted_in,
        case when phase in ('posted', 'post') then amount else 0 end as posted_out,
        0::bigint as pending_in,
        case when phase = 'pending' then amount else 0 end as pending_out
      from inserted
      union all
      select to_account, case when phase in ('posted', 'post') then amount else 0 end, 0,
        case when phase = 'pending' then amount else 0 end, 0
      from inserted
      union all
      select p.from_account, 0, 0, 0, -p.amount from inserted t join transfer p on p.id = t.pending_id
      union all
      select p.to_account, 0, 0, -p.amount, 0 from inserted t join transfer p on p.id = t.pending_id
    ) sides group by id
  ) moved
  where account.id = moved.id;
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

create function append_transfers(accounts jsonb, transfers jsonb) returns void language plpgsql as $$
begin
  insert into account (id, unit, may_go_below_zero)
    select id, unit, id like 'donor:%' from jsonb_to_recordset(accounts) as a(id text, unit text)
    on conflict (id) do nothing;
  insert into transfer (id, phase, unit, from_account, to_account, amount, pending_id, position, expires_at, reverses)
    select id, phase, unit, from_account, to_account, amount, pending_id, position, expires_at, reverses
    from jsonb_to_recordset(transfers) as t(id text, phase text, unit text, from_account text, to_account text,
      amount bigint, pending_id text, position bigint, expires_at timestamptz, reverses text);
end $$;

-- One call, one transaction: the whole effect of a batch of commands, or none of it.
create or replace function append_batch(facts jsonb, commands jsonb, accounts jsonb, transfers jsonb) returns void
language plpgsql as $$
begin
  insert into fact (incident, position, type, at, public, body, hash)
    select incident, position, type, at, public, body, decode(hash, 'hex')
    from jsonb_to_recordset(facts) as f(incident text, position bigint, type text, at timestamptz, public boolean, body text, hash text);
  if commands is not null then
    insert into command (seat, key, body_hash, outcome, position)
      select seat, key, body_hash, outcome, position
      from jsonb_to_recordset(commands) as c(seat text, key text, body_hash text, outcome text, position bigint);
  end if;
  if transfers is not null then
    perform append_transfers(accounts, transfers);
  end if;
end $$;
