create table person (
    id integer primary key,
    channel text not null,
    address text not null,
    name text not null,
    user_name text,
    phone text,
    reach text not null default 'Unasked',
    language text not null,
    consented_at integer,
    consent_wording text,
    insee text, town text, department text, cell_row integer, cell_column integer, precision text,
    trusted_at integer,
    trusted_by integer,
    unreachable_since integer,
    created_at integer not null,
    unique (channel, address)
);
create index person_user_name on person (channel, lower(user_name));

create table role (
    person_id integer primary key references person (id),
    role text not null,
    granted_by integer not null,
    granted_at integer not null
);

create table conversation (
    person_id integer primary key references person (id),
    snapshot text,
    turn integer not null,
    pressed_message integer,
    remind_at integer
);
create index conversation_remind on conversation (remind_at) where remind_at is not null;

create table post (
    id integer primary key,
    kind text not null,
    person_id integer not null references person (id),
    state text not null,
    sentence text,
    categories text not null,
    insee text not null, town text not null, department text not null,
    cell_row integer, cell_column integer, precision text not null,
    places integer not null,
    wanted_when text,
    beneficiary text,
    agreed_at integer,
    radius integer,
    times integer,
    published_at integer not null,
    expires_at integer not null,
    warned_at integer,
    closing text,
    closed_at integer,
    version integer not null
);
create index post_person on post (person_id, state);
create index post_expires on post (expires_at) where state <> 'Closed';

create table post_category (
    post_id integer not null references post (id),
    category text not null,
    kind text not null,
    open integer not null,
    insee text not null,
    cell_row integer, cell_column integer,
    primary key (post_id, category)
);
create index post_category_cell on post_category (kind, category, open, cell_row, cell_column);
create index post_category_town on post_category (kind, category, open, insee);

create table match (
    id integer primary key,
    need_id integer not null references post (id),
    offer_id integer not null references post (id),
    asker_id integer not null references person (id),
    helper_id integer not null references person (id),
    state text not null,
    score real not null,
    reasons text not null,
    kilometres real,
    proposed_at integer not null,
    decided_by integer,
    decided_at integer,
    decision_reason text,
    asked_at integer,
    introduced_at integer,
    asker_says text,
    helper_says text,
    thanked_at integer,
    ended_at integer,
    due_at integer,
    reminded integer not null default 0,
    follow_ups integer not null default 0,
    version integer not null
);
create index match_need on match (need_id, state);
create index match_offer on match (offer_id, state);
create index match_asker on match (asker_id);
create index match_helper on match (helper_id);
create index match_due on match (due_at) where due_at is not null;
create index match_state on match (state, proposed_at);

create table audit (
    id integer primary key,
    at integer not null,
    actor_id integer,
    action text not null,
    subject text not null,
    detail text
);
create index audit_subject on audit (subject);

create table inbox (
    channel text not null,
    update_id integer not null,
    at integer not null,
    primary key (channel, update_id)
) without rowid;

create table poison (
    channel text not null,
    update_id integer not null,
    at integer not null,
    error text not null,
    primary key (channel, update_id)
);

create table outbox (
    id integer primary key autoincrement,
    channel text not null,
    chat text not null,
    kind text not null,
    payload text not null,
    card_id integer,
    created_at integer not null,
    state text not null default 'Waiting',
    error text
);
create index outbox_state on outbox (state) where state <> 'Waiting';

create table card (
    id integer primary key autoincrement,
    card text not null,
    channel text not null,
    chat text not null,
    message_id integer,
    look integer not null,
    stale integer not null default 0
);
create index card_name on card (card);

create table moved_chat (
    channel text not null,
    chat text not null,
    moved_to text not null,
    primary key (channel, chat)
);
