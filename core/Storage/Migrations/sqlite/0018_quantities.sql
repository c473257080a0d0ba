-- Whether a kind of help is things, counted in pieces; null: as the program comes with it.
alter table category add column goods integer;

-- How many pieces of an offer of things a match takes, for good once they are given; null: one place, which comes back.
alter table match add column pieces integer;
