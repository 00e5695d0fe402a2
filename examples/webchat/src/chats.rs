//! A visitor's name, question and answers in; a web chat of Flex with its first messages out.

use tracing::field::debug;
use twilio_flex::{ApiError, Client, Error, Json, Method, sid::ConversationSid};

use crate::config::Config;

const CONVERSATIONS: &str = "https://conversations.twilio.com";

/// What the conversation is called, and who welcomes the guest; as Twilio's own server has it.
const CHAT_NAME: &str = "Webchat widget";
const HOST: &str = "Concierge";

/// Starts web chats.
pub(crate) struct Chats {
    flex: Client,
    address_sid: String,
    service_sid: String,
}

/// A web chat, and the identity under which the guest takes part in it.
pub(crate) struct Chat {
    pub(crate) conversation_sid: ConversationSid,
    pub(crate) identity: String,
}

impl Chats {
    pub(crate) fn new(config: &Config) -> Self {
        Self {
            flex: config.flex.clone(),
            address_sid: config.address_sid.clone(),
            service_sid: config.tokens.service_sid.clone(),
        }
    }

    /// Starts a chat. It is `None` if Twilio's answer lacks a part that a chat needs.
    pub(crate) async fn start(&self, name: &str, answers: &str) -> Result<Option<Chat>, Error> {
        let create = self.flex.v2().web_chats().create(&self.address_sid);
        let chat = create
            .chat_friendly_name(CHAT_NAME)
            .customer_friendly_name(name)
            .pre_engagement_data(answers)
            .send()
            .await?;
        let parts = chat.conversation_sid.zip(chat.identity);
        Ok(parts.map(|(conversation_sid, identity)| Chat {
            conversation_sid,
            identity,
        }))
    }

    /// Writes the guest's question and a welcome into the chat.
    ///
    /// The chat exists whatever happens to these messages, and the agent finds the question among the answers too. So a failure is
    /// one line of the log.
    pub(crate) async fn greet(&self, chat: &Chat, name: &str, question: &str) {
        let welcome = format!("Welcome {name}! An agent will be with you in just a moment.");
        let written = match self.write(chat, &chat.identity, question).await {
            Ok(()) => self.write(chat, HOST, &welcome).await,
            Err(error) => Err(error),
        };
        if let Err(error) = written {
            log_failure(&error, "a first message was not written");
        }
    }

    /// Adds a message to a conversation. The client has no method for it, because it belongs to another API of Twilio's.
    async fn write(&self, chat: &Chat, author: &str, text: &str) -> Result<(), Error> {
        let message = self
            .flex
            .request(Method::Post, "/v1/Services")
            .host(CONVERSATIONS)
            .segment(&self.service_sid)
            .path("/Conversations")
            .segment(&chat.conversation_sid)
            .path("/Messages")
            .form("Author", author)
            .form("Body", text);
        // The guest's message has to reach the flow or the bot behind the address; the welcome must not.
        let message = if author == chat.identity {
            message.with_header("X-Twilio-Webhook-Enabled", "true")
        } else {
            message
        };
        message.send::<Json>().await.map(drop)
    }
}

/// Logs why a call failed, with Twilio's code and the id that its support asks for. The texts of an error are not logged: Twilio's
/// may repeat what the guest wrote.
pub(crate) fn log_failure(error: &Error, what: &'static str) {
    tracing::warn!(
        kind = ?error.kind(),
        status = error.status(),
        code = error.api_error().and_then(ApiError::code),
        request_id = error.request_id(),
        operation = error.operation(),
        stage = error.stage().map(debug),
        "{what}",
    );
}
