//! What arrives at a service on a socket, read by decoders that are not this crate's.

use std::fmt::Display;

use form_urlencoded::parse;
use twilio_runtime::{Error, Scope};

use crate::{
    CASES,
    support::{Server, builder, json, scope_with},
};

/// A request as a service reads it.
pub struct Arrived {
    pub target: String,
    pub head: String,
    pub body: String,
}

impl Arrived {
    fn read(request: &str) -> Self {
        let (head, body) = request.split_once("\r\n\r\n").expect("a head");
        let target = head.split(' ').nth(1).expect("a target");
        Self {
            target: target.to_owned(),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    pub fn query(&self) -> Vec<(String, String)> {
        pairs(self.target.split_once('?').unwrap_or_default().1)
    }

    pub fn form(&self) -> Vec<(String, String)> {
        pairs(&self.body)
    }

    /// Returns a header as every HTTP library does: without the spaces around it.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.split("\r\n").skip(1);
        let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
        Some(value.trim_matches([' ', '\t']))
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    parse(text.as_bytes()).into_owned().collect()
}

pub fn pair(name: &str, value: impl Display) -> (String, String) {
    (name.to_owned(), value.to_string())
}

/// A service, and the number of requests that it has been sent.
pub struct Probe {
    pub server: Server,
    pub scope: Scope,
    sent: usize,
}

impl Probe {
    pub fn start() -> Self {
        let server = Server::start((0..9 * CASES).map(|_| json(200, r#"{"things":[]}"#)));
        let scope = scope_with(builder(), &server);
        Self {
            server,
            scope,
            sent: 0,
        }
    }

    /// Notes that a call went well or was refused, and returns whether it was sent.
    pub fn was_sent<T>(&mut self, result: Result<T, Error>) -> bool {
        match result {
            Ok(_) => {
                self.sent += 1;
                true
            }
            Err(error) => {
                assert!(error.is_invalid_request() && !error.was_sent(), "{error:?}");
                false
            }
        }
    }

    /// Returns what has arrived, once it is clear that it is as much as was sent.
    pub fn arrived(&self) -> Vec<Arrived> {
        let requests = self.server.requests();
        assert_eq!(requests.len(), self.sent);
        requests
            .iter()
            .map(|request| Arrived::read(request))
            .collect()
    }
}
