//! A payment server to test against. It speaks the part of Stripe's API that a store needs, is stricter than the real
//! one (a repeated key with other parameters, an amount above what was paid, a charge confirmed twice without a key are
//! noted as faults), and is as unreliable as it is told to be: answers late or lost, calls lost before they do anything,
//! charges decided later, events late, doubled, out of order, and sent until they are taken.
//!
//! Methods say what a charge comes to: `pm_card_visa` succeeds, `pm_card_chargeDeclined`,
//! `pm_card_chargeDeclinedInsufficientFunds` and `pm_card_authenticationRequired` do what they say, `pm_late` succeeds
//! after a while, and `pm_chance` is any of them by lot.

mod books;
mod events;
mod server;

pub use books::{Intent, Status};

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use books::Books;

/// How unreliable the server is. Chances are of 1000.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chaos {
    /// A call is lost on the way: nothing is done, no answer comes.
    pub lost: u32,
    /// A call is done and its answer is lost.
    pub answer_lost: u32,
    /// Trouble over there: 500 before anything is done.
    pub trouble: u32,
    /// How long an answer takes at the most.
    pub delay: Duration,
    /// An event comes twice.
    pub doubled: u32,
    /// How late an event comes at the most.
    pub late: Duration,
}

/// Where events go.
#[derive(Clone, Debug)]
pub(crate) struct Hook {
    pub(crate) to: SocketAddr,
    pub(crate) path: String,
    pub(crate) secret: String,
}

/// The server. It ends with its runtime.
#[derive(Clone, Debug)]
pub struct Paysim {
    pub(crate) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) books: Mutex<Books>,
    pub(crate) chaos: Mutex<Chaos>,
    pub(crate) hook: Mutex<Option<Hook>>,
    /// Events that were not taken yet.
    pub(crate) under_way: std::sync::atomic::AtomicUsize,
    pub(crate) address: SocketAddr,
}

impl Paysim {
    /// Listens on a free port of this machine. The same seed draws the same lots.
    pub async fn start(seed: u64, chaos: Chaos) -> std::io::Result<Self> {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await?;
        let inner = Inner {
            books: Mutex::new(Books::new(seed)),
            chaos: Mutex::new(chaos),
            hook: Mutex::new(None),
            under_way: std::sync::atomic::AtomicUsize::new(0),
            address: listener.local_addr()?,
        };
        let sim = Self { inner: Arc::new(inner) };
        tokio::spawn(server::serve(sim.clone(), listener));
        Ok(sim)
    }

    /// Its address, with a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}/", self.inner.address)
    }

    /// From now on events go to `path` there, signed with the secret.
    pub fn send_events(&self, to: SocketAddr, path: &str, secret: &str) {
        let hook = Hook { to, path: path.to_owned(), secret: secret.to_owned() };
        *locked(&self.inner.hook) = Some(hook);
    }

    /// From now on it is this unreliable.
    pub fn set_chaos(&self, chaos: Chaos) {
        *locked(&self.inner.chaos) = chaos;
    }

    pub(crate) fn chaos(&self) -> Chaos {
        *locked(&self.inner.chaos)
    }

    pub(crate) fn books(&self) -> MutexGuard<'_, Books> {
        locked(&self.inner.books)
    }

    /// Every charge that was ever asked for.
    pub fn intents(&self) -> Vec<Intent> {
        self.books().intents.values().cloned().collect()
    }

    /// What a caller did that a real provider would hold against it, in words.
    pub fn faults(&self) -> Vec<String> {
        self.books().faults.clone()
    }

    /// How many calls came, and how many of them repeated a key.
    pub fn calls(&self) -> (u64, u64) {
        let books = self.books();
        (books.calls, books.repeated)
    }

    /// Events that were not taken yet.
    pub fn events_under_way(&self) -> usize {
        self.inner.under_way.load(std::sync::atomic::Ordering::SeqCst)
    }

    /// The shopper answers their bank. Whether there was something to answer.
    pub fn authenticate(&self, intent: &str, approved: bool) -> bool {
        let event = self.books().authenticate(intent, approved);
        let was = event.is_some();
        if let Some(event) = event {
            events::send(self, event);
        }
        was
    }

    /// The shopper gives their card to the provider's own script, under a setup that was begun. Whether it was.
    pub fn save_card(&self, setup: &str, method: &str) -> bool {
        self.books().save_card(setup, method)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // What a panicking task left behind is whole: every change is one assignment.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
