//! The integration suite: features through the router, on SQLite and on PostgreSQL.

mod app;

mod accounts;
mod program;
