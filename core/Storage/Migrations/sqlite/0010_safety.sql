-- Since when a post waits for the team to look at it; null: it doesn't, or its person is to change it first.
alter table post add column held_since integer;
-- Whether the team has read its sentence as it stands now.
alter table post add column was_read integer not null default 0;
create index post_held on post (held_since) where held_since is not null;

-- Why the help did not take place, as one side said it.
alter table match add column failed_for text;

-- When whoever asked was shown the helper's post.
alter table match add column asker_asked_at integer;
update match set asker_asked_at = coalesce(introduced_at, asked_at) where state = 'Accepted' or introduced_at is not null;

-- Until when somebody may not publish; null: they may.
alter table person add column banned_until integer;
create index person_banned on person (banned_until) where banned_until is not null;

-- Who doesn't wish to be put beside whom ever again; it holds both ways.
create table block (
    person_id integer not null references person (id),
    other_id integer not null references person (id),
    at integer not null,
    primary key (person_id, other_id)
);
create index block_other on block (other_id);

-- What one side of a match tells the team about the other.
create table report (
    id integer primary key,
    kind text not null,
    match_id integer not null references match (id),
    by_id integer not null references person (id),
    about_id integer not null references person (id),
    words text,
    at integer not null,
    due_at integer,
    decision text,
    decided_by integer references person (id),
    decided_at integer
);
create index report_open on report (at) where decision is null;
create index report_due on report (due_at) where due_at is not null;
create index report_about on report (about_id);
create index report_by on report (by_id);

-- A warning, or a time for which somebody may not publish, and their one answer to it.
create table sanction (
    id integer primary key,
    kind text not null,
    person_id integer not null references person (id),
    by_id integer not null references person (id),
    at integer not null,
    until integer,
    words text not null,
    report_id integer references report (id),
    appeal text,
    appeal_by integer references person (id),
    appealed_at integer,
    due_at integer,
    verdict text,
    verdict_words text,
    decided_by integer references person (id),
    decided_at integer
);
create index sanction_person on sanction (person_id);
create index sanction_appeal on sanction (appealed_at) where appealed_at is not null and verdict is null;
