//! Stripe's API as others wrote it for tests: PyPI's localstripe, in an environment of its own, on this machine alone.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::report::Outcome;
use crate::shell::{self, Guarded, Result};

/// Where the tests find it.
pub const ADDRESS: &str = "VITRINE_TEST_STRIPE";
/// The package, which comes as source alone, and the version it was tried with.
const PACKAGE: &str = "localstripe==1.15.10";
/// It would listen on every interface and keep its books in a file that all of them share.
const START: &str = "\
import sys
from aiohttp import web
from localstripe import resources, server
resources.Store.dump_to_disk = lambda self: None
web.run_app(server.app, host='127.0.0.1', port=int(sys.argv[1]), print=None)
";
/// A start may take this long on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The server of this run. Stops when dropped.
pub struct Localstripe {
    _server: Option<Guarded>,
    url: String,
}

impl Localstripe {
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// The server named by `VITRINE_TEST_STRIPE`, or one started now; none where it cannot be installed.
pub fn provide() -> Result<(Option<Localstripe>, Outcome)> {
    if let Ok(url) = env::var(ADDRESS)
        && !url.is_empty()
    {
        println!("using the one {ADDRESS} names");
        return Ok((Some(Localstripe { _server: None, url }), Outcome::Ready));
    }
    match installed() {
        Ok(python) => Ok((Some(start(&python)?), Outcome::Ready)),
        Err(why) => {
            let why = why.to_string();
            let why = why.lines().last().unwrap_or_default();
            Ok((None, Outcome::Skipped(format!("Stripe is tested against our own server alone: {why}"))))
        }
    }
}

/// The Python that has it, installed the first time.
fn installed() -> Result<PathBuf> {
    let tools = shell::target().join("tools");
    let folder = tools.join(PACKAGE.replace("==", "-"));
    let python = folder.join("bin/python");
    // Written last: an installation that was broken off begins again.
    let stamp = folder.join("installed");
    if stamp.is_file() {
        return Ok(python);
    }
    let system = shell::find("python3").ok_or("there is no python3")?;
    fs::create_dir_all(&tools)?;
    shell::output(shell::command(system).args(["-m", "venv", "--clear"]).arg(&folder))?;
    shell::output(shell::command(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        PACKAGE,
    ]))?;
    fs::write(stamp, PACKAGE)?;
    Ok(python)
}

fn start(python: &Path) -> Result<Localstripe> {
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let words = port.to_string();
    let arguments = [OsStr::new("-c"), OsStr::new(START), OsStr::new(&words)];
    let server = Guarded::start("TERM", None, python, &arguments, |guard| {
        guard.stdout(Stdio::null()).stderr(Stdio::null());
    })?;
    let started = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if started.elapsed() > PATIENCE {
            return Err("localstripe did not start".into());
        }
        thread::sleep(Duration::from_millis(20));
    }
    println!("{PACKAGE} on port {port}");
    Ok(Localstripe { _server: Some(server), url: format!("http://127.0.0.1:{port}") })
}
