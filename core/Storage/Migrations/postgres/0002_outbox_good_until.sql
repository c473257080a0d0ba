alter table outbox add column good_until bigint;
