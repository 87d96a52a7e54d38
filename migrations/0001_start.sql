-- The first schema, one text for SQLite and PostgreSQL (docs/dialect.md): BIGINT, TEXT, DOUBLE PRECISION; times in
-- microseconds UTC; money in minor units with an ISO 4217 code; state as text or as a nullable time.
-- Every key starts with its group's key: an account's, a post's or a product's id. No foreign key leaves a group.

-- ── Accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE accounts (
    id BIGINT PRIMARY KEY,
    handle TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    bio TEXT NOT NULL DEFAULT '',
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL,                 -- shopper | moderator | operator
    avatar TEXT,                        -- a picture (JSON of media::Picture)
    language TEXT NOT NULL DEFAULT 'en',
    created_at BIGINT NOT NULL,
    interests_picked_at BIGINT,
    posts BIGINT NOT NULL DEFAULT 0,
    followers BIGINT NOT NULL DEFAULT 0,
    following BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX accounts_by_followers ON accounts (followers);
CREATE TABLE account_emails (email TEXT PRIMARY KEY, account BIGINT NOT NULL);
CREATE TABLE account_handles (handle TEXT PRIMARY KEY, account BIGINT NOT NULL);
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,        -- SHA-256 of the token, so that a stolen copy of the database opens nothing
    account BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    device TEXT NOT NULL DEFAULT ''
);
CREATE INDEX sessions_by_account ON sessions (account);
CREATE TABLE memberships (
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    source TEXT NOT NULL,               -- granted | plan
    starts_at BIGINT NOT NULL,
    ends_at BIGINT,                     -- null: until somebody ends it
    granted_by BIGINT,                  -- null: on the command line
    PRIMARY KEY (account, id)
);
CREATE TABLE account_interests (
    account BIGINT NOT NULL,
    interest TEXT NOT NULL,
    source TEXT NOT NULL,               -- picked | inferred
    weight DOUBLE PRECISION NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, interest, source)
);
CREATE TABLE follows (account BIGINT NOT NULL, followed BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, followed));
CREATE TABLE followers (account BIGINT NOT NULL, follower BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, follower));
CREATE TABLE topic_follows (account BIGINT NOT NULL, topic TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, topic));
CREATE TABLE seen (
    account BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- post | product
    item BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, kind, item)
);
CREATE INDEX seen_by_time ON seen (account, at);
CREATE TABLE saves (
    account BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- post | product
    item BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, kind, item)
);
CREATE TABLE account_smiles (account BIGINT NOT NULL, post BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, post));
CREATE TABLE photos (
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    picture TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    post BIGINT,                        -- the post that shows it; null while it waits for one
    PRIMARY KEY (account, id)
);
CREATE INDEX photos_unused ON photos (created_at) WHERE post IS NULL;

