-- Plans that members pay for, and their payments.
CREATE TABLE subscriptions (            -- one an account; what it gives is a row of memberships
    account BIGINT PRIMARY KEY,
    plan TEXT NOT NULL,                 -- monthly | yearly
    price BIGINT NOT NULL,              -- of a period, as agreed
    currency TEXT NOT NULL,
    next_plan TEXT,                     -- what it becomes at the end of the period
    next_price BIGINT,
    state TEXT NOT NULL,                -- joining | trial | active | past-due | ended
    started_at BIGINT NOT NULL,
    period_start BIGINT NOT NULL,
    period_end BIGINT NOT NULL,
    cancelled_at BIGINT,                -- it ends with the period
    tries BIGINT NOT NULL DEFAULT 0,    -- of the renewal that is due
    next_at BIGINT NOT NULL,            -- when it is renewed or tried again
    provider TEXT NOT NULL,
    method TEXT NOT NULL,
    label TEXT NOT NULL
);
CREATE INDEX subscriptions_running ON subscriptions (next_at, account) WHERE state <> 'ended';
CREATE TABLE subscription_payments (    -- a row before the provider is asked; those that succeeded are receipts
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    kind TEXT NOT NULL,                 -- first | renewal | change
    plan TEXT NOT NULL,
    price BIGINT NOT NULL,              -- of a period
    state TEXT NOT NULL,                -- pending | needs-action | succeeded | declined | refund-owed | refunded
    amount BIGINT NOT NULL,
    currency TEXT NOT NULL,
    credited BIGINT NOT NULL,           -- what was left of the period before, taken off the price
    period_start BIGINT NOT NULL,
    period_end BIGINT NOT NULL,
    provider TEXT NOT NULL,
    method TEXT NOT NULL,
    label TEXT NOT NULL,
    reference TEXT,
    created_at BIGINT NOT NULL,
    settled_at BIGINT,
    PRIMARY KEY (account, id)
);
CREATE INDEX subscription_payments_open ON subscription_payments (created_at)
    WHERE state IN ('pending', 'needs-action', 'refund-owed');
CREATE INDEX subscription_payments_by_id ON subscription_payments (id);
-- A trial is had once by a person: by account and by address of mail (its hash).
CREATE TABLE trials (key TEXT PRIMARY KEY, account BIGINT NOT NULL, at BIGINT NOT NULL);
