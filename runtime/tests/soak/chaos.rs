//! A service on a socket that lets chance decide what becomes of a request, and remembers it. Chance is a hash of the
//! request's number and of how often it came, so that it is the same in each run.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread,
    time::Duration,
};

/// What becomes of a request that was read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fate {
    Serve,
    /// Too many requests.
    Refuse,
    Fail,
    Drop,
    CutShort,
    TooSlow,
}

impl Fate {
    /// All but a refusal can come after the deed.
    pub fn may_have_acted(self) -> bool {
        self != Self::Refuse
    }
}

pub struct Chaos {
    address: SocketAddr,
    shared: Arc<Shared>,
}

struct Shared {
    is_calm: AtomicBool,
    longest_retry_after: u64,
    seen: Mutex<BTreeMap<u64, Vec<Fate>>>,
}

impl Chaos {
    pub fn start(longest_retry_after: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared {
            is_calm: AtomicBool::new(false),
            longest_retry_after,
            seen: Mutex::default(),
        });
        let service = shared.clone();
        thread::spawn(move || {
            for (number, stream) in listener.incoming().flatten().enumerate() {
                let service = service.clone();
                thread::spawn(move || service.serve(stream, number as u64));
            }
        });
        Self { address, shared }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Returns what became of each request so far, by its number, and forgets it.
    pub fn take_seen(&self) -> BTreeMap<u64, Vec<Fate>> {
        std::mem::take(&mut self.shared.seen.lock().expect("the log"))
    }

    /// From now on, every request is served.
    pub fn calm_down(&self) {
        self.shared.is_calm.store(true, Relaxed);
    }
}

impl Shared {
    /// Answers the requests of one connection.
    fn serve(&self, stream: TcpStream, connection: u64) {
        let Ok(mut writer) = stream.try_clone() else {
            return;
        };
        let mut reader = BufReader::new(stream);
        for turn in 0.. {
            // Nothing is taken off the socket, and what is left unread resets the connection when it is closed.
            if !matches!(reader.get_ref().peek(&mut [0]), Ok(1..)) {
                return;
            }
            if hash(connection, turn).is_multiple_of(50) && !self.is_calm.load(Relaxed) {
                return;
            }
            let Some((number, is_listing)) = read_request(&mut reader) else {
                return;
            };
            let chance = self.chance(number);
            let answer = match self.decide(number, chance) {
                Fate::Serve => {
                    if chance.is_multiple_of(16) {
                        thread::sleep(Duration::from_millis(chance / 16 % 40));
                    }
                    served(number, is_listing)
                }
                Fate::Refuse => {
                    let seconds = if chance.is_multiple_of(8) {
                        self.longest_retry_after
                    } else {
                        0
                    };
                    format!("HTTP/1.1 429 X\r\nretry-after: {seconds}\r\ncontent-length: 0\r\n\r\n")
                }
                Fate::Fail => "HTTP/1.1 503 X\r\ncontent-length: 4\r\n\r\ndown".to_owned(),
                Fate::Drop => return,
                Fate::CutShort => {
                    let answer = served(number, is_listing);
                    drop(writer.write_all(&answer.as_bytes()[..answer.len() - 1]));
                    return;
                }
                Fate::TooSlow => {
                    // Far longer than the client waits, however busy the machine is.
                    thread::sleep(Duration::from_secs(2));
                    served(number, is_listing)
                }
            };
            if writer.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }

    fn chance(&self, number: u64) -> u64 {
        let seen = self.seen.lock().expect("the log");
        let times = seen.get(&number).map_or(0, Vec::len);
        hash(number, 1000 + times as u64)
    }

    fn decide(&self, number: u64, chance: u64) -> Fate {
        let fate = match chance >> 32 & 0xFF {
            _ if self.is_calm.load(Relaxed) => Fate::Serve,
            0..=15 => Fate::Refuse,
            16..=27 => Fate::Fail,
            28..=33 => Fate::Drop,
            34..=39 => Fate::CutShort,
            40..=42 => Fate::TooSlow,
            _ => Fate::Serve,
        };
        self.seen
            .lock()
            .expect("the log")
            .entry(number)
            .or_default()
            .push(fate);
        fate
    }
}

/// Reads a request, and returns the number in it and whether it asks for a listing.
fn read_request(reader: &mut impl BufRead) -> Option<(u64, bool)> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if !matches!(reader.read_line(&mut head), Ok(1..)) {
            return None;
        }
    }
    let (method, rest) = head.split_once(' ')?;
    let target = rest.split_once(' ')?.0;
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.parse().expect("a length"));
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let body = String::from_utf8(body).expect("an ASCII body");
    let number = match method {
        "GET" => target.strip_prefix("/v1/Things?Page="),
        "DELETE" => target.strip_prefix("/v1/Things/"),
        _ => body.strip_prefix("FriendlyName="),
    };
    let number = number.and_then(|number| number.parse().ok());
    Some((number.expect("a number"), method == "GET"))
}

fn served(number: u64, is_listing: bool) -> String {
    let thing = format!(r#"{{"size":{number}}}"#);
    let body = if is_listing {
        format!(r#"{{"things":[{thing}]}}"#)
    } else {
        thing
    };
    format!(
        "HTTP/1.1 200 X\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Mixes two numbers, as `SplitMix64` does.
fn hash(one: u64, other: u64) -> u64 {
    let mut mixed = one
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .wrapping_add(other.wrapping_mul(0xD1B5_4A32_D192_ED03));
    for factor in [0xBF58_476D_1CE4_E5B9, 0x94D0_49BB_1331_11EB] {
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(factor);
    }
    mixed ^ (mixed >> 31)
}
