//! Taking in the pictures that catalogs name: from a folder, or from other servers, a few at a time, with limits. What
//! cannot be had for the moment is tried again later; what never can is set aside with the reason.

use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::app::App;
use crate::catalog::pictures::{self, Waiting, file_name};
use crate::kit::{Error, Micros, Result};
use crate::media;
use crate::media::view::Picture;
use crate::net::{Answer, Client, Marks, Refused};

/// Pictures that are fetched at once.
const AT_ONCE: usize = 4;
/// Pictures in one run of the job; others want to run as well.
const IN_A_RUN: i64 = 64;
/// How long a run may begin new ones.
const LONGEST_RUN: Duration = Duration::from_secs(60);
/// How long one picture may take.
const LONGEST: Duration = Duration::from_secs(30);
/// Waits after the first, second, … failure; after the last one a picture is set aside.
const WAITS: [Micros; 4] = [Micros::minutes(1), Micros::minutes(10), Micros::hours(1), Micros::hours(6)];

/// What became of some pictures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    pub here: u64,
    /// Tried again later.
    pub later: u64,
    pub set_aside: u64,
}

/// The job: takes in what is due, for about a minute at the most.
pub async fn fetch(app: &App) -> Result<()> {
    let start = Instant::now();
    let client = client(app)?;
    let mut left = IN_A_RUN;
    while left > 0 && start.elapsed() < LONGEST_RUN {
        let (n, _) = take_some(app, &client, false, AT_ONCE as i64 * 2).await?;
        if n == 0 {
            break;
        }
        left -= n as i64;
    }
    Ok(())
}

/// Takes in everything that is due, or files alone; `told` hears how far it is.
pub async fn take_all(app: &App, files: bool, mut told: impl FnMut(&Taken)) -> Result<Taken> {
    let client = client(app)?;
    let mut all = Taken::default();
    loop {
        let (n, taken) = take_some(app, &client, files, AT_ONCE as i64 * 2).await?;
        if n == 0 {
            return Ok(all);
        }
        all.here += taken.here;
        all.later += taken.later;
        all.set_aside += taken.set_aside;
        told(&all);
    }
}

fn client(app: &App) -> Result<Client> {
    Client::new(&app.config.imports.private_addresses, LONGEST).map_err(Error::fault)
}

/// Takes in a few; how many were due.
async fn take_some(app: &App, client: &Client, files: bool, most: i64) -> Result<(usize, Taken)> {
    let due = pictures::due(&mut *app.db.read().await?, app.clock.now(), files, most).await?;
    let n = due.len();
    // Products often share a picture: it is fetched once.
    let mut by_source: HashMap<(String, Option<String>), Vec<Waiting>> = HashMap::new();
    for one in due {
        by_source.entry((one.source.clone(), one.folder.clone())).or_default().push(one);
    }
    let mut taken = Taken::default();
    let mut groups = by_source.into_values();
    let mut running = JoinSet::new();
    loop {
        while running.len() < AT_ONCE
            && let Some(group) = groups.next()
        {
            let (app, client) = (app.clone(), client.clone());
            running.spawn(async move { take_group(&app, &client, group).await });
        }
        let Some(done) = running.join_next().await else { return Ok((n, taken)) };
        let done = done.map_err(Error::fault)??;
        taken.here += done.here;
        taken.later += done.later;
        taken.set_aside += done.set_aside;
    }
}

/// Products that wait for the same picture.
async fn take_group(app: &App, client: &Client, group: Vec<Waiting>) -> Result<Taken> {
    let mut taken = Taken::default();
    let Some(first) = group.first() else { return Ok(taken) };
    let got = match file_name(&first.source) {
        Some(name) => from_file(app, name, first.folder.as_deref()).await,
        None => from_server(app, client, &first.source).await,
    }?;
    for waiting in &group {
        match &got {
            Ok(picture) => {
                pictures::arrived(app, waiting, picture).await?;
                taken.here += 1;
            }
            Err((problem, may_pass)) => {
                let wait = usize::try_from(waiting.attempts).ok().and_then(|n| WAITS.get(n)).filter(|_| *may_pass);
                let again_at = wait.map(|wait| app.clock.now() + *wait);
                pictures::failed(app, waiting, problem, again_at).await?;
                if again_at.is_some() {
                    taken.later += 1;
                } else {
                    taken.set_aside += 1;
                }
            }
        }
    }
    Ok(taken)
}

/// A picture, or the code of why not and whether that may pass.
type Got = std::result::Result<Picture, (&'static str, bool)>;

async fn from_server(app: &App, client: &Client, address: &str) -> Result<Got> {
    let bytes = async {
        match client.get(address, &Marks::default(), media::LIMITS.bytes).await? {
            Answer::Body(body) => body.bytes().await,
            // Nothing was asked about a copy.
            Answer::Same => Err(Refused::Unreachable),
        }
    };
    match bytes.await {
        Ok(bytes) => take_in(app, bytes).await,
        Err(refused) => Ok(Err((refused.code(), refused.may_pass()))),
    }
}

/// A file of the folder; nothing outside it, wherever links in it lead.
async fn from_file(app: &App, name: &str, folder: Option<&str>) -> Result<Got> {
    let Some(folder) = folder else { return Ok(Err(("no-folder", false))) };
    let read = || -> std::io::Result<std::result::Result<Vec<u8>, &'static str>> {
        let folder = Path::new(folder).canonicalize()?;
        let file = folder.join(name).canonicalize()?;
        if !file.starts_with(&folder) || !file.is_file() {
            return Ok(Err("no-file"));
        }
        if file.metadata()?.len() > media::LIMITS.bytes {
            return Ok(Err("too-large"));
        }
        std::fs::read(file).map(Ok)
    };
    match read() {
        Ok(Ok(bytes)) => take_in(app, bytes).await,
        Ok(Err(problem)) => Ok(Err((problem, false))),
        Err(_) => Ok(Err(("no-file", false))),
    }
}

async fn take_in(app: &App, bytes: Vec<u8>) -> Result<Got> {
    match media::store(app, bytes).await {
        Ok(picture) => Ok(Ok(picture)),
        Err(Error::TooLarge { .. }) => Ok(Err(("too-large", false))),
        Err(Error::Invalid(_)) => Ok(Err(("no-picture", false))),
        Err(other) => Err(other),
    }
}
