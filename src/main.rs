//! The program: subcommands and nothing else.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use vitrine::app::{App, Setup};
use vitrine::config::{Config, LogFormat};
use vitrine::kit::Clock;
use vitrine::serve::Jobs;
use vitrine::{admin, archive, demo, doctor, import, serve};

/// A shoppable social network that lives inside an online store.
#[derive(Parser)]
#[command(version, about, long_about = None)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

#[derive(Args)]
struct Global {
    /// Configuration file; `vitrine.toml` in this folder is read when it is there
    #[arg(long, global = true, env = "VITRINE_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Folder of the embedded database and the media
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// PostgreSQL instead of the embedded database: postgres://user:password@host/name
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// How the log is written
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    log: Option<LogFormat>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the store
    Serve {
        /// Address and port; port 0 takes a free one and prints it
        #[arg(long, value_name = "ADDR")]
        listen: Option<String>,
        /// Leave the jobs (mails, imports, settling of orders) to `vitrine work`
        #[arg(long)]
        no_work: bool,
    },
    /// Work on jobs alone, for a store that other processes serve
    Work,
    /// Make a living demo store and serve it
    Demo {
        /// Address and port; port 0 takes a free one and prints it
        #[arg(long, value_name = "ADDR")]
        listen: Option<String>,
        /// The same seed makes the same store
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Draw every picture instead of fetching product photos from the npm registry
        #[arg(long)]
        offline: bool,
    },
    /// Write the whole store, tables and media, to a folder or to a .tar file; it may be served meanwhile
    Export {
        /// A new folder, one of an earlier export, or a file ending in .tar
        to: PathBuf,
    },
    /// Import what another shop exports, or a whole store
    #[command(subcommand)]
    Import(Import),
    /// Bring the database up to this version and end
    Migrate,
    /// What only the person at this machine may do
    #[command(subcommand)]
    Admin(admin::Command),
    /// Print the description of the JSON API (OpenAPI)
    Openapi,
}

/// What is imported.
#[derive(Subcommand)]
enum Import {
    #[command(flatten)]
    Files(import::command::Command),
    /// Make a store of what `vitrine export` wrote, in an empty database of either kind
    Archive {
        /// The folder or the .tar file
        from: PathBuf,
    },
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(e) => return refuse(&format!("The program cannot start its threads: {e}")),
    };
    let done = runtime.block_on(run(cli));
    // A thread that still reads a file has nobody left to read it for.
    runtime.shutdown_background();
    match done {
        Ok(code) => ExitCode::from(code),
        Err(sentence) => refuse(&sentence),
    }
}

/// Says why nothing was done.
fn refuse(sentence: &str) -> ExitCode {
    eprintln!("vitrine: {sentence}");
    ExitCode::from(2)
}

