-- Called what it is: a notice is what administrators say to their group.
alter table notice rename to group_post;

-- From where a group's distance to a post is told: the place that it had when the post came before it. A group that moves learns nothing by it.
alter table group_post add column from_row bigint;
alter table group_post add column from_column bigint;
update group_post set
    from_row = (select cell_row from chat_group where chat_group.id = group_post.group_id),
    from_column = (select cell_column from chat_group where chat_group.id = group_post.group_id);

-- Whether the last digest of its group tells of it.
alter table group_post add column in_digest bigint not null default 0;
create index group_post_digest on group_post (group_id) where in_digest = 1;

-- The digest that stands in the group doesn't show any more what is so.
alter table chat_group add column digest_stale bigint not null default 0;
create index chat_group_digest_stale on chat_group (id) where digest_stale = 1;

-- A proposal that a group was to decide itself, and that is the town's now.
alter table match add column is_towns bigint not null default 0;

create index asked_in_group_person on asked_in_group (person_id);
create index asked_birthday_person on asked_birthday (person_id);
create index post_via_group on post (via_group) where via_group is not null;
create index post_for_need on post (for_need) where for_need is not null;
