//! Products, variants, prices, stock, categories, brands.

pub mod view;
