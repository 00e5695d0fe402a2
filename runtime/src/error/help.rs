//! What to do about an error: its kind goes in, a sentence in the imperative comes out, unless its message has it already.

use crate::error::{Error, kind::ErrorKind, network_stage::NetworkStage};

/// Returns what to do about `error`.
pub(crate) fn help(error: &Error) -> Option<&'static str> {
    Some(match error.kind() {
        // Their messages have it.
        ErrorKind::Configuration | ErrorKind::InvalidRequest | ErrorKind::NotStarted => {
            return None;
        }
        ErrorKind::Authentication if error.status().is_none() => return None,
        ErrorKind::Authentication => {
            "check that the secret belongs to the SID, and both to this account and region; was it revoked?"
        }
        ErrorKind::PermissionDenied => {
            "give the API key the permission for this operation, or use other credentials"
        }
        ErrorKind::NotFound => {
            "check the SIDs in the path: are they of this account and region, and not deleted?"
        }
        ErrorKind::RateLimited => {
            "send fewer requests at once: see `max_concurrency` and `rate_limit` of `ClientBuilder`"
        }
        ErrorKind::Rejected => "correct the request: the same one will be refused again",
        ErrorKind::Redirected => "check the base URL: redirects are not followed",
        ErrorKind::Connect | ErrorKind::ConnectTimeout => connection(error.stage()?)?,
        ErrorKind::ServerError | ErrorKind::Interrupted | ErrorKind::Timeout => {
            unanswered(error.was_sent())
        }
        ErrorKind::ResponseTooLarge => {
            "ask for smaller pages, or raise `ClientBuilder::max_response_size`"
        }
        ErrorKind::Decode => {
            "look at `Error::body`: is it a gateway's page? the service has acted on the request"
        }
        ErrorKind::PageLink => {
            "check the base URL: links are followed to the host of the API alone"
        }
    })
}

/// Returns what to do where it is not known what became of the call.
fn unanswered(was_sent: bool) -> &'static str {
    if was_sent {
        "try again, but if the call changes something, look first whether the service has acted on it"
    } else {
        "try again later: nothing was sent"
    }
}

/// Returns what to do where there was no connection.
fn connection(stage: NetworkStage) -> Option<&'static str> {
    Some(match stage {
        NetworkStage::Dns => "check the name of the host, and whether this machine can look it up",
        NetworkStage::Connect => {
            "check the network and the firewall: does the way out lead through a proxy?"
        }
        NetworkStage::Tls => {
            "check that the port speaks TLS, and whether a firewall in between replaces certificates"
        }
        // The cause names what the proxy requires.
        NetworkStage::Proxy => return None,
        NetworkStage::Sending | NetworkStage::Receiving => "try again: nothing was sent",
    })
}
