-- Somebody of a group goes to the shop, and brings along what neighbours ask for.
create table errand (
    id integer primary key,
    group_id integer not null references chat_group (id),
    person_id integer not null references person (id),
    token text not null unique,
    state text not null,
    what text not null,
    at integer,
    shows_name integer not null,
    created_at integer not null,
    opened_at integer,
    due_at integer not null,
    reminded integer not null default 0,
    ending text,
    say_again integer not null default 0
);
create index errand_person on errand (person_id);
create index errand_group on errand (group_id);
create index errand_due on errand (due_at);
create index errand_say_again on errand (id) where say_again = 1;

-- What neighbours ask for. The words of one that was taken back are gone.
create table errand_line (
    id integer primary key,
    errand_id integer not null references errand (id),
    person_id integer not null references person (id),
    words text not null,
    state text not null,
    at integer not null
);
create index errand_line_errand on errand_line (errand_id);
create index errand_line_person on errand_line (person_id);
