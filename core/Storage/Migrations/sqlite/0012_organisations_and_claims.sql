-- Associations and services that an administrator has verified.
create table organisation (
    id integer primary key,
    name text not null,
    proof text not null,
    verified_by integer not null references person (id),
    verified_at integer not null,
    retired_at integer
);

-- Who publishes in the name of which; of one at a time.
create table membership (
    person_id integer primary key references person (id),
    organisation_id integer not null references organisation (id),
    invited_by integer not null references person (id),
    since integer not null
);
create index membership_organisation on membership (organisation_id);

-- What the link makes of whoever follows it: a member of this organisation, instead of giving a role.
alter table invitation add column organisation_id integer references organisation (id);

-- In whose name it was published; shown while its person is a member.
alter table post add column organisation_id integer references organisation (id);

-- Who of the team wrote it for a person with a phone only, and so doesn't look at it where another could.
alter table post add column written_by integer references person (id);

-- Who took an announcement back, before or while it went out.
alter table announcement add column stopped_by integer references person (id);

-- How often somebody of the team has done something lately.
create index audit_actor on audit (actor_id, at);

-- Who has a report, an answer to a sanction or a held post in hand, by its reference.
create table claim (
    subject text primary key,
    by_id integer not null references person (id),
    until integer not null
);
