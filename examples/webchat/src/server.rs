//! Settings in, a server on a socket out, which runs until it is asked to stop and then finishes what it has begun.

use std::{future::Future, io, net::SocketAddr, time::Duration};

use axum::{Router, serve::ListenerExt as _};
use tokio::{net::TcpListener, sync::oneshot, time::sleep};

use crate::{config::Config, router::router};

/// A server that is bound to its socket.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    app: Router,
    /// How long requests that have begun may take to finish once the server is asked to stop.
    grace: Duration,
}

impl Server {
    /// Binds the socket of these settings.
    ///
    /// # Errors
    /// The address is not free, or the process may not use it.
    pub async fn bind(config: Config) -> io::Result<Self> {
        let listener = TcpListener::bind(config.listen).await?;
        let address = listener.local_addr()?;
        Ok(Self {
            listener,
            address,
            grace: config.timeout,
            app: router(config, address),
        })
    }

    /// Returns the address of the socket.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves requests until `stop` is done. From then on no connection is accepted, and requests that have begun are finished
    /// within the time that a request may take.
    ///
    /// # Errors
    /// The socket failed.
    pub async fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        tracing::info!(address = %self.address, "listening");
        let (stopping, stopped) = oneshot::channel();
        let stop = async move {
            stop.await;
            tracing::info!("stopping");
            drop(stopping);
        };
        let listener = self.listener.tap_io(|stream| {
            // Without it, a small response may wait for a packet of the browser's.
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "TCP_NODELAY was not set");
            }
        });
        let app = self.app.into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, app).with_graceful_shutdown(stop);
        tokio::select! {
            result = serving => result,
            () = expired(stopped, self.grace) => {
                tracing::warn!("some requests were not finished in time");
                Ok(())
            }
        }
    }
}

/// Waits until the server was asked to stop, and then as long as its requests may take.
async fn expired(stopped: oneshot::Receiver<()>, grace: Duration) {
    // It fails because the other half is dropped, which is the message.
    let _ = stopped.await;
    sleep(grace).await;
}
