//! Calls to paths that the document lacks: a method, a path and inputs by their names on the wire go in, a call like any
//! other comes out.
//!
//! It has the credentials, hosts, retries, limits and errors of the client. What is unknown about it is treated with care:
//! every input counts as personal.

#[cfg(feature = "blocking")]
mod blocking;
mod field;
mod into_call;
mod operation;
mod send;
mod target;

use std::{borrow::Cow, fmt, sync::Arc, time::Duration};

use serde::Serialize;

use self::{field::push_field, target::Target};
use crate::{
    client::Client,
    error::invalid_input::{InvalidInput, Refusal},
    operation::method::Method,
    request::CallOptions,
    retry::RetryPolicy,
};

/// A call to a path that the crate has no method for. `request` of a client begins one.
///
/// The path is a whole one, such as `/v1/Things`, or a whole URL of the API, such as a link of a response. A value that has to
/// be escaped, or that nobody may read in a trace, is a [`segment`](Self::segment) of its own. The names and values of
/// [`query`](Self::query) and [`form`](Self::form) are escaped here.
///
/// Errors, traces and tests name the call by its method and path, such as `GET /v1/Things/{}`: segments that are SIDs,
/// contain long numbers or were given as `segment` are replaced by `{}`.
///
/// # Examples
/// ```
/// # use twilio_runtime::{Core, Error, Json, Method};
/// # async fn example(client: Core) -> Result<(), Error> {
/// let thing: Json = client
///     .request(Method::Post, "/v1/Things")
///     .form("FriendlyName", "Lamp")
///     .form("Enabled", true)
///     .send()
///     .await?;
///
/// let mut parts = client
///     .request(Method::Get, "/v1/Things")
///     .segment(thing["sid"].as_str().unwrap_or_default())
///     .path("/Parts")
///     .query("PageSize", 50)
///     .stream::<Json>();
/// while let Some(part) = parts.next().await {
///     println!("{}", part?["sid"]);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is sent"]
pub struct RawRequest {
    client: Client,
    method: Method,
    /// The server of the API, as long as the caller names no other; empty if unknown.
    server: Cow<'static, str>,
    target: Target,
    query: String,
    body: RawBody,
    options: CallOptions,
    limit: Option<u64>,
}

/// Where such a call begins.
impl Client {
    /// Begins a call to a path of the API that the crate has no method for. On this type, which belongs to no API, the path is a
    /// whole URL, or [`host`](RawRequest::host) names the server; `request` of a generated client knows it.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{Core, Error, Json, Method};
    /// # async fn example(client: Core) -> Result<(), Error> {
    /// let services: Json = client
    ///     .request(Method::Get, "/v1/Services")
    ///     .host("https://conversations.twilio.com")
    ///     .query("PageSize", 20)
    ///     .send()
    ///     .await?;
    /// # let _ = services;
    /// # Ok(())
    /// # }
    /// ```
    pub fn request(&self, method: Method, path: impl AsRef<str>) -> RawRequest {
        RawRequest::new(self, "", method, path.as_ref())
    }
}

/// What the call carries.
enum RawBody {
    Empty,
    Form(String),
    Json(Vec<u8>),
}

/// What is asked for.
impl RawRequest {
    /// Begins a call to `path` on `server`, which a generated client knows.
    #[doc(hidden)]
    pub fn new(client: &Client, server: &'static str, method: Method, path: &str) -> Self {
        let mut request = Self {
            client: client.clone(),
            method,
            server: server.into(),
            target: Target::default(),
            query: String::new(),
            body: RawBody::Empty,
            options: CallOptions::default(),
            limit: None,
        };
        request.add_target(path);
        request
    }

    /// Sends the call to another host of Twilio's, such as `https://conversations.twilio.com`. The region and the edge of
    /// the client count for it too, and so does a base URL.
    ///
    /// Credentials go to Twilio over HTTPS, to the server of the API and to the base URL of the client. Any other host is an
    /// error before anything is sent.
    pub fn host(mut self, host: &str) -> Self {
        if let Err(reason) = self.set_server(host) {
            self.refuse("host", reason);
        }
        self
    }

    /// Appends a path, such as `/Parts`. It is sent as it is, and may contain a query.
    pub fn path(mut self, path: &str) -> Self {
        self.add_path(path);
        self
    }

