-- Links from chat to the team's page, each for ten minutes and one use; and who has the page open. Of both a fingerprint is kept, of no use to whoever reads it.
create table desk_link (
    fingerprint text primary key,
    person_id bigint not null references person (id) on delete cascade,
    ends_at bigint not null
);
create index desk_link_person on desk_link (person_id);

create table desk_session (
    fingerprint text primary key,
    person_id bigint not null references person (id) on delete cascade,
    ends_at bigint not null
);
create index desk_session_person on desk_session (person_id);
