//! The pictures of the demo store: drawn and taken in on all cores, while the story is told.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::SetOnce;
use tokio::task::JoinSet;
use vitrine_photo::Effort;
use vitrine_world::{Picture as Recipe, World};

use crate::app::App;
use crate::kit::{Error, Result};
use crate::media;
use crate::media::view::Picture;

/// Where a picture comes from.
#[derive(Clone)]
pub enum Source {
    Drawn(Recipe),
    /// The photo of a sample product, by the number of the sample.
    Photo(usize, Arc<[u8]>),
}

/// Every picture of the story, there already or to come.
pub struct Gallery {
    sources: Vec<Source>,
    pictures: Vec<SetOnce<Picture>>,
    /// Places of the photos by the number of the sample.
    photos: HashMap<usize, usize>,
}

impl Gallery {
    /// The pictures in the order in which they are wanted; one that is named again is made once.
    pub fn new(wanted: impl IntoIterator<Item = Source>) -> Arc<Self> {
        let mut gallery = Self { sources: Vec::new(), pictures: Vec::new(), photos: HashMap::new() };
        for source in wanted {
            match &source {
                Source::Drawn(recipe) if gallery.place(recipe).is_some() => continue,
                Source::Photo(sample, _) => {
                    gallery.photos.insert(*sample, gallery.sources.len());
                }
                Source::Drawn(_) => {}
            }
            gallery.sources.push(source);
        }
        gallery.pictures.resize_with(gallery.sources.len(), SetOnce::new);
        Arc::new(gallery)
    }

    fn place(&self, recipe: &Recipe) -> Option<usize> {
        self.sources.iter().position(|held| matches!(held, Source::Drawn(held) if held == recipe))
    }

    /// A drawn picture, as soon as it is made.
    pub async fn drawn(&self, recipe: &Recipe) -> Result<Picture> {
        let place = self.place(recipe).ok_or_else(|| Error::fault("a picture of the plan is not drawn"))?;
        Ok(self.pictures[place].wait().await.clone())
    }

    /// The photo of a sample product, as soon as it is taken in; nothing where there is none.
    pub async fn photo(&self, sample: usize) -> Option<Picture> {
        Some(self.pictures[*self.photos.get(&sample)?].wait().await.clone())
    }

    /// Makes all pictures. An error ends it, and who waits for a picture waits for ever: let both end together.
    pub async fn make(self: Arc<Self>, app: &App, world: &Arc<World>) -> Result<()> {
        let next = Arc::new(AtomicUsize::new(0));
        let mut workers = JoinSet::new();
        // Two more than cores, so that a worker that waits for the disk leaves no core idle.
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) + 2 {
            workers.spawn(Arc::clone(&self).work(app.clone(), Arc::clone(world), Arc::clone(&next)));
        }
        while let Some(worker) = workers.join_next().await {
            worker.map_err(Error::fault)??;
        }
        Ok(())
    }

    async fn work(self: Arc<Self>, app: App, world: Arc<World>, next: Arc<AtomicUsize>) -> Result<()> {
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let bytes = match self.sources.get(i).cloned() {
                None => return Ok(()),
                Some(Source::Photo(_, bytes)) => bytes.to_vec(),
                Some(Source::Drawn(recipe)) => {
                    let world = Arc::clone(&world);
                    tokio::task::spawn_blocking(move || world.render(&recipe)).await.map_err(Error::fault)?
                }
            };
            let picture = media::store_with(&app, bytes, Effort::Quick).await?;
            // Each number is drawn once, so the place is free.
            let _ = self.pictures[i].set(picture);
            progress(i + 1, self.sources.len());
        }
    }
}

/// A line at every tenth part. Called once for each number from 1 to `total`, in any order.
fn progress(done: usize, total: usize) {
    if done * 10 / total > (done - 1) * 10 / total {
        println!("Telling the story and drawing its pictures: {done} of {total}");
    }
}
