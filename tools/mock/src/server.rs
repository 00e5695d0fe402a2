//! A listening socket in; connections, each answered by the service, out.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

use crate::sending::Ending;
use crate::service::Service;
use crate::socket::Socket;

/// How many connections there may be at once. Others wait to be accepted.
const MOST_CONNECTIONS: usize = 8_192;

/// How long to wait when the system has no more sockets.
const PAUSE: Duration = Duration::from_millis(20);

/// Accepts connections until it is dropped, and with it they end.
pub(crate) async fn serve(listener: TcpListener, service: Arc<Service>) {
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        if connections.len() >= MOST_CONNECTIONS {
            connections.join_next().await;
            continue;
        }
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.spawn(connection(stream, Arc::clone(&service)));
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

/// Answers the requests of a connection, of HTTP/1.1 or 2.
async fn connection(stream: TcpStream, service: Arc<Service>) {
    // Small answers are not held back to be sent with others.
    drop(stream.set_nodelay(true));
    let resets = Arc::new(AtomicBool::new(false));
    let socket = Socket::new(stream, Arc::clone(&resets));
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(service.patience);
    builder.http2().timer(TokioTimer::new());
    let answering = service_fn(|request: http::Request<Incoming>| {
        let (service, resets) = (Arc::clone(&service), Arc::clone(&resets));
        async move {
            let (parts, body) = request.into_parts();
            service.answer(parts, body).await.map_err(|ending| {
                resets.store(ending == Ending::Reset, Ordering::Relaxed);
                io::Error::from(io::ErrorKind::ConnectionAborted)
            })
        }
    });
    // What is wrong with a connection is its caller's business: hyper has answered what can be answered.
    drop(
        builder
            .serve_connection(TokioIo::new(socket), answering)
            .await,
    );
}