/// Runs the command; the exit code, or why nothing was done.
async fn run(cli: Cli) -> Result<u8, String> {
    if matches!(cli.command, Command::Openapi) {
        println!("{}", vitrine::web::api::openapi().to_pretty_json().map_err(|e| e.to_string())?);
        return Ok(0);
    }
    let mut over = Vec::new();
    let global = &cli.global;
    over.extend(global.data.as_ref().map(|dir| ("data", dir.display().to_string())));
    over.extend(global.database.clone().map(|url| ("database.url", url)));
    if let Command::Serve { listen, .. } | Command::Demo { listen, .. } = &cli.command {
        over.extend(listen.clone().map(|listen| ("server.listen", listen)));
    }
    if let (Command::Demo { .. }, None) = (&cli.command, &global.data) {
        over.push(("data", "data/demo".to_owned()));
    }
    let config = Config::load(global.config.as_deref(), &over).map_err(|e| e.to_string())?;
    log(&config, global.log)?;
    match cli.command {
        Command::Serve { no_work, .. } => {
            let listener = serve::bind(&config.server.listen).await?;
            let app = start(config, &listener, false).await?;
            announce(&app, &listener);
            let jobs = if no_work { Jobs::Elsewhere } else { Jobs::Here };
            serve::run(app, listener, jobs, serve::told_to_stop()).await?;
            Ok(0)
        }
        Command::Work => {
            // Links in mails are made here too.
            let app = App::start(setup(config, String::new(), false)).await.map_err(|e| e.to_string())?;
            if app.public_url.is_empty() {
                return Err("Links in mails need the address people use: set server.public_url.".to_owned());
            }
            println!("Working on the jobs of {}.", app.store.look().name);
            serve::work(app, serve::told_to_stop()).await?;
            Ok(0)
        }
        Command::Demo { seed, offline, .. } => {
            let listener = serve::bind(&config.server.listen).await?;
            demo::clear_unfinished(&config).map_err(|e| format!("The unfinished demo store cannot be cleared: {e}"))?;
            let app = start(config, &listener, true).await?;
            demo::make(&app, seed, offline).await.map_err(|e| format!("The demo store could not be made: {e}"))?;
            announce(&app, &listener);
            serve::run(app, listener, Jobs::Here, serve::told_to_stop()).await?;
            Ok(0)
        }
        Command::Export { to } => {
            let (db, blobs) = archive::open(&config).await.map_err(|e| e.to_string())?;
            let told = archive::export(&db, &blobs, &to).await.map_err(|e| e.to_string());
            db.close().await;
            println!("Written to {}: {}.", to.display(), told?);
            Ok(0)
        }
        Command::Import(Import::Archive { from }) => {
            let (db, blobs) = archive::open_new(&config).await.map_err(|e| e.to_string())?;
            let told = archive::import(&db, &blobs, &from).await.map_err(|e| e.to_string());
            db.close().await;
            println!("Taken from {}: {}. `vitrine serve` opens the store.", from.display(), told?);
            Ok(0)
        }
        Command::Admin(admin::Command::Doctor) => {
            let seen = doctor::examine(&config).await;
            print!("{}", doctor::told(&seen));
            Ok(doctor::exit_code(&seen))
        }
        Command::Admin(admin::Command::Backup { to }) => {
            let (db, blobs) = archive::open(&config).await.map_err(|e| e.to_string())?;
            let told = archive::backup(&db, &blobs, &to).await.map_err(|e| e.to_string());
            db.close().await;
            println!("{}", admin::backed_up(&to, &told?));
            Ok(0)
        }
        Command::Import(Import::Files(command)) => {
            let app = open(config).await?;
            let code = import::command::run(&app, command, serve::told_to_stop()).await;
            app.close().await;
            code
        }
        Command::Migrate => {
            let app = open(config).await?;
            println!("The {} database is at version {}.", app.db.name(), vitrine::db::NEWEST);
            app.close().await;
            Ok(0)
        }
        Command::Admin(command) => {
            // A name mistyped here would make another, empty store.
            if config.database.url.is_empty() && !config.database_file().is_file() {
                let folder = config.data.display();
                return Err(format!(
                    "There is no store in {folder}. --data names its folder; `vitrine serve` makes a new one."
                ));
            }
            let app = open(config).await?;
            let said = admin::run(&app, command).await;
            app.close().await;
            println!("{}", said?);
            Ok(0)
        }
        Command::Openapi => Ok(0),
    }
}

fn setup(config: Config, public_url: String, demo: bool) -> Setup {
    Setup { config, clock: Clock::System, seed: None, public_url, demo }
}

/// The program without pages.
async fn open(config: Config) -> Result<App, String> {
    let app = App::open(setup(config, String::new(), false)).await.map_err(|e| e.to_string())?;
    // An import may take hours.
    drop(tokio::spawn(app.clone().keep_node()));
    Ok(app)
}

async fn start(config: Config, listener: &tokio::net::TcpListener, demo: bool) -> Result<App, String> {
    let port = listener.local_addr().map_err(|e| e.to_string())?.port();
    let setup = setup(config, format!("http://localhost:{port}"), demo);
    // The demo makes its store first and then builds everything anyway.
    let app = if demo { App::start(setup).await } else { App::start_serving(setup).await };
    app.map_err(|e| e.to_string())
}

/// Prints where the store is: as a number, and as the name that passkeys need.
fn announce(app: &App, listener: &tokio::net::TcpListener) {
    if let Ok(address) = listener.local_addr() {
        let host = if address.ip().is_unspecified() || address.ip().is_loopback() {
            "127.0.0.1".to_owned()
        } else {
            address.ip().to_string()
        };
        println!("{} is open:", app.store.look().name);
        println!("  http://{host}:{}", address.port());
        if host == "127.0.0.1" {
            println!("  http://localhost:{}", address.port());
        }
    }
}

fn log(config: &Config, format: Option<LogFormat>) -> Result<(), String> {
    let level = &config.log.level;
    let filter = tracing_subscriber::EnvFilter::try_new(level)
        .map_err(|e| format!("The configuration cannot be used: log.level = “{level}” is no level or filter: {e}"))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match format.unwrap_or(config.log.format) {
        LogFormat::Json => builder.json().init(),
        LogFormat::Text => builder.with_target(false).init(),
    }
    Ok(())
}
