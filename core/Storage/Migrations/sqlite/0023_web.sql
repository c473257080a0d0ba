-- Somebody who talks on the town's page. Their address is drawn by lot, and a signed cookie says that it is theirs.
create table visitor (
    id integer primary key,
    address text not null unique,
    name text not null,
    language text not null,
    created_at integer not null,
    seen_at integer not null,
    last_activity integer not null default 0
);
create index visitor_seen_at on visitor (seen_at);

-- What was said on the page, by either, so that it is still there when they come back.
create table activity (
    visitor_id integer not null references visitor (id),
    number integer not null,
    body text not null,
    at integer not null,
    primary key (visitor_id, number)
);
create index activity_at on activity (at);

-- What cookies and tokens are signed with.
create table signing_key (
    name text primary key,
    body text not null
);
