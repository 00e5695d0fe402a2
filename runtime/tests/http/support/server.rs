//! A service on a socket: each request is answered by the next reply of the script, on whatever connection it comes.

use std::{
    collections::VecDeque,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use tokio::sync::Notify;

use super::Reply;

/// A service that runs until the process ends.
pub struct Server {
    pub url: String,
    log: Arc<Mutex<Log>>,
    silences: Arc<Notify>,
}

#[derive(Default)]
struct Log {
    replies: VecDeque<Reply>,
    requests: Vec<String>,
    connections: usize,
    closed: usize,
}

impl Server {
    pub fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let log = Arc::new(Mutex::new(Log {
            replies: replies.into_iter().collect(),
            ..Log::default()
        }));
        let silences = Arc::new(Notify::new());
        let shared = (log.clone(), silences.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, silences) = shared.clone();
                log.lock().expect("the log").connections += 1;
                thread::spawn(move || {
                    answer(stream, &log, &silences);
                    log.lock().expect("the log").closed += 1;
                });
            }
        });
        Self { url, log, silences }
    }

    /// Adds to what the service will do.
    pub fn then(&self, replies: impl IntoIterator<Item = Reply>) {
        self.log.lock().expect("the log").replies.extend(replies);
    }

    /// Forgets what came so far and what is left of the script.
    pub fn begin_again(&self, replies: impl IntoIterator<Item = Reply>) {
        let mut log = self.log.lock().expect("the log");
        log.requests.clear();
        log.replies = replies.into_iter().collect();
    }

    /// Returns every request so far: head and body as they came.
    pub fn requests(&self) -> Vec<String> {
        self.log.lock().expect("the log").requests.clone()
    }

    /// Returns the method and the target of every request so far, such as `GET /v1/Things?Page=1`.
    pub fn targets(&self) -> Vec<String> {
        let target = |request: &String| {
            let line = request.lines().next().unwrap_or_default();
            line.trim_end_matches(" HTTP/1.1").to_owned()
        };
        self.requests().iter().map(target).collect()
    }

    /// Waits until one more request has met with silence.
    pub async fn silence(&self) {
        self.silences.notified().await;
    }

    /// Returns how many connections the service has closed.
    pub fn closed(&self) -> usize {
        self.log.lock().expect("the log").closed
    }

    pub fn connections(&self) -> usize {
        self.log.lock().expect("the log").connections
    }
}

fn answer(mut stream: TcpStream, log: &Mutex<Log>, silences: &Notify) {
    // Otherwise the system waits for more to send before it sends a small piece.
    drop(stream.set_nodelay(true));
    let mut received = Vec::new();
    loop {
        if matches!(
            log.lock().expect("the log").replies.front(),
            Some(Reply::Reset)
        ) {
            // Only a part is read, so that closing resets the connection; one that never begins is no request.
            if matches!(stream.read(&mut [0; 8]), Ok(0) | Err(_)) {
                return;
            }
            let mut log = log.lock().expect("the log");
            log.replies.pop_front();
            log.requests.push("(unread)".to_owned());
            return;
        }
        let Some(request) = read_request(&mut stream, &mut received) else {
            return;
        };
        let reply = {
            let mut log = log.lock().expect("the log");
            log.requests.push(request);
            log.replies.pop_front()
        };
        match reply {
            Some(Reply::Send(text)) => drop(stream.write_all(text.as_bytes())),
            Some(Reply::SendBytes(bytes)) => drop(stream.write_all(&bytes)),
            Some(Reply::SendAndClose(text)) => return drop(stream.write_all(text.as_bytes())),
            Some(Reply::Trickle(text)) => {
                for byte in text.bytes() {
                    thread::sleep(Duration::from_millis(20));
                    drop(stream.write_all(&[byte]));
                }
            }
            Some(Reply::Pieces(pieces)) => {
                for piece in pieces {
                    thread::sleep(Duration::from_millis(1));
                    drop(stream.write_all(piece.as_bytes()));
                }
            }
            Some(Reply::Silence) => {
                silences.notify_one();
                thread::sleep(Duration::from_secs(30));
            }
            Some(Reply::Reset) | None => return,
        }
    }
}

fn read_request(stream: &mut TcpStream, received: &mut Vec<u8>) -> Option<String> {
    let head = read_until(stream, received, |bytes| {
        bytes
            .windows(4)
            .position(|at| at == b"\r\n\r\n")
            .map(|at| at + 4)
    })?;
    let text = String::from_utf8_lossy(&received[..head]).to_lowercase();
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let end = head
        + length.map_or(0, |length| {
            length.trim().parse::<usize>().expect("a length")
        });
    read_until(stream, received, |bytes| {
        (bytes.len() >= end).then_some(end)
    })?;
    Some(String::from_utf8(received.drain(..end).collect()).expect("an ASCII request"))
}

fn read_until(
    stream: &mut TcpStream,
    received: &mut Vec<u8>,
    end: impl Fn(&[u8]) -> Option<usize>,
) -> Option<usize> {
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = end(received) {
            return Some(end);
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(count) => received.extend_from_slice(&buffer[..count]),
        }
    }
}
