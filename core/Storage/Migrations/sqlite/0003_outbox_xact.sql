-- Which transaction promised a message: PostgreSQL alone fills it, where many commit side by side.
alter table outbox add column xact integer;
create index outbox_xact on outbox (xact) where xact is not null;
