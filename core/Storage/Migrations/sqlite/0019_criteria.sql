-- How a helper gets about; null: it wasn't said, which counts as on foot.
alter table post add column travel text;

-- How common each word is among the open posts, counted anew now and then: one row.
create table wording (
    id integer primary key check (id = 1),
    counted_at integer not null,
    counts text not null
);

-- What leaves most posts out, beside what finds them: the nearest are told from the index alone. A need's times follow when it is changed;
-- until then none are left out for it.
alter table post_category add column radius integer;
alter table post_category add column times integer not null default 2097151;
update post_category set radius = (select p.radius from post p where p.id = post_category.post_id),
    times = coalesce((select p.times from post p where p.id = post_category.post_id), 2097151);
drop index post_category_cell;
drop index post_category_town;
create index post_category_cell on post_category (kind, category, open, cell_row, cell_column, times, radius, insee, post_id);
create index post_category_town on post_category (kind, category, open, insee, times, radius, cell_row, cell_column, post_id);
