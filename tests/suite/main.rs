//! The integration suite: features through the router, on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps nothing")]

mod app;

mod accounts;
mod archive;
mod avoid;
mod bag;
mod boards;
mod checkout;
mod comments;
mod delivery;
mod drops;
mod elsewhere;
mod feed;
mod feed_faults;
mod feed_learning;
mod feed_news;
mod gate;
mod import_formats;
mod import_runs;
mod imports;
mod languages;
mod limits;
mod localstripe;
mod making;
mod membership;
mod nodes;
mod notifications;
mod operating;
mod operator;
mod orders;
mod passkeys;
mod photos;
mod posts;
mod program;
mod recovery;
mod returns;
mod rooms;
mod serving;
mod settling;
mod shop;
mod sign_on;
mod source;
mod stripe;
mod words;
