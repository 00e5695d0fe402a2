//! Capability tokens of TaskRouter: the SIDs of an account and of a worker, task queue or workspace, an auth token and policies go in,
//! a signed token comes out.

mod channel;
pub(super) mod policy;

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use serde_json::{Value, json};
use zeroize::Zeroizing;

use self::{
    channel::{Channel, ResourceKind},
    policy::CapabilityPolicy,
};
use super::{
    instant,
    jwt::{self, Object},
    settings::{TOO_LONG, lifetime},
    signed_token::SignedToken,
};
use crate::{
    Method,
    credentials::check,
    error::{Error, configuration_error::ConfigurationError},
};

/// A capability token for TaskRouter's JavaScript SDK that is to be made: for a worker, a task queue or a workspace.
///
/// It is signed with the auth token of the account, which stays on the server. By default it allows receiving the events of the resource
/// over a WebSocket and fetching the resource; that of a worker also allows fetching activities, tasks and its own reservations.
/// Everything else has a method here. `Debug` shows the SIDs and not the auth token, even if it is in the place of a SID.
///
/// # Examples
/// ```
/// use twilio_runtime::CapabilityToken;
///
/// # fn token_of(auth_token: String) -> Result<String, twilio_runtime::Error> {
/// let account = "AC0123456789abcdef0123456789abcdef";
/// let (workspace, worker) = ("WS0123456789abcdef0123456789abcdef", "WK0123456789abcdef0123456789abcdef");
/// let token = CapabilityToken::worker(account, auth_token, workspace, worker)
///     .allow_activity_updates()
///     .allow_reservation_updates()
///     .sign()?;
/// Ok(token.as_str().to_owned())
/// # }
/// # token_of("auth token".to_owned())?;
/// # Ok::<(), twilio_runtime::Error>(())
/// ```
#[derive(Clone)]
#[must_use = "a token is made by `sign`"]
pub struct CapabilityToken {
    account_sid: String,
    auth_token: Zeroizing<String>,
    channel: Channel,
    friendly_name: Option<String>,
    time_to_live: Duration,
    has_events: bool,
    has_fetch: bool,
    policies: Vec<CapabilityPolicy>,
    /// Whether it allows what only a worker can do.
    is_for_worker: bool,
}

impl CapabilityToken {
    /// A token for the worker `worker_sid` (`WK…`) of the workspace (`WS…`).
    pub fn worker(
        account_sid: impl Into<String>,
        auth_token: impl Into<String>,
        workspace_sid: impl Into<String>,
        worker_sid: impl Into<String>,
    ) -> Self {
        let (workspace, sid) = (workspace_sid.into(), worker_sid.into());
        Self::of(
            account_sid.into(),
            auth_token.into(),
            Channel {
                kind: ResourceKind::Worker,
                workspace,
                sid,
            },
        )
    }

    /// A token for the task queue `task_queue_sid` (`WQ…`) of the workspace (`WS…`).
    pub fn task_queue(
        account_sid: impl Into<String>,
        auth_token: impl Into<String>,
        workspace_sid: impl Into<String>,
        task_queue_sid: impl Into<String>,
    ) -> Self {
        let (workspace, sid) = (workspace_sid.into(), task_queue_sid.into());
        Self::of(
            account_sid.into(),
            auth_token.into(),
            Channel {
                kind: ResourceKind::TaskQueue,
                workspace,
                sid,
            },
        )
    }

    /// A token for the workspace `workspace_sid` (`WS…`).
    pub fn workspace(
        account_sid: impl Into<String>,
        auth_token: impl Into<String>,
        workspace_sid: impl Into<String>,
    ) -> Self {
        let sid = workspace_sid.into();
        Self::of(
            account_sid.into(),
            auth_token.into(),
            Channel {
                kind: ResourceKind::Workspace,
                workspace: sid.clone(),
                sid,
            },
        )
    }

    fn of(account_sid: String, auth_token: String, channel: Channel) -> Self {
        Self {
            account_sid,
            auth_token: Zeroizing::new(auth_token),
            channel,
            friendly_name: None,
            time_to_live: instant::DEFAULT_LIFETIME,
            has_events: true,
            has_fetch: true,
            policies: Vec::new(),
            is_for_worker: false,
        }
    }

    /// Adds a policy of your own.
    pub fn policy(mut self, policy: CapabilityPolicy) -> Self {
        self.policies.push(policy);
        self
    }

    /// Allows updating the resource.
    pub fn allow_update(self) -> Self {
        let url = self.channel.url();
        self.policy(CapabilityPolicy::new(Method::Post, url))
    }

    /// Allows deleting the resource.
    pub fn allow_delete(self) -> Self {
        let url = self.channel.url();
        self.policy(CapabilityPolicy::new(Method::Delete, url))
    }

    /// Allows fetching everything below the resource.
    pub fn allow_fetch_below(self) -> Self {
        self.below(Method::Get)
    }

    /// Allows creating and updating everything below the resource.
    pub fn allow_update_below(self) -> Self {
        self.below(Method::Post)
    }

    /// Allows deleting everything below the resource.
    pub fn allow_delete_below(self) -> Self {
        self.below(Method::Delete)
    }

    fn below(self, method: Method) -> Self {
        let url = format!("{}/**", self.channel.url());
        self.policy(CapabilityPolicy::new(method, url))
    }

    /// Allows a worker to change its own activity.
    pub fn allow_activity_updates(mut self) -> Self {
        self.policies.extend(self.channel.activity_updates());
        self.is_for_worker = true;
        self
    }

