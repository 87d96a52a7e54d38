-- The shopper's own limits, kept by the server.
CREATE TABLE buying_limits (
    account BIGINT PRIMARY KEY,
    budget BIGINT,                      -- a calendar month (UTC), minor units; null: none
    budget_at BIGINT,                   -- when it was set
    budget_before BIGINT,               -- what held until then
    next_from BIGINT,                   -- from then on another one holds; null: none is waiting
    next_budget BIGINT,
    paused_until BIGINT,
    paused_at BIGINT
);
CREATE TABLE cooling (                  -- what waits before it can be bought
    account BIGINT NOT NULL,
    product BIGINT NOT NULL,
    variant BIGINT NOT NULL,            -- the one that was looked at
    asked_at BIGINT NOT NULL,
    until_at BIGINT NOT NULL,
    PRIMARY KEY (account, product)
);
