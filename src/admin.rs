//! `vitrine admin`: what the person at the machine may do without signing in.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::accounts::view::Role;
use crate::accounts::{self, memberships};
use crate::app::App;
use crate::archive;
use crate::catalog;
use crate::doctor;
use crate::kit::{Error, Id};
use crate::membership;
use crate::store::theme;

/// One command.
#[derive(Subcommand)]
pub enum Command {
    /// Give a person a membership (may post and comment once the spend rule is met too)
    GrantMembership {
        /// Name of the account, with or without @
        handle: String,
    },
    /// End a person's membership
    EndMembership {
        /// Name of the account, with or without @
        handle: String,
    },
    /// Give a person a role
    Role {
        /// Name of the account, with or without @
        handle: String,
        /// shopper, moderator or operator
        #[arg(value_parser = role)]
        role: Role,
    },
    /// Set the stock of a SKU; without a number it is no longer counted
    Stock {
        /// The SKU of a variant
        sku: String,
        /// Pieces on stock from now on
        pieces: Option<u32>,
    },
    /// Look whether everything is well: configuration, database, media, jobs, mail, payments
    Doctor,
    /// Copy the embedded database and the media to a folder, while the store is served; the copy is a store of its own
    Backup {
        /// The folder; one of an earlier copy gets what is new
        to: PathBuf,
    },
    /// Take back the theme: name, logo, colours and own CSS as the program has them
    ResetTheme,
}

fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).map_err(|_| "a role is shopper, moderator or operator".to_owned())
}

/// Who did it, in the audit log.
const WHO: &str = "command line";

/// Runs a command and says what it did, or why not.
pub async fn run(app: &App, command: Command) -> Result<String, String> {
    let done = match command {
        Command::Doctor => {
            let seen = doctor::examine(&app.config).await;
            return Ok(doctor::told(&seen));
        }
        Command::Backup { to } => {
            let told = archive::backup(&app.db, &app.blobs, &to).await.map_err(|e| e.to_string())?;
            return Ok(backed_up(&to, &told));
        }
        Command::ResetTheme => {
            theme::reset(app, None).await.map(|()| "The theme is the program's own again.".to_owned())
        }
        Command::GrantMembership { handle } => {
            let account = find(app, &handle).await?;
            memberships::grant(app, account, None).await.map(|()| format!("@{handle} is a member now."))
        }
        Command::EndMembership { handle } => {
            let account = find(app, &handle).await?;
            membership::subscriptions::end(app, account, None)
                .await
                .map(|()| format!("The membership of @{handle} has ended."))
        }
        Command::Role { handle, role } => {
            let account = find(app, &handle).await?;
            accounts::set_role(app, account, role, WHO).await.map(|()| format!("@{handle} is {} now.", role.as_str()))
        }
        Command::Stock { sku, pieces } => match catalog::stock::set(app, &sku, pieces.map(i64::from)).await {
            Ok(true) => Ok(match pieces {
                Some(n) => format!("{sku}: {n} in stock."),
                None => format!("{sku}: the stock is no longer counted."),
            }),
            Ok(false) => return Err(format!("There is no SKU “{sku}”.")),
            Err(e) => Err(e),
        },
    };
    done.map_err(|e: Error| format!("That could not be done: {e}"))
}

/// What a copy came to.
pub fn backed_up(to: &Path, told: &archive::Told) -> String {
    let to = to.display();
    format!("The database and {} files of media are in {to} ({} were there already).", told.media, told.kept)
}

async fn find(app: &App, handle: &str) -> Result<Id, String> {
    let mut conn = app.db.read().await.map_err(|e| e.to_string())?;
    let handle = handle.trim_start_matches('@');
    let found = accounts::by_handle(&mut conn, handle).await.map_err(|e| e.to_string())?;
    found.ok_or_else(|| format!("Nobody here has the handle “{handle}”."))
}