    /// Allows a worker to accept and reject its reservations, and to update tasks.
    pub fn allow_reservation_updates(mut self) -> Self {
        self.policies.extend(self.channel.reservation_updates());
        self.is_for_worker = true;
        self
    }

    /// Does not allow receiving events over a WebSocket.
    pub fn without_events(mut self) -> Self {
        self.has_events = false;
        self
    }

    /// Does not allow fetching the resource itself.
    pub fn without_fetch(mut self) -> Self {
        self.has_fetch = false;
        self
    }

    /// Sets a name for the token. It is the SID of the resource unless it is set.
    pub fn friendly_name(mut self, friendly_name: impl Into<String>) -> Self {
        self.friendly_name = Some(friendly_name.into());
        self
    }

    /// Sets how long the token lasts from when it is signed: an hour unless it is set, at least a second, and at most 24 hours.
    pub fn time_to_live(mut self, time_to_live: Duration) -> Self {
        self.time_to_live = time_to_live;
        self
    }

    /// Signs the token, which begins now.
    ///
    /// On `wasm32-unknown-unknown` the system has no clock: use [`sign_at`](Self::sign_at).
    ///
    /// # Errors
    /// Those of [`sign_at`](Self::sign_at).
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    pub fn sign(&self) -> Result<SignedToken, Error> {
        self.sign_at(SystemTime::now())
    }

    /// Signs the token as if it were `now`.
    ///
    /// # Errors
    /// A SID is of another kind or incomplete, a SID is in place of the auth token, the time to live is less than a second or more than
    /// 24 hours, the URL of a policy does not begin with `https://`, a token that is not a worker's allows what only a worker can do, or
    /// the token would be longer than 64 KiB.
    /// [`is_configuration`](crate::Error::is_configuration) is true of the error, which does not show the value.
    pub fn sign_at(&self, now: SystemTime) -> Result<SignedToken, Error> {
        let lifetime = self.check().and_then(|()| lifetime(self.time_to_live));
        let issued = instant::seconds(now);
        let expires = issued.saturating_add(lifetime.map_err(Error::configuration)?);
        let claims = self.claims(issued, expires);
        let text = jwt::sign(jwt::header(), claims, self.auth_token.as_bytes());
        let text = text.ok_or_else(|| Error::configuration(TOO_LONG))?;
        Ok(SignedToken::new(text, instant::of_seconds(expires)))
    }

    fn check(&self) -> Result<(), ConfigurationError> {
        let Channel {
            kind,
            workspace,
            sid,
        } = &self.channel;
        check::sid(
            "`account_sid` of the capability token",
            &self.account_sid,
            "AC",
        )?;
        check::secret("`auth_token` of the capability token", &self.auth_token)?;
        check::sid("`workspace_sid` of the capability token", workspace, "WS")?;
        let name = match kind {
            ResourceKind::Worker => "`worker_sid` of the capability token",
            ResourceKind::TaskQueue => "`task_queue_sid` of the capability token",
            ResourceKind::Workspace => "`workspace_sid` of the capability token",
        };
        check::sid(name, sid, kind.prefix())?;
        if self.is_for_worker && *kind != ResourceKind::Worker {
            return Err(ConfigurationError::AccessToken(
                "only the capability token of a worker can allow updating activities and reservations: make it with \
                 `CapabilityToken::worker`",
            ));
        }
        let is_secure = |policy: &CapabilityPolicy| policy.url.starts_with("https://");
        if !self.policies.iter().all(is_secure) {
            return Err(ConfigurationError::AccessToken(
                "the URL of a policy of the capability token does not begin with `https://`",
            ));
        }
        Ok(())
    }

    fn claims(&self, issued: u64, expires: u64) -> Object {
        let channel = &self.channel;
        let mut claims = Object::from_iter([
            ("iss".to_owned(), json!(self.account_sid)),
            ("iat".to_owned(), json!(issued)),
            ("nbf".to_owned(), json!(issued)),
            ("exp".to_owned(), json!(expires)),
            ("version".to_owned(), json!("v1")),
            (
                "friendly_name".to_owned(),
                json!(self.friendly_name.as_ref().unwrap_or(&channel.sid)),
            ),
            ("account_sid".to_owned(), json!(self.account_sid)),
            ("workspace_sid".to_owned(), json!(channel.workspace)),
            ("channel".to_owned(), json!(channel.sid)),
            ("policies".to_owned(), self.policies()),
        ]);
        let name = match channel.kind {
            ResourceKind::Worker => "worker_sid",
            ResourceKind::TaskQueue => "taskqueue_sid",
            ResourceKind::Workspace => return claims,
        };
        claims.insert(name.to_owned(), json!(channel.sid));
        claims
    }

    fn policies(&self) -> Value {
        let mut policies = Vec::new();
        if self.has_events {
            policies.extend(self.channel.events(&self.account_sid));
        }
        if self.has_fetch {
            policies.push(CapabilityPolicy::new(Method::Get, self.channel.url()));
        }
        policies.extend(self.channel.worker_reads());
        policies.extend(self.policies.iter().cloned());
        policies.iter().map(CapabilityPolicy::json).collect()
    }
}

impl fmt::Debug for CapabilityToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CapabilityToken")
            .field("account_sid", &check::shown_sid(&self.account_sid, "AC"))
            .field("channel", &self.channel)
            .field("policies", &self.policies)
            .finish_non_exhaustive()
    }
}
