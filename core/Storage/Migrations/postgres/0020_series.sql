-- A need for one date of a weekly need that goes date by date: each date is opened once, whatever becomes of it.
alter table post add column series_id bigint references post (id);
create unique index post_series_date on post (series_id, wanted_when);

-- Up to which day the dates of a series are opened, as the number of the day.
alter table post add column dates_until bigint;
create index post_dates_until on post (dates_until);

-- When somebody who wants the same person each week was asked whether date by date would do.
alter table post add column by_date_asked_at bigint;