    /// Appends one segment to the path. The value is escaped, and not shown in errors and traces.
    pub fn segment(mut self, value: impl AsRef<str>) -> Self {
        if !self.target.push_segment(value.as_ref()) {
            self.refuse_input("segment", Refusal::PathSegment);
        }
        self
    }

    /// Adds a query parameter: a text, a number, a boolean, or anything else that serializes, as JSON. A list repeats the
    /// name, as does a second call.
    pub fn query(mut self, name: &str, value: impl Serialize) -> Self {
        let result = push_field(&mut self.query, name, &value);
        self.settle(name, result);
        self
    }

    /// Adds a field of the form, as [`query`](Self::query) does. It takes the place of a JSON body.
    pub fn form(mut self, name: &str, value: impl Serialize) -> Self {
        let mut form = match std::mem::replace(&mut self.body, RawBody::Empty) {
            RawBody::Form(form) => form,
            RawBody::Empty | RawBody::Json(_) => String::new(),
        };
        let result = push_field(&mut form, name, &value);
        self.body = RawBody::Form(form);
        self.settle(name, result);
        self
    }

    /// Sets the body to JSON. It takes the place of a form.
    pub fn json(mut self, body: impl Serialize) -> Self {
        match serde_json::to_vec(&body) {
            Ok(json) => self.body = RawBody::Json(json),
            Err(error) => self.refuse_input("json", Refusal::Json(Arc::new(error))),
        }
        self
    }
}

/// The options of the call, as typed calls have them.
impl RawRequest {
    /// Adds a header to this call. It replaces the one that would be sent under that name.
    pub fn with_header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.options.add_header(name.as_ref(), value.as_ref());
        self
    }

    /// Sets the time that this call may take in all, its retries and the waits between them included; for a listing, that
    /// each page may take.
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// Sets the time that each attempt of this call may take.
    pub fn with_attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.attempt_timeout = Some(timeout);
        self
    }

    /// Sets how this call is repeated.
    pub fn with_retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = Some(policy);
        self
    }

    /// Sets whether an answer that is not quite JSON is an error. Without it, the client's setting counts.
    pub fn with_strict_reading(mut self, is_strict: bool) -> Self {
        self.options.is_strict = Some(is_strict);
        self
    }

    /// Ends [`pages`](Self::pages) and [`stream`](Self::stream) after this many records.
    pub fn with_limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }
}

impl RawRequest {
    /// Adds the path, or the whole URL, that the call begins with.
    fn add_target(&mut self, target: &str) {
        let Some((server, path)) = target::split_server(target) else {
            return self.add_path(target);
        };
        match self.set_server(server) {
            Ok(()) => {
                let path = self.client.hosts().below_base(server, path).to_owned();
                self.add_path(&path);
            }
            Err(reason) => self.refuse("path", reason),
        }
    }

    fn add_path(&mut self, path: &str) {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let added = self
            .target
            .push_path(path)
            .and_then(|()| target::push_query(&mut self.query, query));
        if let Err(reason) = added {
            self.refuse("path", reason);
        }
    }

    fn set_server(&mut self, server: &str) -> Result<(), &'static str> {
        let server = server.strip_suffix('/').unwrap_or(server);
        if self.client.hosts().may_serve(server, &self.server) {
            self.server = server.to_owned().into();
            Ok(())
        } else {
            Err("is neither `https://` with a host of Twilio's nor the base URL of the client")
        }
    }

    fn settle(&mut self, name: &str, result: Result<(), Refusal>) {
        if let Err(reason) = result {
            self.refuse_input(name, reason);
        }
    }

    fn refuse(&mut self, name: &str, reason: &'static str) {
        self.refuse_input(name, Refusal::Because(reason));
    }

    /// Keeps the first refusal.
    fn refuse_input(&mut self, name: &str, reason: Refusal) {
        let refused = &mut self.options.refused;
        refused.get_or_insert_with(|| InvalidInput::new(name.to_owned(), reason));
    }
}

/// Shows the method and the path without its values.
impl fmt::Debug for RawRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawRequest")
            .field("method", &self.method)
            .field("path", &self.target.template())
            .finish_non_exhaustive()
    }
}
