//! What a token permits: the grants, as models that read and write their JSON.

#![allow(
    clippy::return_self_not_must_use,
    reason = "the notation of models has no word for it"
)]

use crate::{IntoJson, IntoText, Json};

crate::model! {
    /// The identity of a token and what it permits, as a token that was checked contains them.
    ///
    /// Grants that this crate does not know are in `unknown_fields`, and part of the next token too.
    ///
    /// # Examples
    /// ```
    /// # use twilio_runtime::{AccessToken, AccessTokenError, AccessTokenValidator, ChatGrant};
    /// # fn service(validator: &AccessTokenValidator, token: &str) -> Result<Option<String>, AccessTokenError> {
    /// let token = validator.check(token)?;
    /// let chat = token.grants().chat.as_ref();
    /// Ok(chat.and_then(|chat| chat.service_sid.clone()))
    /// # }
    /// ```
    pub struct Grants {
        /// Who the token is for.
        #[field("identity", pii)]
        pub identity: Option<String>,
        /// Conversations and chat, with them the web chat of Flex.
        #[field("chat")]
        pub chat: Option<ChatGrant>,
        /// Sync.
        #[field("data_sync")]
        pub sync: Option<SyncGrant>,
        /// Voice.
        #[field("voice")]
        pub voice: Option<VoiceGrant>,
        /// Video.
        #[field("video")]
        pub video: Option<VideoGrant>,
        /// TaskRouter.
        #[field("task_router")]
        pub task_router: Option<TaskRouterGrant>,
        /// The grant for playing a stream that the API returned.
        #[field("player", pii)]
        pub playback: Option<Json>,
    }
}

crate::input_model! {
    /// Permits Conversations and chat, with them the web chat of Flex. The token needs an identity.
    ///
    /// # Examples
    /// ```
    /// use twilio_runtime::{AccessToken, ChatGrant};
    ///
    /// let grant = ChatGrant::default().service_sid("IS0123456789abcdef0123456789abcdef");
    /// let token = AccessToken::new("guest-17").chat(grant);
    /// ```
    pub struct ChatGrant {
        /// The SID of the Conversations service, or of a chat service (`IS…`).
        #[field("service_sid")]
        pub service_sid: Option<String>,
        #[setter(text)]
        pub fn service_sid(self, service_sid: impl IntoText) -> Self;
        /// An identifier of the device.
        #[field("endpoint_id", pii)]
        pub endpoint_id: Option<String>,
        #[setter(text)]
        pub fn endpoint_id(self, endpoint_id: impl IntoText) -> Self;
        /// The SID of the role that the identity gets (`RL…`).
        #[field("deployment_role_sid")]
        pub deployment_role_sid: Option<String>,
        #[setter(text)]
        pub fn deployment_role_sid(self, deployment_role_sid: impl IntoText) -> Self;
        /// The SID of the credential for push notifications (`CR…`).
        #[field("push_credential_sid")]
        pub push_credential_sid: Option<String>,
        #[setter(text)]
        pub fn push_credential_sid(self, push_credential_sid: impl IntoText) -> Self;
    }
}

crate::input_model! {
    /// Permits Sync. The token needs an identity.
    ///
    /// # Examples
    /// ```
    /// use twilio_runtime::{AccessToken, SyncGrant};
    ///
    /// let token = AccessToken::new("guest-17").sync(SyncGrant::default().service_sid("default"));
    /// ```
    pub struct SyncGrant {
        /// The SID of the Sync service (`IS…`), or its unique name.
        #[field("service_sid")]
        pub service_sid: Option<String>,
        #[setter(text)]
        pub fn service_sid(self, service_sid: impl IntoText) -> Self;
        /// An identifier of the device.
        #[field("endpoint_id", pii)]
        pub endpoint_id: Option<String>,
        #[setter(text)]
        pub fn endpoint_id(self, endpoint_id: impl IntoText) -> Self;
    }
}

