-- Until when somebody is trusted, and what was seen for it: yes or no, never a copy. Whoever was trusted before is so for a year from now on.
alter table person add column trusted_until integer;
alter table person add column trust_seen integer not null default 0;
update person set trusted_until = trusted_at + 31536000000 where trusted_at is not null;
create index person_trusted on person (trusted_until) where trusted_until is not null;
