-- The ledger: every move of value, as entries that sum to zero for each unit. Points use it as well as money.
CREATE TABLE ledger_moves (
    account BIGINT NOT NULL,            -- whose it is
    id BIGINT NOT NULL,
    what TEXT NOT NULL,                 -- sale | charge | refund-owed | refund-paid | …
    subject BIGINT NOT NULL,            -- the order, payment, refund, … it is about
    at BIGINT NOT NULL,
    PRIMARY KEY (account, id),
    UNIQUE (account, what, subject)     -- the same thing is never written down twice
);
CREATE TABLE ledger_entries (
    account BIGINT NOT NULL,
    move_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    book TEXT NOT NULL,                 -- orders::ledger::Book
    unit TEXT NOT NULL,                 -- an ISO 4217 code, or PTS for points
    amount BIGINT NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (account, move_id, position)
);
