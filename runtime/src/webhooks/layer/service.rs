//! A service and the rules of the layer in; a service that answers what is rejected itself out.

use std::{
    error::Error,
    mem,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body::Body;
use http_body_util::Full;
use tower_service::Service;

use super::{WebhookError, rules::Rules};

/// A service behind a [`WebhookLayer`](crate::WebhookLayer).
#[derive(Clone, Debug)]
pub struct WebhookService<S> {
    service: S,
    rules: Arc<Rules>,
}

impl<S> WebhookService<S> {
    pub(super) fn new(service: S, rules: Arc<Rules>) -> Self {
        Self { service, rules }
    }
}

impl<S, B, R> Service<Request<B>> for WebhookService<S>
where
    S: Service<Request<Full<Bytes>>, Response = Response<R>> + Clone + Send + 'static,
    S::Future: Send,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
    R: Default,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        // The service that is ready is this one, not its clone.
        let clone = self.service.clone();
        let mut service = mem::replace(&mut self.service, clone);
        let rules = self.rules.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            match rules.accept(&head, body).await {
                Ok(body) => {
                    service
                        .call(Request::from_parts(head, Full::new(body)))
                        .await
                }
                Err(error) => {
                    rules.report(error);
                    Ok(rejection(error))
                }
            }
        })
    }
}

/// Returns an empty response. Senders without a valid signature learn only the status.
fn rejection<R: Default>(error: WebhookError) -> Response<R> {
    let mut response = Response::new(R::default());
    *response.status_mut() = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::FORBIDDEN);
    response
}
