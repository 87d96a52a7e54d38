//! How the index keeps its data: cells that one writer changes while many readers look, without locks and without
//! `unsafe`. Every cell is an atomic; what a reader finds through a list or a table was written before it was linked in.

pub(crate) mod chunked;
pub(crate) mod hall;
pub(crate) mod lists;
pub(crate) mod rows;
pub(crate) mod table;
