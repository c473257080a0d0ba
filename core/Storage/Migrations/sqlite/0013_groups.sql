-- Groups of neighbours that let the bot in. Nothing is known of a group's place until one of its administrators has told it.
create table chat_group (
    id integer primary key,
    channel text not null,
    chat text not null,
    title text not null,
    standing text not null,
    token text not null unique,
    topic integer,
    may_remove integer not null default 0,
    may_pin integer not null default 0,
    kind text,
    insee text, town text, department text, cell_row integer, cell_column integer, precision text,
    radius integer,
    approver text,
    quiet_from integer, quiet_until integer,
    digest text, digest_at integer, digest_pinned integer,
    errands integer,
    language text,
    digest_due_at integer,
    digest_message integer, digest_sent_at integer,
    created_at integer not null,
    unique (channel, chat)
);
create index chat_group_cell on chat_group (cell_row, cell_column) where kind is not null;
create index chat_group_town on chat_group (insee) where kind is not null;
create index chat_group_digest on chat_group (digest_due_at) where digest_due_at is not null;

-- Administrators of a group who have set it up: they are asked where the group decides for itself.
create table keeper (
    group_id integer not null references chat_group (id),
    person_id integer not null references person (id),
    since integer not null,
    primary key (group_id, person_id)
);
create index keeper_person on keeper (person_id);

-- A post in a group, at most once.
create table notice (
    id integer primary key,
    group_id integer not null references chat_group (id),
    post_id integer not null references post (id),
    token text not null unique,
    waits integer not null,
    shown_at integer,
    unique (group_id, post_id)
);
create index notice_post on notice (post_id);
create index notice_waits on notice (group_id) where waits = 1;

-- What somebody wrote in a group, until they go on in private.
create table asked_in_group (
    id integer primary key,
    token text not null unique,
    group_id integer not null references chat_group (id),
    person_id integer not null references person (id),
    kind text not null,
    sentence text not null,
    at integer not null
);
create index asked_in_group_at on asked_in_group (at);

-- How groups show a post.
alter table post add column showing text not null default 'Unnamed';

-- Whoever published before there were groups has not chosen to be shown in any.
update post set showing = 'Nowhere';

-- The need that an offer was made for, and the group in which that was.
alter table post add column for_need integer references post (id);
alter table post add column via_group integer references chat_group (id);

create index post_cell on post (cell_row, cell_column) where state = 'Open';
create index post_town on post (insee) where state = 'Open';
