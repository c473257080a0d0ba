-- Whoever wishes to be asked how they are: on which days of the week (bits, Monday first), at which hour.
create table check_in (
    person_id integer primary key references person (id),
    days integer not null,
    hour integer not null,
    next_at integer,
    paused_until integer,
    buddy_id integer references person (id),
    agreed text not null,
    agreed_at integer not null,
    heard_by integer references person (id)
);
create index check_in_next on check_in (next_at) where next_at is not null;
create index check_in_buddy on check_in (buddy_id) where buddy_id is not null;

-- One time that somebody was asked; something is due as long as it is open. Old ones are deleted, and a number is never another's: cards carry it.
create table check_in_round (
    id integer primary key autoincrement,
    person_id integer not null references person (id),
    state text not null,
    asked_at integer not null,
    due_at integer,
    version integer not null default 1,
    buddy_id integer references person (id),
    looking_at integer,
    unanswered_calls integer not null default 0,
    answer text,
    heard_at integer,
    team_told_at integer,
    closed_by integer references person (id),
    help_called integer not null default 0
);
create index check_in_round_due on check_in_round (due_at) where due_at is not null;
create index check_in_round_open on check_in_round (person_id) where due_at is not null;
create index check_in_round_person on check_in_round (person_id, asked_at);
-- Nobody is asked twice at a time.
create unique index check_in_round_asking on check_in_round (person_id) where state in ('Asked', 'Repeated', 'WithBuddy');

-- A link by which somebody becomes the one to tell; one a person.
create table check_in_link (
    person_id integer primary key references person (id),
    fingerprint text not null unique,
    ends_at integer not null
);
