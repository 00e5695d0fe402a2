//! The server from outside: over sockets, with a service in place of Twilio that does as the tests say.

mod bodies;
#[cfg(feature = "browser")]
mod browser;
mod failures;
mod limits;
mod log;
mod mock_server;
mod origins;
mod page;
mod program;
mod refreshes;
mod settings;
mod shutdown;
#[cfg(unix)]
mod signals;
mod starts;
mod support;
mod webhooks;
