-- What the team has to say to a whole area; a second of the team must agree before it is sent.
create table announcement (
    id integer primary key,
    author_id integer not null references person (id),
    words text not null,
    written_at integer not null,
    state text not null default 'Waiting',
    decided_by integer references person (id),
    decided_at integer,
    last_person integer not null default 0,
    reached integer not null default 0
);
create index announcement_state on announcement (state, written_at);

-- For which communes, by their INSEE code; none: for everybody.
create table announcement_commune (
    announcement_id integer not null references announcement (id),
    insee text not null,
    primary key (announcement_id, insee)
);

-- Who wishes no announcements any more.
create table quiet (
    person_id integer primary key references person (id),
    since integer not null
);

-- Kinds of help that administrators added, and those of the program that they changed.
create table category (
    id text primary key,
    emoji text not null,
    french text not null,
    english text not null,
    sensitive integer not null,
    retired_at integer,
    added_at integer not null
);

-- Words by which free text finds one, beside those of the program.
create table category_word (
    category text not null references category (id),
    word text not null,
    primary key (category, word)
);

-- Another one with every change, so that everybody sees that there was one.
create table category_stamp (
    stamp text not null
);
