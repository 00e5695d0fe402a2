//! Clients of an API that does not exist, and a service on a socket that keeps what it received.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread::{self, JoinHandle},
};

use twilio_runtime::{
    ClientBuilder, Credentials, HttpRequest, HttpResponse, RetryPolicy, Scope, ScriptedTransport,
};

pub fn builder() -> ClientBuilder {
    ClientBuilder::new("twilio-test-rust/1.2.3")
        .credentials(Credentials::auth_token(
            "AC0123456789abcdef0123456789abcdef",
            "token",
        ))
        .retry(RetryPolicy::off())
}

pub fn scope(transport: &ScriptedTransport) -> Scope {
    let builder = builder().transport(transport.clone());
    Scope::new(builder.build().expect("a client"))
}

/// Returns a scope for requests that are not sent.
pub fn nowhere() -> Scope {
    scope(&ScriptedTransport::new())
}

/// Returns a scope whose next request is answered by this response.
pub fn answered(response: HttpResponse) -> Scope {
    let transport = ScriptedTransport::new();
    transport.respond(response);
    scope(&transport)
}

pub fn query(request: &HttpRequest) -> &str {
    request.url().split_once('?').map_or("", |(_, query)| query)
}

pub fn header<'a>(request: &'a HttpRequest, name: &str) -> Option<&'a str> {
    request.headers().get(name)
}

/// A service that answers the requests on one connection with these replies, and returns what it received.
pub struct Service {
    pub url: String,
    requests: JoinHandle<Vec<Vec<u8>>>,
}

impl Service {
    pub fn start(replies: &'static [&'static [u8]]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            let answer = |reply: &&[u8]| {
                let request = receive(&mut stream);
                stream.write_all(reply).expect("an open connection");
                request
            };
            replies.iter().map(answer).collect()
        });
        Self { url, requests }
    }

    /// Ends once every reply was sent.
    pub fn requests(self) -> Vec<Vec<u8>> {
        self.requests.join().expect("a service without a fault")
    }
}

fn receive(stream: &mut TcpStream) -> Vec<u8> {
    let mut received = Vec::new();
    let head = loop {
        if let Some(at) = received.windows(4).position(|at| at == b"\r\n\r\n") {
            break at + 4;
        }
        read(stream, &mut received);
    };
    let text = String::from_utf8_lossy(&received[..head]).to_lowercase();
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let length: usize = length.map_or(0, |length| length.parse().expect("a length"));
    while received.len() < head + length {
        read(stream, &mut received);
    }
    received
}

fn read(stream: &mut TcpStream, received: &mut Vec<u8>) {
    let mut chunk = [0; 4096];
    let length = stream.read(&mut chunk).expect("an open connection");
    assert_ne!(length, 0, "the request ends early");
    received.extend_from_slice(&chunk[..length]);
}
