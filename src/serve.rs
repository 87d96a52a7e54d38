//! Serving: listen, follow, work, and stop without losing a request.

use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;

use crate::app::App;
use crate::{feed, followers, jobs, notifications, web};

/// Listens at `listen`. A taken port is a sentence of its own.
pub async fn bind(listen: &str) -> Result<TcpListener, String> {
    TcpListener::bind(listen).await.map_err(|e| match e.kind() {
        std::io::ErrorKind::AddrInUse => format!(
            "The address {listen} is in use by another program. Stop that one, or choose another with --listen (port 0 takes a free one)."
        ),
        _ => format!("The address {listen} cannot be listened on: {e}"),
    })
}

/// Serves until `stop` is done; then answers what is under way and closes the database.
pub async fn run(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    run_with(app, listener, stop, Router::new()).await
}

/// [`run`] with more pages; see [`web::router_with`].
pub async fn run_with(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
    more: Router<App>,
) -> std::io::Result<()> {
    let background = [
        tokio::spawn(followers::follow(app.clone())),
        tokio::spawn(jobs::work(app.clone())),
        tokio::spawn(feed::keep_seen(app.clone())),
        tokio::spawn(notifications::follow(app.clone())),
    ];
    // Packing takes a moment of one core: it begins once people can be answered.
    drop(tokio::task::spawn_blocking(web::assets::pack));
    let service = web::router_with(app.clone(), more).into_make_service_with_connect_info::<SocketAddr>();
    let result = axum::serve(listener, service).with_graceful_shutdown(stop).await;
    for task in background {
        task.abort();
    }
    if let Err(e) = app.feed.write_seen(&app).await {
        tracing::error!("what was shown last cannot be written: {e}");
    }
    app.db.close().await;
    result
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
