-- What a move in the life of an order is about besides the order itself: a payment, a shipment, a return, a refund.
ALTER TABLE order_moves ADD COLUMN thing TEXT NOT NULL DEFAULT 'order';
ALTER TABLE order_moves ADD COLUMN thing_id BIGINT;

-- Payments: cards saved with a provider, charges that wait, events of providers taken once.
CREATE INDEX payments_open ON payments (created_at) WHERE state IN ('pending', 'needs-action');
CREATE INDEX refunds_open ON refunds (created_at) WHERE state = 'pending';
CREATE TABLE provider_customers (
    account BIGINT NOT NULL,
    provider TEXT NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (account, provider)
);
CREATE TABLE method_savings (           -- cards that were begun to be saved, so that nobody saves another's
    account BIGINT NOT NULL,
    reference TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, reference)
);
CREATE TABLE provider_events (
    provider TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (provider, id)
);
-- The test provider's books learn to wait, to ask, and to pay back in parts.
ALTER TABLE test_charges ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0;
ALTER TABLE test_charges ADD COLUMN settles_at BIGINT;
CREATE TABLE test_refunds (key TEXT PRIMARY KEY, reference TEXT NOT NULL, amount BIGINT NOT NULL);

-- Deliveries of an order, whole or in parts.
CREATE TABLE shipments (
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    state TEXT NOT NULL,                -- shipped | delivered | lost
    carrier TEXT NOT NULL,
    tracking TEXT NOT NULL,
    shipped_at BIGINT NOT NULL,
    delivered_at BIGINT,
    PRIMARY KEY (account, order_id, id)
);
CREATE TABLE shipment_lines (
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    shipment BIGINT NOT NULL,
    position BIGINT NOT NULL,           -- of the order's line
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (account, order_id, shipment, position)
);
-- What comes back.
CREATE TABLE returns (
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- return | withdrawal | exchange
    state TEXT NOT NULL,                -- asked | approved | refused | withdrawn | received | refunded | exchanged
    reason TEXT NOT NULL,
    note TEXT NOT NULL,                 -- the shopper's own words
    answer TEXT NOT NULL,               -- the store's
    asked_at BIGINT NOT NULL,
    PRIMARY KEY (account, order_id, id)
);
CREATE INDEX returns_open ON returns (asked_at) WHERE state IN ('asked', 'approved', 'received');
CREATE TABLE return_lines (
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    return_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (account, order_id, return_id, position)
);
-- How much of a line was shipped, is coming back, and is counted off stock no longer: each held to its bound by the
-- statement that changes it.
ALTER TABLE order_lines ADD COLUMN shipped BIGINT NOT NULL DEFAULT 0;
ALTER TABLE order_lines ADD COLUMN returned BIGINT NOT NULL DEFAULT 0;
-- How much of a payment is promised back, never more than was paid.
ALTER TABLE payments ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0;
-- The order an exchange was sent for.
ALTER TABLE orders ADD COLUMN exchange_of BIGINT;
CREATE INDEX orders_by_time ON orders (placed_at, id);
CREATE INDEX orders_by_id ON orders (id);

-- Every change of stock, with who and why.
CREATE TABLE stock_moves (
    product BIGINT NOT NULL,
    id BIGINT NOT NULL,
    variant BIGINT NOT NULL,
    change BIGINT NOT NULL,
    at BIGINT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (product, id)
);
CREATE INDEX stock_moves_by_time ON stock_moves (at, id);
