//! Serving: listen, follow, work, and stop without losing a request.

mod door;

use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::app::App;
use crate::{db, feed, followers, jobs, notifications, web};

/// Listens at `listen`. A taken port is a sentence of its own.
pub async fn bind(listen: &str) -> Result<TcpListener, String> {
    TcpListener::bind(listen).await.map_err(|e| match e.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "The address {listen} is in use by another program. Stop that one, or choose another with --listen (port 0 takes a free one)."
        ),
        _ => format!("The address {listen} cannot be listened on: {e}"),
    })
}

/// Whether this process works on jobs besides answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jobs {
    Here,
    /// Other processes on the same database do.
    Elsewhere,
}

/// Serves until `stop` is done; then answers what is under way and closes the database.
pub async fn run(app: App, listener: TcpListener, jobs: Jobs, stop: impl Future<Output = ()>) -> Result<(), String> {
    run_with(app, listener, jobs, stop, Router::new()).await
}

/// [`run`] with more pages; see [`web::router_with`].
pub async fn run_with(
    app: App,
    listener: TcpListener,
    jobs: Jobs,
    stop: impl Future<Output = ()>,
    more: Router<App>,
) -> Result<(), String> {
    let mut background = background(&app).await?;
    if jobs == Jobs::Here {
        background.push(tokio::spawn(jobs::work(app.clone())));
    }
    background.push(tokio::spawn(feed::keep_seen(app.clone())));
    // Packing takes a moment of one core: it begins once people can be answered.
    drop(tokio::task::spawn_blocking(web::assets::pack));
    let stop = async {
        stop.await;
        app.stopping.store(true, Ordering::SeqCst);
        // A balancer that asks `/readyz` sends nobody here any more; whoever comes meanwhile is still answered.
        tokio::time::sleep(Duration::from_secs(app.config.server.drain_seconds)).await;
        // Streams would keep their connections open for ever.
        app.feed.news.tell(feed::news::Signal::End);
    };
    door::open(listener, web::router_with(app.clone(), more), &app.config.server, stop).await;
    for task in background {
        task.abort();
    }
    if let Err(e) = app.feed.write_seen(&app).await {
        tracing::error!("what was shown last cannot be written: {e}");
    }
    app.close().await;
    Ok(())
}

/// Works on jobs alone until `stop` is done. A job that is cut is taken up again by another process.
pub async fn work(app: App, stop: impl Future<Output = ()>) -> Result<(), String> {
    let mut background = background(&app).await?;
    background.push(tokio::spawn(jobs::work(app.clone())));
    stop.await;
    for task in background {
        task.abort();
    }
    app.close().await;
    Ok(())
}

/// What runs in every process that stays: following, being woken, being watched.
async fn background(app: &App) -> Result<Vec<JoinHandle<()>>, String> {
    let mut tasks = vec![
        tokio::spawn(followers::follow(app.clone())),
        tokio::spawn(notifications::follow(app.clone())),
        tokio::spawn(db::wake::run(app.db.clone())),
        tokio::spawn(app.clone().keep_node()),
    ];
    let listen = &app.config.metrics.listen;
    if !listen.is_empty() {
        let listener = bind(listen).await?;
        let watched = web::health::watched(app.clone());
        tasks.push(tokio::spawn(async move {
            if let Err(e) = axum::serve(listener, watched).await {
                tracing::error!("what is measured cannot be asked for any more: {e}");
            }
        }));
    }
    Ok(tasks)
}

/// Done when the process is told to stop (Ctrl-C, SIGTERM).
pub async fn told_to_stop() {
    let interrupted = async {
        // Without a handler the signal ends the process at once, which is the next best thing.
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut terminated) => tokio::select! { () = interrupted => {}, _ = terminated.recv() => {} },
            Err(_) => interrupted.await,
        }
    }
    #[cfg(not(unix))]
    interrupted.await;
}
