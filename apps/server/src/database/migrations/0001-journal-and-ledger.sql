-- The journal: what happened, in order, for ever. Nothing here is updated or deleted.
create table fact (
  incident text not null,
  position bigint not null check (position > 0),
  type text not null,
  at timestamptz not null,
  public boolean not null,
  -- Canonical JSON (RFC 8785) of the whole fact: for a public fact, the very bytes of its log entry.
  body text not null,
  -- SHA-256 of body, so that damage at rest is seen at the next start.
  hash bytea not null,
  -- The incident leads the key: a cluster shards by it.
  primary key (incident, position)
);
-- One order for all: of two servers that write the same position one fails, catches up and decides again.
create unique index fact_by_position on fact (position);

-- One client key, one effect: the answer that it got is kept and given again.
create table command (
  seat text not null,
  key text not null,
  body_hash text not null,
  outcome text not null,
  position bigint not null,
  primary key (seat, key)
);

-- The ledger, guarded here and not only in the application.
create table account (
  id text primary key,
  unit text not null,
  may_go_below_zero boolean not null,
  posted_in bigint not null default 0 check (posted_in between 0 and 9007199254740991),
  posted_out bigint not null default 0 check (posted_out between 0 and 9007199254740991),
  pending_in bigint not null default 0 check (pending_in >= 0),
  pending_out bigint not null default 0 check (pending_out >= 0),
  unique (id, unit),
  constraint account_not_below_zero check (may_go_below_zero or posted_in - posted_out - pending_out >= 0),
  -- The id spells its kind; only donors and suppliers may owe.
  constraint account_only_sources_owe check (may_go_below_zero = (id like 'donor:%' or id like 'supplier:%'))
);
create index account_by_unit on account (unit);

-- Two sides, one unit, one amount: an unbalanced transfer cannot be written down.
create table transfer (
  id text primary key,
  phase text not null check (phase in ('posted', 'pending', 'post', 'void')),
  unit text not null,
  from_account text not null,
  to_account text not null check (to_account <> from_account),
  amount bigint not null check (amount > 0 or (phase = 'void' and amount = 0)),
  -- The pending transfer that a post or void ends; at most one may.
  pending_id text unique references transfer (id),
  position bigint not null,
  check ((phase in ('post', 'void')) = (pending_id is not null)),
  foreign key (from_account, unit) references account (id, unit),
  foreign key (to_account, unit) references account (id, unit)
);
create index transfer_by_position on transfer (position);

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: a correction is another row', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger fact_is_append_only before update or delete or truncate on fact for each statement execute function forbid_change();
create trigger transfer_is_append_only before update or delete or truncate on transfer for each statement execute function forbid_change();
create trigger command_is_append_only before update or delete or truncate on command for each statement execute function forbid_change();
create trigger account_is_permanent before delete or truncate on account for each statement execute function forbid_change();

-- Balances follow transfers, and nothing else moves them.
create function forbid_bare_balance() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'balances move by transfers only' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger account_moves_by_transfer before update on account for each row execute function forbid_bare_balance();

create function forbid_opening_balance() returns trigger language plpgsql as $$
begin
  if new.posted_in <> 0 or new.posted_out <> 0 or new.pending_in <> 0 or new.pending_out <> 0 then
    raise exception 'an account opens empty' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger account_opens_empty before insert on account for each row execute function forbid_opening_balance();

-- A post or void must match what it ends.
create function check_transfer_end() returns trigger language plpgsql as $$
declare
  pending transfer;
begin
  if new.phase in ('post', 'void') then
    select * into pending from transfer where id = new.pending_id;
    if pending.phase <> 'pending' or pending.from_account <> new.from_account or pending.to_account <> new.to_account
       or pending.unit <> new.unit or new.amount > pending.amount then
      raise exception 'transfer % does not end %', new.id, new.pending_id using errcode = 'integrity_constraint_violation';
    end if;
  end if;
  return new;
end $$;
create trigger transfer_end_matches before insert on transfer for each row execute function check_transfer_end();

-- Each statement's transfers move their accounts' balances, summed per account.
create function move_balances() returns trigger language plpgsql as $$
begin
  update account set
    posted_in = account.posted_in + moved.posted_in,
    posted_out = account.posted_out + moved.posted_out,
    pending_in = account.pending_in + moved.pending_in,
    pending_out = account.pending_out + moved.pending_out
  from (
    select id, sum(posted_in) as posted_in, sum(posted_out) as posted_out, sum(pending_in) as pending_in, sum(pending_out) as pending_out
    from (
      select t.from_account as id,
        0::bigint as posted_in,
        case when t.phase in ('posted', 'post') then t.amount else 0 end as posted_out,
        0::bigint as pending_in,
        case when t.phase = 'pending' then t.amount when p.id is not null then -p.amount else 0 end as pending_out
      from inserted t left join transfer p on p.id = t.pending_id
      union all
      select t.to_account,
        case when t.phase in ('posted', 'post') then t.amount else 0 end,
        0,
        case when t.phase = 'pending' then t.amount when p.id is not null then -p.amount else 0 end,
        0
      from inserted t left join transfer p on p.id = t.pending_id
    ) sides group by id
  ) moved
  where account.id = moved.id;
  return null;
end $$;
create trigger transfer_moves_balances after insert on transfer
  referencing new table as inserted for each statement execute function move_balances();

-- One call, one transaction: the whole effect of a batch of commands, or none of it.
create function append_batch(facts jsonb, commands jsonb, accounts jsonb, transfers jsonb) returns void
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
    insert into account (id, unit, may_go_below_zero)
      select id, unit, (id like 'donor:%' or id like 'supplier:%') from jsonb_to_recordset(accounts) as a(id text, unit text)
      on conflict (id) do nothing;
    insert into transfer (id, phase, unit, from_account, to_account, amount, pending_id, position)
      select id, phase, unit, from_account, to_account, amount, pending_id, position
      from jsonb_to_recordset(transfers) as t(id text, phase text, unit text, from_account text, to_account text, amount bigint, pending_id text, position bigint);
  end if;
end $$;
