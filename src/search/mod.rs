//! Search.

use crate::app::App;
use crate::db::events::Event;
use crate::kit::Result;

/// The search index of this node.
#[derive(Debug)]
pub struct Search {}

impl Search {
    /// An empty index.
    pub fn new() -> Result<Self> {
        Ok(Self {})
    }

    /// Builds the index from the tables.
    pub async fn build(&self, _app: &App) -> Result<()> {
        Ok(())
    }

    /// Follows what happened.
    pub async fn apply(&self, _app: &App, _events: &[Event]) -> Result<()> {
        Ok(())
    }
}
