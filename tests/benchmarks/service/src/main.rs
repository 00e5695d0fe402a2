//! `service MILLISECONDS`: answers every request after this time with the same Flex Flow. Prints its base URL, and ends when
//! its standard input does.
//!
//! Its timers are those of smol, which are exact. tokio rounds them to whole milliseconds, so that a client gains nothing by
//! asking again sooner.

use std::error::Error;
use std::net::TcpListener;
use std::rc::Rc;
use std::time::{Duration, Instant};

use smol::io::{self, AsyncReadExt as _, AsyncWriteExt as _};
use smol::net::TcpStream;
use smol::{Async, LocalExecutor, Timer, Unblock};

const FLEX_FLOW: &str = r#"{"account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","date_created":"2016-08-01T22:10:40Z","date_updated":"2016-08-01T22:10:40Z","friendly_name":"A & B","chat_service_sid":"ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","channel_type":"sms","contact_identity":"12345","enabled":true,"integration_type":"studio","integration":{"flow_sid":"FWaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","retry_count":2},"long_lived":true,"janitor_enabled":true,"sid":"FOaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","url":"https://flex-api.twilio.com/v1/FlexFlows/FOaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let delay = std::env::args().nth(1).ok_or("expected MILLISECONDS")?;
    let delay = Duration::from_millis(delay.parse()?);
    let listener = Async::<TcpListener>::bind(([127, 0, 0, 1], 0))?;
    println!("http://{}", listener.get_ref().local_addr()?);
    let connections = Rc::new(LocalExecutor::new());
    smol::block_on(connections.run(async {
        let accepting = connections.spawn(accept(listener, delay, connections.clone()));
        let end = io::copy(Unblock::new(std::io::stdin()), io::sink()).await;
        drop(accepting);
        end
    }))?;
    Ok(())
}

async fn accept(
    listener: Async<TcpListener>,
    delay: Duration,
    connections: Rc<LocalExecutor<'_>>,
) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let stream = TcpStream::from(stream);
        // The client reports the broken connection.
        connections.spawn(serve(stream, delay)).detach();
    }
}

/// Answers the requests of a connection, one after the other.
async fn serve(mut stream: TcpStream, delay: Duration) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let response = format!(
        "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Twilio-Request-Id: RQaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\nTwilio-Concurrent-Requests: 1\r\n\
         Date: Sat, 01 Jan 2000 00:00:00 GMT\r\nConnection: keep-alive\r\n\r\n{FLEX_FLOW}",
        FLEX_FLOW.len()
    );
    let mut received = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let length = stream.read(&mut chunk).await?;
        if length == 0 {
            return Ok(());
        }
        received.extend_from_slice(&chunk[..length]);
        if let Some(end) = end_of_request(&received) {
            received.drain(..end);
            if delay > Duration::ZERO {
                Timer::at(Instant::now() + delay).await;
            }
            stream.write_all(response.as_bytes()).await?;
        }
    }
}

/// How long the first request is, if all of it is there.
fn end_of_request(received: &[u8]) -> Option<usize> {
    let head = received.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&received[..head]).to_ascii_lowercase();
    let body: usize = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok())
        .unwrap_or(0);
    (received.len() >= head + body).then_some(head + body)
}
