-- Drafts on the server, posts that are edited.

CREATE TABLE drafts (
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    body TEXT NOT NULL,                 -- JSON: what publishing will ask for
    publish_at BIGINT,                  -- null: when its author says so
    trouble TEXT NOT NULL,              -- why it was not published at its time: a code; empty: nothing
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (account, id)
);
ALTER TABLE photos ADD COLUMN draft BIGINT;                 -- the draft that holds it: it waits as long as the draft

ALTER TABLE posts ADD COLUMN edited_at BIGINT;              -- null: never
CREATE TABLE post_texts (
    post BIGINT NOT NULL,
    until BIGINT NOT NULL,              -- when the next text took its place
    text TEXT NOT NULL,
    PRIMARY KEY (post, until)
);
