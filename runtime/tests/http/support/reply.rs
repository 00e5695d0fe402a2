//! What a service does with one request: the answers that tests share, and the ways not to answer.

/// What the service does with one request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Sends this and waits for the next request on the connection.
    Send(String),
    /// Sends these bytes and waits for the next request on the connection.
    SendBytes(Vec<u8>),
    /// Sends this and closes the connection without having said so.
    SendAndClose(String),
    /// Closes the connection with the request unread, which resets it.
    Reset,
    /// Sends nothing, and keeps the connection open.
    Silence,
    /// Sends this byte by byte, one every 20 milliseconds.
    Trickle(String),
    /// Sends one after the other, each after a little time.
    Pieces(Vec<String>),
}

/// Returns a whole response with a JSON body.
pub fn json(status: u16, body: &str) -> Reply {
    response(status, "application/json", body)
}

/// Returns a whole response of success with a body of any bytes, and headers such as `content-encoding: gzip`.
pub fn raw(headers: &str, body: &[u8]) -> Reply {
    let separator = if headers.is_empty() { "" } else { "\r\n" };
    let length = body.len();
    let head = format!("HTTP/1.1 200 X\r\n{headers}{separator}content-length: {length}\r\n\r\n");
    Reply::SendBytes([head.as_bytes(), body].concat())
}

/// Returns a whole response with a page for people.
pub fn html(status: u16, body: &str) -> Reply {
    response(status, "text/html", body)
}

/// Returns a whole response without a body that leads to another address.
pub fn redirect(status: u16, location: &str) -> Reply {
    Reply::Send(format!(
        "HTTP/1.1 {status} X\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n"
    ))
}

fn response(status: u16, content_type: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::Send(format!(
        "HTTP/1.1 {status} X\r\ncontent-type: {content_type}\r\ntwilio-request-id: RQ1\r\ncontent-length: {length}\r\n\r\n{body}"
    ))
}
