-- Blocks, mutes, what somebody never wants to meet again, mentions, and notifications.

-- ── Accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE blocks (account BIGINT NOT NULL, blocked BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, blocked));
CREATE TABLE blocked_by (account BIGINT NOT NULL, blocker BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, blocker));
CREATE TABLE mutes (account BIGINT NOT NULL, muted BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, muted));
CREATE TABLE topic_mutes (account BIGINT NOT NULL, topic TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, topic));
CREATE TABLE hides (                    -- "not this"
    account BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- post | product
    item BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, kind, item)
);
CREATE TABLE notifications (            -- a line of somebody's list: everything of one kind about one subject
    account BIGINT NOT NULL,            -- whose list
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- smile | comment | answer | mention | follow | order | membership
    subject BIGINT NOT NULL,            -- a post; the comment that was answered; the post or comment of a mention; a day; an order; 0
    post BIGINT,                        -- the post it is about
    comment BIGINT,                     -- the newest comment it is about
    state TEXT NOT NULL DEFAULT '',     -- of an order, of the membership
    people TEXT NOT NULL,               -- JSON list of the newest accounts, three at the most
    n BIGINT NOT NULL,                  -- how many people in all
    at BIGINT NOT NULL,                 -- when the newest of it happened
    read_to BIGINT NOT NULL DEFAULT 0,  -- what happened up to here is read
    PRIMARY KEY (account, id),
    UNIQUE (account, kind, subject)
);
CREATE INDEX notifications_by_time ON notifications (account, at);
CREATE INDEX notifications_unread ON notifications (account) WHERE at > read_to;
CREATE INDEX notifications_of_post ON notifications (post);
CREATE INDEX notifications_old ON notifications (at);
CREATE TABLE notification_choices (     -- a row: this kind is switched off
    account BIGINT NOT NULL,
    channel TEXT NOT NULL,              -- page
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, channel, kind)
);
-- Who came last, without reading all of them.
CREATE INDEX followers_by_time ON followers (account, at);
CREATE INDEX smiles_by_time ON smiles (post, at);

-- ── Posts ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE mentions (
    post BIGINT NOT NULL,
    item BIGINT NOT NULL,               -- the comment; the post itself for its own text
    account BIGINT NOT NULL,            -- who is mentioned
    handle TEXT NOT NULL,
    PRIMARY KEY (post, item, account)
);

-- ── The program's own ────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE event_positions (          -- how far what follows the events into tables has come
    follower TEXT PRIMARY KEY,
    tx BIGINT NOT NULL,
    id BIGINT NOT NULL
);
-- What happened before there were notifications is no news.
INSERT INTO event_positions (follower, tx, id)
    SELECT 'notifications', COALESCE(MAX(tx), 0), 9223372036854775807 FROM events;
