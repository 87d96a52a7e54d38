-- What the feed showed and what came of it, what was learnt from that, and what a shopper set about their feed.

-- ── Accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE impressions (              -- a page of the feed as it was ranked; appended in batches
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    items TEXT NOT NULL,                -- in their order: post or product, id, score by the weights, features
    PRIMARY KEY (account, id)
);
CREATE INDEX impressions_by_time ON impressions (at);
CREATE TABLE taps (                     -- a product was opened; appended in batches
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    product BIGINT NOT NULL,
    post BIGINT,                        -- the post it was opened from
    at BIGINT NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX taps_by_time ON taps (account, at);
CREATE TABLE feed_settings (
    account BIGINT PRIMARY KEY,
    settings TEXT NOT NULL,             -- JSON of feed::settings::Settings
    learnt_from BIGINT NOT NULL         -- what was done before this is not looked at
);
CREATE TABLE refused_interests (account BIGINT NOT NULL, interest TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, interest));

-- ── Posts ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE post_shown (post BIGINT PRIMARY KEY, shown BIGINT NOT NULL);

-- ── The program's own ────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE feed_models (              -- what was learnt, in parts of a megabyte; the last two versions are kept
    kind TEXT NOT NULL,                 -- chances | factors
    version BIGINT NOT NULL,
    part BIGINT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (kind, version, part)
);
