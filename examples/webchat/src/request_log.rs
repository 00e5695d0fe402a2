//! Requests in, a line of the log for each out. The line has the route, the status and the time, and nothing that a visitor sent.

use std::time::Instant;

use axum::{extract::Request, middleware::Next, response::Response};
use tracing::Instrument as _;

use crate::routes;

/// Logs a request when it is answered. What else is logged meanwhile names the route too.
pub(crate) async fn log_request(request: Request, next: Next) -> Response {
    let span = tracing::info_span!("request", route = route(request.uri().path()));
    let answered = async {
        let start = Instant::now();
        let response = next.run(request).await;
        let (status, elapsed) = (response.status().as_u16(), start.elapsed());
        tracing::info!(status, ?elapsed, "answered");
        response
    };
    answered.instrument(span).await
}

/// Returns the path of a route. Any other path is whatever somebody typed.
fn route(path: &str) -> &'static str {
    let routes = routes::all();
    let mut known = routes.filter(|route| *route == path);
    known.next().unwrap_or("(other)")
}
