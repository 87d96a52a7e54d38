-- The shop: delivery, taxes, promotions, gift cards, store credit, visitors' bags, member prices, unit prices.

-- ── Products ─────────────────────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE variants ADD COLUMN weight_grams BIGINT;
ALTER TABLE variants ADD COLUMN member_price BIGINT;                    -- what members pay; null: the same
ALTER TABLE variants ADD COLUMN unit_measure TEXT;                      -- what is in it, such as 750 ml
ALTER TABLE variants ADD COLUMN unit_base TEXT;                         -- what its unit price is per, such as 1 l

-- ── Rules of the store, small ────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE delivery_methods (
    id BIGINT PRIMARY KEY,
    label TEXT NOT NULL,
    fee BIGINT NOT NULL CHECK (fee >= 0),
    member_fee BIGINT,                  -- null: members pay the same
    free_from BIGINT,                   -- goods worth this much go free
    places TEXT NOT NULL,               -- * | DE AT | US-CA …
    weight_from BIGINT,                 -- grams
    weight_to BIGINT,
    value_from BIGINT,
    value_to BIGINT,
    audience TEXT NOT NULL,             -- all | members
    days_from BIGINT NOT NULL,
    days_to BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE TABLE tax_zones (
    id BIGINT PRIMARY KEY,
    label TEXT NOT NULL,
    places TEXT NOT NULL,
    mode TEXT NOT NULL,                 -- included | added
    rate BIGINT NOT NULL,               -- hundredths of a percent
    on_delivery TEXT NOT NULL,          -- taxed | free
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE TABLE promotions (
    id BIGINT PRIMARY KEY,
    label TEXT NOT NULL,
    code TEXT,                          -- null: applies by itself
    kind TEXT NOT NULL,                 -- percent | amount | delivery | gift
    value BIGINT NOT NULL,              -- hundredths of a percent, or minor units
    gift TEXT,                          -- SKU
    value_from BIGINT,                  -- goods worth at least
    audience TEXT NOT NULL,             -- all | members | first-order
    starts_at BIGINT,
    ends_at BIGINT,
    per_person BIGINT,
    overall BIGINT,
    uses BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE TABLE promotion_codes (code TEXT PRIMARY KEY, promotion BIGINT NOT NULL);
CREATE TABLE gift_cards (
    hash TEXT PRIMARY KEY,              -- SHA-256 of the code
    id BIGINT NOT NULL,
    ending TEXT NOT NULL,               -- its last four characters, to tell cards apart
    initial BIGINT NOT NULL CHECK (initial > 0),
    balance BIGINT NOT NULL CHECK (balance >= 0),
    note TEXT NOT NULL,
    expires_at BIGINT,
    created_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE TABLE gift_card_moves (hash TEXT NOT NULL, id BIGINT NOT NULL, amount BIGINT NOT NULL, why TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (hash, id));

-- ── Keyed by the account ─────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE promotion_persons (account BIGINT NOT NULL, promotion BIGINT NOT NULL, uses BIGINT NOT NULL, PRIMARY KEY (account, promotion));
CREATE TABLE credit_balances (account BIGINT PRIMARY KEY, amount BIGINT NOT NULL CHECK (amount >= 0));
CREATE TABLE credit_moves (account BIGINT NOT NULL, id BIGINT NOT NULL, amount BIGINT NOT NULL, why TEXT NOT NULL, at BIGINT NOT NULL, PRIMARY KEY (account, id));
CREATE TABLE bag_codes (
    account BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- promotion | gift-card | referral
    reference TEXT NOT NULL,            -- of the promotion, the card's hash, or who referred
    shown TEXT NOT NULL,                -- as the bag shows it
    at BIGINT NOT NULL,
    PRIMARY KEY (account, kind, reference)
);
CREATE TABLE bags (
    account BIGINT PRIMARY KEY,
    credit TEXT NOT NULL DEFAULT 'kept', -- kept | used
    points BIGINT NOT NULL DEFAULT 0,
    delivery BIGINT
);
CREATE TABLE order_uses (               -- what an order took besides stock, so that it can be given back
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- promotion | gift-card | credit | points | referral | drop
    reference TEXT NOT NULL,
    shown TEXT NOT NULL,
    amount BIGINT NOT NULL,
    returned_at BIGINT,
    PRIMARY KEY (account, order_id, position)
);
CREATE TABLE order_taxes (              -- of an included tax: how much of the total it is
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    label TEXT NOT NULL,
    mode TEXT NOT NULL,
    rate BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (account, order_id)
);
ALTER TABLE order_lines ADD COLUMN discount BIGINT NOT NULL DEFAULT 0;  -- the line's share of what promotions took off
ALTER TABLE order_lines ADD COLUMN gift TEXT;                           -- gift: a promotion added it; null: wanted
ALTER TABLE order_lines ADD COLUMN tax BIGINT NOT NULL DEFAULT 0;       -- the line's share of the tax
CREATE TABLE referrals (                -- who brought whom; once in a life
    account BIGINT PRIMARY KEY,         -- the one who was brought
    referrer BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    rewarded_at BIGINT
);
CREATE TABLE account_referral_codes (account BIGINT PRIMARY KEY, code TEXT NOT NULL);
CREATE TABLE referral_codes (code TEXT PRIMARY KEY, account BIGINT NOT NULL);
-- A visitor's bag lies in bag_lines under an id of its own, which only the cookie's token leads to.
CREATE TABLE visitor_bags (token_hash TEXT PRIMARY KEY, bag BIGINT NOT NULL, seen_at BIGINT NOT NULL);
CREATE INDEX visitor_bags_by_time ON visitor_bags (seen_at);

-- ── Points: two entries a transfer, which sum to nothing ─────────────────────────────────────────────────────────
CREATE TABLE points_balances (account BIGINT PRIMARY KEY, points BIGINT NOT NULL CHECK (points >= 0));
CREATE TABLE points_entries (
    account BIGINT NOT NULL,
    transfer BIGINT NOT NULL,
    book TEXT NOT NULL,                 -- wallet (the shopper's) | store
    points BIGINT NOT NULL,
    why TEXT NOT NULL,                  -- purchase | frequency | large-order | helpful-post | referral | redeemed | returned | taken-back | expired
    reference TEXT NOT NULL,            -- of the order, the post, the friend
    at BIGINT NOT NULL,
    PRIMARY KEY (account, transfer, book)
);
CREATE INDEX points_entries_by_time ON points_entries (account, at);
CREATE TABLE points_awards (            -- each reason counts once
    account BIGINT NOT NULL,
    why TEXT NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (account, why, reference)
);
CREATE TABLE points_lots (              -- what was earned together expires together; what expires first is used first
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    points BIGINT NOT NULL CHECK (points >= 0),
    expires_at BIGINT NOT NULL,
    announced_at BIGINT,                -- when its expiry was announced; without that it does not expire
    PRIMARY KEY (account, id)
);
CREATE INDEX points_lots_due ON points_lots (expires_at) WHERE points > 0;

-- ── Members' days: a lower price for members on everything, or on a part of the catalog ──────────────────────────
CREATE TABLE member_days (
    id BIGINT PRIMARY KEY,
    label TEXT NOT NULL,
    rate BIGINT NOT NULL,               -- hundredths of a percent off
    category TEXT NOT NULL,             -- the beginning of a category's path; '' is everything
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    state TEXT NOT NULL,                -- planned | running | ended; turned by the worker
    created_at BIGINT NOT NULL
);
CREATE INDEX posts_helpful ON posts (id) WHERE saves >= 10;
