-- The platform is closed, with a message; no row: it is open.
create table closure (
    closed_by integer not null references person (id),
    closed_at integer not null,
    words text not null
);

-- Who wishes to be told when it opens again.
create table wish (
    person_id integer primary key references person (id),
    at integer not null
);
