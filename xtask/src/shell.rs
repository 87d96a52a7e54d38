//! Starting other programs: where we are, a clean environment, streamed output that can be read along, guarded servers.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

/// Errors here are sentences for the person at the terminal.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let package = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Cargo's folder for what it builds.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => env::current_dir().unwrap_or_default().join(folder),
        None => root().join("target"),
    }
}

/// Whether a machine, not a person, started this.
pub fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false" && value != "0")
}

/// Whether this process runs as root: the owner of its folder in /proc is its effective user.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|folder| folder.uid() == 0)
}

/// The first file of this name in PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// A command in the workspace's folder, without standard input and without the variables that `cargo run` set for this
/// program: build scripts that watch them would otherwise run again.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null()).env("CARGO_TARGET_DIR", target());
    for (name, _) in env::vars_os() {
        let known = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_CRATE_", "CARGO_BIN_", "CARGO_PRIMARY_"]
            .iter()
            .any(|prefix| known.starts_with(prefix))
        {
            command.env_remove(&name);
        }
    }
    command
}

/// `command("cargo")`, by the cargo that started this program.
pub fn cargo() -> Command {
    let mut cargo = command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    if std::io::stdout().is_terminal() {
        cargo.env("CARGO_TERM_COLOR", "always");
    }
    cargo
}

/// Runs a command with its output shown as it comes; true if it succeeded.
pub fn succeeds(command: &mut Command) -> Result<bool> {
    say(command);
    Ok(command.status().map_err(|error| cannot_start(command, &error))?.success())
}

/// Runs a command with its output shown as it comes; an error if it fails.
pub fn must(command: &mut Command) -> Result<()> {
    if succeeds(command)? { Ok(()) } else { Err(format!("{} failed", words(command)).into()) }
}

/// Runs a command quietly and returns its standard output; an error with its words if it fails.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| cannot_start(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!("{} failed\n{}", words(command), said.trim()).into())
    }
}

/// Runs a command, shows every line of its two outputs as it comes and hands it, without colours, to `each`.
pub fn follow(command: &mut Command, mut each: impl FnMut(&str)) -> Result<bool> {
    say(command);
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| cannot_start(command, &error))?;
    let (sender, lines) = mpsc::channel::<String>();
    let readers =
        [child.stdout.take().map(|out| pump(out, sender.clone())), child.stderr.take().map(|err| pump(err, sender))];
    for line in lines {
        println!("{line}");
        each(&without_colours(&line));
    }
    for reader in readers.into_iter().flatten() {
        reader.join().map_err(|_| "reading the output of a command failed")?;
    }
    Ok(child.wait()?.success())
}

fn pump(output: impl Read + Send + 'static, lines: mpsc::Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line).is_ok_and(|bytes| bytes > 0) {
            let text = String::from_utf8_lossy(&line);
            if lines.send(text.trim_end_matches(['\r', '\n']).to_owned()).is_err() {
                return;
            }
            line.clear();
        }
    })
}

/// The line without terminal colour sequences (`ESC [ … letter`).
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(letter) = rest.next() {
        if letter == '\u{1b}' {
            let _ = rest.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

fn say(command: &Command) {
    println!("$ {}", words(command));
}

fn words(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

fn cannot_start(command: &Command, error: &std::io::Error) -> String {
    format!("cannot start {}: {error}", command.get_program().to_string_lossy())
}

/// A server that ends when this value is dropped, and also when this process ends in any other way (see guard.sh).
pub struct Guarded(Child);

impl Guarded {
    /// Starts `program` under the guard. `signal` ends it; `folder` is then removed. `prepare` sets user and outputs.
    pub fn start(
        signal: &str,
        folder: Option<&Path>,
        program: &Path,
        arguments: &[&OsStr],
        prepare: impl FnOnce(&mut Command),
    ) -> Result<Self> {
        let mut guard = command("bash");
        guard.args(["-c", include_str!("../guard.sh"), "guard", signal]);
        guard.arg(folder.unwrap_or(Path::new(""))).arg(program).args(arguments);
        prepare(&mut guard);
        let child = guard.stdin(Stdio::piped()).spawn().map_err(|error| cannot_start(&guard, &error))?;
        Ok(Self(child))
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_out() {
        assert_eq!(without_colours("\u{1b}[32;1m     Summary\u{1b}[0m [ 0.1s]"), "     Summary [ 0.1s]");
        assert_eq!(without_colours("plain [x]"), "plain [x]");
    }

    #[test]
    fn both_outputs_are_followed_to_the_end() {
        let mut lines = Vec::new();
        let good = follow(command("sh").args(["-c", "echo out; echo err >&2; printf last; exit 3"]), |line| {
            lines.push(line.to_owned());
        });
        assert!(!good.unwrap());
        lines.sort();
        assert_eq!(lines, ["err", "last", "out"]);
    }

    #[test]
    fn a_guarded_server_ends_and_its_folder_goes() {
        let folder = env::temp_dir().join(format!("vitrine-guard-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("pid");
        let script = OsStr::new("echo $$ > \"$0.new\"; mv \"$0.new\" \"$0\"; exec sleep 1000");
        let server = Guarded::start(
            "TERM",
            Some(&folder),
            Path::new("sh"),
            &[OsStr::new("-c"), script, file.as_os_str()],
            |_| {},
        )
        .unwrap();
        while !file.exists() {
            thread::yield_now();
        }
        let pid = std::fs::read_to_string(&file).unwrap();
        let process = Path::new("/proc").join(pid.trim());
        assert!(process.exists());
        drop(server);
        assert!(!process.exists());
        assert!(!folder.exists());
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = output(&mut command("vitrine-no-such-program")).unwrap_err().to_string();
        assert!(error.contains("vitrine-no-such-program"), "{error}");
    }
}
