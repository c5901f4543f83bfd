-- Who is told by e-mail, and when not to. No row: not at all. The address stays in person_account.
create table notice_mail (
  seat text primary key references person_account (seat) on delete cascade,
  mode text not null check (mode in ('urgent', 'all')),
  language text not null check (language in ('zh', 'en')),
  -- Minutes after midnight in China (UTC+8); both null: no quiet hours. From after until: over midnight.
  quiet_from integer check (quiet_from between 0 and 1439),
  quiet_until integer check (quiet_until between 0 and 1439),
  -- Of the last notice that was sent, or passed over.
  position bigint not null,
  -- After a failure: not before this.
  next_at timestamptz,
  failures integer not null default 0,
  check ((quiet_from is null) = (quiet_until is null))
);