-- ── Posts ────────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE posts (
    id BIGINT PRIMARY KEY,
    author BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- photo | idea
    text TEXT NOT NULL,
    language TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    removed_at BIGINT,
    smiles BIGINT NOT NULL DEFAULT 0,
    comments BIGINT NOT NULL DEFAULT 0,
    saves BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE author_posts (author BIGINT NOT NULL, post BIGINT NOT NULL, PRIMARY KEY (author, post));
CREATE TABLE post_photos (
    post BIGINT NOT NULL,
    position BIGINT NOT NULL,
    picture TEXT NOT NULL,
    alt TEXT NOT NULL,
    PRIMARY KEY (post, position)
);
CREATE TABLE post_tags (
    post BIGINT NOT NULL,
    position BIGINT NOT NULL,
    photo BIGINT,                       -- position of the photo; null: in the list alone (an idea without photos)
    x DOUBLE PRECISION,
    y DOUBLE PRECISION,
    product BIGINT NOT NULL,
    likeness TEXT NOT NULL,             -- exact | similar
    PRIMARY KEY (post, position)
);
CREATE TABLE post_interests (
    post BIGINT NOT NULL,
    interest TEXT NOT NULL,
    source TEXT NOT NULL,               -- author | hashtag | product
    position BIGINT NOT NULL DEFAULT 0, -- the one that says most about the post first
    PRIMARY KEY (post, interest)
);
CREATE TABLE post_hashtags (post BIGINT NOT NULL, hashtag TEXT NOT NULL, PRIMARY KEY (post, hashtag));
CREATE TABLE smiles (post BIGINT NOT NULL, account BIGINT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (post, account));
CREATE TABLE comments (
    post BIGINT NOT NULL,
    id BIGINT NOT NULL,
    author BIGINT NOT NULL,
    parent BIGINT,
    text TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    PRIMARY KEY (post, id)
);
-- A thread after the other, each in the order of writing.
CREATE INDEX comments_by_thread ON comments (post, (COALESCE(parent, id)), id);

-- ── Products ─────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE products (
    id BIGINT PRIMARY KEY,
    external_key TEXT NOT NULL,         -- what the store's catalog calls it
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    brand TEXT NOT NULL,
    category TEXT NOT NULL,             -- path, joined by ' > '
    link TEXT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    retired_at BIGINT,
    successor BIGINT
);
CREATE TABLE product_keys (external_key TEXT PRIMARY KEY, product BIGINT NOT NULL);
CREATE TABLE product_pictures (
    product BIGINT NOT NULL,
    position BIGINT NOT NULL,
    picture TEXT NOT NULL,
    alt TEXT NOT NULL,
    PRIMARY KEY (product, position)
);
CREATE TABLE product_interests (product BIGINT NOT NULL, interest TEXT NOT NULL, weight DOUBLE PRECISION NOT NULL, PRIMARY KEY (product, interest));
CREATE TABLE product_posts (product BIGINT NOT NULL, post BIGINT NOT NULL, PRIMARY KEY (product, post));
CREATE TABLE variants (
    product BIGINT NOT NULL,
    id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    sku TEXT NOT NULL,
    options TEXT NOT NULL,              -- JSON list of [name, value]
    price BIGINT NOT NULL,
    currency TEXT NOT NULL,
    stock BIGINT CHECK (stock >= 0),    -- null: not counted, can be bought
    retired_at BIGINT,
    PRIMARY KEY (product, id)
);
CREATE TABLE skus (sku TEXT PRIMARY KEY, product BIGINT NOT NULL, variant BIGINT NOT NULL);
CREATE TABLE prices (                   -- append-only: what a variant cost from this moment on
    product BIGINT NOT NULL,
    variant BIGINT NOT NULL,
    at BIGINT NOT NULL,
    price BIGINT NOT NULL,
    currency TEXT NOT NULL,
    PRIMARY KEY (product, variant, at)
);
CREATE TABLE reviews (
    product BIGINT NOT NULL,
    id BIGINT NOT NULL,
    author BIGINT,                      -- null: imported and not claimed
    name TEXT NOT NULL,
    stars BIGINT NOT NULL CHECK (stars BETWEEN 1 AND 5),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    verdict TEXT,                       -- kept | returned | did-not-work
    created_at BIGINT NOT NULL,
    order_id BIGINT,                    -- the order line behind "Verified"
    imported_at BIGINT,
    PRIMARY KEY (product, id)
);

-- ── Buying: keyed by the buyer ───────────────────────────────────────────────────────────────────────────────────
CREATE TABLE bag_lines (
    account BIGINT NOT NULL,
    product BIGINT NOT NULL,
    variant BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    added_at BIGINT NOT NULL,
    post BIGINT,                        -- the post it was added from
    PRIMARY KEY (account, variant)
);
CREATE TABLE addresses (
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    address TEXT NOT NULL,              -- JSON of orders::Address
    used_at BIGINT NOT NULL,            -- the one used last is the default
    PRIMARY KEY (account, id)
);
CREATE TABLE payment_methods (
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    provider TEXT NOT NULL,
    reference TEXT NOT NULL,            -- the provider's token; card data never reaches us
    label TEXT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE TABLE orders (
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,         -- a repeated key with another request is a conflict
    origin TEXT NOT NULL,               -- tap | bag (whose lines come back when the payment is declined)
    state TEXT NOT NULL,                -- placed | paid | declined | cancelled
    currency TEXT NOT NULL,
    total BIGINT NOT NULL CHECK (total >= 0),
    address TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    paid_at BIGINT,
    cancellable_until BIGINT NOT NULL,
    PRIMARY KEY (account, id),
    UNIQUE (account, idempotency_key)
);
CREATE TABLE order_lines (
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    product BIGINT NOT NULL,
    variant BIGINT NOT NULL,
    sku TEXT NOT NULL,
    title TEXT NOT NULL,
    options TEXT NOT NULL,
    picture TEXT,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    unit_price BIGINT NOT NULL,
    counted BIGINT NOT NULL,            -- how many were taken from stock; 0 where stock is not counted
    post BIGINT,
    PRIMARY KEY (account, order_id, position)
);
CREATE TABLE order_adjustments (        -- signed, labelled; lines and adjustments sum to the total
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    line BIGINT,                        -- null: of the whole order
    kind TEXT NOT NULL,                 -- delivery | promotion
    label TEXT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (account, order_id, position)
);
CREATE TABLE payments (
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    provider TEXT NOT NULL,
    method TEXT NOT NULL,               -- the provider's token that is charged
    label TEXT NOT NULL,
    state TEXT NOT NULL,                -- pending | succeeded | declined | refunded
    reference TEXT,                     -- the provider's name for the charge
    amount BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    PRIMARY KEY (account, order_id, id)
);
CREATE TABLE refunds (
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    payment BIGINT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    reason TEXT NOT NULL,
    state TEXT NOT NULL,                -- pending | succeeded
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account, order_id, id)
);
CREATE TABLE order_moves (              -- every transition: who, when, why
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (account, order_id, id)
);

-- ── The program's own, small or on the coordinator ───────────────────────────────────────────────────────────────
CREATE TABLE throttles (key TEXT PRIMARY KEY, window_start BIGINT NOT NULL, count BIGINT NOT NULL);
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE audit (id BIGINT PRIMARY KEY, who TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL, at BIGINT NOT NULL);
CREATE TABLE events (
    tx BIGINT NOT NULL,                 -- with id: a position no late commit breaks (docs/dialect.md)
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tx, id)
);
CREATE TABLE jobs (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    state TEXT NOT NULL,                -- waiting | running | failed
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    error TEXT
);
CREATE INDEX jobs_due ON jobs (state, run_at);
CREATE TABLE test_charges (             -- the books of the built-in test payment provider: it stands for the outside world
    key TEXT PRIMARY KEY,
    reference TEXT NOT NULL,
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,                -- succeeded | declined | refunded
    code TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
