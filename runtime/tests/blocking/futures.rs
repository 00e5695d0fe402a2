//! The future of the blocking transport, for those who poll it themselves.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    task::{Context, Poll, Waker},
};

use twilio_runtime::{BlockingTransport, Transport};

use crate::{
    reply::json,
    server::Server,
    support::{Ping, builder, scope},
};

#[test]
fn a_future_that_is_polled_once_too_often_does_not_send_again() {
    let server = Server::start([json(200, "{}"), json(200, "{}")]);
    let scope = scope(builder().base_url(&server.url));
    let request = Ping::new(&scope).prepare().expect("a request");
    let transport = BlockingTransport::new().expect("a transport");
    let mut future = transport.send(request);
    let mut context = Context::from_waker(Waker::noop());
    assert!(matches!(
        future.as_mut().poll(&mut context),
        Poll::Ready(Ok(_))
    ));
    let again = catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(&mut context)));
    assert!(!matches!(again, Ok(Poll::Ready(Ok(_)))));
    assert_eq!(server.requests().len(), 1);
}
