//! Silence without waiting: while a request is at a service that says nothing, time passes at once. Until it is there,
//! and between two attempts, time is real, because sockets know no other.

use std::{
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};

use tokio::{
    select,
    time::{pause, resume},
};
use twilio_runtime::ClientBuilder;

use super::Server;

/// Whether time passes at once. It needs a runtime of a single thread.
#[derive(Clone, Default)]
pub struct Haste(Arc<AtomicBool>);

impl Haste {
    /// Makes a client whose time is real again as soon as an attempt is over.
    pub fn watch(&self, builder: ClientBuilder) -> ClientBuilder {
        let haste = self.clone();
        builder.on_attempt(move |_| haste.end())
    }

    /// Makes a call with such a client.
    pub async fn call<T>(&self, server: &Server, call: impl Future<Output = T>) -> T {
        let mut call = pin!(call);
        loop {
            select! {
                result = &mut call => return result,
                () = server.silence() => self.begin(),
            }
        }
    }

    fn begin(&self) {
        if !self.0.swap(true, SeqCst) {
            pause();
        }
    }

    fn end(&self) {
        if self.0.swap(false, SeqCst) {
            resume();
        }
    }
}
