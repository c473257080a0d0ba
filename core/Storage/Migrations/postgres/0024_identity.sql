-- One browser of somebody who talks on the town's page: a new code ends those that it was not asked from.
create table visitor_device (
    id text primary key,
    visitor_id bigint not null references visitor (id) on delete cascade,
    since bigint not null,
    seen_at bigint not null
);
create index visitor_device_visitor on visitor_device (visitor_id);

-- A cookie from before browsers were told apart names the visitor alone.
insert into visitor_device (id, visitor_id, since, seen_at) select address, id, created_at, seen_at from visitor;

-- The code by which they come back from another device: a slow hash of it.
create table return_code (
    visitor_id bigint primary key references visitor (id) on delete cascade,
    fingerprint text not null unique,
    ends_at bigint not null
);

-- A link by which somebody of the page and somebody in Telegram become one; opened by whoever said there that it is them.
create table join_link (
    person_id bigint primary key references person (id),
    fingerprint text not null unique,
    opened_by bigint references person (id),
    ends_at bigint not null
);

-- Since when it goes on elsewhere, as another person.
alter table visitor add column joined_at bigint;

-- What is shown for a while only, such as a code.
alter table activity add column ends_at bigint;
create index activity_ends on activity (ends_at) where ends_at is not null;
