//! The body of a webhook in, the event that it reports out.

mod conversations_event;
mod event_type;
mod form_json;

pub use self::{conversations_event::ConversationsEvent, event_type::ConversationsEventType};
