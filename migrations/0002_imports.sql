-- Imports: what a catalog file says beyond the first schema, pictures that are still to be fetched, the history of
-- imports and the ones that repeat.

-- ── Products ─────────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE products ADD COLUMN source TEXT NOT NULL DEFAULT '';       -- whose key `external_key` is: shopify, …; '' is our own
ALTER TABLE products ADD COLUMN listing TEXT NOT NULL DEFAULT 'listed'; -- listed | unlisted (by its address alone)
ALTER TABLE products ADD COLUMN outlet_url TEXT;                        -- sold elsewhere: where
ALTER TABLE products ADD COLUMN outlet_label TEXT;                      -- the words on that link
ALTER TABLE products ADD COLUMN fingerprint BIGINT NOT NULL DEFAULT 0;  -- of everything but the variants, as last written
CREATE INDEX products_by_source ON products (source, id);
ALTER TABLE variants ADD COLUMN shown_only TEXT;                        -- null: sold here | elsewhere | currency
ALTER TABLE variants ADD COLUMN gtin TEXT;
ALTER TABLE variants ADD COLUMN regular_price BIGINT;                   -- with a sale: `price` is this or `sale_price`
ALTER TABLE variants ADD COLUMN sale_price BIGINT;
ALTER TABLE variants ADD COLUMN sale_from BIGINT;
ALTER TABLE variants ADD COLUMN sale_until BIGINT;
ALTER TABLE variants ADD COLUMN price_turns_at BIGINT;                  -- when a sale begins or ends next
CREATE INDEX variants_by_turn ON variants (price_turns_at) WHERE price_turns_at IS NOT NULL;
CREATE TABLE picture_sources (          -- where the pictures of a product come from; product_pictures holds what is here
    product BIGINT NOT NULL,
    position BIGINT NOT NULL,
    source TEXT NOT NULL,               -- an address, or file: and a name in the folder
    folder TEXT,
    alt TEXT NOT NULL,
    state TEXT NOT NULL,                -- waiting | ready | failed
    picture TEXT,
    attempts BIGINT NOT NULL DEFAULT 0,
    due_at BIGINT NOT NULL,
    problem TEXT,                       -- code of what went wrong last
    PRIMARY KEY (product, position)
);
CREATE INDEX picture_sources_due ON picture_sources (due_at) WHERE state = 'waiting';
CREATE INDEX picture_sources_failed ON picture_sources (product, position) WHERE state = 'failed';

-- ── Reviews ──────────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE reviews ADD COLUMN email TEXT;                              -- for claiming it later; never shown
CREATE TABLE review_keys (external_key TEXT PRIMARY KEY, product BIGINT NOT NULL, review BIGINT NOT NULL);

-- ── Imports, on the coordinator ──────────────────────────────────────────────────────────────────────────────────
CREATE TABLE imports (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,                 -- catalog | reviews
    name TEXT NOT NULL,                 -- the file, as people call it
    path TEXT NOT NULL,                 -- where it lies; '' once it is no longer needed
    options TEXT NOT NULL,              -- JSON of import::Options
    origin TEXT NOT NULL,               -- upload | command | schedule
    schedule BIGINT,
    by_account BIGINT,
    state TEXT NOT NULL,                -- waiting | running | done | failed
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    progress TEXT,                      -- JSON of import::Progress
    report TEXT                         -- JSON of import::Report
);
CREATE INDEX imports_by_schedule ON imports (schedule, id) WHERE schedule IS NOT NULL;
CREATE TABLE import_schedules (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    location TEXT NOT NULL,             -- an address, or a name in the folder of imports
    options TEXT NOT NULL,
    every_minutes BIGINT NOT NULL,
    etag TEXT,                          -- what the last copy was marked with
    modified TEXT,
    next_at BIGINT NOT NULL,
    looked_at BIGINT,
    problem TEXT,                       -- code of why the last look came to nothing
    created_at BIGINT NOT NULL,
    by_account BIGINT
);
