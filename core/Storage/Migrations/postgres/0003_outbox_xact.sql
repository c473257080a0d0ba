-- Which transaction promised a message: the numbers of rows are given before the commit, and so don't tell what is new.
alter table outbox add column xact bigint default (pg_current_xact_id()::text::bigint);
create index outbox_xact on outbox (xact) where xact is not null;
