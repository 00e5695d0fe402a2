//! A service on a socket of this machine: a function from requests to answers. It ends when it is dropped.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use serde_json::Value;

/// No test has more to say on a connection, nor needs more of them.
const LONGEST_BODY: u64 = 1024 * 1024;
const LONGEST_SILENCE: Duration = Duration::from_secs(20);
const MOST_CONNECTIONS: usize = 100;

/// A request as it arrived.
#[derive(Clone)]
pub(crate) struct Received {
    /// The method.
    pub(crate) method: String,
    /// The path and the query, still escaped.
    pub(crate) target: String,
    /// The headers, with names in lower case.
    headers: Vec<(String, String)>,
    /// The body.
    pub(crate) body: String,
}

impl Received {
    /// Returns every value of a header.
    pub(crate) fn header(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(header, _)| header == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }

    /// Returns a value of the query or of the form.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        let pairs = [query, &self.body]
            .into_iter()
            .flat_map(|text| form_urlencoded::parse(text.as_bytes()));
        pairs
            .into_iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }
}

/// A status and a body.
pub(crate) struct Answer(pub(crate) u16, pub(crate) Value);

/// A running service.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    service: Box<dyn Fn(&Received) -> Answer + Send + Sync>,
    requests: Mutex<Vec<Received>>,
    is_over: AtomicBool,
}

impl Server {
    /// Starts a service on a free port.
    pub(crate) fn start(service: impl Fn(&Received) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            service: Box::new(service),
            requests: Mutex::default(),
            is_over: AtomicBool::new(false),
        });
        let service = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().take(MOST_CONNECTIONS).flatten() {
                if service.is_over.load(Ordering::SeqCst) {
                    return;
                }
                let service = Arc::clone(&service);
                thread::spawn(move || service.serve(&stream));
            }
        });
        Self { address, shared }
    }

    /// Returns its address.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns every request so far.
    pub(crate) fn requests(&self) -> Vec<Received> {
        self.shared.requests().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it is over.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    fn requests(&self) -> MutexGuard<'_, Vec<Received>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers on one connection, until the client closes it or says nothing for long.
    fn serve(&self, mut stream: &TcpStream) {
        let _ = stream.set_read_timeout(Some(LONGEST_SILENCE));
        let mut reader = BufReader::new(stream);
        while let Some(request) = read(&mut reader) {
            self.requests().push(request.clone());
            let Answer(status, body) = (self.service)(&request);
            let body = if body.is_null() {
                String::new()
            } else {
                body.to_string()
            };
            let head = format!(
                "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ntwilio-request-id: RQ1\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            if stream.write_all((head + &body).as_bytes()).is_err() {
                return;
            }
        }
    }
}

/// Reads one request; `None` at the end of the connection, or if it is no HTTP.
fn read(reader: &mut BufReader<&TcpStream>) -> Option<Received> {
    let first = line(reader)?;
    let mut words = first.split(' ').map(str::to_owned);
    let (method, target) = (words.next()?, words.next()?);
    let mut headers = Vec::new();
    loop {
        let line = line(reader)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        headers.push((name.to_lowercase(), value.trim_start().to_owned()));
    }
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .map_or(Some(0), |(_, value)| value.parse().ok())?;
    let mut body = String::new();
    reader
        .take(u64::min(length, LONGEST_BODY))
        .read_to_string(&mut body)
        .ok()?;
    Some(Received {
        method,
        target,
        headers,
        body,
    })
}

fn line(reader: &mut BufReader<&TcpStream>) -> Option<String> {
    let mut line = String::new();
    reader.take(LONGEST_BODY).read_line(&mut line).ok()?;
    line.strip_suffix("\r\n").map(str::to_owned)
}
