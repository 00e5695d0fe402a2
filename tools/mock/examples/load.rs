//! Many requests at once in, how many were answered, how fast, and what the server's memory does, out. It ends by itself.
//!
//! `cargo run --release -p twilio-flex-mock --example load -- HOST:PORT [PID] [CONNECTIONS] [SECONDS]`, beside a server that runs.

use std::error::Error;
use std::fs;
use std::io::{Write as _, stdout};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::{Request, header};
use http_body_util::{BodyExt as _, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

const BASIC: &str = "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjp4";
const FORM: &str = "application/x-www-form-urlencoded";
const FLOW: &str =
    "FriendlyName=A&ChatServiceSid=IS0123456789abcdef0123456789abcdef&ChannelType=web";

#[derive(Default)]
struct Counts {
    answered: AtomicU64,
    refused: AtomicU64,
    lost: AtomicU64,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let address = arguments.first().ok_or("expected HOST:PORT")?.clone();
    let pid = arguments.get(1).cloned().unwrap_or_default();
    let number = |at: usize, usual: u64| match arguments.get(at) {
        Some(text) => text.parse(),
        None => Ok(usual),
    };
    let (connections, seconds) = (number(2, 1_000)?, number(3, 60)?);
    let counts = Arc::new(Counts::default());
    let end = Instant::now() + Duration::from_secs(seconds);
    let start = Instant::now();
    let tasks: Vec<_> = (0..connections)
        .map(|_| tokio::spawn(work(address.clone(), end, Arc::clone(&counts))))
        .collect();
    let mut output = stdout();
    for _ in 0..seconds.div_ceil(10) {
        tokio::time::sleep(Duration::from_secs(10.min(seconds))).await;
        let answered = counts.answered.load(Ordering::Relaxed);
        writeln!(output, "{answered} answered, {}", memory(&pid))?;
    }
    for task in tasks {
        task.await?;
    }
    let answered = counts.answered.load(Ordering::Relaxed);
    let per_second = answered
        .checked_div(start.elapsed().as_secs().max(1))
        .unwrap_or_default();
    writeln!(
        output,
        "{connections} connections: {answered} answered, {} refused, {} lost, {per_second} per second, {}",
        counts.refused.load(Ordering::Relaxed),
        counts.lost.load(Ordering::Relaxed),
        memory(&pid),
    )?;
    Ok(())
}

/// Sends requests on one connection until the end.
async fn work(address: String, end: Instant, counts: Arc<Counts>) {
    let mut connection = None;
    let mut creates = true;
    while Instant::now() < end {
        let sent = match &mut connection {
            Some(sender) => send(sender, creates).await,
            None => match connect(&address).await {
                Ok(sender) => {
                    connection = Some(sender);
                    continue;
                }
                Err(error) => Err(error),
            },
        };
        creates = !creates;
        let count = match sent {
            Ok(true) => &counts.answered,
            Ok(false) => &counts.refused,
            Err(_) => {
                connection = None;
                &counts.lost
            }
        };
        count.fetch_add(1, Ordering::Relaxed);
    }
}

type Sender = SendRequest<Full<Bytes>>;

async fn connect(address: &str) -> Result<Sender, Box<dyn Error + Send + Sync>> {
    let stream = TcpStream::connect(address).await?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

/// Creates a record, or lists some. Returns whether the answer is a success.
async fn send(sender: &mut Sender, creates: bool) -> Result<bool, Box<dyn Error + Send + Sync>> {
    let (method, target, body) = if creates {
        ("POST", "/v1/FlexFlows", FLOW)
    } else {
        ("GET", "/v1/FlexFlows?PageSize=5", "")
    };
    let request = Request::builder()
        .method(method)
        .uri(target)
        .header(header::HOST, "localhost")
        .header(header::AUTHORIZATION, BASIC)
        .header(header::CONTENT_TYPE, FORM)
        .body(Full::new(Bytes::from(body)))?;
    sender.ready().await?;
    let answer = sender.send_request(request).await?;
    let is_success = answer.status().is_success();
    answer.into_body().collect().await?;
    Ok(is_success)
}

/// The memory of a process.
fn memory(pid: &str) -> String {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS"));
    line.unwrap_or("memory unknown")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
