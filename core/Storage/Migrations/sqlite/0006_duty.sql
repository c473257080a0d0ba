-- How often the team was reminded of a proposal: each time others are.
alter table match add column desk_reminders integer not null default 0;

create table duty (
    person_id integer not null references person (id),
    weekday integer not null,
    primary key (person_id, weekday)
);

create table away (
    person_id integer primary key references person (id),
    until integer not null
);
