//! TLS of the blocking transport, with a certificate that only these tests trust.

use std::{
    io::{Read, Write},
    net::TcpListener,
    thread,
};

use rustls::{ServerConnection, Stream};
use twilio_runtime::{HttpTransport, HttpTransportBuilder, RetryPolicy};

use crate::{
    server_config::{CERTIFICATE, with_certificate},
    support::{Ping, builder, scope},
};

/// Starts a service that answers each request on a connection with the number of the connection.
pub fn serve() -> String {
    let config = with_certificate(CERTIFICATE);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for (number, stream) in (1..).zip(listener.incoming()) {
            let mut socket = stream.expect("a connection");
            let mut session = ServerConnection::new(config.clone()).expect("a session");
            thread::spawn(move || {
                let mut stream = Stream::new(&mut session, &mut socket);
                while stream.read(&mut [0; 4096]).is_ok_and(|count| count > 0) {
                    let head = "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n";
                    drop(stream.write_all(format!("{head}{number}").as_bytes()));
                }
            });
        }
    });
    format!("https://localhost:{port}")
}

pub fn trusting() -> HttpTransportBuilder {
    HttpTransport::builder()
        .root_certificates(CERTIFICATE)
        .without_usual_roots()
}

#[test]
fn a_trusted_service_is_reached_and_its_connection_kept() {
    let transport = trusting().build().expect("a transport");
    let scope = scope(builder().base_url(serve()).transport(transport));
    let answers = [(); 3].map(|()| Ping::new(&scope).send_blocking().expect("a number"));
    assert_eq!(answers, [1, 1, 1]);
}

#[test]
fn a_service_that_is_not_trusted_gets_nothing() {
    let scope = scope(builder().base_url(serve()).retry(RetryPolicy::off()));
    let error = Ping::new(&scope).send_blocking().expect_err("no trust");
    assert!(error.is_connect() && !error.was_sent(), "{error:?}");
}

#[test]
fn what_is_no_certificate_is_refused() {
    for pem in [
        "",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        assert!(trusting().root_certificates(pem).build().is_err(), "{pem}");
    }
}
