//! The small runtime of a client: nothing goes in, and sockets and timers are driven until the client is dropped.

use std::{
    io,
    sync::{OnceLock, mpsc},
    thread,
};

use tokio::{
    runtime::{Builder, Handle},
    sync::oneshot,
};

/// A thread that drives sockets and timers. It ends when this is dropped.
struct OwnRuntime {
    handle: Handle,
    _alive: oneshot::Sender<()>,
}

/// A runtime that is started when it is first needed.
#[derive(Default)]
pub(crate) struct RuntimeCell(OnceLock<OwnRuntime>);

impl RuntimeCell {
    /// Returns the runtime, which drives whatever belongs to it as long as this lives.
    ///
    /// # Errors
    /// The operating system gives no thread, or nothing to wait for sockets with.
    pub(crate) fn started(&self) -> io::Result<Handle> {
        if let Some(runtime) = self.0.get() {
            return Ok(runtime.handle.clone());
        }
        // If two threads come here at once, one of the two runtimes ends.
        let runtime = OwnRuntime::start()?;
        Ok(self.0.get_or_init(|| runtime).handle.clone())
    }
}

impl OwnRuntime {
    fn start() -> io::Result<Self> {
        let (alive, ended) = oneshot::channel();
        let (started, handle) = mpsc::sync_channel(1);
        thread::Builder::new()
            .name("twilio-blocking".to_owned())
            .spawn(move || drive(&started, ended))?;
        let handle = handle.recv().map_err(io::Error::other)??;
        Ok(Self {
            handle,
            _alive: alive,
        })
    }
}

/// Makes a runtime and drives it. Both happen on one thread, because a runtime must not be dropped on a thread that works
/// for another.
fn drive(started: &mpsc::SyncSender<io::Result<Handle>>, ended: oneshot::Receiver<()>) {
    let runtime = match Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return drop(started.send(Err(error))),
    };
    drop(started.send(Ok(runtime.handle().clone())));
    drop(runtime.block_on(ended));
    // A lookup of a host may take longer than anybody cares.
    runtime.shutdown_background();
}
