-- Notices that no fact gives but the clock have no place in the journal: each notice gets a number of its own, in the
-- order in which it was told. What is told of what once (fact and kind, or the duty's clock) is its origin.
alter table notice add column number bigint;
alter table notice add column origin text;
-- By the machine's clock, not an exercise's: old ones are removed by it.
alter table notice add column told_at timestamptz not null default now();
update notice set number = numbered.number, origin = 'fact ' || notice.position || ' ' || notice.kind
from (
  select organisation, position, row_number() over (order by position, organisation) as number from notice
) as numbered
where numbered.organisation = notice.organisation and numbered.position = notice.position;
alter table notice alter column number set not null;
alter table notice alter column origin set not null;
alter table notice drop constraint notice_pkey;
alter table notice add primary key (organisation, number);
alter table notice alter column position drop not null;
create unique index notice_once on notice (organisation, origin);
create index notice_told_at on notice (told_at);

alter table notice_progress add column number bigint not null default 0;
update notice_progress set number = coalesce((select max(number) from notice), 0);

-- Readers go on from numbers.
update notice_seen set position =
  coalesce((select max(number) from notice where notice.position <= notice_seen.position), 0);
alter table notice_seen rename column position to number;
update notice_mail set position =
  coalesce((select max(number) from notice where notice.position <= notice_mail.position), 0);
alter table notice_mail rename column position to number;

-- Which of the notices that time gives have been told: for ever, so that no clock that goes back repeats one.
create table notice_of_time (
  key text primary key,
  told_at timestamptz not null default now()
);

alter table webhook_delivery add column number bigint;
update webhook_delivery set number = notice.number
from webhook, notice
where webhook.id = webhook_delivery.webhook and notice.organisation = webhook.organisation
  and notice.position = webhook_delivery.position;
delete from webhook_delivery where number is null;
alter table webhook_delivery alter column number set not null;
alter table webhook_delivery alter column position drop not null;
alter table webhook_delivery drop constraint webhook_delivery_webhook_position_key;
alter table webhook_delivery add constraint webhook_delivery_once unique (webhook, number);
create index webhook_delivery_ended on webhook_delivery (ended_at) where state <> 'waiting';

-- A secret that was replaced signs beside the new one for a while (Standard Webhooks: several signatures).
alter table webhook add column sealed_previous bytea;
alter table webhook add column previous_until timestamptz;

-- JSON list of the kinds that are wanted by e-mail; null: all that the mode lets through.
alter table notice_mail add column kinds text;
