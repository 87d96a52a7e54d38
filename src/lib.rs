//! Vitrine: a shoppable social network that lives inside an online store. `docs/architecture.md` is the map in words.

pub mod accounts;
pub mod admin;
pub mod app;
pub mod catalog;
pub mod config;
pub mod db;
pub mod demo;
pub mod feed;
pub mod followers;
pub mod i18n;
pub mod import;
pub mod interests;
pub mod jobs;
pub mod kit;
pub mod mail;
pub mod media;
pub mod net;
pub mod notifications;
pub mod oidc;
pub mod orders;
pub mod posts;
pub mod search;
pub mod serve;
pub mod store;
pub mod web;
