//! The form of a webhook of Conversations in, its fields out.

use super::{event_type::ConversationsEventType, form_json};
use crate::DateTime;

crate::model! {
    /// An event of Conversations, which Flex builds its channels on.
    ///
    /// One type for all events: a field that an event does not have is `None`. Fields that this version of the crate does not know
    /// are in [`unknown_fields`](Self::unknown_fields), as texts. Personal values do not show in `Debug`.
    pub struct ConversationsEvent {
        /// What happened.
        #[field("EventType")]
        pub event_type: Option<ConversationsEventType>,
        /// The account (`AC…`).
        #[field("AccountSid")]
        pub account_sid: Option<String>,
        /// The Conversations service (`IS…`).
        #[field("ChatServiceSid")]
        pub chat_service_sid: Option<String>,
        /// The messaging service (`MG…`).
        #[field("MessagingServiceSid")]
        pub messaging_service_sid: Option<String>,
        /// The Conversation (`CH…`).
        #[field("ConversationSid")]
        pub conversation_sid: Option<String>,
        /// The message (`IM…`).
        #[field("MessageSid")]
        pub message_sid: Option<String>,
        /// The participant (`MB…`): who was added, changed or removed, or who wrote the message.
        #[field("ParticipantSid")]
        pub participant_sid: Option<String>,
        /// The user (`US…`).
        #[field("UserSid")]
        pub user_sid: Option<String>,
        /// The role of the participant or the user (`RL…`).
        #[field("RoleSid")]
        pub role_sid: Option<String>,
        /// When it was created.
        #[field("DateCreated")]
        pub date_created: Option<DateTime>,
        /// When it was changed.
        #[field("DateUpdated")]
        pub date_updated: Option<DateTime>,
        /// The name of the Conversation or the user that people see.
        #[field("FriendlyName", pii)]
        pub friendly_name: Option<String>,
        /// The name of the Conversation that is unique in its service.
        #[field("UniqueName", pii)]
        pub unique_name: Option<String>,
        /// The attributes, as JSON text.
        #[field("Attributes", pii)]
        pub attributes: Option<String>,
        /// The identity of the participant or the user.
        #[field("Identity", pii)]
        pub identity: Option<String>,
        /// The place of the message in its Conversation, in digits.
        #[field("Index")]
        pub index: Option<String>,
        /// The text of the message.
        #[field("Body", pii)]
        pub body: Option<String>,
        /// Who wrote the message: an identity or an address.
        #[field("Author", pii)]
        pub author: Option<String>,
        /// The files of the message, as JSON text.
        #[field("Media", pii)]
        pub media: Option<String>,
        /// The address of the participant.
        #[field("MessagingBinding.Address", pii)]
        pub messaging_binding_address: Option<String>,
        /// The address of yours that the participant writes to.
        #[field("MessagingBinding.ProxyAddress", pii)]
        pub messaging_binding_proxy_address: Option<String>,
        /// When the state changed.
        #[field("StateUpdated")]
        pub state_updated: Option<DateTime>,
        /// The state before the change, such as `active`.
        #[field("StateFrom")]
        pub state_from: Option<String>,
        /// The state after the change, such as `closed`.
        #[field("StateTo")]
        pub state_to: Option<String>,
        /// What changed the state, such as `API` or `TIMER`.
        #[field("Reason")]
        pub reason: Option<String>,
        /// The delivery receipt (`DY…`).
        #[field("DeliveryReceiptSid")]
        pub delivery_receipt_sid: Option<String>,
        /// The message in its channel, such as `SM…`.
        #[field("ChannelMessageSid")]
        pub channel_message_sid: Option<String>,
        /// How far the delivery is, such as `delivered`.
        #[field("Status")]
        pub status: Option<String>,
        /// Why the delivery failed, in digits.
        #[field("ErrorCode")]
        pub error_code: Option<String>,
    }
}

impl ConversationsEvent {
    /// Reads the body of a webhook. It takes any text: what is not a field of an event is an unknown field.
    ///
    /// Check that the webhook is Twilio's before: with a [`WebhookValidator`](crate::WebhookValidator) or behind a `WebhookLayer`.
    ///
    /// ```
    /// use twilio_runtime::{ConversationsEvent, ConversationsEventType};
    ///
    /// let event = ConversationsEvent::from_form(b"EventType=onMessageAdded&Index=3&Body=Hello%2C+Ada&Later=1");
    /// assert_eq!(event.event_type, Some(ConversationsEventType::MessageAdded));
    /// assert_eq!(event.body.as_deref(), Some("Hello, Ada"));
    /// assert_eq!(event.unknown_fields()["Later"], "1");
    /// assert!(!format!("{event:?}").contains("Ada"));
    /// ```
    pub fn from_form(form: &[u8]) -> Self {
        form_json::read(form)
    }
}

#[cfg(test)]
mod tests {
    use super::{ConversationsEvent, ConversationsEventType};
    use crate::Json;

    #[test]
    fn events_and_fields_that_twilio_adds_are_kept() {
        let event = ConversationsEvent::from_form(
            b"EventType=onHologram&DateCreated=soon&Index=x&New=a&New=b&Empty=&Bad=%ff",
        );
        let event_type = event
            .event_type
            .as_ref()
            .map(ConversationsEventType::as_str);
        assert_eq!(event_type, Some("onHologram"));
        assert_eq!(
            event.date_created.as_ref().map(crate::DateTime::as_str),
            Some("soon")
        );
        assert_eq!(event.index.as_deref(), Some("x"));
        assert_eq!(event.unknown_fields()["New"], Json::from(vec!["a", "b"]));
        assert_eq!(event.unknown_fields()["Empty"], "");
        assert_eq!(event.unknown_fields()["Bad"], "\u{fffd}");
        assert!(event.mismatches().is_empty());
    }

    #[test]
    fn no_field_is_lost_because_another_one_occurs_twice() {
        let event = ConversationsEvent::from_form(b"Body=a&Body=b&MessageSid=IM1");
        assert_eq!(event.message_sid.as_deref(), Some("IM1"));
        assert_eq!(event.body, None);
        assert_eq!(event.mismatches().len(), 1);
    }

    #[test]
    fn debug_shows_no_personal_value() {
        let personal = [
            "Body",
            "Author",
            "Attributes",
            "Identity",
            "ClientIdentity",
            "FriendlyName",
            "UniqueName",
            "Media",
            "MessagingBinding.Address",
            "MessagingBinding.ProxyAddress",
            "Unknown",
        ];
        for name in personal {
            let event = ConversationsEvent::from_form(format!("{name}=Ada&Index=42").as_bytes());
            let shown = format!("{event:?}");
            assert!(shown.contains("42") && !shown.contains("Ada"), "{shown}");
        }
    }
}
