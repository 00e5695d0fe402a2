//! The backend of a website's chat: requests of visitors go in; web chats of Flex, and the tokens to take part in them, come out.
//!
//! ```text
//! browser ──> origins ──> limits ──> routes ──> chats ──> Twilio
//!                                      └──────> tokens
//! ```
//!
//! It serves the requests of Twilio's public web chat app in place of the server of that app. `README.md` has the details.

mod chats;
mod config;
mod json_body;
mod limits;
mod origins;
mod refusal;
mod request_log;
mod router;
mod routes;
mod server;
mod tokens;
mod visitor;

pub use self::{
    config::{Config, Problems},
    server::Server,
};
