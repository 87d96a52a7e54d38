//! `App`: everything a handler or a worker needs, built once, cloned cheaply.

use std::ops::Deref;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

use crate::accounts::sessions::Sessions;
use crate::config::{Config, PaymentProvider};
use crate::db::{Db, OpenError, nodes};
use crate::feed::Feed;
use crate::followers::Progress;
use crate::kit::{Clock, Fresh, Id, IdMaker};
use crate::mail::{self, Mailer};
use crate::media::blobs::Blobs;
use crate::oidc;
use crate::orders::payments::Payments;
use crate::search::Search;
use crate::store::Store;

/// The running program. Cloning shares everything.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the program is made of.
pub struct Parts {
    pub config: Config,
    pub db: Db,
    pub blobs: Blobs,
    pub payments: Payments,
    pub mail: Mailer,
    /// The provider of sign-on, if there is one.
    pub sign_on: Option<oidc::Provider>,
    pub feed: Feed,
    pub search: Search,
    pub store: Store,
    pub clock: Clock,
    pub ids: IdMaker,
    pub followers: Progress,
    /// What changed lately: how copies in memory know.
    pub fresh: Fresh,
    pub sessions: Sessions,
    /// The address people use, without a slash at the end.
    pub public_url: String,
    /// The demo store: it shows a bar that signs one in.
    pub demo: bool,
    /// The program was told to stop: it is no longer ready for more.
    pub stopping: AtomicBool,
    node: Option<Node>,
    rng: Mutex<StdRng>,
}

/// The number this process holds among those on its database.
#[derive(Debug)]
struct Node {
    number: u8,
    holder: String,
}

/// What a test or a command sets besides the configuration.
pub struct Setup {
    pub config: Config,
    pub clock: Clock,
    /// Seeds what is random (tokens, exploration); nothing: the machine's own randomness.
    pub seed: Option<u64>,
    /// The address people use when the configuration leaves it open.
    pub public_url: String,
    pub demo: bool,
}

/// Why the program cannot start, as a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("The data folder {0} cannot be written to: {1}")]
    Data(String, std::io::Error),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Mail(#[from] mail::ConfigError),
    #[error(transparent)]
    SignOn(#[from] oidc::ConfigError),
    #[error(
        "An archive is being taken in here and not finished. Run `vitrine import archive` with the same archive again: it goes on where it stopped."
    )]
    Unfinished,
    #[error("The program cannot start: {0}")]
    Other(#[from] crate::kit::Error),
}

impl App {
    /// [`App::open`], and builds the read models.
    pub async fn start(setup: Setup) -> Result<Self, StartError> {
        let app = Self::open(setup).await?;
        crate::followers::build(&app).await?;
        Ok(app)
    }

    /// [`App::start`] for serving at once: the search index is built by [`crate::followers::follow`].
    pub async fn start_serving(setup: Setup) -> Result<Self, StartError> {
        let app = Self::open(setup).await?;
        crate::followers::build_feed(&app).await?;
        Ok(app)
    }

    /// Opens the database and the blobs and brings the schema up to date. Feed and search stay empty: enough for
    /// commands that serve no pages.
    pub async fn open(setup: Setup) -> Result<Self, StartError> {
        let Setup { config, clock, seed, public_url, demo } = setup;
        let blobs = Blobs::disk(&config.data).map_err(|e| StartError::Data(config.data.display().to_string(), e))?;
        let db = Db::open(&config.database_url()).await?;
        if crate::db::archive::is_unfinished(&db).await? {
            return Err(StartError::Unfinished);
        }
        db.migrate().await?;
        let mut rng: StdRng = seed.map_or_else(rand::make_rng, StdRng::seed_from_u64);
        let public_url =
            if config.server.public_url.is_empty() { public_url } else { config.server.public_url.clone() };
        let public_url = public_url.trim_end_matches('/').to_owned();
        // Nodes on one database never carry the same number in their identifiers. Should all be held, by processes that
        // died lately, a number drawn at random is most likely a free one in truth.
        let drawn = (rng.next_u32() & 0xff) as u8;
        let holder = format!("{:016x}", rand::random::<u64>());
        let held = nodes::take(&db, drawn, &holder, clock.now()).await?;
        if held.is_none() {
            tracing::warn!("every number of a node is held; rows in `nodes` of processes that are gone can be deleted");
        }
        let node = held.unwrap_or(drawn);
        let app = Self(Arc::new(Parts {
            mail: Mailer::new(&config.mail, &config.store.name, &config.data, &public_url)?,
            payments: match config.payments.provider {
                PaymentProvider::Test => Payments::test(db.clone(), clock.clone()),
                PaymentProvider::Stripe => {
                    let patience = std::time::Duration::from_secs(config.payments.timeout_seconds);
                    Payments::stripe(&config.payments.stripe, patience)?
                }
            },
            feed: Feed::new(config.server.cards_megabytes << 20),
            search: Search::new()?,
            store: Store::default(),
            ids: IdMaker::new(node),
            followers: Progress::default(),
            fresh: Fresh::default(),
            sessions: Sessions::default(),
            sign_on: oidc::Provider::new(&config.sign_on, &public_url)?,
            public_url,
            rng: Mutex::new(rng),
            config,
            db,
            blobs,
            clock,
            demo,
            stopping: AtomicBool::new(false),
            node: held.map(|number| Node { number, holder }),
        }));
        app.store.load(&app).await?;
        Ok(app)
    }

    /// The next identifier.
    pub fn id(&self) -> Id {
        self.ids.next(self.clock.now())
    }

    /// Holds this process's number among those on its database, until the process ends.
    pub async fn keep_node(self) {
        let Some(node) = &self.node else { return };
        let every = std::time::Duration::from_micros(nodes::LEASE.0.unsigned_abs() / 8);
        loop {
            tokio::time::sleep(every).await;
            match nodes::keep(&self.db, node.number, &node.holder, self.clock.now()).await {
                Ok(true) => {}
                Ok(false) => {
                    tracing::error!(
                        node = node.number,
                        "this process slept so long that another has its number: restart it"
                    );
                }
                Err(e) => tracing::error!("the number of this process cannot be held: {e}"),
            }
        }
    }

    /// Gives the number back and closes the database, once running statements are done.
    pub async fn close(&self) {
        if let Some(node) = &self.node
            && let Err(e) = nodes::release(&self.db, node.number, &node.holder).await
        {
            tracing::warn!("the number of this process is held until its lease ends: {e}");
        }
        self.db.close().await;
    }

    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        // A thread that panicked while drawing bytes leaves the generator as good as before.
        self.rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }
}

impl Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
