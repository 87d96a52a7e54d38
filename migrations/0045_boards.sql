-- Boards: what people collect, alone or together.
CREATE TABLE boards (
    id BIGINT PRIMARY KEY,
    owner BIGINT NOT NULL,
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    visibility TEXT NOT NULL,            -- public | secret
    cover_kind TEXT NOT NULL,            -- post | product; empty while there is none
    cover_item BIGINT NOT NULL,
    items BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE TABLE board_sections (
    board BIGINT NOT NULL,
    id BIGINT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (board, id)
);
CREATE TABLE board_items (
    board BIGINT NOT NULL,
    kind TEXT NOT NULL,                  -- post | product
    item BIGINT NOT NULL,
    section BIGINT NOT NULL,             -- 0: in none
    note TEXT NOT NULL,
    place BIGINT NOT NULL,               -- the highest stands first
    added_by BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (board, kind, item)
);
CREATE INDEX board_items_in_order ON board_items (board, place DESC, item DESC);
-- Who collects on a board besides its owner.
CREATE TABLE board_people (
    board BIGINT NOT NULL,
    account BIGINT NOT NULL,
    state TEXT NOT NULL,                 -- invited | member
    at BIGINT NOT NULL,
    PRIMARY KEY (board, account)
);
-- The boards of an account, its own and those it is asked to or in: the same from the account's side.
CREATE TABLE account_boards (
    account BIGINT NOT NULL,
    board BIGINT NOT NULL,
    role TEXT NOT NULL,                  -- owner | invited | member
    at BIGINT NOT NULL,
    PRIMARY KEY (account, board)
);
