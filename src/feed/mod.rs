//! The feed.

pub mod view;

use crate::app::App;
use crate::db::events::Event;
use crate::kit::Result;

/// The feed's read model on this node.
#[derive(Debug, Default)]
pub struct Feed {}

impl Feed {
    /// Builds the model from the tables.
    pub async fn build(&self, _app: &App) -> Result<()> {
        Ok(())
    }

    /// Follows what happened.
    pub async fn apply(&self, _app: &App, _events: &[Event]) -> Result<()> {
        Ok(())
    }
}
