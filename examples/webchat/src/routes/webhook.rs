//! `POST /webhook`: an event that Twilio signed in, a line of the log out.

use axum::{body::Bytes, http::StatusCode};
use twilio_flex::{ConversationsEvent, ConversationsEventType};

/// Takes an event of Conversations. Here a website would close its own record of the chat, or send its transcript.
///
/// Twilio asks some events in advance; an empty answer with status 200 means that nothing is against it.
pub(crate) async fn webhook(body: Bytes) -> StatusCode {
    let event = ConversationsEvent::from_form(&body);
    let conversation = event.conversation_sid.as_deref();
    if event.state_to.as_deref() == Some("closed") {
        tracing::info!(conversation, "chat closed");
    } else {
        let event_type = event.event_type.as_ref();
        let event_type = event_type.map(ConversationsEventType::as_str);
        tracing::info!(conversation, event_type, "event");
    }
    StatusCode::OK
}
