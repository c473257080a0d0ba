-- How long a need was not waiting, in milliseconds, and since when it is not: paused, closed, or another kind of help before.
alter table post add column rested bigint not null default 0;
alter table post add column rests_since bigint;
