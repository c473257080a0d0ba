-- Where somebody of the team decides: communes by their INSEE code; none: everywhere.
create table area (
    person_id integer not null references person (id),
    insee text not null,
    primary key (person_id, insee)
);

-- A link that gives a role, once; only its fingerprint is kept.
create table invitation (
    fingerprint text primary key,
    role text not null,
    made_by integer not null references person (id),
    made_at integer not null,
    ends_at integer not null,
    used_by integer references person (id),
    used_at integer
);
