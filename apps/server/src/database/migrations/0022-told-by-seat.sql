-- Whose notices are sent there: an organisation's, or those of one volunteer's own seat.
alter table notice_mail add column reader text;
update notice_mail set reader = (select organisation from person_account where seat = notice_mail.seat);
alter table notice_mail alter column reader set not null;
alter table push_device add column reader text;
update push_device set reader = (select organisation from person_account where seat = push_device.seat);
alter table push_device alter column reader set not null;
