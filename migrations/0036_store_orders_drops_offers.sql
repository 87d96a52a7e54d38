-- Orders that the store's own checkout told of: what it calls them, and the version of what was told last.
CREATE TABLE store_orders (
    account BIGINT NOT NULL,
    order_id BIGINT NOT NULL,
    handover BIGINT NOT NULL,           -- of the link
    reference TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (account, order_id)
);
-- Drops: on sale from a moment on, so many a person.
ALTER TABLE products ADD COLUMN opens_at BIGINT;        -- not on sale before; null: it is
ALTER TABLE products ADD COLUMN per_person BIGINT;      -- null: as many as one likes
CREATE INDEX products_opening ON products (opens_at) WHERE opens_at IS NOT NULL;
CREATE TABLE drop_persons (account BIGINT NOT NULL, product BIGINT NOT NULL, bought BIGINT NOT NULL, PRIMARY KEY (account, product));
-- What other sellers ask for a product, with their delivery: compared by the total.
CREATE TABLE seller_offers (
    product BIGINT NOT NULL,
    id BIGINT NOT NULL,
    seller TEXT NOT NULL,
    price BIGINT NOT NULL CHECK (price > 0),
    delivery BIGINT NOT NULL CHECK (delivery >= 0),
    url TEXT NOT NULL,
    at BIGINT NOT NULL,                 -- when the seller said so
    PRIMARY KEY (product, id)
);
