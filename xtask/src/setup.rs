//! What a fresh Debian-like machine lacks: npm packages, Chromium, ffmpeg.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::report::Outcome;
use crate::shell::{self, Result};

/// Installs the npm packages if the lock file is not the one they were installed from.
pub fn npm_packages() -> Result<Outcome> {
    if shell::find("npm").is_none() {
        println!("npm is not installed: the browser tests and the types need Node 20 or newer");
        return Ok(Outcome::Ready);
    }
    let lock = fs::read(shell::root().join("package-lock.json"))?;
    // `npm ci` removes node_modules first, and this stamp with it.
    let stamp = shell::root().join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        println!("up to date");
        return Ok(Outcome::Ready);
    }
    shell::must(npm().arg("ci"))?;
    fs::write(stamp, lock)?;
    Ok(Outcome::Ready)
}

/// npm with nothing that would ask or download a browser.
pub fn npm() -> std::process::Command {
    let mut npm = shell::command("npm");
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").env("npm_config_yes", "true");
    npm
}

/// Installs Debian's packages of Chromium and ffmpeg where they are missing and this user may.
pub fn debian_packages() -> Result<Outcome> {
    let mut packages = Vec::new();
    if chromium().is_none() {
        packages.push("chromium");
    }
    if shell::find("ffmpeg").is_none() {
        packages.push("ffmpeg");
    }
    if packages.is_empty() {
        println!("both are there");
        return Ok(Outcome::Ready);
    }
    if shell::find("apt-get").is_none() {
        println!("not a Debian: install {} yourself", packages.join(" and "));
        return Ok(Outcome::Ready);
    }
    let sudo: &[&str] = if shell::is_root() {
        &[]
    } else if shell::find("sudo").is_some() && shell::output(shell::command("sudo").args(["-n", "true"])).is_ok() {
        &["sudo", "-n"]
    } else {
        println!("neither root nor sudo without a password: apt-get install {}", packages.join(" "));
        return Ok(Outcome::Ready);
    };
    let apt = |arguments: &[&str]| {
        let words = [sudo, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"], arguments].concat();
        shell::must(shell::command(words[0]).args(&words[1..]))
    };
    apt(&["update"])?;
    apt(&[&["install", "--no-install-recommends"], packages.as_slice()].concat())?;
    Ok(Outcome::Ready)
}

/// The browser: `$CHROMIUM`, or Debian's.
pub fn chromium() -> Option<PathBuf> {
    let wanted = env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
    wanted.is_file().then_some(wanted)
}

/// Why the browser tests cannot run here, if they cannot.
pub fn browser_missing() -> Option<String> {
    if chromium().is_none() {
        return Some("no Chromium: install Debian's package chromium, or set CHROMIUM to its path".into());
    }
    (!node_modules_are_there()).then(|| "the npm packages are not installed: run npm ci".into())
}

/// Whether the npm packages are installed.
pub fn node_modules_are_there() -> bool {
    shell::root().join("node_modules/.bin/playwright").exists()
}