crate::input_model! {
    /// Permits calls by voice. The token needs an identity.
    ///
    /// # Examples
    /// ```
    /// use twilio_runtime::{AccessToken, VoiceGrant, VoiceIncoming, VoiceOutgoing};
    ///
    /// let outgoing = VoiceOutgoing::default().application_sid("AP0123456789abcdef0123456789abcdef");
    /// let grant = VoiceGrant::default().incoming(VoiceIncoming::default().allow(true)).outgoing(outgoing);
    /// let token = AccessToken::new("agent-3").voice(grant);
    /// ```
    pub struct VoiceGrant {
        /// Whether calls may arrive.
        #[field("incoming")]
        pub incoming: Option<VoiceIncoming>,
        #[setter(from)]
        pub fn incoming(self, incoming: VoiceIncoming) -> Self;
        /// What handles outgoing calls.
        #[field("outgoing")]
        pub outgoing: Option<VoiceOutgoing>,
        #[setter(from)]
        pub fn outgoing(self, outgoing: VoiceOutgoing) -> Self;
        /// The SID of the credential for push notifications (`CR…`).
        #[field("push_credential_sid")]
        pub push_credential_sid: Option<String>,
        #[setter(text)]
        pub fn push_credential_sid(self, push_credential_sid: impl IntoText) -> Self;
        /// An identifier of the device, to which calls can be directed.
        #[field("endpoint_id", pii)]
        pub endpoint_id: Option<String>,
        #[setter(text)]
        pub fn endpoint_id(self, endpoint_id: impl IntoText) -> Self;
    }
}

crate::input_model! {
    /// Whether calls may arrive, of a [`VoiceGrant`].
    ///
    /// # Examples
    /// ```
    /// use twilio_runtime::{VoiceGrant, VoiceIncoming};
    ///
    /// let grant = VoiceGrant::default().incoming(VoiceIncoming::default().allow(true));
    /// ```
    pub struct VoiceIncoming {
        /// Whether calls to the identity may arrive. Without it, they may not.
        #[field("allow")]
        pub allow: Option<bool>,
        #[setter(value)]
        pub fn allow(self, allow: bool) -> Self;
    }
}

crate::input_model! {
    /// What handles outgoing calls, of a [`VoiceGrant`].
    ///
    /// # Examples
    /// ```
    /// use twilio_runtime::VoiceOutgoing;
    ///
    /// let outgoing = VoiceOutgoing::default()
    ///     .application_sid("AP0123456789abcdef0123456789abcdef")
    ///     .params(serde_json::json!({"queue": "sales"}));
    /// ```
    pub struct VoiceOutgoing {
        /// The SID of the TwiML application (`AP…`).
        #[field("application_sid")]
        pub application_sid: Option<String>,
        #[setter(text)]
        pub fn application_sid(self, application_sid: impl IntoText) -> Self;
        /// What the application gets with each call: a JSON object.
        #[field("params", pii)]
        pub params: Option<Json>,
        #[setter(json)]
        pub fn params(self, params: impl IntoJson) -> Self;
    }
}

crate::input_model! {
    /// Permits Video. The token needs an identity.
    ///
    /// # Examples
    /// ```
    /// use twilio_runtime::{AccessToken, VideoGrant};
    ///
    /// let token = AccessToken::new("guest-17").video(VideoGrant::default().room("consultation-17"));
    /// ```
    pub struct VideoGrant {
        /// The only room that the identity may join, by its name or SID. Without it, all of the account's.
        #[field("room", pii)]
        pub room: Option<String>,
        #[setter(text)]
        pub fn room(self, room: impl IntoText) -> Self;
    }
}

crate::input_model! {
    /// Permits TaskRouter.
    ///
    /// # Examples
    /// ```
    /// use twilio_runtime::{AccessToken, TaskRouterGrant};
    ///
    /// let grant = TaskRouterGrant::default()
    ///     .workspace_sid("WS0123456789abcdef0123456789abcdef")
    ///     .worker_sid("WK0123456789abcdef0123456789abcdef")
    ///     .role("worker");
    /// let token = AccessToken::new("agent-3").task_router(grant);
    /// ```
    pub struct TaskRouterGrant {
        /// The SID of the workspace (`WS…`).
        #[field("workspace_sid")]
        pub workspace_sid: Option<String>,
        #[setter(text)]
        pub fn workspace_sid(self, workspace_sid: impl IntoText) -> Self;
        /// The SID of the worker (`WK…`).
        #[field("worker_sid")]
        pub worker_sid: Option<String>,
        #[setter(text)]
        pub fn worker_sid(self, worker_sid: impl IntoText) -> Self;
        /// The role of the identity, such as `worker`.
        #[field("role")]
        pub role: Option<String>,
        #[setter(text)]
        pub fn role(self, role: impl IntoText) -> Self;
    }
}
