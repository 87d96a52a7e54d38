-- Links sent by mail: to set a new password, to prove a new address. Each works once, until it expires.
CREATE TABLE account_links (
    token_hash TEXT PRIMARY KEY,        -- SHA-256 of the token, as with sessions
    account BIGINT NOT NULL,
    purpose TEXT NOT NULL,              -- reset | address
    email TEXT NOT NULL,                -- where the link went; of an address, the one it proves
    expires_at BIGINT NOT NULL
);
CREATE INDEX account_links_by_account ON account_links (account);
