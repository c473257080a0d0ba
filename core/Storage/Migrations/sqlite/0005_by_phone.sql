-- Who registered a person that only has a phone, and heard them agree.
alter table person add column registered_by integer;
create index person_phone on person (phone) where phone is not null;
create index person_registered on person (registered_by) where registered_by is not null;
