//! Settings in, the routes with everything around them out.

use std::{any::Any, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderValue, header},
    middleware::{Next, from_fn, from_fn_with_state, map_response},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use tower_http::catch_panic::CatchPanicLayer;
use twilio_flex::{WebhookAddress, WebhookLayer, WebhookValidator};

use crate::{
    chats::Chats,
    config::Config,
    limits::{VisitorLimit, limit_visitor},
    origins::{Origins, refuse_other_origins},
    refusal::Refusal,
    request_log::log_request,
    routes::{self, INIT, PAGES, REFRESH, WEBHOOK},
    tokens::Tokens,
};

/// The largest body of a request, in bytes. The form that a guest fills in has a few hundred.
const MAX_BODY_SIZE: usize = 16 * 1024;

/// The largest body of a webhook, in bytes.
const MAX_WEBHOOK_SIZE: usize = 128 * 1024;

/// What the routes share.
pub(crate) struct Backend {
    pub(crate) chats: Chats,
    pub(crate) tokens: Tokens,
}

/// Returns everything that the server answers, at this address of its socket.
pub(crate) fn router(config: Config, address: SocketAddr) -> Router {
    chat_routes(&config, address)
        .merge(guarded(other_routes(config.webhooks), config.timeout))
        .fallback(async || Refusal::NotFound)
        .layer(map_response(harden))
        .layer(from_fn(log_request))
}

/// The two routes that websites use.
fn chat_routes(config: &Config, address: SocketAddr) -> Router {
    let origins = Arc::new(Origins::new(config, address));
    let limits = &config.limits;
    let limited = |per_minute| {
        let limit = VisitorLimit::new(per_minute, limits.trusted_proxies);
        from_fn_with_state(Arc::new(limit), limit_visitor)
    };
    let backend = Backend {
        chats: Chats::new(config),
        tokens: Tokens::new(&config.tokens),
    };
    let routes = Router::new()
        .route(
            INIT,
            post(routes::init).layer(limited(limits.starts_per_minute)),
        )
        .route(
            REFRESH,
            post(routes::refresh).layer(limited(limits.refreshes_per_minute)),
        )
        .layer(DefaultBodyLimit::max(MAX_BODY_SIZE))
        .with_state(Arc::new(backend));
    // CORS is around everything else, because a page can read only responses that it allows.
    guarded(routes, config.timeout)
        .layer(from_fn_with_state(origins.clone(), refuse_other_origins))
        .layer(origins.cors())
}

/// The routes for Twilio, for what watches the server, and for the page of the server.
fn other_routes(webhooks: Option<(WebhookValidator, WebhookAddress)>) -> Router {
    let routes = Router::new().route(routes::HEALTH, get(async || "ok"));
    let routes = PAGES.iter().fold(routes, |routes, page| {
        routes.route(page.path, get(async || page.response()))
    });
    if let Some((validator, address)) = webhooks {
        let layer = WebhookLayer::new(validator, address).max_body_size(MAX_WEBHOOK_SIZE);
        routes.route(WEBHOOK, post(routes::webhook).layer(layer))
    } else {
        tracing::info!("webhooks are off: PUBLIC_URL and TWILIO_AUTH_TOKEN turn them on");
        routes
    }
}

/// Returns the routes with an answer in place of what goes wrong in them.
fn guarded(routes: Router, timeout: Duration) -> Router {
    routes
        // Before the layers, so that they are around it: a preflight is a request with another method.
        .method_not_allowed_fallback(async || Refusal::Method)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(timeout, limit_time))
}

/// Ends a request that takes too long, such as one whose body does not arrive.
async fn limit_time(State(timeout): State<Duration>, request: Request, next: Next) -> Response {
    let response = tokio::time::timeout(timeout, next.run(request)).await;
    response.unwrap_or_else(|_| Refusal::unavailable().into_response())
}

/// Answers in place of a handler that panicked. What it was is in the standard error of the program.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a handler panicked");
    Refusal::Broken.into_response()
}

/// Adds the headers that make browsers careful with a response.
async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // A token must not be in a cache.
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}
