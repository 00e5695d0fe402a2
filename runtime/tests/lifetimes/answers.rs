//! Answers that come at another time than usual: before the request is read, or more of them than were asked for.

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
    time::Duration,
};

use twilio_runtime::Scope;

use crate::{
    moments::in_time,
    support::{CreateThing, Reply, Server, builder, json, scope_at, scope_with},
};

const REFUSAL: &str = "HTTP/1.1 413 X\r\ncontent-length: 2\r\n\r\n{}";

/// What the service does after its answer, with most of the request unread.
#[derive(Clone, Copy, Debug)]
enum Then {
    /// Closes the connection, which resets it.
    Close,
    /// Closes it a little later.
    Linger,
    /// Leaves the request where it is.
    Wait,
}

/// Starts a service that answers as soon as it has seen the first bytes.
fn hasty(then: Then) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            thread::spawn(move || {
                drop(stream.read(&mut [0; 100]));
                drop(stream.write_all(REFUSAL.as_bytes()));
                match then {
                    Then::Close => {}
                    Then::Linger => thread::sleep(Duration::from_millis(50)),
                    Then::Wait => thread::sleep(Duration::from_secs(30)),
                }
            });
        }
    });
    url
}

/// Sends more than fits on the way to a service that does not read.
async fn send_much(scope: &Scope) -> u16 {
    let much = "x".repeat(20_000_000);
    let create = CreateThing::new(scope).friendly_name(much);
    let error = create.send().await.expect_err("a refusal");
    error.status().unwrap_or_else(|| panic!("{error:?}"))
}

#[test]
fn an_answer_counts_before_the_request_is_written() {
    for then in [Then::Close, Then::Linger, Then::Wait] {
        let statuses = in_time("an early answer", move || {
            let runtime = crate::moments::current_thread();
            let scope = scope_at(&hasty(then));
            // The second one must not meet the rest of the first.
            [(); 4].map(|()| runtime.block_on(send_much(&scope)))
        });
        assert_eq!(statuses, [413; 4], "{then:?}");
    }
}

#[tokio::test]
async fn what_comes_after_an_answer_is_no_answer_to_the_next_request() {
    let first = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"size\":1}";
    let unasked = "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{\"size\":9}";
    for reply in [
        // Together with the answer, in part, and a moment later.
        Reply::Send(format!("{first}{unasked}")),
        Reply::Send(format!("{first}HT")),
        Reply::Pieces(vec![first.to_owned(), unasked.to_owned()]),
        Reply::Send(format!("{first}\r\n")),
    ] {
        let server = Server::start([reply.clone(), json(200, r#"{"size":2}"#)]);
        let scope = scope_with(builder(), &server);
        for expected in [1, 2] {
            let thing = CreateThing::new(&scope).send().await.expect("a thing");
            assert_eq!(thing.size, Some(expected), "{reply:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert_eq!(server.connections(), 2, "{reply:?}");
    }
}
