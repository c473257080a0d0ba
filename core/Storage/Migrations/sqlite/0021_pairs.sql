-- A need whose helpers come two by two.
alter table post add column in_pairs integer not null default 0;

-- The other match of a pair, from when whoever asked is asked for both.
alter table match add column partner_id integer references match (id);
