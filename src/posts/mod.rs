//! Posts, photos, tags, smiles, comments, saves.

pub mod view;
