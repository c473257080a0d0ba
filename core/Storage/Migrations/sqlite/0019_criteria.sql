-- How a helper gets about; null: it wasn't said, which counts as on foot.
alter table post add column travel text;

-- How common each word is among the open posts, counted anew now and then: one row.
create table wording (
    id integer primary key check (id = 1),
    counted_at integer not null,
    counts text not null
);
