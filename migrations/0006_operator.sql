-- What the operator does: suspensions, removed posts with their reason, an audit log that says before and after, and
-- the store's own texts with their history. The theme is a row of `settings`.
ALTER TABLE accounts ADD COLUMN suspended_at BIGINT;     -- null: not suspended
ALTER TABLE accounts ADD COLUMN suspended_until BIGINT;  -- null: until somebody ends it
ALTER TABLE accounts ADD COLUMN suspended_why TEXT NOT NULL DEFAULT '';

ALTER TABLE posts ADD COLUMN removed_by BIGINT;          -- the author, or somebody of the store
ALTER TABLE posts ADD COLUMN removed_why TEXT NOT NULL DEFAULT '';

ALTER TABLE audit ADD COLUMN value_before TEXT NOT NULL DEFAULT '';
ALTER TABLE audit ADD COLUMN value_after TEXT NOT NULL DEFAULT '';
CREATE INDEX audit_by_who ON audit (who, id);
CREATE INDEX audit_by_what ON audit (what, id);
CREATE INDEX audit_by_subject ON audit (subject, id);

CREATE TABLE store_texts (
    name TEXT NOT NULL,                 -- imprint | privacy | terms | reviews | help | notice
    language TEXT NOT NULL,
    id BIGINT NOT NULL,                 -- the newest one is shown
    text TEXT NOT NULL,                 -- Markdown; empty: taken back
    at BIGINT NOT NULL,
    by_account BIGINT,
    PRIMARY KEY (name, language, id)
);
