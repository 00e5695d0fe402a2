//! What a capability token is for: the SIDs of a workspace and of a worker or task queue in it go in, its URLs and the policies that
//! it usually has come out.

use std::fmt;

use super::policy::{CapabilityPolicy, PolicyFilter};
use crate::{Method, credentials::check};

const TASK_ROUTER: &str = "https://taskrouter.twilio.com/v1/Workspaces";
const EVENTS: &str = "https://event-bridge.twilio.com/v1/wschannels";

/// The kind of the resource that a channel belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ResourceKind {
    Worker,
    TaskQueue,
    Workspace,
}

impl ResourceKind {
    /// Returns what the SIDs of this kind begin with.
    pub(super) fn prefix(self) -> &'static str {
        match self {
            Self::Worker => "WK",
            Self::TaskQueue => "WQ",
            Self::Workspace => "WS",
        }
    }
}

/// A channel of events, which belongs to a resource of TaskRouter.
#[derive(Clone)]
pub(super) struct Channel {
    pub(super) kind: ResourceKind,
    pub(super) workspace: String,
    pub(super) sid: String,
}

impl Channel {
    /// Returns the URL of the resource.
    pub(super) fn url(&self) -> String {
        let sid = &self.sid;
        match self.kind {
            ResourceKind::Worker => self.in_workspace(&format!("Workers/{sid}")),
            ResourceKind::TaskQueue => self.in_workspace(&format!("TaskQueues/{sid}")),
            ResourceKind::Workspace => format!("{TASK_ROUTER}/{}", self.workspace),
        }
    }

    /// The events over a WebSocket.
    pub(super) fn events(&self, account: &str) -> Vec<CapabilityPolicy> {
        let url = format!("{EVENTS}/{account}/{}", self.sid);
        [Method::Get, Method::Post]
            .map(|method| CapabilityPolicy::new(method, &url))
            .into()
    }

    /// What a worker has to see: the activities, its tasks and its reservations.
    pub(super) fn worker_reads(&self) -> Vec<CapabilityPolicy> {
        if self.kind != ResourceKind::Worker {
            return Vec::new();
        }
        let activities = self.in_workspace("Activities");
        [activities, self.tasks(), self.reservations()]
            .map(|url| CapabilityPolicy::new(Method::Get, url))
            .into()
    }

    /// The change of the worker's own activity, and of nothing else.
    pub(super) fn activity_updates(&self) -> Vec<CapabilityPolicy> {
        let policy = CapabilityPolicy::new(Method::Post, self.url());
        vec![policy.form("ActivitySid", PolicyFilter::Required)]
    }

    /// The acceptance and rejection of reservations, and the change of tasks.
    pub(super) fn reservation_updates(&self) -> Vec<CapabilityPolicy> {
        [self.tasks(), self.reservations()]
            .map(|url| CapabilityPolicy::new(Method::Post, url))
            .into()
    }

    fn tasks(&self) -> String {
        self.in_workspace("Tasks/**")
    }

    fn reservations(&self) -> String {
        format!("{}/Reservations/**", self.url())
    }

    fn in_workspace(&self, path: &str) -> String {
        format!("{TASK_ROUTER}/{}/{path}", self.workspace)
    }
}

/// Without what is not a SID, because it may be the auth token in the wrong place.
impl fmt::Debug for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let workspace = check::shown_sid(&self.workspace, ResourceKind::Workspace.prefix());
        f.debug_struct("Channel")
            .field("kind", &self.kind)
            .field("workspace", &workspace)
            .field("sid", &check::shown_sid(&self.sid, self.kind.prefix()))
            .finish()
    }
}
