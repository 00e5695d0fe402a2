//! What is wrong with grants that no service would accept: grants go in, the name of the faulty input and what is wrong with it come
//! out.

use super::grants::{
    ChatGrant, Grants, SyncGrant, TaskRouterGrant, VideoGrant, VoiceGrant, VoiceOutgoing,
};
use crate::{Json, credentials::check, error::configuration_error::ConfigurationError};

type Check = Result<(), ConfigurationError>;

/// Checks the identity and the grants of a token that is to be made.
pub(super) fn check(grants: &Grants) -> Check {
    identity(grants)?;
    grants.chat.as_ref().map_or(Ok(()), chat)?;
    grants.sync.as_ref().map_or(Ok(()), sync)?;
    grants.voice.as_ref().map_or(Ok(()), voice)?;
    grants.video.as_ref().map_or(Ok(()), video)?;
    grants.task_router.as_ref().map_or(Ok(()), task_router)?;
    object(
        grants.playback.as_ref(),
        "the playback grant is not a JSON object: take `grant` of the answer of the API",
    )
}

/// An identity may be any text, but not nothing. Twilio compares it as it is.
fn identity(grants: &Grants) -> Check {
    match grants.identity.as_deref() {
        Some("") => Err(ConfigurationError::AccessToken(
            "the identity of the access token is empty: give each user one that stays the same, such as a random id for a guest",
        )),
        None if needs_identity(grants) => Err(ConfigurationError::AccessToken(
            "the access token has no identity, which grants for chat, Sync, voice and video need: make it with `AccessToken::new`",
        )),
        Some(_) | None => Ok(()),
    }
}

fn needs_identity(grants: &Grants) -> bool {
    grants.chat.is_some()
        || grants.sync.is_some()
        || grants.voice.is_some()
        || grants.video.is_some()
}

fn chat(grant: &ChatGrant) -> Check {
    sid(
        "`service_sid` of the chat grant",
        grant.service_sid.as_deref(),
        "IS",
    )?;
    text(
        "`endpoint_id` of the chat grant",
        grant.endpoint_id.as_deref(),
    )?;
    sid(
        "`deployment_role_sid` of the chat grant",
        grant.deployment_role_sid.as_deref(),
        "RL",
    )?;
    sid(
        "`push_credential_sid` of the chat grant",
        grant.push_credential_sid.as_deref(),
        "CR",
    )
}

fn sync(grant: &SyncGrant) -> Check {
    if let Some(service) = &grant.service_sid {
        check::sid_or_name("`service_sid` of the sync grant", service, "IS")?;
    }
    text(
        "`endpoint_id` of the sync grant",
        grant.endpoint_id.as_deref(),
    )
}

fn voice(grant: &VoiceGrant) -> Check {
    grant.outgoing.as_ref().map_or(Ok(()), outgoing)?;
    sid(
        "`push_credential_sid` of the voice grant",
        grant.push_credential_sid.as_deref(),
        "CR",
    )?;
    text(
        "`endpoint_id` of the voice grant",
        grant.endpoint_id.as_deref(),
    )
}

fn outgoing(outgoing: &VoiceOutgoing) -> Check {
    sid(
        "`application_sid` of the voice grant",
        outgoing.application_sid.as_deref(),
        "AP",
    )?;
    object(
        outgoing.params.as_ref(),
        "`params` of the voice grant is not a JSON object, such as `json!({\"queue\": \"sales\"})`",
    )
}

fn video(grant: &VideoGrant) -> Check {
    text("`room` of the video grant", grant.room.as_deref())
}

fn task_router(grant: &TaskRouterGrant) -> Check {
    sid(
        "`workspace_sid` of the TaskRouter grant",
        grant.workspace_sid.as_deref(),
        "WS",
    )?;
    sid(
        "`worker_sid` of the TaskRouter grant",
        grant.worker_sid.as_deref(),
        "WK",
    )?;
    text("`role` of the TaskRouter grant", grant.role.as_deref())
}

fn object(json: Option<&Json>, problem: &'static str) -> Check {
    match json {
        Some(json) if !json.is_object() => Err(ConfigurationError::AccessToken(problem)),
        Some(_) | None => Ok(()),
    }
}

fn sid(name: &'static str, sid: Option<&str>, prefix: &'static str) -> Check {
    sid.map_or(Ok(()), |sid| check::sid(name, sid, prefix))
}

fn text(name: &'static str, text: Option<&str>) -> Check {
    text.map_or(Ok(()), |text| check::text(name, text))
}
