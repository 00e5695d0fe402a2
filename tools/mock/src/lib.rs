//! A local server that answers like the Twilio Flex API: for tests without an account, without costs and without a network, which
//! can also fail on demand.
//!
//! ```
//! use twilio_flex_mock::{Fault, MockServer};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = MockServer::start().await?;
//! let flex = server.client();
//! let chat = flex.v2().web_chats().create("IG0123456789abcdef0123456789abcdef").send().await?;
//! assert!(chat.conversation_sid.is_some());
//!
//! server.fault(Fault::status(503).on("ListFlexFlow").times(1));
//! flex.v1().flex_flows().list().send().await?; // The client tries again.
//! server.journal().assert_called("ListFlexFlow", 2);
//! # Ok(())
//! # }
//! ```
//!
//! Data flows one way:
//!
//! ```text
//! description.json -> plan (what each operation does) ─┐
//! request -> route -> authentication -> inputs -> perform (store, record) -> answer
//!                               journal, fault: beside the way of every request
//! ```

mod answer_body;
mod answering;
mod authentication;
mod chance;
mod clock;
pub mod command;
mod control;
mod description;
mod fault;
mod files;
mod inputs;
mod journal;
mod mock_server;
mod nearest;
mod oauth;
mod percent;
mod perform;
mod plan;
mod received;
mod record;
mod refusal;
mod route;
mod rules;
mod seeds;
mod sending;
mod server;
mod service;
mod sid;
mod socket;
mod store;
mod template;
mod webhook;
mod words;
mod world;

pub use self::fault::Fault;
pub use self::files::FileError;
pub use self::journal::{Entry, Journal};
pub use self::mock_server::{MockServer, MockServerBuilder, StartError};
pub use self::webhook::{Webhook, WebhookAnswer, WebhookError};

/// The description of the Flex API.
const DESCRIPTION: &str = include_str!("../../../generated/description.json");
