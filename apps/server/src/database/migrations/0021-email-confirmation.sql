-- Newcomers whose e-mail nobody has confirmed yet; the row goes when it is.
create table email_confirmation (
  seat text primary key references person_account (seat) on delete cascade,
  -- HMAC-SHA-256 of seat and code, with the key of sign-ins; null while none is on its way.
  code text,
  tries integer not null default 0,
  sends integer not null default 0,
  sent_at timestamptz,
  expires_at timestamptz
);
