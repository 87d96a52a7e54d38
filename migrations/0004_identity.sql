-- Ways in besides the password: passkeys, and sign-on at a provider of OpenID Connect.
CREATE TABLE passkeys (
    account BIGINT NOT NULL,
    id BIGINT NOT NULL,
    credential TEXT NOT NULL,           -- the credential's id, base64url
    name TEXT NOT NULL,                 -- what its owner calls it; may be empty
    passkey TEXT NOT NULL,              -- public key and counter (JSON of webauthn-rs)
    created_at BIGINT NOT NULL,
    used_at BIGINT,                     -- null: not yet
    PRIMARY KEY (account, id)
);
CREATE TABLE passkey_credentials (credential TEXT PRIMARY KEY, account BIGINT NOT NULL);

CREATE TABLE sign_ons (
    account BIGINT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,              -- who it is there
    email TEXT NOT NULL,                -- as the provider said it last; may be empty
    role TEXT NOT NULL DEFAULT '',      -- the role that the claims gave; empty: none
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (account, issuer)
);
CREATE TABLE sign_on_subjects (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    account BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- What a browser or a provider is to answer: a challenge, a state. Each is taken once, on whichever node.
CREATE TABLE ceremonies (
    token_hash TEXT PRIMARY KEY,        -- SHA-256 of the token, as with sessions
    kind TEXT NOT NULL,                 -- passkey-add | passkey-sign-in | sign-on
    account BIGINT,                     -- whom it is for, where that is known already
    data TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- When its owner last proved who they are within a session; 0: at its start.
ALTER TABLE sessions ADD COLUMN proved_at BIGINT NOT NULL DEFAULT 0;

-- When it was first proved that the owner has the address of mail: by a link that went there, or by a provider.
ALTER TABLE accounts ADD COLUMN email_proved_at BIGINT;
