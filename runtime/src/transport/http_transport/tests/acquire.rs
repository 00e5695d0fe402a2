//! A request for which no connection is open takes the first that is made or becomes free.

use std::{pin::pin, sync::Arc, thread, time::Duration};

use tokio::{
    net::TcpStream,
    runtime,
    sync::Semaphore,
    task::JoinHandle,
    time::{sleep, timeout},
};

use super::{HttpTransport, HttpTransportBuilder, echo, serve_at_pace, trusting};

/// Enough for a request to get as far as it can.
const A_MOMENT: Duration = Duration::from_millis(250);

/// A service, and a transport with one connection to it, on which a request waits for its answer.
struct Busy {
    transport: Arc<HttpTransport>,
    pace: Arc<Semaphore>,
    port: u16,
    first: JoinHandle<Vec<u8>>,
    /// The second connection. While it is open, the service accepts no other.
    silent: TcpStream,
}

impl Busy {
    async fn start() -> Self {
        Self::start_with(trusting()).await
    }

    async fn start_with(settings: HttpTransportBuilder) -> Self {
        let pace = Arc::new(Semaphore::new(0));
        let port = serve_at_pace(pace.clone()).await;
        let transport = Arc::new(settings.build().expect("a transport"));
        let first = tokio::spawn(number(transport.clone(), port));
        sleep(A_MOMENT).await;
        let silent = TcpStream::connect(("127.0.0.1", port)).await;
        Self {
            transport,
            pace,
            port,
            first,
            silent: silent.expect("a connection"),
        }
    }

    fn call(&self) -> JoinHandle<Vec<u8>> {
        tokio::spawn(number(self.transport.clone(), self.port))
    }
}

/// Returns the number of the connection that the answer came on.
async fn number(transport: Arc<HttpTransport>, port: u16) -> Vec<u8> {
    let response = echo(&transport, &format!("https://localhost:{port}/")).await;
    response.expect("an answer").body().to_vec()
}

#[tokio::test]
async fn what_becomes_free_is_taken_and_what_was_begun_is_kept_for_another() {
    for after in [Duration::ZERO, A_MOMENT] {
        takes_what_becomes_free(after).await;
    }
}

async fn takes_what_becomes_free(after: Duration) {
    let busy = Busy::start().await;
    let second = busy.call();
    sleep(after).await;
    busy.pace.add_permits(2);
    assert_eq!(second.await.expect("an answer"), b"1");

    let (third, fourth) = (busy.call(), busy.call());
    sleep(A_MOMENT).await;
    drop(busy.silent);
    sleep(A_MOMENT).await;
    busy.pace.add_permits(2);
    let mut numbers = [third.await, fourth.await].map(|number| number.expect("an answer"));
    numbers.sort();
    assert_eq!(numbers, [b"1", b"3"]);
    assert_eq!(busy.first.await.expect("an answer"), b"1");
}

#[tokio::test]
async fn a_request_that_has_given_up_gets_no_connection() {
    let busy = Busy::start().await;
    let second = busy.call();
    sleep(A_MOMENT).await;
    second.abort();
    assert!(second.await.is_err());
    busy.pace.add_permits(2);
    assert_eq!(busy.first.await.expect("an answer"), b"1");
    let third = number(busy.transport, busy.port).await;
    assert_eq!(third, b"1");
}

/// The caller is busy with something else meanwhile.
#[tokio::test]
async fn a_connection_that_has_waited_too_long_is_not_used() {
    let busy = Busy::start_with(trusting().pool_idle_timeout(A_MOMENT / 2)).await;
    let mut second = pin!(number(busy.transport.clone(), busy.port));
    assert!(timeout(A_MOMENT, &mut second).await.is_err());
    busy.pace.add_permits(2);
    assert_eq!(busy.first.await.expect("an answer"), b"1");
    sleep(A_MOMENT).await;
    drop(busy.silent);
    assert_eq!(second.await, b"3");
}

/// Nobody might wake the request for it.
#[tokio::test]
async fn a_connection_of_another_runtime_is_not_taken() {
    let busy = Busy::start().await;
    let (transport, port) = (busy.transport.clone(), busy.port);
    let elsewhere = thread::spawn(move || {
        let runtime = runtime::Builder::new_current_thread().enable_all().build();
        runtime
            .expect("a runtime")
            .block_on(number(transport, port))
    });
    sleep(A_MOMENT).await;
    busy.pace.add_permits(2);
    assert_eq!(busy.first.await.expect("an answer"), b"1");
    drop(busy.silent);
    let number = tokio::task::spawn_blocking(|| elsewhere.join().expect("an answer"));
    assert_eq!(number.await.expect("an answer"), b"3");
}
