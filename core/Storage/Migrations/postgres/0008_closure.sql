-- The platform is closed, with a message; no row: it is open.
create table closure (
    closed_by bigint not null references person (id),
    closed_at bigint not null,
    words text not null
);

-- Who wishes to be told when it opens again.
create table wish (
    person_id bigint primary key references person (id),
    at bigint not null
);
