//! A tunnel through a proxy: a connection to the proxy goes in, and one that leads to the service comes out.

use std::{pin::pin, time::Duration};

use hyper::{
    Method, Request, Uri,
    header::{HOST, HeaderValue, PROXY_AUTHORIZATION},
};

use super::{
    connection::{Cause, Connection},
    destination::Destination,
    request_body::RequestBody,
    socket::Socket,
    stream::Stream,
};
use crate::{
    clock::timer::within,
    transport::{
        proxy::{Proxy, ProxyFailure, Refusal},
        tls::TlsFailure,
    },
};

/// How much of the body of a proxy's refusal is read, and how long that may take.
const READ_AT_MOST: usize = 64 * 1024;
const READ_WITHIN: Duration = Duration::from_secs(1);

/// Asks the proxy at the other end of `stream` for a tunnel to `destination`.
pub(super) async fn open(
    stream: Stream,
    socket: Socket,
    proxy: &Proxy,
    destination: &Destination,
) -> Result<Stream, Cause> {
    let target = destination.origin.host_and_port();
    let mut connection = Connection::open(stream, socket).await?;
    let answer = pin!(connection.send(request(proxy, &target)?));
    let (answer, body) = connection
        .wait(answer)
        .await
        .map_err(|error| broken(proxy, error.into_error()))?
        .into_parts();
    if answer.status.is_success() {
        return connection.into_stream().ok_or_else(|| {
            ProxyFailure::new(proxy, NO_PROXY, "it sent more than an answer").into()
        });
    }
    let reading = pin!(connection.read(body, READ_AT_MOST));
    let body = within(READ_WITHIN, reading).await;
    let body = body.ok().and_then(Result::ok).unwrap_or_default();
    Err(Refusal::of_tunnel(proxy, target, &answer, &body).into())
}

fn request(proxy: &Proxy, target: &str) -> Result<Request<RequestBody>, Cause> {
    let mut request = Request::new(RequestBody::empty());
    *request.method_mut() = Method::CONNECT;
    *request.uri_mut() = target.parse::<Uri>()?;
    let headers = request.headers_mut();
    headers.insert(HOST, HeaderValue::from_str(target)?);
    if let Some(authorization) = proxy.authorization() {
        headers.insert(PROXY_AUTHORIZATION, authorization.clone());
    }
    Ok(request)
}

const NO_PROXY: &str = "did not answer as one";

/// What it means that there was no answer.
#[cold]
fn broken(proxy: &Proxy, error: hyper::Error) -> Cause {
    if let Some(failure) = TlsFailure::of_proxy(proxy, &error) {
        return failure.into();
    }
    let what = if error.is_parse() {
        NO_PROXY
    } else {
        "closed the connection before it answered"
    };
    ProxyFailure::new(proxy, what, error).into()
}
