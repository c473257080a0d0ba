-- Who of the team has taken a match and until when, who said the first of two yeses, and why it was rejected.
alter table match add column claimed_by integer;
alter table match add column claimed_until integer;
alter table match add column first_yes_by integer;
alter table match add column rejected_for text;

-- What the team wrote about something, and what it asked one side, with the answer.
create table note (
    id integer primary key,
    subject text not null,
    at integer not null,
    author_id integer not null references person (id),
    kind text not null,
    side text,
    question_id integer references note (id),
    words text not null
);
create index note_subject on note (subject);
create unique index note_question on note (question_id) where question_id is not null;
