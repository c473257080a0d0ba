-- In which groups an announcement of the team was said.
create table announced_group (
    announcement_id integer not null references announcement (id),
    group_id integer not null references chat_group (id),
    said_at integer not null,
    primary key (announcement_id, group_id)
);

-- Words of a group's own administrators.
create table bulletin (
    id integer primary key,
    group_id integer not null references chat_group (id),
    author_id integer not null references person (id),
    words text not null,
    at integer not null,
    waits integer not null,
    said_at integer,
    taken_back integer not null default 0
);
create index bulletin_group on bulletin (group_id);
create index bulletin_waits on bulletin (group_id) where waits = 1;
create index bulletin_at on bulletin (at);

-- Where somebody wishes to be congratulated: a day and a month, never a year.
create table birthday (
    person_id integer not null references person (id),
    group_id integer not null references chat_group (id),
    month integer not null,
    day integer not null,
    kept_at integer not null,
    said_in integer,
    primary key (person_id, group_id)
);
create index birthday_day on birthday (month, day);
create index birthday_group on birthday (group_id);

-- A birthday that somebody wrote in a group, until they go on in private.
create table asked_birthday (
    id integer primary key,
    token text not null unique,
    group_id integer not null references chat_group (id),
    person_id integer not null references person (id),
    month integer,
    day integer,
    at integer not null
);
create index asked_birthday_at on asked_birthday (at);
