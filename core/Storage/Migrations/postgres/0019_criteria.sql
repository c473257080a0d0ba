-- How a helper gets about; null: it wasn't said, which counts as on foot.
alter table post add column travel text;

-- How common each word is among the open posts, counted anew now and then: one row.
create table wording (
    id bigint primary key check (id = 1),
    counted_at bigint not null,
    counts text not null
);
