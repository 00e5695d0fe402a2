//! Nothing in, the address of a server out that answers every request with the same Flex Flow, until this program ends.

use std::io::{self, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

const FLEX_FLOW: &str = r#"{"account_sid":"ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","date_created":"2016-08-01T22:10:40Z","date_updated":"2016-08-01T22:10:40Z","friendly_name":"A & B","chat_service_sid":"ISaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","channel_type":"sms","contact_identity":"12345","enabled":true,"integration_type":"studio","integration":{"flow_sid":"FWaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","retry_count":2},"long_lived":true,"janitor_enabled":true,"sid":"FOaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","url":"https://flex-api.twilio.com/v1/FlexFlows/FOaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}"#;

/// Starts the server and returns its base URL.
pub(super) fn start() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // The client reports the broken connection.
            thread::spawn(|| serve(stream));
        }
    });
    Ok(url)
}

/// Answers the requests of a connection, one after the other.
fn serve(mut stream: TcpStream) -> io::Result<()> {
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
        let length = stream.read(&mut chunk)?;
        if length == 0 {
            return Ok(());
        }
        received.extend_from_slice(&chunk[..length]);
        if let Some(end) = end_of_request(&received) {
            received.drain(..end);
            stream.write_all(response.as_bytes())?;
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
