//! The client of a service on a socket.

use twilio_flex::Client;

use crate::clients;
use crate::server::Server;

/// The Basic value of the account and the token of these tests.
pub(crate) const BASIC: &str =
    "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpzZTpjcitldC89JSB0b2tlbg==";

/// A client of the service.
pub(crate) fn client_of(server: &Server) -> Client {
    clients::builder()
        .base_url(server.url())
        .build()
        .expect("a client")
}
