//! A policy of a capability token: a method, a URL and filters go in, its JSON comes out.

use serde_json::{Value, json};

use crate::{Method, access_token::jwt::Object};

/// Whether a request must have a parameter for a [`CapabilityPolicy`] to apply.
///
/// # Examples
/// ```
/// use twilio_runtime::{CapabilityPolicy, Method, PolicyFilter};
///
/// let url = "https://taskrouter.twilio.com/v1/Workspaces/WS0123456789abcdef0123456789abcdef/Tasks";
/// let policy = CapabilityPolicy::new(Method::Post, url).form("Attributes", PolicyFilter::Required);
/// ```
#[non_exhaustive]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PolicyFilter {
    /// The request has the parameter.
    Required,
    /// The request may have the parameter.
    Optional,
}

/// Allows or forbids requests of one method to one URL, in a [`CapabilityToken`](crate::CapabilityToken).
///
/// # Examples
/// ```
/// use twilio_runtime::{CapabilityPolicy, CapabilityToken, Method};
///
/// let (account, workspace) = ("AC0123456789abcdef0123456789abcdef", "WS0123456789abcdef0123456789abcdef");
/// let tasks = format!("https://taskrouter.twilio.com/v1/Workspaces/{workspace}/Tasks/**");
/// let token = CapabilityToken::workspace(account, "auth token", workspace)
///     .policy(CapabilityPolicy::new(Method::Get, tasks));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct CapabilityPolicy {
    method: Method,
    pub(super) url: String,
    allow: bool,
    query: Object,
    form: Object,
}

impl CapabilityPolicy {
    /// Allows requests of this method to this URL. At the end of the URL, `*` matches one segment and `**` any number.
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self {
            method,
            url: url.into(),
            allow: true,
            query: Object::new(),
            form: Object::new(),
        }
    }

    /// Forbids the requests instead.
    pub fn deny(mut self) -> Self {
        self.allow = false;
        self
    }

    /// Sets whether requests must have this parameter in the query.
    pub fn query(mut self, name: impl Into<String>, filter: PolicyFilter) -> Self {
        self.query.insert(name.into(), json_of(filter));
        self
    }

    /// Sets whether requests must have this parameter in the form.
    pub fn form(mut self, name: impl Into<String>, filter: PolicyFilter) -> Self {
        self.form.insert(name.into(), json_of(filter));
        self
    }

    pub(super) fn json(&self) -> Value {
        json!({
            "url": self.url,
            "method": self.method.as_str(),
            "allow": self.allow,
            "query_filter": self.query,
            "post_filter": self.form,
        })
    }
}

fn json_of(filter: PolicyFilter) -> Value {
    json!({"required": filter == PolicyFilter::Required})
}
