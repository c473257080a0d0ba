-- How often the team was reminded of a proposal: each time others are.
alter table match add column desk_reminders bigint not null default 0;

create table duty (
    person_id bigint not null references person (id),
    weekday bigint not null,
    primary key (person_id, weekday)
);

create table away (
    person_id bigint primary key references person (id),
    until bigint not null
);
