-- Where somebody of the team decides: communes by their INSEE code; none: everywhere.
create table area (
    person_id bigint not null references person (id),
    insee text not null,
    primary key (person_id, insee)
);

-- A link that gives a role, once; only its fingerprint is kept.
create table invitation (
    fingerprint text primary key,
    role text not null,
    made_by bigint not null references person (id),
    made_at bigint not null,
    ends_at bigint not null,
    used_by bigint references person (id),
    used_at bigint
);
