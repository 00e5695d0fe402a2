//! A transport of one's own: HTTP without TLS over a socket of the standard library.
//!
//! ```text
//! cargo run --example own_transport -- http://localhost:4010
//! ```

#![allow(clippy::print_stdout, reason = "an example shows what it does")]
#![allow(unreachable_pub, reason = "the macro declares a public type")]

use std::{
    error::Error,
    io::{self, Read, Write},
    net::TcpStream,
};

use twilio_runtime::{
    Client, ClientBuilder, Credentials, HttpRequest, HttpResponse, Json, Scope, Transport,
    TransportError, TransportFuture,
};

struct Plain;

impl Transport for Plain {
    fn send(&self, request: HttpRequest) -> TransportFuture<'_> {
        Box::pin(async move { exchange(&request) })
    }
}

fn exchange(request: &HttpRequest) -> Result<HttpResponse, TransportError> {
    let address = request.url().strip_prefix("http://");
    let (host, path) = address
        .and_then(|address| address.split_once('/'))
        .ok_or_else(|| TransportError::unsent("the URL is not for plain HTTP"))?;
    let stream = TcpStream::connect(host).map_err(TransportError::connect)?;
    talk(stream, request, host, path).map_err(TransportError::interrupted)
}

fn talk(
    mut stream: TcpStream,
    request: &HttpRequest,
    host: &str,
    path: &str,
) -> io::Result<HttpResponse> {
    stream.set_read_timeout(request.timeout())?;
    write!(
        stream,
        "{} /{path} HTTP/1.0\r\nhost: {host}\r\n",
        request.method()
    )?;
    for (name, value) in request.headers().iter() {
        write!(stream, "{name}: {}\r\n", String::from_utf8_lossy(value))?;
    }
    write!(stream, "content-length: {}\r\n\r\n", request.body().len())?;
    stream.write_all(request.body())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    parse(&answer).ok_or_else(|| io::Error::other("the answer is not HTTP"))
}

fn parse(answer: &[u8]) -> Option<HttpResponse> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let status = std::str::from_utf8(answer.get(9..12)?).ok()?.parse().ok()?;
    Some(HttpResponse::new(status, &answer[end + 4..]))
}

twilio_runtime::request! {
    "ListFlexFlow": Get "https://flex-api.twilio.com" "/v1/FlexFlows" none -> [Json in "flex_flows"];
    /// Lists the Flex Flows.
    pub struct ListFlexFlow {}
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let base_url = std::env::args()
        .nth(1)
        .unwrap_or("http://localhost:4010".to_owned());
    let client: Client = ClientBuilder::new("example/1.0")
        .credentials(Credentials::from_env()?)
        .base_url(base_url)
        .transport(Plain)
        .build()?;
    let page = ListFlexFlow::new(&Scope::new(client)).send().await?;
    println!("{page:?}");
    Ok(())
}
