-- Processes on this database. Each holds a number, which its identifiers carry, so that no two make the same one.
CREATE TABLE nodes (
    node BIGINT PRIMARY KEY,            -- 0 to 255
    holder TEXT NOT NULL,               -- who holds it: a word the process drew for itself
    until BIGINT NOT NULL               -- from then on another process may take it
);
